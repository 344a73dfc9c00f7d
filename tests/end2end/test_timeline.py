"""The timeline in the real window, with a real mouse and a real keyboard: spans and their lines, lanes, export."""

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from concgui.core.executed import THE_CALL, THE_LINE
from concgui.core.states import MainPhase, State
from concgui.ui.timeline.buttons import ButtonRow
from concgui.ui.timeline.folding import WIDE
from concgui.ui.timeline.pane import TimelinePane
from tests.driver import Driver, is_exposed

SCRIPT = """\
from threading import Thread
from time import sleep

if __name__ == "__main__":
    threads = [Thread(target=sleep, args=(0.2,), name=f"worker-{n}") for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


SEVERAL = "Several lines ran in this span, the marked one longest."


class Timeline:
    """The timeline of a window, and hands on it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        pane = driver.window.timeline
        assert pane is not None
        self.pane: TimelinePane = pane
        canvas = pane.focusProxy()
        assert canvas is not None
        self.view: QWidget = canvas.viewport()

    def names(self) -> list[str]:
        return [lane.title for lane in self.pane.frame.shown]

    def click(self, x: float, y: float) -> None:
        place = QRect(QPoint(round(x) - 1, round(y) - 1), QPoint(round(x) + 1, round(y) + 1))
        self.driver.click(self.view, place)

    def fit(self) -> None:
        """Bring the whole run into view."""
        row = self.pane.findChild(ButtonRow)
        assert row is not None
        self.driver.click(row.fit)
        self.driver.wait(lambda: self.pane.time_scale.left_ns <= 0 < self._left(), "the whole run to be in view")

    def _left(self) -> float:
        """The pixels that are free at the right of now."""
        return self.pane.frame.layout.plot.right() - self.pane.frame.x(self.pane.now)

    def click_span(self, lane: int, state: State, call: str = "") -> None:
        """Click the longest span of a lane that shows a state, in a call whose words begin so."""
        lanes = self.pane.lanes
        start, end, states, label = lanes.lanes[lane].composed.spans.view()
        fits = [at for at in range(len(start)) if states[at] == state and lanes.labels[label[at]].startswith(call)]
        at = max(fits, key=lambda at: end[at] - start[at])
        frame = self.pane.frame
        self.click(frame.x((start[at] + end[at]) / 2), frame.layout.band(frame.rows.place[lane]).center().y())

    def click_triangle(self, lane: int) -> None:
        frame = self.pane.frame
        row = frame.layout.band(frame.rows.place[lane])
        self.click(frame.layout.titles - (WIDE / 2 + 2) * frame.layout.zoom, row.center().y())


@pytest.fixture
def timeline(driver: Driver) -> Timeline:
    return Timeline(driver)


def test_the_line_of_a_clicked_span_is_marked_until_esc(driver, timeline):
    driver.choose("Lesson: Join with")
    driver.click(driver.window.toolbar.run)
    driver.wait_for_main(MainPhase.ENDED)
    driver.wait(lambda: all(lane.ended for lane in timeline.pane.lanes.lanes), "the workers to be gone")
    timeline.fit()
    text, note = driver.window.program.text, driver.window.status.note
    timeline.click_span(0, State.BLOCKED, "p1.join")
    driver.wait(lambda: text.marked is not None, "the line that MainProcess executed to be marked")
    assert [line.text.strip() for line in text.lines[text.marked[0] : text.marked[1] + 1]] == ["p1.join(1)"]
    assert note.isVisible()
    assert note.text() == THE_CALL
    top = text.verticalScrollBar().value()
    timeline.click_span(1, State.BLOCKED)
    worker = lambda: text.marked is not None and "time.sleep" in text.lines[text.marked[0]].text  # noqa: E731
    driver.wait(worker, "the worker's line that called")
    driver.key("Up")
    driver.wait(lambda: text.marked is not None and not worker(), "what MainProcess did then")
    timeline.click_span(2, State.CREATED)
    driver.wait(lambda: note.text() == "The marked line created p2.", "the line that created p2")
    assert text.lines[text.marked[0]].text.strip().startswith("p2 = ")
    assert text.verticalScrollBar().value() <= top
    driver.key("Escape")
    driver.wait(lambda: text.marked is None and not note.isVisible(), "nothing to be marked")
    timeline.click_span(0, State.BLOCKED, "p1.join")
    driver.wait(lambda: text.marked is not None, "the line to be marked again")
    driver.key("Ctrl+r")
    driver.wait(lambda: text.marked is None and not note.isVisible(), "a new run to have no mark")
    assert driver.said == []


