"""What becomes of events on the timeline: main and its processes."""

import pytest

from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneKind, LaneSet
from concgui.core.states import MainPhase, Phase, State
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe, since_start, spans

K = EventKind
P1, P2 = 201, 202


@pytest.fixture
def scribe():
    scribe = Scribe()
    scribe.hello()
    return scribe


def began(scribe, name="p1", child=P1, ms=10.0):
    subject = scribe.create(ms, name)
    scribe.start(ms + 10, subject, child)
    return subject


# --- main ----------------------------------------------------------------------------------------------------------
def test_main_idles_executes_and_leaves():
    scribe = Scribe()
    scribe.say(0, wire.HELLO, text="3.13\x1fcpython\x1fspawn\x1fstatements")
    scribe.say(5, wire.TARGET_ENTERED)
    scribe.say(6, wire.IDLE)
    scribe.say(8, wire.STATEMENT_BEGIN, value=1, text="print(1)")
    scribe.say(9, wire.STATEMENT_END, value=1)
    scribe.say(10, wire.IDLE)
    scribe.say(20, wire.MAIN_LEFT)
    scribe.say(21, wire.EXIT, value=3)
    lanes = scribe.lanes()
    assert lanes.main_phase is MainPhase.LEAVING
    scribe.say(25, wire.MAIN_EXIT, pid=99, subject=MAIN, value=3)
    lanes = scribe.lanes()
    main = lanes.lanes[0]
    assert (main.kind, main.name, main.pid, main.color, main.exitcode) == (LaneKind.MAIN, "MainProcess", MAIN, -1, 3)
    assert spans(lanes, 0) == [
        (0, 5, "IMPORTING", ""),
        (5, 6, "RUNNING", ""),
        (6, 8, "IDLE", ""),
        (8, 10, "RUNNING", ""),
        (10, 20, "IDLE", ""),
        (20, 25, "LEAVING", ""),
    ]
    assert (main.open_start_ns, since_start(main.exit_ns), lanes.main_phase) == (None, 25, MainPhase.ENDED)
    assert lanes.findings == []
    assert len(lanes.lanes) == 1


# --- processes -----------------------------------------------------------------------------------------------------
def test_a_process_from_creation_to_reaping(scribe):
    p1 = began(scribe)
    scribe.join(40, 101, p1, None, timeout=0.06)
    scribe.leave(150, p1, P1)
    scribe.join(200, 200.5, p1, 0)
    lanes = scribe.lanes()
    assert spans(lanes, 1) == [
        (10, 20, "CREATED", ""),
        (20, 22, "START_CALLED", ""),
        (22, 30, "STARTING", ""),
        (30, 32, "IMPORTING", ""),
        (32, 150, "RUNNING", ""),
        (150, 151, "LEAVING", ""),
        (151, 200.5, "ENDED", ""),
    ]
    lane = lanes.lanes[1]
    assert (lane.phase, lane.exitcode, lane.open_start_ns, lane.parent, lane.color) == (Phase.REAPED, 0, None, 0, 0)
    times = (lane.created_ns, lane.start_ns, lane.started_ns, lane.first_ns, lane.target_ns, lane.exit_ns)
    assert [since_start(t_ns) for t_ns in times] == [10, 20, 22, 30, 32, 151]
    assert since_start(lane.joined_ns) == 200.5
    assert [one for one in spans(lanes, 0) if one[2] == "BLOCKED"] == [
        (40, 101, "BLOCKED", "p1.join(0.06)"),
        (200, 200.5, "BLOCKED", "p1.join()"),
    ]
    start, join = lanes.arrows
    assert (start.kind, start.from_lane, start.to_lane) == ("start", 0, 1)
    assert [since_start(start.t0_ns), since_start(start.t1_ns)] == [20, 30]
    assert (join.kind, join.from_lane, join.to_lane) == ("join", 1, 0)
    assert [since_start(join.t0_ns), since_start(join.t1_ns)] == [151, 200.5]
    assert lanes.findings == []


def test_the_operating_system_says_when_it_was_gone(scribe):
    p1 = began(scribe)
    scribe.leave(50, p1, P1, 7)
    lanes = scribe.lanes((60, K.OS_EXIT, P1, wire.UNKNOWN_EXIT))
    assert spans(lanes, 1)[-1] == (50, 60, "LEAVING", "")
    lane = lanes.lanes[1]
    assert (lane.open_state, since_start(lane.open_start_ns), lane.exitcode) == (State.ENDED, 60, 7)
    assert (lane.phase, lane.joined_ns) == (Phase.ENDED, None)


