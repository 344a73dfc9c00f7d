"""Which lanes have a row: sorted, filtered, folded; chosen anew only when something that decides it has changed."""

import pytest

from concgui.core.lanes import LaneSet
from concgui.ui.timeline.lane_rows import LOOK_NS, LaneChoice, Moment
from concgui.ui.timeline.lane_wish import ALL_SORTS, LaneFilter, LaneWish, Order, Sort
from concgui.ui.timeline.lanes_button import shown_words
from concgui.ui.timeline.words import ended_badly, exit_words
from tests.gui.timeline.feed import MAIN, K, Run, ns, subject


def tree(threads: int = 3) -> Run:
    """p1 makes threads w0 … that begin one after the other and end in turn; p2 is created only; main waits."""
    run = Run()
    run.tell(0.01, K.IDLE, MAIN)
    run.create(0.02, 1)
    run.create(0.03, 2)
    run.start(0.1, 1)
    for number in range(threads):
        begin_thread(run, 0.3 + 0.1 * number, number)
    for number in range(threads):
        end_thread(run, 1.0 + 0.1 * number, number)
    return run


def begin_thread(run: Run, t: float, number: int, name: str = "") -> None:
    one, pid, tid = (MAIN + 1) << 32 | number + 1, MAIN + 1, 70_000 + number
    run.tell(t, K.THREAD_CREATED, pid, subject=one, text=f"{name or f'w{number}'}\x1fwork")
    run.tell(t + 0.001, K.START, pid, subject=one, text=name or f"w{number}")
    run.tell(t + 0.002, K.STARTED, pid, subject=one, value=tid)
    run.tell(t + 0.003, K.TARGET_ENTERED, pid, tid=tid, subject=one, value=pid)


def end_thread(run: Run, t: float, number: int) -> None:
    run.tell(t, K.EXIT, MAIN + 1, tid=70_000 + number, subject=(MAIN + 1) << 32 | number + 1, value=0)


def titles(choice: LaneChoice, lanes: LaneSet, **what: float) -> list[str]:
    moment = Moment(**{"now_ns": lanes.now_ns, "line_ns": lanes.now_ns, **what}) if what else None
    return [lane.title for lane in choice.rows(lanes, None, moment).lanes]


def wishing(**what: object) -> LaneChoice:
    choice = LaneChoice()
    choice.wish = LaneWish(**what)
    return choice


def filtering(**what: object) -> LaneChoice:
    return wishing(filter=LaneFilter(**what))


def test_the_library_s_own_threads_have_a_row_when_they_are_asked_for() -> None:
    run = tree(0)
    own, feeder = (MAIN << 32 | number for number in (1001, 1002))
    run.tell(0.2, K.THREAD_CREATED, MAIN, subject=own, text="Thread-1\x1fPool._handle_tasks")
    run.tell(0.3, K.THREAD_CREATED, MAIN, subject=feeder, text="QueueFeederThread\x1fQueue._feed")
    choice, every = LaneChoice(), filtering(kinds=ALL_SORTS)
    assert titles(choice, run.lanes) == ["MainProcess", "p1", "p2", "QueueFeederThread"]
    rows = choice.rows(run.lanes)
    assert (rows.total, rows.filtered, rows.library) == (5, 1, 1)
    assert shown_words(rows) == "4 of 5 lanes shown: 1 of the standard library's own hidden."
    assert not choice.wish.filter.active
    assert titles(every, run.lanes) == ["MainProcess", "p1", "p2", "Thread-1", "QueueFeederThread"]
    assert shown_words(every.rows(run.lanes)) == ""
    assert titles(filtering(text="Thread", kinds=frozenset({Sort.LIBRARY})), run.lanes) == ["Thread-1"]


def test_the_default_is_the_order_of_creation_and_costs_nothing_twice() -> None:
    lanes = tree().lanes
    choice = LaneChoice()
    rows = choice.rows(lanes)
    assert [lane.title for lane in rows.lanes] == ["MainProcess", "p1", "p2", "w0", "w1", "w2"]
    assert choice.rows(lanes, None, Moment(lanes.now_ns, lanes.now_ns, 0, 5e9)) is rows
    assert (rows.total, rows.filtered, rows.folded) == (6, 0, 0)


# folding


