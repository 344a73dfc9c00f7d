"""From the threads of the present run to its state, and on to the window: in small slices, at bounded rates."""

import time
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from concgui.control.linematcher import RawLine
from concgui.control.reader import batch_bytes
from concgui.control.running import RunningProgram
from concgui.control.runstate import RunState
from concgui.core.events import Batch
from concgui.core.kernel import KernelBatch
from concgui.observe.processes import Exit, os_state
from concgui.observe.source import Samples

#: Seconds that one turn of the event loop may spend on folding; the rest waits for the next.
_SLICE_S = 0.008
#: Raw lines that are folded at once.
_RAW_LINES = 200
#: Milliseconds between two values at the least, and between two that differ only in the time that has passed.
_VIEW_MS, _OUTPUT_MS = 33, 100
_WORKING_MS, _IDLE_MS = 100, 1000


class Feed(QObject):
    """Folds what the threads of a run report, in the order in which it came; late news of older runs are dropped.

    Emits `view_due()` at most 30 times a second, `output_due()` 10, `folded()` after each slice and `run_ended(…)` when
    everything of the run has been folded.
    """

    view_due = Signal()
    output_due = Signal()
    folded = Signal()
    run_ended = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._state: RunState | None = None
        self._running: RunningProgram | None = None
        self._waiting: deque[Callable[[RunState], object]] = deque()
        self._loud = False
        self._last_view = 0.0
        self._fold_timer = QTimer(self, singleShot=True, interval=0)
        self._fold_timer.timeout.connect(self._fold)
        self._view_timer = QTimer(self, singleShot=True)
        self._view_timer.timeout.connect(self._emit_view)
        self._output_timer = QTimer(self, singleShot=True, interval=_OUTPUT_MS)
        self._output_timer.timeout.connect(self.output_due)
        self._pulse = QTimer(self, interval=_WORKING_MS)
        self._pulse.timeout.connect(self._beat)

    # --- the run ------------------------------------------------------------------------------------------------
    def follow(self, state: RunState, running: RunningProgram | None) -> None:
        """From now on fold the news of this run alone; `running`: None while nothing has been launched."""
        self._state, self._running = state, running
        self._waiting.clear()
        self._pulse.stop()
        if running is not None:
            running.reader.batches_ready.connect(self._take_batches)
            running.sampler.kernel_ready.connect(self._take_kernel)
            running.sampler.samples_ready.connect(self._take_samples)
            running.sampler.letters_ready.connect(self._take_letters)
            running.sampler.exits_ready.connect(self._take_exits)
            running.sampler.problem_found.connect(self._take_problem)
            running.ended.connect(self._take_end)
            if running.raw is not None:
                running.raw.lines_ready.connect(self._take_raw)
            self._pulse.start(_WORKING_MS)
        self.changed()

    def stop(self) -> None:
        """Emit nothing any more."""
        self._state = self._running = None
        self._waiting.clear()
        for timer in (self._fold_timer, self._view_timer, self._output_timer, self._pulse):
            timer.stop()

    # --- from the threads -----------------------------------------------------------------------------------------
    @Slot(int, object)
    def _take_batches(self, run: int, batches: list[Batch]) -> None:
        running = self._running

        def fold(state: RunState, batch: Batch) -> None:
            state.fold(batch)
            if running is not None:
                running.reader.folded(batch_bytes(batch))

        self._take(run, *(partial(fold, batch=batch) for batch in batches))

    @Slot(int, object)
    def _take_samples(self, run: int, samples: Samples) -> None:
        self._take(run, lambda state: state.fold_samples(samples), quiet=True)

    @Slot(int, object)
    def _take_kernel(self, run: int, batch: KernelBatch) -> None:
        self._take(run, lambda state: state.fold_kernel(batch), quiet=True)

    @Slot(int, object)
    def _take_letters(self, run: int, letters: list[tuple[int, int, str]]) -> None:
        self._take(run, lambda state: state.fold_letters(letters), quiet=True)

    @Slot(int, object)
    def _take_exits(self, run: int, exits: list[Exit]) -> None:
        self._take(run, lambda state: state.fold_exits(exits))

    @Slot(int, str)
    def _take_problem(self, run: int, sentence: str) -> None:
        self._take(run, lambda state: state.say(sentence))

    @Slot(int, object)
    def _take_raw(self, run: int, lines: list[RawLine]) -> None:
        pieces = [lines[begin : begin + _RAW_LINES] for begin in range(0, len(lines), _RAW_LINES)]
        self._take(run, *(partial(RunState.raw_lines, lines=piece) for piece in pieces))

    @Slot(int, object, str)
    def _take_end(self, run: int, exitcode: int | None, problem: str) -> None:
        self._take(run, lambda _state: self.run_ended.emit(exitcode, problem))

    def _take(self, run: int, *news: Callable[[RunState], object], quiet: bool = False) -> None:
        """Fold these now or soon. `quiet`: they come all the time; what the window says of them waits for the pulse."""
        if self._state is None or run != self._state.number:
            return
        self._waiting.extend(news)
        self._loud = self._loud or not quiet
        if not self._fold_timer.isActive():
            self._fold()

    @Slot()
    def _fold(self) -> None:
        state = self._state
        if state is None or not self._waiting:
            return
        until = time.perf_counter() + _SLICE_S
        while self._waiting and time.perf_counter() < until:
            self._waiting.popleft()(state)
            if self._state is not state:
                return
        if self._waiting:
            self._fold_timer.start()
        self._follow_newcomers(state)
        self.folded.emit()
        if self._loud:
            self._loud = bool(self._waiting)
            self.changed()

    def _follow_newcomers(self, state: RunState) -> None:
        if self._running is not None:
            for pid in state.living.born:
                self._running.sampler.watch(pid)
                state.alive.os_state(pid, os_state(pid))  # the first look comes later
            living = state.living
            self._running.sampler.follow(frozenset(living.threads), frozenset(living.pids), calm=not state.working)
        state.living.born.clear()

    # --- to the window --------------------------------------------------------------------------------------------
    def changed(self) -> None:
        """Something that the window shows has changed."""
        if not self._view_timer.isActive():
            since = (time.monotonic() - self._last_view) * 1000
            self._view_timer.start(max(0, round(_VIEW_MS - since)))
        if self._state is not None and len(self._state.outputs) and not self._output_timer.isActive():
            self._output_timer.start()

    @Slot()
    def _emit_view(self) -> None:
        self._last_view = time.monotonic()
        self.view_due.emit()

    @Slot()
    def _beat(self) -> None:
        """Time passes also when nothing happens."""
        if self._state is None or not self._state.running:
            self._pulse.stop()
            return
        self._pulse.setInterval(_WORKING_MS if self._state.working else _IDLE_MS)
        self.changed()
