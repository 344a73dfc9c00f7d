"""What rules say of made-up runs: values, what is missing, verdicts and proofs."""

import pytest

from concgui.core.fact import evaluate, value_of
from concgui.core.fact_run import Missing, Run
from concgui.core.fact_why import why_not
from concgui.core.kernel import KernelKind as K
from concgui.core.kinds import EventKind
from concgui.core.lanes import fold
from concgui.core.lesson_file import lesson_of_text
from concgui.core.recording import Recording
from concgui.program import wire
from tests.kernelscribe import KernelScribe
from tests.scribe import MAIN, MS, START_NS, Scribe

P1, P2, T1 = 201, 202, 301


def a_run(*, kernel: bool = True, lost: bool = False) -> Recording:
    """main joins p1 for 0.1 s, then p2, a thread t1 sleeps; p1 is killed by SIGTERM, p2 is left to itself."""
    scribe = Scribe()
    scribe.hello()
    p1, p2, t1 = scribe.create(5, "p1"), scribe.create(6, "p2"), scribe.create(7, "t1", thread=True)
    scribe.start(10, p1, P1)
    scribe.start(20, p2, P2)
    scribe.join(30, 130, p1, None, 0.1)
    scribe.start_thread(140, t1, T1)
    scribe.say(142, wire.NAME, value=1, text="time.sleep")
    scribe.say(143, wire.CALL_BEGIN, tid=T1, value=1)
    scribe.say(193, wire.CALL_END, tid=T1, value=1)
    scribe.output(150, "total: 1,234 of 2000", P2)
    scribe.output(160, "total: -5.5", P2)
    scribe.leave(195, t1, MAIN, tid=T1)
    scribe.say(200, wire.TERMINATE, subject=p1)
    scribe.join(210, 215, p1, -15)
    scribe.leave(300, p2, P2)
    scribe.say(302, wire.JOIN_BEGIN, subject=p2, value=-1, text="implicit")
    scribe.say(310, wire.REAPED, subject=p2)
    scribe.say(310, wire.JOIN_END, subject=p2, value=1)
    if lost:
        scribe.drop()
    scribe.say(315, wire.START_FAILED, subject=p1, text="AssertionError: cannot start a process twice")
    scribe.say(316, wire.FAILED, value=9, text="AssertionError: cannot start a process twice")
    scribe.say(320, wire.MAIN_EXIT, 99, subject=MAIN, value=1)
    recording = scribe.recording()
    if kernel:
        watch = KernelScribe()
        for child in (P1, P2):
            watch.born(11 if child == P1 else 21, child)
        watch.turn(30, 90, P1, cpu=0, out=K.PREEMPTED)
        watch.turn(100, 210, P1, cpu=0, out=K.EXIT)
        watch.turn(50, 110, P2, cpu=1)
        watch.born(140, MAIN, T1)
        watch.turn(141, 143, MAIN, T1, cpu=1)
        watch.turn(250, 301, P2, cpu=1, out=K.EXIT)
        recording.add_kernel(watch.batch(330))
    recording.add_os_event(START_NS, EventKind.OS_CORES, 0, 0b11)
    return recording


@pytest.fixture(scope="module")
def run():
    recording = a_run()
    return Run(recording, fold(recording))


