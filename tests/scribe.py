"""Writes the events of a made-up run, byte for byte as the observed program writes them."""

from collections import defaultdict

from concgui.core.events import Batch, Decoder
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.core.recording import Recording
from concgui.core.states import State
from concgui.program import wire

MAIN = 100
MS = 1_000_000
START_NS = 5_000 * MS


class Scribe:
    """Collects records. Times are milliseconds since the run's begin."""

    def __init__(self) -> None:
        self.records: list[bytes] = []
        self._seq: defaultdict[int, int] = defaultdict(int)
        self._numbers: defaultdict[int, int] = defaultdict(int)

    def say(
        self, ms: float, kind: int, pid: int = MAIN, tid: int = 0, subject: int = 0, value: int = 0, text: str = ""
    ) -> None:
        """One event of `pid`; tid 0: its main thread."""
        t_ns = START_NS + round(ms * MS)
        record = wire.pack(kind, self._seq[pid], t_ns, pid, tid or pid, subject, value, text.encode())
        self._seq[pid] += 1
        self.records.append(record)

    def drop(self, pid: int = MAIN, count: int = 1) -> None:
        """Events that were attempted and never arrived."""
        self._seq[pid] += count

    def rebirth(self, pid: int) -> None:
        """From now on `pid` is another process."""
        self._seq[pid] = 0

    # --- what usually happens ------------------------------------------------------------------------------------
    def hello(self, ms: float = 0) -> None:
        self.say(ms, wire.HELLO, value=wire.VERSION, text="3.13.0\x1fcpython\x1fspawn\x1fscript")
        self.say(ms, wire.TARGET_ENTERED)

    def create(self, ms: float, name: str, *, thread: bool = False, pid: int = MAIN) -> int:
        self._numbers[pid] += 1
        subject = pid << 32 | self._numbers[pid]
        kind = wire.THREAD_CREATED if thread else wire.PROCESS_CREATED
        self.say(ms, kind, pid, subject=subject, text=f"{name}\x1fworker")
        return subject

    def start(self, ms: float, subject: int, child: int, *, by: int = MAIN) -> None:
        """`start()` of a process: 2 ms in the parent, first line after 10, target after 12."""
        self.say(ms, wire.START, by, subject=subject)
        self.say(ms + 2, wire.STARTED, by, subject=subject, value=child)
        self.say(ms + 10, wire.FIRST, child, subject=subject, value=by)
        self.say(ms + 12, wire.TARGET_ENTERED, child, subject=subject, value=by)

    def start_thread(self, ms: float, subject: int, tid: int, *, pid: int = MAIN) -> None:
        self.say(ms, wire.START, pid, subject=subject)
        self.say(ms + 1, wire.TARGET_ENTERED, pid, tid, subject=subject, value=pid)
        self.say(ms + 2, wire.STARTED, pid, subject=subject, value=tid)

    def leave(self, ms: float, subject: int, child: int, code: int = 0, tid: int = 0) -> None:
        """The worker's last words: target left, 1 ms later its exit."""
        self.say(ms, wire.TARGET_LEFT, child, tid, subject=subject)
        self.say(ms + 1, wire.EXIT, child, tid, subject=subject, value=code)

    def join(self, ms: float, until: float, subject: int, code: int | None, timeout: float = -1) -> None:
        """`join()` in main; code None: the timeout came first."""
        limit = -1 if timeout < 0 else round(timeout * 1e9)
        self.say(ms, wire.JOIN_BEGIN, subject=subject, value=limit)
        if code is not None:
            self.say(until, wire.REAPED, subject=subject, value=code)
        self.say(until, wire.JOIN_END, subject=subject, value=int(code is not None))

    def output(self, ms: float, text: str, pid: int = MAIN, value: int = wire.STREAM_OUT) -> None:
        self.say(ms, wire.OUTPUT, pid, value=value, text=text)

    # --- what becomes of it --------------------------------------------------------------------------------------
    @property
    def data(self) -> bytes:
        return b"".join(self.records)

    def batch(self) -> Batch:
        return Decoder().feed(self.data)

    def recording(self) -> Recording:
        recording = Recording()
        recording.append(self.batch())
        return recording

    def lanes(self, *os_events: tuple[float, EventKind, int, int]) -> LaneSet:
        """The lanes after all of it, and after `os_events`: ms, kind, pid, value."""
        lanes = LaneSet()
        lanes.feed(self.batch())
        for ms, kind, pid, value in os_events:
            lanes.feed_os(START_NS + round(ms * MS), kind, pid, value)
        return lanes


def spans(lanes: LaneSet, index: int) -> list[tuple[float, float, str, str]]:
    """The closed spans of a lane: begin and end in ms, state, label."""
    rows = zip(*(column.tolist() for column in lanes.lanes[index].spans.view()), strict=True)
    return [
        ((start - START_NS) / MS, (end - START_NS) / MS, State(state).name, lanes.labels[label])
        for start, end, state, label in rows
    ]


def since_start(t_ns: int | None) -> float | None:
    """A time of a lane in ms."""
    return None if t_ns is None else (t_ns - START_NS) / MS
