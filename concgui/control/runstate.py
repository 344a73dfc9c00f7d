"""What is known of one run: everything that follows from its events, folded as they come. No Qt, no processes."""

import signal
from collections.abc import Callable, Iterable

import numpy as np

from concgui.control import cores as core_choice
from concgui.control.alive import STOPPED, AliveAnswers
from concgui.control.deaths import Deaths
from concgui.control.launch import LaunchSpec
from concgui.control.linematcher import RawLine
from concgui.control.living import Living
from concgui.control.meta import describe_run, program_text
from concgui.control.meters import Meter
from concgui.control.outputlimit import OutputLimit
from concgui.control.printing import Printing
from concgui.control.transcript import Transcript
from concgui.core.events import Batch, Event, EventKind
from concgui.core.executed import Program, spans_of_line
from concgui.core.exits import signal_name
from concgui.core.kernel import KernelBatch
from concgui.core.lane import LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.line_calls import LaneSpan
from concgui.core.line_main import MainLines
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.states import MainPhase
from concgui.core.words import later, tr
from concgui.observe.processes import Exit
from concgui.observe.source import Samples
from concgui.program import wire

NO_GUARD = later(
    'This script has no `if __name__ == "__main__":` guard around what starts workers: each spawned worker imports '
    "the script and would start workers of its own, so Python refused it."
)

_K = EventKind


