"""From the kernel's bytes to rows: the way with numpy and the plain way are one, whatever the bytes."""

import struct

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from concgui.core.kernel import KERNEL_DTYPE, KernelKind
from concgui.observe import perf_arrays, perf_records
from concgui.observe.perf_records import Names, decode_plain
from tests.kernelrecords import COMM, EXIT, FORK, LOST, THROTTLE, record, records, switch


def both_ways(chunks: list[bytes], cpu: int = 3) -> tuple[list, list[str], list[str]]:
    """Decode both ways; they must agree. Return rows, names and problems."""
    names, fast_names, rows, fast, problems, fast_problems = Names(), Names(), [], [], [], []
    for chunk in chunks:
        problems.append(decode_plain(chunk, cpu, names, rows))
        some, problem = perf_arrays.decode(chunk, cpu, fast_names)
        assert some.dtype == KERNEL_DTYPE
        fast += some.tolist()
        fast_problems.append(problem)
    assert fast == rows
    assert fast_names.texts == names.texts
    assert fast_problems == problems
    return rows, names.texts, problems


def test_the_kinds_are_those_of_recordings():
    assert {kind.name: int(kind) for kind in KernelKind} == {
        kind.name: getattr(perf_records, kind.name) for kind in KernelKind
    }


def test_every_kind_of_record():
    stream = b"".join(
        (
            switch(10, 11, 100),
            switch(10, 11, 200, 1 << 13),
            switch(10, 11, 300, 3 << 13),
            record(FORK, 0, struct.pack("=IIIIQ", 20, 10, 21, 11, 395), 10, 11, 400),
            record(COMM, 0, struct.pack("=II", 10, 12) + b"worker\xff\0", 10, 11, 500),
            record(COMM, 1 << 13, struct.pack("=II", 20, 20) + b"sh\0\0\0\0\0\0", 20, 20, 600),
            record(COMM, 0, struct.pack("=II", 10, 11) + b"worker\xff\0", 10, 11, 650),
            record(EXIT, 0, struct.pack("=IIIIQ", 20, 10, 21, 10, 695), 20, 21, 700),
            record(LOST, 0, struct.pack("=QQ", 77, 5), 10, 11, 800),
            record(THROTTLE, 0, bytes(24), 10, 11, 900),
        )
    )
    rows, names, problems = both_ways([stream])
    assert rows == [
        (100, 0, 10, 11, 3, KernelKind.SWITCH_IN),
        (200, 0, 10, 11, 3, KernelKind.SWITCH_OUT),
        (300, 0, 10, 11, 3, KernelKind.PREEMPTED),
        (400, 10 << 32 | 11, 20, 21, 3, KernelKind.FORK),
        (500, 0, 10, 12, 3, KernelKind.COMM),
        (600, 1, 20, 20, 3, KernelKind.EXEC),
        (650, 0, 10, 11, 3, KernelKind.COMM),
        (700, 0, 20, 21, 3, KernelKind.EXIT),
        (800, 5, 0, 0, 3, KernelKind.LOST),
    ]
    assert names == ["worker\N{REPLACEMENT CHARACTER}", "sh"]
    assert problems == [""]


@given(st.lists(st.lists(records(), max_size=12), max_size=4))
def test_both_ways_agree_and_how_records_come_in_portions_does_not_matter(portions):
    rows, names, problems = both_ways([b"".join(portion) for portion in portions])
    assert both_ways([b"".join(one for portion in portions for one in portion)])[:2] == (rows, names)
    assert not any(problems)


@given(st.lists(records(), max_size=6), st.binary(min_size=1, max_size=200), st.integers(0, 400))
def test_what_is_no_record_is_said_and_never_raised(stream, garbage, cut):
    whole = b"".join(stream)
    clean, _, _ = both_ways([whole])
    rows, _, _ = both_ways([whole + garbage])
    assert rows[: len(clean)] == clean
    rows, _, problems = both_ways([whole[: len(whole) - cut]])
    assert rows == clean[: len(rows)]
    assert bool(problems[0]) == (len(whole[: len(whole) - cut]) not in _bounds(whole))


def _bounds(stream: bytes) -> set[int]:
    """Return where records begin, and the end."""
    bounds, at = {0}, 0
    while at < len(stream):
        at += struct.unpack_from("=H", stream, at + 6)[0]
        bounds.add(at)
    return bounds


@given(st.lists(st.lists(st.integers(0, 50), max_size=20).map(sorted), min_size=1, max_size=4))
def test_merging_keeps_the_order_of_each_core(cores):
    parts = [
        np.array([(t_ns, number, 1, 1, cpu, 1) for number, t_ns in enumerate(times_)], KERNEL_DTYPE)
        for cpu, times_ in enumerate(cores)
    ]
    rows = perf_arrays.in_order(parts)
    assert rows["t_ns"].tolist() == sorted(t_ns for times_ in cores for t_ns in times_)
    for cpu, part in enumerate(parts):
        assert rows[rows["cpu"] == cpu].tolist() == part.tolist()


def test_many_odd_records_among_switches_cost_no_more_than_their_number():
    """A look at the whole rest for each of them would cost a hundred times as much."""
    import time

    fork = record(FORK, 0, struct.pack("=IIIIQ", 20, 10, 21, 11, 395), 10, 11, 400)

    def seconds(stream: bytes) -> float:
        begun = time.process_time()
        perf_arrays.decode(stream, 0, Names())
        return time.process_time() - begun

    few, many = (switch(1, 1, 1) * 3 + fork) * 500, (switch(1, 1, 1) * 3 + fork) * 10_000
    one = min(seconds(few) for _ in range(5))
    assert seconds(many) < 20 * one * 4
