"""The reader's end of a ring, with a writer that behaves like the kernel; and several of them merged by time."""

import os
import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.core.kernel import KernelKind
from concgui.observe.kernel_watch import MARGIN_NS, KernelWatch
from concgui.observe.perf_event import SourceError, parse_cores
from concgui.observe.ring import Ring
from tests.kernelrecords import SWITCH, record, records, switch
from tests.kernelside import Seen, need_kernel

PAGE = 4096
DATA = 4096


class Writer:
    """Writes records into memory as the kernel does: whole ones, around the end, counting what does not fit."""

    def __init__(self, at: int = 0, cpu: int = 0) -> None:
        self.pages = bytearray(PAGE + DATA)
        self.head = at
        struct.pack_into("=QQ", self.pages, 1024, at, at)
        self.ring = Ring(self.pages, PAGE, cpu)

    def write(self, data: bytes) -> bool:
        (tail,) = struct.unpack_from("=Q", self.pages, 1032)
        if self.head + len(data) - tail > DATA:
            return False
        for byte in data:
            self.pages[PAGE + self.head % DATA] = byte
            self.head += 1
        struct.pack_into("=Q", self.pages, 1024, self.head)
        return True


@given(st.integers(0, 2**40).map(lambda at: at * 8), st.lists(st.one_of(st.none(), records()), max_size=30))
def test_what_is_taken_is_what_was_written_wherever_it_wraps(at, steps):
    """None: the reader takes what is there."""
    writer, written, taken = Writer(at), b"", b""
    for step in steps:
        if step is None:
            taken += writer.ring.take()
            assert taken == written
        elif writer.write(step):
            written += step
    taken += writer.ring.take()
    assert taken == written
    assert writer.ring.take() == b""
    writer.ring.close()


@pytest.mark.parametrize("head", [DATA + 8, 2**63, 2**64 - 8])
def test_counts_that_make_no_sense_are_refused(head):
    writer = Writer()
    struct.pack_into("=Q", writer.pages, 1024, head)
    with pytest.raises(ValueError, match="ring"):
        writer.ring.take()
    writer.ring.close()


def test_memory_that_is_viewed_can_be_let_go():
    need_kernel()
    watch = KernelWatch.attach(os.getpid(), ring_bytes=32 << 10)
    rings = list(watch._rings)
    assert {ring.data_bytes for ring in rings} == {32 << 10}
    watch.close()
    assert all(ring._pages.closed for ring in rings)


# --- several cores ---------------------------------------------------------------------------------------------------
def merged(*writers: Writer) -> tuple[KernelWatch, Seen]:
    return KernelWatch([], [writer.ring for writer in writers], leave_out=0), Seen(0)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3_000_000)), max_size=60), st.integers(1, 20))
def test_cores_are_merged_in_order_and_nothing_is_handed_out_too_early(steps, every):
    """Steps: (core, nanoseconds before now); each core writes in order of time, as the kernel does."""
    writers = [Writer(cpu=cpu) for cpu in range(3)]
    watch, seen = merged(*writers)
    base = time.perf_counter_ns() - 3_000_000
    last = dict.fromkeys(range(3), 0)
    for number, (cpu, since) in enumerate(steps):
        last[cpu] = max(last[cpu], base + since)
        assert writers[cpu].write(switch(1, number, last[cpu]))
        if number % every == 0:
            seen.take(watch, watch.read())
            assert all(row[0] <= seen.through_ns for row in seen.rows)
    seen.take(watch, watch.finish())
    assert sorted(row[3] for row in seen.rows) == list(range(len(steps)))
    for cpu in range(3):
        assert [row[3] for row in seen.rows if row[4] == cpu] == [
            n for n, (which, _) in enumerate(steps) if which == cpu
        ]
    watch.close()


def test_what_is_young_is_held_back_until_the_other_cores_are_known():
    early, late = Writer(cpu=0), Writer(cpu=1)
    watch, seen = merged(early, late)
    t_ns = time.perf_counter_ns() + 10_000_000_000
    late.write(switch(1, 2, t_ns + 5))
    seen.take(watch, watch.read())
    assert seen.rows == []
    early.write(switch(1, 1, t_ns))
    seen.take(watch, watch.finish())
    assert [row[3] for row in seen.rows] == [1, 2]
    assert seen.through_ns >= t_ns + 5
    assert seen.strays == 0
    watch.close()


def test_what_comes_too_late_for_its_place_is_put_at_the_end_and_counted():
    one = Writer(cpu=0)
    watch, seen = merged(one)
    seen.take(watch, watch.read())
    before = seen.through_ns
    one.write(switch(1, 1, before - 10 * MARGIN_NS))
    rows, _, through_ns = watch.plain_rows()
    assert rows == [(before, 0, 1, 1, 0, KernelKind.SWITCH_IN)]
    one.write(switch(1, 2, before - 10 * MARGIN_NS))
    assert watch.finish().rows["t_ns"].tolist() == [through_ns]
    assert watch.strays == 2
    watch.close()


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("bad", [struct.pack("=IHH", SWITCH, 0, 0), record(7, 0, b"", 1, 1, 1), b"\0" * 16])
def test_a_ring_that_makes_no_sense_is_left_and_the_others_go_on(plain, bad):
    broken, sound = Writer(cpu=0), Writer(cpu=1)
    watch, _ = merged(broken, sound)
    t_ns = time.perf_counter_ns() - 1_000_000_000
    broken.write(switch(1, 1, t_ns) + bad + switch(1, 9, t_ns + 1))
    sound.write(switch(1, 2, t_ns + 2))
    rows = watch.plain_rows()[0] if plain else watch.finish().rows.tolist()
    assert [(row[3], row[5]) for row in rows] == [(1, 1), (2, 1), (0, KernelKind.LOST)]
    assert (rows[-1][1], rows[-1][4], watch.lost) == (1, 0, 1)
    said = watch.problem
    assert "core 0" in said
    assert said.endswith(".")
    broken.write(bad)
    sound.write(switch(1, 3, time.perf_counter_ns()))
    rows = watch.plain_rows()[0] if plain else watch.finish().rows.tolist()
    assert [row[3] for row in rows] == [3]
    assert watch.problem == said
    watch.close()


def test_reading_in_both_ways_loses_nothing():
    one = Writer()
    watch, seen = merged(one)
    t_ns = time.perf_counter_ns() + 10_000_000_000  # held back by every read
    one.write(switch(1, 1, t_ns))
    seen.take(watch, watch.read())
    one.write(switch(1, 2, t_ns + 1))
    watch.drain_raw()
    assert watch.drained_bytes == 24
    assert [row[3] for row in watch.plain_rows()[0]] == [1, 2]
    assert watch.drained_bytes == 0
    watch.close()


# --- cores -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("text", "cores"), [("0\n", [0]), ("0-3,8,10-11\n", [0, 1, 2, 3, 8, 10, 11])])
def test_lists_of_cores(text, cores):
    assert parse_cores(text) == cores


def test_another_machine_is_told(monkeypatch):
    name = os.uname()
    monkeypatch.setattr(os, "uname", lambda: type(name)((*name[:4], "alpha")))
    with pytest.raises(SourceError, match="on alpha"):
        KernelWatch.attach(os.getpid())
