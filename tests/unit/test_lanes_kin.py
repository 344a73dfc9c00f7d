"""What becomes of events on the timeline: threads, children of children, names, samples."""

import pytest

from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneKind, LaneSet
from concgui.core.states import Phase
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe, spans

K = EventKind
P1, P2 = 201, 202


@pytest.fixture
def scribe():
    scribe = Scribe()
    scribe.hello()
    return scribe


def began(scribe):
    subject = scribe.create(10, "p1")
    scribe.start(20, subject, P1)
    return subject


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


def test_a_thread_that_waits_for_the_main_thread(scribe):
    t1 = scribe.create(10, "Thread-1", thread=True)
    scribe.start_thread(20, t1, 777)
    scribe.say(30, wire.JOIN_BEGIN, tid=777, value=500_000_000, text="MainThread")
    scribe.say(40, wire.JOIN_END, tid=777)
    scribe.say(50, wire.JOIN_BEGIN, value=-1, text="MainProcess")
    scribe.say(51, wire.JOIN_END)
    lanes = scribe.lanes()
    assert (30, 40, "BLOCKED", "MainThread.join(0.5)") in spans(lanes, 1)
    assert (50, 51, "BLOCKED", "MainProcess.join()") in spans(lanes, 0)
    assert (len(lanes.lanes), lanes.arrows[1:], lanes.findings) == (2, [], [])


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


def test_a_fork_of_the_program_s_own_is_joined_when_the_system_keeps_it_no_longer(scribe):
    scribe.say(20, wire.FIRST, P1, value=MAIN)
    exited = (50, K.OS_EXIT, P1, wire.UNKNOWN_EXIT)
    kept = (60, K.OS_STATE, P1, ord("Z"))
    assert spans(scribe.lanes(exited, kept, (80, K.OS_STATE, P1, ord("X"))), 1) == [
        (20, 50, "RUNNING", ""), (50, 80, "ENDED", ""),
    ]  # fmt: skip
    lane = scribe.lanes(exited, kept).lanes[1]
    assert (lane.ended, lane.zombie, lane.phase) == (True, True, Phase.ENDED)


def test_what_ended_a_worker_is_known(scribe):
    p1, t1 = scribe.create(5, "Process-1"), scribe.create(6, "t1", thread=True)
    scribe.start(10, p1, P1)
    scribe.start_thread(30, t1, 777)
    scribe.say(40, wire.FAILED, P1, subject=p1, value=7, text="ValueError: no good")
    scribe.say(41, wire.FAILED, tid=777, subject=t1, text="KeyError: 'x'")
    lanes = scribe.lanes().lanes
    assert [(lane.failure, lane.failed_line) for lane in lanes] == [
        ("", 0), ("ValueError: no good", 7), ("KeyError: 'x'", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("target", "library"),
    [
        ("Pool._handle_workers", True),
        ("Pool._handle_tasks", True),
        ("Pool._handle_results", True),
        ("Queue._feed", True),
        ("_ExecutorManagerThread", True),
        ("worker", False),
        ("_worker", False),
        ("Pool", False),
        ("MyPool._handle_tasks", False),
    ],
)
def test_threads_of_the_standard_library_s_own(scribe, target, library):
    scribe.say(5, wire.THREAD_CREATED, subject=MAIN << 32 | 1, text=f"Thread-1\x1f{target}\x1f")
    assert scribe.lanes().lanes[1].library is library


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


def test_a_variable_that_names_one_worker_after_another_names_none() -> None:
    scribe = Scribe()
    scribe.hello()
    for number, line in enumerate((2, 4, 4, 4), 1):
        name = f"Process-{number}"
        scribe.say(number, wire.PROCESS_CREATED, subject=MAIN << 32 | number, text=f"{name}\x1fwork\x1f{line}")
    lanes = LaneSet("from multiprocessing import Process\nfirst = Process()\nfor n in range(3):\n    p = Process()\n")
    lanes.feed(scribe.batch())
    assert [lane.title for lane in lanes.lanes[1:]] == ["first", "Process-2", "Process-3", "Process-4"]