VALUES = [
    ("workers()", ["p1", "p2", "t1"]),
    ("processes()", ["p1", "p2"]),
    ("threads()", ["t1"]),
    ("lanes()", 4),
    ("exists('p9')", False),
    ("created('p1')", 0.005),
    ("started('p1')", 0.010),
    ("start_returned('p1')", 0.012),
    ("first_line('p1')", 0.020),
    ("entered('p1')", 0.022),
    ("ended('p1')", 0.210),
    ("reaped('p1')", 0.215),
    ("left('p2')", 0.301),
    ("exitcode('p1')", -15),
    ("signal('p1')", "SIGTERM"),
    ("signal('p2')", ""),
    ("signal_sent('p1')", 0.200),
    ("exitcode('MainProcess')", 1),
    ("pid('p1')", P1),
    ("pid('t1')", MAIN),
    ("kind('t1')", "thread"),
    ("parent('p1')", "MainProcess"),
    ("finally_ran('p1')", False),
    ("finally_ran('p2')", True),
    ("alive_at('p1', 0.005)", False),
    ("alive_at('p1', join_returned('p1'))", True),
    ("alive_at('p1', ended('p1'))", False),
    ("join_began('p1')", 0.030),
    ("join_returned('p1')", 0.130),
    ("join_returned('p1', 2)", 0.215),
    ("joins('p1')", 2),
    ("call_began('main', 'p1.join(0.1)')", 0.030),
    ("call_ended('MainProcess', 'implicit join of p2')", 0.310),
    ("calls('main', 'join')", 3),
    ("call_began('t1', 'sleep')", 0.143),
    ("blocked('t1')", 0.050),
    ("blocked('main', 0.1, 0.2)", 0.030),
    ("state_at('t1', 0.15)", "blocked"),
    ("state_at('p1', 0.007)", "not started"),
    ("state_at('p1', 0.019)", "starting"),
    ("state_at('p1', 0.212)", "ended"),
    ("state_at('p1', 0.3)", "gone"),
    ("state_time('p1', 'ended')", 0.005),
    ("printed('total')", 0.150),
    ("printed('total', 2)", 0.160),
    ("printed_last('total')", 0.160),
    ("printed_by('total')", "p2"),
    ("count('total')", 2),
    ("count('nothing')", 0),
    ("number('total:')", 1234),
    ("number('total:', 2)", -5.5),
    ("number_sum('total:')", 1228.5),
    ("said('total:')", "1,234 of 2000"),
    ("raised('twice')", 0.315),
    ("raised_by('AssertionError')", "MainProcess"),
    ("on_cpu('p1')", 0.170),
    ("on_cpu('p1', 0, 0.05)", 0.020),
    ("busy('p2', 0.05, 0.15)", 0.6),
    ("together('p1', 'p2')", 0.050),
    ("overlap('p1', 'p2')", 0.05 / 0.111),
    ("parallel_time()", 0.052),
    ("most_on_cpu()", 2),
    ("turns('p1')", 2),
    ("median_turn('p1')", 0.085),
    ("cores()", 2),
    ("elapsed()", 0.320),
    ("alive_count(0.15)", 3),
    ("most_alive()", 3),
    ("most_blocked()", 1),
    ("finish_order()", ["t1", "p1", "p2"]),
    ("finish_orders(1)", 1),
    ("order_counts(3)", "312 1×"),
    ("start_method()", "spawn"),
    ("max(1, 5, 3) - min([2, 4]) + abs(-1) + sum([1, 2]) + len('abc') + round(2.567, 1)", 12.6),
    ("1 < 2 < 3 and not 3 < 2 or 1 / 0 > 1", True),
    ("False and printed('x') > 1", False),
    ("printed('x') is None and exitcode('p1') is not None", True),
    ("'p1' in finish_order() and 'x' not in 'abc'", True),
    ("'a' if 1 > 2 else 'b'", "b"),
]


@pytest.mark.parametrize(("rule", "value"), VALUES)
def test_what_a_rule_says(run, rule, value):
    found = value_of(rule, run)
    assert found == (pytest.approx(value, abs=1e-6) if isinstance(value, float) else value)


MISSING = [
    ("printed('nothing') < 3", "no line with “nothing” was printed"),
    ("printed('total', 3)", "line 3 with “total” was not printed"),
    ("ended('p9')", "there is no process or thread p9"),
    ("exitcode('t1')", "t1 is a thread, and has no exit code"),
    ("signal_sent('p2')", "no signal was sent to p2"),
    ("join_returned('t1')", "join 1 of t1 was not called"),
    ("call_began('p1', 'sleep')", "call 1 of “sleep” in p1 was not made"),
    ("number('of 2000')", "no number stands behind “of 2000”"),
    ("raised('ValueError')", "no exception with “ValueError” was raised"),
    ("printed('nothing') > 1 or False", "no line with “nothing” was printed"),
    ("1 / 0", "something is divided by 0"),
    ("1 < 'a'", "1 and 'a' cannot be compared"),
    ("1 + workers()", "['p1', 'p2', 't1'] is no number to compute with"),
    ("alive_at('p1', workers())", "alive_at(w, t) was given ['p1', 'p2', 't1']"),
    ("sum(workers())", "not all of them are numbers"),
    ("1 in 2", "1 and 2 cannot be compared"),
]


@pytest.mark.parametrize(("rule", "says"), MISSING)
def test_what_is_missing_is_named(run, rule, says):
    found = value_of(rule, run)
    assert isinstance(found, Missing)
    assert found.words == says


def test_without_the_kernel_nobody_says_who_had_a_core():
    recording = a_run(kernel=False)
    run = Run(recording, fold(recording))
    for rule in (
        "overlap('p1', 'p2')",
        "turns('p1')",
        "on_cpu('p1')",
        "parallel_time()",
        "overlap('p1', 'p2') is None",
    ):
        found = value_of(rule, run)
        assert isinstance(found, Missing)
        assert found.words == "when p1 had a core was not measured"
    assert value_of("alive_at('p1', 0.1)", run) is True


