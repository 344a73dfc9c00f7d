"""A recording that is folded in large steps leaves the lanes that it left while live, step by step."""

import time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.kernel import KERNEL_DTYPE, KernelBatch
from concgui.core.kernel import KernelKind as K
from concgui.core.kinds import EventKind
from concgui.core.lane_tasks import GRACE_NS
from concgui.core.lanes import LaneSet, fold
from concgui.core.recording import Recording
from concgui.program import wire
from tests.kernelscribe import KernelScribe
from tests.scribe import MAIN, MS, START_NS, Scribe

P1, T1, NATIVE = 201, 777, 901
THREADS = [(MAIN, MAIN), (MAIN, T1), (P1, P1), (NATIVE, NATIVE), (NATIVE, NATIVE + 1)]
#: What happens next: how many ms later, what, to which of the threads, on which core.
happenings = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 3, 30, 60, 200]),
        st.sampled_from([*["on"] * 6, *["off"] * 4, "born", "gone", "exec", "comm", "lost", "start", "say", "exit"]),
        st.integers(0, len(THREADS) - 1),
        st.integers(0, 1),
    ),
    max_size=60,
)


class Machine:
    """Two cores that are given to threads as a kernel gives them: one at a time, and to nobody twice."""

    def __init__(self) -> None:
        self.kernel, self.python = KernelScribe(), Scribe()
        self.python.hello()
        self.on: dict[int, int] = {}  # core → place in THREADS
        self.subject = 0

    def off(self, ms: float, core: int, kind: K) -> None:
        if core in self.on:
            self.kernel.say(ms, kind, *THREADS[self.on.pop(core)], cpu=core)

    def happen(self, ms: float, what: str, who: int, core: int) -> None:
        pid, tid = THREADS[who]
        where = next((one for one, there in self.on.items() if there == who), None)
        match what:
            case "on" if where is None:
                self.off(ms, core, K.PREEMPTED)
                self.kernel.say(ms, K.SWITCH_IN, pid, tid, core)
                self.on[core] = who
            case "off":
                self.off(ms, core, K.SWITCH_OUT)
            case "gone":
                self.on.pop(-1 if where is None else where, None)
                self.kernel.say(ms, K.EXIT, pid, tid, core if where is None else where)
            case "born" if where is None:
                self.kernel.born(ms, pid, tid)
            case "exec" if where is not None and pid == tid:
                self.kernel.named(ms, K.EXEC, pid, f"program {ms}")
            case "comm":
                self.kernel.named(ms, K.COMM, pid, f"name {ms}")
            case "lost":
                self.kernel.lost(ms, core, 3)
                self.on.pop(core, None)
            case "start":
                self.subject = self.python.create(ms, f"p{ms}")
                self.python.start(ms + 1, self.subject, P1)
            case "say":
                self.python.say(ms, wire.CALL_BEGIN, pid, tid, value=1)
            case "exit" if self.subject:
                self.python.leave(ms, self.subject, P1)


def recorded(happened) -> Recording:
    machine, ms = Machine(), 1
    for at, (step, what, who, core) in enumerate(happened):
        ms += step
        machine.happen(ms + at / 1000, what, who, core)
    recording = machine.python.recording()
    rows = machine.kernel.batch(ms + 20)
    recording.add_kernel(KernelBatch(rows.rows, rows.names, rows.through_ns))
    recording.add_os_event(START_NS + (ms + 21) * MS, EventKind.OS_EXIT, P1, 0)
    return recording


def step_by_step(recording: Recording) -> LaneSet:
    """Every event and every batch of 50 ms by itself, as they come while live."""
    lanes, at = LaneSet(), 0
    latest = np.maximum.accumulate(recording.heads["t_ns"])
    for kernel in recording.kernel_batches():
        until = max(at, int(np.searchsorted(latest, kernel.through_ns + GRACE_NS)))
        for event in recording.batch(at, until).events():
            lanes.feed([event])
        at = until
        lanes.feed_kernel(kernel)
    lanes.feed(recording.events(at))
    lanes.finish()
    return lanes


def numbers(columns) -> list[list[float]]:
    return [column.tolist() for column in columns]


def picture(lanes: LaneSet):
    """Everything that can be seen of it."""
    told = [
        (
            numbers(lane.spans.view()), numbers(lane.composed.spans.view()), lane.composed.open_start_ns,
            lane.composed.open_state, numbers(lane.turns.view()), lane.turns.open, lane.turns.exit_ns, lane.kind,
            lane.title, lane.name, lane.pid, lane.tid, lane.parent, lane.process, lane.color, lane.phase,
            lane.hidden, lane.native, lane.exit_ns, lane.exitcode, lane.joined_ns,
        )
        for lane in lanes.lanes
    ]  # fmt: skip
    cores = {number: (numbers(core.view()), core.open) for number, core in lanes.cores.items()}
    return told, cores, lanes.arrows, lanes.labels, lanes.findings, lanes.now_ns, lanes.through_ns, lanes.kernel_lost


@settings(max_examples=400, deadline=None)
@given(happenings)
def test_large_steps_leave_what_small_ones_leave(happened):
    recording = recorded(happened)
    assert picture(fold(recording)) == picture(step_by_step(recording))


def switches(count: int, threads: int, seconds: int) -> Recording:
    """A run that switches evenly over its whole time, and tells next to nothing else."""
    scribe = Scribe()
    scribe.hello()
    for number in range(threads):
        scribe.start_thread(10, scribe.create(5, f"t{number}", thread=True), 1000 + number)
    rows = np.zeros(count, KERNEL_DTYPE)
    at = np.arange(count)
    rows["t_ns"] = START_NS + 30 * MS + at * (seconds * 10**9 // count)
    rows["pid"], rows["tid"] = MAIN, 1000 + at // 2 % threads
    rows["kind"] = np.where(at % 2, K.SWITCH_OUT, K.SWITCH_IN)
    recording = scribe.recording()
    recording.add_kernel(KernelBatch(rows, (), START_NS + (seconds + 1) * 10**9))
    return recording


def test_switches_of_known_threads_are_no_steps_of_their_own():
    recording = switches(100_000, 64, 600)
    begun = time.process_time()
    lanes = fold(recording)
    took = time.process_time() - begun
    assert sum(lane.turns.count for lane in lanes.lanes) == 50_000
    assert took < 1.0  # 0.05 s; step by step it was more than 4 s
