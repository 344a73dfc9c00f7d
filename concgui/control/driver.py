"""Drives the program of the present run: launches it, sends it statements and signals, ends it and those before it."""

import signal
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from concgui.control import cores as core_choice
from concgui.control.feed import Feed
from concgui.control.launch import LaunchError
from concgui.control.liverun import LiveRun
from concgui.control.orders import Order, Say
from concgui.control.programfile import Program
from concgui.control.running import RunningProgram
from concgui.control.runstate import RunState
from concgui.control.transcript import Entry, Transcript
from concgui.control.typist import Typist
from concgui.core.actions import LEFT_BEHIND
from concgui.core.exits import describe
from concgui.core.scenario import InputError
from concgui.core.words import later, tr
from concgui.observe.choice import KINDS, Choice, SourceError, choose
from concgui.observe.processes import send_signal
from concgui.program import wire

KILLED = getattr(signal, "SIGKILL", signal.SIGTERM)
QUEUE_FULL = later("The queue of MainProcess is full: the statement was not sent.")
NOBODY_READS = later("MainProcess has ended: the statement was not sent. Reset begins a new run.")
#: Milliseconds between two attempts to send what the command pipe had no room for.
_FLUSH_MS = 20
#: Milliseconds after which the allowed cores are set once more.
_NEWBORN_MS = 100
#: Milliseconds that processes get to end after MainProcess before they are called left behind.
_LEAVING_MS = 1000


