"""A comparison: the same work in several ways, or the same program many times, run and measured one after the other.

It belongs to whoever shows it; the window's own run must be off or ended meanwhile, or they would share the cores.
"""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from concgui.control.comparefree import FreeSearch
from concgui.control.compareplan import TIMES, Planned, job, plan, repeat_job, work_of
from concgui.control.compareruns import CompareRuns, Job
from concgui.control.interpreters import Interpreter
from concgui.control.runstate import RunState
from concgui.control.shown import Shown
from concgui.core.compare import TITLES, Compared, Variant
from concgui.core.compare_figures import Figures, Row, call_rows, figures, worker_rows
from concgui.core.compare_repeat import Repetition, repetition
from concgui.core.exits import describe
from concgui.core.scenario import InputError
from concgui.core.words import tr, trn

#: Seconds that the end of the window may wait for the programs of a comparison.
SHUTDOWN_S = 2.0


@dataclass(slots=True)
class Side:
    """One of the ways. state: its run, None before it. figures: if it has ended well. problem: one sentence, or "".

    rows: its workers, once it has ended.
    """

    planned: Planned
    state: RunState | None = None
    rows: list[Row] | None = None
    figures: Figures | None = None
    problem: str = ""

    @property
    def variant(self) -> Variant:
        """Which way it is."""
        return self.planned.variant


class Progress(NamedTuple):
    """How far it is: `done` of `total` runs, and what runs now in words."""

    done: int
    total: int
    words: str


