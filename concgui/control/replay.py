"""A recording in the window: the instant that is shown, how it moves, and what the panes say of it.

Lanes and recording are those that a live run would have left: `concgui.core.lanes.fold` makes them from the file.
"""

import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from concgui.control.replayoutput import ReplayOutput
from concgui.control.replayview import ReplayViews
from concgui.core.executed import Program, spans_of_line
from concgui.core.lanes import fold
from concgui.core.line_calls import LaneSpan
from concgui.core.pieces import Piece, rebuilt
from concgui.core.recording import Recording
from concgui.core.storage import load
from concgui.core.telling import Tell, nobody, part
from concgui.core.views import OutputLine, SessionView

#: Milliseconds between two values at the least.
_VIEW_MS = 33
#: Lines of output that are handed over anew when the instant goes back, or far ahead.
MOST_LINES = 500
SPEEDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)

_READ = 0.6  #: the share of the work that is reading; the rest is folding


class Loaded:
    """A recording that was read, with all that its panes need. Made in a thread of its own."""

    def __init__(self, path: Path, tell: Tell = nobody, *, shown: Piece | None = None, name: str = "") -> None:
        """Raise RecordingError with one sentence when the file is none. `tell`: see `concgui.core.telling`.

        shown: what was measured of the run that the window shows, which is taken instead of a file; name: of that run.
        """
        self.of_this_run = shown is not None
        self.path = "" if shown is not None else str(path)
        self.name = name or path.name
        tell_read, tell_folded = part(tell, 0.0, _READ), part(tell, _READ, 1.0)
        self.recording: Recording = load(path, tell=tell_read) if shown is None else rebuilt(shown)
        self.lanes = fold(self.recording, tell_folded)
        for lane in self.lanes.lanes:
            lane.composed  # noqa: B018  the first composition takes long, and the window would do it
        self.views = ReplayViews(self.name, self.recording, self.lanes, of_this_run=self.of_this_run)
        self.output = ReplayOutput(self.recording, self.lanes)
        self.times = _instants(self.recording) - self.recording.t0_ns


def _instants(recording: Recording) -> NDArray[np.int64]:
    """Return the times at which something happened, each once, in order. Nearly all are in order as they came."""
    times = np.sort(recording.heads["t_ns"], kind="stable")
    new = np.ones(len(times), np.bool_)
    new[1:] = times[1:] != times[:-1]
    return times[new]


