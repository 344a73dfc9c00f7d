"""How soon the window is there: Concgui's first paint against a bare PySide6 window and IDLE, on one virtual screen.

Each program is started by turns and timed from the start of its process until its window has been painted, as the X
server sees it: the same outside view for all of them, with one round before that does not count (warm disk). With
--packaged the packaged application's executable joins in. "Timeline usable" is told by Concgui's own process: when
the timeline has been painted for the first time.
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

#: Concgui as it is, and one line on stdout with the clock (one for all processes) after the timeline's first paint.
TIMELINE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
import concgui.app as app

class Watch(QObject):
    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint and not self.told:
            self.told = True
            QTimer.singleShot(0, lambda: print(time.perf_counter(), flush=True))
        return False

attach, watch = app.attach_engine, Watch()
watch.told = False

def attach_and_watch(window, *arguments, **named):
    session = attach(window, *arguments, **named)
    for widget in [window.timeline, *window.timeline.findChildren(QWidget)]:
        widget.installEventFilter(watch)
    return session

app.attach_engine = attach_and_watch
sys.exit(app.main([]))
"""


def timeline_paint(display: Display, name: str) -> float:
    """Start Concgui and return the seconds until its timeline had been painted."""
    started = time.perf_counter()
    process = start([sys.executable, "-P", "-c", TIMELINE], name, subprocess.PIPE)
    try:
        assert process.stdout is not None
        return float(process.stdout.readline()) - started
    finally:
        end(process, display)


def start(command: Sequence[str], name: str, stdout: int = subprocess.DEVNULL) -> "subprocess.Popen[str]":
    """Start a program on the screen `name`."""
    environ = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    environ.pop("WAYLAND_DISPLAY", None)
    environ["PYTHONPATH"] = str(ROOT)
    return subprocess.Popen(
        command, env=environ, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL, text=True
    )


def end(process: "subprocess.Popen[str]", display: Display) -> None:
    """End a program and wait until its window is gone."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
    display.wait_for_none()


def first_paint(command: Sequence[str], display: Display, name: str) -> float:
    """Start a program, wait for its window's first paint, end it; return the seconds it took."""
    started = time.perf_counter()
    process = start(command, name)
    try:
        return display.wait_for_paint() - started
    finally:
        end(process, display)


def main() -> None:
    """Print the ratios."""
    from tests.screen import VirtualScreen

    parser = options(__doc__ or "", 10)
    parser.add_argument("--packaged", metavar="EXE", default="", help="also start this executable")
    chosen = parser.parse_args()
    programs = {
        "concgui": [sys.executable, "-P", "-m", "concgui"],
        "bare window": [sys.executable, "-c", BARE],
        "IDLE": [sys.executable, "-m", "idlelib"],
    }
    if chosen.packaged:
        programs["packaged"] = [chosen.packaged]
    times: dict[str, list[float]] = {name: [] for name in (*programs, "timeline")}
    with VirtualScreen() as screen, Display(screen.name) as display:
        for trial in range(chosen.trials + 1):
            round_ = {name: first_paint(command, display, screen.name) for name, command in programs.items()}
            round_["timeline"] = timeline_paint(display, screen.name)
            for name, seconds in round_.items() if trial else ():
                times[name].append(seconds)
    heading("Start of the process → first paint", "concgui", "other")
    for what, one, other, goal in (
        ("first paint against a bare window", "concgui", "bare window", "≤ 1.4"),
        ("first paint against IDLE", "concgui", "IDLE", "≤ 1.0"),
        ("timeline usable against a bare window", "timeline", "bare window", "≤ 3"),
        *([("packaged against unfrozen", "packaged", "concgui", "≤ 1.2")] if chosen.packaged else []),
    ):
        pairs = Pairs()
        for a, b in zip(times[one], times[other], strict=True):
            pairs.add(a, b)
        print(pairs.line(what, goal))
    print(", ".join(f"{name} {statistics.median(values):.3f} s" for name, values in times.items()))


if __name__ == "__main__":
    main()
