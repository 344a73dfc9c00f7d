"""Calls that are taken in at once leave the lanes that they leave one by one."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concgui.core import lane_calls, lanes
from concgui.core.events import Decoder
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.core.recording import Recording
from concgui.core.scenario import COMPUTE_FUNCTION
from concgui.core.states import State
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe, spans

P1, T1 = 201, 777
WORKER = MAIN << 32 | 1

doing = st.tuples(
    st.sampled_from([*[wire.CALL_BEGIN] * 6, *[wire.CALL_END] * 6, wire.OUTPUT, wire.NAME, wire.JOIN_BEGIN,
                     wire.JOIN_END, wire.TARGET_ENTERED, wire.TARGET_LEFT, wire.EXIT, EventKind.OS_STATE]),
    st.integers(-2, 5),
    st.sampled_from([(MAIN, MAIN), (MAIN, MAIN), (P1, P1), (MAIN, T1)]),
    st.sampled_from([1, 2, 3]),
)  # fmt: skip


def recorded(rows) -> Recording:
    """A run that is known so far: main, a process and a thread of its own; then `rows`."""
    scribe, recording = Scribe(), Recording()
    scribe.hello()
    for name in (1, 2):
        scribe.say(1, wire.NAME, value=name, text=f"call {name}")
    scribe.start(2, scribe.create(1, "p1"), P1)
    thread = scribe.create(20, "t1", thread=True)
    scribe.start_thread(21, thread, T1)
    recording.append(scribe.batch())
    ms = 30
    for kind, step, (pid, tid), value in rows:
        ms += step
        if kind == EventKind.OS_STATE:
            recording.add_os_event(START_NS + ms * MS, kind, pid, ord("TSR"[value - 1]))
            continue
        subject = {wire.JOIN_BEGIN: WORKER, wire.JOIN_END: WORKER, wire.EXIT: WORKER, wire.TARGET_ENTERED: thread}
        said = Scribe()
        said.say(ms, kind, pid, tid, subject.get(kind, 0), value if kind == wire.NAME else value - 1, f"text {value}")
        recording.append(said.batch())
    return recording


def picture(lanes: LaneSet):
    """Everything that can be seen, and what it goes on from."""
    told = [
        (
            [column.tolist() for column in lane.spans.view()], lane.title, lane.pid, lane.tid, lane.parent,
            lane.open_state, lane.open_start_ns, lane.open_label, lane.phase, lane.exit_ns, lane.exitcode,
            lane.joined_ns, lane._stack, lane._dirty_ns, None if lane.window is None else lane.window.from_ns,
        )
        for lane in lanes.lanes
    ]  # fmt: skip
    return told, lanes.arrows, lanes.labels, lanes.findings, lanes.t0_ns, lanes.now_ns, lanes.main_phase


@pytest.fixture
def every_run(monkeypatch):
    """Even the shortest runs are taken in at once."""
    monkeypatch.setattr(lanes, "_RUN", 1)
    monkeypatch.setattr(lane_calls, "_FEW", 1)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(doing, max_size=80))
def test_calls_at_once_are_as_one_by_one(every_run, rows):
    recording = recorded(rows)
    at_once, one_by_one = LaneSet(f"def {COMPUTE_FUNCTION}"), LaneSet(f"def {COMPUTE_FUNCTION}")
    at_once.feed(recording.batch())
    for event in recording.events():
        one_by_one.feed([event])
    assert picture(at_once) == picture(one_by_one)


@pytest.mark.parametrize("seed", range(4))
def test_long_runs_of_many_threads(seed):
    """As long as the runs of a real program, with calls inside each other and clocks that are a little apart."""
    random, decoder = np.random.default_rng(seed), Decoder()
    recording = recorded([])
    ids = [(MAIN, MAIN), (P1, P1), (MAIN, T1)]
    t_ns, depth, said = START_NS + 40 * MS, [0, 0, 0], []
    for seq in range(20_000):
        who = int(random.integers(3))
        t_ns += int(random.integers(-40, 1000))
        begins = depth[who] == 0 or (depth[who] < 3 and random.random() < 0.3)
        depth[who] += 1 if begins else -1
        kind = wire.CALL_BEGIN if begins else wire.CALL_END
        pid, tid = ids[who]
        said.append(wire.pack(kind, seq, t_ns, pid, tid, 0, int(random.integers(3)), b""))
    recording.append(decoder.feed(b"".join(said)))
    at_once, one_by_one = LaneSet(), LaneSet()
    assert lane_calls.CallRuns(at_once._registry).feed(recording.heads[-5:]) is False  # nobody is known yet
    at_once.feed(recording.batch())
    one_by_one.feed(recording.events())
    assert picture(at_once) == picture(one_by_one)
    assert sum(lane.spans.count for lane in at_once.lanes) > 15_000


def test_an_end_whose_begin_was_lost_is_still_found_out():
    scribe = Scribe()
    scribe.hello()
    scribe.say(5, wire.CALL_END)
    for at in range(300):
        scribe.say(10 + at, wire.CALL_END if at % 2 else wire.CALL_BEGIN)
    told = scribe.lanes()
    assert told.findings == ["MainProcess: the end of a call came without its beginning."]
    assert [name for *_, name, _ in spans(told, 0)].count(State.BLOCKED.name) == 150