def test_threads_fold_into_their_process_and_are_counted() -> None:
    lanes = tree().lanes
    choice = LaneChoice()
    assert {index: len(fold.threads) for index, fold in choice.rows(lanes).folds.items()} == {1: 3}
    choice.folded = frozenset({1})
    rows = choice.rows(lanes)
    assert [lane.title for lane in rows.lanes] == ["MainProcess", "p1", "p2"]
    assert (rows.folded, rows.filtered, rows.total) == (3, 0, 6)
    assert [rows.stand[lane.index] for lane in lanes.lanes] == [0, 1, 2, 1, 1, 1]
    assert sorted(lane.title for lane in rows.found) == sorted(lane.title for lane in lanes.lanes)


def test_a_thread_is_folded_only_into_a_row_that_is_there() -> None:
    run = tree()
    begin_thread(run, 2.0, 3, "p1-helper")
    lanes = run.lanes
    choice = filtering(text="w")
    choice.folded = frozenset({1})
    assert titles(choice, lanes) == ["w0", "w1", "w2"]
    choice.wish = LaneWish(filter=LaneFilter(text="p1"))
    rows = choice.rows(lanes)
    assert [lane.title for lane in rows.lanes] == ["p1"]
    assert [lane.title for lane in rows.folds[1].threads] == ["p1-helper"]


def test_a_new_thread_of_a_folded_process_is_folded() -> None:
    run = tree()
    choice = LaneChoice()
    choice.folded = frozenset({1})
    choice.rows(run.lanes)
    begin_thread(run, 2.0, 3)
    rows = choice.rows(run.lanes)
    assert (len(rows.lanes), rows.folded) == (3, 4)


# order


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.PROCESS, ["MainProcess", "p1", "w0", "w1", "w2", "p2"]),
        (Order.NAME, ["MainProcess", "p1", "p2", "w0", "w1", "w2"]),
        (Order.BEGIN, ["MainProcess", "p2", "p1", "w0", "w1", "w2"]),
        (Order.END, ["MainProcess", "w0", "w1", "w2", "p1", "p2"]),
    ],
)
def test_orders(order: Order, expected: list[str]) -> None:
    assert titles(wishing(order=order), tree().lanes) == expected


def test_main_stands_on_top_unless_it_is_not_wanted_there() -> None:
    lanes = tree().lanes
    assert titles(wishing(order=Order.END, main_first=False), lanes) == ["w0", "w1", "w2", "MainProcess", "p1", "p2"]


def test_names_are_sorted_with_their_numbers_as_numbers() -> None:
    run = Run()
    for number, name in enumerate(("Thread-10", "Thread-9", "alpha", "Beta"), 1):
        run.create(0.1 * number, number, name, thread=True)
    assert titles(wishing(order=Order.NAME), run.lanes) == ["MainProcess", "alpha", "Beta", "Thread-9", "Thread-10"]


def test_cpu_time_sorts_the_busiest_first_and_those_nobody_measured_last() -> None:
    run = tree(threads=0)
    run.create(0.2, 3)
    run.start(0.3, 3)
    run.sample(0.5, 1.0, 1, cpu=0.2)
    run.sample(0.5, 1.0, 3, cpu=0.9)
    assert titles(wishing(order=Order.CPU), run.lanes) == ["MainProcess", "p3", "p1", "p2"]


def test_a_live_order_stands_until_the_run_ends_or_it_is_asked_for_again() -> None:
    run = tree(threads=0)
    run.create(0.2, 3)
    run.start(0.3, 3)
    run.sample(0.5, 1.0, 1, cpu=0.9)
    run.sample(0.5, 1.0, 3, cpu=0.2)
    choice = wishing(order=Order.CPU)
    live = {"running": True, "live": True}
    assert titles(choice, run.lanes, **live) == ["MainProcess", "p1", "p3", "p2"]
    assert choice.sorted_ns == run.lanes.now_ns
    run.sample(1.0, 4.0, 3, cpu=1.0)
    run.create(4.0, 4)
    run.start(4.0, 4)
    run.sample(4.2, 9.0, 4, cpu=1.0)
    assert titles(choice, run.lanes, **live) == ["MainProcess", "p1", "p3", "p2", "p4"], "new lanes come last"
    choice.sort_again()
    assert titles(choice, run.lanes, **live) == ["MainProcess", "p4", "p3", "p1", "p2"]
    run.sample(9.0, 20.0, 1, cpu=1.0)
    assert titles(choice, run.lanes, **live) == ["MainProcess", "p4", "p3", "p1", "p2"]
    assert titles(choice, run.lanes, running=False) == ["MainProcess", "p1", "p4", "p3", "p2"]
    assert choice.sorted_ns is None, "the order is true from now on"