class Replay(QObject):
    """Instants are nanoseconds since time 0. `moved` comes at most 30 times a second, `output_*` with it."""

    moved = Signal()
    output_restarted = Signal(int)  #: forget the lines that are shown; so many earlier ones are not handed over
    output_added = Signal(object)  #: list of OutputLine

    def __init__(self, loaded: Loaded, run: int, parent: QObject | None = None) -> None:
        """`run`: the number of this recording among the runs that the window showed."""
        super().__init__(parent)
        self.run = run
        self.name = loaded.name
        self.of_this_run = loaded.of_this_run  #: the program is still there, and the window can go back to it
        self.recording, self.lanes = loaded.recording, loaded.lanes
        self.length_ns = max(0, max(loaded.recording.end_ns, loaded.lanes.now_ns) - loaded.recording.t0_ns)
        self.instant_ns = self.length_ns
        self.speed = 1.0
        self._views, self._output, self._times = loaded.views, loaded.output, loaded.times
        self._lines_shown: int | None = None
        self._played_ns = 0
        self._last = 0.0
        self._view_timer = QTimer(self, singleShot=True)
        self._view_timer.timeout.connect(self._emit)
        self._play_timer = QTimer(self, interval=_VIEW_MS)
        self._play_timer.timeout.connect(self._go_on)

    # --- values -------------------------------------------------------------------------------------------------
    @property
    def playing(self) -> bool:
        """Whether the instant moves by itself."""
        return self._play_timer.isActive()

    @property
    def events(self) -> int:
        """How many instants there are at which something happened."""
        return len(self._times)

    @property
    def place(self) -> int:
        """How many of them have come, at the instant."""
        return int(np.searchsorted(self._times, self.instant_ns, side="right"))

    def view(self) -> SessionView:
        """Return what the panes show at the instant."""
        return self._views.view(self.run, self.recording.t0_ns + self.instant_ns)

    def program(self) -> Program:
        """Return when main executed what, in the whole recording."""
        return self._views.program()

    def spans_of_line(self, first: int, last: int) -> list[LaneSpan]:
        """Return the spans that belong to the lines first … last, from 0; see `concgui.core.executed`."""
        return spans_of_line(self.program(), self.lanes, first, last)

    # --- intents ------------------------------------------------------------------------------------------------
    @Slot(float)
    def seek(self, instant_ns: float) -> None:
        """Show another instant, the nearest that there is."""
        self._played_ns = time.perf_counter_ns()
        self._move(instant_ns)

    @Slot(int)
    def step(self, count: int) -> None:
        """Go to the next event (+1) or to the previous one (-1), and stop there."""
        self.pause()
        if not len(self._times):
            return
        begun = self.place - 1 if count > 0 else int(np.searchsorted(self._times, self.instant_ns))
        self._move(float(self._times[min(len(self._times) - 1, max(0, begun + count))]))

    @Slot()
    def show_start(self) -> None:
        """Go to the first event."""
        self.seek(0)

    @Slot()
    def show_end(self) -> None:
        """Go to where the recording ends."""
        self.seek(self.length_ns)

    @Slot()
    def toggle(self) -> None:
        """Play or pause; at the end, play from the beginning."""
        if self.playing:
            self.pause()
        else:
            self.play()

    @Slot()
    def play(self) -> None:
        """Let the instant move by itself."""
        if self.instant_ns >= self.length_ns:
            self._move(0)
        self._played_ns = time.perf_counter_ns()
        self._play_timer.start()
        self._soon()

    @Slot(float)
    def play_slowly(self, speed: float) -> None:
        """Play it from its beginning, so many times as fast as it was."""
        self.pause()
        self.speed = min(SPEEDS[-1], max(SPEEDS[0], speed))
        self._move(0)
        self.play()

    @Slot()
    def pause(self) -> None:
        """Stay at the instant."""
        if self.playing:
            self._play_timer.stop()
            self._soon()

    @Slot(float)
    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as it was, 0.05 to 20."""
        self._go_on()
        self.speed = min(SPEEDS[-1], max(SPEEDS[0], speed))
        self._soon()

    @Slot()
    def stop(self) -> None:
        """Emit nothing any more."""
        self._play_timer.stop()
        self._view_timer.stop()

    # --- inside -------------------------------------------------------------------------------------------------
    @Slot()
    def _go_on(self) -> None:
        if not self.playing:
            return
        now = time.perf_counter_ns()
        passed, self._played_ns = now - self._played_ns, now
        self._move(self.instant_ns + passed * self.speed)
        if self.instant_ns >= self.length_ns:
            self.pause()

    def _move(self, instant_ns: float) -> None:
        self.instant_ns = round(min(self.length_ns, max(0.0, instant_ns)))
        self._soon()

    def _soon(self) -> None:
        if not self._view_timer.isActive():
            since = (time.monotonic() - self._last) * 1000
            self._view_timer.start(max(0, round(_VIEW_MS - since)))

    @Slot()
    def _emit(self) -> None:
        self._last = time.monotonic()
        self._print()
        self.moved.emit()

    def _print(self) -> None:
        """Hand over the lines that came, or those before the instant anew if it went back."""
        shown = self._lines_shown
        until = self._lines_shown = self._output.count(self.recording.t0_ns + self.instant_ns)
        if shown is None or until < shown or until > shown + MOST_LINES:
            shown = max(0, until - MOST_LINES)
            self.output_restarted.emit(shown)
        lines: list[OutputLine] = self._output.lines(shown, until)
        if lines:
            self.output_added.emit(lines)
