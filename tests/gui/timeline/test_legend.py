"""The legend: what either source can show, and that it fits."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui.core.states import State
from concgui.ui.legend import EXACT, SAMPLED, Legend
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic, shared


@pytest.mark.parametrize("width", [530, 720, 1088])
@pytest.mark.parametrize("entries", [EXACT, SAMPLED])
def test_it_takes_two_rows_at_most(styled: QApplication, qtbot: QtBot, width: int, entries: tuple) -> None:
    """530 pixels are what a window of 1366 pixels leaves."""
    legend = Legend(entries)
    qtbot.addWidget(legend)
    legend.show_exact(entries is EXACT)
    assert legend.heightForWidth(width) <= 2 * 32 + 16


def test_it_explains_what_the_timeline_draws(pane: TimelinePane, qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    pane.exactChanged.connect(legend.show_exact)
    pane.set_lanes(classic().lanes)
    assert "sampled" in legend.accessibleDescription()
    pane.set_lanes(shared().lanes)
    assert "sampled" not in legend.accessibleDescription()
    assert "waits for the GIL" in legend.accessibleDescription()


def test_every_state_of_the_kernels_records_is_explained() -> None:
    states = {entry.state for entry in EXACT}
    assert {State.ON_CPU, State.READY, State.GIL, State.WAITING, State.BLOCKED, State.STARTING, State.ENDED} <= states
    assert not {State.GIL, State.WAITING} & {entry.state for entry in SAMPLED}, "samples cannot tell these"
