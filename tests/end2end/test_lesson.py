"""A class predicts in the real window: votes by key, a ghost bar dragged by the mouse, the run, the reveal."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint

from concgui.core.views import LessonPhase, LessonView
from concgui.ui.timeline.ghosts import GhostBar
from tests.driver import Driver

TOML = """
title = "A short sleep"
summary = "p1 sleeps, main joins it."
order = 1
start_method = "fork"
question = "When does p1 end?"
predict = ["MainProcess", "p1"]
[[answer]]
text = "Before the join returns"
holds = "ended('p1') <= join_returned('p1')"
[[answer]]
text = "It never ends"
holds = "ended('p1') > 60"
[fact]
holds = "exitcode('p1') == 0"
says = "p1 ended with {exitcode('p1')}."
proof = ["call('MainProcess', 'join')"]
"""
PROGRAM = """
import time
from multiprocessing import Process


def worker(interval):
    time.sleep(interval)


if __name__ == "__main__":
    p1 = Process(target=worker, args=(0.1,))
    p1.start()
    p1.join()
"""


def shown(driver: Driver) -> LessonView:
    assert driver.view.lesson is not None
    return driver.view.lesson


def votes(driver: Driver) -> list[int]:
    return [one.votes for one in shown(driver).answers]


def key(driver: Driver, name: str, expected: Callable[[], object], what: str) -> None:
    driver.hands.key(name)
    driver.wait(expected, what)


def test_a_class_predicts_and_the_run_answers(open_window: Callable[..., Driver], tmp_path: Path) -> None:
    (tmp_path / "lesson.toml").write_text(TOML, "utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    driver = open_window(str(tmp_path))
    timeline, window = driver.window.timeline, driver.window
    assert timeline is not None
    driver.wait(lambda: len(timeline.ghosts.bars) == 2 and timeline.ghosts.bars[1].isVisible(), "the ghost bars")
    key(driver, "b", lambda: votes(driver) == [0, 1], "a vote for B")
    key(driver, "a", lambda: votes(driver) == [1, 1], "a vote for A")
    key(driver, "+", lambda: votes(driver) == [2, 1], "one more")
    key(driver, "-", lambda: votes(driver) == [1, 1], "one less")

    bar = timeline.ghosts.bars[1]
    second = round(timeline.frame.scale.x(1e9) - timeline.frame.scale.x(0))
    driver.drag(bar, QPoint(_end(driver, bar), bar.height() // 2), second)
    driver.wait(lambda: shown(driver).ghosts[1].guess_s == 2.0, "a guess of 2.0 s")
    key(driver, "Right", lambda: shown(driver).ghosts[1].guess_s == 2.1, "a tenth more")
    key(driver, "Up", timeline.ghosts.bars[0].hasFocus, "the other bar")
    key(driver, "Right", lambda: shown(driver).ghosts[0].guess_s == 1.0, "its first guess")

    panel = window.lesson_panel
    assert panel is not None
    driver.click(panel.run)
    driver.wait(lambda: shown(driver).phase is LessonPhase.REVEALED, "the reveal")
    assert [(one.votes, one.right) for one in shown(driver).answers] == [(1, True), (1, False)]
    driver.wait(lambda: panel.fact.isVisible() and panel.fact.text() == "p1 ended with 0.", "the fact")
    driver.wait(lambda: len(timeline.frame.marks.guesses) == 2, "the guesses over the lanes")
    assert not any(bar.isVisible() for bar in timeline.ghosts.bars)
    (lane, start, end), t0 = shown(driver).proof[0], timeline.lanes.t0_ns
    key(driver, "v", lambda: timeline.time_scale.span_ns < 2 * (end - start), "what proves it")
    assert timeline.time_scale.left_ns < start - t0 < end - t0 < timeline.time_scale.right_ns
    assert timeline.lanes.lanes[lane].title == "MainProcess"
    key(driver, "q", lambda: shown(driver).phase is LessonPhase.PREDICT, "the question once more")
    assert votes(driver) == [0, 0]
    key(driver, "Escape", lambda: shown(driver).phase is LessonPhase.SKIPPED, "the question to be skipped")
    driver.click(panel.ask)
    driver.wait(lambda: shown(driver).phase is LessonPhase.PREDICT, "the question to be asked")


def _end(driver: Driver, bar: GhostBar) -> int:
    assert driver.window.timeline is not None
    frame = driver.window.timeline.frame
    return round(frame.layout.titles + frame.scale.x(bar.value() / 10 * 1e9))
