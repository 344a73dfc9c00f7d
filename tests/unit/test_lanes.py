"""What becomes of events on the timeline: the lives that happen."""

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


# --- threads, children of children, forks --------------------------------------------------------------------------
def test_a_thread_has_a_lane_in_its_process(scribe):
    t1 = scribe.create(10, "Thread-1", thread=True)
    scribe.start_thread(20, t1, 777)
    scribe.leave(50, t1, MAIN, tid=777)
    scribe.say(60, wire.JOIN_BEGIN, subject=t1, value=-1)
    scribe.say(61, wire.JOIN_END, subject=t1, value=1)
    lanes = scribe.lanes()
    lane = lanes.lanes[1]
    assert (lane.kind, lane.pid, lane.tid, lane.process, lane.parent) == (LaneKind.THREAD, MAIN, 777, 0, 0)
    assert (lane.phase, lane.exitcode) == (Phase.REAPED, None)
    assert spans(lanes, 1)[2:] == [(21, 50, "RUNNING", ""), (50, 51, "LEAVING", ""), (51, 61, "ENDED", "")]
    assert [arrow.kind for arrow in lanes.arrows] == ["start", "join"]
    assert lanes.lane_of(MAIN, 777) is lane
    assert lanes.findings == []


def test_a_thread_ends_with_its_process(scribe):
    p1 = began(scribe)
    t1 = scribe.create(40, "Thread-1", thread=True, pid=P1)
    scribe.start_thread(41, t1, 777, pid=P1)
    lanes = scribe.lanes((80, K.OS_EXIT, P1, wire.UNKNOWN_EXIT))
    assert lanes.lanes[2].process == 1
    assert spans(lanes, 2)[-1] == (42, 80, "RUNNING", "")
    assert lanes.lanes[2].open_start_ns is None
    assert lanes.lane_by_subject(p1) is lanes.lanes[1]


def test_children_of_children(scribe):
    p1 = began(scribe)
    inner = scribe.create(40, "inner", pid=P1)
    scribe.start(41, inner, P2, by=P1)
    scribe.leave(70, inner, P2)
    scribe.say(75, wire.REAPED, P1, subject=inner)
    lanes = scribe.lanes()
    assert (lanes.lanes[2].parent, lanes.lanes[2].process, lanes.lanes[2].color) == (1, 2, 1)
    assert lanes.arrows[1].from_lane == 1
    assert lanes.lane_by_subject(p1).phase is Phase.ALIVE
    assert lanes.findings == []


def test_a_fork_of_the_program_s_own(scribe):
    scribe.say(20, wire.FIRST, P1, value=MAIN)
    lanes = scribe.lanes((50, K.OS_EXIT, P1, wire.UNKNOWN_EXIT))
    lane = lanes.lanes[1]
    assert (lane.name, lane.kind, lane.parent, lane.subject) == (f"fork {P1}", LaneKind.PROCESS, 0, 0)
    assert spans(lanes, 1) == [(20, 50, "RUNNING", "")]
    assert lanes.findings == []


# --- names ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("source", "title"),
    [
        ('p1 = Process(target=sleep, args=(1, 1), name="p1")', "p1"),
        ("t1 = threading.Thread(target=f)", "t1"),
        ("q = MyProcess(1)", "q"),
        ("ps = [Process(target=f) for i in range(3)]", "Process-1"),
        ("Process(target=f).start()", "Process-1"),
        ("x == Process(target=f)", "Process-1"),
    ],
)
def test_a_worker_is_called_as_in_main_s_program(scribe, source, title):
    scribe.say(5, wire.STATEMENT_BEGIN, value=1, text=source)
    scribe.create(6, "Process-1")
    scribe.say(7, wire.STATEMENT_END, value=1)
    scribe.create(8, "Process-2")
    lanes = scribe.lanes()
    assert [lane.title for lane in lanes.lanes] == ["MainProcess", title, "Process-2"]
    assert lanes.lanes[1].name == "Process-1"


def test_a_creation_that_tells_its_line_is_found_in_the_text():
    scribe = Scribe()
    scribe.hello()
    subject = MAIN << 32 | 1
    scribe.say(1, wire.PROCESS_CREATED, subject=subject, text="Process-1\x1fworker\x1f2")
    lanes = LaneSet("import x\np1 = Process(target=worker)\n")
    lanes.feed(scribe.batch())
    assert lanes.lanes[1].title == "p1"


# --- samples -------------------------------------------------------------------------------------------------------
def test_samples_become_shares_of_their_lane(scribe):
    began(scribe)
    lanes = scribe.lanes()
    t0 = START_NS + 40 * MS
    lanes.feed_samples([t0, t0, t0 + MS], [t0 + MS, t0 + MS, t0 + 2 * MS], [P1, MAIN, P1], [P1, MAIN, P1],
                       [MS // 2, 0, 2 * MS], [MS // 4, 0, 0], ord("R"), 0)  # fmt: skip
    _, _, cpu, wait = lanes.lanes[1].samples.view()
    assert cpu.tolist() == [0.5, 1.0]
    assert wait.tolist() == [0.25, 0.0]
    assert lanes.lanes[0].samples.count == 1


def test_samples_may_come_before_their_lane():
    scribe = Scribe()
    scribe.hello()
    lanes = scribe.lanes()
    lanes.feed_samples(START_NS + 31 * MS, START_NS + 32 * MS, P1, P1, MS, 0)
    known = len(list(scribe.batch().events()))
    began(scribe)
    lanes.feed(list(scribe.batch().events())[known:])
    assert lanes.lanes[1].samples.count == 1
