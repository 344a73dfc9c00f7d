<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>concgui</name>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <source>alive at {seconds:.2f} s</source>
            <translation>{seconds:.2f} s 时存活</translation>
        </message>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>not Python</source>
            <translation>不是 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <source>not asked</source>
            <translation>未询问</translation>
        </message>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <source>not looked yet</source>
            <translation>尚未查看</translation>
        </message>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/meter.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>on CPU</source>
            <translation>在 CPU 上</translation>
        </message>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <location filename="../../concgui/observe/source.py" />
            <source>sleeping</source>
            <translation>休眠</translation>
        </message>
        <message>
            <location filename="../../concgui/control/alive.py" />
            <source>waiting for a core</source>
            <translation>等待核心</translation>
        </message>
        <message>
            <location filename="../../concgui/control/cards.py" />
            <location filename="../../concgui/control/orders.py" />
            <source>There is no such worker any more.</source>
            <translation>这个工作者已经不存在。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>Cancelled: {done} of {total} runs are measured.</source>
            <translation>已取消：测量了 {total} 次运行中的 {done} 次。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>MainProcess did not reach its end: {how}.</source>
            <translation>MainProcess 没有运行到结尾：{how}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>Not all of its workers were seen to end. MainProcess: {how}.</source>
            <translation>没有看到它的全部工作者结束。MainProcess：{how}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>looking for a free-threaded Python …</source>
            <translation>正在寻找自由线程版 Python …</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>run {n} of {times}</source>
            <translation>第 {n} 次运行，共 {times} 次</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>{name} did not do its work: {failure}.</source>
            <translation>{name} 没有完成工作：{failure}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compare.py" />
            <source>{name} did not do its work: {how}.</source>
            <translation>{name} 没有完成工作：{how}。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/control/compare.py" />
            <location filename="../../concgui/core/compare_words.py" />
            <source>{n} cores</source>
            <translation>
                <numerusform>{n} 个核心</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/control/compareplan.py" />
            <source>No free-threaded Python was found on this machine, so no threads without the GIL take part.</source>
            <translation>这台机器上没有找到自由线程版 Python，所以没有“无 GIL 线程”参加对比。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compareplan.py" />
            <source>Only one core is allowed, so processes on one core would be the same run again.</source>
            <translation>只允许一个核心，所以“进程，单核”与“进程”是同一种运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/compareruns.py" />
            <source>The run did not end within {took}, so it was ended, and no more were begun.</source>
            <translation>运行在 {took} 内没有结束，因此被结束，后面的不再进行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>At least one core must stay allowed.</source>
            <translation>至少要允许一个核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>Concgui can choose cores on Linux alone.</source>
            <translation>Concgui 只能在 Linux 上选择核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>Core {missing} cannot be used; the cores here are {usable}.</source>
            <translation>核心 {missing} 不能使用；这里的核心是 {usable}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>The program makes threads so fast that not all of them got the allowed cores.</source>
            <translation>程序创建线程太快，不是所有线程都得到了允许的核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>macOS lets no program choose its cores.</source>
            <translation>macOS 不让程序选择自己的核心。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/control/cores.py" />
            <source>{n} processes</source>
            <translation>
                <numerusform>{n} 个进程</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/control/cores.py" />
            <source>{who} kept the old cores: the system did not let us change them.</source>
            <translation>{who}仍使用原来的核心：系统不允许更改。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/deaths.py" />
            <location filename="../../concgui/control/replayoutput.py" />
            <source>{name} was ended by {signal}</source>
            <translation>{name} 被 {signal} 结束</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>MainProcess has ended: the statement was not sent. Reset begins a new run.</source>
            <translation>MainProcess 已结束：语句没有发送。按“重置”开始新的运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>MainProcess has no pid yet: it cannot be interrupted.</source>
            <translation>MainProcess 还没有 pid：不能中断。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <location filename="../../concgui/core/actions.py" />
            <source>No program is running.</source>
            <translation>没有程序在运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped before the program began.</source>
            <translation>程序开始之前已停止。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: MainProcess did not end by SIGTERM, so all of it was killed.</source>
            <translation>已停止：SIGTERM 没有结束 MainProcess，于是全部强制结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: MainProcess left by itself after SIGTERM, {describe}.</source>
            <translation>已停止：MainProcess 收到 SIGTERM 后自行退出，{describe}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: SIGTERM ended MainProcess.</source>
            <translation>已停止：SIGTERM 结束了 MainProcess。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>Stopped: what MainProcess left behind was killed.</source>
            <translation>已停止：MainProcess 留下的进程已强制结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>The guard of the program was killed from outside; the system ended the program with it.</source>
            <translation>程序的看护进程被外部强制结束；系统随之结束了程序。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>The program ended before it began ({describe}): see Output.</source>
            <translation>程序在开始之前就结束了（{describe}）：见“输出”。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>The queue of MainProcess is full: the statement was not sent.</source>
            <translation>MainProcess 的队列已满：语句没有发送。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/driver.py" />
            <source>{name} has ended: {signal} reached nobody.</source>
            <translation>{name} 已结束：{signal} 没有送达任何进程。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/editing.py" />
            <source>The program runs with it: press Reset, then redo.</source>
            <translation>正在运行的程序用着它：先按“重置”，再重做。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/editing.py" />
            <source>The program runs with it: press Reset, then undo.</source>
            <translation>正在运行的程序用着它：先按“重置”，再撤销。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/editing.py" />
            <source>There is nothing to redo: nothing was undone.</source>
            <translation>没有可以重做的：没有撤销过。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/editing.py" />
            <source>There is nothing to undo: nothing was changed here.</source>
            <translation>没有可以撤销的：这里没有改动。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/editing.py" />
            <source>{name} is in the program that runs: press Reset, then redo.</source>
            <translation>{name} 在正在运行的程序里：先按“重置”，再重做。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/editing.py" />
            <source>{name} is in the program that runs: press Reset, then undo.</source>
            <translation>{name} 在正在运行的程序里：先按“重置”，再撤销。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <location filename="../../concgui/core/scenario.py" />
            <source>A worker has no field {field}.</source>
            <translation>工作者没有字段 {field}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>No cards: it is longer than {most:,} letters.</source>
            <translation>没有卡片：程序超过 {most:,} 个字符。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>No cards: it runs with arguments or other settings of its own.</source>
            <translation>没有卡片：程序带有自己的参数或其他设置。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>No cards: {reason}.</source>
            <translation>没有卡片：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>The cards change the text, not the file. “Open as a script” (Ctrl+Shift+O) runs the file as it is.</source>
            <translation>卡片修改的是文本，不是文件。“作为脚本打开”（Ctrl+Shift+O）按原样运行文件。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>there are more than {n} files in its folder</source>
            <translation>它的文件夹里有超过 {n} 个文件</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>{title} has changed and has no cards now, for {reason}: open it again.</source>
            <translation>{title} 已改变，现在没有卡片，因为{reason}：请重新打开。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/filecards.py" />
            <source>{title} was changed outside, too: Run again for what is shown, or open it again.</source>
            <translation>{title} 在外部也被修改：再次运行用显示的文本，或重新打开它。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>, free-threaded</source>
            <translation>，自由线程</translation>
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is Python {short}; 3.9 or later is needed.</source>
            <translation>{python!r} 是 Python {short}；需要 3.9 或更高版本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is not a Python interpreter: it did not tell its version.</source>
            <translation>{python!r} 不是 Python 解释器：它没有报告版本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is not a Python interpreter: {reason}.</source>
            <translation>{python!r} 不是 Python 解释器：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/interpreters.py" />
            <source>{python!r} is {words}: programs run with CPython, 3.9 or later.</source>
            <translation>{python!r} 是 {words}：程序需用 CPython 3.9 或更高版本运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>The program cannot be started in the folder {folder}: {reason}.</source>
            <translation>程序无法在文件夹 {folder} 中启动：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <location filename="../../concgui/control/launch_windows.py" />
            <source>The program cannot be started with {python!r}: {reason}.</source>
            <translation>程序无法用 {python!r} 启动：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>The program cannot be started: {error}.</source>
            <translation>程序无法启动：{error}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>There is no Python interpreter {python!r}.</source>
            <translation>没有 Python 解释器 {python!r}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>{python!r} is not a Python interpreter: it is not an executable file.</source>
            <translation>{python!r} 不是 Python 解释器：它不是可执行文件。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch.py" />
            <source>{python!r} is not a Python interpreter: the system cannot execute it.</source>
            <translation>{python!r} 不是 Python 解释器：系统无法执行它。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch_in_folder.py" />
            <location filename="../../concgui/control/launch_windows.py" />
            <source>There is no folder {folder} to run the program in.</source>
            <translation>没有可供程序运行的文件夹 {folder}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/launch_windows.py" />
            <source>The program cannot be started: there is no pipe for its events.</source>
            <translation>程序无法启动：没有传送事件的管道。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessoncards.py" />
            <source>The lesson's program</source>
            <translation>课程的程序</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>Nobody has voted yet: press A, B, … first, then + and −.</source>
            <translation>还没有人投票：先按 A、B……，再按 + 和 −。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>The end of {name} is not asked for.</source>
            <translation>没有要求预测 {name} 的结束时间。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>The lesson asks nothing.</source>
            <translation>这一课没有提问。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>The votes are closed: “Predict” asks the question again.</source>
            <translation>投票已结束：“预测”可以重新提问。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>There is no answer {letter}.</source>
            <translation>没有答案 {letter}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>{name}: you said {guess} s, it was {end} s.</source>
            <translation>{name}：你们猜 {guess} s，实际 {end} s。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonrun.py" />
            <source>{name}: you said {guess} s; when it ended is not known.</source>
            <translation>{name}：你们猜 {guess} s；何时结束未知。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonsession.py" />
            <source>No lesson is shown: choose one first.</source>
            <translation>没有显示课程：请先选择一课。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonsession.py" />
            <source>Nothing has run yet: press Run first.</source>
            <translation>还没有运行过：请先按“运行”。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/lessonsession.py" />
            <source>There is no lesson {lesson_id}.</source>
            <translation>没有课程 {lesson_id}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/liverun.py" />
            <source>Recordings are kept in memory alone: {error}</source>
            <translation>记录只保存在内存中：{error}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>Recording saved as {path}.</source>
            <translation>记录已保存为 {path}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>There is nothing to save: nothing has run yet.</source>
            <translation>没有可以保存的：还没有运行过。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>{path} cannot be written: an error inside concgui; the details are in {log}.</source>
            <translation>{path} 无法写入：concgui 内部出错；详情见 {log}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>{path} cannot be written: there is not enough memory.</source>
            <translation>{path} 无法写入：内存不足。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/livesaves.py" />
            <source>{saving} is still being saved.</source>
            <translation>{saving} 仍在保存。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/meters.py" />
            <source>In the last {seconds:g} s, {load:.1f} CPUs were busy on average, {told} (sampled CPU time).</source>
            <translation>最近 {seconds:g} s 内，平均有 {load:.1f} 个 CPU 忙碌，{told}（采样的 CPU 时间）。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/meters.py" />
            <source>In the last {seconds:g} s, {on_cpu:.1f} threads were on a CPU on average, and two or more at the same instant for {parallel:.0%} of the time (kernel records).</source>
            <translation>最近 {seconds:g} s 内，平均有 {on_cpu:.1f} 个线程在 CPU 上，{parallel:.0%} 的时间有两个或更多在同一瞬间（内核记录）。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/meters.py" />
            <source>so two were at the same instant</source>
            <translation>所以有两个在同一瞬间</translation>
        </message>
        <message>
            <location filename="../../concgui/control/meters.py" />
            <source>whether at the same instant is not known</source>
            <translation>是否在同一瞬间未知</translation>
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>The text of {name} is not known: it is in no file.</source>
            <translation>{name} 的文本未知：它不在任何文件中。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>The text of {name} is not known: {python} did not tell which file it is.</source>
            <translation>{name} 的文本未知：{python} 没有说出是哪个文件。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>There is no module {name}, as {python} looks for it {where}.</source>
            <translation>没有模块 {name}（{python} 在{where}查找）。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>here</source>
            <translation>这里</translation>
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <location filename="../../concgui/ui/run_strip.py" />
            <source>in {folder}</source>
            <translation>{folder} 中</translation>
        </message>
        <message>
            <location filename="../../concgui/control/modulefile.py" />
            <source>{name} is a package without a module __main__: it cannot be run.</source>
            <translation>{name} 是没有 __main__ 模块的包：不能运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/orders.py" />
            <source>This system has no such signal.</source>
            <translation>这个系统没有这种信号。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/outputlimit.py" />
            <source>The program has printed more than {n} MB: from here on its lines are shown, but not recorded. All else is.</source>
            <translation>程序输出已超过 {n} MB：从这里起，输出行仍显示，但不再记录。其他一切照常记录。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/control/outputs.py" />
            <source>{n} lines are not shown here: too many came at once. The recording has what was not dropped.</source>
            <translation>
                <numerusform>{n} 行没有显示在这里：一次来得太多。没有丢弃的都在记录里。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/control/preferences.py" />
            <source>The settings in {file} cannot be read: the usual ones are used instead.</source>
            <translation>无法读取 {file} 中的设置：改用默认设置。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/preferences.py" />
            <source>What you choose is remembered only until the window closes: there is no home directory.</source>
            <translation>您的选择只记到窗口关闭为止：没有主目录。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/preferences.py" />
            <source>What you choose is remembered only until the window closes: {file} cannot be written.</source>
            <translation>你的选择只保留到窗口关闭：{file} 无法写入。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/control/printing.py" />
            <source>{n:,} lines of C code or subprocesses cannot be shown: too many came at once.</source>
            <translation>
                <numerusform>{n:,} 行 C 代码或子进程的输出无法显示：一次来得太多。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/control/programfile.py" />
            <source>The program cannot be written to a temporary file: {reason}.</source>
            <translation>程序不能写入临时文件：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>Changed on disk at {time}: this is the new text.</source>
            <translation>文件于 {time} 改变：这是新的文本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>Changed on disk, and here by the cards: open it again for the other text.</source>
            <translation>文件在磁盘上已改变，卡片也改过：要另一份文本请重新打开。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>Changed on disk: Run again uses the new text.</source>
            <translation>文件在磁盘上已改变：再次运行将使用新文本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>{title} was deleted or moved.</source>
            <translation>{title} 已被删除或移走。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/reload.py" />
            <source>{why} Its text is shown as it was.</source>
            <translation>{why}显示的是原来的文本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/remembered.py" />
            <source>How the script runs is remembered only until the window closes: {file} cannot be written.</source>
            <translation>脚本的运行方式只保留到窗口关闭：{file} 无法写入。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayedrun.py" />
            <location filename="../../concgui/ui/compare_desk.py" />
            <location filename="../../concgui/ui/present.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Free</source>
            <translation>自由</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayoutput.py" />
            <location filename="../../concgui/control/runstate.py" />
            <source>allowed cores: {cores}</source>
            <translation>允许的核心：{cores}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayoutput.py" />
            <location filename="../../concgui/control/runstate.py" />
            <source>{signal} sent to {name} from outside</source>
            <translation>从外部向 {name} 发送了 {signal}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replays.py" />
            <source>{name} was not opened: its reading was cancelled.</source>
            <translation>{name} 没有打开：读取已取消。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replays.py" />
            <source>{path} cannot be shown: an error inside concgui; the details are in {log}.</source>
            <translation>{path} 无法显示：concgui 内部出错；详情见 {log}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replays.py" />
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is too large for this machine's memory.</source>
            <translation>{path} 太大，这台机器的内存放不下。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayview.py" />
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>CPU time not sampled</source>
            <translation>CPU 时间未采样</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayview.py" />
            <source>In the {seconds:g} s before this instant, {on_cpu:.1f} threads were on a CPU on average, and two or more at the same instant for {parallel:.0%} of the time (kernel records).</source>
            <translation>在此刻之前的 {seconds:g} s 内，平均有 {on_cpu:.1f} 个线程在 CPU 上，{parallel:.0%} 的时间有两个或更多在同一瞬间（内核记录）。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayview.py" />
            <location filename="../../concgui/observe/choice.py" />
            <source>kernel switch records</source>
            <translation>内核切换记录</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayview.py" />
            <source>recorded</source>
            <translation>已记录</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayview.py" />
            <source>recorded {when:%Y-%m-%d %H:%M}</source>
            <translation>记录于 {when:%Y-%m-%d %H:%M}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/replayview.py" />
            <source>sampled CPU time ({name})</source>
            <translation>采样的 CPU 时间（{name}）</translation>
        </message>
        <message>
            <location filename="../../concgui/control/running.py" />
            <source>The program cannot be watched, so it was not begun: {reason}.</source>
            <translation>无法观察程序，所以没有开始：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/runstate.py" />
            <source>This script has no `if __name__ == "__main__":` guard around what starts workers: each spawned worker imports the script and would start workers of its own, so Python refused it.</source>
            <translation>这个脚本在启动工作者的代码外没有 `if __name__ == "__main__":`：每个 spawn 出来的工作者都会导入脚本并再启动自己的工作者，所以 Python 拒绝了。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>Its text is being looked for.</source>
            <translation>正在查找它的文本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>Python of unknown version</source>
            <translation>版本未知的 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>The folder {folder} is not there: choose another one in “How to run”.</source>
            <translation>文件夹 {folder} 不存在：请在“运行方式”里另选一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>The interpreter {python} is not there: choose another one in “How to run”.</source>
            <translation>解释器 {python} 不存在：请在“运行方式”里另选一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <location filename="../../concgui/core/actions.py" />
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>The script makes its own workers.</source>
            <translation>脚本自己创建工作者。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scriptcards.py" />
            <source>{name} is empty: it will run, and do nothing.</source>
            <translation>{name} 是空的：运行它不会做任何事。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/scripts.py" />
            <source>-m {name} in {folder}</source>
            <translation>{folder} 中的 -m {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>Cards can be replaced only before a Free program runs: press Reset first.</source>
            <translation>只有在自由程序运行之前才能更换卡片：请先按“重置”。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>It can have cards: open it again for them.</source>
            <translation>它可以有卡片：重新打开即可。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>No script is shown: open one, then choose how it runs.</source>
            <translation>没有显示脚本：先打开一个，再选择运行方式。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>Nothing is shown that could be opened as a script: open a program of your own.</source>
            <translation>没有可以作为脚本打开的：请打开你自己的程序。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>That is for the next run: this one goes on as it began.</source>
            <translation>这用于下一次运行：本次照旧进行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{method!r} is no start method here.</source>
            <translation>{method!r} 不是这里的启动方法。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{method} is for the next run: press Reset to begin it.</source>
            <translation>{method} 用于下一次运行：按“重置”开始。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{name} is in the program that runs: press Reset, then change it.</source>
            <translation>{name} 在正在运行的程序里：先按“重置”，再修改。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/session.py" />
            <source>{title} only makes workers: they are the cards of Free now.</source>
            <translation>{title} 只创建工作者：它们现在是“自由”中的卡片。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/shown.py" />
            <source>A recording is shown, which cannot run again: open a program, then compare.</source>
            <translation>显示的是记录，不能再次运行：请先打开程序，再对比。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/shown.py" />
            <source>The program is still running and would share the cores: wait for its end or press Reset, then compare.</source>
            <translation>程序仍在运行，会占用核心：等它结束或按“重置”，再对比。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <location filename="../../concgui/core/storage.py" />
            <source>There is no file {path}.</source>
            <translation>没有文件 {path}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>unknown coding</source>
            <translation>未知编码</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} cannot be read: {strerror}.</source>
            <translation>无法读取 {path}：{strerror}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} is not a Python script: it is a binary file.</source>
            <translation>{path} 不是 Python 脚本：它是二进制文件。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} is too large for a script: it has more than {n} MB.</source>
            <translation>{path} 作为脚本太大：超过 {n} MB。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path} is {other}, not a script.</source>
            <translation>{path} 是{other}，不是脚本。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path}, line {line}: not UTF-8, and no other coding is declared.</source>
            <translation>{path} 第 {line} 行：不是 UTF-8，也没有声明其他编码。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/sourcefile.py" />
            <source>{path}, line {line}: {reason}.</source>
            <translation>{path} 第 {line} 行：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>The program</source>
            <translation>程序</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>computes</source>
            <translation>计算</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>sleeps</source>
            <translation>休眠</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{text} has a meaning of its own in the program: choose another name, such as p9.</source>
            <translation>{text} 在程序里另有含义：请换一个名字，例如 p9。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{whose} decides the {field} of {name}: only its interval can be changed.</source>
            <translation>{name} 的 {field} 由{whose}决定：只能修改时长。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{whose} has no function that a new worker could run.</source>
            <translation>{whose}没有新工作者可以运行的函数。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/textcards.py" />
            <source>{whose} has no function that {verb}, and none can be added while it runs.</source>
            <translation>{whose}没有能{verb}的函数，运行期间也不能添加。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/transcript.py" />
            <source>not executed: MainProcess ended before</source>
            <translation>未执行：MainProcess 在此之前已结束</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>No program is running that could read a line.</source>
            <translation>没有能读取一行输入的程序在运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The input was ended: the program gets no more lines.</source>
            <translation>输入已结束：程序不再收到输入行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The program has closed its input: what is typed reaches nobody.</source>
            <translation>程序已关闭输入：输入的内容无人接收。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The program has not begun yet: type again in a moment.</source>
            <translation>程序还没有开始：请稍后再输入。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>The program's input is {encoding}, which has no {odd!r}: nothing was sent.</source>
            <translation>程序的输入编码是 {encoding}，其中没有 {odd!r}：什么也没有发送。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/control/typist.py" />
            <location filename="../../concgui/ui/output_input.py" />
            <source>{n:,} bytes</source>
            <translation>
                <numerusform>{n:,} 字节</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{n:,} lines are too many at once: up to {most:,} can be typed.</source>
            <translation>一次输入 {n:,} 行太多：最多 {most:,} 行。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{n:.1f} MB</source>
            <translation>{n:.1f} MB</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{size} are too much at once: up to {size2} can be typed.</source>
            <translation>一次输入 {size} 太多：最多 {size2}。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/typist.py" />
            <source>{size} wait already, and the program reads none of it: the line was not sent. Stop ends the program.</source>
            <translation>已有 {size} 在等待，程序一点也没有读：这一行没有发送。“停止”可结束程序。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>adding {name}</source>
            <translation>添加 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>change of interval of {name}</source>
            <translation>修改 {name} 的时长</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>change of the kind of {name}</source>
            <translation>修改 {name} 的类型</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>change of the name of {name}</source>
            <translation>修改 {name} 的名字</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>change of the work of {name}</source>
            <translation>修改 {name} 的工作</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>choice of the cores</source>
            <translation>选择核心</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>choice of the start method</source>
            <translation>选择启动方法</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>duplicating {name}</source>
            <translation>复制 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>removing {name}</source>
            <translation>移除 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/control/undo.py" />
            <source>replacing all workers</source>
            <translation>替换全部工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/control/viewmaker.py" />
            <location filename="../../concgui/ui/cores.py" />
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <location filename="../../concgui/ui/timeline/folding.py" />
            <location filename="../../concgui/ui/timeline/hover.py" />
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <location filename="../../concgui/ui/timeline/measured.py" />
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <location filename="../../concgui/control/viewmaker.py" />
            <source>Python's events</source>
            <translation>Python 的事件</translation>
        </message>
        <message>
            <location filename="../../concgui/control/watching.py" />
            <source>{error} CPU time is sampled instead.</source>
            <translation>{error}改为采样 CPU 时间。</translation>
        </message>
        <message>
            <location filename="../../concgui/control/witness.py" />
            <source>CPU time was sampled. {error}</source>
            <translation>CPU 时间是采样的。{error}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>A thread cannot be paused from outside: SIGSTOP stops all threads of a process.</source>
            <translation>线程不能从外部暂停：SIGSTOP 会停住进程的所有线程。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It is being stopped: it can be run again in a moment.</source>
            <translation>正在停止：稍后可以再次运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It is being stopped: to press again kills all of it now.</source>
            <translation>正在停止：再按一次立即全部强制结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It runs already: Reset stops it.</source>
            <translation>它已在运行：“重置”可停止它。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>It runs already: Stop ends it.</source>
            <translation>它已在运行：“停止”可结束它。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess executes nothing that could be interrupted.</source>
            <translation>MainProcess 没有在执行可以中断的内容。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess executes the script and cannot be asked.</source>
            <translation>MainProcess 在执行脚本，不能询问它。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess has ended, and what it started goes on: Stop ends that, too.</source>
            <translation>MainProcess 已结束，它启动的还在继续：“停止”也会结束它们。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess has ended: Reset begins a new run.</source>
            <translation>MainProcess 已结束：“重置”开始新的运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess has run its last line and executes no more statements.</source>
            <translation>MainProcess 已执行完最后一行，不再执行语句。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess is busy: {call} waits in its queue.</source>
            <translation>MainProcess 正忙：{call} 在它的队列里等待。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>MainProcess is not free: the signal is sent to {name} from outside.</source>
            <translation>MainProcess 没有空闲：信号从外部发送给 {name}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Nothing has run yet.</source>
            <translation>还没有运行过。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Only a script is stopped: Reset ends this program, End main lets it reach its end.</source>
            <translation>只有脚本可以停止：“重置”结束这个程序，“结束主进程”让它运行到结尾。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Python has no such call: it is for the workers of a script.</source>
            <translation>Python 没有这种调用：它用于脚本的工作者。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The pid of {name} is not known yet.</source>
            <translation>{name} 的 pid 尚未知道。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The program makes its workers: press Run first.</source>
            <translation>工作者由程序创建：请先按“运行”。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The program makes {name}.</source>
            <translation>{name} 由程序创建。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The script alone decides what is started and joined.</source>
            <translation>启动和等待什么，只由脚本决定。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The script ends by itself: Stop ends it now.</source>
            <translation>脚本会自己结束：“停止”立即结束它。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>The script has ended: Run starts it again.</source>
            <translation>脚本已结束：“运行”可再次启动。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <location filename="../../concgui/core/scenario.py" />
            <source>There are {n} workers already, and more do not fit: remove one first.</source>
            <translation>已有 {n} 个工作者，再多放不下：请先移除一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is no program to run but the buttons: press Start on a worker.</source>
            <translation>除了按钮没有程序可运行：请按某个工作者的“启动”。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is no worker: add one first.</source>
            <translation>没有工作者：请先添加一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to join now.</source>
            <translation>现在没有可以等待的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to replay: nothing has run yet.</source>
            <translation>没有可以回放的：还没有运行过。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to start now.</source>
            <translation>现在没有可以启动的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>There is nothing to terminate now.</source>
            <translation>现在没有可以终止的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>This is a recording already: Space plays it.</source>
            <translation>这已经是一份记录：按空格键播放。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>This is a recording: open a program, or choose Free or a lesson, to run one.</source>
            <translation>这是一份记录：要运行程序，请打开一个程序，或选择“自由”或一课。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>This is a replay of the run: go back to live first (R).</source>
            <translation>这是运行的回放：先回到实时（R）。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Threads cannot be killed: Python has no such call.</source>
            <translation>线程不能强制结束：Python 没有这种调用。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Threads cannot be paused: Python has no such call.</source>
            <translation>线程不能暂停：Python 没有这种调用。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>Threads cannot be terminated: Python has no such call.</source>
            <translation>线程不能终止：Python 没有这种调用。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} did not start</source>
            <translation>{name} 没有启动成功</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} did not start, so there is nothing to join.</source>
            <translation>{name} 没有启动成功，所以没有可等待的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} has ended</source>
            <translation>{name} 已结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} has ended: join() returns at once.</source>
            <translation>{name} 已结束：join() 立即返回。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} has no pid yet: {name}.{call}() waits in the queue of MainProcess.</source>
            <translation>{name} 还没有 pid：{name}.{call}() 在 MainProcess 的队列里等待。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is in the program that runs: press Reset, then remove it.</source>
            <translation>{name} 在正在运行的程序里：先按“重置”，再移除。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is not paused.</source>
            <translation>{name} 没有暂停。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is paused already.</source>
            <translation>{name} 已经暂停。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} is paused: SIGTERM reaches it when it continues.</source>
            <translation>{name} 已暂停：继续后 SIGTERM 才会送达。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was closed: nothing can be called on it any more.</source>
            <translation>{name} 已关闭：不能再对它调用任何方法。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was not started</source>
            <translation>{name} 没有启动</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was not started: only what was started can be joined.</source>
            <translation>{name} 没有启动：只有启动过的才能等待。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was started already: a process can be started only once. Reset begins a new run.</source>
            <translation>{name} 已启动过：一个进程只能启动一次。“重置”开始新的运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name} was started already: a thread can be started only once. Reset begins a new run.</source>
            <translation>{name} 已启动过：一个线程只能启动一次。“重置”开始新的运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{name}.start() waits in the queue of MainProcess already.</source>
            <translation>{name}.start() 已在 MainProcess 的队列里等待。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{why}: there is nothing to kill.</source>
            <translation>{why}：没有可以强制结束的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{why}: there is nothing to pause.</source>
            <translation>{why}：没有可以暂停的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/actions.py" />
            <source>{why}: there is nothing to terminate.</source>
            <translation>{why}：没有可以终止的。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Processes</source>
            <translation>进程</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Processes, one core</source>
            <translation>进程，单核</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Sequence</source>
            <translation>顺序执行</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>There is nothing to compare: add a worker with N, then compare.</source>
            <translation>没有可以对比的：按 N 添加工作者，再对比。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>This program makes its workers by itself, without cards, so its work cannot be written as sequence, threads and processes. Repeat runs it as it is, 20 times.</source>
            <translation>这个程序不用卡片，自己创建工作者，所以它的工作无法改写成顺序执行、线程和进程。“重复”可以按原样运行 20 次。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>Threads without GIL</source>
            <translation>无 GIL 线程</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>each with its own Python</source>
            <translation>各有自己的 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>in one process, Python {version}</source>
            <translation>在一个进程里，Python {version}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>in one process, with the GIL</source>
            <translation>在一个进程里，有 GIL</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>main calls one after the other</source>
            <translation>主进程一个接一个地调用</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>they take turns on core {core}</source>
            <translation>它们轮流使用核心 {core}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare.py" />
            <source>{file} defines {target} in main: put it above the guard, so that sequence, threads and processes can call it.</source>
            <translation>{file} 在 main 里定义了 {target}：请把它放到守卫之上，这样顺序执行、线程和进程都能调用它。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_table.py" />
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>CPU time</source>
            <translation>CPU 时间</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_table.py" />
            <location filename="../../concgui/ui/compare/picture.py" />
            <location filename="../../concgui/ui/compare/repeat.py" />
            <source>Elapsed</source>
            <translation>用时</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_table.py" />
            <source>Overlap</source>
            <translation>重叠</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_table.py" />
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>Speed-up</source>
            <translation>加速比</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Elapsed {least} to {most}, median {middle}.</source>
            <translation>用时 {least} 到 {most}，中位数 {middle}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>On one core they took {took}.</source>
            <translation>在一个核心上用了 {took}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>On one core they took {took}: they took turns.</source>
            <translation>在一个核心上用了 {took}：它们轮流执行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Other programs kept the cores busy: the sequence waited {waited} of its {took} for a core. Compare again when the machine is quiet.</source>
            <translation>其他程序占用了核心：顺序执行的 {took} 里有 {waited} 在等待核心。请在机器空闲时再对比。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took} on {cores}, of whose time they got {share}: no gain.</source>
            <translation>进程在 {cores}上用了 {took}，只得到这些核心时间的 {share}：没有收益。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took} on {cores}: no gain.</source>
            <translation>进程在 {cores}上用了 {took}：没有收益。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took} on {cores}: slower than one after the other.</source>
            <translation>进程在 {cores}上用了 {took}：比一个接一个还慢。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took} on {cores}: {gain} as fast.</source>
            <translation>进程在 {cores}上用了 {took}：速度为 {gain}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took}, on one core {one}.</source>
            <translation>进程用了 {took}，在一个核心上 {one}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took}, on one core {one}: waiting needs no core.</source>
            <translation>进程用了 {took}，在一个核心上 {one}：等待不需要核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Processes took {took}.</source>
            <translation>进程用了 {took}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>The workers ended in the same order in all {n} runs.</source>
            <translation>{n} 次运行中工作者结束的顺序都相同。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>They mostly wait, and threads took {took}: no gain.</source>
            <translation>它们大多在等待，线程用了 {took}：没有收益。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>They mostly wait: threads took {took} instead of {long}, {gain} as fast, although there is a GIL.</source>
            <translation>它们大多在等待：线程用了 {took} 而不是 {long}，速度为 {gain}，尽管有 GIL。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Threads took {took} for {cpu} of CPU time: no gain.</source>
            <translation>线程为 {cpu} 的 CPU 时间用了 {took}：没有收益。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Threads took {took} for {cpu} of CPU time: one at a time.</source>
            <translation>线程为 {cpu} 的 CPU 时间用了 {took}：一次只有一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Threads took {took}: no faster than one after the other.</source>
            <translation>线程用了 {took}：不比一个接一个快。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Threads took {took}: {gain} as fast as one after the other.</source>
            <translation>线程用了 {took}：速度是一个接一个的 {gain}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Threads without the GIL took {took}: no gain.</source>
            <translation>无 GIL 线程用了 {took}：没有收益。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>Threads without the GIL took {took}: {gain} as fast.</source>
            <translation>无 GIL 线程用了 {took}：速度为 {gain}。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/core/compare_words.py" />
            <source>{name} came {n} times.</source>
            <translation>
                <numerusform>{name} 出现了 {n} 次。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>{n} ms</source>
            <translation>{n} ms</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/core/compare_words.py" />
            <source>{n} runs ended with an error.</source>
            <translation>
                <numerusform>{n} 次运行以错误结束。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>{n} runs, {n} different orders of finishing.</source>
            <translation>{n} 次运行，{n} 种不同的结束顺序。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <location filename="../../concgui/core/compare_words.py" />
            <source>{runs} runs, {n} different orders of finishing.</source>
            <translation>{runs} 次运行，{n} 种不同的结束顺序。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>No line of the program ran in this span.</source>
            <translation>这个区段里没有执行程序的任何一行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>No statement of the program ran in this span.</source>
            <translation>这个区段里没有执行程序的任何语句。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>Several lines ran in this span, the marked one longest.</source>
            <translation>这个区段里执行了几行，标记的一行时间最长。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line created {title}.</source>
            <translation>标记的一行创建了 {title}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line made the call.</source>
            <translation>标记的一行作出了这个调用。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line ran in this span.</source>
            <translation>标记的一行在这个区段里执行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>The marked line started {title}.</source>
            <translation>标记的一行启动了 {title}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>Which line ran in this span was not measured.</source>
            <translation>没有测到这个区段里执行的是哪一行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>Which line ran in this span was not measured: lines that run too often are not told.</source>
            <translation>没有测到这个区段里执行的是哪一行：执行太频繁的行不逐一报告。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/executed.py" />
            <source>{n} statements ran in this span, the marked one longest.</source>
            <translation>这个区段里执行了 {n} 条语句，标记的一条时间最长。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>ended, {how}</source>
            <translation>已结束，{how}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>exit 1: exception</source>
            <translation>退出码 1：异常</translation>
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <location filename="../../concgui/ui/workers/words.py" />
            <source>exit {number}</source>
            <translation>退出码 {number}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>signal {number}</source>
            <translation>信号 {number}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/exits.py" />
            <source>{signal}, exit −{number}</source>
            <translation>{signal}，退出码 −{number}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>(not known)</source>
            <translation>（未知）</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>Not known in this run: {reason}.</source>
            <translation>在这次运行中未知：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>This run came out otherwise.</source>
            <translation>这次运行的结果不同。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>something is divided by 0</source>
            <translation>出现了除以 0</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>the program has not ended yet</source>
            <translation>程序尚未结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>the program was stopped before its end</source>
            <translation>程序在结束之前被停止</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>{one} and {other} cannot be compared</source>
            <translation>{one} 和 {other} 不能比较</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>{usage} was given {value}</source>
            <translation>{usage} 得到了 {value}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact.py" />
            <source>{value} is no number to compute with</source>
            <translation>{value} 不是可以计算的数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_calls.py" />
            <source>call {n} of “{text}” in {name} was not made</source>
            <translation>{name} 中没有第 {n} 次“{text}”调用</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_calls.py" />
            <source>join {n} of {name} was not called</source>
            <translation>没有对 {name} 调用第 {n} 次 join</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_calls.py" />
            <source>{call} has not returned</source>
            <translation>{call} 没有返回</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_cores.py" />
            <source>how many cores the program was allowed is not known</source>
            <translation>不知道程序被允许多少个核心</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_cores.py" />
            <source>some of the kernel's records were lost</source>
            <translation>丢失了一些内核记录</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_cores.py" />
            <source>when {name} had a core was not measured</source>
            <translation>没有测到 {name} 何时得到核心</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_cores.py" />
            <source>{name} never had a core</source>
            <translation>{name} 从未得到核心</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>Python has not learned that {name} ended</source>
            <translation>Python 没有得知 {name} 已结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>no signal was sent to {name}</source>
            <translation>没有向 {name} 发送信号</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>some events were lost</source>
            <translation>丢失了一些事件</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>start() of {name} has not returned</source>
            <translation>{name} 的 start() 没有返回</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>start() of {name} was not called</source>
            <translation>没有调用 {name} 的 start()</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>the recording ends before {t:.2f} s</source>
            <translation>记录在 {t:.2f} s 之前就结束了</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>what {name} did at {t:.2f} s was not measured</source>
            <translation>没有测到 {name} 在 {t:.2f} s 时做什么</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>when {name} was made is not known</source>
            <translation>不知道 {name} 何时创建</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>who made {name} is not known</source>
            <translation>不知道谁创建了 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} has no exit code</source>
            <translation>{name} 没有退出码</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} has not ended</source>
            <translation>{name} 没有结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} has not ended, or never entered its target</source>
            <translation>{name} 没有结束，或从未进入目标函数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} has not entered its target</source>
            <translation>{name} 没有进入目标函数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} has not left by itself</source>
            <translation>{name} 没有自行退出</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} has not run a line of Python</source>
            <translation>{name} 没有执行过一行 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} is a thread, and has no exit code</source>
            <translation>{name} 是线程，没有退出码</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} was never started, and has no pid</source>
            <translation>{name} 从未启动，没有 pid</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_life.py" />
            <source>{name} was not there at {t:.2f} s</source>
            <translation>{name} 在 {t:.2f} s 时不存在</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_measures.py" />
            <source>MainProcess has not ended</source>
            <translation>MainProcess 没有结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_measures.py" />
            <source>how processes were started is not known</source>
            <translation>不知道进程是如何启动的</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_measures.py" />
            <source>not all of them are numbers</source>
            <translation>不全是数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_measures.py" />
            <source>only lists and texts have a length</source>
            <translation>只有列表和文本有长度</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_measures.py" />
            <source>the list is empty</source>
            <translation>列表是空的</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_measures.py" />
            <source>whether this Python has a GIL is not known</source>
            <translation>不知道这个 Python 有没有 GIL</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_output.py" />
            <source>line {n} with “{text}” was not printed</source>
            <translation>没有输出第 {n} 行“{text}”</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_output.py" />
            <source>no exception with “{text}” was raised</source>
            <translation>没有抛出带“{text}”的异常</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_output.py" />
            <source>no line with “{text}” was printed</source>
            <translation>没有输出带“{text}”的行</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_output.py" />
            <source>no number stands behind “{text}”</source>
            <translation>“{text}”后面没有数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_output.py" />
            <source>some of what was printed was lost</source>
            <translation>丢失了一些输出</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_output.py" />
            <source>who printed “{text}” is not known</source>
            <translation>不知道谁输出了“{text}”</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>LESSONS.md lists them</source>
            <translation>LESSONS.md 列出了它们</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>a count from 1</source>
            <translation>从 1 起的计数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>a number</source>
            <translation>一个数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <location filename="../../concgui/core/lesson_file.py" />
            <source>a text</source>
            <translation>一段文本</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>a text that is not empty</source>
            <translation>一段非空文本</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>asks for the state {state}; there are {states}</source>
            <translation>查询状态 {state}；可用的有 {states}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>calls {name}, which is no function here; {hint}</source>
            <translation>调用了 {name}，这里没有这个函数；{hint}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>gives {name} a wrong number of arguments; write {usage}</source>
            <translation>给 {name} 的参数个数不对；应写 {usage}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>gives {value}, where {usage} takes {wanted}</source>
            <translation>给出 {value}，而 {usage} 接受的是{wanted}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has a rule of {n} letters; {most} are the most</source>
            <translation>规则有 {n} 个字符；最多 {most} 个</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has an empty rule</source>
            <translation>规则是空的</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}, which does not parse: {why}</source>
            <translation>规则 {rule} 无法解析：{why}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}, which is nested too deeply</source>
            <translation>规则 {rule} 嵌套太深</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}, which is too long</source>
            <translation>规则 {rule} 太长</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}, which marks nothing; there are {names}</source>
            <translation>规则 {rule} 没有标记任何东西；可用的有 {names}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}: a number in it is too large</source>
            <translation>规则 {rule}：其中的数太大</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}: behind is stands None only; compare by ==</source>
            <translation>规则 {rule}：is 后面只能是 None；请用 == 比较</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}: of arithmetic there are + - * / // %</source>
            <translation>规则 {rule}：算术只有 + - * / // %</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}: write it as {usage}</source>
            <translation>规则 {rule}：应写成 {usage}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}: {name} is no value; {hint}</source>
            <translation>规则 {rule}：{name} 不是值；{hint}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>has the rule {rule}: {part} has no place in one; there are numbers, texts, comparisons and named functions</source>
            <translation>规则 {rule}：{part} 不能用在规则里；只有数字、文字、比较和给定的函数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>perhaps {name}</source>
            <translation>也许是 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>texts stand in quotes</source>
            <translation>文本要放在引号里</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_rule.py" />
            <source>write {name}()</source>
            <translation>应写 {name}()</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_run.py" />
            <source>the program printed more than {n} lines</source>
            <translation>程序输出超过 {n} 行</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_run.py" />
            <source>there is no process or thread {name}</source>
            <translation>没有进程或线程 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_run.py" />
            <source>{name} made too many calls</source>
            <translation>{name} 的调用太多</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_text.py" />
            <source>has a {brace} without its other; write it twice for a brace</source>
            <translation>有不成对的 {brace}；要写花括号请写两个</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_text.py" />
            <source>has more than {most} rules in braces</source>
            <translation>花括号里的规则超过 {most} 条</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_text.py" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_text.py" />
            <source>writes a number by {form}; there are .0f to .6f, d, .0% and ,d</source>
            <translation>用 {form} 写数；可用的有 .0f 到 .6f、d、.0% 和 ,d</translation>
        </message>
        <message>
            <location filename="../../concgui/core/fact_text.py" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a device</source>
            <translation>设备</translation>
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a directory</source>
            <translation>目录</translation>
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a pipe</source>
            <translation>管道</translation>
        </message>
        <message>
            <location filename="../../concgui/core/filekind.py" />
            <source>a socket</source>
            <translation>套接字</translation>
        </message>
        <message>
            <location filename="../../concgui/core/instance_message.py" />
            <source>The window that is open does not answer: this is another one.</source>
            <translation>已打开的窗口没有应答：这是另一个窗口。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/instance_message.py" />
            <source>The window that is open has another interpreter or another source: this is another one.</source>
            <translation>已打开的窗口使用另一个解释器或另一种来源：这是另一个窗口。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/instance_message.py" />
            <source>The window that is open is of another version of Concgui: this is another one.</source>
            <translation>已打开的窗口是另一个版本的 Concgui：这是另一个窗口。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/instance_message.py" />
            <source>The window that is open waits for an answer in a dialog: this is another one.</source>
            <translation>已打开的窗口中有对话框在等待回答：这是另一个窗口。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/kinds.py" />
            <source>The program sent a continuation without an event, so its event channel was closed.</source>
            <translation>程序发来没有事件的后续部分，因此关闭了它的事件通道。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/kinds.py" />
            <source>The program sent an event of the unknown kind {kind}, so its event channel was closed.</source>
            <translation>程序发来未知种类 {kind} 的事件，因此关闭了它的事件通道。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/kinds.py" />
            <source>The program sent an event of the wrong length, so its event channel was closed.</source>
            <translation>程序发来长度错误的事件，因此关闭了它的事件通道。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/labels.py" />
            <source>from outside</source>
            <translation>从外部</translation>
        </message>
        <message>
            <location filename="../../concgui/core/labels.py" />
            <source>implicit join of {name}</source>
            <translation>隐式 join {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/labels.py" />
            <source>start() raised {error}</source>
            <translation>start() 抛出 {error}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/labels.py" />
            <source>{call} in {name}</source>
            <translation>{name} 中的 {call}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>The process {pid} announced itself as MainProcess, and there was one already.</source>
            <translation>进程 {pid} 自称是 MainProcess，而已经有一个了。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>start() was called while the program was being imported by one of its own children: put what starts processes under if __name__ == "__main__":</source>
            <translation>程序被自己的子进程导入时调用了 start()：启动进程的代码要放在 if __name__ == "__main__": 之下</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>{title}: its first Python line was reported twice.</source>
            <translation>{title}：它的第一行 Python 被报告了两次。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_births.py" />
            <source>{title}: that it entered its target was reported twice.</source>
            <translation>{title}：它进入目标函数被报告了两次。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_doings.py" />
            <source>{title}: the end of a {what} came without its beginning.</source>
            <translation>{title}：{what}的结束没有对应的开始。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>MainProcess ended before any of its events arrived.</source>
            <translation>MainProcess 在任何事件到达之前就结束了。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>The operating system reported the end of process {pid}, which is not known.</source>
            <translation>操作系统报告进程 {pid} 结束，而这个进程未知。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>{signal} was sent to a process that is not known.</source>
            <translation>向未知的进程发送了 {signal}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_ends.py" />
            <source>{signal} was sent to process {pid}, which is not known.</source>
            <translation>向未知的进程 {pid} 发送了 {signal}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_registry.py" />
            <source>The creation of the {name} in process {pid} is missing.</source>
            <translation>缺少进程 {pid} 中 {name} 的创建事件。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_registry.py" />
            <source>The first event of MainProcess is missing.</source>
            <translation>缺少 MainProcess 的第一个事件。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lane_registry.py" />
            <source>The process {pid} was never announced: its first events are missing.</source>
            <translation>进程 {pid} 从未被告知：缺少它最初的事件。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>The folder {folder} has no {file}, so it is no lesson.</source>
            <translation>文件夹 {folder} 里没有 {file}，所以它不是课程。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>The lesson {lesson} {told}.</source>
            <translation>课程 {lesson}：{told}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>a list of texts</source>
            <translation>文本列表</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>a table</source>
            <translation>表</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>asks a question and has no {missing}</source>
            <translation>提了问题，但没有 {missing}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>asks for {need}, which is not known; there are {needs}</source>
            <translation>需要 {need}，这是未知的；可用的有 {needs}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>cannot be read: {why}</source>
            <translation>无法读取：{why}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>cannot be used: {key} in {file} {told}</source>
            <translation>无法使用：{file} 中的 {key}：{told}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>does not tell its {key}</source>
            <translation>没有写 {key}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>has a character that cannot be shown</source>
            <translation>有无法显示的字符</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>has answers or a fact and no question: write question = …</source>
            <translation>有答案或事实，却没有问题：请写 question = …</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>has no program.py</source>
            <translation>没有 program.py</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>has several programs: call the one that runs program.py</source>
            <translation>有几个程序：要运行的那个请命名为 program.py</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>has the same text twice</source>
            <translation>同样的文本出现两次</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>has {n} entries, {most} at most</source>
            <translation>有 {n} 项，最多 {most} 项</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>is empty</source>
            <translation>是空的</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>is no key; there are {keys}</source>
            <translation>不是有效的键；可用的有 {keys}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>is not there, or is no folder</source>
            <translation>不存在，或不是文件夹</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>is too long to be read from the last row: {wide} letters, {room} at most</source>
            <translation>太长，最后一排看不清：{wide} 个字符，最多 {room} 个</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>must be a list of texts, and one is {value}</source>
            <translation>必须是文本列表，而其中一项是 {value}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>must be from {least} to {most}, not {number}</source>
            <translation>必须在 {least} 到 {most} 之间，而不是 {number}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>must be there 2 to 4 times, not {n}</source>
            <translation>必须出现 2 到 4 次，而不是 {n} 次</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>must be written as [[answer]], once for each</source>
            <translation>必须写成 [[answer]]，每个答案一次</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>must be {kind}, not {value}</source>
            <translation>必须是{kind}，而不是 {value}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>must have {answers} texts, one for each answer, not {n}</source>
            <translation>必须有 {answers} 段文本，每个答案一段，而不是 {n} 段</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>wants the start method {method}, which is none; there are {methods}</source>
            <translation>要用启动方法 {method}，没有这种方法；可用的有 {methods}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>{file} has more than {most} kB</source>
            <translation>{file} 超过 {most} kB</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>{file} is nested too deeply</source>
            <translation>{file} 嵌套太深</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>{file} is no TOML: {error}</source>
            <translation>{file} 不是 TOML：{error}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lesson_file.py" />
            <source>{file} is not UTF-8; save it so</source>
            <translation>{file} 不是 UTF-8；请按 UTF-8 保存</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>a signal was sent to it</source>
            <translation>向它发送了信号</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it entered its target</source>
            <translation>它进入了目标函数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it left by itself</source>
            <translation>它自行退出</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it left its target</source>
            <translation>它离开了目标函数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it was closed</source>
            <translation>它被关闭</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>it was created</source>
            <translation>它被创建</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>its exit code was learned</source>
            <translation>得知了它的退出码</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>its first Python line ran</source>
            <translation>它执行了第一行 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>kill() was called</source>
            <translation>调用了 kill()</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>start() raised</source>
            <translation>start() 抛出异常</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>start() returned</source>
            <translation>start() 返回</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>start() was called</source>
            <translation>调用了 start()</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>terminate() was called</source>
            <translation>调用了 terminate()</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>the operating system reported its end</source>
            <translation>操作系统报告了它的结束</translation>
        </message>
        <message>
            <location filename="../../concgui/core/lifecycle.py" />
            <source>{told} while it was {phase}: an event before it is missing, or came twice</source>
            <translation>{told}，而它是“{phase}”：之前缺少一个事件，或某个事件来了两次</translation>
        </message>
        <message>
            <location filename="../../concgui/core/listing.py" />
            <source>{filename} is not a Python program: {error}.</source>
            <translation>{filename} 不是 Python 程序：{error}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/listing.py" />
            <source>{filename}, line {lineno}: args must be a tuple: write args=({wrote},).</source>
            <translation>{filename} 第 {lineno} 行：args 必须是元组：请写 args=({wrote},)。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/listing.py" />
            <location filename="../../concgui/core/readback.py" />
            <source>{filename}, line {line}: {msg}.</source>
            <translation>{filename} 第 {line} 行：{msg}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/livefile.py" />
            <location filename="../../concgui/core/recordingfile.py" />
            <source>{path} cannot be written: {error}.</source>
            <translation>{path} 无法写入：{error}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/livefile.py" />
            <location filename="../../concgui/core/recordingfile.py" />
            <source>{path} cannot be written: {reason}.</source>
            <translation>{path} 无法写入：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>there is no home directory.</source>
            <translation>没有主目录。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>{folder} cannot be made: {reason}.</source>
            <translation>无法创建 {folder}：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>{path} cannot be removed: {reason}.</source>
            <translation>无法删除 {path}：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/livefolder.py" />
            <source>{path} is being read just now.</source>
            <translation>{path} 正在被读取。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs POSIX signals, which this system does not have.</source>
            <translation>需要 POSIX 信号，而这个系统没有。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs Python {wanted}, and this one is {found}: choose another interpreter.</source>
            <translation>需要 Python {wanted}，而这个是 {found}：请选择别的解释器。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs a Python with a GIL, and this one is free-threaded: choose another interpreter.</source>
            <translation>需要有 GIL 的 Python，而这个是自由线程版：请选择别的解释器。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs a free-threaded Python, and this one has a GIL: choose another interpreter.</source>
            <translation>需要自由线程版 Python，而这个有 GIL：请选择别的解释器。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs four CPU cores, and the program may use only {cores} here.</source>
            <translation>需要四个 CPU 核心，而程序在这里只能用 {cores} 个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs the kernel's word of who has a core, which is not to be had here: concgui doctor says how to get it.</source>
            <translation>需要内核报告谁占用核心，而这里得不到：concgui doctor 会说明如何得到。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs the start method fork, which this system does not have.</source>
            <translation>需要启动方法 fork，而这个系统没有。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs the start method forkserver, which this system does not have.</source>
            <translation>需要启动方法 forkserver，而这个系统没有。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It needs two CPU cores, and the program may use only one here: allow it a second one.</source>
            <translation>需要两个 CPU 核心，而程序在这里只能用一个：请再允许一个核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It runs on {wanted} CPU cores, and the program may use only {cores} here.</source>
            <translation>它在 {wanted} 个 CPU 核心上运行，而程序在这里只能用 {cores} 个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/needs.py" />
            <source>It starts processes by {method}, which this system does not have.</source>
            <translation>它用 {method} 启动进程，而这个系统没有这种方法。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>Python warns about line {line}</source>
            <translation>Python 对第 {line} 行发出警告</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>a card cannot tell what {name}() does in its interval</source>
            <translation>卡片说不清 {name}() 在它的时长里做什么</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>it has no `if __name__ == "__main__":`</source>
            <translation>它没有 `if __name__ == "__main__":`</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>it makes {n} workers, and there are {most} cards at most</source>
            <translation>它创建 {n} 个工作者，而卡片最多 {most} 张</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>its coding is {declared}</source>
            <translation>它的编码是 {declared}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>its main makes no worker</source>
            <translation>它的 main 没有创建工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} chooses a start method that there is not</source>
            <translation>第 {line} 行选择的启动方法不存在</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} chooses the start method in a way that the toolbar cannot show</source>
            <translation>第 {line} 行选择启动方法的写法无法在工具栏显示</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} defines something under the guard</source>
            <translation>第 {line} 行在守卫之下定义了内容</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} gives the worker what no card can show</source>
            <translation>第 {line} 行给工作者的参数无法用卡片显示</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} makes a worker that no card can show</source>
            <translation>第 {line} 行创建的工作者无法用卡片显示</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>line {line} runs before the guard</source>
            <translation>第 {line} 行在守卫之前执行</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the first argument in line {line} is no whole number</source>
            <translation>第 {line} 行的第一个参数不是整数</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the guard in line {line} is not its last part</source>
            <translation>第 {line} 行的守卫不是最后一部分</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the interval in line {line} is finer than a card can show</source>
            <translation>第 {line} 行的时长比卡片能显示的更精细</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>the interval in line {line} is outside of what a card can show, {limits}</source>
            <translation>第 {line} 行的时长超出卡片能显示的范围（{limits}）</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>{hidden} in its folder hides Python's own module</source>
            <translation>它的文件夹里的 {hidden} 遮住了 Python 自己的模块</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>{least} to {most} s</source>
            <translation>{least} 到 {most} s</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback.py" />
            <source>{name} is assigned more than once</source>
            <translation>{name} 被赋值不止一次</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} changes {module}.{name}</source>
            <translation>第 {line} 行改变了 {module}.{name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} gives {name} another name</source>
            <translation>第 {line} 行给 {name} 起了别名</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} imports {name}</source>
            <translation>第 {line} 行导入 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} imports {name} from {module}</source>
            <translation>第 {line} 行从 {module} 导入 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} uses {module}.{name}</source>
            <translation>第 {line} 行使用 {module}.{name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} uses {name}</source>
            <translation>第 {line} 行使用 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>line {line} uses {name} in a way that no card can show</source>
            <translation>第 {line} 行使用 {name} 的方式无法用卡片显示</translation>
        </message>
        <message>
            <location filename="../../concgui/core/readback_names.py" />
            <source>{name} is imported and is something else, too</source>
            <translation>{name} 既被导入，又是别的东西</translation>
        </message>
        <message>
            <location filename="../../concgui/core/reading.py" />
            <source>{path} is a damaged recording: there is no schema {version}.</source>
            <translation>{path} 是损坏的记录：没有模式版本 {version}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/reading.py" />
            <source>{path} is not a recording of concgui.</source>
            <translation>{path} 不是 concgui 的记录。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/reading.py" />
            <source>{path} was written by a newer version of Concgui (schema {version}; this one reads 1 to {schema}).</source>
            <translation>{path} 由更新版本的 Concgui 写成（模式 {version}；本版本读取 1 到 {schema}）。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/recordingfile.py" />
            <source>{path} is being written or read just now.</source>
            <translation>{path} 正在被写入或读取。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{by} means something else in {filename}: choose another name.</source>
            <translation>{by} 在 {filename} 里另有含义：请换一个名字。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} does not import time, which {work}() needs: change it in its text.</source>
            <translation>{filename} 没有导入 {work}() 需要的 time：请在文本里修改。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} does not import {wanted}: make {name} a {kind} in its text.</source>
            <translation>{filename} 没有导入 {wanted}：请在文本里把 {name} 改成 {kind}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} makes no worker {name}.</source>
            <translation>{filename} 没有创建工作者 {name}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{filename} means something else by {work}: change the work in its text.</source>
            <translation>{work} 在 {filename} 里另有含义：请在文本里修改工作。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/rewrite.py" />
            <source>{name} stands in the text of line {lineno}: change the name in the file.</source>
            <translation>{name} 出现在第 {lineno} 行的文本里：请在文件里改名。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>A variable cannot have a null character in it.</source>
            <translation>变量里不能有空字符。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>Give the name of the module, such as package.module.</source>
            <translation>请给出模块的名字，例如 package.module。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>Give the variable a name, or remove its row.</source>
            <translation>请给变量起名，或移除这一行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>The arguments have a null character in them: no program can be given that.</source>
            <translation>参数里有空字符：这样的参数无法传给程序。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>The backslash at the end of the arguments stands before nothing: write two for a backslash itself.</source>
            <translation>参数末尾的反斜杠后面什么也没有：要写反斜杠本身请写两个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>The quote {quote} before {beginning} is not closed.</source>
            <translation>{beginning} 前的引号 {quote} 没有闭合。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name!r} is no module's name: it is names with dots between, without blanks and slashes.</source>
            <translation>{name!r} 不是模块名：模块名由点号连接的名字组成，没有空格和斜杠。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name!r} is no module's name: write names with one dot between, such as package.module.</source>
            <translation>{name!r} 不是模块名：名字之间写一个点号，例如 package.module。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name!r} is no variable's name: it has an equals sign in it.</source>
            <translation>{name!r} 不是变量名：里面有等号。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/runsettings.py" />
            <source>{name} is there twice: remove one of them.</source>
            <translation>{name} 出现了两次：请移除一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>A worker needs a name: type one, such as p1.</source>
            <translation>工作者需要名字：请输入一个，例如 p1。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>The interval</source>
            <translation>时长</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>The name is too long: use at most {n} characters.</source>
            <translation>名字太长：最多 {n} 个字符。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>The timeout</source>
            <translation>超时</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>type seconds from {least} to {most}</source>
            <translation>请输入 {least} 到 {most} 秒</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} cannot be a variable: use letters, digits and _, and no digit first, as in p1.</source>
            <translation>{name} 不能作变量名：请用字母、数字和 _，不以数字开头，例如 p1。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} has a meaning of its own in the program: choose another name, such as p1.</source>
            <translation>{name} 在程序里另有含义：请换一个名字，例如 p1。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} is a word of Python's own language: choose another name, such as p1.</source>
            <translation>{name} 是 Python 语言的关键字：请换一个名字，例如 p1。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{name} is taken by another worker: choose another name.</source>
            <translation>{name} 已被另一个工作者使用：请换一个名字。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} cannot be 0: {limits}.</source>
            <translation>{what}不能是 0：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} cannot be negative: {limits}.</source>
            <translation>{what}不能是负数：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} is empty: {limits}.</source>
            <translation>{what}是空的：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} is too long: {limits}.</source>
            <translation>{what}太长：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} is too short: {limits}.</source>
            <translation>{what}太短：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} must be a finite number: {limits}.</source>
            <translation>{what}必须是有限的数：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/scenario.py" />
            <source>{what} must be a number, not {typed}: {limits}.</source>
            <translation>{what}必须是数，而不是 {typed}：{limits}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/startmethod.py" />
            <source>{filename} has no main that could choose a start method.</source>
            <translation>{filename} 没有可以选择启动方法的 main。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/startmethod.py" />
            <source>{filename}, line {lineno}: change the start method in the text, it shares its line.</source>
            <translation>{filename} 第 {lineno} 行：请在文本里修改启动方法，它与别的代码同在一行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/startmethod.py" />
            <source>{filename}, line {lineno}: put main's first statement into a line of its own.</source>
            <translation>{filename} 第 {lineno} 行：请把 main 的第一条语句单独写成一行。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} cannot be read as a recording: {error}.</source>
            <translation>{path} 无法作为记录读取：{error}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} cannot be read: {reason}.</source>
            <translation>无法读取 {path}：{reason}。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is a damaged recording: it holds values that cannot be.</source>
            <translation>{path} 是损坏的记录：里面有不可能的值。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is a damaged recording: its end is missing.</source>
            <translation>{path} 是损坏的记录：缺少结尾。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is not a file.</source>
            <translation>{path} 不是文件。</translation>
        </message>
        <message>
            <location filename="../../concgui/core/storage.py" />
            <source>{path} is not a recording, or is damaged.</source>
            <translation>{path} 不是记录，或已损坏。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>/proc/PID/task/TID/schedstat does not work here ({reason}): it needs a mounted /proc and a kernel with CONFIG_SCHED_INFO.</source>
            <translation>/proc/PID/task/TID/schedstat 在这里不可用（{reason}）：需要挂载 /proc，以及带 CONFIG_SCHED_INFO 的内核。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>Another source was not wanted; without --source the best is taken.</source>
            <translation>不想用别的来源；不加 --source 时使用最好的来源。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>CPU time comes from psutil: only Linux tells every switch, and how long a thread waits for a core.</source>
            <translation>CPU 时间来自 psutil：只有 Linux 会报告每次切换，以及线程等待核心多久。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>The kernel's own switch records: every turn of every thread, to the microsecond.</source>
            <translation>内核自己的切换记录：每个线程的每次运行，精确到微秒。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>The kernel's switch records cannot be had: this kernel accepts the request and records none.</source>
            <translation>得不到内核的切换记录：这个内核接受请求，却什么也不记录。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>There is no schedstat here: only Linux has it.</source>
            <translation>这里没有 schedstat：只有 Linux 有。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>There is no source {kind!r}: it is one of {kinds}.</source>
            <translation>没有来源 {kind!r}：可用的有 {kinds}。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>it does not hold three numbers</source>
            <translation>里面不是三个数</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>psutil cannot be imported: {error}.</source>
            <translation>无法导入 psutil：{error}。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>sampled CPU time (psutil)</source>
            <translation>采样的 CPU 时间（psutil）</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/choice.py" />
            <source>sampled CPU time (schedstat)</source>
            <translation>采样的 CPU 时间（schedstat）</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/kernel_watch.py" />
            <source>Core {core} came online after the program began: what ran there is not recorded.</source>
            <translation>核心 {core} 在程序开始之后才上线：它上面运行的没有记录。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/kernel_watch.py" />
            <source>Process {pid} runs a program that has more rights than Concgui: what it does cannot be seen.</source>
            <translation>进程 {pid} 运行的程序权限高于 Concgui：看不到它做什么。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/kernel_watch.py" />
            <source>The kernel's records of core {cpu} make no sense ({reason}): that core is not followed any more.</source>
            <translation>核心 {cpu} 的内核记录不合理（{reason}）：不再跟踪这个核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>The kernel's switch records cannot be had</source>
            <translation>得不到内核的切换记录</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>a security module or the container's seccomp filter forbids perf_event_open (Docker: start it with `--security-opt seccomp=unconfined` or a profile that allows perf_event_open)</source>
            <translation>安全模块或容器的 seccomp 过滤器禁止了 perf_event_open（Docker：用 `--security-opt seccomp=unconfined` 或允许 perf_event_open 的配置启动）</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>no core of this machine can be observed</source>
            <translation>这台机器的核心都无法观察</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>the program belongs to another user or has more rights than Concgui</source>
            <translation>程序属于另一个用户，或权限高于 Concgui</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>the program has ended already</source>
            <translation>程序已经结束</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>the system has too many open files</source>
            <translation>系统打开的文件太多</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>there is not enough memory for the rings</source>
            <translation>内存不够放环形缓冲区</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>this kernel has no perf events, or the container hides them</source>
            <translation>这个内核没有 perf 事件，或被容器隐藏</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>this kernel has no software events</source>
            <translation>这个内核没有软件事件</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>this kernel is older than 4.3 and cannot record switches</source>
            <translation>这个内核早于 4.3，不能记录切换</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>too many files are open (`ulimit -n 4096` before starting Concgui raises the limit)</source>
            <translation>打开的文件太多（启动 Concgui 之前用 `ulimit -n 4096` 提高上限）</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject} while perf_event_paranoid is {level}: `sudo sysctl kernel.perf_event_paranoid=2` lets Concgui see every switch.</source>
            <translation>{subject}，因为 perf_event_paranoid 是 {level}：`sudo sysctl kernel.perf_event_paranoid=2` 能让 Concgui 看到每次切换。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: Concgui does not know how to ask for them on {machine}.</source>
            <translation>{subject}：Concgui 不知道在 {machine} 上如何请求。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: only Linux keeps them.</source>
            <translation>{subject}：只有 Linux 有。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: the memory that this user may lock is used up (`sudo sysctl kernel.perf_event_mlock_kb=2048` allows more).</source>
            <translation>{subject}：这个用户可锁定的内存已用完（`sudo sysctl kernel.perf_event_mlock_kb=2048` 可放宽）。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/perf_event.py" />
            <source>{subject}: {why}.</source>
            <translation>{subject}：{why}。</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/source.py" />
            <source>gone</source>
            <translation>已消失</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/source.py" />
            <source>running</source>
            <translation>运行</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/source.py" />
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>stopped</source>
            <translation>已停住</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/source.py" />
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../concgui/observe/source.py" />
            <source>zombie</source>
            <translation>僵尸</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <location filename="../../concgui/ui/command_table.py" />
            <source>About Concgui</source>
            <translation>关于 Concgui</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <location filename="../../concgui/ui/banner.py" />
            <location filename="../../concgui/ui/compare/dialog.py" />
            <location filename="../../concgui/ui/compare/programs.py" />
            <location filename="../../concgui/ui/crash_dialog.py" />
            <location filename="../../concgui/ui/preferences.py" />
            <location filename="../../concgui/ui/refusal.py" />
            <location filename="../../concgui/ui/shortcuts.py" />
            <location filename="../../concgui/ui/timeline/ask_line.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>Close this window (Esc)</source>
            <translation>关闭这个窗口（Esc）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <location filename="../../concgui/ui/compare/dialog.py" />
            <location filename="../../concgui/ui/compare/programs.py" />
            <location filename="../../concgui/ui/output_pane.py" />
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>Copy versions and licences to the clipboard</source>
            <translation>把版本和许可复制到剪贴板</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>Licences</source>
            <translation>许可</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>Licences of the fonts</source>
            <translation>字体的许可</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>Made of</source>
            <translation>组成</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>Shows what Python's processes and threads really do, live.</source>
            <translation>实时显示 Python 的进程和线程真正在做什么。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>Text of the licence</source>
            <translation>许可文本</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about.py" />
            <source>What Concgui is made of</source>
            <translation>Concgui 由什么组成</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>Concgui {version}, licence {licence}</source>
            <translation>Concgui {version}，许可 {licence}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>Font {name}: SIL Open Font License 1.1. {who}</source>
            <translation>字体 {name}：SIL Open Font License 1.1。{who}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>In this package:</source>
            <translation>此软件包中包含：</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>Python {version} on {system}</source>
            <translation>{system} 上的 Python {version}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>Python's side of Qt</source>
            <translation>Qt 的 Python 端</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>Qt {version}, used under the LGPL version 3</source>
            <translation>Qt {version}，按 LGPL 第 3 版使用</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>colours of Python's text</source>
            <translation>Python 文本的着色</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>columns of numbers</source>
            <translation>数列</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>not told here</source>
            <translation>这里没有说明</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>processes of the system</source>
            <translation>系统的进程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>the timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_facts.py" />
            <source>windows (Qt for Python)</source>
            <translation>窗口（Qt for Python）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_index.py" />
            <source>Copyright: {who}</source>
            <translation>版权：{who}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_index.py" />
            <source>Source: {address}</source>
            <translation>源代码：{address}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_index.py" />
            <location filename="../../concgui/usage.py" />
            <source>{path} cannot be read: {reason}</source>
            <translation>无法读取 {path}：{reason}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_licences.py" />
            <source>Component</source>
            <translation>组件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_licences.py" />
            <source>Licence</source>
            <translation>许可</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_licences.py" />
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/about_licences.py" />
            <source>What is in this package</source>
            <translation>此软件包中的内容</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive.py" />
            <source>Ask  (A)</source>
            <translation>询问（A）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive.py" />
            <location filename="../../concgui/ui/command_table.py" />
            <source>Ask active_children()</source>
            <translation>询问 active_children()</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive.py" />
            <source>Let main call active_children(). Asking has an effect: the call joins the children that have ended, so their zombies vanish (A)</source>
            <translation>让主进程调用 active_children()。询问有副作用：这个调用会 join 已结束的子进程，它们的僵尸随之消失（A）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive.py" />
            <source>No process has been started.</source>
            <translation>还没有启动进程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive_table.py" />
            <source>Alive list</source>
            <translation>存活列表</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive_table.py" />
            <source>OS says</source>
            <translation>操作系统</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive_table.py" />
            <source>Python says</source>
            <translation>Python</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/alive_table.py" />
            <source>name</source>
            <translation>名字</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/banner.py" />
            <source>Close the message</source>
            <translation>关闭消息</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/banner.py" />
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/beginning.py" />
            <source>Welcome to Concgui: this lesson is ready. Say what you expect, then press Run (Ctrl+Return). F1 opens the manual.</source>
            <translation>欢迎使用 Concgui：这一课已准备好。先说出你的预测，再按“运行”（Ctrl+Return）。F1 打开手册。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>Add a worker</source>
            <translation>添加工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow all cores</source>
            <translation>允许全部核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow core 0 … 9, or take it away</source>
            <translation>允许或取消核心 0 … 9</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow one core</source>
            <translation>允许一个核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Allow two cores</source>
            <translation>允许两个核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Ask the question, again after a run</source>
            <translation>提问，运行之后再次提问</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Change the interval, on its slider</source>
            <translation>用滑块改变时长</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose a program</source>
            <translation>选择程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose the allowed cores</source>
            <translation>选择允许的核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose the start method</source>
            <translation>选择启动方法</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Choose the timeout</source>
            <translation>选择超时</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Clear the range, then the selection</source>
            <translation>清除区间，然后清除选择</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Compare: sequence, threads, processes…</source>
            <translation>对比：顺序、线程、进程…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Continue it</source>
            <translation>让它继续</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/output_pane.py" />
            <source>Copy the output</source>
            <translation>复制输出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Copy the program</source>
            <translation>复制程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Copy the range or the span</source>
            <translation>复制区间或区段</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Duplicate the selected worker</source>
            <translation>复制选中的工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Earlier lines, in the input line</source>
            <translation>输入行里的历史</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Edit its interval</source>
            <translation>修改它的时长</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Edit its name</source>
            <translation>修改它的名字</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>End main</source>
            <translation>结束主进程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>End the input, in the input line</source>
            <translation>在输入行里结束输入</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Export a picture, a trace or a table…</source>
            <translation>导出图片、跟踪或表格…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Find a name, a call or an end…</source>
            <translation>查找名字、调用或结束…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>First lane, last lane</source>
            <translation>第一条、最后一条泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Fold or unfold a process</source>
            <translation>折叠或展开一个进程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Fold or unfold all</source>
            <translation>全部折叠或展开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Follow the now-line</source>
            <translation>跟随当前时刻</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go along the program's lines</source>
            <translation>沿程序的行移动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to an exact range…</source>
            <translation>转到精确区间…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the beginning</source>
            <translation>转到开头</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the end</source>
            <translation>转到结尾</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the next bookmark</source>
            <translation>转到下一个书签</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Go to the previous bookmark</source>
            <translation>转到上一个书签</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>How to run the script…</source>
            <translation>脚本的运行方式…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Interrupt main (KeyboardInterrupt)</source>
            <translation>中断主进程（KeyboardInterrupt）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Join</source>
            <translation>等待结束</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Join all</source>
            <translation>等待全部</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Join with timeout</source>
            <translation>限时等待</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/shortcuts.py" />
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Kill</source>
            <translation>强制结束</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/timeline/arrangement.py" />
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Lanes</source>
            <translation>泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Lesson</source>
            <translation>课程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Light, select what ran at a line</source>
            <translation>点亮、选择一行执行之处</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Manual</source>
            <translation>手册</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Mark and measure a range (Shift+drag)</source>
            <translation>标记并测量区间（Shift+拖动）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Measure the selected span</source>
            <translation>测量选中的区段</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Move a guess, on its dashed bar</source>
            <translation>在虚线条上移动预测</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Move, when it has the focus</source>
            <translation>获得焦点时移动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Next event of a recording</source>
            <translation>记录的下一个事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>One vote more, one less, for the last answer</source>
            <translation>最后选的答案加一票、减一票</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Open a recent file…</source>
            <translation>打开最近的文件…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Open a script, a recording or a lesson…</source>
            <translation>打开脚本、记录或课程…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Open as a script, without cards</source>
            <translation>作为脚本打开，不用卡片</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Pause (a script's process)</source>
            <translation>暂停（脚本的进程）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Pause; play a recording</source>
            <translation>暂停；播放记录</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Play it faster</source>
            <translation>加快播放</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Play it slower</source>
            <translation>放慢播放</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Preferences…</source>
            <translation>偏好设置…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Present: fill the screen; back to the window</source>
            <translation>演示：占满屏幕；再按返回</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Previous event of a recording</source>
            <translation>记录的上一个事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/keyboard_edit.py" />
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Remove the closest bookmark</source>
            <translation>移除最近的书签</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Remove the selected worker</source>
            <translation>移除选中的工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Repeat it 20 times…</source>
            <translation>重复 20 次…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Replay this run; back to live</source>
            <translation>回放本次运行；回到实时</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Reset: stop everything, begin a new run</source>
            <translation>重置：停止一切，开始新的运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Reveal what the run has shown so far</source>
            <translation>揭晓运行至今显示的结果</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/empty.py" />
            <location filename="../../concgui/ui/lesson_panel.py" />
            <location filename="../../concgui/ui/run_settings.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/run_desk.py" />
            <source>Run a module…</source>
            <translation>运行模块…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Save the output…</source>
            <translation>保存输出…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Save the program as .py…</source>
            <translation>把程序保存为 .py…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Save the recording…</source>
            <translation>保存记录…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/timeline/arrangement.py" />
            <source>Scroll the lanes</source>
            <translation>滚动泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select a span (click), and others</source>
            <translation>选择区段（单击）及其他</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select a worker, outside of fields</source>
            <translation>在字段之外选择工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select the next worker</source>
            <translation>选择下一个工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select the previous worker</source>
            <translation>选择上一个工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Select worker 1 … 9</source>
            <translation>选择工作者 1 … 9</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Set a bookmark here</source>
            <translation>在此设置书签</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show all lanes</source>
            <translation>显示全部泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show everything in its usual size</source>
            <translation>一切恢复通常大小</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show everything larger</source>
            <translation>一切放大</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show everything smaller</source>
            <translation>一切缩小</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show in the timeline what proves it</source>
            <translation>在时间线中显示证据</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Show the whole run</source>
            <translation>显示整个运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Skip the question</source>
            <translation>跳过问题</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Slow motion, from its beginning</source>
            <translation>从头慢放</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Sort, filter, fold lanes…</source>
            <translation>排序、筛选、折叠泳道…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Start</source>
            <translation>启动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Start all / Run</source>
            <translation>全部启动 / 运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Stop the script</source>
            <translation>停止脚本</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Take a guess back</source>
            <translation>收回一个预测</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Take a vote for it back</source>
            <translation>收回它的一票</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Terminate</source>
            <translation>终止</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Terminate all</source>
            <translation>全部终止</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Type a line for the script</source>
            <translation>为脚本输入一行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/keyboard_edit.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Vote for an answer, while the question is asked</source>
            <translation>提问时为某个答案投票</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>What's this?</source>
            <translation>这是什么？</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <source>Worker</source>
            <translation>工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/command_table.py" />
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Back to the window (Esc)</source>
            <translation>回到窗口（Esc）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <location filename="../../concgui/ui/unsaved.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Compare</source>
            <translation>对比</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Compared: {what}</source>
            <translation>对比：{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Copy the figures as text (Ctrl+Shift+C)</source>
            <translation>把数字复制为文本（Ctrl+Shift+C）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>End what runs; what has been measured stays (Esc)</source>
            <translation>结束正在运行的；已测量的保留（Esc）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Look at the programs, save them as .py (P)</source>
            <translation>查看这些程序，保存为 .py（P）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Measuring …</source>
            <translation>正在测量…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Pictures (*.png);;All files (*)</source>
            <translation>图片 (*.png);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Programs…</source>
            <translation>程序…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Repeat 20 ×</source>
            <translation>重复 20 次</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Repeated program</source>
            <translation>重复的程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Repeated: {what}</source>
            <translation>重复：{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Run the program 20 times and count the orders of finishing (R)</source>
            <translation>运行程序 20 次，统计结束的顺序（R）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Run the same work in every way (C)</source>
            <translation>用每种方式运行同样的工作（C）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Save figures…</source>
            <translation>保存数字…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Save picture…</source>
            <translation>保存图片…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Save the figures</source>
            <translation>保存数字</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Save the figures as CSV (Ctrl+Shift+S)</source>
            <translation>把数字保存为 CSV（Ctrl+Shift+S）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Save the picture</source>
            <translation>保存图片</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Save what is shown as PNG (Ctrl+S)</source>
            <translation>把显示的内容保存为 PNG（Ctrl+S）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <location filename="../../concgui/ui/files.py" />
            <source>Saved as {file}.</source>
            <translation>已保存为 {file}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>Tables (*.csv);;All files (*)</source>
            <translation>表格 (*.csv);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>The figures are copied.</source>
            <translation>数字已复制。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <location filename="../../concgui/ui/exports.py" />
            <location filename="../../concgui/ui/files.py" />
            <source>{file} cannot be written: {why}.</source>
            <translation>{file} 无法写入：{why}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/dialog.py" />
            <source>{n} of {total}: {what}</source>
            <translation>{n}/{total}：{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>In parallel</source>
            <translation>并行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>In parallel: two or more on a core at once</source>
            <translation>并行：两个或更多同时占用核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>begins …</source>
            <translation>开始…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>on {n} cores</source>
            <translation>
                <numerusform>在 {n} 个核心上</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>since the first start()</source>
            <translation>自第一个 start() 起</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/compare/picture.py" />
            <source>{share} of {n} cores</source>
            <translation>
                <numerusform>{n} 个核心的 {share}</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/programs.py" />
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/programs.py" />
            <source>Save as .py…</source>
            <translation>保存为 .py…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/programs.py" />
            <source>Text of the program</source>
            <translation>程序的文本</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/programs.py" />
            <source>The compared programs</source>
            <translation>对比的程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/programs.py" />
            <source>Which program</source>
            <translation>哪个程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/repeat.py" />
            <source>Order of finishing, how often</source>
            <translation>结束的顺序，出现次数</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/compare/repeat.py" />
            <source>When they ended in {n} runs, and the median</source>
            <translation>
                <numerusform>{n} 次运行中何时结束，以及中位数</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/compare/repeat.py" />
            <source>and {n} other orders</source>
            <translation>
                <numerusform>以及另外 {n} 种顺序</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/view.py" />
            <source>Runs of the same program</source>
            <translation>同一程序的多次运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare/view.py" />
            <source>Runs side by side</source>
            <translation>并排的运行</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/compare_desk.py" />
            <source>{n} workers</source>
            <translation>
                <numerusform>{n} 个工作者</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/compare_desk.py" />
            <source>{title}, {workers}</source>
            <translation>{title}，{workers}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/controls.py" />
            <source>The engine is being loaded, one moment.</source>
            <translation>引擎正在加载，请稍候。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/core_toggle.py" />
            <source>Core {core} is the last one allowed: a program needs one core at least.</source>
            <translation>核心 {core} 是最后一个允许的核心：程序至少需要一个核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/core_toggle.py" />
            <source>Core {core}, allowed</source>
            <translation>核心 {core}，允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/core_toggle.py" />
            <source>Core {core}, not allowed</source>
            <translation>核心 {core}，不允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/core_toggle.py" />
            <source>The program may not run on core {core}. Click to allow it{key}</source>
            <translation>程序不能在核心 {core} 上运行。单击以允许{key}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/core_toggle.py" />
            <source>The program may run on core {core}. Click to take it away{key}</source>
            <translation>程序可以在核心 {core} 上运行。单击以取消{key}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>Allowed cores</source>
            <translation>允许的核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <location filename="../../concgui/ui/timeline/cores.py" />
            <source>CPU cores</source>
            <translation>CPU 核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>Concgui itself may use {some} of the machine's {all} cores.</source>
            <translation>Concgui 自己可以使用机器 {all} 个核心中的 {some} 个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>It is so already: the program may run on {cores}.</source>
            <translation>已经如此：程序可以在{cores}上运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>The program may run on {cores}: choose others (C)</source>
            <translation>程序可以在{cores}上运行：选择其他核心（C）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>There is no core {core} here, only {cores}.</source>
            <translation>这里没有核心 {core}，只有{cores}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>There is only {cores} here.</source>
            <translation>这里只有{cores}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <location filename="../../concgui/ui/timeline/cores.py" />
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>core {number}</source>
            <translation>核心 {number}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>cores {numbers}</source>
            <translation>核心 {numbers}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>{several} and {last}</source>
            <translation>{several}和 {last}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/cores.py" />
            <location filename="../../concgui/ui/status.py" />
            <source>{some} of {n} cores</source>
            <translation>
                <numerusform>{some}/{n} 个核心</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/cores.py" />
            <source>{some}/{n} cores</source>
            <translation>
                <numerusform>{some}/{n} 核心</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores.py" />
            <source>{words}. {tip}</source>
            <translation>{words}。{tip}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>Allow all cores (F8)</source>
            <translation>允许全部核心（F8）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>Allow the first core only (F6)</source>
            <translation>只允许第一个核心（F6）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>Allow the first two cores (F7)</source>
            <translation>允许前两个核心（F7）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>One core</source>
            <translation>一个核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>The program may run on</source>
            <translation>程序可以运行在</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/cores_popup.py" />
            <source>Two cores</source>
            <translation>两个核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>An error inside Concgui</source>
            <translation>Concgui 内部出错</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>Copy the details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>Copy the details to the clipboard, for a message to somebody who can mend it</source>
            <translation>把详情复制到剪贴板，以便发给能修复它的人</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>No program here opens the log. This is where it is:</source>
            <translation>这里没有能打开日志的程序。日志在这里：</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>Open the log</source>
            <translation>打开日志</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>Open the log in the program that this system has for texts</source>
            <translation>用本系统打开文本的程序打开日志</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>Show the details</source>
            <translation>显示详情</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>Since then there were {n} more errors.</source>
            <translation>
                <numerusform>此后又出现了 {n} 个错误。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>The details are in the log:</source>
            <translation>详情在日志里：</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>There is no log of it: it cannot be written ({reason}).</source>
            <translation>没有记入日志：日志不能写入（{reason}）。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>What is shown may be incomplete from here on.</source>
            <translation>从现在起，显示的内容可能不完整。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_dialog.py" />
            <source>Where the log is</source>
            <translation>日志的位置</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>Concgui ended unexpectedly the last time.</source>
            <translation>Concgui 上次意外结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>Concgui has crashed</source>
            <translation>Concgui 曾经崩溃</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/crash_notice.py" />
            <source>The log is {file}</source>
            <translation>日志是 {file}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/empty.py" />
            <source>Nobody has told the text of this program.</source>
            <translation>没有得知这个程序的文本。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/empty.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Run it (Ctrl+Return)</source>
            <translation>运行（Ctrl+Return）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/empty.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Start all</source>
            <translation>全部启动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/empty.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Start every worker that was not started (Ctrl+Return)</source>
            <translation>启动每个尚未启动的工作者（Ctrl+Return）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/empty.py" />
            <source>What the program prints appears here, with its time and who printed it.</source>
            <translation>程序输出的内容显示在这里，并注明时间和输出者。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>Cancel the export</source>
            <translation>取消导出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>Exported as {file}.</source>
            <translation>已导出为 {file}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>The export of {file} was cancelled.</source>
            <translation>{file} 的导出已取消。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>There is nothing to export: nothing has run yet.</source>
            <translation>没有可以导出的：还没有运行过。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>exporting {file} …</source>
            <translation>正在导出 {file} …</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>{file} cannot be written: an error inside concgui; the details are in {log}.</source>
            <translation>{file} 无法写入：concgui 内部出错；详情见 {log}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>{file} cannot be written: there is not enough memory.</source>
            <translation>{file} 无法写入：内存不足。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/exports.py" />
            <source>{file} is still being exported: wait for it, or cancel it with Esc.</source>
            <translation>{file} 仍在导出：请等待，或按 Esc 取消。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Chrome trace, for Perfetto (*.json)</source>
            <translation>Chrome 跟踪，用于 Perfetto (*.json)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Chrome trace, packed (*.json.gz)</source>
            <translation>Chrome 跟踪，压缩 (*.json.gz)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Open a script, a recording or a lesson</source>
            <translation>打开脚本、记录或课程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Picture of the timeline as seen (*.png)</source>
            <translation>所见时间线的图片 (*.png)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Picture of the timeline as seen, of any size (*.svg)</source>
            <translation>所见时间线的图片，任意大小 (*.svg)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Programs, recordings and lessons (*.py *.concgui lesson.toml);;All files (*)</source>
            <translation>程序、记录和课程 (*.py *.concgui lesson.toml);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Python programs (*.py);;All files (*)</source>
            <translation>Python 程序 (*.py);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Recordings (*.concgui);;All files (*)</source>
            <translation>记录 (*.concgui);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Save the program</source>
            <translation>保存程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Save the recording</source>
            <translation>保存记录</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Table of events (*.csv)</source>
            <translation>事件表 (*.csv)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Table of spans (*.csv)</source>
            <translation>区段表 (*.csv)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>Text files (*.txt);;All files (*)</source>
            <translation>文本文件 (*.txt);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>{file} cannot be exported: a name ends in {endings}.</source>
            <translation>无法导出 {file}：名字要以 {endings} 结尾。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>{file} is there already: choose its whole name to replace it.</source>
            <translation>{file} 已存在：要替换它，请选择它的完整名字。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/files.py" />
            <source>{what} copied.</source>
            <translation>已复制{what}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_edit.py" />
            <source>Redo {what}</source>
            <translation>重做{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_edit.py" />
            <source>Undo {what}</source>
            <translation>撤销{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>No program of a file is shown by cards: open one, and it can be opened as a script.</source>
            <translation>没有用卡片显示的文件程序：打开一个之后，可以作为脚本打开。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <source>No script is shown: open one, or a program with cards as one (Ctrl+Shift+O), then choose how it runs.</source>
            <translation>没有显示脚本：打开一个，或把带卡片的程序作为脚本打开（Ctrl+Shift+O），再选择运行方式。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <location filename="../../concgui/ui/output_pane.py" />
            <location filename="../../concgui/ui/output_text.py" />
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <location filename="../../concgui/ui/program_pane.py" />
            <location filename="../../concgui/ui/program_view.py" />
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Program</source>
            <translation>程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_files.py" />
            <location filename="../../concgui/ui/output_pane.py" />
            <source>Save the output</source>
            <translation>保存输出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_looks.py" />
            <location filename="../../concgui/ui/present.py" />
            <source>Everything is as large as it can be shown.</source>
            <translation>一切已显示到最大。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_looks.py" />
            <location filename="../../concgui/ui/present.py" />
            <source>Everything is as small as it can be shown.</source>
            <translation>一切已显示到最小。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_looks.py" />
            <source>Larger than this it does not fit on the screen.</source>
            <translation>再大屏幕上就放不下了。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_run.py" />
            <source>No worker is selected: N adds one.</source>
            <translation>没有选中工作者：按 N 添加一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_run.py" />
            <source>Nothing can be typed now: only a script that runs has an input.</source>
            <translation>现在不能输入：只有正在运行的脚本才有输入。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_timeline.py" />
            <source>No recording is shown: open one, then go from event to event.</source>
            <translation>没有显示记录：打开一份，再逐个事件地走。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_timeline.py" />
            <source>There is no bookmark yet: M sets one.</source>
            <translation>还没有书签：按 M 设置一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/keyboard_timeline.py" />
            <source>There is nothing to mark yet: no program has run.</source>
            <translation>还没有可以标记的：没有程序运行过。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>CPU, sampled</source>
            <translation>CPU，采样</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>GIL</source>
            <translation>GIL</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>Legend</source>
            <translation>图例</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/program_words.py" />
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>blocked</source>
            <translation>阻塞</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <location filename="../../concgui/ui/workers/words.py" />
            <source>ended, not joined</source>
            <translation>已结束，未 join</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>in Python</source>
            <translation>Python 中</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>in Python code</source>
            <translation>在 Python 代码中</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>leaving</source>
            <translation>正在退出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>main blocked</source>
            <translation>主进程阻塞</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/meter.py" />
            <source>on CPU (sampled)</source>
            <translation>在 CPU 上（采样）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>ready, waits for a core</source>
            <translation>就绪，等待核心</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>sleeping / blocked</source>
            <translation>休眠 / 阻塞</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <location filename="../../concgui/ui/workers/words.py" />
            <source>starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>waits</source>
            <translation>等待</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>waits for a core (sampled)</source>
            <translation>等待核心（采样）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>waits for the GIL</source>
            <translation>等待 GIL</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/legend.py" />
            <source>waits, sampled</source>
            <translation>等待，采样</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>A click or {letter} counts a vote; with Shift, or the right button, one is taken back.</source>
            <translation>单击或按 {letter} 计一票；按住 Shift 或用右键减一票。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Answer {letter}: {text}</source>
            <translation>答案 {letter}：{text}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Not known in this run</source>
            <translation>这次运行中未知</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Right here</source>
            <translation>正确</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Right in this run</source>
            <translation>这次运行中正确</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Wrong here</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>Wrong in this run</source>
            <translation>这次运行中错误</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/lesson_answer.py" />
            <source>{n} votes</source>
            <translation>
                <numerusform>{n} 票</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_desk.py" />
            <source>No question is there to be asked: open a lesson.</source>
            <translation>没有可以提的问题：请打开一课。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_desk.py" />
            <source>Nothing is proved yet: run the lesson first.</source>
            <translation>还没有证明什么：请先运行这一课。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_desk.py" />
            <source>The question is not being asked: Q asks it again.</source>
            <translation>现在没有在提问：按 Q 再次提问。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_desk.py" />
            <source>There is nothing to reveal: the question is asked, then the program runs.</source>
            <translation>没有可以揭晓的：先提问，再运行程序。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Ask nobody; the run tells its fact all the same</source>
            <translation>不提问；运行照样会给出结论</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Ask the question again, before a new run (Q)</source>
            <translation>在新的运行之前重新提问（Q）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Bring what proves it into view in the timeline (V)</source>
            <translation>在时间线中显示证据（V）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Close the votes and run the program (Ctrl+Return)</source>
            <translation>结束投票并运行程序（Ctrl+Return）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Drag the dashed bar in the timeline to where {names} ends.</source>
            <translation>把时间线中的虚线条拖到 {names} 结束之处。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Drag the dashed bars in the timeline to where {names} end.</source>
            <translation>把时间线中的虚线条拖到 {names} 结束之处。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Lesson: its question and answers</source>
            <translation>课程：问题和答案</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Predict</source>
            <translation>预测</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Predict again</source>
            <translation>重新预测</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Predict first</source>
            <translation>先预测</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Reveal now</source>
            <translation>立即揭晓</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Revealed by this run</source>
            <translation>由这次运行揭晓</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Show proof</source>
            <translation>显示证据</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Skip (Esc)</source>
            <translation>跳过（Esc）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>Tell what the run has shown so far</source>
            <translation>说出运行至今显示的结果</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>The votes are closed</source>
            <translation>投票已结束</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>This cannot be shown here. {reason}</source>
            <translation>这里无法演示。{reason}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>{letters} or a click: one vote more; with Shift one less. + and − do it for the last answer.</source>
            <translation>按 {letters} 或单击：加一票；按住 Shift 减一票。+ 和 − 作用于最后选的答案。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/lesson_panel.py" />
            <source>{names} and {last}</source>
            <translation>{names}和 {last}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/line_spans.py" />
            <source>When line {number} ran was not measured, and no span belongs to it.</source>
            <translation>没有测到第 {number} 行何时执行，也没有属于它的区段。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/loading.py" />
            <source>Cancel opening it</source>
            <translation>取消打开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/loading.py" />
            <source>opening {file} …</source>
            <translation>正在打开 {file} …</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Back</source>
            <translation>后退</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Contents</source>
            <translation>目录</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Copy it, to be opened in a browser</source>
            <translation>复制它，以便在浏览器中打开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Copy the address</source>
            <translation>复制地址</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Forward</source>
            <translation>前进</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Manual of Concgui</source>
            <translation>Concgui 手册</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Return goes to the next place, Shift+Return to the one before</source>
            <translation>Return 转到下一处，Shift+Return 转到上一处</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Search (Ctrl+F)</source>
            <translation>搜索（Ctrl+F）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Search the manual</source>
            <translation>在手册中搜索</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Text of the manual</source>
            <translation>手册的正文</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>The manual was not installed. It is the README of Concgui.</source>
            <translation>手册没有安装。它就是 Concgui 的 README。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>To where it was read before (Alt+Left)</source>
            <translation>回到之前读的地方（Alt+Left）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>Where it was gone back from (Alt+Right)</source>
            <translation>回到后退之前的地方（Alt+Right）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/manual.py" />
            <source>{at} of {n}</source>
            <translation>{at}/{n}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/manual.py" />
            <source>{n} places</source>
            <translation>
                <numerusform>{n} 处</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>High contrast</source>
            <translation>高对比度</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Language</source>
            <translation>语言 (Language)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/menus.py" />
            <source>简体中文</source>
            <translation>简体中文</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/meter.py" />
            <source>Meter</source>
            <translation>仪表</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/meter.py" />
            <location filename="../../concgui/ui/workers/words.py" />
            <source>alive</source>
            <translation>存活</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/meter.py" />
            <source>concurrent</source>
            <translation>并发</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/meter.py" />
            <source>cores</source>
            <translation>
                <numerusform>个核心</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/meter.py" />
            <source>parallel</source>
            <translation>并行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/meter.py" />
            <source>{some} of {all}</source>
            <translation>{some}/{all}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>A recording was found</source>
            <translation>找到一份记录</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>Concgui ended unexpectedly: the recording of {program}, {when}, is there</source>
            <translation>Concgui 意外结束：{program} 在 {when} 的记录还在</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>Delete this recording's file</source>
            <translation>删除这份记录的文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <location filename="../../concgui/ui/unsaved.py" />
            <source>Discard</source>
            <translation>丢弃</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>Later</source>
            <translation>以后</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>Later: Concgui offers it again when it starts the next time</source>
            <translation>以后：Concgui 下次启动时会再次提供</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>Show this recording in place of what is shown now</source>
            <translation>显示这份记录，代替现在显示的内容</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>{found}, and {more} more.</source>
            <translation>{found}，另外还有 {more} 份。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/offer.py" />
            <source>{found}.</source>
            <translation>{found}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>End input</source>
            <translation>结束输入</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>End the input of the program</source>
            <translation>结束程序的输入</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>End the input: the program finds the end of its stdin (Ctrl+D)</source>
            <translation>结束输入：程序会读到 stdin 的结尾（Ctrl+D）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>Input of the program</source>
            <translation>程序的输入</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>Return sends the line; Ctrl+D ends the input where the line is empty.</source>
            <translation>Return 发送这一行；空行时 Ctrl+D 结束输入。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>Type a line  (E)</source>
            <translation>输入一行（E）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>Type a line for the program, Return sends it; Ctrl+D ends the input  (E)</source>
            <translation>为程序输入一行，Return 发送；Ctrl+D 结束输入（E）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>Type a line, Return sends it  (E)</source>
            <translation>输入一行，Return 发送（E）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>Type a line, Return sends it; Ctrl+D ends it  (E)</source>
            <translation>输入一行，Return 发送；Ctrl+D 结束（E）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_input.py" />
            <source>{size} not read yet</source>
            <translation>{size} 尚未读取</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_pane.py" />
            <source>Copy the lines with their times (Ctrl+Shift+X)</source>
            <translation>复制各行及其时间（Ctrl+Shift+X）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_pane.py" />
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/output_pane.py" />
            <source>Save the lines with their times (Ctrl+Shift+S)</source>
            <translation>保存各行及其时间（Ctrl+Shift+S）</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/output_pane.py" />
            <source>{n:,} earlier lines not shown</source>
            <translation>
                <numerusform>更早的 {n:,} 行没有显示</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>&amp;Ask before changes are lost that were not saved</source>
            <translation>未保存的修改丢失前先询问(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>&amp;Begin with</source>
            <translation>启动时打开(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>&amp;Language</source>
            <translation>语言 (&amp;Language)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>&amp;Size of everything</source>
            <translation>整体大小(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>Ask before changes are lost that were not saved</source>
            <translation>未保存的修改丢失前先询问</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>Free: cards of one's own</source>
            <translation>自由：自己的卡片</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>Preferences</source>
            <translation>偏好设置</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>Restore defaults</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>The file that was opened last</source>
            <translation>上次打开的文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/preferences.py" />
            <source>The first lesson</source>
            <translation>第一课</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present.py" />
            <source>One moment: the replay is being made.</source>
            <translation>请稍候：正在准备回放。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present.py" />
            <source>{title}: ended, {seconds:.2f} s</source>
            <translation>{title}：已结束，{seconds:.2f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present.py" />
            <source>{title}: main waits for a command</source>
            <translation>{title}：主进程等待命令</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present.py" />
            <source>{title}: not started</source>
            <translation>{title}：未启动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present.py" />
            <source>{title}: runs, {seconds:.1f} s</source>
            <translation>{title}：运行中，{seconds:.1f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present.py" />
            <source>{title}: {speed:g}×, {at:.2f} of {whole:.2f} s</source>
            <translation>{title}：{speed:g}×，{at:.2f}/{whole:.2f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>MainProcess is blocked in {call}: the next step is there when it goes on.</source>
            <translation>MainProcess 阻塞在 {call}：它继续后才有下一步。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>MainProcess is busy: the next step is there when it goes on.</source>
            <translation>MainProcess 正忙：它继续后才有下一步。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>MainProcess is not ready for it: one moment.</source>
            <translation>MainProcess 还没有准备好：请稍候。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>There is no worker: N adds one.</source>
            <translation>没有工作者：按 N 添加一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>This is the beginning.</source>
            <translation>这是开头。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>This is the end of the recording.</source>
            <translation>这是记录的结尾。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>This is the first lesson.</source>
            <translation>这是第一课。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>This was the last lesson.</source>
            <translation>这是最后一课。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>What runs cannot be taken back: Ctrl+R stops it and begins anew.</source>
            <translation>运行了就不能收回：Ctrl+R 停止它并重新开始。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>back to the program</source>
            <translation>回到程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>end main</source>
            <translation>结束主进程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>from the beginning</source>
            <translation>从头开始</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>join all</source>
            <translation>等待全部</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>lesson before: {title}</source>
            <translation>上一课：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>next event</source>
            <translation>下一个事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>next lesson: {title}</source>
            <translation>下一课：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>previous event</source>
            <translation>上一个事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>reveal</source>
            <translation>揭晓</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>run</source>
            <translation>运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>run again</source>
            <translation>再次运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>slow motion</source>
            <translation>慢放</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>start {name}</source>
            <translation>启动 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>the question again</source>
            <translation>再次提问</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>to the end</source>
            <translation>到结尾</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_steps.py" />
            <source>{title} is running: the next step comes when it has ended. Ctrl+R stops it.</source>
            <translation>{title} 正在运行：它结束后才有下一步。Ctrl+R 停止它。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/present_strip.py" />
            <source>Page Down: {step}</source>
            <translation>Page Down：{step}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_caret.py" />
            <location filename="../../concgui/ui/timeline/voice.py" />
            <source>. </source>
            <translation>。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_caret.py" />
            <source>Line {number} is marked: {text}</source>
            <translation>第 {number} 行已标记：{text}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_caret.py" />
            <source>empty</source>
            <translation>空行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_caret.py" />
            <source>{line}: {text}</source>
            <translation>{line}：{text}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>At which line main is now is not known. Lines that run too often are not told one by one: that would slow the program down. What stands at a line is what was told of it until then.</source>
            <translation>主进程现在在哪一行未知。执行太频繁的行不逐一报告，否则会拖慢程序。行旁显示的是到那时为止所报告的。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Copy the program's text (Ctrl+Shift+C)</source>
            <translation>复制程序的文本（Ctrl+Shift+C）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Exceptions</source>
            <translation>异常</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Save as .py</source>
            <translation>保存为 .py</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>Save the program: it does the same without Concgui (Ctrl+S)</source>
            <translation>保存程序：不用 Concgui 也做同样的事（Ctrl+S）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>line not told</source>
            <translation>行未报告</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/program_pane.py" />
            <source>{n} lines have an exception</source>
            <translation>
                <numerusform>{n} 行有异常</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_pane.py" />
            <source>{told}: go to the next one</source>
            <translation>{told}：转到下一处</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>Line {number}</source>
            <translation>第 {number} 行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>asked for; main is busy</source>
            <translation>已请求；主进程正忙</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>began at {t:.6f} s</source>
            <translation>开始于 {t:.6f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>began last at {t:.6f} s</source>
            <translation>最近一次开始于 {t:.6f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>blocked in {call}</source>
            <translation>阻塞于 {call}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>how long it took was not measured</source>
            <translation>用了多久没有测到</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>main is at one of these lines; they run too often to be told one by one</source>
            <translation>主进程在这些行之一；它们执行太频繁，不逐一报告</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>main is at this line</source>
            <translation>主进程在这一行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>main is blocked at this line</source>
            <translation>主进程阻塞在这一行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>main is blocked in {call}</source>
            <translation>主进程阻塞于 {call}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>not executed yet</source>
            <translation>尚未执行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>queued</source>
            <translation>排队</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/program_words.py" />
            <source>ran at least {n:,} times; not each time was told</source>
            <translation>
                <numerusform>至少执行了 {n:,} 次；不是每次都报告</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/program_words.py" />
            <source>ran {n:,} times</source>
            <translation>
                <numerusform>执行了 {n:,} 次</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>ran; how often and how long was not measured</source>
            <translation>执行过；次数和时间没有测到</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>sent from outside, not executed by main</source>
            <translation>从外部发送，不由主进程执行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>these took {long} in all</source>
            <translation>共用了 {long}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>what was told took {long} in all</source>
            <translation>所报告的共用了 {long}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>when it ran was not measured</source>
            <translation>何时执行没有测到</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>{all}, {long} on average</source>
            <translation>{all}，平均 {long}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>{times}, took {long}</source>
            <translation>{times}，用了 {long}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>{what} since {t:.6f} s</source>
            <translation>{what}，自 {t:.6f} s 起</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>{what} since {t:.6f} s, for {long}</source>
            <translation>{what}，自 {t:.6f} s 起，已 {long}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/program_words.py" />
            <source>≈ now</source>
            <translation>≈ 现在</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/refusal.py" />
            <source>Not opened</source>
            <translation>未打开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>After {count}</source>
            <translation>{count}之后</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Back to live</source>
            <translation>回到实时</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Go to the next event  ( . )</source>
            <translation>转到下一个事件（ . ）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Go to the previous event  ( , )</source>
            <translation>转到上一个事件（ , ）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>How many times as fast as it was</source>
            <translation>是原来的多少倍速</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Instant</source>
            <translation>时刻</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Instant of the recording</source>
            <translation>记录的时刻</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Leave the replay: show the program as it is now (R)</source>
            <translation>离开回放：显示程序现在的样子（R）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Next event</source>
            <translation>下一个事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Pause (Space)</source>
            <translation>暂停（Space）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Play (Space)</source>
            <translation>播放（Space）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Previous event</source>
            <translation>上一个事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Replay</source>
            <translation>回放</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>event {number} of {all}</source>
            <translation>事件 {number}/{all}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_bar.py" />
            <source>{instant} of {whole} s</source>
            <translation>{instant}/{whole} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/replay_keys.py" />
            <source>Nothing is replayed: R replays the run.</source>
            <translation>没有在回放：按 R 回放运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_drop.py" />
            <source>Drop to open {file}</source>
            <translation>松开以打开 {file}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_drop.py" />
            <source>One file is shown at a time: of the {count} that were dropped, {file} was taken.</source>
            <translation>一次只显示一个文件：拖放的 {count} 个中打开了 {file}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_drop.py" />
            <source>What was dropped is no file of this machine: drop a script, a recording or a lesson's folder.</source>
            <translation>拖放的不是本机的文件：请拖放脚本、记录或课程文件夹。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>A&amp;dd</source>
            <translation>添加(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Add a variable</source>
            <translation>添加变量</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Environment variables</source>
            <translation>环境变量</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <location filename="../../concgui/ui/timeline/lane_wish.py" />
            <source>Name</source>
            <translation>名字</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>One more variable</source>
            <translation>再加一个变量</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Remo&amp;ve</source>
            <translation>移除(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Remove the selected variable</source>
            <translation>移除选中的变量</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Remove the variable</source>
            <translation>移除变量</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Take the variable away, should it be in the environment of Concgui</source>
            <translation>去掉这个变量，如果 Concgui 的环境里有它</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Unset</source>
            <translation>去掉</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_environment.py" />
            <source>{what} of variable {number}</source>
            <translation>变量 {number} 的{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>B&amp;rowse…</source>
            <translation>浏览(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>Browse for an interpreter</source>
            <translation>浏览解释器</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>Choose a Python interpreter</source>
            <translation>选择 Python 解释器</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>Choose any other Python</source>
            <translation>选择别的 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>Concgui’s own</source>
            <translation>Concgui 自带</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>Interpreter</source>
            <translation>解释器</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>The Python that runs the script. It needs nothing installed: 3.9 or later</source>
            <translation>运行脚本的 Python。不需要安装任何东西：3.9 或更高版本即可</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>being asked …</source>
            <translation>正在查询 …</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>the script’s own</source>
            <translation>脚本自己的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_interpreter.py" />
            <source>the usual one</source>
            <translation>默认的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_recent.py" />
            <source>&amp;Clear the list</source>
            <translation>清空列表(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_recent.py" />
            <source>No file was opened yet</source>
            <translation>还没有打开过文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_recent.py" />
            <source>Open recent</source>
            <translation>打开最近的文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_recent.py" />
            <source>The list of recent files is empty now; the files are as they were.</source>
            <translation>最近文件的列表已清空；文件本身没有改变。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_recent.py" />
            <source>{file} is not there any more: it was taken off the recent files.</source>
            <translation>{file} 已经不在：已从最近的文件中移除。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>&amp;Arguments</source>
            <translation>参数(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>&amp;Browse…</source>
            <translation>浏览(&amp;B)…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>&amp;Environment</source>
            <translation>环境(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>&amp;Interpreter</source>
            <translation>解释器(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>&amp;Tell which lines main executes</source>
            <translation>报告主进程执行到哪些行(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>Arguments</source>
            <translation>参数</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>As in a shell: words with blanks between, quotes around a word with blanks</source>
            <translation>与 shell 中一样：词之间用空格隔开，含空格的词加引号</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>As u&amp;sual</source>
            <translation>恢复通常(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>Browse for a folder</source>
            <translation>浏览文件夹</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>Choose the working folder</source>
            <translation>选择工作文件夹</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>How to run a module</source>
            <translation>模块的运行方式</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <location filename="../../concgui/ui/run_strip.py" />
            <source>How to run the script</source>
            <translation>脚本的运行方式</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>In which the script begins, and from which it opens files</source>
            <translation>脚本在这里开始，也从这里打开文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>No arguments, the usual folder and interpreter, the environment as it is</source>
            <translation>没有参数，通常的文件夹和解释器，环境保持原样</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>Tell which lines main executes</source>
            <translation>报告主进程执行到哪些行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>The Program pane then shows where main is, and how long each line took</source>
            <translation>程序窗格会显示主进程在哪一行，每行用了多久</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>The same in a shell</source>
            <translation>在 shell 中的等价命令</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>The script runs now: what is chosen here is for its next run.</source>
            <translation>脚本正在运行：这里的选择用于下一次运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>There is no folder {folder}.</source>
            <translation>没有文件夹 {folder}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>Working &amp;folder</source>
            <translation>工作文件夹(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>Working folder</source>
            <translation>工作文件夹</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_settings.py" />
            <source>{folder}, as usual</source>
            <translation>{folder}，默认</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>Arguments, folder, environment and interpreter (Ctrl+Shift+R)</source>
            <translation>参数、文件夹、环境和解释器（Ctrl+Shift+R）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>How the script runs</source>
            <translation>脚本如何运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>How to run…</source>
            <translation>运行方式…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>The packages of {folder} are there only for its interpreter: “How to run” offers it.</source>
            <translation>{folder} 的包只有它自己的解释器能用：“运行方式”里可以选择。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>This Python has no module {module}: “How to run…” offers the others of this machine.</source>
            <translation>这个 Python 没有模块 {module}：可在“运行方式…”中选择本机的其他 Python。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>its own {folder} is not used</source>
            <translation>没有使用它自己的 {folder}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_strip.py" />
            <source>lines of main are not told</source>
            <translation>不报告主进程的行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>&amp;Module</source>
            <translation>模块(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>As python -m takes it: names with dots between</source>
            <translation>与 python -m 的写法一样：名字之间用点号</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>Fi&amp;le {name}</source>
            <translation>文件(&amp;L) {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>Module</source>
            <translation>模块</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>Run a module</source>
            <translation>运行模块</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>Run the file</source>
            <translation>运行文件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/run_target.py" />
            <source>python -m</source>
            <translation>python -m</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/shortcuts.py" />
            <source>No command has these words or this key.</source>
            <translation>没有命令包含这些字或这个键。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/shortcuts.py" />
            <source>Search the shortcuts</source>
            <translation>搜索快捷键</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/shortcuts.py" />
            <source>Search: a word or a key</source>
            <translation>搜索：词或键</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/shortcuts.py" />
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/shortcuts.py" />
            <source>{title}, more</source>
            <translation>{title}（续）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/span_line.py" />
            <source>The marked line ran in this span, or made it.</source>
            <translation>标记的一行在这个区段里执行，或产生了它。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>About the selected span</source>
            <translation>关于选中的区段</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>Messages so far</source>
            <translation>至今的消息</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>Program status</source>
            <translation>程序状态</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>Recording status</source>
            <translation>记录状态</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>no program yet</source>
            <translation>还没有程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>recording {t:.2f} s</source>
            <translation>记录 {t:.2f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>saving {file} …</source>
            <translation>正在保存 {file} …</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>{counted}, {on_cpu} on CPU</source>
            <translation>{counted}，{on_cpu} 在 CPU 上</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>{count} queued</source>
            <translation>{count} 个排队</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/status.py" />
            <source>{n:,} events dropped</source>
            <translation>
                <numerusform>丢弃 {n:,} 个事件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/status.py" />
            <source>{n:,} kernel records lost</source>
            <translation>
                <numerusform>丢失 {n:,} 条内核记录</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/status.py" />
            <source>{n} messages</source>
            <translation>
                <numerusform>{n} 条消息</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/status.py" />
            <source>{started} started, {alive} alive</source>
            <translation>{started} 已启动，{alive} 存活</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/arrangement.py" />
            <source>Timeline: one lane for each process and thread</source>
            <translation>时间线：每个进程和线程一条泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/ask_line.py" />
            <source>Close (Esc)</source>
            <translation>关闭（Esc）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>A name, a pid, a call or an end. Return: next, Shift+Return: previous.</source>
            <translation>名字、pid、调用或结束。Return：下一个，Shift+Return：上一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>Not found among names, pids, calls and ends of the lanes that the filter shows; it hides {count:,}.</source>
            <translation>在筛选显示的泳道的名字、pid、调用和结束中没有找到；筛选隐藏了 {count:,} 条。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>Not found among names, pids, calls and ends.</source>
            <translation>在名字、pid、调用和结束中没有找到。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>The run ends at {t:.3f} s.</source>
            <translation>运行在 {t:.3f} s 结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>{help} With Shift+Return it is measured, too.</source>
            <translation>{help}按 Shift+Return 还会测量它。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/asking.py" />
            <source>{number:,} of {all:,}: {what}</source>
            <translation>{number:,}/{all:,}：{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Fit all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Follow now</source>
            <translation>跟随当前</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Follow the now-line (F)</source>
            <translation>跟随当前时刻（F）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Go on (Space)</source>
            <translation>继续（Space）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Pause the picture</source>
            <translation>暂停画面</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Pause the picture; the program and the recording go on (Space)</source>
            <translation>暂停画面；程序和记录继续（Space）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Show all lanes: no filter, nothing folded (Shift+L)</source>
            <translation>显示全部泳道：不筛选，不折叠（Shift+L）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Show the whole run (0, or double-click)</source>
            <translation>显示整个运行（0，或双击）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <location filename="../../concgui/ui/timeline/pane.py" />
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Zoom in (+, or the wheel)</source>
            <translation>放大（+，或滚轮）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/buttons.py" />
            <source>Zoom out (−, or the wheel)</source>
            <translation>缩小（−，或滚轮）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>a process or thread of the program that has no lane</source>
            <translation>程序的某个没有泳道的进程或线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>idle: nobody of the program was on it</source>
            <translation>空闲：程序没有谁在上面</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>in use {share} of the time, {n:,} turns (kernel)</source>
            <translation>
                <numerusform>{share} 的时间在使用，{n:,} 次运行（内核）</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>not allowed</source>
            <translation>不允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>not allowed from {since:.3f} s</source>
            <translation>自 {since:.3f} s 起不允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>not allowed from {since:.3f} s to {until:.3f} s</source>
            <translation>{since:.3f} s 到 {until:.3f} s 不允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>not allowed to {until:.3f} s</source>
            <translation>到 {until:.3f} s 为止不允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>others</source>
            <translation>其他</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>source: kernel</source>
            <translation>来源：内核</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>this pixel is {long} with {count} turns: {told}</source>
            <translation>这个像素是 {long}，有 {count} 次运行：{told}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>what the kernel tells of this moment is not known yet</source>
            <translation>内核对此刻的报告尚未知道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_hover.py" />
            <source>{who} was on it</source>
            <translation>{who}在上面</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>not allowed. One core: {who} take turns (concurrent, not parallel)</source>
            <translation>不允许。一个核心：{who}轮流执行（并发，不是并行）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>not allowed. {who} take turns (concurrent, not parallel)</source>
            <translation>不允许。{who}轮流执行（并发，不是并行）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>not allowed: {who} take turns</source>
            <translation>不允许：{who}轮流执行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>{many}, not allowed</source>
            <translation>{many}，不允许</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>{many}, not used</source>
            <translation>{many}，没有使用</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>{many}, {count} of them used</source>
            <translation>{many}，其中 {count} 个被使用</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <source>{n} more cores</source>
            <translation>
                <numerusform>另外 {n} 个核心</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/core_rows.py" />
            <location filename="../../concgui/ui/timeline/folding.py" />
            <source>{several} and {count} more</source>
            <translation>{several}以及另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/cores.py" />
            <source>{count} more cores do not fit here</source>
            <translation>另外 {count} 个核心这里放不下</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/folding.py" />
            <source>+{n:,} threads</source>
            <translation>
                <numerusform>+{n:,} 个线程</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/folding.py" />
            <source>its {n:,} threads have no row of their own: {names}</source>
            <translation>
                <numerusform>它的 {n:,} 个线程没有自己的行：{names}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/folding.py" />
            <source>the triangle (or U) folds its {n:,} threads into this row</source>
            <translation>
                <numerusform>三角（或 U）把它的 {n:,} 个线程折叠到这一行</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/folding.py" />
            <source>{alive:,} of {count:,} alive; this row shows the main thread alone. U unfolds them</source>
            <translation>{count:,} 个中 {alive:,} 个存活；这一行只显示主线程。按 U 展开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/ghosts.py" />
            <source>Drag it, or press ← and → (0.1 s), Page Up and Page Down (1 s), Del: no guess</source>
            <translation>拖动它，或按 ← 和 →（0.1 s）、Page Up 和 Page Down（1 s），Del：不猜</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/ghosts.py" />
            <source>when does it end?</source>
            <translation>何时结束？</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/ghosts.py" />
            <location filename="../../concgui/ui/timeline/guesses.py" />
            <source>your guess {seconds} s</source>
            <translation>你们猜 {seconds} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/ghosts.py" />
            <source>{name}: your guess of its end</source>
            <translation>{name}：你们猜的结束时间</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/guesses.py" />
            <source>your guess {seconds} s: so it was</source>
            <translation>你们猜 {seconds} s：正是如此</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/guesses.py" />
            <source>your guess {seconds} s: {by} s too early</source>
            <translation>你们猜 {seconds} s：早了 {by} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/guesses.py" />
            <source>your guess {seconds} s: {by} s too late</source>
            <translation>你们猜 {seconds} s：晚了 {by} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>CPU time not measured at this moment</source>
            <translation>此刻的 CPU 时间没有测到</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>CPU time {long}, {share} of its life</source>
            <translation>CPU 时间 {long}，占其生命的 {share}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>Python events</source>
            <translation>Python 事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>Python events, sampled CPU time</source>
            <translation>Python 事件，采样的 CPU 时间</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>Python events; what the kernel tells of this moment is not known yet</source>
            <translation>Python 事件；内核对此刻的报告尚未知道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>Python's name: {name}</source>
            <translation>Python 中的名字：{name}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>all of {call}: {when}</source>
            <translation>整个 {call}：{when}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>created by {name}</source>
            <translation>由 {name} 创建</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>kernel</source>
            <translation>内核</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>kernel and Python events</source>
            <translation>内核和 Python 事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>on CPU {cpu:.0%}, waiting for a core {wait:.0%} of these {width} (sampled)</source>
            <translation>这 {width} 里 {cpu:.0%} 在 CPU 上，{wait:.0%} 等待核心（采样）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>operating system and Python events</source>
            <translation>操作系统和 Python 事件</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>source: {source}</source>
            <translation>来源：{source}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>the operating system's state, looked at 20 times a second</source>
            <translation>操作系统的状态，每秒查看 20 次</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>the signal was sent by {sender}</source>
            <translation>信号的发送者：{sender}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>the signal was sent from outside</source>
            <translation>信号是从外部发送的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>this pixel is {long} with {count} spans: {told}</source>
            <translation>这个像素是 {long}，有 {count} 个区段：{told}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>{failure}, line {number}</source>
            <translation>{failure}，第 {number} 行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <location filename="../../concgui/ui/workers/words.py" />
            <source>{how}, not joined</source>
            <translation>{how}，未 join</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>{n:,} turns on a core, median {long} (kernel)</source>
            <translation>
                <numerusform>在核心上 {n:,} 次，中位数 {long}（内核）</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/hover.py" />
            <source>{what} at {t:.6f} s</source>
            <translation>{what}，在 {t:.6f} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/item.py" />
            <source>No program is running. The lanes appear here when one starts.</source>
            <translation>没有程序在运行。程序启动后，泳道会出现在这里。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <location filename="../../concgui/ui/workers/words.py" />
            <source>created</source>
            <translation>已创建</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>created, not started</source>
            <translation>已创建，未启动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>imports</source>
            <translation>导入</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>imports the program</source>
            <translation>导入程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>not joined</source>
            <translation>未 join</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>start()</source>
            <translation>start()</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>start() called</source>
            <translation>调用了 start()</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>starting the interpreter</source>
            <translation>启动解释器</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>target done, leaving</source>
            <translation>目标函数已完成，正在退出</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>waiting</source>
            <translation>等待</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/labels.py" />
            <source>waiting for the next command</source>
            <translation>等待下一条命令</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_desk.py" />
            <source>As it was at {t:.1f} s; newer lanes stand last until the run ends.</source>
            <translation>按 {t:.1f} s 时的情况；更新的泳道排在最后，直到运行结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_desk.py" />
            <source>No process has threads that could be folded.</source>
            <translation>没有可以折叠线程的进程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_desk.py" />
            <source>Sorted by: {order}. {since}</source>
            <translation>排序：{order}。{since}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_desk.py" />
            <source>There are no lanes yet: no program has run.</source>
            <translation>还没有泳道：没有程序运行过。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_desk.py" />
            <source>Which process? Point at its lane, or select a span of it, then press U.</source>
            <translation>哪个进程？指向它的泳道，或选择它的一个区段，再按 U。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/lane_note.py" />
            <source>All {n:,} lanes are hidden by the filter.</source>
            <translation>
                <numerusform>全部 {n:,} 条泳道被筛选隐藏。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_note.py" />
            <source>Clear the filter</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_note.py" />
            <source>Show all lanes again (Shift+L)</source>
            <translation>重新显示全部泳道（Shift+L）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_wish.py" />
            <source>Begin</source>
            <translation>开始</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_wish.py" />
            <source>CPU time, most first</source>
            <translation>CPU 时间，多的在前</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_wish.py" />
            <source>End, those alive last</source>
            <translation>结束，存活的在后</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_wish.py" />
            <source>Order of creation</source>
            <translation>创建顺序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lane_wish.py" />
            <source>Process, its threads below it</source>
            <translation>进程，其下是它的线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <source>Lanes. {told}</source>
            <translation>泳道。{told}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <source>Sort, filter and fold the lanes (L)</source>
            <translation>排序、筛选和折叠泳道（L）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>{count:,} hidden by the filter</source>
            <translation>{count:,} 条被筛选隐藏</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <source>{count:,} of the standard library's own hidden</source>
            <translation>标准库自己的 {count:,} 条已隐藏</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <source>{n:,} folded into their process</source>
            <translation>
                <numerusform>{n:,} 条折叠到所属进程</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <source>{some:,} of {all:,} lanes shown: {why}.</source>
            <translation>显示 {some:,}/{all:,} 条泳道：{why}。</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/lanes_button.py" />
            <source>{some:,} of {n:,} lanes</source>
            <translation>
                <numerusform>{some:,}/{n:,} 条泳道</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>A part of a name, or a pid</source>
            <translation>名字的一部分，或 pid</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>All lanes are shown.</source>
            <translation>已显示全部泳道。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>All threads are folded.</source>
            <translation>线程已全部折叠。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Fold all threads</source>
            <translation>折叠全部线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Fold all threads into their process (Shift+U)</source>
            <translation>把全部线程折叠到所属进程（Shift+U）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Give every thread a row of its own (Shift+U)</source>
            <translation>给每个线程自己的一行（Shift+U）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Library's own</source>
            <translation>标准库的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>MainProcess on top</source>
            <translation>MainProcess 在最上</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>No threads are folded.</source>
            <translation>没有折叠的线程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Not Python</source>
            <translation>非 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Only those alive at the now-line</source>
            <translation>只显示当前时刻存活的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Only those with a span in view</source>
            <translation>只显示视图中有区段的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Order</source>
            <translation>排序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Order of the lanes</source>
            <translation>泳道的顺序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show Python's threads</source>
            <translation>显示 Python 的线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show lanes whose name or pid has this in it</source>
            <translation>显示名字或 pid 含有这些字的泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show processes</source>
            <translation>显示进程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show programs that are not Python, and threads that Python's threading did not make</source>
            <translation>显示不是 Python 的程序，以及不是由 threading 创建的线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Show the threads that the standard library makes for itself, such as a pool's</source>
            <translation>显示标准库为自己创建的线程，例如进程池的线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Sort again</source>
            <translation>重新排序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Sort by what is known now</source>
            <translation>按现在已知的排序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>There are no threads that could be folded.</source>
            <translation>没有可以折叠的线程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Unfold all</source>
            <translation>全部展开</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Unfold all threads</source>
            <translation>展开全部线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>Without a filter, nothing folded (Shift+L)</source>
            <translation>不筛选，不折叠（Shift+L）</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/lanes_popup.py" />
            <source>{n:,} lanes, all shown.</source>
            <translation>
                <numerusform>{n:,} 条泳道，全部显示。</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lit.py" />
            <source>{count:,} in other lanes</source>
            <translation>{count:,} 个在其他泳道</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lit.py" />
            <source>{count:,} more →</source>
            <translation>还有 {count:,} 个 →</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/lit.py" />
            <source>← {count:,} more</source>
            <translation>← 还有 {count:,} 个</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>CPU time by the kernel's turns</source>
            <translation>CPU 时间，据内核的运行记录</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>CPU time from samples</source>
            <translation>CPU 时间，据采样</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>not listed: {what}</source>
            <translation>没有列出：{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>not measured</source>
            <translation>没有测到</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>overlap: not known from samples</source>
            <translation>重叠：采样无法得知</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>two or more of all lanes on a CPU: {long}, {share}</source>
            <translation>全部泳道中两个或更多在 CPU 上：{long}，{share}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>two or more on a CPU: {long}, {share}</source>
            <translation>两个或更多在 CPU 上：{long}，{share}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>{n:,} folded threads</source>
            <translation>
                <numerusform>{n:,} 个折叠的线程</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/measured.py" />
            <source>{source}, not all of it known</source>
            <translation>{source}，并非全部已知</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/overview.py" />
            <source>Overview of the whole run</source>
            <translation>整个运行的概览</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/overview.py" />
            <source>The whole run. Drag the frame to move the view, its edges to resize it.</source>
            <translation>整个运行。拖动方框移动视图，拖动它的边改变大小。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/overview.py" />
            <source>whole run</source>
            <translation>整个运行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>CPU time from {source}, sampled</source>
            <translation>CPU 时间来自 {source}，采样</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>Nothing was recorded.</source>
            <translation>没有任何记录。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>Timeline of a run of Python {python}, {created}. Made by Concgui.</source>
            <translation>Python {python} 的一次运行的时间线，{created}。由 Concgui 制作。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>kernel's context switches</source>
            <translation>内核的上下文切换</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>kernel's context switches, {count} records lost</source>
            <translation>内核的上下文切换，丢失 {count} 条记录</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/picture.py" />
            <source>{count} more lanes do not fit into this picture</source>
            <translation>另外 {count} 条泳道在这张图里放不下</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>0, or not measured</source>
            <translation>0，或没有测到</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>Clear the range</source>
            <translation>清除区间</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>Clear the range (Esc)</source>
            <translation>清除区间（Esc）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>Copy as text (Ctrl+C)</source>
            <translation>复制为文本（Ctrl+C）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>Copy the measured range</source>
            <translation>复制测量的区间</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>Marked range</source>
            <translation>标记的区间</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>and {count} more</source>
            <translation>以及另外 {count} 个</translation>
        </message>
        <message numerus="yes">
            <location filename="../../concgui/ui/timeline/range_panel.py" />
            <source>{n} others</source>
            <translation>
                <numerusform>另外 {n} 个</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/seen_svg.py" />
            <source>Timeline of a run, from {left:.6f} s to {right:.6f} s. Made by Concgui.</source>
            <translation>一次运行的时间线，{left:.6f} s 到 {right:.6f} s。由 Concgui 制作。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/spoken_times.py" />
            <source>The second time must be later than the first one.</source>
            <translation>第二个时间必须晚于第一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/spoken_times.py" />
            <source>Write it like 1.20–1.35 s, 1.2 s + 50 ms, or 1.25 s.</source>
            <translation>写法如 1.20–1.35 s、1.2 s + 50 ms 或 1.25 s。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/titles.py" />
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>Process {pid}</source>
            <translation>进程 {pid}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>And {count} more lanes.</source>
            <translation>以及另外 {count} 条泳道。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>No program is running; no lanes.</source>
            <translation>没有程序在运行；没有泳道。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>Process</source>
            <translation>进程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>Thread in {name}</source>
            <translation>{name} 中的线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>blocked: {call}</source>
            <translation>阻塞：{call}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>by {sender}</source>
            <translation>来自{sender}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>ended, not joined: a zombie</source>
            <translation>已结束，未 join：僵尸</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>ended: {error}</source>
            <translation>已结束：{error}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>exit 1: {error}</source>
            <translation>退出码 1：{error}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>finally did not run</source>
            <translation>finally 没有执行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>finally ran</source>
            <translation>finally 已执行</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>first Python line in the child</source>
            <translation>子进程中的第一行 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>first Python line there</source>
            <translation>那里的第一行 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>from {since:.6f} s to {until}: {long}</source>
            <translation>{since:.6f} s 到 {until}：{long}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>idle</source>
            <translation>空闲</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>leaving: target done, not ended yet</source>
            <translation>正在退出：目标函数已完成，尚未结束</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>no pid yet</source>
            <translation>还没有 pid</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>nobody has joined it</source>
            <translation>没有谁 join 过它</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>not Python · pid {pid}</source>
            <translation>非 Python · pid {pid}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>pid {pid}</source>
            <translation>pid {pid}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>sleeping in {call}</source>
            <translation>休眠于 {call}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>starting: imports the program, target not entered yet</source>
            <translation>正在启动：导入程序，尚未进入目标函数</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>starting: no Python line yet</source>
            <translation>正在启动：还没有一行 Python</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>starting: start() called, not returned yet</source>
            <translation>正在启动：调用了 start()，尚未返回</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>stopped by a signal</source>
            <translation>被信号停住</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>target entered</source>
            <translation>进入目标函数</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>the library's own thread in {name}</source>
            <translation>{name} 中标准库自己的线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>thread</source>
            <translation>线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>thread of {name}, not Python's</source>
            <translation>{name} 的线程，不是 Python 的</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>waits for the next command</source>
            <translation>等待下一条命令</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>waits: it gave up the core itself, in a call that is not known</source>
            <translation>等待：它自己让出了核心，在未知的调用中</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>zombie: nobody has joined it</source>
            <translation>僵尸：没有谁 join 过它</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>{line}, {long} later</source>
            <translation>{line}，{long} 之后</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>{name}: {told}.</source>
            <translation>{name}：{told}。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>{state}: {call}</source>
            <translation>{state}：{call}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/timeline/words.py" />
            <source>{t:.6f} s: {what}</source>
            <translation>{t:.6f} s：{what}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>All commands with their keys (Alt or F10)</source>
            <translation>全部命令及其按键（Alt 或 F10）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Choose the program: free, a lesson, a script, or a recording (Ctrl+L)</source>
            <translation>选择程序：自由、课程、脚本或记录（Ctrl+L）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Compose a program with the cards</source>
            <translation>用卡片组成程序</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>End the script and keep its picture: SIGTERM to main, and a second later SIGKILL to all (Shift+F5)</source>
            <translation>结束脚本并保留画面：向主进程发送 SIGTERM，一秒后向全部发送 SIGKILL（Shift+F5）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>How multiprocessing makes a process (Ctrl+M)</source>
            <translation>multiprocessing 如何创建进程（Ctrl+M）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Interrupt</source>
            <translation>中断</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Join every worker that was started (Ctrl+J)</source>
            <translation>等待每个已启动的工作者结束（Ctrl+J）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Lesson: {title}</source>
            <translation>课程：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Let main reach its end: the implicit joins follow (Ctrl+E)</source>
            <translation>让主进程运行到结尾：随后是隐式 join（Ctrl+E）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Menu of all commands</source>
            <translation>全部命令的菜单</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Program: {title}</source>
            <translation>程序：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <location filename="../../concgui/ui/window.py" />
            <source>Recording: {title}</source>
            <translation>记录：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Replay: {title}</source>
            <translation>回放：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Script: {title}</source>
            <translation>脚本：{title}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Send SIGINT: KeyboardInterrupt in main (Ctrl+I)</source>
            <translation>发送 SIGINT：主进程中的 KeyboardInterrupt（Ctrl+I）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Start method</source>
            <translation>启动方法</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Stop everything and begin a new run (Ctrl+R)</source>
            <translation>停止一切并开始新的运行（Ctrl+R）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar.py" />
            <source>Terminate every process that is alive (Ctrl+T)</source>
            <translation>终止每个存活的进程（Ctrl+T）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Ask the class what will happen, before it runs</source>
            <translation>运行之前，先问全班会发生什么</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Fill the screen for the last row: the program and its timeline (F5)</source>
            <translation>占满屏幕，让最后一排看清：程序和它的时间线（F5）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Look at this run again, instant by instant (R)</source>
            <translation>逐个时刻再看这次运行（R）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Present F5</source>
            <translation>演示 F5</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/toolbar_tools.py" />
            <source>Run the same work by turns: sequence, threads, processes, one core (F9)</source>
            <translation>用不同方式运行同样的工作：顺序、线程、进程、单核（F9）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>Do not ask again</source>
            <translation>不再询问</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>Save them as a Python program?</source>
            <translation>要保存为 Python 程序吗？</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>The cards of Free have changes that are not saved.</source>
            <translation>“自由”的卡片有未保存的修改。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>The preferences (Ctrl+,) can have it asked again.</source>
            <translation>可以在偏好设置（Ctrl+,）里恢复询问。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>Unsaved changes</source>
            <translation>未保存的修改</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/unsaved.py" />
            <source>“{title}” has changes that are not saved.</source>
            <translation>“{title}”有未保存的修改。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>A Process has an interpreter, a memory and a GIL of its own; a Thread shares all three with MainProcess.</source>
            <translation>Process 有自己的解释器、内存和 GIL；Thread 与 MainProcess 共用这三样。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>All commands with their keys. Alt or F10 opens it.</source>
            <translation>全部命令及其按键。Alt 或 F10 打开它。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Asks the class what will happen before the program runs: votes by A to D, bars to be dragged.</source>
            <translation>程序运行之前，先问全班会发生什么：用 A 到 D 投票，拖动虚线条。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Calls multiprocessing.active_children(). This joins finished children: a zombie is gone after it.</source>
            <translation>调用 multiprocessing.active_children()。这会 join 已结束的子进程：之后僵尸就消失了。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Chooses how many seconds join() waits at most.</source>
            <translation>选择 join() 最多等待多少秒。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Chooses the program: cards of your own (Free), a lesson, a file of yours, or a recording.</source>
            <translation>选择程序：自己的卡片（自由）、课程、自己的文件或记录。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Copies all lines with their times.</source>
            <translation>复制全部行及其时间。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Copies the program to the clipboard.</source>
            <translation>把程序复制到剪贴板。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Ends the script and keeps its picture. MainProcess is sent SIGTERM; what is left a second later, SIGKILL.</source>
            <translation>结束脚本并保留它的画面。向 MainProcess 发送 SIGTERM；一秒后还剩下的，发送 SIGKILL。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Every process that is alive is terminated: it is sent SIGTERM and ends without running its finally blocks. Threads cannot be terminated, Python has no such call.</source>
            <translation>终止每个存活的进程：向它发送 SIGTERM，它不执行 finally 块就结束。线程不能终止，Python 没有这种调用。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Fills the screen with program and timeline, large enough for the last row. F5 and Esc go back.</source>
            <translation>用程序和时间线占满屏幕，大到最后一排也看得清。F5 和 Esc 返回。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>How Python makes a process: spawn begins with a fresh interpreter, fork copies the parent as it is, forkserver lets a clean helper fork.</source>
            <translation>Python 如何创建进程：spawn 从全新的解释器开始，fork 原样复制父进程，forkserver 让干净的辅助进程去 fork。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>How long the worker sleeps, or how much CPU time it uses: 0.1 to 10 seconds.</source>
            <translation>工作者休眠多久，或使用多少 CPU 时间：0.1 到 10 秒。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>How long the worker sleeps, or how much CPU time it uses: type 0.1 to 10 seconds.</source>
            <translation>工作者休眠多久，或使用多少 CPU 时间：请输入 0.1 到 10 秒。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>How many are alive and how many are on a CPU, measured over the last moment.</source>
            <translation>有多少个存活、多少个在 CPU 上，按最近一刻测量。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>MainProcess calls join() and is blocked until this worker has ended.</source>
            <translation>MainProcess 调用 join()，一直阻塞到这个工作者结束。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>MainProcess calls join() on every worker that was started, one after the other. While it waits it can do nothing else: its lane is drawn as blocked, with an arrow to the worker it waits for.</source>
            <translation>MainProcess 对每个已启动的工作者依次调用 join()。等待时它不能做别的：它的泳道画成阻塞，箭头指向它等待的工作者。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>MainProcess calls start(). It returns almost at once; the worker begins a little later. A process or thread can be started only once.</source>
            <translation>MainProcess 调用 start()。它几乎立即返回；工作者稍后才开始。进程或线程只能启动一次。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>MainProcess reaches the end of its program. Python then joins by itself what is not a daemon: these are the implicit joins at the end of its lane.</source>
            <translation>MainProcess 运行到程序结尾。随后 Python 自己 join 所有不是 daemon 的工作者：这就是它泳道末尾的隐式 join。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>MainProcess waits at most so many seconds for the worker. A timeout stops nobody: the worker goes on.</source>
            <translation>MainProcess 最多等待工作者这么多秒。超时不会停止任何人：工作者继续运行。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Makes one more worker like this one, or takes this one away.</source>
            <translation>再创建一个同样的工作者，或移除这一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Makes one more worker, up to 64.</source>
            <translation>再创建一个工作者，最多 64 个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>On the left the program and its interpreter; on the right what was lost, how long the recording is, and who says when a worker is on a CPU.</source>
            <translation>左边是程序及其解释器；右边是丢失了什么、记录有多长，以及由谁报告工作者何时在 CPU 上。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>One lane for each process and thread, MainProcess first; under them the cores and whom they ran. All of it was measured: full height is on a CPU, half height is blocked, and what is not known is grey.</source>
            <translation>每个进程和线程一条泳道，MainProcess 在最前；下面是各个核心及其上运行的工作者。这一切都是测到的：满高是在 CPU 上，半高是阻塞，未知的是灰色。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>One worker: a process or a thread. Each button is one statement that MainProcess executes.</source>
            <translation>一个工作者：进程或线程。每个按钮是 MainProcess 执行的一条语句。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Runs the same work as sequence, threads, processes and on one core, one axis for all of them.</source>
            <translation>用顺序执行、线程、进程和单核运行同样的工作，画在同一条时间轴上。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Saves all lines with their times.</source>
            <translation>保存全部行及其时间。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Saves the program. As plain Python it does the same without Concgui.</source>
            <translation>保存程序。不用 Concgui，作为普通 Python 也做同样的事。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Sends SIGINT, as Ctrl+C in a terminal does: KeyboardInterrupt is raised in MainProcess.</source>
            <translation>发送 SIGINT，与终端里的 Ctrl+C 一样：MainProcess 中抛出 KeyboardInterrupt。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Shows the run once more, instant by instant, and leads back to the program, which went on.</source>
            <translation>逐个时刻再次显示这次运行，也可以回到已经继续的程序。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Starts every worker of the cards; in a lesson or a script, runs it from its beginning.</source>
            <translation>启动卡片的每个工作者；在课程或脚本中，从头运行它。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>Stops everything, forgets the run and begins a new one. What the cards say stays.</source>
            <translation>停止一切，忘掉这次运行，开始新的运行。卡片上的内容保留。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The CPU cores that the program may use. On one core workers take turns, which is concurrent; on two they run at the same instant, which is parallel.</source>
            <translation>程序可以使用的 CPU 核心。在一个核心上工作者轮流执行，这是并发；在两个核心上它们在同一瞬间运行，这是并行。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The lesson: its question, the answers to vote on, and what the run has shown.</source>
            <translation>课程：它的问题、可投票的答案，以及运行显示了什么。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The process is sent SIGCONT: it goes on where it was stopped.</source>
            <translation>向进程发送 SIGCONT：它从停住的地方继续。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The process is sent SIGKILL, which nothing can hold up. Not for threads.</source>
            <translation>向进程发送 SIGKILL，什么也挡不住它。不能用于线程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The process is sent SIGSTOP: it stays where it is and is alive all the same.</source>
            <translation>向进程发送 SIGSTOP：它停在原地，但仍然存活。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The process is sent SIGTERM: it ends at once, its finally blocks do not run. Not for threads.</source>
            <translation>向进程发送 SIGTERM：它立即结束，不执行 finally 块。不能用于线程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The program that really runs. Each line tells when it began, how often it ran and how long it took; the amber one is where MainProcess is.</source>
            <translation>真正运行的程序。每一行都说明它何时开始、执行多少次、用了多久；琥珀色的一行是 MainProcess 所在之处。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The variable of this worker in the program, and the name that its process or thread has in Python.</source>
            <translation>这个工作者在程序中的变量，也是它的进程或线程在 Python 中的名字。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The whole run. The frame is what the timeline shows of it: drag it.</source>
            <translation>整个运行。方框是时间线显示的部分：可以拖动它。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>The workers, in order of their creation. Keys act on the one with a frame.</source>
            <translation>工作者，按创建的顺序。按键作用于带框的一个。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>What Python says about each worker, and beside it what the operating system says. Python is asked only by the button: its answer reaps what has ended.</source>
            <translation>Python 对每个工作者的说法，旁边是操作系统的说法。只有按下按钮才会询问 Python：它回答时会回收已结束的进程。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>What is said to the whole program: which one it is, and what all of its workers do.</source>
            <translation>对整个程序说的话：是哪个程序，它的全部工作者做什么。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>What the colours and patterns of the lanes mean.</source>
            <translation>泳道的颜色和图案的含义。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>What the program prints, by whom and when. A script's input is typed under it.</source>
            <translation>程序输出了什么，由谁、在何时输出。脚本的输入在下面键入。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/whats_this.py" />
            <source>What the worker does. sleep waits in time.sleep() and needs no core; compute counts until it has used so much CPU time, and needs one.</source>
            <translation>工作者做什么。sleep 在 time.sleep() 里等待，不需要核心；compute 一直计数，直到用完这么多 CPU 时间，需要一个核心。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>. It cannot be changed any more: the object exists; Reset begins anew</source>
            <translation>。不能再修改：对象已存在；“重置”重新开始</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>A {kind} of the script</source>
            <translation>脚本的 {kind}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Duplicate	Ctrl+D</source>
            <translation>复制一份	Ctrl+D</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Duplicate or remove this worker (Ctrl+D, Del)</source>
            <translation>复制或移除这个工作者（Ctrl+D，Del）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Interval, 0.1 to 10 s (I)</source>
            <translation>时长，0.1 到 10 s（I）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Interval, 0.1 to 10 s of CPU time (I)</source>
            <translation>时长，0.1 到 10 s 的 CPU 时间（I）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Let {name} go on: sends SIGCONT from outside (Shift+Z)</source>
            <translation>让 {name} 继续：从外部发送 SIGCONT（Shift+Z）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Remove	Del</source>
            <translation>移除	Del</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Stop {name} where it is: sends SIGSTOP from outside (Z)</source>
            <translation>让 {name} 就地停住：从外部发送 SIGSTOP（Z）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>The variable in the program: {name} (F2)</source>
            <translation>程序中的变量：{name}（F2）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>Worker {name}</source>
            <translation>工作者 {name}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}.join(): main waits until {name} has ended (J)</source>
            <translation>{name}.join()：主进程等到 {name} 结束（J）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}.kill(): sends SIGKILL (K)</source>
            <translation>{name}.kill()：发送 SIGKILL（K）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}.terminate(): sends SIGTERM (T)</source>
            <translation>{name}.terminate()：发送 SIGTERM（T）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: Process or Thread</source>
            <translation>{name}：进程或线程</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: continue</source>
            <translation>{name}：继续</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: duplicate or remove</source>
            <translation>{name}：复制或移除</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: interval in seconds</source>
            <translation>{name}：时长，单位秒</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: interval in tenths of a second</source>
            <translation>{name}：时长，单位十分之一秒</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: join</source>
            <translation>{name}：等待结束</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: kill</source>
            <translation>{name}：强制结束</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: name</source>
            <translation>{name}：名字</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: pause</source>
            <translation>{name}：暂停</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: start</source>
            <translation>{name}：启动</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: terminate</source>
            <translation>{name}：终止</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/card.py" />
            <source>{name}: work</source>
            <translation>{name}：工作</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>+ Add  (N)</source>
            <translation>+ 添加（N）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>A first worker</source>
            <translation>第一个工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>Add one (N)</source>
            <translation>添加一个（N）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>No workers yet.</source>
            <translation>还没有工作者。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>One more worker (N)</source>
            <translation>再加一个工作者（N）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>The program of this recording made no workers.</source>
            <translation>这份记录的程序没有创建工作者。</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>Worker cards</source>
            <translation>工作者卡片</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/pane.py" />
            <source>Workers</source>
            <translation>工作者</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>Choose the timeout (Ctrl+Shift+J)</source>
            <translation>选择超时（Ctrl+Shift+J）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>Join ({seconds} s)</source>
            <translation>等待 {seconds} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>Timeout in seconds</source>
            <translation>超时秒数</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>{name}.join({seconds}): main waits at most {seconds} s, the worker goes on (Shift+J)</source>
            <translation>{name}.join({seconds})：主进程最多等待 {seconds} s，工作者继续（Shift+J）</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>{name}: choose the timeout</source>
            <translation>{name}：选择超时</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/timeout.py" />
            <source>{name}: join with timeout {seconds} s</source>
            <translation>{name}：限时等待 {seconds} s</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/words.py" />
            <source>closed</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/words.py" />
            <source>not created yet</source>
            <translation>尚未创建</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/words.py" />
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/words.py" />
            <source>start failed</source>
            <translation>启动失败</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/words.py" />
            <source>{name} is {phase}</source>
            <translation>{name}：{phase}</translation>
        </message>
        <message>
            <location filename="../../concgui/ui/workers/words.py" />
            <source>{name} is {phase}, pid {pid}</source>
            <translation>{name}：{phase}，pid {pid}</translation>
        </message>
        <message>
            <location filename="../../concgui/usage.py" />
            <source>there is no file {path}</source>
            <translation>没有文件 {path}</translation>
        </message>
        <message>
            <location filename="../../concgui/usage.py" />
            <source>{path} is too large for a script: it has more than {most} MB</source>
            <translation>{path} 作为脚本太大：它超过 {most} MB</translation>
        </message>
        <message>
            <location filename="../../concgui/usage.py" />
            <source>{path} is {other}, not a file</source>
            <translation>{path} 是{other}，不是文件</translation>
        </message>
        <message>
            <source>No program here opens the log. It is {file}</source>
            <translation type="vanished">这里没有能打开日志的程序。日志是 {file}</translation>
        </message>
        <message>
            <source>reading and writing of data</source>
            <translation type="vanished">数据的读写</translation>
        </message>
        <message>
            <source>The program cannot be started with {python!r}: {strerror}.</source>
            <translation type="vanished">程序无法用 {python!r} 启动：{strerror}。</translation>
        </message>
        <message>
            <source>An error inside Concgui. What is shown may be incomplete from here on.
The details are in {file}</source>
            <translation type="vanished">Concgui 内部出错。从此处起显示的内容可能不完整。
详情见 {file}</translation>
        </message>
        <message>
            <source>has the rule {rule}: {part} has no place in one</source>
            <translation type="vanished">规则 {rule}：{part} 不能用在规则里</translation>
        </message>
        <message>
            <source>{title} has changes that are not saved.</source>
            <translation type="vanished">{title} 有未保存的修改。</translation>
        </message>
        <message>
            <source>No worker has been started.</source>
            <translation type="vanished">还没有启动工作者。</translation>
        </message>
        <message>
            <source>sampled</source>
            <translation type="vanished">采样</translation>
        </message>
        <message>
            <source>is {name} meant?</source>
            <translation type="vanished">是指 {name} 吗？</translation>
        </message>
        <message>
            <source>has no {file}</source>
            <translation type="vanished">没有 {file}</translation>
        </message>
        <message>
            <source>{title} is running: the next step is there when it has ended.</source>
            <translation type="vanished">{title} 正在运行：它结束后才有下一步。</translation>
        </message>
        <message>
            <source>Interval, 0.1 to 10 s</source>
            <translation type="vanished">时长，0.1 到 10 s</translation>
        </message>
        <message>
            <source>Interval, 0.1 to 10 s of CPU time</source>
            <translation type="vanished">时长，0.1 到 10 s 的 CPU 时间</translation>
        </message>
        <message>
            <source>The variable in the program: {name}</source>
            <translation type="vanished">程序中的变量：{name}</translation>
        </message>
        <message>
            <source>Copy the lines with their times</source>
            <translation type="vanished">复制各行及其时间</translation>
        </message>
        <message>
            <source>Save the lines with their times</source>
            <translation type="vanished">保存各行及其时间</translation>
        </message>
        <message>
            <source>Copy the program's text</source>
            <translation type="vanished">复制程序的文本</translation>
        </message>
        <message>
            <source>All commands with their keys</source>
            <translation type="vanished">全部命令及其按键</translation>
        </message>
        <message>
            <source>Duplicate or remove this worker</source>
            <translation type="vanished">复制或移除这个工作者</translation>
        </message>
        <message>
            <source>{name}.join(): main waits until {name} has ended</source>
            <translation type="vanished">{name}.join()：主进程等到 {name} 结束</translation>
        </message>
        <message>
            <source>{name}.kill(): sends SIGKILL</source>
            <translation type="vanished">{name}.kill()：发送 SIGKILL</translation>
        </message>
        <message>
            <source>{name}.terminate(): sends SIGTERM</source>
            <translation type="vanished">{name}.terminate()：发送 SIGTERM</translation>
        </message>
        <message>
            <source>{name}.join({seconds}): main waits at most {seconds} s, the worker goes on</source>
            <translation type="vanished">{name}.join({seconds})：主进程最多等待 {seconds} s，工作者继续</translation>
        </message>
        <message>
            <source>Open a script or a recording…</source>
            <translation type="vanished">打开脚本或记录…</translation>
        </message>
        <message>
            <source>It runs, the votes are closed</source>
            <translation type="vanished">正在运行，投票已结束</translation>
        </message>
        <message>
            <source>Run the same work by turns: sequence, threads, processes, one core</source>
            <translation type="vanished">用不同方式运行同样的工作：顺序、线程、进程、单核</translation>
        </message>
        <message>
            <source>{name} called {text} {n} times</source>
            <translation type="vanished">{name} 调用了 {n} 次 {text}</translation>
        </message>
        <message>
            <source>{name} was joined {n} times</source>
            <translation type="vanished">{name} 被等待了 {n} 次</translation>
        </message>
        <message>
            <source>“{text}” was printed {n} times only</source>
            <translation type="vanished">“{text}”只输出了 {n} 次</translation>
        </message>
        <message>
            <source>calls {name} with {n} arguments; write {usage}</source>
            <translation type="vanished">调用 {name} 用了 {n} 个参数；应写 {usage}</translation>
        </message>
        <message>
            <source>has {n} texts for {answers} answers</source>
            <translation type="vanished">有 {n} 段文本，而答案有 {answers} 个</translation>
        </message>
        <message>
            <source>stands there {n} times: give 2 to 4 answers</source>
            <translation type="vanished">出现了 {n} 次：请给 2 到 4 个答案</translation>
        </message>
        <message>
            <source>In parallel: two or more on a core, of the time in which any was</source>
            <translation type="vanished">并行：在有任何一个占用核心的时间里，两个或更多同时占用核心的比例</translation>
        </message>
    </context>
</TS>
