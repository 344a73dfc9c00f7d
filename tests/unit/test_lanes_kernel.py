"""What becomes of the kernel's records: turns, cores, exact ends, and lanes for those whom Python did not announce."""

import pytest

from concgui.core.kernel import KernelKind as K
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneKind, LaneSet
from concgui.core.meter import measure, on_cpu_now
from concgui.core.scenario import COMPUTE_FUNCTION
from concgui.core.states import Phase, State
from concgui.program import wire
from tests.kernelscribe import KernelScribe
from tests.scribe import MAIN, MS, START_NS, Scribe, since_start

P1, P2, T1 = 201, 202, 301


@pytest.fixture
def scribe():
    scribe = Scribe()
    scribe.hello()
    return scribe


@pytest.fixture
def kernel():
    return KernelScribe()


def both(scribe: Scribe, kernel: KernelScribe, through: float, program: str = "") -> LaneSet:
    lanes = LaneSet(program)
    lanes.feed(scribe.batch())
    lanes.feed_kernel(kernel.batch(through))
    return lanes


def turns(lane) -> list[tuple[float, float, int, str]]:
    rows = zip(*(column.tolist() for column in lane.turns.view()), strict=True)
    return [(since_start(a), since_start(b), cpu, K(out).name if out else "UNKNOWN") for a, b, cpu, out in rows]


def shown(lane) -> list[tuple[float, float, str]]:
    rows = zip(*(column.tolist() for column in lane.composed.spans.view()[:3]), strict=True)
    return [(since_start(a), since_start(b), State(state).name) for a, b, state in rows]


def by_title(lanes: LaneSet):
    return {lane.title: lane for lane in lanes.lanes}


