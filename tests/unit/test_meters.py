"""The words *concurrent* and *parallel*, said only where they are proven."""

import pytest

from concgui.control.meters import CONCURRENT, PARALLEL, Meter, on_cpu
from concgui.core.kernel import KernelKind
from concgui.core.lanes import LaneSet
from concgui.observe.bins import to_samples
from tests.kernelscribe import KernelScribe
from tests.scribe import MAIN, MS, START_NS, Scribe

CHILDREN = (201, 202, 203)


def lanes_of(count: int) -> LaneSet:
    """Main, and so many processes at work from 12 ms on."""
    scribe = Scribe()
    scribe.hello()
    for child in CHILDREN[:count]:
        scribe.start(0, scribe.create(0, f"p{child}"), child)
    return scribe.lanes()


def kernel(lanes: LaneSet, *turns: tuple[float, float, int, int], until: float = 1000) -> LaneSet:
    """Feed turns: begin, end (ms), pid, core."""
    scribe = KernelScribe()
    for begin, end, pid, cpu in turns:
        scribe.turn(begin, end, pid, cpu=cpu)
    lanes.feed_kernel(scribe.batch(until))
    return lanes


def verdict(lanes: LaneSet, meter: Meter | None = None, now: float = 1000) -> str:
    return (meter or Meter()).view(lanes, 2, START_NS + round(now * MS), running=True).verdict


# --- exact -----------------------------------------------------------------------------------------------------------
def test_at_the_same_instant_for_a_tenth_of_the_time_is_parallel():
    one = (500.0, 1000.0, 201, 0)
    assert verdict(kernel(lanes_of(2), one, (600.0, 640.0, 202, 1))) == CONCURRENT
    assert verdict(kernel(lanes_of(2), one, (600.0, 660.0, 202, 1))) == PARALLEL


def test_turns_on_one_core_are_concurrent():
    turns = [(500.0 + 10 * n, 510.0 + 10 * n, 201 + n % 2, 0) for n in range(50)]
    lanes = kernel(lanes_of(2), *turns)
    view = Meter().view(lanes, 1, START_NS + 1000 * MS, running=True)
    assert (view.alive, view.on_cpu, view.cores, view.verdict) == (2, 1.0, 1, CONCURRENT)
    assert "1.0 threads" in view.detail
    assert "for 0% of the time (kernel records)" in view.detail


def test_the_gil_handed_over_is_not_parallel_work():
    """Two threads overlap for 50 µs at each of a hundred hand-overs."""
    turns = [(500 + 5 * n, 505.05 + 5 * n, 201 + n % 2, n % 2) for n in range(100)]
    assert verdict(kernel(lanes_of(2), *turns)) == CONCURRENT


def test_only_the_last_half_second_counts():
    turns = [(100.0, 450.0, 201, 0), (100.0, 450.0, 202, 1)]
    assert verdict(kernel(lanes_of(2), *turns, until=460)) == PARALLEL
    assert verdict(kernel(lanes_of(2), *turns, until=1000)) == CONCURRENT


def test_a_young_run_is_not_watered_down():
    lanes = kernel(lanes_of(2), (20.0, 40.0, 201, 0), (20.0, 40.0, 202, 1), until=40)
    assert Meter().view(lanes, 2, START_NS + 40 * MS, running=True).on_cpu == 1.0


@pytest.mark.parametrize("count", [0, 1])
def test_one_worker_alone_is_neither(count):
    assert verdict(kernel(lanes_of(count), (500.0, 1000.0, MAIN, 0))) == ""


def test_main_may_be_one_of_two():
    assert verdict(kernel(lanes_of(1), (500.0, 1000.0, MAIN, 0), (500.0, 1000.0, 201, 1))) == PARALLEL


def test_who_is_on_a_core_now():
    lanes = lanes_of(2)
    assert on_cpu(lanes) is None
    scribe = KernelScribe()
    scribe.say(600, KernelKind.SWITCH_IN, 201)
    scribe.turn(600, 610, 202, cpu=1)
    lanes.feed_kernel(scribe.batch(650))
    assert on_cpu(lanes) == 1


# --- sampled ---------------------------------------------------------------------------------------------------------
def sampled(meter: Meter, share: float, begin: int = 500, end: int = 1000, count: int = 2) -> Meter:
    """So much CPU time of each of two threads in each 50 ms."""
    for ms in range(begin, end, 50):
        t0, t1 = START_NS + ms * MS, START_NS + (ms + 50) * MS
        cpu = round(share * 50 * MS)
        meter.add_samples(to_samples([(t0, t1, pid, pid, cpu, 0, ord("R"), 0) for pid in CHILDREN[:count]]))
    return meter


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, CONCURRENT), (0.54, CONCURRENT), (0.6, PARALLEL), (1.0, PARALLEL)]
)
def test_samples_are_called_parallel_only_when_that_is_certain(share, expected):
    view = sampled(Meter(), share).view(lanes_of(2), 2, START_NS + 1000 * MS, running=True)
    assert view.verdict == expected
    assert view.on_cpu == pytest.approx(2 * share, abs=0.1)
    assert "(sampled CPU time)" in view.detail


def test_a_short_time_proves_nothing():
    """The counters move at the scheduler's tick: in 100 ms two threads on one core may seem to have had 108."""
    meter = sampled(Meter(), 0.54 * 2.2, 0, 100)
    assert verdict(lanes_of(2), meter, now=100) == CONCURRENT


def test_samples_grow_old():
    meter = sampled(Meter(), 1.0)
    assert verdict(lanes_of(2), meter, now=1050) == PARALLEL
    late = meter.view(lanes_of(2), 2, START_NS + 2000 * MS, running=True)
    assert (late.on_cpu, late.verdict) == (0.0, CONCURRENT)


def test_long_bins_of_idle_threads_say_nothing():
    meter = sampled(Meter(), 1.0)
    end = START_NS + 1000 * MS
    meter.add_samples(to_samples([(START_NS, end, 203, 203, 0, 0, ord("S"), 0)]))
    assert verdict(lanes_of(3), meter) == PARALLEL


def test_without_a_program_there_is_nothing_to_measure():
    view = sampled(Meter(), 1.0).view(lanes_of(2), 2, START_NS + 1000 * MS, running=False)
    assert view == (0, None, 2, "", "")
