"""A whole recording as one picture, without a window: what `concgui render` writes."""

import os
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from concgui.core.lanes import LaneSet, fold
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.states import State
from concgui.core.words import tr
from concgui.ui.fonts import load
from concgui.ui.legend import EXACT, SAMPLED, Entry
from concgui.ui.patterns import paint_state
from concgui.ui.theme import MAIN, Theme
from concgui.ui.themes import named
from concgui.ui.timeline.core_rows import CoreChoice, CoreRows
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.lane_rows import LaneChoice, LaneRows
from concgui.ui.timeline.layout import CORE_PITCHES, LOW, Layout, cores_height, lane_height, share_room, titles_width
from concgui.ui.timeline.painter import paint_all, paint_empty
from concgui.ui.timeline.svg import Svg
from concgui.ui.timeline.texts import Face, Texts
from concgui.ui.timeline.timescale import TimeScale
from concgui.ui.timeline.titles import widest_title

ZOOM_1 = 864.0  #: a picture of this height has the window's sizes; higher ones are drawn larger, for a projector
LEAST_ZOOM = 0.45  #: lanes that do not fit make everything smaller, down to this
MARGIN = 20.0
HEADER, FOOTER = 44.0, 46.0
EXIT_ROOM = 150.0
MOST_PITCH = 116.0  #: few lanes stand further apart than in the window

_application: QGuiApplication | None = None


def render(recording: Recording, size: tuple[int, int] = (1920, 1080), theme: str = "light") -> QImage:
    """Draw the whole recording into a picture of `size` pixels: title, axis, lanes, legend.

    `theme`: "light", "dark" or "contrast"; ValueError for another. Makes a QGuiApplication without a display if there
    is none.
    """
    chosen = named(theme)
    _ensure_application()
    return draw(fold(recording), recording.meta, size, chosen)


def draw(lanes: LaneSet, meta: RecordingMeta, size: tuple[int, int], theme: Theme) -> QImage:
    """The picture of a lane set. Needs a QGuiApplication."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _paint(painter, lanes, meta, size, theme)
    painter.end()
    return image


def render_svg(recording: Recording, size: tuple[int, int] = (1920, 1080), theme: str = "light") -> str:
    """Draw the whole recording as an SVG of `size` pixels, and return its text; see `render`."""
    chosen = named(theme)
    _ensure_application()
    device, meta = Svg(*size), recording.meta
    painter = QPainter(device)
    _paint(painter, fold(recording), meta, size, chosen)
    painter.end()
    return device.text(
        _name(meta),
        tr(
            "Timeline of a run of Python {python}, {created}. Made by Concgui.",
            python=meta.python,
            created=meta.created,
        ),
    )


def _paint(painter: QPainter, lanes: LaneSet, meta: RecordingMeta, size: tuple[int, int], theme: Theme) -> None:
    width, height = size
    painter.fillRect(QRectF(0, 0, width, height), QColor(theme.surface))
    rows, cores = LaneChoice().rows(lanes), CoreChoice().rows(lanes)
    zoom = _zoom(len(rows.lanes), cores, height)
    texts = Texts(zoom)
    top = HEADER * zoom
    box = QRectF(MARGIN * zoom, top, width - 2 * MARGIN * zoom, height - top - FOOTER * zoom)
    frame, hidden = _frame(lanes, rows, cores, box, theme, texts, zoom)
    painter.save()
    painter.translate(round(box.left()), round(box.top()))
    paint_all(painter, frame)
    if not frame.shown:
        paint_empty(painter, frame, tr("Nothing was recorded."))
    painter.restore()
    _paint_header(painter, frame, meta, box, hidden)
    _paint_legend(painter, frame, QRectF(box.left(), box.bottom(), box.width(), FOOTER * zoom))


def _ensure_application() -> None:
    global _application  # noqa: PLW0603  Qt wants one for the life of the process
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application = QGuiApplication(["concgui"])
    load()


def _zoom(count: int, cores: CoreRows, height: int) -> float:
    """The size of everything: the picture's own, made smaller until all lanes and cores fit."""
    zoom = max(LEAST_ZOOM, height / ZOOM_1)
    while zoom > LEAST_ZOOM and _least(count, cores, zoom) > height - (HEADER + FOOTER + 40) * zoom:
        zoom *= 0.95
    return max(zoom, LEAST_ZOOM)


def _least(count: int, cores: CoreRows, zoom: float) -> float:
    """The least height of so many lanes with the cores under them."""
    lanes = count * lane_height(count, 0.0, zoom)
    return lanes + cores_height(len(cores.cores), CORE_PITCHES[-1] * zoom, zoom, more=bool(cores.rest))


