"""What the window costs and how soon it shows things, with the real window on a virtual screen of 1920×1080.

Latency: event in one of 8 workers → on the screen. CPU: following 8 live workers, and idle. Rate: 50,000 events a
second from 8 processes, nothing lost, the GUI thread never blocked for long. The bare window beside them is measured
in the same run: it is what the machine itself costs.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from common import ROOT, machine_line, options

PROBE = Path(__file__).with_name("probe.py")

SLEEPERS = """
import random, time
from multiprocessing import Process
def work(seed):
    random.seed(seed)
    end = time.perf_counter() + {seconds}
    while time.perf_counter() < end:
        time.sleep(random.uniform(0.02, 0.2))
if __name__ == "__main__":
    workers = [Process(target=work, args=(n,)) for n in range(8)]
    for w in workers: w.start()
    for w in workers: w.join()
"""

#: What the form's cards make, eight of them: four asleep, four that compute, for longer than is measured.
CARDS = """
import time
from multiprocessing import Process
def sleep(id, interval):
    print(f"Start work {{id}}")
    time.sleep(interval)
    print(f"End work {{id}}")
def compute(id, interval):
    print(f"Start work {{id}}")
    end = time.thread_time() + interval
    while time.thread_time() < end:
        pass
    print(f"End work {{id}}")
if __name__ == "__main__":
    workers = [Process(target=(sleep, compute)[n % 2], args=(n, {seconds})) for n in range(8)]
    for w in workers: w.start()
    for w in workers: w.join()
"""

PRINTERS = """
import time
from multiprocessing import Barrier, Process
def work(barrier):
    barrier.wait()
    begin = time.perf_counter()
    for slot in range({slots}):
        for n in range({burst}):
            print(slot, n)
        pause = begin + (slot + 1) / 100 - time.perf_counter()
        if pause > 0:
            time.sleep(pause)
if __name__ == "__main__":
    barrier = Barrier(8)
    workers = [Process(target=work, args=(barrier,)) for _ in range(8)]
    for w in workers: w.start()
    for w in workers: w.join()
"""

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1920, 1080)
window.show()
begin = []
QTimer.singleShot(1000, lambda: begin.append((time.process_time(), time.perf_counter())))
def end():
    print((time.process_time() - begin[0][0]) / (time.perf_counter() - begin[0][1]))
    window.close()
QTimer.singleShot(1000 + int(float(sys.argv[1]) * 1000), end)
application.exec()
"""


def run(command: list[str], display: str, timeout: float) -> str:
    """Run a window's program on `display` and return its last line."""
    environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as home:
        environ["HOME"] = environ["XDG_STATE_HOME"] = environ["XDG_CONFIG_HOME"] = home
        settings = Path(home, "concgui", "concgui.ini")
        settings.parent.mkdir()
        settings.write_text("[preferences]\nstarted_before=true\nask_unsaved=false\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-P", *command], env=environ, capture_output=True, text=True, timeout=timeout, check=False
        )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{command} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout.strip().splitlines()[-1]


def probe(mode: str, seconds: float, script: Path, display: str) -> dict[str, Any]:
    """Run the probe in the real window and return what it measured."""
    answer: dict[str, Any] = json.loads(run([str(PROBE), mode, str(seconds), str(script)], display, seconds + 120))
    return answer


def main() -> None:
    """Print the figures."""
    from tests.screen import VirtualScreen

    parser = options(__doc__ or "", 3)
    parser.add_argument("--seconds", type=float, default=10.0)
    chosen = parser.parse_args()
    seconds = chosen.seconds
    print(machine_line())
    with tempfile.TemporaryDirectory() as name, VirtualScreen() as screen:
        sleepers, printers, cards = (Path(name, f"{stem}.py") for stem in ("sleepers", "printers", "cards"))
        cards.write_text(CARDS.format(seconds=seconds + 10))
        sleepers.write_text(SLEEPERS.format(seconds=seconds + 10))
        latencies: list[float] = []
        following, busy, idle, bare = [], [], [], []
        for _ in range(chosen.trials):
            latencies += probe("latency", seconds, sleepers, screen.name)["latencies_ms"]
            following.append(float(probe("cpu", seconds, cards, screen.name)["cpu_share"]))
            busy.append(float(probe("cpu", seconds, sleepers, screen.name)["cpu_share"]))
            idle.append(float(probe("idle", seconds, sleepers, screen.name)["cpu_share"]))
            bare.append(float(run(["-c", BARE, str(seconds)], screen.name, seconds + 60)))
        p50, p95, p99 = np.percentile(latencies, [50, 95, 99])
        print(
            f"event in a worker → on the screen, 8 workers, {len(latencies)} events: "
            f"p50 {p50:.1f} ms, p95 {p95:.1f} ms (goal ≤ 33), p99 {p99:.1f} ms (goal ≤ 50)"
        )
        shares_of = (
            ("following 8 workers of the form, 4 asleep and 4 computing", following, "15 %"),
            ("following 8 workers that sleep and wake 145 times a second", busy, "none"),
            ("idle", idle, "1 %"),
        )
        for what, shares, goal in shares_of:
            print(
                f"CPU of the window, {what}: median {statistics.median(shares):.2%} of a core ({min(shares):.2%}–"
                f"{max(shares):.2%}, {len(shares)} runs; bare window {statistics.median(bare):.2%}); "
                f"goal ≤ {goal}"
            )
        burst = 62  # lines in 10 ms; with 8 processes 49,600 lines a second
        printers.write_text(PRINTERS.format(slots=int(seconds * 100), burst=burst))
        for _ in range(chosen.trials):
            result = probe("rate", seconds, printers, screen.name)
            p50, p99, p999, worst = result["gaps_ms"]
            print(
                f"{burst * 800} events/s for {seconds:g} s: sent {result['sent']} = shown {result['shown']} + dropped "
                f"{result['dropped']} (goal 0 dropped); GUI thread late by p50 {p50:.1f}, p99 {p99:.1f}, "
                f"p99.9 {p999:.1f} ms (goal ≤ 50), worst {worst:.1f} ms; took {float(result['seconds']):.1f} s"
            )


if __name__ == "__main__":
    main()
