"""How many work at once: the numbers behind the words *concurrent* and *parallel*. No Qt, no processes."""

from collections import deque

from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.meter import Load, measure, on_cpu_now
from concgui.core.states import Phase
from concgui.core.views import MeterView
from concgui.core.words import tr
from concgui.observe.source import Samples

#: The time that is measured: the last half second.
WINDOW_NS = 500_000_000
#: How often that is done: numbers that change faster cannot be read.
_AFRESH_NS = 200_000_000
#: Two at once is called parallel work from this share of the time on. At a hand-over of the GIL two threads are on a
#: core at the same instant, too, for some microseconds: that is not work done in parallel.
PARALLEL_SHARE = 0.10
#: As many CPUs must have been busy on average, where only CPU time is known, to be certain that two were so at once.
CERTAIN = 1.1
#: The newest sample is not older than this, as long as somebody works.
_LATEST_NS = 100_000_000
PARALLEL, CONCURRENT = "parallel", "concurrent"


def alive_workers(lanes: LaneSet) -> list[Lane]:
    """Return the workers that are starting or alive, threads too, but not those that the library makes for itself."""
    return [
        lane
        for lane in lanes.lanes
        if lane.kind is not LaneKind.MAIN
        and not (lane.hidden or lane.library or lane.ended)
        and lane.phase in {Phase.STARTING, Phase.ALIVE}
    ]


def on_cpu(lanes: LaneSet) -> int | None:
    """Return how many threads were on a core at the last instant known; None where nobody measured it."""
    return on_cpu_now(lanes) if lanes.through_ns else None


class Meter:
    """The meter of one run, live."""

    def __init__(self) -> None:
        self._bins: deque[tuple[int, int, int]] = deque()  # of samples: begin, end, CPU time of all threads; ns
        self._load: Load | None = None
        self._measured_ns = 0

    def add_samples(self, samples: Samples) -> None:
        """Take sampled CPU time; only where there is nothing better."""
        if not len(samples):
            return
        end = int(samples.t1_ns.max())
        # Longer bins without any CPU time end now, too, or are told late; they add nothing.
        busy = (samples.t1_ns == end) & (samples.cpu_ns > 0)
        if busy.any():
            self._bins.append((int(samples.t0_ns[busy].min()), end, int(samples.cpu_ns[busy].sum())))
        while self._bins and self._bins[0][0] < end - 2 * WINDOW_NS:
            self._bins.popleft()

    def view(self, lanes: LaneSet, cores: int, now_ns: int, *, running: bool) -> MeterView:
        """Return what the meter shows at `now_ns`. `cores`: how many are allowed; `running`: there is a program."""
        if not running:
            return MeterView(cores=cores)
        alive = len(alive_workers(lanes))
        if lanes.through_ns:
            return self._exact(lanes, alive, cores)
        return self._sampled(alive, cores, now_ns, since_ns=lanes.t0_ns)

    def _exact(self, lanes: LaneSet, alive: int, cores: int) -> MeterView:
        load = self._load
        if load is None or lanes.through_ns - self._measured_ns >= _AFRESH_NS:
            self._measured_ns = lanes.through_ns
            load = self._load = measure(lanes, max(lanes.through_ns - WINDOW_NS, lanes.t0_ns), lanes.through_ns)
        detail = tr(
            "In the last {seconds:g} s, {on_cpu:.1f} threads were on a CPU on average, and two "
            "or more at the same instant for {parallel:.0%} of the time (kernel records).",
            seconds=WINDOW_NS / 1e9,
            on_cpu=load.on_cpu,
            parallel=load.parallel,
        )
        verdict = PARALLEL if load.parallel >= PARALLEL_SHARE else CONCURRENT if alive > 1 else ""
        return MeterView(alive, round(load.on_cpu, 1), cores, verdict, detail)

    def _sampled(self, alive: int, cores: int, now_ns: int, since_ns: int) -> MeterView:
        until = max(now_ns - _LATEST_NS, self._bins[-1][1] if self._bins else 0)
        since = max(until - WINDOW_NS, since_ns)
        while self._bins and self._bins[0][0] < since:
            self._bins.popleft()
        spent = sum(cpu_ns for _, _, cpu_ns in self._bins)
        load = spent / max(until - since, _LATEST_NS)
        # The counters move at the scheduler's tick, every 1 to 10 ms: a short time would prove nothing.
        certain = spent > CERTAIN * max(until - since, WINDOW_NS // 2)
        told = tr("so two were at the same instant") if certain else tr("whether at the same instant is not known")
        detail = tr(
            "In the last {seconds:g} s, {load:.1f} CPUs were busy on average, {told} (sampled CPU time).",
            seconds=WINDOW_NS / 1e9,
            load=load,
            told=told,
        )
        return MeterView(alive, round(load, 1), cores, PARALLEL if certain else CONCURRENT if alive > 1 else "", detail)
