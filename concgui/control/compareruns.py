"""Runs one program after the other, beside the window's own session and never while that runs one.

The engine is the session's: the same launch, the same observation, the same guard; what ends the window ends these
programs as well.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from concgui.control.driver import Driver
from concgui.control.feed import Feed
from concgui.control.programfile import Program
from concgui.control.runstate import RunState
from concgui.control.transcript import Transcript
from concgui.core.compare_words import seconds
from concgui.core.scenario import InputError
from concgui.core.words import tr


class Job(NamedTuple):
    """One run. `make` writes its program, `transcript` its text; `limit_s`: seconds after which it is ended.

    `listed`: main's statements are sent one by one; else the program is a script, which runs as it is.
    """

    make: Callable[[], Program]
    transcript: Callable[[], Transcript]
    listed: bool
    limit_s: float


class CompareRuns(QObject):
    """Emits for each job `began(number, state)`, `moved(number)` as it goes on, and `ended(number, problem)`.

    `over(problem)`: nothing more will come; problem: one sentence about why not all have run, or "". Jobs count from 0.
    """

    began = Signal(int, object)
    moved = Signal(int)
    ended = Signal(int, str)
    over = Signal(str)

    def __init__(self, parent: QObject, source: str = "") -> None:
        """`source`: see `Driver`."""
        super().__init__(parent)
        self._feed = Feed(self)
        self._driver = Driver(self._feed, self, source)
        self._feed.folded.connect(self._on_folded)
        self._feed.run_ended.connect(self._on_end)
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_limit)
        self._jobs: Iterator[Job] = iter(())
        self._job: Job | None = None
        self._state: RunState | None = None
        self._number = -1
        self._shut_down = False

    @property
    def running(self) -> bool:
        """Whether a series goes on."""
        return self._job is not None

    @property
    def source(self) -> str:
        """Where the operating system's word comes from, in words."""
        return self._driver.source

    def run(self, jobs: Iterable[Job]) -> None:
        """Begin a series; one that goes on is cancelled."""
        if not self._shut_down:
            self._end_run()
            self._jobs, self._number = iter(jobs), -1
            self._next()

    def cancel(self) -> None:
        """End what runs and begin no more; nothing is emitted any more."""
        self._end_run()

    def shut_down(self, seconds_left: float) -> None:
        """End everything; wait for it, up to about so many seconds."""
        self._shut_down = True
        self._jobs = iter(())
        self._job = self._state = None
        self._limit.stop()
        self._feed.stop()
        self._driver.shut_down(seconds_left)

    def _end_run(self) -> None:
        self._limit.stop()
        self._job = self._state = None
        self._feed.stop()
        self._driver.retire()

    @Slot()
    def _next(self) -> None:
        self._job = next(self._jobs, None)
        if self._job is None:
            self._state = None
            self.over.emit("")
            return
        self._number += 1
        job, number = self._job, self._number
        state = self._state = RunState(number + 1, job.transcript())
        try:
            self._driver.launch(state, job.make())
            self._driver.live.end()  # it can be run again at any time: no file is kept of it
            self._limit.start(round(job.limit_s * 1000))
            if job.listed:
                for place, entry in enumerate(state.transcript.ask_listed()):
                    self._driver.step(place, entry)
                self._driver.end_main()
        except InputError as error:
            self._end_run()
            self.ended.emit(number, str(error))
            self.over.emit(str(error))
            return
        self.began.emit(number, state)

    @Slot()
    def _on_folded(self) -> None:
        if self._job is not None:
            self.moved.emit(self._number)

    @Slot(object, str)
    def _on_end(self, exitcode: int | None, problem: str) -> None:
        state, number = self._state, self._number
        if state is None:
            return
        self._limit.stop()
        self._driver.account_for_end(exitcode, problem)
        self._driver.retire()
        self._state = None
        self.ended.emit(number, state.note)
        if self._job is not None:
            QTimer.singleShot(0, self, self._next)

    @Slot()
    def _on_limit(self) -> None:
        job, state, number = self._job, self._state, self._number
        if job is None or state is None:
            return
        took = seconds(job.limit_s * 1e9)
        problem = tr("The run did not end within {took}, so it was ended, and no more were begun.", took=took)
        state.lanes.finish()
        self._end_run()
        self.ended.emit(number, problem)
        self.over.emit(problem)
