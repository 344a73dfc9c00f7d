"""Draws with QPainter into an SVG: rectangles, patterns and words stay what they are; images are embedded.

Qt's own generator knows neither clips nor where patterns begin. Rectangles are cut at the clip here, so that the file
needs hardly any clip paths; those of one colour that are drawn at once are one path.
"""

from base64 import b64encode
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QPixmap,
    QTextItem,
)

from concgui.ui.timeline.seen import png

_Flag = QPaintEngine.DirtyFlag
_Metric = QPaintDevice.PaintDeviceMetric


def number(value: float) -> str:
    """Return a coordinate, thousandths of a pixel at the finest."""
    return f"{round(value, 3):.10g}"


def _link(image: QImage) -> str:
    return "data:image/png;base64," + b64encode(png(image)).decode("ascii")


class _Engine(QPaintEngine):
    """Collects the elements."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.parts: list[str] = []
        self.defs: list[str] = []
        self._clip: QRectF | None = None
        self._brush = QBrush()
        self._origin = QPointF()
        self._patterns: dict[tuple[int, float, float], str] = {}
        self._clips: dict[str, str] = {}

    def begin(self, _device: QPaintDevice) -> bool:
        """Qt override."""
        return True

    def end(self) -> bool:
        """Qt override."""
        return True

    def type(self) -> QPaintEngine.Type:
        """Qt override."""
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Qt override: what is needed is asked for when something is drawn, but for the clip."""
        flags = state.state()
        if flags & (_Flag.DirtyClipRegion | _Flag.DirtyClipPath):
            region = flags & _Flag.DirtyClipRegion
            area = QRectF(state.clipRegion().boundingRect()) if region else state.clipPath().boundingRect()
            area = state.transform().mapRect(area)
            operation = state.clipOperation()
            if operation is Qt.ClipOperation.NoClip:
                self._clip = None
            elif operation is Qt.ClipOperation.IntersectClip and self._clip is not None:
                self._clip = self._clip.intersected(area)
            else:
                self._clip = area

    def drawRects(self, rects: list[QRectF]) -> None:  # type: ignore[override]
        """Qt override."""
        fill = self._fill()
        transform = self.painter().transform()
        boxes = [transform.mapRect(QRectF(rect)) for rect in rects]
        if self._clip is not None:
            boxes = [box.intersected(self._clip) for box in boxes]
        path = "".join(
            f"M{number(box.left())} {number(box.top())}"
            f"h{number(box.width())}v{number(box.height())}h{number(-box.width())}z"
            for box in boxes
            if box.width() > 0 and box.height() > 0
        )
        if path and fill:
            self.parts.append(f'<path d="{path}"{fill} shape-rendering="crispEdges"/>')
        stroke = self._stroke()
        for rect in rects if stroke else []:
            box = transform.mapRect(QRectF(rect))
            self._put(
                f'<rect x="{number(box.left())}" y="{number(box.top())}" width="{number(box.width())}" '
                f'height="{number(box.height())}" fill="none"{stroke}',
                box.adjusted(-1, -1, 1, 1),
            )

    def drawLines(self, lines: list[QLineF]) -> None:  # type: ignore[override]
        """Qt override."""
        stroke, transform = self._stroke(), self.painter().transform()
        for line in lines if stroke else []:
            one, two = transform.map(QPointF(line.p1())), transform.map(QPointF(line.p2()))
            self._put(
                f'<line x1="{number(one.x())}" y1="{number(one.y())}" x2="{number(two.x())}" y2="{number(two.y())}"'
                f"{stroke}",
                QRectF(one, two).normalized().adjusted(-1, -1, 1, 1),
            )

    def drawPath(self, path: QPainterPath) -> None:
        """Qt override."""
        for polygon in path.toFillPolygons(self.painter().transform()):
            self._polygon(polygon.toList())

    def drawPolygon(self, points: list[QPointF], _mode: QPaintEngine.PolygonDrawMode) -> None:  # type: ignore[override]
        """Qt override."""
        transform = self.painter().transform()
        self._polygon([transform.map(QPointF(point)) for point in points])

    def drawPixmap(self, at: QRectF, pixmap: QPixmap, part: QRectF) -> None:  # type: ignore[override]
        """Qt override."""
        self.drawImage(at, pixmap.toImage(), part)

    def drawImage(self, at: QRectF, image: QImage, _part: QRectF, _flags: object = None) -> None:  # type: ignore[override]
        """Qt override."""
        box = self.painter().transform().mapRect(at)
        self._put(
            f'<image x="{number(box.left())}" y="{number(box.top())}" width="{number(box.width())}" '
            f'height="{number(box.height())}" preserveAspectRatio="none" style="image-rendering:pixelated" '
            f'href="{_link(image)}"',
            box,
        )

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # type: ignore[override]
        """Qt override."""
        font, text = item.font(), item.text()
        if not text.strip():
            return
        place = self.painter().transform().map(at)
        pen = self.painter().pen().color()
        box = QRectF(place.x(), place.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        width = f' textLength="{number(item.width())}"' if len(text) > 1 else ""
        family = quoteattr(f"{font.family()}, {'monospace' if 'Mono' in font.family() else 'sans-serif'}")
        self._put(
            f'<text x="{number(place.x())}" y="{number(place.y())}" font-family={family} '
            f'font-size="{font.pixelSize()}" font-weight="{int(font.weight())}"{width}{_color(pen)}',
            box,
            f">{escape(text)}</text>",
        )

    # inside

    def _polygon(self, points: list[QPointF]) -> None:
        fill = self._fill()
        if fill and points:
            shape = " ".join(f"{number(point.x())},{number(point.y())}" for point in points)
            xs, ys = [point.x() for point in points], [point.y() for point in points]
            box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            self._put(f'<polygon points="{shape}"{fill}', box)

    def _put(self, element: str, box: QRectF, end: str = "/>") -> None:
        """Add an element, cut at the clip where it reaches out of it."""
        if self._clip is not None and not self._clip.contains(box):
            if not self._clip.intersects(box):
                return
            element += f' clip-path="url(#{self._clip_name(self._clip)})"'
        self.parts.append(element + end)

    def _clip_name(self, clip: QRectF) -> str:
        shape = (
            f'<rect x="{number(clip.left())}" y="{number(clip.top())}" '
            f'width="{number(clip.width())}" height="{number(clip.height())}"/>'
        )
        name = self._clips.get(shape)
        if name is None:
            self._clips[shape] = name = f"c{len(self._clips)}"
            self.defs.append(f'<clipPath id="{name}">{shape}</clipPath>')
        return name

    def _stroke(self) -> str:
        pen = self.painter().pen()
        if pen.style() is Qt.PenStyle.NoPen:
            return ""
        wide = (pen.widthF() or 1.0) * self.painter().transform().m11()
        dashes = " ".join(number(part * wide) for part in pen.dashPattern())
        dashed = f' stroke-dasharray="{dashes}"' if pen.style() is not Qt.PenStyle.SolidLine else ""
        return f' stroke="{pen.color().name()}" stroke-width="{number(wide)}"{dashed}'

    def _fill(self) -> str:
        brush = self.painter().brush()
        if brush.style() is Qt.BrushStyle.NoBrush:
            return ""
        if brush.style() is not Qt.BrushStyle.TexturePattern:
            return _color(brush.color())
        return f' fill="url(#{self._pattern(brush)})"'

    def _pattern(self, brush: QBrush) -> str:
        """Return the name of a pattern that begins where the painter's brushes do."""
        image, scale = brush.textureImage(), brush.transform()
        wide, high = image.width() * scale.m11(), image.height() * scale.m22()
        origin = self.painter().transform().map(self.painter().brushOrigin())
        x, y = origin.x() % wide, origin.y() % high
        key = (image.cacheKey(), round(x, 3), round(y, 3))
        name = self._patterns.get(key)
        if name is None:
            self._patterns[key] = name = f"p{len(self._patterns)}"
            self.defs.append(
                f'<pattern id="{name}" patternUnits="userSpaceOnUse" x="{number(x)}" y="{number(y)}" '
                f'width="{number(wide)}" height="{number(high)}"><image width="{number(wide)}" '
                f'height="{number(high)}" preserveAspectRatio="none" href="{_link(image)}"/></pattern>'
            )
        return name


def _color(color: QColor) -> str:
    alpha = "" if color.alpha() == 255 else f' fill-opacity="{color.alphaF():.3g}"'
    return f' fill="{color.name()}"{alpha}'


class Svg(QPaintDevice):
    """A picture of `width` × `height` logical pixels, to be painted on; `text` is the file then."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self._size = round(width), round(height)
        self._engine = _Engine()

    def paintEngine(self) -> QPaintEngine:
        """Qt override."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Qt override."""
        width, height = self._size
        known = {_Metric.PdmWidth: width, _Metric.PdmHeight: height, _Metric.PdmWidthMM: round(width * 25.4 / 96)}
        known |= {_Metric.PdmHeightMM: round(height * 25.4 / 96), _Metric.PdmDepth: 32, _Metric.PdmNumColors: 1 << 24}
        known |= dict.fromkeys((_Metric.PdmDpiX, _Metric.PdmDpiY, _Metric.PdmPhysicalDpiX, _Metric.PdmPhysicalDpiY), 96)
        return known.get(metric, 65536 if metric is _Metric.PdmDevicePixelRatioScaled else 1)

    def text(self, title: str, description: str) -> str:
        """Return the file's text, when nothing is painted on it any more."""
        width, height = self._size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" style="white-space:pre">\n'
            f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n"
            f"<defs>{''.join(self._engine.defs)}</defs>\n" + "\n".join(self._engine.parts) + "\n</svg>\n"
        )