def _frame(
    lanes: LaneSet, rows: LaneRows, cores: CoreRows, box: QRectF, theme: Theme, texts: Texts, zoom: float
) -> tuple[Frame, int]:
    """The frame of the whole run, and the number of lanes that are left out because even so they do not fit."""
    total, more = len(rows.lanes), bool(cores.rest)
    layout = Layout(round(box.width()), round(box.height()), 0.0, total, 1.0, zoom=zoom)
    room = layout.height - layout.top
    pitch, core_height, core_rows = share_room(total, len(cores.cores), room, zoom, more=more)
    more = more or core_rows < len(cores.cores)
    left = room - cores_height(core_rows, core_height, zoom, more=more)
    pitch = max(pitch, min(MOST_PITCH * zoom, float(left // max(1, total))))
    count = min(total, max(1, int(left // pitch)))
    widest = widest_title(lanes, texts, low=pitch < LOW * zoom)
    titles = round(titles_width(widest, layout.width, zoom))
    layout = replace(layout, titles=titles, count=count, lane_height=pitch)
    layout = replace(layout, cores=core_rows, core_height=core_height, more=more)
    scale = TimeScale(layout.plot.width())
    scale.fit(max(1.0, lanes.now_ns - lanes.t0_ns), right_pad=EXIT_ROOM * zoom)
    shown = rows.first(count)
    frame = Frame(lanes, lanes.now_ns, scale, layout, theme, texts, shown, cores, bool(total), left_ns=scale.left_ns)
    return frame, total - count


def _paint_header(painter: QPainter, frame: Frame, meta: RecordingMeta, box: QRectF, hidden: int) -> None:
    zoom = frame.layout.zoom
    facts = [
        f"Python {meta.python}" if meta.python else "",
        meta.start_method,
        f"{frame.elapsed_ns / 1e9:.2f} s",
        _source(frame.lanes, meta),
        tr("{count} more lanes do not fit into this picture", count=hidden) if hidden else "",
    ]
    told = frame.texts.get("  ·  ".join(fact for fact in facts if fact), Face.SUBTITLE)
    painter.setPen(QColor(frame.theme.text_soft))
    frame.texts.draw(painter, told, round(box.right() - told.width), round((HEADER * zoom - told.height) / 2 + 4))
    name = frame.texts.elided(_name(meta), Face.TITLE, max(40.0, box.width() - told.width - 30 * zoom))
    painter.setPen(QColor(frame.theme.text))
    frame.texts.draw(painter, name, box.left() + 4, round((HEADER * zoom - name.height) / 2 + 4))


def _source(lanes: LaneSet, meta: RecordingMeta) -> str:
    if lanes.through_ns:
        if lanes.kernel_lost:
            return tr("kernel's context switches, {count} records lost", count=lanes.kernel_lost)
        return tr("kernel's context switches")
    return tr("CPU time from {source}, sampled", source=meta.source) if meta.source else tr("CPU time not sampled")


def _name(meta: RecordingMeta) -> str:
    target = meta.target.replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join((f"python -m {target}" if meta.mode == "module" else target or tr("Timeline"), *meta.argv))


def _entries(frame: Frame) -> list[Entry]:
    """The legend's entries that this picture needs."""
    present: set[tuple[State, bool]] = set()
    exact = frame.lanes.through_ns > 0
    for lane in frame.shown:
        main, shown = lane.color == MAIN, lane.composed
        present |= {(State(value), main) for value in np.unique(shown.spans.view()[2]).tolist()}
        if shown.open_start_ns is not None:
            present.add((State(shown.open_state), main))
        if lane.samples.count and not exact:
            present |= {(State.ON_CPU, False), (State.READY, False)}
    starting = {State.START_CALLED, State.STARTING, State.IMPORTING}
    if any(state in starting for state, _main in present):
        present.add((State.STARTING, False))
    known = {state for state, _main in present}
    return [
        entry
        for entry in (EXACT if exact else SAMPLED)
        if (entry.state, entry.color == MAIN) in present or (entry.state is not State.BLOCKED and entry.state in known)
    ]


def _paint_legend(painter: QPainter, frame: Frame, area: QRectF) -> None:
    zoom, texts = frame.layout.zoom, frame.texts
    x = area.left() + 4
    for entry in _entries(frame):
        words = texts.get(tr(entry.words), Face.NOTE)
        if x + 34 * zoom + words.width > area.right():
            break
        swatch = QRectF(round(x), round(area.center().y() - 10 * zoom), round(26 * zoom), round(20 * zoom))
        painter.setBrushOrigin(swatch.topLeft())
        paint_state(painter, swatch, entry.state, frame.theme.worker(entry.color), main=entry.color == MAIN)
        painter.setPen(QColor(frame.theme.text))
        texts.draw(painter, words, round(swatch.right() + 8 * zoom), round(area.center().y() - words.height / 2))
        x = swatch.right() + 8 * zoom + words.width + 20 * zoom
