"""Light syntax colours by Pygments, which is imported at the first use only: the first paint does not wait for it.

It needs 45 µs a line: a long program is coloured in pieces, between which the window lives.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from concgui.ui.theme import Theme


class Span(NamedTuple):
    """`length` characters of a line from `start` on, drawn in `color` ("#RRGGBB")."""

    start: int
    length: int
    color: str


def spans(lines: Sequence[str], theme: Theme) -> list[list[Span]]:
    """The coloured spans of every line of a Python program; as many lists as lines."""
    found: list[list[Span]] = [[] for _line in lines]
    for row, span in each_span(lines, theme):
        found[row].append(span)
    return found


def each_span(lines: Sequence[str], theme: Theme) -> Iterator[tuple[int, Span]]:
    """The coloured spans of a Python program one after the other, each with its line's number from 0."""
    from pygments.lexers.python import PythonLexer
    from pygments.token import Comment, Keyword, Literal, Number, Operator, String

    colors = (
        (Comment, theme.syntax_comment),
        (Keyword.Constant, theme.syntax_number),
        (Keyword, theme.syntax_keyword),
        (Operator.Word, theme.syntax_keyword),
        (Number, theme.syntax_number),
        (String, theme.syntax_string),
        (Literal, theme.syntax_number),
    )
    by_kind: dict[object, str] = {}
    row = column = 0
    # stripnl and ensurenl would move the lines
    for kind, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens("\n".join(lines)):
        color = by_kind.get(kind)
        if color is None:
            color = by_kind[kind] = next((color for token, color in colors if kind in token), "")
        for place, piece in enumerate(text.split("\n")):
            if place:
                row, column = row + 1, 0
            if color and piece and row < len(lines):
                yield row, Span(column, len(piece), color)
            column += len(piece)
