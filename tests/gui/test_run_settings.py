"""How a script runs, in the real window: by dialog, by keys; with real runs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from concgui.core.actions import Action
from concgui.core.runsettings import RunSettings
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from concgui.ui.keyboard_files import NO_SCRIPT
from concgui.ui.run_settings import FOR_NEXT, RunSettingsDialog
from tests.gui.shown import cut
from tests.observed import pythons
from tests.runhands import ALT, CTRL, KEY, SHIFT, TELLS, Hands, window_with_hands

PYTHONS = list(pythons())  # now: the tests have another home


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
    # Where the folder of temporary files lies in a checkout, ours is the script's own, too.
    assert listed[0].startswith(f"Python {sys.version.split()[0]}  ·  the usual one  ·  ")
    assert listed[0].endswith(f"  ·  {sys.executable}")
    QTest.keyClick(dialog, KEY.Key_Escape)
    hands.until(lambda: hands.desk.dialog is None)
    assert hands.session.current_view().script.settings == RunSettings()


def test_a_long_path_of_an_interpreter_is_left_out_in_its_middle(hands, place):
    """A path may be longer than the dialog is wide: its end, which tells most, stays."""
    hands.session.open_file(str(place / "own" / "script.py"), None)
    dialog = hands.dialog()
    long = "/a folder/" * 30 + "bin/python3"
    dialog.interpreter.choose(long)
    hands.until(lambda: not dialog.interpreter.asking)
    box = dialog.interpreter.box
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert (box.currentData(), long in box.currentText()) == (long, True)
    assert option.currentText.endswith("bin/python3")
    assert "…" in option.currentText
    assert cut(dialog) == []
    dialog.reject()


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
    assert hands.window.windowTitle() == "script — Concgui"


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
