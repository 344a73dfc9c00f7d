"""Lines put together from their parts."""

from concgui.core.output import CUT, OutputAssembler
from concgui.program import wire

OUT, ERR = wire.STREAM_OUT, wire.STREAM_ERR


def feed(assembler, value, payload, tid=1, t_ns=10):
    return assembler.feed(t_ns, 1, tid, value, payload)


def test_a_short_line_is_one_event():
    (line,) = feed(OutputAssembler(), OUT, b"Start main")
    assert (line.text, line.stream, line.error, line.partial) == ("Start main", OUT, False, False)
    (line,) = feed(OutputAssembler(), ERR | wire.PARTIAL, b"")
    assert (line.text, line.error, line.partial) == ("", True, True)


def test_a_long_line_comes_together_also_in_the_middle_of_a_letter():
    data = ("ä" * 300).encode()
    assembler = OutputAssembler()
    assert feed(assembler, OUT | wire.MORE_FOLLOWS, data[:429], t_ns=10) == []
    (line,) = feed(assembler, OUT, data[429:], t_ns=20)
    assert (line.text, line.t_ns) == ("ä" * 300, 10)


def test_threads_and_streams_do_not_mix():
    assembler = OutputAssembler()
    feed(assembler, OUT | wire.MORE_FOLLOWS, b"a", tid=1)
    feed(assembler, OUT | wire.MORE_FOLLOWS, b"x", tid=2)
    assert [line.text for line in feed(assembler, ERR, b"error", tid=1)] == ["error"]
    assert [line.text for line in feed(assembler, OUT, b"b", tid=1)] == ["ab"]
    assert [line.text for line in feed(assembler, OUT, b"y", tid=2)] == ["xy"]


def test_a_cut_line_says_so():
    (line,) = feed(OutputAssembler(), OUT | wire.TRUNCATED, b"long")
    assert line.text == "long" + CUT == "long … (line cut: over 4096 bytes)"


def test_bytes_that_are_no_utf8_are_replaced():
    (line,) = feed(OutputAssembler(), OUT, b"\xff\xfe")
    assert line.text == "��"


def test_a_line_whose_end_was_dropped_does_not_grow_for_ever():
    assembler = OutputAssembler()
    lines = [line for _ in range(100) for line in feed(assembler, OUT | wire.MORE_FOLLOWS, b"x" * 429)]
    assert lines
    assert all(len(line.text) <= wire.MAX_LINE + 2 * wire.MAX_PAYLOAD + len(CUT) for line in lines)


def test_what_is_left_at_the_end_is_not_lost():
    assembler = OutputAssembler()
    feed(assembler, OUT | wire.MORE_FOLLOWS, b"begun")
    assert [line.text for line in assembler.flush()] == ["begun" + CUT]
    assert assembler.flush() == []
