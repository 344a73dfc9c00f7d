"""A module that the Python of a script lacks: the window says where another Python can be chosen."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui.core.actions import Action
from concgui.core.runsettings import RunSettings
from concgui.core.states import MainPhase
from concgui.core.views import LineState, ProgramLine
from concgui.ui.run_strip import missing_module
from tests.observed import pythons
from tests.runhands import Hands, window_with_hands

PYTHONS = list(pythons())  # now: the tests have another home


@pytest.fixture
def hands(styled: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    with window_with_hands(qtbot) as one:
        yield one


def failed(note: str) -> list[ProgramLine]:
    return [ProgramLine("import time", LineState.DONE), ProgramLine("import x", LineState.FAILED, note=note)]


def test_a_module_that_no_import_found_is_told_until_another_python_is_chosen(hands: Hands, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import not_there_at_all.part\n")
    assert hands.drop(QUrl.fromLocalFile(str(script)))
    hands.until(lambda: hands.desk.strip is not None and hands.desk.strip.isVisible())
    strip = hands.desk.strip
    assert strip is not None
    assert not strip.problem.isVisible()
    hands.session.act(Action.RUN)
    hands.until(strip.problem.isVisible)
    assert hands.session.current_view().main is MainPhase.ENDED
    assert strip.problem.text().startswith("This Python has no module not_there_at_all: “How to run…” ")
    hands.session.set_run_settings(RunSettings(python=PYTHONS[-1]))
    hands.until(lambda: not strip.problem.isVisible())


@pytest.mark.parametrize(
    ("note", "module"),
    [
        ("ModuleNotFoundError: No module named 'numpy'", "numpy"),
        ("ModuleNotFoundError: No module named 'a.b'", "a.b"),
        ("ModuleNotFoundError: No module named 'os.b'; 'os' is not a package", ""),
        ("ImportError: cannot import name 'x' from 'os'", ""),
        ("", ""),
    ],
)
def test_only_a_module_that_is_not_there_is_missing(note: str, module: str) -> None:
    assert missing_module(failed(note)) == module


def test_what_has_not_happened_yet_misses_nothing() -> None:
    line = ProgramLine("import x", LineState.FUTURE, note="ModuleNotFoundError: No module named 'x'")
    assert missing_module([line]) == ""


def test_the_package_calls_the_python_that_it_brings_its_own(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "script.py").write_text("print(1)\n")
    assert hands.drop(QUrl.fromLocalFile(str(tmp_path / "script.py")))
    assert "  ·  the usual one  ·  " in hands.dialog().interpreter.box.itemText(0)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    hands.desk.ask_settings()
    words = hands.opened().interpreter.box.itemText(0)
    assert "  ·  Concgui’s own  ·  " in words
    assert str(tmp_path / "python") in words
