"""The panes of the window between toolbar and status bar; they scroll where the window is too small for all of them.

That is so at a large scale on a small screen: nothing is squeezed to less than it needs.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from concgui.ui.scaled import fit
from concgui.ui.theme import SIZES, current, px

SIDE = 436  #: pixels at scale 1 that the workers' cards need; thick frames need _THICK more
_THICK = 22
_SIDE_LEAST, _CENTRE = 300, 300  #: in less width the cards scroll
_RIGHT = 250
_HANDLE = 10
_LOW = 560  #: in windows that are lower than this the legend gives way to the timeline
_NARROW, _TIGHT = 1500, 1340  #: windows narrower than this give their right column less


class Body(QScrollArea):
    """Three columns: `side`, `centre`, `right`, to be filled; their widths are the window's, then the user's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        fit(self.columns.setHandleWidth, _HANDLE)
        self.columns.setChildrenCollapsible(False)
        self.setWidget(self.columns)  # while it is empty: to take a widget over later is to style all that is in it
        self._scale = SIZES.scale

    def share(self, width: int) -> None:
        """Give the columns their first widths in a window of this width."""
        wide = width / SIZES.scale
        right = 320 if wide < _TIGHT else 360 if wide < _NARROW else min(560, round(wide * 0.255))
        side = self._least_side(width)
        self.columns.setSizes([side, width - side - px(right) - px(32), px(right)])

    def give_way(self, width: int) -> None:
        """Let the cards be narrower than they need where the window is, and share anew at another scale."""
        for place, least in enumerate((self._least_side(width), px(_CENTRE), px(_RIGHT))):
            column = self.columns.widget(place)
            if column is not None:
                column.setMinimumWidth(least)
        if self._scale != SIZES.scale:
            self._scale = SIZES.scale
            self.share(width)

    @staticmethod
    def _least_side(width: int) -> int:
        others = px(_CENTRE) + px(_RIGHT) + 2 * px(_HANDLE) + px(14)
        return max(px(_SIDE_LEAST), min(px(SIDE + _THICK * (current().frame - 1)), width - others))


def legend_fits(height: int) -> bool:
    """Whether a window of this height has room for the legend."""
    return height >= px(_LOW)