class RunState:
    """One run. `number` tells it from older ones, whose late events are thrown away."""

    def __init__(self, number: int, transcript: Transcript) -> None:
        self.number = number
        self.recording = Recording()
        self.lanes = LaneSet()
        self.lines = MainLines(self.recording, self.lanes)
        self.transcript = transcript
        self._limit = OutputLimit(self.say)
        self._printing = Printing(self.recording, self.lanes, self._limit)
        self.outputs = self._printing.outputs
        self.alive = AliveAnswers()
        self.main = MainPhase.OFF
        self.main_pid: int | None = None
        self.python = ""
        self.start_method = ""
        self.exitcode: int | None = None
        self.stop_ns: int | None = None  #: when it was asked to stop first, absolute
        self.note = ""  #: one sentence about what went wrong with the run itself
        self.prediction: dict[str, object] = {}  #: see `LessonRun.prediction`; {}: this is no lesson
        self.messages: list[str] = []  #: sentences for the user that have not been said yet
        self.living = Living()
        self.meter = Meter()
        self.cores: frozenset[int] = frozenset()  #: those that the program may use now
        self._launched: tuple[LaunchSpec, float, str] | None = None
        self._first_cores: frozenset[int] = frozenset()
        self._retold = False  # the text that is shown is not the one that ran
        self._program = ""
        self._hello_text = ""
        self._deaths = Deaths(self.tell)
        self._handlers: dict[int, Callable[[Event], None]] = {
            _K.HELLO: self._hello,
            _K.FIRST: self._first,
            _K.STARTED: self._started,
            _K.TARGET_ENTERED: self._target_entered,
            _K.EXIT: self._exit,
            _K.REAPED: self._reaped,
            _K.STATEMENT_BEGIN: self._statement_begin,
            _K.STATEMENT_END: self._statement_end,
            _K.IDLE: self._idle,
            _K.MAIN_LEFT: self._main_left,
            _K.MAIN_EXIT: self._main_exit,
            _K.ALIVE: self._alive,
            _K.ALIVE_END: self._alive_end,
            _K.REFUSED_IMPORTING: self._refused_importing,
        }
        self._wanted = np.zeros(256, np.bool_)
        self._wanted[[int(kind) for kind in self._handlers]] = True

    def begin(self, spec: LaunchSpec, created: float, source: str) -> None:
        """The program has been launched at `created`, seconds of the epoch; `source`: of CPU time."""
        self.main = MainPhase.LAUNCHING
        self._launched = (spec, created, source)
        self.cores = self._first_cores = spec.cores or frozenset(core_choice.usable())
        self.lanes.machine_cores = core_choice.machine()
        self._program = program_text(spec)
        self.lines.read_program(self._program)
        if spec.mode != "statements":
            self.lanes.read_program(self._program)
        else:
            self.lanes.read_functions(self._program)

    def description(self) -> RecordingMeta:
        """Return what the recording is of, as far as it is known now."""
        if self._launched is not None:
            spec, created, source = self._launched
            told = describe_run(
                self._hello_text,
                spec,
                run=self.number,
                created=created,
                exitcode=self.exitcode,
                source=source,
                cores=sorted(self._first_cores),
                kernel_through_ns=self.recording.kernel_through_ns,
                program=self.transcript.text() if spec.mode == "statements" else self._program,
            )
            return RecordingMeta(**told, lesson=self.prediction)
        return self.recording.meta

    # --- folding ----------------------------------------------------------------------------------------------
    def fold(self, batch: Batch) -> None:
        """Take a batch of events."""
        self.recording.append(self._limit.keep(batch))
        self.lanes.feed(batch)
        self.lines.feed(batch)
        self.living.see_lanes(self.lanes)
        self._printing.fold(batch)
        for at in np.flatnonzero(self._wanted[batch.heads["kind"]]).tolist():
            kind, _, _, seq, t_ns, pid, tid, subject, value = batch.heads[at].item()
            self._handlers[kind](Event(t_ns, EventKind(kind), pid, tid, seq, subject, value, batch.text(at)))

    def fold_samples(self, samples: Samples) -> None:
        """Take what the operating system says the threads did."""
        columns = (samples.t0_ns, samples.t1_ns, samples.pid, samples.tid, samples.cpu_ns, samples.wait_ns)
        self.recording.add_samples(*columns, samples.state, samples.cpu)
        self.lanes.feed_samples(*columns, samples.state, samples.cpu)
        self.meter.add_samples(samples)

    def fold_kernel(self, batch: KernelBatch) -> None:
        """Take what the kernel did."""
        self.recording.add_kernel(batch)
        self.lanes.feed_kernel(batch)
        self.living.see_lanes(self.lanes)
        self.living.see_ends(batch)

    def fold_letters(self, letters: Iterable[tuple[int, int, str]]) -> None:
        """Take changes of processes' state letters (t_ns, pid, letter). What nobody else can tell is recorded."""
        for t_ns, pid, letter in letters:
            before = self.alive.os_state(pid, letter)
            stopped = (before in STOPPED) != (letter in STOPPED)
            reaped = pid in self.living.unreaped and (letter == "Z" or (letter == "X" and self._waits(pid, before)))
            if stopped or reaped:
                self._add_os(t_ns, _K.OS_STATE, pid, ord(letter))
            if letter == "X":
                self.living.unreaped.discard(pid)

    def _waits(self, pid: int, before: str) -> bool:
        """Whether nobody has told yet that a process without an object, which is gone, has been waited for."""
        lane = self.lanes.lane_of_process(pid)
        return before == "Z" or (lane is not None and lane.kernel is None)

    def fold_exits(self, exits: Iterable[Exit]) -> None:
        """Take the operating system's word that processes have ended."""
        for one in exits:
            self._add_os(one.t_ns, _K.OS_EXIT, one.pid, one.exitcode)
            self.living.process_gone(one.pid)
            lane = self.lanes.lane_of_process(one.pid)
            if lane is not None and one.exitcode != wire.UNKNOWN_EXIT:
                self._deaths.note(lane, one.t_ns, one.exitcode)

    def signal_sent(self, t_ns: int, pid: int, number: int, name: str) -> None:
        """Note that we sent a signal from outside to the worker `name`, or to MainProcess."""
        self._add_os(t_ns, _K.OS_SIGNAL, pid, number)
        text = tr("{signal} sent to {name} from outside", signal=signal_name(number), name=name)
        self.transcript.outside(f"os  {text}", t_ns)
        self.tell("os", text, t_ns)

    def stop_asked(self, t_ns: int) -> None:
        """Note that Stop was pressed at `t_ns`: SIGTERM to MainProcess; pressed again, SIGKILL to all."""
        number = signal.SIGTERM if self.stop_ns is None else getattr(signal, "SIGKILL", signal.SIGTERM)
        self.stop_ns = t_ns if self.stop_ns is None else self.stop_ns
        if self.main_pid is not None:
            self.signal_sent(t_ns, self.main_pid, number, "MainProcess")

    def typed(self, t_ns: int, line: str | None) -> None:
        """Note a line that was typed for the program, once it has a pid; None: its input was ended."""
        if self.main_pid is not None:
            self._printing.typed(t_ns, self.main_pid, line)
            self.lanes.feed_os(t_ns, _K.OS_TYPED, self.main_pid, 0)

    def cores_set(self, t_ns: int, cores: frozenset[int]) -> None:
        """Note that the program may use other cores from now on."""
        self.cores = cores
        if len(self.recording):
            self._add_os(t_ns, _K.OS_CORES, 0, core_choice.mask(cores))
        else:  # time 0 is MainProcess's first event
            self._first_cores = cores
        text = tr("allowed cores: {cores}", cores=core_choice.words(cores))
        self.transcript.outside(f"os  {text}", t_ns)
        self.tell("os", text, t_ns)

    def raw_lines(self, lines: Iterable[RawLine]) -> None:
        """Take lines that came over stdout or stderr without an event."""
        for line in lines:
            self._printing.add_raw(line, self.main_pid)

    def end(self, exitcode: int | None) -> None:
        """The event pipe is at its end: nothing of the program is left."""
        self._printing.finish()
        if self.exitcode is None:
            self.exitcode = exitcode
        self.main = MainPhase.ENDED
        self.transcript.finish()
        self.living.clear()
        self.alive.over = True
        self.lanes.finish()
        self.recording.meta = self.description()

    def say(self, sentence: str) -> None:
        """Tell the user about the run: at once, in the output, and for as long as the run is shown."""
        if sentence != self.note:
            self.note = sentence
            self.messages.append(sentence)
            self.tell("concgui", sentence)

    def tell(self, who: str, text: str, t_ns: int | None = None) -> None:
        """Add a line of ours to the output; `t_ns`: absolute, None for now (the last moment known)."""
        self._printing.add(self.recording.end_ns if t_ns is None else t_ns, who, text)

    # --- the phase of main --------------------------------------------------------------------------------------
    @property
    def phase(self) -> MainPhase:
        """What main does, as far as it matters to a button: with a statement on its way to it, it is not idle."""
        return MainPhase.BUSY if self.main is MainPhase.IDLE and self.transcript.busy else self.main

    def program(self) -> Program:
        """Return when main executed what."""
        known = self.transcript.program(whole=not self.recording.dropped())
        if self._retold:
            return known._replace(listed=False)
        return known._replace(lines=self.lines.log, recording=self.recording)

    def show_text(self, transcript: Transcript) -> None:
        """Show another text instead of the one that ran: what is known of its lines is true of the old one alone."""
        self.transcript = transcript
        self.lines = MainLines(self.recording, self.lanes)
        self._retold = self._launched is not None

    def spans_of_line(self, first: int, last: int) -> list[LaneSpan]:
        """Return the spans that belong to the lines first … last, from 0; see `concgui.core.executed`."""
        return spans_of_line(self.program(), self.lanes, first, last)

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop, and has not ended yet."""
        return self.stop_ns is not None and self.running

    @property
    def running(self) -> bool:
        """Whether there is a program."""
        return self.main not in {MainPhase.OFF, MainPhase.ENDED}

    @property
    def left_behind(self) -> bool:
        """Whether MainProcess has ended and something of its program has not."""
        return self.main is MainPhase.ENDED and not self.alive.over

    @property
    def working(self) -> bool:
        """Whether something goes on: main is at work, or a worker is there."""
        return self.running and (self.phase is not MainPhase.IDLE or len(self.living.threads) > 1)

    def _hello(self, event: Event) -> None:
        self.main_pid = event.pid
        self._hello_text = event.text
        self.python, _, self.start_method = (*event.text.split(wire.FIELD), "", "", "")[:3]
        self.living.process(event.pid, event.tid)
        if self._first_cores:
            self._add_os(event.t_ns, _K.OS_CORES, 0, core_choice.mask(self._first_cores))

    def _target_entered(self, event: Event) -> None:
        if not event.subject and event.pid == self.main_pid:
            self.main = MainPhase.BUSY
        elif event.subject:
            self.living.thread(event.pid, event.tid)

    def _statement_begin(self, event: Event) -> None:
        self.main = MainPhase.BUSY
        self.transcript.begin(event.value, event.t_ns)

    def _statement_end(self, event: Event) -> None:
        self.transcript.end(event.value, event.t_ns, event.text)

    def _idle(self, _event: Event) -> None:
        self.main = MainPhase.IDLE

    def _main_left(self, event: Event) -> None:
        self.main = MainPhase.LEAVING
        self.transcript.finish(event.t_ns)

    def _main_exit(self, event: Event) -> None:
        self.main = MainPhase.ENDED
        self.exitcode = event.value
        self.transcript.finish(event.t_ns)
        self.living.process_gone(event.subject)  # the event is the guard's
        lane = self.lanes.lane_of_process(event.subject)
        if lane is not None:
            self._deaths.note(lane, event.t_ns, event.value)

    # --- processes and threads ----------------------------------------------------------------------------------
    def _first(self, event: Event) -> None:
        self.living.process(event.pid, event.tid)

    def _started(self, event: Event) -> None:
        lane = self.lanes.lane_by_subject(event.subject)
        if lane is None or lane.ended:
            return
        if lane.kind is LaneKind.THREAD:
            self.living.thread(event.pid, event.value)
        else:
            self.living.process(event.value, event.value)

    def _exit(self, event: Event) -> None:
        lane = self.lanes.lane_by_subject(event.subject) if event.subject else None
        if lane is not None and lane.kind is LaneKind.THREAD:
            self.living.thread_gone(event.pid, event.tid)

    def _reaped(self, event: Event) -> None:
        lane = self.lanes.lane_by_subject(event.subject)
        if lane is not None:
            if lane.pid is not None:
                self.living.process_gone(lane.pid)
            self._deaths.note(lane, event.t_ns, event.value)

    # --- answers, output ----------------------------------------------------------------------------------------
    def _alive(self, event: Event) -> None:
        self.alive.alive(event.subject)

    def _alive_end(self, event: Event) -> None:
        self.alive.end(event.t_ns)

    def _refused_importing(self, _event: Event) -> None:
        self.say(tr(NO_GUARD))

    def _add_os(self, t_ns: int, kind: EventKind, pid: int, value: int) -> None:
        self.recording.add_os_event(t_ns, kind, pid, value)
        self.lanes.feed_os(t_ns, kind, pid, value)
