"""Theme and scale change while the window is open: every part looks as if it had been made so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState, OutputLine
from concgui.ui.keyboard import Keyboard
from concgui.ui.looks import Looks, larger, looks
from concgui.ui.theme import SIZES, current
from concgui.ui.themes import named
from concgui.ui.timeline.looks import looks as bar_looks
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.window import MainWindow
from tests.gui import feed
from tests.gui.timeline.feed import classic

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SIZE = QSize(1500, 900)


@pytest.fixture
def look(styled: QApplication) -> Iterator[Looks]:
    """Themes and scales may be changed; afterwards all is light and as large as ever."""
    yield looks()
    looks().use_theme("light")
    looks().use_scale(1.0)


def furnish(window: MainWindow) -> MainWindow:
    """Show something in every pane."""
    cards = (feed.card(1, Phase.ALIVE), feed.card(2), feed.card(3, problem="p3 is refused."))
    program = feed.lines(
        ("import time", LineState.DONE),
        ("p1.start()", LineState.CURRENT),
        ('print("x", 12)  # later', LineState.FUTURE),
    )
    view = feed.session(cards, program=program, alive=feed.alive(3), main=MainPhase.BUSY, program_note="It is other.")
    window.show_view(view)
    window.program.text.color_syntax()
    told = [OutputLine(10_000_000 * n, f"p{n}", f"line {n}", n - 1, error=n == 2) for n in (1, 2, 3)]
    window.output.add(told)
    timeline = TimelinePane()
    window.set_timeline(timeline)
    timeline.set_lanes(classic().lanes)
    window.resize(SIZE)
    window.setFocus()
    return window


def parts(window: MainWindow) -> dict[str, QWidget]:
    """The panes by name."""
    assert window.timeline is not None
    return {
        "toolbar": window.toolbar,
        "workers": window.workers,
        "alive list": window.alive,
        "timeline": window.timeline,
        "legend": window.legend,
        "program": window.program,
        "output": window.output,
        "status": window.status,
    }


def pictures(window: MainWindow) -> dict[str, QImage]:
    """What each pane looks like now, whatever sizes the window had before."""
    window.body.share(window.width())
    window.texts.setSizes([window.height() * 3, window.height() * 2])
    QApplication.processEvents()
    assert window.timeline is not None
    window.timeline.fit()
    QApplication.processEvents()
    QApplication.processEvents()
    return {name: part.grab().toImage() for name, part in parts(window).items()}


def share(image: QImage, color: str) -> float:
    """The share of the pixels that have exactly this colour; looks at every third one."""
    wanted = QColor(color).rgb()
    seen = [image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return seen.count(wanted) / len(seen)


@pytest.mark.parametrize(("theme", "scale"), [("dark", 1.0), ("contrast", 1.4)])
def test_a_window_that_changes_looks_like_one_that_was_made_so(window, look, qtbot: QtBot, theme, scale):
    before = pictures(furnish(window))
    look.use_theme(theme)
    look.use_scale(scale)
    changed = pictures(window)
    made = app.create_window()
    qtbot.addWidget(made)
    made.resize(SIZE)
    made.show()
    qtbot.waitExposed(made)
    app.complete(made)
    fresh = pictures(furnish(made))
    for name, image in changed.items():
        assert image != before[name], f"{name} did not change"
        assert image == fresh[name], f"something of the {name} is as it was before"
        paper = "output" if name == "output" else "surface"
        if name not in {"toolbar", "workers", "status"}:
            assert share(image, getattr(current(), paper)) > 0.3, name
        assert share(image, named("light").surface) < 0.1, name


def test_back_again_all_is_as_it_was(window, look):
    before = pictures(furnish(window))
    look.use_theme("contrast")
    look.use_scale(1.7)
    pictures(window)
    look.use_theme("light")
    look.use_scale(1.0)
    for name, image in pictures(window).items():
        assert image == before[name], name


def test_keys_scale_everything_and_the_choice_is_kept(window, look):
    keyboard = window.findChild(Keyboard)
    assert keyboard is not None
    window.preferences.changed.connect(look._choose)  # as the application does with its own
    height = window.toolbar.height()
    QTest.keyClick(window, KEY.Key_Plus, CONTROL)
    assert (SIZES.scale, window.preferences.choices.scale) == (1.1, 1.1)
    assert window.toolbar.height() == round(height * 1.1)
    for _ in range(3):
        QTest.keyClick(window, KEY.Key_Minus, CONTROL)
    assert SIZES.scale == 0.8
    QTest.keyClick(window, KEY.Key_0, CONTROL)
    assert (SIZES.scale, window.toolbar.height()) == (1.0, height)
    furnish(window)
    canvas = window.timeline.focusProxy()
    canvas.setFocus()
    span = window.timeline.time_scale.span_ns
    QTest.keyClick(canvas, KEY.Key_Plus, CONTROL)
    assert (SIZES.scale, window.timeline.time_scale.span_ns) == (1.1, span), "also where + alone zooms the time"


def test_steps_of_the_scale():
    assert [larger(1.0, 1), larger(1.13, 1), larger(3.0, 1), larger(0.7, -1), larger(0.75, -1)] == [
        1.1,
        1.2,
        3.0,
        0.7,
        0.7,
    ]


def test_an_unknown_theme_changes_nothing(look):
    with pytest.raises(ValueError, match="no theme"):
        look.use_theme("pink")
    assert (look.wanted, current().name) == ("light", "light")


def test_high_contrast_of_the_system_is_followed(look):
    look.use_theme("system")
    assert current().name == "light"
    look._hear_contrast(Qt.ContrastPreference.HighContrast)
    assert current().name == "contrast"
    look.use_theme("dark")
    look._hear_contrast(Qt.ContrastPreference.NoPreference)
    assert current().name == "dark"


def test_the_system_is_followed_while_it_is_wanted(look, monkeypatch):
    system = ["dark"]
    monkeypatch.setattr(look, "_of_system", lambda: system[0])
    look.use_theme("system")
    assert current().name == "dark"
    system[0] = "light"
    look._system_changed()
    assert current().name == "light"
    look.use_theme("contrast")
    system[0] = "dark"
    look._system_changed()
    assert current().name == "contrast"


def test_nothing_is_cut_or_overlaps(window, look):
    furnish(window)
    for scale in (1.0, 1.5, 2.0):
        look.use_scale(scale)
        for size in (QSize(1024, 768), QSize(1366, 768), QSize(3840, 2160)):
            window.resize(size)
            QApplication.processEvents()
            QApplication.processEvents()
            assert window.size() == size, "the window is never larger than it is told to be"
            for part in (window.toolbar, window.status, *window.workers.cards.values(), window.program, window.output):
                assert problems(part) == [], (scale, size)


def problems(part: QWidget) -> list[str]:
    """What is cut off, stands outside, or lies over something else."""
    found = []
    shown = [one for one in part.findChildren(QWidget) if one.isVisible() and one.parentWidget() is part]
    for place, one in enumerate(shown):
        name = one.accessibleName() or type(one).__name__
        if isinstance(one, QPushButton | QLabel):
            need = one.minimumSizeHint()
            if one.width() < need.width() or one.height() < need.height():
                found.append(f"{name} is cut: {one.size()} of {need}")
        if not part.rect().contains(one.geometry()):
            found.append(f"{name} stands outside: {one.geometry()}")
        found += [f"{name} lies over {other}" for other in shown[:place] if one.geometry().intersects(other.geometry())]
    return found


def test_patterns_go_with_the_scale_as_with_the_screen(qapp):
    """At scale 2 a bar has the pixels that it has at scale 1 on a screen with twice as many."""
    large, fine = bar_looks(80, 1.0, named("light"), 2.0), bar_looks(80, 2.0, named("light"))
    assert (large.table == fine.table).all()
    assert bar_looks(80, 1.0, named("light"), 1.1).period == 130, "tiles of whole pixels"


def test_what_the_toolbar_leaves_out_can_be_chosen_by_its_key(window, look, qtbot: QtBot):
    furnish(window)
    chosen: list[str] = []
    window.toolbar.start_method_chosen.connect(chosen.append)
    look.use_scale(2.0)
    window.resize(QSize(1024, 768))
    qtbot.waitUntil(lambda: not window.toolbar.method.isVisible())

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
            QTest.keyClick(menu, key)

    QTimer.singleShot(0, choose)
    QTest.keyClick(window, KEY.Key_M, CONTROL)
    assert chosen == ["fork"]