def test_who_is_preempted_wants_a_core():
    recording, watch = a_run(kernel=False), KernelScribe()
    watch.turn(30, 40, P1, out=K.PREEMPTED)
    watch.turn(45, 55, P2, out=K.EXIT)
    watch.turn(60, 70, P1, out=K.EXIT)
    watch.turn(141, 143, MAIN, T1)
    recording.add_kernel(watch.batch(330))
    run = Run(recording, fold(recording))
    assert (value_of("most_on_cpu()", run), value_of("most_wanting()", run)) == (1, 2)


def test_samples_tell_cpu_time_and_no_more():
    recording = a_run(kernel=False)
    recording.add_samples(START_NS + 50 * MS, START_NS + 100 * MS, P1, P1, 25 * MS, 0, ord("R"), 0)
    run = Run(recording, fold(recording))
    assert value_of("on_cpu('p1')", run) == pytest.approx(0.025)
    assert isinstance(value_of("turns('p1')", run), Missing)


def test_where_events_were_lost_nobody_knows_what_did_not_happen():
    recording = a_run(lost=True)
    run = Run(recording, fold(recording))
    assert value_of("printed('total')", run) == pytest.approx(0.150)
    for rule in ("printed('nothing') is None", "count('total') == 2", "exists('p9')"):
        assert isinstance(value_of(rule, run), Missing), rule


LESSON = """
title = "T"
summary = "S."
order = 1
question = "Q?"
[[answer]]
text = "a"
holds = "alive_at('p1', join_returned('p1'))"
[[answer]]
text = "b"
holds = "not alive_at('p1', join_returned('p1'))"
[[answer]]
text = "c"
holds = "printed('nothing') > 1"
[fact]
holds = "HOLDS"
says = "p1 ended at {ended('p1'):.2f} s by {signal('p1')}, p9 at {ended('p9'):.1f}."
proof = [
    "call('main', 'p1.join')", "lane('p1')", "line('total')", "both('p1', 'p2')", "lane('p9')", "span('p2', 0, 0.1)",
]
"""


def verdict(run, holds: str, more: str = ""):
    lesson = lesson_of_text(LESSON.replace("HOLDS", holds) + more, "l")
    return evaluate(lesson, run.recording, run.lanes)


def test_a_verdict(run):
    found = verdict(run, "exitcode('p1') == -15")
    assert (found.holds, found.answers) == (True, (True, False, None))
    assert found.sentence == "p1 ended at 0.21 s by SIGTERM, p9 at (not known)."
    at = [(lane, (begin - START_NS) / MS, (end - START_NS) / MS) for lane, begin, end in found.proof]
    assert at == [
        (0, 30, 130), (1, 10, 210), (2, 150, 150), (1, 50, 90), (1, 100, 110), (2, 50, 90), (2, 100, 110), (2, 0, 100)
    ]  # fmt: skip


def test_what_of_a_fact_does_not_hold(run):
    rule = "exitcode('p1') == 0 and exists('p1') and turns('p1') > 1 and not gil() and printed('x') < 1"
    assert why_not(rule, run).split("; ") == [
        "exitcode('p1') == 0 does not hold: exitcode('p1') is -15",
        "not gil() is not known: whether this Python has a GIL is not known",
        "printed('x') < 1 is not known: no line with “x” was printed",
    ]


def test_a_fact_that_does_not_hold_and_one_that_nobody_knows(run):
    assert verdict(run, "exitcode('p1') == 0").holds is False
    assert verdict(run, "exitcode('p1') == 0").sentence == "This run came out otherwise."
    told = verdict(run, "exitcode('p1') == 0", "otherwise = 'Its code was {exitcode(\"p1\")}.'\n")
    assert told.sentence == "Its code was −15."
    unknown = verdict(run, "printed('nothing') < 1")
    assert (unknown.holds, unknown.sentence) == (None, "Not known in this run: no line with “nothing” was printed.")


@pytest.mark.parametrize(
    ("stopped", "says"), [(True, "the program was stopped before its end"), (False, "the program has not ended yet")]
)
def test_a_run_without_its_end_disproves_nothing(stopped, says):
    scribe = Scribe()
    scribe.hello()
    scribe.start(10, scribe.create(5, "p1"), P1)
    if stopped:
        scribe.say(60, wire.MAIN_EXIT, 99, subject=MAIN, value=-15)
    recording = scribe.recording()
    if stopped:
        recording.add_os_event(START_NS + 50 * MS, EventKind.OS_SIGNAL, MAIN, 15)
    run = Run(recording, fold(recording))
    told = verdict(run, "count('p1 is alive') > 0")
    assert (told.holds, told.answers, told.proof) == (None, (None, None, None), ()), "the line might still have come"
    assert told.sentence == f"Not known in this run: {says}."
    assert verdict(run, "started('p1') < 1").holds, "what has been measured is so"
