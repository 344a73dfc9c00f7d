"""The mark at the title of a process that has threads: a triangle that folds them into its row, and how many are."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from concgui.core.lanes import Lane
from concgui.core.words import tr, trn
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.lane_rows import Fold
from concgui.ui.timeline.texts import Face

WIDE = 22.0  #: pixels of the title column that the triangle takes, and in which a click is meant for it
HALF = 5.0
NAMES_MOST = 6


def fold_room(frame: Frame, lane: Lane) -> float:
    """The pixels that a title leaves free for the triangle; 0 without one."""
    return WIDE * frame.layout.zoom if lane.index in frame.rows.folds else 0.0


def is_folded(frame: Frame, lane: Lane) -> bool:
    """Whether threads are folded into a lane's row."""
    fold = frame.rows.folds.get(lane.index)
    return fold is not None and fold.folded


def fold_words(fold: Fold) -> str:
    """How many threads are folded: "+3 threads"; "" while they have rows of their own."""
    if not fold.folded:
        return ""
    return trn("+{n:,} thread", "+{n:,} threads", len(fold.threads))


def second_line(frame: Frame, lane: Lane, told: str, room: float) -> str:
    """A title's small text with what is folded into the row, as much of it as there is room for."""
    if not is_folded(frame, lane):
        return told
    more = fold_words(frame.rows.folds[lane.index])
    for text in (f"{more} · {told}", f"{more} · {lane.pid}", more):
        if frame.texts.get(text, Face.SUBTITLE).width <= room:
            return text
    return f"+{len(frame.rows.folds[lane.index].threads):,}"


def paint_fold_mark(painter: QPainter, frame: Frame, position: int, row: QRectF) -> None:
    """The triangle of a row: to the right while the threads are folded, else down."""
    fold = frame.rows.folds.get(frame.shown[position].index)
    if fold is None:
        return
    zoom = frame.layout.zoom
    half = HALF * zoom
    x, y = frame.layout.titles - (WIDE / 2 + 2) * zoom, row.center().y()
    if fold.folded:
        points = [QPointF(x - half / 2, y - half), QPointF(x - half / 2, y + half), QPointF(x + half * 0.7, y)]
    else:
        points = [QPointF(x - half, y - half / 2), QPointF(x + half, y - half / 2), QPointF(x, y + half * 0.7)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(frame.theme.text_soft))
    painter.drawPolygon(QPolygonF(points))
    painter.restore()


def fold_at(frame: Frame, x: float, y: float) -> int | None:
    """The index of the process whose triangle is under a pixel of the picture; None where there is none."""
    position = frame.layout.position_at(y)
    if position is None or position >= len(frame.shown):
        return None
    lane = frame.shown[position]
    right = frame.layout.titles
    inside = right - fold_room(frame, lane) - 4 <= x < right
    return lane.index if inside and lane.index in frame.rows.folds else None


def fold_lines(frame: Frame, lane: Lane) -> Iterator[str]:
    """What a title's tooltip says of the threads that are, or can be, folded into the row."""
    fold = frame.rows.folds.get(lane.index)
    if fold is None:
        return
    count = len(fold.threads)
    if not fold.folded:
        yield trn(
            "the triangle (or U) folds its thread into this row",
            "the triangle (or U) folds its {n:,} threads into this row",
            count,
        )
        return
    names = tr(", ").join(thread.title for thread in fold.threads[:NAMES_MOST])
    if count > NAMES_MOST:
        names = tr("{several} and {count} more", several=names, count=f"{count - NAMES_MOST:,}")
    yield trn(
        "its thread has no row of its own: {names}",
        "its {n:,} threads have no row of their own: {names}",
        count,
        names=names,
    )
    alive = sum(thread.exit_ns is None or thread.exit_ns > frame.now_ns for thread in fold.threads)
    yield tr(
        "{alive:,} of {count:,} alive; this row shows the main thread alone. U unfolds them", alive=alive, count=count
    )
