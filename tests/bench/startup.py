"""How soon the window is there: Concgui's first paint against a bare PySide6 window and IDLE, on one virtual screen.

Each program is started by turns and timed from the start of its process until its window has been painted, as the X
server sees it: the same outside view for all of them, with one round before that does not count (warm disk).
"Timeline usable" is told by Concgui's own process: the moment the timeline's widget has been painted once.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from common import ROOT, Pairs, heading, options
from xwatch import Display

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1280, 800)
window.show()
application.exec()
"""


def first_paint(command: Sequence[str], display: Display, name: str) -> float:
    """Start a program, wait for its window's first paint, end it; return the seconds it took."""
    environ = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    environ.pop("WAYLAND_DISPLAY", None)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return display.wait_for_paint() - started
    finally:
        process.terminate()
        process.wait(10)
        display.wait_for_none()


def main() -> None:
    """Print the ratios."""
    from tests.screen import VirtualScreen

    chosen = options(__doc__ or "", 10).parse_args()
    programs = {
        "concgui": [sys.executable, "-m", "concgui"],
        "bare window": [sys.executable, "-c", BARE],
        "IDLE": [sys.executable, "-m", "idlelib"],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    with VirtualScreen() as screen, Display(screen.name) as display:
        for trial in range(chosen.trials + 1):
            for name, command in programs.items():
                seconds = first_paint(command, display, screen.name)
                if trial:
                    times[name].append(seconds)
    heading("Start of the process → first paint", "concgui", "other")
    for other, goal in (("bare window", "≤ 1.4"), ("IDLE", "≤ 1.0")):
        pairs = Pairs()
        for a, b in zip(times["concgui"], times[other], strict=True):
            pairs.add(a, b)
        print(pairs.line(f"first paint against {other}", goal))
    print(", ".join(f"{name} {statistics.median(values):.3f} s" for name, values in times.items()))


if __name__ == "__main__":
    main()