def test_threads_are_folded_by_mouse_and_lanes_filtered_by_key(open_window, tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)
    driver = open_window(str(tmp_path / "script.py"))
    timeline = Timeline(driver)
    driver.click(driver.window.toolbar.run)
    driver.wait_for_main(MainPhase.ENDED)
    threads = [f"worker-{n}" for n in range(4)]
    driver.wait(lambda: timeline.names() == ["MainProcess", *threads], "all lanes to be shown")
    timeline.click_triangle(0)
    driver.wait(lambda: timeline.names() == ["MainProcess"], "the threads to be folded")
    timeline.click_triangle(0)
    driver.wait(lambda: timeline.names() == ["MainProcess", *threads], "the threads to be unfolded")
    timeline.click_span(0, State.BLOCKED if State.BLOCKED in _states(timeline, 0) else State.RUNNING)
    note = driver.window.status.note
    marked = lambda: driver.window.program.text.marked  # noqa: E731
    driver.wait(lambda: note.text() in {THE_LINE, THE_CALL, SEVERAL} and marked() is not None, "the script's line")
    driver.key("l")
    driver.wait(lambda: timeline.pane.desk.popup is not None and timeline.pane.desk.popup.isVisible(), "the panel")
    popup = timeline.pane.desk.popup
    driver.wait(lambda: is_exposed(popup) and popup.text.hasFocus(), "the panel to take what is typed")
    driver.hands.type("ker-2")
    driver.wait(lambda: timeline.names() == ["worker-2"], "the others to be filtered out")
    driver.wait(lambda: not note.isVisible(), "a span that has no row any more to be selected no more")
    driver.hands.key("Return")
    driver.wait(lambda: not popup.isVisible(), "the panel to close")
    driver.key("Shift+l")
    driver.wait(lambda: timeline.names() == ["MainProcess", *threads], "all lanes to be shown again")
    assert driver.said == []


def _states(timeline: Timeline, lane: int) -> list[int]:
    return timeline.pane.lanes.lanes[lane].composed.spans.view()[2].tolist()


def test_what_is_shown_is_exported_under_the_name_that_is_typed(driver, timeline, tmp_path):
    driver.choose("Lesson: Start all")
    driver.click(driver.window.toolbar.run)
    driver.wait_for_main(MainPhase.ENDED)
    picture, table = tmp_path / "seen.svg", tmp_path / "spans.csv"
    export(driver, picture)
    root = ET.fromstring(picture.read_text("utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"MainProcess", "p1", "p2", "p3"} <= set(words)
    export(driver, table)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["variable"] or row["name"] for row in rows} == {"MainProcess", "p1", "p2", "p3"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["seen.svg", "spans.csv"]


def export(driver: Driver, path: Path) -> None:
    """Export by Ctrl+Shift+E. The dialog has an event loop of its own: a timer types into it."""
    done: list[bool] = []

    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isActiveWindow() and not done:
            done.append(True)
            driver.hands.key("Ctrl+a")
            driver.hands.type(str(path))
            driver.hands.key("Return")

    said = len(driver.said)
    timer = QTimer(interval=20)
    timer.timeout.connect(type_name)
    timer.start()
    driver.key("Ctrl+Shift+e")
    driver.wait(lambda: done and QApplication.activeModalWidget() is None, "the file dialog to be done")
    timer.stop()
    driver.wait(lambda: len(driver.said) > said, "the export to be over")
    assert driver.said[-1] == f"Exported as {path}."
