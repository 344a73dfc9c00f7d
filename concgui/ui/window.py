"""The main window: it only places its parts, passes values down and intents up.

Nothing here knows the session; `concgui.ui.wiring` connects the two. The timeline comes after the first paint
(`set_timeline`), since it needs numpy and pyqtgraph; until then a panel of the same size holds its place.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from concgui.control.preferences import Preferences
from concgui.core.states import MainPhase
from concgui.core.views import Mode, SessionView
from concgui.core.words import tr
from concgui.ui.alive import AliveList
from concgui.ui.body import Body, legend_fits
from concgui.ui.controls import panel
from concgui.ui.fonts import load_for
from concgui.ui.icons import app_icon
from concgui.ui.legend import Legend
from concgui.ui.lesson_strip import LessonStrip
from concgui.ui.looks import looks
from concgui.ui.output_pane import OutputPane
from concgui.ui.program_pane import ProgramPane
from concgui.ui.scaled import fit
from concgui.ui.spoken import on_language
from concgui.ui.status import StatusBar
from concgui.ui.theme import Sizes, px
from concgui.ui.toolbar import Toolbar
from concgui.ui.workers.pane import WorkersPane

if TYPE_CHECKING:
    from concgui.control.replay import Replay
    from concgui.ui.banner import Banner
    from concgui.ui.lesson_panel import LessonPanel
    from concgui.ui.meter import Meter
    from concgui.ui.replay import ReplayDesk
    from concgui.ui.timeline.pane import TimelinePane

TITLE = "Concgui"
_NO_LIMIT = 16777215  #: QWIDGETSIZE_MAX


class MainWindow(QWidget):
    """`intent(action, key, value)` and `edited(key, field, text)` come from the parts; `closing` when it goes.

    `file_chosen`: to be opened; `save_wanted`: where the recording is to be saved. `export_wanted`: a
    path, and what is to be written there: "picture", "trace", "spans" or "events".
    """

    intent = Signal(object, object, object)
    edited = Signal(int, str, str)
    file_chosen = Signal(str)
    script_wanted = Signal()  #: the program that has cards is to be shown as a script
    save_wanted = Signal(str)
    export_wanted = Signal(str, str)
    run_wanted = Signal(object)  #: a Command about how scripts are opened and run
    first_painted = Signal()
    program_saved = Signal()  #: the user has saved the program that is shown
    closing = Signal()

    #: Asked before the window is closed by the user; it may ask the user.
    may_close: Callable[[], bool] = staticmethod(lambda: True)

    def __init__(self, preferences: Preferences | None = None) -> None:
        """`preferences`: those of all windows; None: this one reads them itself."""
        super().__init__()
        self.preferences = preferences or Preferences(self)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(640, 400)  # at every scale: what does not fit scrolls
        self.view: SessionView | None = None
        self.timeline: TimelinePane | None = None
        self.meter: Meter | None = None  #: in the timeline's row of buttons
        self.lesson_panel: LessonPanel | None = None  #: made for the first lesson
        self.replay: ReplayDesk | None = None  #: made for the first recording
        self.kept_columns: Sequence[int] | None = None  #: widths that the user has given the columns before
        self.kept_texts: Sequence[int] | None = None  #: the same of program and output, their heights
        self._painted = self._completed = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._place()
        self.banner: Banner | None = None
        on_language(self.give_way)  # when all of its parts speak it: their texts are of another width
        for part in (self.toolbar, self.workers, self.alive):
            part.intent.connect(self.intent)
        self.workers.edited.connect(self.edited)
        self.toolbar.refused.connect(self.say)
        self.output.refused.connect(self.say)
        looks().changed.connect(self.give_way)

    # ------------------------------------------------------------------ layout
    def _place(self) -> None:
        # Every part gets its parent at once: to take a widget over later is to style all that is in it again.
        self.toolbar = Toolbar(self)
        self.status = StatusBar(self)
        self.body = Body(self)
        self.columns = self.body.columns
        self._left(self.columns)
        self._middle(self.columns)
        self._right(self.columns)
        self.columns.setStretchFactor(1, 1)
        body = QHBoxLayout()
        fit(body.setContentsMargins, 0, 0, 12, 0)
        body.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(body, 1)
        column.addWidget(self.status)

    def _left(self, columns: QSplitter) -> None:
        side = panel("side", columns)
        self.workers = WorkersPane(side)
        self.alive = AliveList(side)
        column = QVBoxLayout(side)
        fit(column.setContentsMargins, 12, 10, 2, 12)
        fit(column.setSpacing, 10)
        column.addWidget(self.workers, 1)
        below = QHBoxLayout()
        fit(below.setContentsMargins, 0, 0, 12, 0)  # as wide as the cards, which leave room for their scroll bar
        below.addWidget(self.alive)
        column.addLayout(below)

    def _middle(self, columns: QSplitter) -> None:
        self.centre = QWidget(columns)
        self.legend = Legend(parent=self.centre)
        self.lesson = LessonStrip(self.centre)
        self._frame: QFrame = panel(parent=self.centre)
        self._frame_layout = QVBoxLayout(self._frame)
        fit(self._frame_layout.setContentsMargins, 12, 8, 8, 8)
        self._centre_layout = column = QVBoxLayout(self.centre)
        fit(column.setContentsMargins, 0, Sizes.gap, 0, Sizes.gap)
        fit(column.setSpacing, Sizes.gap)
        column.addWidget(self._frame, 1)
        column.addWidget(self.legend)
        column.addWidget(self.lesson)

    def _right(self, columns: QSplitter) -> None:
        holder = QWidget(columns)
        self.texts = QSplitter(Qt.Orientation.Vertical, holder)
        self.program = ProgramPane(self.texts)
        self.output = OutputPane(self.texts)
        fit(self.texts.setHandleWidth, Sizes.gap)
        self.texts.setChildrenCollapsible(False)
        self.texts.setStretchFactor(0, 3)
        self.texts.setStretchFactor(1, 2)
        column = QVBoxLayout(holder)
        fit(column.setContentsMargins, 0, Sizes.gap, 0, Sizes.gap)
        column.addWidget(self.texts)

    def _share_width(self, width: int) -> None:
        """Give the columns their first widths; afterwards they are the user's."""
        self.body.share(width)
        height = max(400, self.height() - px(120))
        self.texts.setSizes(self.kept_texts or [round(height * 0.6), round(height * 0.4)])
        if self.kept_columns:
            self.columns.setSizes(self.kept_columns)

    # ------------------------------------------------------------------ values
    def show_view(self, view: SessionView) -> None:
        """Show everything but the lanes and the output."""
        before, self.view = self.view, view
        load_for("".join((view.title, view.about, *(card.spec.name for card in view.cards))))
        self.toolbar.show_view(view)
        self.workers.show_view(view)
        self.alive.show_rows(view.alive)
        self.alive.show_actions(view.actions)
        busy = view.main is MainPhase.BUSY and view.mode is not Mode.REPLAY
        self.program.show_lines(view.program, numbered=view.numbered, busy=busy)
        self.program.show_note(view.program_note)
        self.output.show_typing(view.typing)
        self.status.show_status(view.status)
        self._show_meter(view)
        if before is None or (before.mode, before.title) != (view.mode, view.title):
            self._show_title(view)
            self.program.show_top()

    def _show_title(self, view: SessionView) -> None:
        named = tr("Recording: {title}", title=view.title) if view.mode is Mode.REPLAY else view.title
        self.setWindowTitle(TITLE if view.mode is Mode.FREE else f"{named} — {TITLE}")

    def speak(self) -> None:
        """Say it in another language; the rest comes with the next view."""
        if self.view is not None:
            self._show_title(self.view)
            self.toolbar.show_view(self.view)

    def _show_meter(self, view: SessionView) -> None:
        if self.meter is not None:
            total = view.status.machine_cores or len(view.cores.cores)
            self.meter.show_meter(view.meter, total, sampled=view.status.on_cpu is None)

    def complete(self) -> None:
        """Make what the first paints did without: texts and menus."""
        self.setWindowIcon(app_icon())
        self._completed = True
        self.toolbar.complete()
        if self.timeline is not None:
            self._make_meter(self.timeline)
        self.legend.complete()
        self.program.complete()
        if self.view is not None:
            self.toolbar.show_view(self.view)
            if not self.view.run and not self.view.program:
                from concgui.ui.first import first_program

                self.program.show_lines(first_program())
        self.output.complete()

    def set_timeline(self, timeline: "TimelinePane") -> None:
        """Put the timeline in its place."""
        self.timeline = timeline
        self._frame_layout.addWidget(timeline)
        timeline.exactChanged.connect(self.legend.show_exact)
        if self._completed:
            self._make_meter(timeline)

    def place_lesson(self, panel: "LessonPanel") -> None:
        """Put the panel of a lesson under the timeline."""
        self.lesson_panel = panel
        self._centre_layout.addWidget(panel)

    def _make_meter(self, timeline: "TimelinePane") -> None:
        """Make the meter, in the row of the timeline's buttons; after the timeline's first paint."""
        from concgui.ui.meter import Meter
        from concgui.ui.timeline.buttons import ButtonRow

        row = timeline.findChild(ButtonRow)
        if row is not None:
            self.meter = Meter(row)
            self.meter.place_in(row)
            if self.view is not None:
                self._show_meter(self.view)

    def show_replay(self, replay: "Replay | None") -> None:
        """Show a recording, or none any more; its row stands under the timeline."""
        if self.replay is None and replay is not None and self.timeline is not None:
            from concgui.control.replay import SPEEDS
            from concgui.ui.replay import ReplayDesk
            from concgui.ui.replay_bar import ReplayBar

            bar = ReplayBar(SPEEDS, self.centre)
            self._centre_layout.insertWidget(1, bar)
            self.replay = ReplayDesk(self.timeline, self.output, bar)
        if self.replay is not None:
            self.replay.show_replay(replay)

    def say(self, sentence: str) -> None:
        """One sentence for the user."""
        if self.banner is None:
            from concgui.ui.banner import Banner

            self.banner = Banner(self._frame)
        self.banner.say(sentence)
        self.status.show_history(self.banner.history)

    @property
    def timeline_frame(self) -> QFrame:
        """The panel that the timeline is in: what is told lies over it."""
        return self._frame

    # ------------------------------------------------------------------ Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override: arrow keys that no part wanted walk along the cards."""
        if event.key() == Qt.Key.Key_Up:
            self.workers.select_next(-1)
        elif event.key() == Qt.Key.Key_Down:
            self.workers.select_next(1)
        elif event.key() == Qt.Key.Key_Escape:
            if self.hasFocus() and self.timeline is not None:
                self.timeline.handling.clear()
            self.setFocus()  # out of a field, so that single letters are shortcuts again
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Qt override: Tab goes through the window as one reads it."""
        from concgui.ui.focus_order import step

        return step(self, on=on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self.give_way()
        if not self._painted:
            self._share_width(event.size().width())

    def give_way(self) -> None:
        """Let every part take the room that a window of this size has for it; again when everything has been scaled."""
        self.body.give_way(self.width())
        self.alive.set_room(round(self.height() * 0.24))
        legend = legend_fits(self.height()) and not (self.lesson_panel is not None and self.lesson_panel.needs_room)
        self.legend.setMaximumHeight(_NO_LIMIT if legend else 0)
        self.toolbar.fit(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override: tells once that the window was painted, when the paint is over."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt override."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
