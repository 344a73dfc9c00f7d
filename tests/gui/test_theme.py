"""Colours can be read in every theme, and every state can be told from every other without any colour."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

import concgui.ui
from concgui.core.states import State
from concgui.ui.marks import paint_worker_bar
from concgui.ui.patterns import STYLES, TILE, Fill, paint_state, tile
from concgui.ui.style import sheet
from concgui.ui.theme import LIGHT, MAIN, Theme
from concgui.ui.themes import named
from tests.gui.colors import contrast
from tests.gui.theme_pairs import DECORATION, DISABLED, GRAPHICS, TEXT

NAMES = ("light", "dark", "contrast")
ROLES = {name for name in Theme.__annotations__ if name not in {"name", "frame"}}


def values(theme: Theme, role: str) -> tuple[str, ...]:
    """The colours of a role: most have one."""
    value = getattr(theme, role)
    return (value,) if isinstance(value, str) else tuple(value)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (DISABLED, 3.0), (GRAPHICS, 3.0)])
def test_every_pair_in_use_reaches_its_contrast(name, pairs, least):
    theme = named(name)
    found = {
        (ink, paper): contrast(color, getattr(theme, paper))
        for ink, papers in pairs.items()
        for paper in papers
        for color in values(theme, ink)
    }
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_gives_every_role_a_colour(name):
    theme = named(name)
    for role in ROLES:
        for value in values(theme, role):
            assert re.fullmatch("#[0-9A-F]{6}", value), role


def test_every_role_is_in_a_pair():
    told = DECORATION | {*TEXT, *DISABLED, *GRAPHICS}
    told |= {paper for pairs in (TEXT, DISABLED, GRAPHICS) for papers in pairs.values() for paper in papers}
    assert ROLES - told == set()
    assert told - ROLES == set()


def test_the_style_sheet_uses_no_other_pair():
    """As far as a rule names both, or names a ground alone, on which the words are those of `text`."""
    from concgui.ui.style import _SHEET

    known = {(ink, paper) for pairs in (TEXT, DISABLED) for ink, papers in pairs.items() for paper in papers}
    words = {(ink, paper) for ink, paper in known} | {("output_text", "output_edge")}
    used = set()
    for body in re.findall("{([^}]*)}", _SHEET):
        said = dict(re.findall(r"(?:^|;)\s*([\w-]+):\s*@(\w+)", body))
        if "color" in said and "background" in said:
            used.add((said["color"], said["background"]))
        if "selection-color" in said and "selection-background-color" in said:
            used.add((said["selection-color"], said["selection-background-color"]))
    assert used - words == set()
    assert len(used) > 10


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_leaves_no_role_open(name):
    assert "@" not in sheet(named(name))


def test_no_other_file_has_a_colour_of_its_own():
    folder = Path(concgui.ui.__path__[0])
    literal = re.compile(r"[\"']#[0-9A-Fa-f]{3,8}[\"']|Qt\.GlobalColor\.(?!transparent)|Qt\.(?:white|black|red)\b")
    found = {
        f"{path.relative_to(folder)}: {line.strip()}"
        for path in folder.rglob("*.py")
        if not path.name.startswith("theme")
        for line in path.read_text().splitlines()
        if literal.search(line)
        and "_INK" not in line
        and not {"#000000", "#FFFFFF"} <= set(re.findall("#[0-9A-F]{6}", line))  # whichever can be read better
    }
    assert found == set()


def test_an_unknown_theme_is_refused():
    with pytest.raises(ValueError, match="no theme 'pink': take light, dark or contrast"):
        named("pink")


def picture(state: State, color: QColor, ground: str, *, main: bool = False) -> QImage:
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground))
    painter = QPainter(image)
    paint_state(painter, QRectF(4, 4, 52, 32), state, color, main=main)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.fixture
def looks_of(monkeypatch):
    """Take a theme for the painters, without dressing a window."""

    def take(name: str) -> Theme:
        monkeypatch.setattr("concgui.ui.theme._current", named(name))
        return named(name)

    return take


def different(one: QImage, other: QImage) -> int:
    """How many pixels differ clearly."""
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(x - y) > 24 for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("index", [MAIN, 0, 3, 5])
def test_states_differ_without_colour(qapp, looks_of, name, index):
    theme = looks_of(name)
    color = theme.worker(index)
    pictures = {state: picture(state, color, theme.surface, main=index == MAIN) for state in State}
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