def test_a_killed_process_has_no_last_words(scribe):
    p1 = began(scribe)
    scribe.say(50, wire.KILL, subject=p1)
    lanes = scribe.lanes((52, K.OS_EXIT, P1, wire.UNKNOWN_EXIT))
    assert (lanes.lanes[1].exitcode, lanes.lanes[1].signal_sent) == (None, 9)
    scribe.join(70, 70, p1, -9)
    lanes.feed(list(scribe.batch().events())[-3:])
    assert spans(lanes, 1)[-2:] == [(32, 52, "RUNNING", ""), (52, 70, "ENDED", "")]
    assert lanes.lanes[1].exitcode == -9


def test_without_the_operating_system_the_time_of_a_death_by_signal_is_unknown(scribe):
    p1 = began(scribe)
    scribe.say(50, wire.TERMINATE, subject=p1)
    scribe.join(70, 70, p1, -15)
    lanes = scribe.lanes()
    assert spans(lanes, 1)[-2:] == [(32, 50, "RUNNING", ""), (50, 70, "UNKNOWN", "")]
    assert since_start(lanes.lanes[1].exit_ns) == 70


def test_a_process_that_ignores_sigterm_is_seen_living_on(scribe):
    p1 = began(scribe)
    scribe.say(50, wire.TERMINATE, subject=p1)
    scribe.leave(90, p1, P1)
    scribe.join(95, 95, p1, 0)
    assert [one[2] for one in spans(scribe.lanes(), 1)[-3:]] == ["RUNNING", "LEAVING", "ENDED"]


@pytest.mark.parametrize("first", ["os", "pipe"])
def test_the_order_in_which_sources_are_read_does_not_matter(scribe, first):
    """The death is noticed while the worker's last words are still in the pipe."""
    p1 = began(scribe)
    seen = len(list(scribe.batch().events()))
    scribe.say(40, wire.NAME, P1, value=1, text="time.sleep(1)")
    scribe.say(40, wire.CALL_BEGIN, P1, value=1)
    scribe.say(48, wire.CALL_END, P1)
    scribe.leave(50, p1, P1)
    scribe.say(60, wire.REAPED, subject=p1, value=0)
    events = list(scribe.batch().events())
    lanes = LaneSet()
    lanes.feed(events[:seen])
    if first == "os":
        lanes.feed_os(START_NS + 55 * MS, K.OS_EXIT, P1, 0)
        assert lanes.lanes[1].open_state is State.ENDED
    lanes.feed(events[seen:])
    if first == "pipe":
        lanes.feed_os(START_NS + 55 * MS, K.OS_EXIT, P1, 0)
    assert spans(lanes, 1)[4:] == [
        (32, 40, "RUNNING", ""),
        (40, 48, "BLOCKED", "time.sleep(1)"),
        (48, 50, "RUNNING", ""),
        (50, 55, "LEAVING", ""),
        (55, 60, "ENDED", ""),
    ]
    assert lanes.findings == []


def test_a_quick_child_may_be_ahead_of_its_parent(scribe):
    p1 = scribe.create(10, "p1")
    scribe.say(20, wire.START, subject=p1)
    scribe.say(23, wire.FIRST, P1, subject=p1, value=MAIN)
    scribe.say(24, wire.TARGET_ENTERED, P1, subject=p1)
    scribe.leave(25, p1, P1)
    scribe.say(24.5, wire.STARTED, subject=p1, value=P1)
    lanes = scribe.lanes()
    assert spans(lanes, 1) == [
        (10, 20, "CREATED", ""),
        (20, 23, "START_CALLED", ""),
        (23, 24, "IMPORTING", ""),
        (24, 25, "RUNNING", ""),
    ]
    assert since_start(lanes.lanes[1].started_ns) == 24.5
    assert lanes.findings == []


def test_start_that_raises(scribe):
    p1 = scribe.create(10, "p1")
    scribe.say(20, wire.START, subject=p1)
    scribe.say(25, wire.START_FAILED, subject=p1, text="PicklingError: lambda")
    lanes = scribe.lanes()
    lane = lanes.lanes[1]
    assert (lane.phase, lane.open_state) == (Phase.FAILED, State.CREATED)
    assert lanes.labels[lane.open_label] == "start() raised PicklingError: lambda"
    assert lanes.findings == []


