"""What each part of the window is for: shown by Shift+F1 and a click, in a few sentences.

The texts are put to the widgets when they are asked for, so that the cards of the moment have them, in the language of
the moment. What has none of its own tells that of what it is in.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWhatsThis, QWidget

from concgui.core.actions import Action
from concgui.core.words import later, tr
from concgui.ui.legend import Legend
from concgui.ui.meter import Meter
from concgui.ui.window import MainWindow
from concgui.ui.workers.card import WorkerCard

_TOOLBAR = {
    Action.STOP: later(
        "Ends the script and keeps its picture. MainProcess is sent SIGTERM; what is left a second later, SIGKILL."
    ),
    Action.JOIN_ALL: later(
        "MainProcess calls join() on every worker that was started, one after the other. While it waits it can do "
        "nothing else: its lane is drawn as blocked, with an arrow to the worker it waits for."
    ),
    Action.TERMINATE_ALL: later(
        "Every process that is alive is terminated: it is sent SIGTERM and ends without running its finally blocks. "
        "Threads cannot be terminated, Python has no such call."
    ),
    Action.END_MAIN: later(
        "MainProcess reaches the end of its program. Python then joins by itself what is not a daemon: "
        "these are the implicit joins at the end of its lane."
    ),
    Action.INTERRUPT: later("Sends SIGINT, as Ctrl+C in a terminal does: KeyboardInterrupt is raised in MainProcess."),
    Action.RESET: later("Stops everything, forgets the run and begins a new one. What the cards say stays."),
}
_CARD = {
    "name": later("The variable of this worker in the program, and the name that its process or thread has in Python."),
    "kind": later(
        "A Process has an interpreter, a memory and a GIL of its own; a Thread shares all three with MainProcess."
    ),
    "work": later(
        "What the worker does. sleep waits in time.sleep() and needs no core; compute counts until it has used so "
        "much CPU time, and needs one."
    ),
    "slider": later("How long the worker sleeps, or how much CPU time it uses: 0.1 to 10 seconds."),
    "number": later("How long the worker sleeps, or how much CPU time it uses: type 0.1 to 10 seconds."),
    "start": later(
        "MainProcess calls start(). It returns almost at once; the worker begins a little later. "
        "A process or thread can be started only once."
    ),
    "join": later("MainProcess calls join() and is blocked until this worker has ended."),
    "terminate": later("The process is sent SIGTERM: it ends at once, its finally blocks do not run. Not for threads."),
    "kill": later("The process is sent SIGKILL, which nothing can hold up. Not for threads."),
    "pause": later("The process is sent SIGSTOP: it stays where it is and is alive all the same."),
    "resume": later("The process is sent SIGCONT: it goes on where it was stopped."),
    "more": later("Makes one more worker like this one, or takes this one away."),
}
_TOOLS = {
    "predict": later("Asks the class what will happen before the program runs: votes by A to D, bars to be dragged."),
    "compare": later("Runs the same work as sequence, threads, processes and on one core, one axis for all of them."),
    "replay": later("Shows the run once more, instant by instant, and leads back to the program, which went on."),
    "present": later("Fills the screen with program and timeline, large enough for the last row. F5 and Esc go back."),
}


def explain(window: MainWindow) -> None:
    """Put its text to every part of the window."""
    for part, text in _texts(window):
        if part is not None:
            part.setWhatsThis(f"<p>{tr(text)}</p>")


def ask(window: MainWindow) -> None:
    """Let the user click on what is to be explained; Escape ends that."""
    explain(window)
    QWhatsThis.enterWhatsThisMode()


def _texts(window: MainWindow) -> Iterator[tuple[QWidget | None, str]]:
    toolbar = window.toolbar
    yield toolbar, later("What is said to the whole program: which one it is, and what all of its workers do.")
    yield (
        toolbar.chooser,
        later("Chooses the program: cards of your own (Free), a lesson, a file of yours, or a recording."),
    )
    yield toolbar.run, later("Starts every worker of the cards; in a lesson or a script, runs it from its beginning.")
    for action, text in _TOOLBAR.items():
        yield toolbar.buttons.get(action), text
    yield (
        toolbar.method,
        later(
            "How Python makes a process: spawn begins with a fresh interpreter, fork copies the parent as it is, "
            "forkserver lets a clean helper fork."
        ),
    )
    yield (
        toolbar.cores,
        later(
            "The CPU cores that the program may use. On one core workers take turns, which is concurrent; "
            "on two they run at the same instant, which is parallel."
        ),
    )
    for name, text in _TOOLS.items():
        yield getattr(toolbar, name, None), text
    yield toolbar.menu, later("All commands with their keys. Alt or F10 opens it.")
    yield from _panes(window)
    for card in window.workers.cards.values():
        yield from _of_card(card)


def _of_card(card: WorkerCard) -> Iterator[tuple[QWidget | None, str]]:
    yield card, later("One worker: a process or a thread. Each button is one statement that MainProcess executes.")
    for name, text in _CARD.items():
        yield getattr(card, name), text
    yield (
        card.join_timeout.button,
        later("MainProcess waits at most so many seconds for the worker. A timeout stops nobody: the worker goes on."),
    )
    yield card.join_timeout.chooser, later("Chooses how many seconds join() waits at most.")


def _panes(window: MainWindow) -> Iterator[tuple[QWidget | None, str]]:
    yield window.workers, later("The workers, in order of their creation. Keys act on the one with a frame.")
    yield window.workers.add, later("Makes one more worker, up to 64.")
    yield (
        window.alive,
        later(
            "What Python says about each worker, and beside it what the operating system says. "
            "Python is asked only by the button: its answer reaps what has ended."
        ),
    )
    yield (
        window.alive.ask,
        later("Calls multiprocessing.active_children(). This joins finished children: a zombie is gone after it."),
    )
    timeline = later(
        "One lane for each process and thread, MainProcess first; under them the cores and whom they ran. "
        "All of it was measured: full height is on a CPU, half height is blocked, and what is not known is grey."
    )
    yield window.timeline_frame, timeline  # what lies over it, too
    yield window.timeline, timeline
    if window.timeline is not None:
        from concgui.ui.timeline.overview import Overview  # with numpy, which the window has by now

        strip = window.timeline.findChild(Overview)
        yield strip, later("The whole run. The frame is what the timeline shows of it: drag it.")
    yield window.findChild(Meter), later("How many are alive and how many are on a CPU, measured over the last moment.")
    yield window.findChild(Legend), later("What the colours and patterns of the lanes mean.")
    yield (
        window.program,
        later(
            "The program that really runs. Each line tells when it began, how often it ran and how long it took; "
            "the amber one is where MainProcess is."
        ),
    )
    yield window.program.copy, later("Copies the program to the clipboard.")
    yield window.program.save, later("Saves the program. As plain Python it does the same without Concgui.")
    yield window.output, later("What the program prints, by whom and when. A script's input is typed under it.")
    yield window.output.copy, later("Copies all lines with their times.")
    yield window.output.save, later("Saves all lines with their times.")
    yield (
        window.lesson_panel or window.lesson,
        later("The lesson: its question, the answers to vote on, and what the run has shown."),
    )
    yield (
        window.status,
        later(
            "On the left the program and its interpreter; on the right what was lost, how long the recording is, "
            "and who says when a worker is on a CPU."
        ),
    )
