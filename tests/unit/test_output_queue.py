"""The lines on their way to the Output pane, and the raw lines that no event accounts for."""

import time

import numpy as np
import pytest

from concgui.control import linematcher
from concgui.control.linematcher import GRACE_S, LineMatcher
from concgui.control.outputs import MAX_AT_ONCE, MAX_WAITING, OutputQueue
from concgui.core.events import Batch, Decoder
from concgui.core.kinds import EventKind
from concgui.core.views import OutputLine
from concgui.program import wire

LATER_NS = 1 << 62


def batch(*lines: bytes, value: int = wire.STREAM_OUT, pid: int = 7) -> Batch:
    """What a thread sends that prints these lines."""
    packed = [wire.pack(wire.OUTPUT, seq, 100 + seq, pid, pid, 0, value, line) for seq, line in enumerate(lines)]
    return Decoder().feed(b"".join(packed))


def queue() -> OutputQueue:
    return OutputQueue(lambda made, at, _: [OutputLine(0, "p1", made.text(at))])


def add(waiting: OutputQueue, *lines: bytes) -> None:
    made = batch(*lines)
    waiting.add_printed(made, np.flatnonzero(made.heads["kind"] == EventKind.OUTPUT), {})


def drain(waiting: OutputQueue) -> list[str]:
    texts = []
    while len(waiting):
        taken = waiting.take()
        assert len(taken) <= MAX_AT_ONCE + 1
        texts += [line.text for line in taken]
    return texts


def test_lines_keep_their_order_and_come_in_portions() -> None:
    waiting = queue()
    add(waiting, *(b"%d" % n for n in range(700)))
    waiting.add(OutputLine(0, "os", "ours"))
    add(waiting, b"last")
    assert len(waiting) == 702
    assert drain(waiting) == [*map(str, range(700)), "ours", "last"]
    assert (waiting.added, waiting.left_out) == (702, 0)


@pytest.mark.parametrize("size", [1, 77, 1000, 9000])
def test_a_flood_leaves_out_the_oldest_and_counts_them(size: int) -> None:
    waiting = queue()
    for start in range(0, 18_000, size):
        add(waiting, *(b"%d" % n for n in range(start, min(start + size, 18_000))))
    assert len(waiting) == MAX_WAITING
    assert (waiting.added, waiting.left_out) == (18_000, 18_000 - MAX_WAITING)
    texts = drain(waiting)
    assert texts[0].startswith(f"{18_000 - MAX_WAITING} lines are not shown")
    assert texts[1:] == [str(n) for n in range(18_000 - MAX_WAITING, 18_000)]


def test_settled_lines_are_the_same() -> None:
    waiting = queue()
    add(waiting, b"a", b"b")
    waiting.settle()
    assert len(waiting) == 2
    assert drain(waiting) == ["a", "b"]


def unmatched(matcher: LineMatcher) -> list[str]:
    return [line.text for line in matcher.due(LATER_NS, all_of_them=True)]


def test_reported_lines_are_not_shown_twice() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"one", b"two", b"two"))
    matcher.raw(wire.STREAM_OUT, [b"two", b"from C", b"one", b"two", b"two"])
    assert unmatched(matcher) == ["from C", "two"]


def test_streams_are_apart() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"text"))
    matcher.raw(wire.STREAM_ERR, [b"text"])
    assert unmatched(matcher) == ["text"]


def test_the_event_may_come_after_the_line() -> None:
    matcher = LineMatcher()
    matcher.raw(wire.STREAM_OUT, [b"early"])
    assert matcher.due(0) == []
    assert matcher.waiting
    matcher.expect(batch(b"early"))
    assert matcher.due(LATER_NS) == []
    assert GRACE_S > 0


def test_parts_make_one_line() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"begin ", value=wire.STREAM_OUT | wire.PARTIAL))
    matcher.expect(batch(b"middle ", value=wire.STREAM_OUT | wire.MORE_FOLLOWS))
    matcher.expect(batch(b"end"))
    matcher.raw(wire.STREAM_OUT, [b"begin middle end"])
    assert unmatched(matcher) == []


def test_long_lines_match_by_their_beginning() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"x" * wire.MAX_PAYLOAD, value=wire.STREAM_OUT | wire.MORE_FOLLOWS))
    matcher.expect(batch(b"x" * wire.MAX_PAYLOAD, value=wire.STREAM_OUT | wire.MORE_FOLLOWS))
    matcher.expect(batch(b"x" * wire.MAX_PAYLOAD, value=wire.STREAM_OUT | wire.TRUNCATED))
    matcher.raw(wire.STREAM_OUT, [b"x" * 10_000])
    assert unmatched(matcher) == []


