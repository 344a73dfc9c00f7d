"""The title column: each lane's colour, its name, and its kind and pid."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from concgui.core.lanes import Lane, LaneSet
from concgui.core.words import tr
from concgui.ui.marks import paint_worker_bar
from concgui.ui.timeline import words
from concgui.ui.timeline.folding import WIDE as FOLD_ROOM
from concgui.ui.timeline.folding import fold_room, is_folded, paint_fold_mark, second_line
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.layout import TITLE_LEFT, titles_width
from concgui.ui.timeline.texts import Face, Texts

BAR_WIDTH = 6.0
GAP = 8.0
PID = "0000000"


def widest_title(lanes: LaneSet, texts: Texts, *, low: bool, zoom: float = 1.0) -> float:
    """The width that the longest title of a lane set would like, in pixels. Looks at the first 256 lanes."""
    # Room for a pid that is not known yet, or the column would widen when it comes.
    pid = texts.get(PID, Face.SUBTITLE).width
    process = texts.get(tr("Process {pid}", pid=PID), Face.SUBTITLE).width
    widest = 0.0
    with_threads = {lane.process for lane in lanes.lanes[:256] if lane.process != lane.index}
    for lane in lanes.lanes[:256]:
        if low:
            wanted = texts.get(lane.title, Face.TITLE_SMALL).width
            wanted += GAP + max(pid, texts.get(words.short_subtitle(lane), Face.SUBTITLE).width)
        else:
            wanted = texts.get(lane.title, Face.TITLE).width
            wanted = max(wanted, process, texts.get(words.subtitle(lane, lanes), Face.SUBTITLE).width)
        if lane.index in with_threads:
            wanted += FOLD_ROOM * zoom
        widest = max(widest, wanted)
    return widest


class TitleColumn:
    """The column's width, measured again only when lanes were added or their height changed."""

    def __init__(self) -> None:
        self._measured: tuple[int, int, bool, float] = (0, -1, False, 1.0)
        self._widest = 0.0

    def width(self, lanes: LaneSet, texts: Texts, room: float, *, low: bool, zoom: float) -> float:
        """Pixels for the titles of these lanes in a pane of `room` pixels."""
        key = (id(lanes), len(lanes.lanes), low, zoom)
        if key != self._measured:
            self._measured = key
            self._widest = widest_title(lanes, texts, low=low, zoom=zoom)
        return titles_width(self._widest, room, zoom)


def paint_title(painter: QPainter, frame: Frame, lane: Lane, position: int) -> None:
    """One lane's title, cut with an ellipsis where the column is too narrow."""
    row, texts, theme = frame.layout.row(position), frame.texts, frame.theme
    zoom = frame.layout.zoom
    left = TITLE_LEFT * zoom
    right = frame.layout.titles - 8 * zoom - fold_room(frame, lane)
    room = right - left
    paint_fold_mark(painter, frame, position, row)
    margin = 3.0 if frame.layout.low else row.height() * 0.17
    bar = QRectF(6 * zoom, round(row.top() + margin), BAR_WIDTH * zoom, round(row.height() - 2 * margin))
    paint_worker_bar(painter, bar, lane.color, theme)
    if frame.layout.low:
        second = texts.get(second_line(frame, lane, words.short_subtitle(lane), room / 2), Face.SUBTITLE)
        kept = second.width + GAP if is_folded(frame, lane) else 0.0  # how many there are is never left out
        title = texts.elided(lane.title, Face.TITLE_SMALL, room - kept)
        painter.setPen(QColor(theme.text))
        texts.draw(painter, title, left, round(row.center().y() - title.height / 2))
        if title.width + GAP + second.width <= room:
            painter.setPen(QColor(theme.text_soft))
            texts.draw(painter, second, right - second.width, round(row.center().y() - second.height / 2))
        return
    title = texts.elided(lane.title, Face.TITLE, room)
    told = second_line(frame, lane, words.subtitle(lane, frame.lanes), room)
    second = texts.elided(told, Face.SUBTITLE, room)
    top = round(row.center().y() - (title.height + second.height) / 2)
    painter.setPen(QColor(theme.text))
    texts.draw(painter, title, left, top)
    painter.setPen(QColor(theme.text_soft))
    texts.draw(painter, second, left, top + round(title.height))
