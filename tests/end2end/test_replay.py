"""A recording, opened and scrubbed with a real mouse and a real keyboard on a real screen."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint

from concgui.core.states import Phase
from concgui.core.views import Mode
from concgui.ui.replay import ReplayDesk

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """\
from multiprocessing import Process
from time import sleep

if __name__ == "__main__":
    p1 = Process(target=sleep, args=(0.5,))
    p1.start()
    p1.join()
    print("over", flush=True)
"""


def test_a_recording_is_opened_dragged_through_and_played(driver, tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)
    subprocess.run(
        [sys.executable, "-m", "concgui", "record", "-o", "run.concgui", "script.py"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True, timeout=50,
    )  # fmt: skip
    driver.open(tmp_path / "run.concgui")
    driver.wait(lambda: driver.view.mode is Mode.REPLAY, "the recording to be shown")
    replay, timeline = driver.session.replay, driver.window.timeline
    driver.wait(lambda: "over" in driver.printed(), "the whole output")
    desk = driver.window.findChild(ReplayDesk)
    driver.wait(desk.bar.isVisible, "the row under the timeline")

    def place(instant_ns: float) -> QPoint:
        frame = timeline.frame
        return QPoint(round(frame.x(replay.recording.t0_ns + instant_ns)), round(frame.layout.top / 2))

    p1 = replay.lanes.lanes[1]
    inside = p1.target_ns + 250_000_000 - replay.recording.t0_ns
    viewport = timeline.focusProxy().viewport()
    driver.settle(viewport)
    start, end = place(replay.length_ns), place(inside)
    driver.drag(viewport, start, end.x() - start.x())
    driver.wait(lambda: abs(replay.instant_ns - inside) < 10_000_000, "the drag to take it there")
    driver.wait(lambda: driver.card_view("p1").phase is Phase.ALIVE, "p1 to be alive")
    driver.wait(lambda: driver.printed() == [], "no output yet")
    known = (replay.recording.meta.source, replay.recording.kernel_lost, p1.kernel is not None, p1.turns.view())
    assert [row.os_says for row in driver.view.alive] == ["sleeping"], known
    here = replay.instant_ns
    driver.key(",")
    driver.wait(lambda: replay.instant_ns < here, "the step back")
    driver.key(" ")
    driver.wait(lambda: not replay.playing and driver.printed()[-1:] == ["over"], "it to be played to its end")
    assert driver.card_view("p1").phase is Phase.REAPED
    assert driver.said == []
