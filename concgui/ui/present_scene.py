"""What of the window is on the screen during a presentation, how large, and how all of it comes back afterwards.

The parts stay where they are: what is no part of the scene is hidden, and a splitter's places are given back as they
were. So what happens meanwhile (another run, another lesson) finds everything in its place.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concgui.ui.looks import looks
from concgui.ui.present_strip import PresentStrip
from concgui.ui.scaled import fit
from concgui.ui.theme import Sizes, px
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.timeline.buttons import ButtonRow

LINES = 40  #: the smallest text is this share of the screen's height
_SCALE = 1.6 / 1080  #: of everything else, for each pixel of the screen's height
_ASPECT = 1.25  #: screens that are narrower than 5:4 count as lower than they are
STEP, SMALLEST, LARGEST = 1.1, 0.6, 2.2  #: what the user may change of the size
_EDGE = 12
_PROGRAM = 0.36  #: share of the width that the program has
_OUTPUT = 0.28  #: share of the height that the output has, where there is room for both
_ROOM_FOR_OUTPUT = 420  #: pixels at scale 1


class _Stretch(NamedTuple):
    lanes: object
    left_ns: float
    right_ns: float


class _Before(NamedTuple):
    """What the window was before."""

    state: Qt.WindowState
    geometry: QRect
    columns: QByteArray
    texts: QByteArray
    least: QSize
    hidden: tuple[QWidget, ...]
    focus: QWidget | None
    stretch: "_Stretch | None"  #: of the timeline, if a run that has ended is in view as a whole


class Scene:
    """The window's scene; `strip` is its lower edge."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before: _Before | None = None
        self.factor = 1.0  #: the user's own, on top of the screen's
        self.strip = PresentStrip(window)
        layout = window.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101
        self._layout = layout
        self._below = QWidget(window)
        fit(QVBoxLayout(self._below).setContentsMargins, _EDGE, 0, _EDGE, Sizes.gap)
        self._below.hide()
        layout.addWidget(self._below)
        layout.addWidget(self.strip)

    @property
    def shown(self) -> bool:
        """Whether the scene is on the screen."""
        return self._before is not None

    def enter(self) -> None:
        """Fill the screen that the window is on."""
        window = self._window
        chrome = tuple(part for part in self._chrome() if not part.isHidden())
        self._before = _Before(
            window.windowState(),
            window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry(),
            window.columns.saveState(),
            window.texts.saveState(),
            window.minimumSize(),
            chrome,
            window.focusWidget(),
            self._stretch(),
        )
        for part in chrome:
            part.hide()
        window.setMinimumSize(1, 1)  # an explicit one, or the layout would set its own
        self.strip.show()
        self.hold_lesson()
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        window.setFocus()
        self.fit()

    def area(self) -> QRect:
        """Where the screen is that the window is on, in the window's pixels."""
        return self._window.screen().geometry()

    def leave(self) -> None:
        """Let everything be as it was."""
        before, window = self._before, self._window
        if before is None:
            return
        self._before = None
        self.strip.hide()
        self._bare(bare=False)
        self._release_lesson()
        for part in before.hidden:
            part.show()
        window.setWindowState(before.state & ~Qt.WindowState.WindowMinimized)
        if not before.state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            window.setGeometry(before.geometry)
        looks().end_presentation()
        window.setMinimumSize(before.least)
        window.give_way()
        window.body.setViewportMargins(0, 0, 0, 0)
        window.columns.restoreState(before.columns)
        window.output.show()
        window.texts.restoreState(before.texts)
        if before.focus is not None:
            before.focus.setFocus()
        timeline = window.timeline
        if timeline is not None and before.stretch is not None and before.stretch.lanes is timeline.lanes:
            timeline.frame.scale.show(before.stretch.left_ns, before.stretch.right_ns)
            timeline.refresh()

    def fit(self) -> None:
        """Size everything for the screen that the window is on."""
        if self._before is None:
            return
        window = self._window
        area = self.area()
        high = min(float(area.height()), area.width() / _ASPECT) * self.factor
        looks().present(high * _SCALE, math.ceil(high / LINES))
        for part in self._chrome():  # what has come meanwhile
            part.hide()
        self._bare(bare=True)
        window.body.setViewportMargins(px(_EDGE), 0, 0, 0)  # where the cards were
        self._share()
        timeline, stretch = window.timeline, self._before.stretch
        if timeline is not None and stretch is not None and stretch.lanes is timeline.lanes:
            timeline.fit()

    def _stretch(self) -> _Stretch | None:
        timeline = self._window.timeline
        if timeline is None or timeline.running or not timeline.lanes.lanes:
            return None
        left, right = timeline.frame.scale.left_ns, timeline.frame.scale.right_ns
        return _Stretch(timeline.lanes, left, right) if left <= 0 and right >= timeline.since_ns else None

    def resize(self, steps: int) -> bool:
        """Show everything larger or smaller; 0: as the screen asks for. Return whether that was possible."""
        factor = 1.0 if not steps else self.factor * STEP**steps
        if not SMALLEST <= factor <= LARGEST:
            return False
        self.factor = factor
        self.fit()
        return True

    def _share(self) -> None:
        window = self._window
        wide = window.columns.width()
        program = max(px(250), round(wide * _PROGRAM))
        window.columns.setSizes([0, max(1, wide - program), program])
        high = window.texts.height()
        room = high >= px(_ROOM_FOR_OUTPUT)
        window.output.setVisible(room)
        if room:
            window.texts.setSizes([round(high * (1 - _OUTPUT)), round(high * _OUTPUT)])

    def hold_lesson(self) -> None:
        """The lesson's question has the whole width, below program and timeline."""
        panel, below = self._window.lesson_panel, self._below.layout()
        if below is None:
            return
        for part in (panel, self._window.lesson):
            if part is not None and below.indexOf(part) < 0:
                below.addWidget(part)
        self._below.show()
        if panel is not None:
            panel.set_presented(presented=True)

    def _release_lesson(self) -> None:
        """It stands under the timeline again."""
        self._below.hide()
        panel = self._window.lesson_panel
        if panel is not None:
            panel.set_presented(presented=False)
            self._window.place_lesson(panel)
        centre = self._window.centre.layout()
        if centre is not None:
            centre.addWidget(self._window.lesson)

    def _bare(self, *, bare: bool) -> None:
        for row in self._rows():
            row.set_bare(bare=bare)
        if self._window.replay is not None:
            self._window.replay.show_bar(shown=not bare)

    def _rows(self) -> "list[ButtonRow]":
        """The row of the timeline's buttons."""
        from concgui.ui.timeline.buttons import ButtonRow

        return [] if self._window.timeline is None else self._window.timeline.findChildren(ButtonRow)

    def _chrome(self) -> tuple[QWidget, ...]:
        """What is no part of the scene."""
        window = self._window
        side = window.columns.widget(0)
        parts: list[QWidget] = [window.toolbar, window.status, window.legend]
        parts += [] if side is None else [side]
        parts += [window.program.copy, window.program.save, window.output.copy, window.output.save]
        parts += [row.pause for row in self._rows()]
        return tuple(parts)