class Driver(QObject):
    """Methods that refuse raise InputError with one sentence.

    `source`: where the operating system's word comes from; `hint`: how to get a better one. Both in words.
    """

    def __init__(self, feed: Feed, parent: QObject, force: str = "") -> None:
        """`force`: the source to use, "" for the best one that works."""
        super().__init__(parent)
        self._feed = feed
        self._force = force
        self._choice: Choice | None = None
        self._state: RunState | None = None
        self._running: RunningProgram | None = None
        self._leaving: set[RunningProgram] = set()  # of older runs, on their way out
        self.source = ""
        self.hint = ""
        self.live = LiveRun(self)
        feed.folded.connect(self.live.look)
        self.live.problem_found.connect(self._tell_in_memory)
        self._in_memory = ""  # what was said about runs that are not written
        self.typist = Typist(self)
        self._flush_timer = QTimer(self, interval=_FLUSH_MS)
        self._flush_timer.timeout.connect(self._flush)
        self._left_timer = QTimer(self, interval=_LEAVING_MS, singleShot=True)
        self._left_timer.timeout.connect(self._tell_what_is_left)
        feed.folded.connect(self._look_for_what_is_left)
        self._told_left: RunState | None = None  # of which it was told that something is left

    def choose_source(self) -> Choice:
        """Return the source for the next run. The best one is tried out only once: the next run would notice."""
        if self._choice is None or self._choice.kind != KINDS[0]:
            self._choice = choose(self._force)
            self.source, self.hint = self._choice.title, self._choice.hint
        return self._choice

    def launch(self, state: RunState, program: Program) -> None:
        """Begin the run `state`."""
        try:
            running = RunningProgram(state.number, program.spec, self.choose_source(), program.folder)
        except (LaunchError, SourceError) as error:
            program.remove()
            raise InputError(str(error)) from error
        watching = running.watching
        self.source, self.hint = watching.title, watching.hint
        state.begin(program.spec, time.time(), watching.name)
        self._state, self._running = state, running
        spec = program.spec
        self.live.begin(state, spec.target if spec.mode == "module" else Path(spec.target).stem)
        running.gone.connect(self._forget_gone)
        running.reader.stream_ended.connect(self._nobody_is_left)
        self._feed.follow(state, running)
        self.typist.follow(state, running.program)
        running.begin()

    @property
    def source_kind(self) -> str:
        """One of `concgui.observe.choice.KINDS`, "" before one was chosen."""
        return "" if self._choice is None else self._choice.kind

    # --- statements and signals -----------------------------------------------------------------------------------
    def obey(self, wanted: list[Order]) -> None:
        """Send statements to main, signals to workers."""
        for order in wanted:
            if isinstance(order, Say):
                self.execute(self._transcript.ask(order.source, order.worker, order.call))
            else:
                self.send_signal(order.pid, order.number, order.name)

    def execute(self, entry: Entry) -> None:
        """Send a statement that was put into the transcript."""
        self._send_entry(wire.EXECUTE, entry, f"{entry.line}{wire.FIELD}{entry.source}")

    def step(self, place: int, entry: Entry) -> None:
        """Send a statement of the program's own file, by its place under the guard; its failure ends the program."""
        self._send_entry(wire.STEP, entry, f"{place}{wire.FIELD}{entry.source}")

    def ask_alive(self) -> None:
        """Let main call `active_children()`, which joins the finished ones."""
        self._send_entry(wire.ASK, self._transcript.ask("active_children()"))

    def end_main(self) -> None:
        """Let main leave when it has done what is queued."""
        if not self._send(wire.END):
            raise InputError(self._why_unsent())

    def interrupt(self) -> None:
        """Raise KeyboardInterrupt in main, as Ctrl-C does."""
        pid = self._state.main_pid if self._state is not None else None
        if pid is None:
            raise InputError(tr("MainProcess has no pid yet: it cannot be interrupted."))
        self.send_signal(pid, signal.SIGINT, "MainProcess")

    def stop(self) -> None:
        """End the program and keep what is known of it: SIGTERM to MainProcess, a second later SIGKILL to all.

        Asked for again, it is SIGKILL at once.
        """
        state, running = self._state, self._running
        if state is not None and running is not None and state.left_behind:
            running.kill()
            state.tell("concgui", tr("Stopped: what MainProcess left behind was killed."))
            self._feed.folded.emit()
            return
        if state is None or running is None or not state.running:
            raise InputError(tr("No program is running."))
        again = state.stopping
        state.stop_asked(time.perf_counter_ns())
        if again:
            running.kill()
        else:
            running.stop()

    def send_signal(self, pid: int, number: signal.Signals, name: str) -> None:
        """Send a signal from outside, and say so."""
        sent_ns = time.perf_counter_ns()  # before it is: what it does is seen at once, by others
        if self._state is None or not send_signal(pid, number):
            raise InputError(tr("{name} has ended: {signal} reached nobody.", name=name, signal=number.name))
        self._state.signal_sent(sent_ns, pid, number, name)

    def set_cores(self, cores: frozenset[int]) -> None:
        """Let the program that runs use these cores alone, from now on."""
        state, running = self._state, self._running
        if state is None or running is None or not state.running:
            return
        wider = cores >= state.cores
        before_ns = time.perf_counter_ns()
        problem = core_choice.apply(running.program.pid, cores)
        # True of every moment: what is added may be used from before, what is taken away until after.
        state.cores_set(before_ns if wider else time.perf_counter_ns(), cores)
        if problem:
            raise InputError(problem)
        QTimer.singleShot(_NEWBORN_MS, self, lambda: self._set_newborn(running, cores))

    def _set_newborn(self, running: RunningProgram, cores: frozenset[int]) -> None:
        """Who was being born while cores were set has the old ones; making a copy of a large process takes long."""
        if running is self._running and self._state is not None and self._state.cores == cores:
            core_choice.apply(running.program.pid, cores)

    @property
    def _transcript(self) -> Transcript:
        if self._state is None:
            raise InputError(tr("No program is running."))
        return self._state.transcript

    def _send_entry(self, op: int, entry: Entry, text: str = "") -> None:
        if not self._send(op, entry.number, text):
            why = self._why_unsent()
            self._transcript.refuse(entry, why)
            raise InputError(why)

    def _why_unsent(self) -> str:
        full = self._running is not None and self._running.program.has_unsent
        return tr(QUEUE_FULL if full else NOBODY_READS)

    def _send(self, op: int, number: int = 0, text: str = "") -> bool:
        if self._running is None:
            return False
        sent = self._running.program.send(op, number, text)
        if self._running.program.has_unsent:
            self._flush_timer.start()
        return sent

    @Slot()
    def _flush(self) -> None:
        if self._running is None or not self._running.program.flush() or not self._running.program.has_unsent:
            self._flush_timer.stop()

    @Slot(str)
    def _tell_in_memory(self, sentence: str) -> None:
        """Say, once for all runs, that they are in memory alone."""
        if self._state is not None and not self._in_memory:
            self._in_memory = sentence
            self._state.messages.append(sentence)
            self._feed.folded.emit()

    @Slot(int, str)
    def _nobody_is_left(self, run: int, _problem: str) -> None:
        if self._state is not None and self._state.number == run:
            self._state.alive.over = True  # what it has printed may still have to be read

    @Slot()
    def _look_for_what_is_left(self) -> None:
        if self._state is None or not self._state.left_behind:
            self._left_timer.stop()
        elif self._state is not self._told_left and not self._left_timer.isActive():
            self._left_timer.start()

    @Slot()
    def _tell_what_is_left(self) -> None:
        state = self._told_left = self._state
        if state is not None and state.left_behind:
            state.messages.append(tr(LEFT_BEHIND))
            state.tell("concgui", tr(LEFT_BEHIND))
            self._feed.folded.emit()
            self._feed.changed()

    # --- ends -----------------------------------------------------------------------------------------------------
    def account_for_end(self, exitcode: int | None, problem: str) -> None:
        """The program has ended and all its events are folded: say how, and that nothing is left."""
        state, running = self._state, self._running
        if state is None or running is None:
            return
        guarded = running.program.has_guard
        guard_killed = guarded and state.exitcode is None and state.main_pid is not None and not problem
        state.end(exitcode)
        if guard_killed:
            running.end_left({lane.pid for lane in state.lanes.lanes if lane.pid is not None})
            state.say(tr("The guard of the program was killed from outside; the system ended the program with it."))
        elif state.stop_ns is not None:
            state.tell("concgui", how_it_stopped(state))
        elif state.main_pid is None:
            state.say(tr("The program ended before it began ({describe}): see Output.", describe=describe(exitcode)))
        elif problem:
            state.say(problem)
        self.live.end()

    def retire(self) -> None:
        """End the program, without waiting for it. What it still says is nobody's any more."""
        self.typist.follow(None, None)
        running, self._running, self._state = self._running, None, None
        self._flush_timer.stop()
        self.live.end()
        if running is not None:
            self._leaving.add(running)
            running.retire()

    def shut_down(self, seconds: float) -> None:
        """End all programs and threads; wait for it, up to about so many seconds."""
        self.retire()
        deadline = time.monotonic() + seconds
        for running in list(self._leaving):
            running.finish(max(0.1, deadline - time.monotonic()))
        self.live.shut_down(seconds)

    @Slot()
    def _forget_gone(self) -> None:
        self._leaving = {running for running in self._leaving if not running.is_gone}


def how_it_stopped(state: RunState) -> str:
    """Return how a program that was asked to stop has ended, one sentence."""
    code = state.exitcode
    if state.main_pid is None:
        return tr("Stopped before the program began.")
    if code == -signal.SIGTERM:
        return tr("Stopped: SIGTERM ended MainProcess.")
    if code == -KILLED:
        return tr("Stopped: MainProcess did not end by SIGTERM, so all of it was killed.")
    return tr("Stopped: MainProcess left by itself after SIGTERM, {describe}.", describe=describe(code))
