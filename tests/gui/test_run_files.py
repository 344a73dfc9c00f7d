"""Files that come into the real window by drag and drop or from the list of recent ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from concgui.ui.run_drop import NO_FILE
from concgui.ui.run_recent import GONE
from tests.runhands import ALT, CTRL, KEY, TELLS, Hands, window_with_hands


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("own", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "own" / "script.py").write_text(TELLS)
    return tmp_path


@pytest.fixture
def hands(styled: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    with window_with_hands(qtbot) as one:
        yield one


def test_what_is_dropped_otherwise(hands, place):
    script, other = place / "own" / "script.py", place / "other.py"
    other.write_text("")
    third = place / "third.py"
    assert hands.drop(*(QUrl.fromLocalFile(str(path)) for path in (script, other, third)))
    assert hands.session.current_view().title == "script.py"
    assert "One file is shown at a time: of the 3 that were dropped, script.py was taken." in hands.said
    assert hands.drop(QUrl("https://example.org/script.py"))
    assert hands.said[0] == NO_FILE
    assert hands.drop(QUrl.fromLocalFile(str(place)))
    assert hands.said[0] == f"The folder {place} has no lesson.toml, so it is no lesson."
    data = QMimeData()
    data.setText("only a text")
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(hands.window, enter)
    assert hands.session.current_view().title == "script.py"
    # A field takes text, but no files: they would become a name.
    hands.session.open_free()
    hands.until(lambda: hands.window.workers.cards)
    fields = [field for card in hands.window.workers.cards.values() for field in card.findChildren(QLineEdit)]
    assert fields
    assert not any(field.acceptDrops() for field in fields)


def test_recent_files_that_are_gone_are_forgotten_and_the_list_can_be_cleared(hands, place):
    one, two = place / "own" / "script.py", place / "two.py"
    two.write_text("print(2)\n")
    hands.session.open_file(str(two), None)
    hands.session.open_file(str(one), None)
    two.unlink()
    hands.key(KEY.Key_O, CTRL | ALT)
    menu = hands.desk.recent
    assert menu is not None
    hands.until(menu.isVisible)
    names = [action.text().split()[1] for action in menu.actions() if action.text()[:1] == "&" and " " in action.text()]
    assert names[:2] == ["script.py", "two.py"]
    QTest.keyClick(menu, KEY.Key_2)
    assert hands.said[0] == GONE.format(file=two)
    assert hands.session.current_view().title == "script.py"
    menu.fill()
    assert menu.actions()[0].toolTip() == str(one)
    menu.actions()[-1].trigger()
    menu.fill()
    assert menu.actions()[0].text() == "No file was opened yet"
    assert one.exists()