# filter


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"text": "  W1 "}, ["w1"]),
        ({"text": str(MAIN + 1)}, ["p1", "w0", "w1", "w2"]),
        ({"kinds": frozenset({Sort.THREAD})}, ["w0", "w1", "w2"]),
        ({"kinds": ALL_SORTS - {Sort.THREAD}}, ["MainProcess", "p1", "p2"]),
        ({"kinds": frozenset()}, []),
        ({"alive": True}, ["MainProcess", "p1"]),
    ],
)
def test_filters(wish: dict[str, object], expected: list[str]) -> None:
    rows = filtering(**wish).rows(tree().lanes)
    assert [lane.title for lane in rows.lanes] == expected
    assert (rows.total, rows.filtered) == (6, 6 - len(expected))


def test_what_is_not_python_is_a_kind_of_its_own() -> None:
    run = tree(threads=0)
    run.native(0.5, 77, "sleep")
    run.heard(2.5)
    assert titles(filtering(kinds=frozenset({Sort.NATIVE})), run.lanes) == ["sleep"]


def test_alive_means_at_the_now_line() -> None:
    lanes = tree().lanes
    choice = filtering(alive=True)
    assert titles(choice, lanes, line_ns=ns(1.05)) == ["MainProcess", "p1", "w1", "w2"]
    assert titles(choice, lanes, line_ns=ns(0.05)) == ["MainProcess"]


def test_in_view_means_that_something_is_drawn_there() -> None:
    lanes = tree().lanes
    choice = filtering(in_view=True)
    assert titles(choice, lanes, left_ns=ns(0.0), right_ns=ns(0.025)) == ["MainProcess", "p1"]
    assert titles(choice, lanes, left_ns=ns(0.45), right_ns=ns(0.48)) == ["MainProcess", "p1", "p2", "w0", "w1"]


def test_a_live_filter_waits_a_little_and_new_lanes_obey_it_at_once() -> None:
    run = tree(threads=0)
    choice = filtering(alive=True)
    live = {"running": True, "live": True}
    assert titles(choice, run.lanes, **live) == ["MainProcess", "p1"]
    seen = run.lanes.now_ns
    run.end(0.5, 1)
    soon, later = seen + LOOK_NS // 2, seen + LOOK_NS + 1_000_000_000
    assert titles(choice, run.lanes, now_ns=soon, line_ns=soon, **live) == ["MainProcess", "p1"]
    assert titles(choice, run.lanes, now_ns=later, line_ns=later, **live) == ["MainProcess"]
    run.create(0.6, 3)
    assert titles(choice, run.lanes, now_ns=later, line_ns=later, **live) == ["MainProcess"]
    assert choice.rows(run.lanes).total == 4


def test_rows_are_the_same_object_while_they_are_the_same_lanes() -> None:
    run = tree()
    choice = filtering(alive=True)
    rows = choice.rows(run.lanes)
    run.sample(2.0, 2.1, 1, cpu=0.5)
    assert choice.rows(run.lanes) is rows, "the picture is not drawn anew"


def test_another_frame_does_not_look_at_every_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    lanes = tree().lanes
    choice = filtering(in_view=True)
    choice.rows(lanes, None, Moment(lanes.now_ns, lanes.now_ns, ns(0), ns(2)))
    monkeypatch.setattr("concgui.ui.timeline.lane_rows.facts_of", lambda *_: pytest.fail("looked at every lane"))
    for step in range(100):
        choice.rows(lanes, None, Moment(lanes.now_ns, lanes.now_ns, ns(0.01 * step), ns(2)))


def test_lanes_made_after_a_pause_are_not_there_yet() -> None:
    run = tree()
    rows = LaneChoice().rows(run.lanes, ns(0.35))
    assert [lane.title for lane in rows.lanes] == ["MainProcess", "p1", "p2", "w0"]
    assert subject(1) == run.lanes.lanes[1].subject


def test_how_a_worker_ended_says_which_exception_it_was() -> None:
    run = tree(1)
    thread = (MAIN + 1) << 32 | 1
    run.tell(0.9, K.FAILED, MAIN + 1, tid=70_000, subject=thread, value=3, text="ValueError: no, good")
    run.tell(1.1, K.FAILED, MAIN + 1, subject=subject(1), text="KeyError: 'x'")
    run.tell(1.2, K.EXIT, MAIN + 1, subject=subject(1), value=1)
    run.tell(1.3, K.REAPED, MAIN, subject=subject(1), value=1)
    _, process, _, worker = run.lanes.lanes
    assert (exit_words(process), exit_words(worker)) == ("exit 1: KeyError", "ended: ValueError")
    assert [ended_badly(process), ended_badly(worker)] == [True, True]
