"""Nothing of a comparison outlives the window: it is killed while compared programs run."""

import pytest

from concgui.core.compare import started_together
from concgui.core.scenario import Kind, Work, WorkerSpec
from tests.realwindow import RealWindow


@pytest.mark.limit(120)
def test_the_window_is_killed_while_it_compares(hands, tmp_path):
    specs = [WorkerSpec(n, f"p{n}", Kind.PROCESS, Work.SLEEP, 10.0, "sleep", n) for n in (1, 2)]
    program = tmp_path / "sleepers.py"
    program.write_text(started_together(specs, "fork").text)
    with RealWindow(hands, tmp_path, program) as window:
        window.wait_ready("sleepers.py")
        window.press_until("Shift+F9", lambda: len(window.program()) >= 4, "the repeated program and its workers")
        window.kill("window")
        window.wait_gone()
