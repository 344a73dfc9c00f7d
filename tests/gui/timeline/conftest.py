"""A timeline pane, and a clock that a test can set."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui.ui.timeline import pane as pane_module
from concgui.ui.timeline import rhythm as rhythm_module
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.view import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for module in (pane_module, rhythm_module):
        monkeypatch.setattr(module, "perf_counter_ns", made)
    return made


@pytest.fixture
def pane(styled: QApplication, qtbot: QtBot) -> TimelinePane:
    made = TimelinePane()
    qtbot.addWidget(made)
    made.resize(1000, 480)
    made.show()
    qtbot.waitExposed(made)
    return made