# --- turns and cores -------------------------------------------------------------------------------------------------
def test_a_worker_of_ours_gets_its_turns_and_its_exact_end(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    scribe.leave(60, p1, P1)
    scribe.join(20, 70, p1, 0)
    kernel.born(11, P1)
    kernel.turn(12, 30, P1, cpu=1, out=K.PREEMPTED)
    kernel.turn(40, 62.5, P1, cpu=0, out=K.EXIT)
    lanes = both(scribe, kernel, 80)
    lane = by_title(lanes)["p1"]
    assert turns(lane) == [(12, 30, 1, "PREEMPTED"), (40, 62.5, 0, "EXIT")]
    assert since_start(lane.exit_ns) == 62.5
    assert (lane.phase, lane.exitcode, lane.finally_ran) == (Phase.REAPED, 0, True)
    assert shown(lane)[-5:] == [
        (20, 22, "IMPORTING"),
        (22, 30, "ON_CPU"),
        (30, 40, "READY"),
        (40, 62.5, "ON_CPU"),
        (62.5, 70, "ENDED"),
    ]
    cores = {cpu: [column.tolist() for column in core.view()] for cpu, core in lanes.cores.items()}
    assert {cpu: columns[2] for cpu, columns in cores.items()} == {1: [lane.index], 0: [lane.index]}


def test_batches_cut_anywhere_give_the_same(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    script = [(K.FORK, 11, 0), *[(K.SWITCH_IN if n % 2 else K.SWITCH_OUT, 12.0 + n, n % 2) for n in range(1, 40)]]
    whole, parts = KernelScribe(), KernelScribe()
    for kind, ms, cpu in script:
        whole.say(ms, kind, P1, cpu=cpu, value=MAIN << 32 | MAIN if kind is K.FORK else 0)
    once = both(scribe, whole, 60)
    pieces = LaneSet()
    pieces.feed(scribe.batch())
    for kind, ms, cpu in script:
        parts.say(ms, kind, P1, cpu=cpu, value=MAIN << 32 | MAIN if kind is K.FORK else 0)
        pieces.feed_kernel(parts.batch(ms + 0.5))
        for lane in pieces.lanes:
            assert lane.composed.version >= 0
    pieces.feed_kernel(parts.batch(60))
    for lane, other in zip(once.lanes, pieces.lanes, strict=True):
        assert turns(lane) == turns(other)
        assert shown(lane) == shown(other)


def test_what_goes_on_a_core_is_told(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    kernel.turn(1, 9, MAIN, cpu=0)
    kernel.born(11, P1)
    kernel.say(12, K.SWITCH_IN, P1, cpu=1)
    kernel.say(15, K.SWITCH_IN, MAIN, cpu=0)
    lanes = both(scribe, kernel, 40)
    assert lanes.cores[1].open == (START_NS + 12 * MS, 1)
    assert on_cpu_now(lanes) == 2
    load = measure(lanes, START_NS + 10 * MS, START_NS + 40 * MS)
    assert load.on_cpu == pytest.approx((28 + 25) / 30)
    assert load.parallel == pytest.approx(25 / 30)
    half = measure(lanes, START_NS, START_NS + 10 * MS)
    assert (half.on_cpu, half.parallel) == (pytest.approx(0.8), 0.0)


def test_lost_records_hide_only_who_may_have_run_there(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    kernel.born(11, P1)
    kernel.say(12, K.SWITCH_IN, P1, cpu=1)
    kernel.turn(13, 20, MAIN, cpu=0)
    kernel.lost(40, 0, 17)
    kernel.say(41, K.SWITCH_IN, MAIN, cpu=0)
    lanes = both(scribe, kernel, 50)
    assert lanes.kernel_lost == 17
    assert turns(by_title(lanes)["p1"]) == []  # it was on the other core all the time
    assert by_title(lanes)["p1"].turns.open == (START_NS + 12 * MS, 1)
    main = shown(by_title(lanes)["MainProcess"])
    assert main[-2:] == [(20, 41, "RUNNING"), (41, 50, "ON_CPU")]


def test_a_thread_that_lives_a_millisecond(scribe, kernel):
    t1 = scribe.create(5, "t1", thread=True)
    scribe.start_thread(10, t1, T1)
    scribe.say(11.9, wire.TARGET_LEFT, MAIN, T1, subject=t1)
    scribe.say(12, wire.EXIT, MAIN, T1, subject=t1)
    kernel.born(10.5, MAIN, T1)
    kernel.turn(10.6, 12.1, MAIN, T1, out=K.EXIT)
    lanes = both(scribe, kernel, 20)
    lane = by_title(lanes)["t1"]
    assert turns(lane) == [(10.6, 12.1, 0, "EXIT")]
    assert len(lanes.lanes) == 2


def test_numbers_that_come_again_are_other_threads(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    scribe.leave(40, p1, P1)
    scribe.join(20, 50, p1, 0)
    scribe.rebirth(P1)
    p2 = scribe.create(55, "p2")
    scribe.start(60, p2, P1)
    kernel.born(11, P1)
    kernel.turn(12, 41, P1, out=K.EXIT)
    kernel.born(61, P1)
    kernel.turn(62, 80, P1)
    lanes = both(scribe, kernel, 90)
    first, second = by_title(lanes)["p1"], by_title(lanes)["p2"]
    assert turns(first) == [(12, 41, 0, "EXIT")]
    assert turns(second) == [(62, 80, 0, "SWITCH_OUT")]
    assert lanes.cores[0].view()[2].tolist() == [first.index, second.index]


# --- not Python's ----------------------------------------------------------------------------------------------------
def test_a_program_that_is_not_python_has_a_lane_from_its_birth_to_its_end(scribe, kernel):
    kernel.turn(1, 20, MAIN)
    kernel.born(15, P2)
    kernel.say(16, K.SWITCH_IN, P2, cpu=1)
    kernel.named(17, K.EXEC, P2, "sleep")
    kernel.say(18, K.SWITCH_OUT, P2, cpu=1)
    kernel.turn(60, 61, P2, cpu=1, out=K.EXIT)
    lanes = both(scribe, kernel, 100)
    assert len(lanes.lanes) == 1, "Python may still claim it"
    lanes.feed_kernel(kernel.batch(300))
    lane = lanes.lanes[1]
    assert (lane.title, lane.native, lane.kind, lane.pid, lane.parent) == ("sleep", True, LaneKind.PROCESS, P2, 0)
    assert shown(lane) == [(15, 16, "READY"), (16, 18, "ON_CPU"), (18, 60, "WAITING"), (60, 61, "ON_CPU")]
    assert since_start(lane.exit_ns) == 61
    assert lanes.arrows[-1].to_lane == lane.index


def test_a_program_that_ended_is_a_zombie_as_long_as_the_system_says_so(scribe, kernel):
    kernel.born(15, P2)
    kernel.turn(16, 61, P2, out=K.EXIT)
    lanes = both(scribe, kernel, 300)
    lanes.feed_os(START_NS + 100 * MS, EventKind.OS_STATE, P2, ord("Z"))
    lane = lanes.lanes[1]
    assert (lane.joined_ns, lane.open_state, lane.phase) == (None, State.ENDED, Phase.ENDED)
    lanes.feed_os(START_NS + 400 * MS, EventKind.OS_EXIT, P2, 3)
    lanes.feed_os(START_NS + 500 * MS, EventKind.OS_STATE, P2, ord("X"))
    assert (since_start(lane.joined_ns), lane.exitcode, since_start(lane.exit_ns)) == (500, 3, 61)
    assert lane.phase is Phase.REAPED


def test_python_may_claim_a_process_late(scribe, kernel):
    kernel.born(15, P2)
    kernel.turn(16, 30, P2)
    lanes = both(scribe, kernel, 300)
    late = Scribe()
    late.say(0, wire.HELLO)  # so that numbers go on; not fed
    subject = scribe.create(310, "p2")
    before = len(scribe.records)
    scribe.start(14, subject, P2)
    from concgui.core.events import Decoder

    lanes.feed(Decoder().feed(b"".join(scribe.records[before - 1 :])))
    lanes.feed_kernel(kernel.batch(350))
    taken = lanes.lanes[1]
    mine = by_title(lanes)["p2"]
    assert taken.hidden
    assert not taken.native
    assert turns(mine) == [(16, 30, 0, "SWITCH_OUT")]
    assert lanes.cores[0].view()[2].tolist() == [mine.index]
    assert mine.color == 0, "workers are coloured in their order, whoever heard of them first"


def test_threads_that_threading_did_not_make_live_in_their_process(scribe, kernel):
    kernel.born(15, MAIN, T1)
    kernel.turn(16, 30, MAIN, T1)
    lanes = both(scribe, kernel, 300)
    lane = lanes.lanes[1]
    assert (lane.kind, lane.native, lane.process, lane.title) == (LaneKind.THREAD, True, 0, f"thread {T1}")
    kernel.turn(310, 320, MAIN, T1, out=K.EXIT)
    lanes.feed_kernel(kernel.batch(350))
    assert since_start(lane.exit_ns) == 320


def test_short_lives_get_their_lanes_at_the_end_of_the_run(scribe, kernel):
    kernel.born(15, P2)
    kernel.turn(16, 17, P2, out=K.EXIT)
    lanes = both(scribe, kernel, 20)
    assert len(lanes.lanes) == 1
    lanes.finish()
    assert len(lanes.lanes) == 2


def test_multiprocessings_own_processes_have_no_lane_but_use_cores(scribe, kernel):
    kernel.born(15, P2)
    kernel.turn(16, 30, P2)
    lanes = both(scribe, kernel, 20)
    scribe.say(21, wire.HELPER, value=P2, text="resource tracker")
    from concgui.core.events import Decoder

    lanes.feed(Decoder().feed(scribe.records[-1]))
    lanes.feed_kernel(kernel.batch(400))
    lanes.finish()
    assert len(lanes.lanes) == 1
    assert lanes.cores[0].view()[2].tolist() == [-1]
    assert measure(lanes, START_NS + 16 * MS, START_NS + 30 * MS).on_cpu == 0


def test_a_process_ends_when_its_last_thread_does(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    kernel.born(11, P1)
    kernel.turn(12, 40, P1, out=K.EXIT)
    kernel.born(20, P1, T1, maker=P1)
    lanes = both(scribe, kernel, 45)
    assert by_title(lanes)["p1"].exit_ns is None
    kernel.turn(46, 50, P1, T1, out=K.EXIT)
    lanes.feed_kernel(kernel.batch(55))
    assert since_start(by_title(lanes)["p1"].exit_ns) == 50


def test_the_kernel_is_more_exact_than_the_moment_at_which_we_learned_of_an_end(scribe, kernel):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    kernel.born(11, P1)
    kernel.turn(12, 40, P1, out=K.EXIT)
    lanes = LaneSet()
    lanes.feed(scribe.batch())
    lanes.feed_os(START_NS + 43 * MS, EventKind.OS_EXIT, P1, -9)
    lane = by_title(lanes)["p1"]
    assert since_start(lane.exit_ns) == 43
    lanes.feed_kernel(kernel.batch(55))
    assert (since_start(lane.exit_ns), lane.exitcode, lane.finally_ran) == (40, -9, False)


def test_a_thread_that_executes_a_program_takes_the_place_of_all_others(scribe, kernel):
    kernel.born(11, P1)
    kernel.turn(12, 20, P1, cpu=0)
    kernel.born(15, P1, T1, maker=P1)
    kernel.say(21, K.SWITCH_IN, P1, T1, cpu=1)
    kernel.named(30, K.EXEC, P1, "ls")
    kernel.say(40, K.SWITCH_OUT, P1, cpu=0)
    kernel.turn(50, 60, P1, out=K.EXIT)
    lanes = both(scribe, kernel, 400)
    lanes.finish()
    process = next(lane for lane in lanes.lanes if lane.pid == P1 and lane.kind is LaneKind.PROCESS)
    thread = next(lane for lane in lanes.lanes if lane.tid == T1)
    assert turns(thread) == [(21, 30, 1, "EXIT")]
    assert [turn[:2] for turn in turns(process)] == [(12, 20), (30, 40), (50, 60)]
    assert since_start(process.exit_ns) == 60


# --- who, and what ---------------------------------------------------------------------------------------------------
def test_who_sent_a_signal_is_told(scribe):
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    scribe.say(30, wire.TERMINATE, subject=p1)
    lanes = scribe.lanes()
    assert by_title(lanes)["p1"].sent_by == "p1.terminate()"
    lanes.feed_os(START_NS + 40 * MS, EventKind.OS_SIGNAL, P1, 9)
    assert by_title(lanes)["p1"].sent_by == "from outside"


def test_allowed_cores_are_kept_with_their_time(scribe):
    lanes = scribe.lanes((0, EventKind.OS_CORES, 0, 0b101), (20, EventKind.OS_CORES, 0, -70))
    assert [(since_start(t), len(cores)) for t, cores in lanes.allowed] == [(0, 2), (20, 70)]
    assert lanes.allowed[0][1] == {0, 2}


def compute_threads(gil: str) -> Scribe:
    scribe = Scribe()
    scribe.say(0, wire.HELLO, text=wire.FIELD.join(("3.13.0", "cpython", "fork", "script", gil)))
    scribe.say(0, wire.TARGET_ENTERED)
    subject = MAIN << 32 | 1
    scribe.say(5, wire.THREAD_CREATED, subject=subject, text=wire.FIELD.join(("t1", "compute", "0")))
    scribe.start_thread(10, subject, T1)
    scribe.say(12, wire.OUTPUT, MAIN, T1, value=wire.STREAM_OUT, text="Start work 1")
    return scribe


@pytest.mark.parametrize(
    ("program", "gil", "state"),
    [
        (COMPUTE_FUNCTION, "gil", "GIL"),
        (COMPUTE_FUNCTION, "no gil", "WAITING"),
        ("def compute(id, interval):\n    lock.acquire()\n", "gil", "WAITING"),
    ],
)
def test_waiting_for_the_gil_is_said_only_where_it_is_certain(kernel, program, gil, state):
    kernel.born(10, MAIN, T1)
    kernel.turn(10.5, 20, MAIN, T1)
    kernel.turn(30, 40, MAIN, T1)
    lanes = both(compute_threads(gil), kernel, 50, program)
    assert (20, 30, state) in shown(by_title(lanes)["t1"])
