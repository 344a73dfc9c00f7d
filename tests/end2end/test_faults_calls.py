"""What is typed wrong and pressed at the wrong moment in the real window: one sentence, and Python's own behaviour."""

import os
import signal

import pytest
from PySide6.QtWidgets import QApplication

from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState
from tests.driver import Driver
from tests.observed import children_left

TYPED = [
    ("abc", 'The interval must be a number, not "abc"'),
    ("0", "The interval cannot be 0"),
    ("-1", "The interval cannot be negative"),
    ("0.01", "The interval is too short"),
    ("1e9", "The interval is too long"),
    ("nan", "The interval must be a finite number"),
    ("", "The interval is empty"),
]
NAMES = [
    ("", "A worker needs a name"),
    ("p2", "p2 is taken by another worker"),
    ("1p", '"1p" cannot be a variable'),
    ("class", "class is a word of Python's own language"),
    ("print", "print has a meaning of its own"),
    ("x" * 33, "The name is too long"),
]


def set_interval(driver: Driver, name: str, seconds: str) -> None:
    driver.enter(driver.card(name).number, seconds)
    driver.wait(lambda: driver.card_view(name).spec.interval == float(seconds), f"{seconds} s for {name}")


def is_alive(driver: Driver, *names: str) -> bool:
    return all(driver.card_view(name).phase is Phase.ALIVE for name in names)


def start(driver: Driver, name: str = "p1", seconds: str = "10") -> None:
    """Start a worker and wait until it is alive and main free."""
    set_interval(driver, name, seconds)
    driver.click(driver.card(name).start)
    driver.wait(lambda: is_alive(driver, name) and driver.view.main is MainPhase.IDLE, f"{name} to be alive")


# --- typing ----------------------------------------------------------------------------------------------------------
def test_wrong_intervals_and_names(driver):
    card = driver.card("p1")
    for field, typed in ((card.number, TYPED), (card.name, NAMES)):
        for text, sentence in typed:
            driver.enter(field, text)
            driver.wait(lambda: card.problem.text().startswith(sentence), f"{sentence} at the card")  # noqa: B023
            assert card.problem.isVisible()
            assert field.text() == text  # nothing that was typed is lost
            assert field.wrong
        driver.key("Escape")
        driver.wait(card.problem.isHidden, "Escape to bring the value back")
    assert (card.name.text(), card.number.text()) == ("p1", "1.0 s")
    assert driver.said == []  # what stands at the card is not said twice
    driver.enter(card.number, "2,5")
    driver.wait(lambda: driver.card_view("p1").spec.interval == 2.5, "a comma to be understood")


def test_what_is_refused_does_not_keep_a_worker_from_starting(driver):
    driver.enter(driver.card("p1").number, "0")
    driver.wait(driver.card("p1").problem.isVisible, "the refusal")
    driver.click(driver.card("p1").start)
    driver.wait(lambda: 'p1 = Process(target=sleep, args=(1, 1), name="p1")' in driver.lines(LineState.DONE), "p1")


def test_the_65th_worker(driver):
    add = driver.window.workers.add
    while len(driver.view.cards) < 64:
        count = len(driver.view.cards)
        driver.key("n")
        driver.wait(lambda: len(driver.view.cards) == count + 1, "one more card")  # noqa: B023
    assert not add.isEnabled()
    assert add.toolTip().startswith("There are 64 workers already")
    driver.key("n")
    driver.wait(lambda: driver.said, "the key to say why not")
    assert driver.said == [add.toolTip()]
    assert len({view.spec.name for view in driver.view.cards}) == 64


