"""How a script runs, in the real window: by dialog, by keys, by files that are dropped; with real runs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.runsettings import RunSettings
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from concgui.ui.keyboard import NO_SCRIPT, Keyboard
from concgui.ui.run_desk import RunDesk
from concgui.ui.run_drop import NO_FILE
from concgui.ui.run_recent import GONE
from concgui.ui.run_settings import FOR_NEXT, RunSettingsDialog
from concgui.ui.window import MainWindow
from tests.observed import pythons

KEY, CTRL, SHIFT, ALT = Qt.Key, *(Qt.KeyboardModifier(getattr(Qt.KeyboardModifier, name)) for name in
                                 ("ControlModifier", "ShiftModifier", "AltModifier"))  # fmt: skip
TELLS = """\
import os, sys, time
print(sys.argv[1:], os.getcwd(), os.environ.get("OURS"), sys.version_info[1], flush=True)
if "wait" in sys.argv: time.sleep(60)
"""
PYTHONS = list(pythons())  # now: the tests have another home


class Hands:
    """The window with its engine, and hands."""

    def __init__(self, qtbot: QtBot, window: MainWindow, session: Session) -> None:
        self.qtbot, self.window, self.session = qtbot, window, session
        self.printed: list[str] = []
        session.output_added.connect(lambda lines: self.printed.extend(line.text for line in lines))

    def until(self, condition) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    @property
    def desk(self) -> RunDesk:
        desk = self.window.findChild(RunDesk)
        assert desk is not None
        return desk

    @property
    def said(self) -> list[str]:
        return [] if self.window.banner is None else self.window.banner.history

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.setFocus()
        QTest.keyClick(self.window, key, modifier)

    def dialog(self) -> RunSettingsDialog:
        """Open it by its key."""
        self.until(lambda: self.desk.strip is not None and self.desk.strip.isVisible())
        self.key(KEY.Key_R, CTRL | SHIFT)
        return self.opened()

    def opened(self) -> RunSettingsDialog:
        dialog = self.desk.dialog
        assert dialog is not None
        dialog.activateWindow()
        self.until(dialog.isActiveWindow)
        return dialog

    def told(self) -> list[str]:
        """Run it to its end; return what it printed."""
        self.printed.clear()
        self.session.act(Action.RUN)
        self.until(lambda: self.printed and self.session.current_view().main is MainPhase.ENDED)
        return self.printed

    def drop(self, *urls: QUrl, onto: QWidget | None = None) -> bool:
        """Drag these over the window and let them go there."""
        data = QMimeData()
        data.setUrls(list(urls))
        target, button = onto or self.window, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, enter)
        over = [label for label in self.window.findChildren(QWidget) if label.property("role") == "drop"]
        assert [one.isVisible() for one in over] == [True] * len(over)
        drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, drop)
        assert not any(one.isVisible() for one in over)
        return enter.isAccepted() and drop.isAccepted()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("own", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "own" / "script.py").write_text(TELLS)
    return tmp_path


@pytest.fixture
def hands(styled: QApplication, qtbot: QtBot, place: Path) -> Iterator[Hands]:
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    session = app.attach_engine(window, [])
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    one = Hands(qtbot, window, session)
    one.until(lambda: one.desk.recent is not None)
    yield one
    if one.desk.dialog is not None:
        one.desk.dialog.reject()
    window.close()
    session.shutdown()


def press(dialog: RunSettingsDialog, button: QDialogButtonBox.StandardButton) -> None:
    QTest.mouseClick(dialog.buttons.button(button), Qt.MouseButton.LeftButton)


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_dropped_and_run_with_all_that_the_dialog_offers(hands, place):
    """A script is dropped, its fields are filled by keys, it runs so, and comes back so from the recent files."""
    script, other = place / "own" / "script.py", PYTHONS[-1]
    assert hands.drop(QUrl.fromLocalFile(str(script)))
    view = hands.session.current_view()
    assert (view.mode, view.title) == (Mode.SCRIPT, "script.py")
    dialog = hands.dialog()
    assert dialog.args.hasFocus()
    QTest.keyClicks(dialog.args, "one 'two three'")
    QTest.keyClick(dialog.args, KEY.Key_F, ALT)
    assert dialog.folder.hasFocus()
    QTest.keyClicks(dialog.folder, "../other")
    QTest.keyClick(dialog.folder, KEY.Key_D, ALT)  # adds a row and edits its name
    table = dialog.environment.table
    hands.until(lambda: table.rowCount() == 1 and table.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClicks(QApplication.focusWidget(), "OURS")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    hands.until(table.hasFocus)
    QTest.keyClick(table, KEY.Key_Right)
    QTest.keyClick(table, KEY.Key_Return)  # edits, and does not close the dialog
    QTest.keyClicks(QApplication.focusWidget(), "1 =2")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    hands.until(table.hasFocus)
    assert dialog.isVisible()
    dialog.interpreter.choose(other)
    hands.until(lambda: not dialog.interpreter.asking)
    assert dialog.interpreter.box.currentText().startswith("Python 3.")
    assert dialog.preview.text().endswith(f"\nOURS='1 =2' {other} {script} one 'two three'")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    hands.until(lambda: hands.desk.dialog is None)
    [line] = hands.told()
    assert line.startswith(f"['one', 'two three'] {place / 'other'} 1 =2 ")
    assert line.endswith(f" {other.rpartition('.')[2]}")
    strip = hands.desk.strip
    assert strip is not None
    assert "one 'two three'" in strip.command.words
    assert "OURS='1 =2'" in strip.where.words
    hands.session.open_free()
    hands.until(lambda: not strip.isVisible())
    assert hands.desk.recent is not None
    hands.desk.recent.fill()
    hands.desk.recent.actions()[0].trigger()
    assert hands.session.current_view().script.settings.args == "one 'two three'"


def test_tab_goes_from_top_to_bottom(hands, place):
    hands.drop(QUrl.fromLocalFile(str(place / "own" / "script.py")))
    dialog = hands.dialog()
    assert dialog.args.hasFocus()
    passed = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        passed.append(focus.accessibleName())
        QTest.keyClick(focus, KEY.Key_Tab)
    assert passed == [
        "Arguments",
        "Working folder",
        "Browse for a folder",
        "Interpreter",
        "Browse for an interpreter",
        "Environment variables",
        "Add a variable",
        "Tell which lines main executes",
        "As usual",
    ]


def test_what_is_wrong_is_marked_at_its_field_and_not_accepted(hands, place):
    hands.drop(QUrl.fromLocalFile(str(place / "own" / "script.py")))
    dialog = hands.dialog()
    fields, ok = dialog._fields, QDialogButtonBox.StandardButton.Ok

    def wrong() -> dict[str, str]:
        shown = {name: field.problem.text() for name, field in fields.items() if field.problem.isVisible()}
        assert shown == dialog.problems()
        return shown

    type_into(dialog.args, "a 'b")
    assert wrong() == {"args": "The quote ' before “b” is not closed."}
    assert dialog.args.property("wrong")
    assert dialog.args.accessibleDescription() == wrong()["args"]
    type_into(dialog.folder, "nowhere")
    assert wrong()["folder"] == f"There is no folder {place / 'own' / 'nowhere'}."
    dialog.environment.show_variables([("A=B", "1")])
    assert wrong()["variables"] == "'A=B' is no variable's name: it has an equals sign in it."
    type_into(dialog.args, "'" + "many words " * 20)  # the dialog grows with what it has to say
    layout = dialog.layout()
    assert layout is not None
    hands.until(lambda: dialog.height() >= layout.totalHeightForWidth(dialog.width()))
    assert dialog.environment.geometry().bottom() < dialog._fields["variables"].problem.y()
    press(dialog, ok)
    assert dialog.isVisible()
    assert dialog.args.hasFocus()
    type_into(dialog.args, "'a b'")
    press(dialog, ok)
    assert dialog.folder.hasFocus()
    type_into(dialog.folder, str(place / "other"))
    press(dialog, ok)
    assert dialog.environment.table.hasFocus()
    dialog.environment.table.selectRow(0)
    QTest.mouseClick(dialog.environment.remove, Qt.MouseButton.LeftButton)
    assert wrong() == {}
    press(dialog, ok)
    hands.until(lambda: hands.desk.dialog is None)
    settings = hands.session.current_view().script.settings
    assert settings == RunSettings("'a b'", str(place / "other"))


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for interpreters")
def test_what_is_no_interpreter_is_refused_in_the_dialog(hands, place, monkeypatch):
    hands.drop(QUrl.fromLocalFile(str(place / "own" / "script.py")))
    slow = place / "python"
    slow.write_text("#!/bin/sh\nread line </dev/null; sleep 0.3; echo I am no Python\n")
    slow.chmod(0o755)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(slow), ""))
    dialog = hands.dialog()
    QTest.mouseClick(dialog.interpreter.browse, Qt.MouseButton.LeftButton)
    assert dialog.interpreter.asking
    assert "being asked" in dialog.interpreter.box.currentText()
    press(dialog, QDialogButtonBox.StandardButton.Ok)  # which waits for the answer
    hands.until(lambda: not dialog.interpreter.asking)
    assert dialog.isVisible()
    sentence = f"{str(slow)!r} is not a Python interpreter: it did not tell its version."
    assert dialog.problems() == {"python": sentence}
    assert dialog.interpreter.box.hasFocus()
    dialog.interpreter.choose("")
    hands.until(lambda: dialog.interpreter.box.count() > 2 or len(PYTHONS) < 2)  # those of this machine are found
    listed = [dialog.interpreter.box.itemText(place) for place in range(dialog.interpreter.box.count())]
    assert listed[0] == f"Python {sys.version.split()[0]}  ·  the usual one  ·  {sys.executable}"
    QTest.keyClick(dialog, KEY.Key_Escape)
    hands.until(lambda: hands.desk.dialog is None)
    assert hands.session.current_view().script.settings == RunSettings()


def test_while_it_runs_the_dialog_says_that_it_is_for_the_next_run(hands, place):
    hands.drop(QUrl.fromLocalFile(str(place / "own" / "script.py")))
    hands.session.set_run_settings(RunSettings("wait"))
    hands.session.act(Action.RUN)
    hands.until(lambda: hands.printed)
    dialog = hands.dialog()
    assert dialog.note.isVisible()
    assert dialog.note.text() == FOR_NEXT
    type_into(dialog.args, "next")
    QTest.keyClick(dialog.args, KEY.Key_Return)
    hands.until(lambda: hands.desk.dialog is None)
    assert hands.session.current_view().main is MainPhase.BUSY
    assert hands.said[0] == "That is for the next run: this one goes on as it began."
    hands.session.act(Action.RESET)
    assert hands.told()[0].startswith("['next']")


def test_a_module_is_opened_by_its_name(hands, place, monkeypatch):
    monkeypatch.chdir(place / "own")
    hands.key(KEY.Key_R, CTRL | SHIFT)
    assert hands.said[0] == NO_SCRIPT
    hands.key(KEY.Key_M, CTRL | SHIFT)
    dialog = hands.opened()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert dialog.problems() == {"module": "Give the name of the module, such as package.module."}
    assert dialog.target.name.hasFocus()
    QTest.keyClicks(dialog.target.name, "script")
    QTest.keyClick(dialog.target.name, KEY.Key_Return)
    hands.until(lambda: hands.session.current_view().title == "script")
    assert hands.told() == [f"[] {place / 'own'} None {sys.version_info[1]}"]
    assert hands.window.windowTitle() == "script – Concgui"


def test_a_file_is_named_as_a_module_from_its_packages_folder(hands, place):
    (place / "own" / "__init__.py").write_text("")
    hands.drop(QUrl.fromLocalFile(str(place / "own" / "script.py")))
    dialog = hands.dialog()
    QTest.keyClick(dialog.args, KEY.Key_M, ALT)
    hands.until(lambda: (dialog.target.name.text(), dialog.folder.text()) == ("own.script", str(place)))
    assert dialog.settings() == RunSettings(folder=str(place), module="own.script")
    QTest.keyClick(dialog.target.name, KEY.Key_L, ALT)
    hands.until(lambda: dialog.settings().module == "")
    QTest.keyClick(dialog.args, KEY.Key_S, ALT)  # as usual
    hands.until(lambda: dialog.settings() == RunSettings())


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
    assert hands.said[0] == f"{place} is a directory, not a script."
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
    assert hands.said[0] == GONE.format(two)
    assert hands.session.current_view().title == "script.py"
    menu.fill()
    assert menu.actions()[0].toolTip() == str(one)
    menu.actions()[-1].trigger()
    menu.fill()
    assert menu.actions()[0].text() == "No file was opened yet"
    assert one.exists()
