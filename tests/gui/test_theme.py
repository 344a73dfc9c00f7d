"""Colours can be read, and every state can be told from every other without any colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from concgui.core.states import State
from concgui.ui.marks import paint_worker_bar
from concgui.ui.patterns import STYLES, TILE, Fill, paint_state, tile
from concgui.ui.theme import LIGHT, MAIN


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("index", range(6))
def test_worker_colours_reach_3_to_1_on_their_grounds(index):
    assert contrast(LIGHT.worker(index), LIGHT.surface) >= 3
    assert contrast(LIGHT.worker_on_dark(index), LIGHT.output) >= 4.5


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("text", "surface"),
        ("text_soft", "surface"),
        ("text_soft", "window"),
        ("text_faint", "surface"),
        ("danger", "surface"),
        ("danger", "danger_soft"),
        ("link", "surface"),
        ("text_on_strong", "primary"),
        ("text_on_strong", "text"),
        ("text_on_strong", "text_soft"),
        ("line_done", "surface"),
        ("text", "line_span"),
        ("text_faint", "line_span"),
        ("danger", "line_span"),
        ("line_done", "line_span"),
        ("syntax_keyword", "line_span"),
        ("syntax_string", "line_span"),
        ("syntax_number", "line_span"),
        ("syntax_comment", "line_span"),
        *(
            (ink, paper)
            for ink in ("text", "text_faint", "text_soft", "line_done", "danger", "syntax_keyword", "syntax_string")
            for paper in ("line_lit", "line_about")
        ),
        *(
            (ink, paper)
            for ink in ("text", "line_now_text", "syntax_keyword", "syntax_string", "syntax_number", "syntax_comment")
            for paper in ("line_now", "line_now_stripe", "line_about")
        ),
        ("text_on_strong", "focus"),
        ("text", "notice"),
        ("syntax_keyword", "surface"),
        ("output_text", "output"),
        ("output_time", "output"),
        ("output_error", "output"),
    ],
)
def test_text_reaches_4_5_to_1(ink, paper):
    assert contrast(getattr(LIGHT, ink), getattr(LIGHT, paper)) >= 4.5


def test_disabled_text_can_still_be_read():
    assert contrast(LIGHT.text_disabled, LIGHT.disabled) >= 3
    assert contrast(LIGHT.text_on_strong, LIGHT.text_disabled) >= 3


def picture(state: State, color: QColor, *, main: bool = False) -> QImage:
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_state(painter, QRectF(4, 4, 52, 32), state, color, main=main)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def different(one: QImage, other: QImage) -> int:
    """How many pixels differ clearly."""
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(x - y) > 24 for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize("index", [MAIN, 0, 5])
def test_states_differ_without_colour(qapp, index):
    color = LIGHT.worker(index)
    pictures = {state: picture(state, color, main=index == MAIN) for state in State}
    for one, other in combinations(State, 2):
        assert different(pictures[one], pictures[other]) > 60, (one, other)


def test_every_state_has_a_style_and_a_label():
    assert set(STYLES) == set(State)
    assert len({style.label for style in STYLES.values()}) == len(STYLES)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_tiles_are_in_device_pixels(qapp, scale):
    assert tile(Fill.DOTS, QColor("#0072B2"), scale).width() == round(TILE * scale)


def test_bars_of_the_same_colour_have_different_notches(qapp):
    bars = []
    for index in (0, 6, 12, 60):
        image = QImage(8, 90, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_worker_bar(painter, QRectF(0, 0, 8, 90), index, LIGHT)
        painter.end()
        bars.append(bytes(image.constBits()))
    assert len(set(bars)) == 4