# --- calls at the wrong moment ---------------------------------------------------------------------------------------
def test_before_during_and_after(driver):
    card = driver.card("p1")
    for button, why in (
        (card.join, "p1 was not started: only what was started can be joined."),
        (card.join_timeout.button, "p1 was not started: only what was started can be joined."),
        (card.terminate, "p1 was not started: there is nothing to terminate."),
        (card.kill, "p1 was not started: there is nothing to kill."),
        (driver.card("t1").terminate, "Threads cannot be terminated: Python has no such call."),
    ):
        assert not button.isEnabled()
        assert button.toolTip() == why
    driver.key("j")
    driver.wait(lambda: driver.said == ["p1 was not started: only what was started can be joined."], "why not to join")
    set_interval(driver, "p1", "10")
    driver.double_click(card.start)  # the second click comes while the first start() is asked for
    driver.wait(lambda: driver.card_view("p1").phase is Phase.ALIVE, "p1 to be alive")
    assert driver.lines(LineState.DONE, LineState.CURRENT, LineState.QUEUED).count("p1.start()") == 1
    assert not card.start.isEnabled()
    assert "can be started only once" in card.start.toolTip()
    driver.click(card.terminate)
    driver.wait(lambda: driver.card_view("p1").phase is Phase.ENDED, "p1 to end")
    driver.wait(lambda: card.terminate.toolTip() == "p1 has ended: there is nothing to terminate.", "no second time")
    assert not card.kill.isEnabled()
    assert driver.lines(LineState.FAILED) == []


def test_terminate_during_the_start(driver):
    set_interval(driver, "p1", "10")
    driver.click(driver.card("p1").start)
    driver.click(driver.card("p1").terminate)  # at once: it waits in the queue, or goes to the child that imports
    driver.wait(lambda: driver.card_view("p1").exitcode == -15, "p1 to end by the signal")
    driver.wait(lambda: driver.view.main is MainPhase.IDLE, "main to be free")
    driver.click(driver.card("p1").join)
    driver.wait(lambda: driver.card("p1").phase.text() == "SIGTERM, exit −15", "the exit code")
    assert driver.lines(LineState.FAILED) == []


# --- main is blocked -------------------------------------------------------------------------------------------------
@pytest.fixture
def blocked(driver) -> Driver:
    """Main waits in p1.join(), p2 is alive too; p1 lasts 10 s."""
    start(driver, "p2")
    start(driver, "p1")
    driver.click(driver.card("p1").join)
    driver.wait(lambda: driver.lines(LineState.BLOCKED) == ["p1.join()"], "main to wait")
    return driver


def test_statements_are_queued_and_a_signal_comes_from_outside(blocked):
    driver = blocked
    driver.click(driver.card("t1").start)
    driver.click(driver.window.alive.ask)
    driver.wait(lambda: driver.lines(LineState.QUEUED)[-2:] == ["t1.start()", "active_children()"], "the queue")
    assert driver.view.status.queued == 3
    assert "3 queued" in driver.window.status.left.text()
    assert "waits in the queue" in driver.card("t1").start.toolTip()
    driver.click(driver.card("p1").terminate)
    driver.wait(lambda: driver.lines(LineState.OUTSIDE) == ["os  SIGTERM sent to p1 from outside"], "the transcript")
    driver.wait(lambda: driver.card("p1").phase.text() == "SIGTERM, exit −15", "p1 to be joined")
    driver.wait(
        lambda: not driver.lines(LineState.QUEUED, LineState.CURRENT, LineState.BLOCKED), "the queue to be worked off"
    )
    assert driver.lines(LineState.DONE)[-2:] == ["t1.start()", "active_children()"]
    driver.wait(lambda: "p1 was ended by SIGTERM" in driver.printed("os"), "its end in the output")


def test_an_interrupted_main_lives_on(blocked):
    driver = blocked
    driver.click(driver.window.toolbar.buttons[Action.INTERRUPT])
    driver.wait(lambda: driver.lines(LineState.FAILED) == ["p1.join()"], "the statement to fail")
    driver.wait(lambda: driver.printed("main")[-1:] == ["KeyboardInterrupt"], "the traceback")
    said = [line.text for line in driver.output if line.error]
    assert said[0] == "Traceback (most recent call last):"
    assert "p1.join()" in " ".join(said)
    assert not [line for line in said if "concgui/" in line]
    assert driver.view.main is MainPhase.IDLE
    assert is_alive(driver, "p1", "p2")
    driver.click(driver.card("p1").kill)
    driver.click(driver.card("p1").join)
    driver.wait(lambda: driver.card("p1").phase.text() == "SIGKILL, exit −9", "main to obey")
    assert not driver.window.toolbar.buttons[Action.INTERRUPT].isEnabled()