def test_start_called_twice_changes_nothing(scribe):
    p1 = began(scribe)
    scribe.say(40, wire.START, subject=p1)
    scribe.say(40, wire.START_FAILED, subject=p1, text="AssertionError: cannot start a process twice")
    lanes = scribe.lanes()
    assert lanes.lanes[1].phase is Phase.ALIVE
    assert lanes.lanes[1].open_state is State.RUNNING
    assert lanes.findings == []


def test_run_by_hand_keeps_the_caller_busy(scribe):
    p1 = scribe.create(10, "p1")
    scribe.say(20, wire.RUN_BEGIN, subject=p1)
    scribe.say(30, wire.RUN_END, subject=p1)
    lanes = scribe.lanes()
    assert spans(lanes, 0)[-1] == (20, 30, "RUNNING", "p1.run()")
    assert (lanes.lanes[1].phase, lanes.lanes[1].pid, lanes.arrows) == (Phase.CREATED, None, [])


def test_implicit_joins_and_calls_inside_each_other(scribe):
    p1 = began(scribe)
    scribe.say(40, wire.MAIN_LEFT)
    scribe.say(41, wire.JOIN_BEGIN, subject=p1, value=-1, text="implicit")
    scribe.say(42, wire.NAME, value=1, text="time.sleep(1)")
    scribe.say(42, wire.CALL_BEGIN, value=1)  # a signal handler of the program's sleeps
    scribe.say(43, wire.CALL_END)
    scribe.leave(50, p1, P1)
    scribe.say(60, wire.REAPED, subject=p1)
    scribe.say(60, wire.JOIN_END, subject=p1, value=1)
    scribe.say(62, wire.MAIN_EXIT, pid=99, subject=MAIN)
    assert spans(scribe.lanes(), 0)[-5:] == [
        (40, 41, "LEAVING", ""),
        (41, 42, "BLOCKED", "implicit join of p1"),
        (42, 43, "BLOCKED", "time.sleep(1)"),
        (43, 60, "BLOCKED", "implicit join of p1"),
        (60, 62, "LEAVING", ""),
    ]


def test_nobody_is_a_zombie_without_a_parent(scribe):
    p1, p2 = began(scribe), began(scribe, "p2", P2, 50)
    scribe.leave(80, p1, P1)
    scribe.say(100, wire.MAIN_EXIT, pid=99, subject=MAIN, value=-9)
    lanes = scribe.lanes((82, K.OS_EXIT, P1, wire.UNKNOWN_EXIT), (130, K.OS_EXIT, P2, wire.UNKNOWN_EXIT))
    assert spans(lanes, 1)[-1] == (82, 100, "ENDED", "")
    assert spans(lanes, 2)[-1] == (72, 130, "RUNNING", "")
    assert [lane.open_start_ns for lane in lanes.lanes] == [None, None, None]
    assert lanes.lane_by_subject(p2) is lanes.lanes[2]


def test_an_object_that_is_never_started_goes_with_its_creator(scribe):
    scribe.create(10, "p1")
    scribe.say(100, wire.MAIN_EXIT, pid=99, subject=MAIN)
    lanes = scribe.lanes()
    assert spans(lanes, 1) == [(10, 100, "CREATED", "")]
    assert (lanes.lanes[1].open_start_ns, lanes.lanes[1].exit_ns) == (None, None)


def test_stopped_by_a_signal_and_continued(scribe):
    began(scribe)
    states = [(40, K.OS_STATE, P1, ord("T")), (41, K.OS_STATE, P1, ord("T")), (50, K.OS_STATE, P1, ord("S"))]
    lanes = scribe.lanes(*states)
    assert spans(lanes, 1)[-1] == (40, 50, "STOPPED", "")
    assert lanes.lanes[1].open_state is State.RUNNING


def test_a_missing_guard_is_explained(scribe):
    p1 = scribe.create(10, "p1")
    scribe.start(20, p1, P1)
    inner = scribe.create(31, "p1-1", pid=P1)
    scribe.say(32, wire.START, P1, subject=inner)
    scribe.say(32, wire.REFUSED_IMPORTING, P1, subject=inner)
    scribe.say(33, wire.START_FAILED, P1, subject=inner, text="RuntimeError: …")
    (finding,) = scribe.lanes().findings
    assert 'if __name__ == "__main__":' in finding
