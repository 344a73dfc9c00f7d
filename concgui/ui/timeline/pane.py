"""The timeline's widget: its view, its scroll bar, its few buttons, and when it is drawn again.

It is drawn at most once per display frame when something happened, 25 times a second while only the now-line moves,
and not at all while no program runs: there is no timer then.
"""

from time import perf_counter_ns

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from concgui.core.lanes import LaneSet
from concgui.ui.looks import looks
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, current
from concgui.ui.timeline.arrangement import arrange
from concgui.ui.timeline.asking import Asking
from concgui.ui.timeline.buttons import ButtonRow
from concgui.ui.timeline.canvas import Canvas
from concgui.ui.timeline.core_rows import CoreChoice
from concgui.ui.timeline.doings import doings
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.geometry import Geometry
from concgui.ui.timeline.ghosts import Ghosts
from concgui.ui.timeline.handling import Handling
from concgui.ui.timeline.keys import ZOOM_STEP, press
from concgui.ui.timeline.lane_desk import LaneDesk
from concgui.ui.timeline.lane_rows import Moment
from concgui.ui.timeline.moving import Moving
from concgui.ui.timeline.overview import Overview
from concgui.ui.timeline.texts import Texts
from concgui.ui.timeline.voice import Voice

NOW_MS = 40  #: while only the now-line moves: at the scale of following, steps of 2 or 3 pixels
EXIT_ROOM = 150.0  #: pixels right of now that Fit leaves for the texts of what has ended