def test_reset_in_the_middle(blocked):
    driver = blocked
    run, old = driver.view.run, driver.session.recording
    pids = [lane.pid for lane in driver.session.lanes.lanes]
    driver.click(driver.window.toolbar.buttons[Action.RESET])
    driver.wait(lambda: driver.view.run == run + 1, "a new run")
    count = len(old)
    assert driver.view.main is MainPhase.OFF
    assert {view.phase for view in driver.view.cards} == {Phase.ABSENT}
    assert (driver.output, driver.view.alive) == ([], ())
    driver.wait(lambda: not children_left(pids), "the old program to be gone")
    set_interval(driver, "p1", "0.1")
    driver.click(driver.card("p1").start)
    driver.click(driver.card("p1").join)
    driver.wait(lambda: driver.card("p1").phase.text() == "exit 0", "the new p1")
    assert len(old) == count
    assert {lane.pid for lane in driver.session.lanes.lanes}.isdisjoint(pids)
    assert driver.session.lanes.findings == []


# --- cards while they run --------------------------------------------------------------------------------------------
def test_the_slider_of_a_worker_that_runs_is_locked_and_of_another_is_not(driver):
    start(driver, "p1")
    slider, free = driver.card("p1").slider, driver.card("p3").slider
    assert not slider.isEnabled()
    assert "It cannot be changed any more" in slider.toolTip()
    handle = slider.handle_center().toPoint()
    driver.drag(slider, handle, -60)
    assert driver.card_view("p1").spec.interval == 10
    before = driver.card_view("p3").spec.interval
    driver.drag(free, free.handle_center().toPoint(), 60)
    driver.wait(lambda: driver.card_view("p3").spec.interval > before, "p3 to last longer")

    def p3() -> str:  # the last moves of the drag may still be on their way
        return f'p3 = Process(target=compute, args=(3, {driver.card_view("p3").spec.interval:g}), name="p3")'

    driver.wait(lambda: p3() in driver.lines(LineState.FUTURE), "p3 in the program to last longer")
    driver.click(driver.card("p3").start)  # a card of the old value would be seen in the statement
    driver.wait(lambda: p3() in driver.lines(LineState.DONE), "p3 with the new interval")
    assert driver.card_view("p3").spec.interval > before


def test_the_alive_list(driver):
    start(driver, "p1")
    (row,) = driver.view.alive
    assert (row.name, row.python_says) == ("p1", "not asked")
    driver.click(driver.window.alive.ask)
    driver.wait(lambda: driver.view.alive[0].python_says.startswith("alive at "), "Python's answer")
    driver.click(driver.card("p1").terminate)
    driver.wait(lambda: driver.view.alive[0].os_says == "zombie", "the zombie")
    driver.click(driver.window.alive.ask)
    driver.wait(lambda: driver.view.alive[0].os_says == "gone", "the zombie to be reaped by the asking")
    assert driver.view.alive[0].python_says == "ended, SIGTERM, exit −15"
    table = driver.window.alive.table
    shown = [table.rows.index(0, column).data() for column in range(4)]
    assert shown == ["p1", str(row.pid), "ended, SIGTERM, exit −15", "gone"]


def test_main_that_is_killed(driver):
    start(driver, "p1")
    pids = [lane.pid for lane in driver.session.lanes.lanes]
    os.kill(driver.view.status.main_pid, signal.SIGKILL)
    driver.wait_for_main(MainPhase.ENDED)
    driver.wait(lambda: "MainProcess was ended by SIGKILL" in driver.printed("os"), "its end to be told")
    driver.wait(lambda: not children_left(pids), "nothing to be left")
    driver.wait(lambda: driver.card_view("p1").phase in {Phase.ENDED, Phase.REAPED}, "p1 to have ended")
    assert driver.card("p1").start.toolTip() == "MainProcess has ended: Reset begins a new run."
    assert QApplication.activeModalWidget() is None
