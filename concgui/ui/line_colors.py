"""The look of a line's text in the Program pane: that of its state, and syntax colours where it is no shadow.

The document itself carries no colours: giving it some lays out all that stands below, 5 ms for a change in 5,000 lines.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from concgui.core.views import LineState
from concgui.ui.syntax import Span
from concgui.ui.theme import Theme

_GREY = {LineState.FUTURE, LineState.QUEUED}
_COLORED = {LineState.TEXT, LineState.DONE, LineState.CURRENT, LineState.BLOCKED, LineState.ABOUT}
_SLANTED = {LineState.QUEUED, LineState.OUTSIDE}


def ink(state: LineState, theme: Theme) -> str:
    """The colour of a line's text, where it has no syntax colour."""
    if state is LineState.FAILED:
        return theme.danger
    if state is LineState.OUTSIDE:
        return theme.line_outside
    return theme.text_faint if state in _GREY or state is LineState.TEXT else theme.text


def look(state: LineState, theme: Theme) -> tuple[str, bool, bool]:
    """What the look of a line depends on: states with the same value look the same."""
    return ink(state, theme), state in _COLORED, state in _SLANTED


def formats(length: int, state: LineState, spans: Sequence[Span], theme: Theme) -> list[QTextLayout.FormatRange]:
    """The colours of a line of so many characters, for its own text layout."""
    color, colored, slanted = look(state, theme)
    ranges = [_range(0, length, color, slanted)]
    if colored:
        ranges += [_range(start, count, color, slanted) for start, count, color in spans]
    return ranges


def _range(start: int, length: int, color: str, slanted: bool) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, _format(color, slanted)
    return made


@lru_cache(maxsize=64)
def _format(color: str, slanted: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(color))
    made.setFontItalic(slanted)
    return made
