"""A long recording in the window: from the click until the whole picture is painted, and from a seek until it is.

Two recordings: a million events of 64 workers, nine tenths of them blocking calls that begin and end, one tenth
printed lines; and a million switches of 64 threads on two cores over ten minutes. The window is a real one, offscreen.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from common import machine_line, options

from concgui.core.events import EVENT_DTYPE, Batch
from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind
from concgui.core.lanes import fold
from concgui.core.recording import Recording
from concgui.core.storage import load, save
from concgui.program import wire

_MAIN, _T0_NS, _WORKERS = 1000, 10**15, 64


def _event(kind: int, tid: int, subject: int = 0, value: int = 0, text: bytes = b"", t_ns: int = 0) -> Batch:
    more = -(-len(text) // wire.CHUNK)
    row = (kind, more, len(text), 0, _T0_NS + t_ns, _MAIN, tid, subject, value)
    return Batch(np.array([row], EVENT_DTYPE), text, np.zeros(1, np.int64))


def _begun() -> Recording:
    """Return a run whose workers, threads of main, have just begun."""
    recording = Recording()
    recording.append(_event(wire.HELLO, _MAIN, value=wire.VERSION, text=b"3.13.0\x1fcpython\x1fspawn\x1fscript"))
    recording.append(_event(wire.NAME, _MAIN, value=1, text=b"lock.acquire()"))
    for at in range(1, _WORKERS):
        subject = _MAIN << 32 | at
        recording.append(_event(wire.THREAD_CREATED, _MAIN, subject, text=b"t%d" % at, t_ns=at))
        recording.append(_event(wire.START, _MAIN, subject, t_ns=at))
        recording.append(_event(wire.TARGET_ENTERED, _MAIN + at, subject, t_ns=at))
    return recording


def calls(count: int) -> Recording:
    """Return a run of n events: each worker's calls begin and end by turns, every tenth event is a line."""
    recording, numbers = _begun(), np.arange(count)
    heads = np.zeros(count, EVENT_DTYPE)
    printed = numbers % 10 == 9
    heads["pid"], heads["tid"] = _MAIN, _MAIN + numbers % _WORKERS
    for worker in range(_WORKERS):
        at = np.flatnonzero((numbers % _WORKERS == worker) & ~printed)
        heads["kind"][at] = np.where(np.arange(len(at)) % 2, wire.CALL_END, wire.CALL_BEGIN)
    heads["kind"][printed] = wire.OUTPUT
    heads["t_ns"], heads["value"] = _T0_NS + 1_000_000 + numbers * 1000, np.where(printed, wire.STREAM_OUT, 1)
    texts = [b"line %d" % number if number % 10 == 9 else b"" for number in range(count)]
    heads["size"] = size = np.fromiter(map(len, texts), np.int64, count)
    heads["more"] = -(-size // wire.CHUNK)
    recording.append(Batch(heads, b"".join(texts), np.cumsum(size) - size))
    return recording


def switches(count: int, seconds: int = 600) -> Recording:
    """Return a run of n records of the kernel, and of next to no events."""
    recording, numbers = _begun(), np.arange(count)
    rows = np.zeros(count, KERNEL_DTYPE)
    core, turn = numbers % 2, numbers // 2
    rows["t_ns"] = _T0_NS + 1_000_000 + numbers * (seconds * 10**9 // count)
    rows["cpu"], rows["pid"] = core, _MAIN
    rows["tid"] = _MAIN + (turn // 2 % (_WORKERS // 2)) * 2 + core
    rows["kind"] = np.where(
        turn % 2, np.where(turn % 3, KernelKind.SWITCH_OUT, KernelKind.PREEMPTED), KernelKind.SWITCH_IN
    )
    recording.add_kernel(KernelBatch(rows, (), _T0_NS + (seconds + 1) * 10**9))
    return recording


class Desk:
    """The window, and a clock."""

    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import QEventLoop, Qt, QTimer
        from PySide6.QtWidgets import QApplication

        from concgui import app
        from concgui.ui.window import MainWindow

        self.application = QApplication.instance() or QApplication([])
        self.window = MainWindow()
        self.window.resize(1920, 1080)
        self.window.show()
        self.session = app.attach_engine(self.window, [])
        self.painted = 0
        self._wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        assert self.window.timeline is not None
        self.timeline = self.window.timeline
        self.timeline.painted.connect(self._note)
        self.held: list[float] = []  #: when the window's thread was free, every 10 ms
        self._beat = QTimer(interval=10, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(lambda: self.held.append(time.perf_counter()))
        self._beat.start()
        self.until(lambda: self.painted > 0)

    def _note(self, _stamp: object) -> None:
        self.painted += 1

    def until(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        """Let the window work until something is so."""
        end = time.perf_counter() + seconds
        while not condition():
            if time.perf_counter() > end:
                raise TimeoutError
            # Asleep meanwhile, as the window is: it must not keep the reading thread from its work.
            self.application.processEvents(self._wait)

    def open(self, path: Path) -> tuple[float, float]:
        """Open a recording; return the seconds until it was painted, and the longest that the window did not answer."""
        before, self.held = self.session.replay, [time.perf_counter()]
        begun = time.perf_counter()
        self.session.open_file(str(path), ())
        self.until(lambda: self.session.replay not in (None, before))
        replay = self.session.replay
        assert replay is not None
        self.until(lambda: self.timeline.frame.lanes is replay.lanes)
        painted = self.painted
        self.until(lambda: self.painted > painted)
        took = time.perf_counter() - begun
        self.until(lambda: len(self.held) > 1)
        return took, max(b - a for a, b in zip(self.held, self.held[1:], strict=False))

    def seek(self, share: float) -> float:
        """Seek; return the seconds until the timeline was painted again."""
        replay, painted = self.session.replay, self.painted
        assert replay is not None
        begun = time.perf_counter()
        replay.seek(replay.length_ns * share)
        self.until(lambda: self.painted > painted)
        took = time.perf_counter() - begun
        self.until(lambda: time.perf_counter() > begun + 0.05)
        return took


def _median(times: list[float]) -> str:
    return f"{statistics.median(times):7.3f} s  ({min(times):.3f}–{max(times):.3f})"


def main() -> None:
    """Print what it takes."""
    parser = options(__doc__ or "", 5)
    parser.add_argument("--events", type=int, default=1_000_000)
    chosen = parser.parse_args()
    print(machine_line(), flush=True)
    desk = Desk()
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("events", calls), ("switches", switches)):
            path = Path(folder) / f"{name}.concgui"
            save(make(chosen.events), path)
            loads, folds, opens, held = [], [], [], []
            for _ in range(chosen.trials):
                begun = time.perf_counter()
                recording = load(path)
                loads.append(time.perf_counter() - begun)
                begun = time.perf_counter()
                fold(recording)
                folds.append(time.perf_counter() - begun)
                took, longest = desk.open(path)
                opens.append(took)
                held.append(longest)
            places = np.random.default_rng(1).random(100).tolist()
            seeks = sorted(desk.seek(share) * 1000 for share in places)
            print(f"{chosen.events:,} {name}")
            print(f"  read                       {_median(loads)}")
            print(f"  fold                       {_median(folds)}")
            print(f"  click until it is painted  {_median(opens)}   goal ≤ 1 s")
            print(f"  the window did not answer  {_median(held)}")
            print(f"  seek until it is painted   p50 {seeks[50]:.1f} ms, p95 {seeks[95]:.1f} ms", flush=True)
    desk.session.shutdown()
    sys.stdout.flush()
    os._exit(0)  # what waits in the window is nobody's concern any more


if __name__ == "__main__":
    main()