class Comparison(QObject):
    """`changed()`: there is something else to show. `over(sentence)`: it has ended; why not all ran, or "".

    `sides`: of the last comparison. `repeated`: the runs of the last repetition, of which `times` were wanted. `notes`:
    what does not take part, and why. `progress`: None while nothing runs.
    """

    changed = Signal()
    over = Signal(str)

    def __init__(self, parent: QObject, source: str = "") -> None:
        """`source`: see `Driver`."""
        super().__init__(parent)
        self.sides: list[Side] = []
        self.notes: list[str] = []
        self.repeated: list[Repetition] = []
        self.times = TIMES
        self.expected_ns = 0  #: what the sequence takes by its cards
        self.progress: Progress | None = None
        self._work: Compared | None = None
        self._shown: Shown | None = None
        self._repeats = False
        self._repeated_job: Job | None = None
        self._state: RunState | None = None
        self._ran_with = ("", "")  # Python's version and the start method of the last run
        self._search = FreeSearch()
        self._runs = CompareRuns(self, source)
        self._runs.began.connect(self._on_began)
        self._runs.moved.connect(self._on_moved)
        self._runs.ended.connect(self._on_ended)
        self._runs.over.connect(self._on_over)

    @property
    def running(self) -> bool:
        """Whether something runs, or is about to."""
        return self.progress is not None

    @property
    def source(self) -> str:
        """Where the figures come from, in words."""
        return self._runs.source

    def compare(self, shown: Shown) -> None:
        """Run the work of what is shown in every way. Raise InputError with one sentence where that cannot be."""
        if shown.reason:
            raise InputError(shown.reason)
        self._work = work_of(shown)
        self.cancel()
        self._shown, self._repeats = shown, False
        self.sides, self.notes = [], []
        self.expected_ns = round(sum(spec.interval for spec in self._work.specs) * 1e9)
        self.progress = Progress(0, 4, tr("looking for a free-threaded Python …"))
        self._search.look(self._begin)
        self.changed.emit()

    def repeat(self, shown: Shown, times: int = TIMES) -> None:
        """Run what is shown many times, as it is. Raise InputError with one sentence where that cannot be."""
        if shown.reason:
            raise InputError(shown.reason)
        self._repeated_job = one = repeat_job(shown)
        self.cancel()
        self._shown, self._repeats, self.repeated, self.times = shown, True, [], times
        self.progress = Progress(0, times, tr("run {n} of {times}", n=1, times=times))
        self._runs.run([one] * times)
        self.changed.emit()

    def cancel(self) -> None:
        """End what runs; what has been measured stays."""
        self._search.forget()
        self._runs.cancel()
        self._state = None
        if self.progress is not None:
            done, total, _words = self.progress
            self.progress = None
            self.sides = [side for side in self.sides if side.figures is not None or side.problem]
            self.changed.emit()
            self.over.emit(tr("Cancelled: {done} of {total} runs are measured.", done=done, total=total))

    def clear(self) -> None:
        """Nobody looks at it any more: let go of the recordings."""
        self.cancel()
        self.sides, self.repeated = [], []

    @Slot()
    def shut_down(self) -> None:
        """The window goes: end everything, and wait until nothing of it is left."""
        self.progress = None
        self._search.shut_down()
        self._runs.shut_down(SHUTDOWN_S)

    def rows(self, side: Side) -> list[Row]:
        """Return the rows of a side, as far as it has run."""
        if side.rows is not None:
            return side.rows
        if side.state is None or self._work is None:
            return []
        lanes = side.state.lanes
        if side.variant is Variant.SEQUENCE:
            return call_rows(lanes, self._work.specs, side.state.program().executed)
        return worker_rows(lanes)

    @property
    def facts(self) -> str:
        """With which Python, start method, cores and source the figures were measured, in words."""
        if self._shown is None:
            return ""
        python, method = self._ran_with
        cores = trn("{n} core", "{n} cores", len(self._shown.cores))
        return "  ·  ".join(filter(None, (f"Python {python}" if python else "", method, cores, tr(self.source))))

    @property
    def names(self) -> list[str]:
        """The workers of the compared work."""
        return [] if self._work is None else [spec.name for spec in self._work.specs]

    @property
    def repeated_text(self) -> str:
        """The program of the repetition, "" before there was one."""
        return "" if self._repeated_job is None else self._repeated_job.transcript().text()

    @property
    def measured(self) -> dict[Variant, Figures]:
        """The figures of all sides that have them."""
        return {side.variant: side.figures for side in self.sides if side.figures is not None}

    def _begin(self, free: Interpreter | None) -> None:
        """What takes part is known now."""
        if self._shown is None or self._work is None:
            return
        try:
            runs, self.notes = plan(self._shown, self._work, free)
        except InputError as error:
            self._on_over(str(error))
            return
        self.sides = [Side(planned) for planned in runs]
        shown = self._shown
        self._runs.run([job(shown, planned) for planned in runs])

    @Slot(int, object)
    def _on_began(self, number: int, state: RunState) -> None:
        self._state = state
        if self._repeats:
            self.progress = Progress(number, self.times, tr("run {n} of {times}", n=number + 1, times=self.times))
        else:
            side = self.sides[number]
            side.state = state
            self.progress = Progress(number, len(self.sides), tr(TITLES[side.variant]))
        self.changed.emit()

    @Slot(int)
    def _on_moved(self, _number: int) -> None:
        self.changed.emit()

    @Slot(int, str)
    def _on_ended(self, number: int, problem: str) -> None:
        state, self._state = self._state, None
        if state is not None and (self._repeats or self.sides[number].variant is not Variant.FREE):
            self._ran_with = state.python, state.start_method
        if self._repeats:
            if state is not None and not problem:
                self.repeated.append(repetition(state.lanes, state.exitcode))
        else:
            self._measure(self.sides[number], problem)
        self.changed.emit()

    def _measure(self, side: Side, problem: str) -> None:
        rows = side.rows = self.rows(side)
        whole = self._work is not None and len(rows) == len(self._work.specs)
        if side.state is not None and whole and not problem:
            side.figures = figures(side.state.lanes, rows, len(side.planned.cores))
            problem = _failed(side.state, rows)
        if not problem and side.figures is None:
            code = None if side.state is None else side.state.exitcode
            problem = tr("Not all of its workers were seen to end. MainProcess: {how}.", how=describe(code))
        if problem:
            side.figures = None
        side.problem = problem

    @Slot(str)
    def _on_over(self, problem: str) -> None:
        self.progress = None
        self.sides = [side for side in self.sides if side.state is not None or side.problem]
        self.changed.emit()
        self.over.emit(problem)


def _failed(state: RunState, rows: list[Row]) -> str:
    """Return which worker did not do its work, one sentence, or ""."""
    for row in rows:
        lane = row.measured
        if lane.failure:
            return tr("{name} did not do its work: {failure}.", name=row.title, failure=lane.failure.rstrip("."))
        if lane.exitcode:
            return tr("{name} did not do its work: {how}.", name=row.title, how=describe(lane.exitcode))
    if state.exitcode:
        return tr("MainProcess did not reach its end: {how}.", how=describe(state.exitcode))
    return ""
