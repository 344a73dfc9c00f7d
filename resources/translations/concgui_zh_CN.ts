<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>concgui</name>
        <message>
            <location filename="../../concgui/control/cards.py" />
            <location filename="../../concgui/control/orders.py" />
            <source>There is no such worker any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>At least one core must stay allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>Concgui can choose cores on Linux alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>Core {missing} cannot be used; the cores here are {usable}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>The program makes threads so fast that not all of them got the allowed cores.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>macOS lets no program choose its cores.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>{who} kept the old cores: the system did not let us change them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>MainProcess has ended: the statement was not sent. Reset begins a new run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>MainProcess has no pid yet: it cannot be interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <location filename="../../concgui/core/actions.py" />
            <source>No program is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped before the program began.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: MainProcess did not end by SIGTERM, so all of it was killed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: MainProcess left by itself after SIGTERM, {describe}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: SIGTERM ended MainProcess.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: what MainProcess left behind was killed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>The guard of the program was killed from outside; the system ended the program with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>The program ended before it began ({describe}): see Output.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>The queue of MainProcess is full: the statement was not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>{name} has ended: {signal} reached nobody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <location filename="../../concgui/core/scenario.py" />
            <source>A worker has no field {field}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>No cards: it is longer than {most:,} letters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>No cards: it runs with arguments or other settings of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>No cards: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>The cards change the text, not the file. “Open as a script” (Ctrl+Shift+O) runs the file as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>{title} has changed and has no cards now, for {reason}: open it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>{title} was changed outside, too: Run again for what is shown, or open it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is Python {short}; 3.9 or later is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is not a Python interpreter: it did not tell its version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is not a Python interpreter: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is {words}: programs run with CPython, 3.9 or later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>The program cannot be started in the folder {folder}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>The program cannot be started with {python!r}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>The program cannot be started: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>There is no Python interpreter {python!r}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>{python!r} is not a Python interpreter: it is not an executable file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>{python!r} is not a Python interpreter: the system cannot execute it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch_in_folder.py" />
            <source>There is no folder {folder} to run the program in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch_windows.py" />
            <source>The program cannot be started with {python!r}: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/launch_windows.py" />
            <source>The program cannot be started: there is no pipe for its events.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>Nobody has voted yet: press A, B, … first, then + and −.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>The end of {name} is not asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>The lesson asks nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>The votes are closed: “Predict” asks the question again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>There is no answer {letter}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>{name}: you said {guess} s, it was {end} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>{name}: you said {guess} s; when it ended is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>Recording saved as {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>There is nothing to save: nothing has run yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>{path} cannot be written: an error inside concgui; the details are in {log}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>{path} cannot be written: there is not enough memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>{saving} is still being saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/meters.py" />
            <source>In the last {value:g} s, {load:.1f} CPUs were busy on average, {told} (sampled CPU time).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/meters.py" />
            <source>In the last {value:g} s, {on_cpu:.1f} threads were on a CPU on average, and two or more at the same instant for {parallel:.0%} of the time (kernel records).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>The text of {name} is not known: it is in no file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>The text of {name} is not known: {python} did not tell which file it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>There is no module {name}, as {python} looks for it {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>{name} is a package without a module __main__: it cannot be run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/orders.py" />
            <source>This system has no such signal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/outputlimit.py" />
            <source>The program has printed more than {value} MB: from here on its lines are shown, but not recorded. All else is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/outputs.py" />
            <source>{words} not shown here: too many came at once. The recording has what was not dropped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/preferences.py" />
            <source>The settings in {file} cannot be read: the usual ones are used instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/printing.py" />
            <source>{words} of C code or subprocesses cannot be shown: too many came at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>Changed on disk at {time}: this is the new text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>Changed on disk, and here by the cards: open it again for the other text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>Changed on disk: Run again uses the new text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>{title} was deleted or moved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>{why} Its text is shown as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/remembered.py" />
            <source>How the script runs is remembered only until the window closes: {file} cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/replays.py" />
            <source>{name} was not opened: its reading was cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/replays.py" />
            <source>{path} cannot be shown: an error inside concgui; the details are in {log}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/replays.py" />
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is too large for this machine's memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/running.py" />
            <source>The program cannot be watched, so it was not begun: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/runstate.py" />
            <source>This script has no `if __name__ == "__main__":` guard around what starts workers: each spawned worker imports the script and would start workers of its own, so Python refused it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>Its text is being looked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>The folder {folder} is not there: choose another one in “How to run”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>The interpreter {python} is not there: choose another one in “How to run”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <location filename="../../concgui/core/actions.py" />
            <source>The script makes its own workers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>{name} is empty: it will run, and do nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>Cards can be replaced only before a Free program runs: press Reset first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>It can have cards: open it again for them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>No script is shown: open one, then choose how it runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>Nothing is shown that could be opened as a script: open a program of your own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>That is for the next run: this one goes on as it began.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>There is no lesson {lesson_id}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{method!r} is no start method here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{method} is for the next run: press Reset to begin it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{name} is in the program that runs: press Reset, then change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{title} only makes workers: they are the cards of Free now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <location filename="../../concgui/core/storage.py" />
            <source>There is no file {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>unknown coding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} is not a Python script: it is a binary file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} is too large for a script: it has more than {n} MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} is {other}, not a script.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path}, line {line}: not UTF-8, and no other coding is declared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path}, line {line}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{text} has a meaning of its own in the program: choose another name, such as p9.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{whose} decides the {field} of {name}: only its interval can be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{whose} has no function that a new worker could run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{whose} has no function that {verb}, and none can be added while it runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>No program is running that could read a line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The input was ended: the program gets no more lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The program has closed its input: what is typed reaches nobody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The program has not begun yet: type again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The program's input is {encoding}, which has no {odd!r}: nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{n:,} lines are too many at once: up to {most:,} can be typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{size} are too much at once: up to {size2} can be typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{size} wait already, and the program reads none of it: the line was not sent. Stop ends the program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/control/watching.py" />
            <source>{error} CPU time is sampled instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>A thread cannot be paused from outside: SIGSTOP stops all threads of a process.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It is being stopped: it can be run again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It is being stopped: to press again kills all of it now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It runs already: Reset stops it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It runs already: Stop ends it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess executes nothing that could be interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess executes the script and cannot be asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess has ended, and what it started goes on: Stop ends that, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess has ended: Reset begins a new run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess has run its last line and executes no more statements.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess is busy: {call} waits in its queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess is not free: the signal is sent to {name} from outside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Nothing has run yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Only a script is stopped: Reset ends this program, End main lets it reach its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Python has no such call: it is for the workers of a script.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The pid of {name} is not known yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The program makes its workers: press Run first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The program makes {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The script alone decides what is started and joined.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The script ends by itself: Stop ends it now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The script has ended: Run starts it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <location filename="../../concgui/core/scenario.py" />
            <source>There are {n} workers already, and more do not fit: remove one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is no program to run but the buttons: press Start on a worker.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is no worker: add one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to join now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to start now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to terminate now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>This is a recording: open a program, or choose Free or a lesson, to run one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Threads cannot be killed: Python has no such call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Threads cannot be paused: Python has no such call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Threads cannot be terminated: Python has no such call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} did not start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} did not start, so there is nothing to join.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} has ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} has ended: join() returns at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} has no pid yet: {name}.{call}() waits in the queue of MainProcess.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is in the program that runs: press Reset, then remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is not paused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is paused already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is paused: SIGTERM reaches it when it continues.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was closed: nothing can be called on it any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was not started</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was not started: only what was started can be joined.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was started already: a process can be started only once. Reset begins a new run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was started already: a thread can be started only once. Reset begins a new run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name}.start() waits in the queue of MainProcess already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{why}: there is nothing to kill.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{why}: there is nothing to pause.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{why}: there is nothing to terminate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Processes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Processes, one core</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>There is nothing to compare: add a worker with N, then compare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>This program makes its workers by itself, without cards, so its work cannot be written as sequence, threads and processes. Repeat runs it as it is, 20 times.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Threads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Threads without GIL</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>each with its own Python</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>in one process, Python {version}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>in one process, with the GIL</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>main calls one after the other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>they take turns on core {core}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>{file} defines {target} in main: put it above the guard, so that sequence, threads and processes can call it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>No line of the program ran in this span.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>No statement of the program ran in this span.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>Several lines ran in this span, the marked one longest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line created {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line made the call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line ran in this span.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line started {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>Which line ran in this span was not measured.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>Which line ran in this span was not measured: lines that run too often are not told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>{n} statements ran in this span, the marked one longest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>ended, {how}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>exit 1: exception</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>exit {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>signal {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>{signal}, exit −{number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a directory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a pipe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a socket</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/kinds.py" />
            <source>The program sent a continuation without an event, so its event channel was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/kinds.py" />
            <source>The program sent an event of the unknown kind {kind}, so its event channel was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/kinds.py" />
            <source>The program sent an event of the wrong length, so its event channel was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>The process {pid} announced itself as MainProcess, and there was one already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>start() was called while the program was being imported by one of its own children: put what starts processes under if __name__ == "__main__":</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>{title}: its first Python line was reported twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>{title}: that it entered its target was reported twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_doings.py" />
            <source>{title}: the end of a {what} came without its beginning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>MainProcess ended before any of its events arrived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>The operating system reported the end of process {pid}, which is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>{signal} was sent to a process that is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>{signal} was sent to process {pid}, which is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_registry.py" />
            <source>The creation of the {name} in process {pid} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_registry.py" />
            <source>The first event of MainProcess is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lane_registry.py" />
            <source>The process {pid} was never announced: its first events are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>a signal was sent to it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it entered its target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it left by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it left its target</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it was closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it was created</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>its exit code was learned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>its first Python line ran</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>kill() was called</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>start() raised</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>start() returned</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>start() was called</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>terminate() was called</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>the operating system reported its end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>{told} while it was {phase}: an event before it is missing, or came twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/listing.py" />
            <source>{filename} is not a Python program: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/listing.py" />
            <source>{filename}, line {lineno}: args must be a tuple: write args=({wrote},).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/listing.py" />
            <location filename="../../concgui/core/readback.py" />
            <source>{filename}, line {line}: {msg}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/livefile.py" />
            <location filename="../../concgui/core/recordingfile.py" />
            <source>{path} cannot be written: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/livefile.py" />
            <location filename="../../concgui/core/recordingfile.py" />
            <source>{path} cannot be written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>there is no home directory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>{folder} cannot be made: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>{path} cannot be removed: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>{path} is being read just now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>Python warns about line {line}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>a card cannot tell what {name}() does in its interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>it has no `if __name__ == "__main__":`</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>it makes {n} workers, and there are {most} cards at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>its coding is {declared}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>its main makes no worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} chooses a start method that there is not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} chooses the start method in a way that the toolbar cannot show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} defines something under the guard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} gives the worker what no card can show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} makes a worker that no card can show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} runs before the guard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the first argument in line {line} is no whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the guard in line {line} is not its last part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the interval in line {line} is finer than a card can show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the interval in line {line} is outside of what a card can show, {limits}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>{hidden} in its folder hides Python's own module</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>{least} to {most} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>{name} is assigned more than once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} changes {module}.{name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} gives {name} another name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} imports {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} imports {name} from {module}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} uses {module}.{name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} uses {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} uses {name} in a way that no card can show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>{name} is imported and is something else, too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/reading.py" />
            <source>{path} is a damaged recording: there is no schema {version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/reading.py" />
            <source>{path} is not a recording of concgui.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/reading.py" />
            <source>{path} was written by a newer version of Concgui (schema {version}; this one reads 1 to {schema}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/recordingfile.py" />
            <source>{path} is being written or read just now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{by} means something else in {filename}: choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} does not import time, which {work}() needs: change it in its text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} does not import {wanted}: make {name} a {kind} in its text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} makes no worker {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} means something else by {work}: change the work in its text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{name} stands in the text of line {lineno}: change the name in the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>A variable cannot have a null character in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>Give the name of the module, such as package.module.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>Give the variable a name, or remove its row.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>The arguments have a null character in them: no program can be given that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>The backslash at the end of the arguments stands before nothing: write two for a backslash itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>The quote {quote} before {beginning} is not closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name!r} is no module's name: it is names with dots between, without blanks and slashes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name!r} is no module's name: write names with one dot between, such as package.module.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name!r} is no variable's name: it has an equals sign in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name} is there twice: remove one of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>A worker needs a name: type one, such as p1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>The interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>The name is too long: use at most {n} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>The timeout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>type seconds from {least} to {most}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} cannot be a variable: use letters, digits and _, and no digit first, as in p1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} has a meaning of its own in the program: choose another name, such as p1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} is a word of Python's own language: choose another name, such as p1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} is taken by another worker: choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} cannot be 0: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} cannot be negative: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} is empty: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} is too long: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} is too short: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} must be a finite number: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} must be a number, not {typed}: {limits}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/startmethod.py" />
            <source>{filename} has no main that could choose a start method.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/startmethod.py" />
            <source>{filename}, line {lineno}: change the start method in the text, it shares its line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/startmethod.py" />
            <source>{filename}, line {lineno}: put main's first statement into a line of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} cannot be read as a recording: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is a damaged recording: it holds values that cannot be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is a damaged recording: its end is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is not a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is not a recording, or is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>/proc/PID/task/TID/schedstat does not work here ({reason}): it needs a mounted /proc and a kernel with CONFIG_SCHED_INFO.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>Another source was not wanted; without --source the best is taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>CPU time comes from psutil: only Linux tells every switch, and how long a thread waits for a core.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>The kernel's own switch records: every turn of every thread, to the microsecond.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>The kernel's switch records cannot be had: this kernel accepts the request and records none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>There is no schedstat here: only Linux has it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>There is no source {kind!r}: it is one of {kinds}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>psutil cannot be imported: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/kernel_watch.py" />
            <source>Core {core} came online after the program began: what ran there is not recorded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/kernel_watch.py" />
            <source>Process {pid} runs a program that has more rights than Concgui: what it does cannot be seen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/kernel_watch.py" />
            <source>The kernel's records of core {cpu} make no sense ({reason}): that core is not followed any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>The kernel's switch records cannot be had</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject} while perf_event_paranoid is {level}: `sudo sysctl kernel.perf_event_paranoid=2` lets Concgui see every switch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: Concgui does not know how to ask for them on {machine}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: only Linux keeps them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: the memory that this user may lock is used up (`sudo sysctl kernel.perf_event_mlock_kb=2048` allows more).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>About Concgui</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Add a worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow all cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow core 0 … 9, or take it away</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow one core</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow two cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Ask active_children()</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Change the interval, on its slider</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose a program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose the allowed cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose the start method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose the timeout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Clear the range, then the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Continue it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Copy the output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Copy the program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Copy the range or the span</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Duplicate the selected worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Earlier lines, in the input line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Edit its interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Edit its name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>End main</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>End the input, in the input line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Export a picture, a trace or a table…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Find a name, a call or an end…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>First lane, last lane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Fold or unfold a process</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Fold or unfold all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Follow the now-line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go along the program's lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to an exact range…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the beginning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the next bookmark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the previous bookmark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>How to run the script…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Interrupt main (KeyboardInterrupt)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Join</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Join all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Join with timeout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Kill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Lanes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Lesson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Light, select what ran at a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Mark and measure a range (Shift+drag)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Measure the selected span</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Move, when it has the focus</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Next event of a recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Open a recent file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Open a script or a recording…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Open as a script, without cards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Pause (a script's process)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Pause; play a recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Previous event of a recording</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Remove the closest bookmark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Remove the selected worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Reset: stop everything, begin a new run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Run a module…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Save the output…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Save the program as .py…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Save the recording…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Scroll the lanes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select a span (click), and others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select a worker, outside of fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select the next worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select the previous worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select worker 1 … 9</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Set a bookmark here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show all lanes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show the whole run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Sort, filter, fold lanes…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Start all / Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Stop the script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Terminate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Terminate all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Type a line for the script</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Worker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Zoom in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Zoom out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>No program of a file is shown by cards: open one, and it can be opened as a script.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>No script is shown: open one, or a program with cards as one (Ctrl+Shift+O), then choose how it runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>Program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>Save the output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>There is nothing to export: nothing has run yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_run.py" />
            <source>No worker is selected: N adds one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_run.py" />
            <source>Nothing can be typed now: only a script that runs has an input.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_timeline.py" />
            <source>No recording is shown: open one, then go from event to event.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_timeline.py" />
            <source>There is no bookmark yet: M sets one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_timeline.py" />
            <source>There is nothing to mark yet: no program has run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/languages.py" />
            <location filename="../../concgui/ui/menus.py" />
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>High contrast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Ask the class what will happen, before it runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Back to live</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Compare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Fill the screen for the last row: the program and its timeline (F5)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Leave the replay: show the program as it is now (R)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Look at this run again, instant by instant (R)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Predict</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Present F5</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Replay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Run the same work by turns: sequence, threads, processes, one core</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
