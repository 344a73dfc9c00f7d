"""Lanes of runs that were seen badly: events lost, doubled, out of order, from nobody knows whom. And speed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.events import Decoder
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneKind, LaneSet, fold
from concgui.core.recording import Recording
from concgui.core.states import Phase
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe, spans

P1, P2 = 201, 202


def check(lanes):
    """What must hold whatever came in."""
    for index, lane in enumerate(lanes.lanes):
        assert lane.index == index
        start, end, _state, label = lane.spans.view()
        assert (end > start).all()
        assert (start[1:] >= end[:-1]).all(), "spans overlap"
        assert ((label >= 0) & (label < len(lanes.labels))).all()
        if len(start) and lane.created_ns is not None:
            assert start[0] >= lane.created_ns, "a span before the creation"
        if lane.open_start_ns is not None and len(end):
            assert lane.open_start_ns >= end[-1]
        if lane.exit_ns is not None:
            ended = [(s, e) for s, e, state, _ in zip(*lane.spans.view(), strict=True) if state != 8]
            assert all(e <= lane.exit_ns for _, e in ended), "a span after the exit"
    for arrow in lanes.arrows:
        assert arrow.t0_ns <= arrow.t1_ns
        assert max(arrow.from_lane, arrow.to_lane) < len(lanes.lanes)
    assert all("\n" not in finding for finding in lanes.findings)


def picture(lanes):
    """Everything that can be seen."""
    told = [
        (
            [column.tolist() for column in lane.spans.view()], lane.kind, lane.title, lane.pid, lane.tid, lane.parent,
            lane.process, lane.open_state, lane.open_start_ns, lane.open_label, lane.phase, lane.exit_ns,
            lane.exitcode, lane.joined_ns, lane.signal_sent, [column.tolist() for column in lane.samples.view()],
        )
        for lane in lanes.lanes
    ]  # fmt: skip
    return told, lanes.arrows, lanes.labels, lanes.findings, lanes.t0_ns, lanes.now_ns, lanes.main_phase


# --- anything -------------------------------------------------------------------------------------------------------
subjects = st.sampled_from([0, MAIN << 32 | 1, MAIN << 32 | 2, P1 << 32 | 1, 5])
anything = st.lists(
    st.tuples(
        st.sampled_from(list(EventKind)),
        st.integers(-3, 30),
        st.sampled_from([MAIN, P1, P2, 999]),
        st.sampled_from([0, 777]),
        subjects,
        st.sampled_from([-9, -1, 0, 1, 2, P1, P2, 777, ord("T"), ord("S"), wire.UNKNOWN_EXIT]),
        st.sampled_from(["", "implicit", "p1\x1fworker", "p1\x1fworker\x1f1", "p1 = Process(target=f)"]),
    ),
    max_size=60,
)


def recorded(rows):
    recording, decoder = Recording(), Decoder()
    t_ns = START_NS
    for seq, (kind, step, pid, tid, subject, value, text) in enumerate(rows):
        t_ns += step * MS
        if kind >= EventKind.OS_EXIT:
            recording.add_os_event(t_ns, kind, pid, value)
        else:
            recording.append(decoder.feed(wire.pack(kind, seq, t_ns, pid, tid or pid, subject, value, text.encode())))
    return recording


@settings(max_examples=400)
@given(anything)
def test_no_events_at_all_make_it_raise_or_overlap(rows):
    lanes = LaneSet("p1 = Process()")
    for batch in recorded(rows).batches():
        lanes.feed(batch)
    check(lanes)


@settings(max_examples=200)
@given(anything, st.lists(st.integers(0, 60), max_size=5))
def test_batches_do_not_matter(rows, cuts):
    recording = recorded(rows)
    at_once = fold(recording)
    piecewise, one_by_one = LaneSet(), LaneSet()
    begun = 0
    for end in [*sorted(min(cut, len(recording)) for cut in cuts), len(recording)]:
        piecewise.feed(recording.batch(begun, end))
        begun = end
    one_by_one.feed(recording.events())
    assert picture(piecewise) == picture(at_once) == picture(one_by_one)


# --- a real run, seen badly -------------------------------------------------------------------------------------------
def busy_run():
    scribe = Scribe()
    scribe.hello()
    scribe.say(1, wire.NAME, value=1, text="time.sleep(0.1)")
    workers = []
    for number in range(4):
        subject = scribe.create(5 + number, f"p{number}")
        workers.append((subject, 300 + number))
        scribe.start(20 + number, subject, 300 + number)
        scribe.output(36, "Start work", 300 + number)
    thread = scribe.create(40, "t1", thread=True)
    scribe.start_thread(41, thread, 777)
    inner = scribe.create(50, "inner", pid=300)
    scribe.start(51, inner, 400, by=300)
    scribe.leave(70, inner, 400)
    scribe.say(75, wire.REAPED, 300, subject=inner)
    scribe.say(80, wire.CALL_BEGIN, value=1)
    scribe.say(90, wire.CALL_END)
    scribe.leave(95, thread, MAIN, tid=777)
    for number, (subject, child) in enumerate(workers):
        scribe.leave(100 + number, subject, child)
        scribe.join(110 + 2 * number, 111 + 2 * number, subject, 0)
    scribe.say(130, wire.MAIN_LEFT)
    scribe.say(131, wire.EXIT)
    scribe.say(135, wire.MAIN_EXIT, pid=99, subject=MAIN)
    return scribe


def test_the_run_itself_has_no_findings():
    lanes = busy_run().lanes()
    check(lanes)
    assert lanes.findings == []
    assert len(lanes.lanes) == 7


@settings(max_examples=150)
@given(st.sets(st.integers(0, 80), max_size=20))
def test_lost_events_leave_lanes_that_can_be_shown(lost):
    scribe = busy_run()
    scribe.records = [record for at, record in enumerate(scribe.records) if at not in lost]
    check(scribe.lanes())


@settings(max_examples=100)
@given(st.lists(st.integers(0, 80), max_size=10))
def test_doubled_events_change_no_lane(doubled):
    scribe = busy_run()
    before = [(lane.kind, lane.name) for lane in scribe.lanes().lanes]
    for at in sorted(doubled, reverse=True):
        if at < len(scribe.records):
            scribe.records.insert(at, scribe.records[at])
    lanes = scribe.lanes()
    check(lanes)
    assert [(lane.kind, lane.name) for lane in lanes.lanes] == before


@settings(max_examples=100)
@given(st.lists(st.integers(0, 80), max_size=10))
def test_neighbours_of_different_processes_may_change_places(places):
    scribe = busy_run()
    pids = [wire.RECORD.unpack_from(record)[5] for record in scribe.records]
    for at in places:
        if at + 1 < len(pids) and pids[at] != pids[at + 1]:
            scribe.records[at : at + 2] = scribe.records[at + 1], scribe.records[at]
            pids[at : at + 2] = pids[at + 1], pids[at]
    check(scribe.lanes())


@settings(max_examples=100)
@given(st.integers(0, 80), st.sampled_from([300, 301, 302, 303, 400]))
def test_a_death_may_be_noticed_before_the_last_words_are_read(at, pid):
    """The operating system's word comes at any place in the stream, with the time at which it was true."""
    events = list(busy_run().batch().events())
    ended = max(event.t_ns for event in events if event.pid == pid) + MS // 2
    lanes = LaneSet()
    lanes.feed(events[:at])
    lanes.feed_os(ended, EventKind.OS_EXIT, pid, wire.UNKNOWN_EXIT)
    lanes.feed(events[at:])
    check(lanes)
    lane = lanes.lane_of_process(pid)
    if not lanes.findings:  # it was known already
        assert lane.exit_ns == ended
        assert lane.exitcode == 0