def test_a_stream_in_latin_1() -> None:
    matcher = LineMatcher()
    matcher.expect(batch("grün".encode()))
    matcher.raw(wire.STREAM_OUT, ["grün".encode("latin-1")])
    assert unmatched(matcher) == []


def test_lines_that_came_mixed() -> None:
    """As unbuffered processes write them: the texts first, then the newlines."""
    matcher = LineMatcher()
    matcher.expect(batch(b"Start work 3", b"Start work 2", b"Start work 22"))
    matcher.raw(wire.STREAM_OUT, [b"Start work 3Start work 22Start work 2", b"", b"", b""])
    assert unmatched(matcher) == [""]


def test_a_line_that_only_begins_like_others_is_shown() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"one"))
    matcher.raw(wire.STREAM_OUT, [b"oneone", b"one and more", b"one"])
    assert unmatched(matcher) == ["oneone", "one and more"]


def test_what_was_flushed_and_never_ended_is_not_shown_twice() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"no newline", value=wire.STREAM_OUT | wire.PARTIAL))
    matcher.raw(wire.STREAM_ERR, [b"no newline"])
    matcher.raw(wire.STREAM_OUT, [b"no newline"])
    assert [line.stream for line in matcher.due(LATER_NS, all_of_them=True)] == [wire.STREAM_ERR]
    assert matcher.due(LATER_NS) == []


def test_a_prompt_that_no_event_tells_of_is_heard_nowhere() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"Name? ", value=wire.STREAM_OUT | wire.PARTIAL))
    assert not matcher.unheard(wire.STREAM_OUT, b"Name? ")
    assert matcher.unheard(wire.STREAM_ERR, b"Name? ")
    assert matcher.unheard(wire.STREAM_OUT, b"password: ")


def test_progress_bars_of_several_processes_come_mixed() -> None:
    matcher = LineMatcher()
    raw = b""
    for step in range(40):
        for pid in (7, 8):
            piece = b"\r%d of %d" % (step, pid)
            matcher.expect(batch(piece, value=wire.STREAM_ERR | wire.PARTIAL, pid=pid))
            raw += piece
    matcher.raw(wire.STREAM_ERR, [raw])
    assert unmatched(matcher) == []
    for pid in (7, 8):
        matcher.expect(batch(b"\rdone", value=wire.STREAM_ERR, pid=pid))
    matcher.raw(wire.STREAM_ERR, [b"\r0 of 7\r0 of 8 and more"])
    assert unmatched(matcher) == ["\r0 of 7\r0 of 8 and more"]


def test_the_end_of_a_bar_among_others() -> None:
    matcher = LineMatcher()
    for pid in (7, 8):
        matcher.expect(batch(b"\r1 of %d" % pid, value=wire.STREAM_ERR | wire.PARTIAL, pid=pid))
    matcher.expect(batch(b"\rdone", value=wire.STREAM_ERR, pid=7))
    matcher.raw(wire.STREAM_ERR, [b"\r1 of 7\r1 of 8\rdone"])
    assert unmatched(matcher) == []


def test_a_line_that_was_cut_by_a_signal_is_known_by_its_beginning() -> None:
    matcher = LineMatcher()
    matcher.expect(batch(b"line 1 of many", b"line 2 of many"))
    assert matcher.is_cut(wire.STREAM_OUT, b"line 2 o")
    assert not matcher.is_cut(wire.STREAM_OUT, b"line 3")
    assert not matcher.is_cut(wire.STREAM_ERR, b"line 2 o")


def test_more_lines_than_can_be_looked_at_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linematcher, "_MAX_WAITING", 100)
    matcher = LineMatcher()
    matcher.raw(wire.STREAM_OUT, [b"%d" % n for n in range(150)])
    first = matcher.due(time.perf_counter_ns())
    assert [line.lost for line in first] == [50]
    matcher.raw(wire.STREAM_OUT, [b"%d" % n for n in range(150, 160)])
    assert matcher.due(time.perf_counter_ns()) == []
    last = matcher.due(time.perf_counter_ns(), all_of_them=True)
    assert [line.lost for line in last] == [10] + [0] * 100
    assert [line.text for line in last[1:]] == [str(n) for n in range(60, 160)]


def test_lines_that_are_shown_together_are_in_the_order_of_their_times() -> None:
    waiting = queue()
    for t_ns, who in ((30, "os"), (10, "main"), (30, "p1")):
        waiting.add(OutputLine(t_ns, who, "said"))
    assert [line.who for line in waiting.take()] == ["main", "os", "p1"]