class TimelinePane(Moving):
    """All lanes of one run. Times that come in are absolute (`perf_counter_ns`)."""

    pausedChanged = Signal(bool)  # noqa: N815  named as Qt names its signals
    exactChanged = Signal(bool)  # noqa: N815  whether the kernel's records are drawn, or samples
    instant_asked = Signal(float)  #: ns since time 0, by a click or a drag on the axis
    span_selected = Signal(int, object, object)  #: lane index, start and end in absolute ns
    span_cleared = Signal()  #: none is selected any more
    painted = Signal(object)  #: (LaneSet.version, perf_counter_ns) after every paint
    hovered = Signal(object)  #: where the mouse is over the lanes, as QPointF of the picture; None: it has left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes = LaneSet()
        self._texts = Texts(SIZES.scale)
        self._running = False
        self._exact = True
        self._paused_at: int | None = None
        self._doings: tuple[int, ...] = ()
        self._geometry = Geometry(self._texts)
        looks().changed.connect(self._dress_again)
        self._core_choice = CoreChoice()
        self._canvas = Canvas()
        self._overview = Overview()
        self._buttons = ButtonRow(ZOOM_STEP)
        self.desk = LaneDesk(self._canvas.viewport(), self._buttons, lambda: self.frame)
        self.ghosts = Ghosts(self._canvas.viewport(), self._geometry, self._scale)
        self.asking = Asking(self, self._canvas.viewport())
        self._voice = Voice(self, self._canvas)
        self.handling = Handling(self, self._canvas, lambda: self.frame)
        say(self, "accessibleName", "Timeline")
        self.setFocusProxy(self._canvas)
        arrange(self, self._buttons, self._canvas, self._bar, self._overview)
        self._connect()
        self._compose()

    # what the window asks for

    @property
    def lanes(self) -> LaneSet:
        """What is shown."""
        return self._lanes

    @property
    def now(self) -> int:
        """The now-line's time: the clock while the program runs, else the end of what is known."""
        if self._paused_at is not None:
            return self._paused_at
        return max(perf_counter_ns(), self._lanes.t0_ns) if self._running and self._lanes.lanes else self._lanes.now_ns

    @property
    def paused(self) -> bool:
        """Whether the picture stands still."""
        return self._paused_at is not None

    @property
    def running(self) -> bool:
        """Whether a program runs, so that the now-line moves."""
        return self._running

    @property
    def frame(self) -> Frame:
        """What was composed last: lanes, now and geometry."""
        assert self._canvas.item.frame is not None  # noqa: S101  composed in the constructor
        return self._canvas.item.frame

    def set_lanes(self, lanes: LaneSet) -> None:
        """Show another run from its beginning; one that does not run any more as a whole."""
        self._lanes = lanes
        self._paused_at = None
        self.handling.restart()
        self.desk.restart()
        self._following = True
        self._scale.restart()
        self._bar.setValue(0)
        self._told()
        whole, width = bool(lanes.lanes) and not self._running, self._scale.width
        if whole:
            self._scale.fit(lanes.now_ns - lanes.t0_ns, right_pad=EXIT_ROOM * SIZES.scale)
        self._compose()
        if whole and self._scale.width != width:  # these titles leave another width than those before
            self._scale.fit(lanes.now_ns - lanes.t0_ns, right_pad=EXIT_ROOM * SIZES.scale)
            self._compose()

    @Slot()
    def refresh(self) -> None:
        """The lane set has changed. What happened is drawn at once or when the frame is over; samples wait a little."""
        if self.paused or not self.isVisible():
            return
        if not self._rhythm.waiting or self._doings != doings(self._lanes):
            self._rhythm.soon()

    @Slot(bool)
    def set_running(self, running: bool) -> None:
        """Let the now-line move, or stop where the recording ends."""
        if running != self._running:
            self._running = running
            self._compose()

    @Slot(bool)
    def set_following(self, following: bool) -> None:
        """Go with the now-line, with the scale that is visible, or stay."""
        if following and not self._following:
            self._scale.keep_span()
        changed = following != self._following
        self._following = following
        if following and not self._running:
            self._scale.follow(self.now - self._lanes.t0_ns)
        self._told()
        if changed:
            self.followingChanged.emit(following)
        self._compose()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Freeze the picture; what happens meanwhile is recorded and shown afterwards."""
        if paused == self.paused:
            return
        self._paused_at = self.now if paused else None
        self._told()
        self.pausedChanged.emit(paused)
        self._compose()

    def set_seeking(self, seeking: bool) -> None:
        """Let a drag on the axis ask for the instant of a replay; else it marks a range."""
        self._canvas.seeking = seeking

    def set_instant(self, ns: float | None) -> None:
        """Put the now-line at an instant of a replay (ns since time 0) and veil what is later; None: back to now.

        While following, the view goes with it.
        """
        instant = None if ns is None else self._lanes.t0_ns + round(ns)
        last = self.handling.marks.instant_ns
        if ns is not None and self._following and instant != last and not self._canvas.asking:
            self._scale.reveal(ns, None if last is None else last - self._lanes.t0_ns)
        self.handling.set_instant(instant)

    @Slot()
    def fit(self) -> None:
        """Show the whole run; while following, keep the whole run in view."""
        self._scale.fit(self.now - self._lanes.t0_ns, right_pad=EXIT_ROOM * SIZES.scale)
        self._scale.whole = self._following and self._running
        self._compose()

    @property
    def selecting(self) -> bool:
        """Whether a span is selected."""
        return self.handling.marks.selected is not None

    # inside

    @Slot(float, float)
    def _click(self, x: float, y: float) -> None:
        if not self.desk.click(x, y):
            self.handling.click(x, y)

    @Slot(int, object, object)
    def _show_selected(self, lane: int, start: int, end: int) -> None:
        """Bring a span into view, and tell of it."""
        t0 = self._lanes.t0_ns
        self.show_span(start - t0, end - t0)
        self._show_lane(self.frame.layout, self.frame.rows.place.get(lane))
        self._speak()
        self.span_selected.emit(lane, start, end)

    @Slot(object)
    def _show_time(self, t_ns: int) -> None:
        """Bring a time into the middle; in a replay, ask for that instant."""
        since, half = float(t_ns - self._lanes.t0_ns), self._scale.span_ns / 2
        self.show_stretch(since - half, since + half)
        if self._canvas.seeking:
            self.instant_asked.emit(since)

    @property
    def since_ns(self) -> int:
        """Now since time 0."""
        return self.now - self._lanes.t0_ns

    @property
    def goes_with_now(self) -> bool:
        """Whether the view goes with the now-line, and that moves."""
        return self._following and self._running and not self.paused

    def _told(self) -> None:
        self._buttons.show_state(following=self._following, paused=self.paused)

    def _connect(self) -> None:
        canvas, buttons = self._canvas, self._buttons
        canvas.panned.connect(self.pan)
        canvas.zoomed.connect(self.zoom)
        canvas.scrolled.connect(lambda down: self.pan(0.0, down))
        canvas.fit_asked.connect(self.fit)
        canvas.instant_asked.connect(lambda x: self.instant_asked.emit(self._scale.t(x)))
        canvas.key_pressed.connect(lambda pressed: press(self, pressed))
        canvas.resized.connect(self._compose)
        canvas.painted.connect(self._after_paint)
        self._overview.stretch_asked.connect(self.show_stretch)
        self._bar.valueChanged.connect(self._rhythm.soon)
        self._rhythm.due.connect(self._compose)
        canvas.clicked.connect(self._click)
        canvas.hovered.connect(self.hovered)
        canvas.range_dragged.connect(self.handling.drag_range)
        canvas.range_done.connect(self.handling.drop_range)
        self.desk.changed.connect(self._compose)
        self.handling.lane_wanted.connect(self.desk.reveal)
        self.handling.span_cleared.connect(self.span_cleared)
        self.handling.changed.connect(self._rhythm.soon)
        self.handling.span_selected.connect(self._show_selected)
        self.handling.time_asked.connect(self._show_time)
        buttons.follow_asked.connect(self.set_following)
        buttons.pause_asked.connect(self.set_paused)
        buttons.fit_asked.connect(self.fit)
        buttons.zoom_asked.connect(self.zoom)

    @Slot()
    def _dress_again(self) -> None:
        """The theme or the scale is another."""
        self._texts = Texts(SIZES.scale)
        self._geometry = Geometry(self._texts)
        self.ghosts.measure(self._geometry)
        self._canvas.forget()
        self._overview.forget()
        self._compose()

    def speak(self) -> None:
        """Say it in another language."""
        self._core_choice = CoreChoice()
        self._dress_again()
        self._speak()

    # drawing

    @Slot()
    def _compose(self) -> None:
        """Bring geometry, now and view together as the frame to draw, and ask for it to be drawn."""
        self._rhythm.begin()
        lanes, now = self._lanes, self.now
        if self.goes_with_now and lanes.lanes:
            self._scale.follow(now - lanes.t0_ns)
        rows, cores = self.desk.rows(lanes, self._paused_at, self._moment(now)), self._core_choice.rows(lanes)
        view = self._canvas.viewport()
        size = view.width(), view.height(), self.devicePixelRatioF()
        layout = self._geometry.layout(lanes, len(rows.lanes), cores, size, self._bar.value())
        self._scale.resize(layout.plot.width(), layout.ratio)
        self._doings = doings(lanes)
        shown = bool(rows.lanes)
        live, left = self._running and not self.paused, self._scale.left_ns
        frame = Frame(lanes, now, self._scale, layout, current(), self._texts, rows, cores, shown, live, left)
        frame.marks = self.handling.follow(frame)
        self._canvas.show_frame(frame)
        self._rhythm.composed()
        self._tell_source()
        if self._running and not self.paused and self.isVisible():
            self._rhythm.again_in(NOW_MS)
        else:
            self._rhythm.again_in(None)
        self._overview.follow(frame)
        self.ghosts.follow(frame)
        self.desk.place_note(layout)
        self._adjust_bar(layout)

    def _moment(self, now: int) -> Moment:
        t0, scale, instant = self._lanes.t0_ns, self._scale, self.handling.marks.instant_ns
        line, live = now if instant is None else instant, self._running and not self.paused
        return Moment(now, line, t0 + scale.left_ns, t0 + scale.right_ns, self._running, live)

    def _tell_source(self) -> None:
        exact = self._lanes.through_ns > 0
        if exact != self._exact and self._lanes.lanes:
            self._exact = exact
            self.exactChanged.emit(exact)

    @Slot(object)
    def _after_paint(self, stamp: tuple[int, int, int]) -> None:
        self._rhythm.painted(stamp[2])
        if self._voice.due(stamp[1]) or not self._running:
            self._speak()
        self.painted.emit(stamp[:2])

    def _speak(self) -> None:
        self._voice.say(self._lanes, self.handling.told())

    def event(self, event: QEvent) -> bool:
        """Qt override: on another screen a pixel may be another."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._dress_again()
        return bool(super().event(event))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened while the pane was hidden."""
        super().showEvent(event)
        self._compose()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn while hidden."""
        super().hideEvent(event)
        self._rhythm.again_in(None)