# --- who is who ------------------------------------------------------------------------------------------------------
def test_a_process_that_nobody_announced_gets_a_lane_and_a_finding():
    scribe = Scribe()
    scribe.hello()
    scribe.output(10, "hello", P1)
    scribe.output(11, "again", P1)
    lanes = scribe.lanes()
    assert [(lane.name, lane.pid) for lane in lanes.lanes] == [("MainProcess", MAIN), (f"process {P1}", P1)]
    assert lanes.findings == [f"The process {P1} was never announced: its first events are missing."]


def test_a_thread_that_nobody_announced_gets_a_lane():
    scribe = Scribe()
    scribe.hello()
    scribe.say(10, wire.CALL_BEGIN, tid=777, value=0)
    lanes = scribe.lanes()
    assert (lanes.lanes[1].kind, lanes.lanes[1].process) == (LaneKind.THREAD, 0)


def test_a_run_without_its_first_event_still_begins_with_main():
    scribe = busy_run()
    del scribe.records[0]
    lanes = scribe.lanes()
    assert (lanes.lanes[0].kind, lanes.lanes[0].pid) == (LaneKind.MAIN, MAIN)
    assert lanes.findings == ["The first event of MainProcess is missing."]


def test_a_pid_that_comes_again_is_another_process():
    scribe = Scribe()
    scribe.hello()
    one, two = scribe.create(10, "one"), scribe.create(11, "two")
    scribe.start(20, one, P1)
    scribe.leave(50, one, P1)
    scribe.join(60, 60, one, 0)
    scribe.rebirth(P1)
    scribe.start(100, two, P1)
    lanes = scribe.lanes((150, EventKind.OS_EXIT, P1, 0))
    lanes.feed_samples([START_NS + 40 * MS, START_NS + 120 * MS], [START_NS + 41 * MS, START_NS + 121 * MS],
                       P1, P1, MS, 0)  # fmt: skip
    first, second = lanes.lanes[1:]
    assert (first.phase, second.phase) == (Phase.REAPED, Phase.ENDED)
    assert spans(lanes, 2)[-1] == (112, 150, "RUNNING", "")
    assert [first.samples.count, second.samples.count] == [1, 1]
    assert lanes.findings == []


# --- speed -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kinds", "limit_us"),
    [((wire.CALL_BEGIN, wire.CALL_END), 8.0), ((wire.OUTPUT,), 1.0), ((wire.OUTPUT, wire.NAME), 4.0)],
)
def test_events_cost_little(kinds, limit_us):
    """The goal is 4 µs on the average; the limits allow for a machine whose caches others use, too."""
    scribe = Scribe()
    scribe.hello()
    lanes = scribe.lanes()
    records = [wire.pack(kind, at, START_NS + at, MAIN, MAIN, 0, 1, b"text") for at, kind in enumerate(kinds * 5000)]
    batch = Decoder().feed(b"".join(records))
    best = float("inf")
    for _ in range(4):
        begun = time.process_time()
        lanes.feed(batch)
        best = min(best, time.process_time() - begun)
    assert best / len(batch) * 1e6 < limit_us
