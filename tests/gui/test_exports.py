"""“Export…”: what is shown, to a file, in a thread; with progress, and to be cancelled at any moment."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QWidget

from concgui import app
from concgui.core.storage import save
from concgui.ui.exports import Exports
from concgui.ui.files import EXPORTS
from concgui.ui.keyboard import Keyboard
from concgui.ui.timeline.svg import Svg
from tests.gui.manycalls import recording_of_calls
from tests.gui.timeline.view import canvas_of, pixels


class Shown:
    """The whole window with a recording in it, and what it said."""

    def __init__(self, qtbot, folder: Path, calls: int, monkeypatch) -> None:
        save(recording_of_calls(calls), folder / "run.concgui")
        self.qtbot, self.folder = qtbot, folder
        self.window = app.create_window()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.session = app.attach_engine(self.window, [str(folder / "run.concgui")])
        self.window.closing.connect(self.session.shutdown)
        self.until(lambda: self.window.findChild(Keyboard) is not None and self.session.replay is not None)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.setFocus()
        self.exports = self.window.findChild(Exports)
        self.answer = ("", "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: self.answer)

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=30_000)

    @property
    def said(self) -> list[str]:
        return [] if self.window.banner is None else self.window.banner.history

    def press(self) -> None:
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.qtbot.keyClick(self.window, Qt.Key.Key_E, modifiers)

    def export(self, name: str, row: int) -> str:
        """Export by key with this answer in the dialog; return what is said when it is over."""
        before = len(self.said)
        self.answer = (str(self.folder / name), EXPORTS[row][0])
        self.press()
        self.until(lambda: len(self.said) > before and not self.busy)
        return self.said[0]

    @property
    def busy(self) -> bool:
        return self.exports.progress is not None and self.exports.progress.isVisible()

    def names(self) -> list[str]:
        return sorted(one.name for one in self.folder.iterdir())


@pytest.fixture
def shown(styled, qtbot, tmp_path, monkeypatch):
    made: list[Shown] = []

    def showing(calls: int) -> Shown:
        made.append(Shown(qtbot, tmp_path, calls, monkeypatch))
        return made[-1]

    yield showing
    for one in made:
        one.window.close()


def test_every_kind_by_key_and_the_name_decides(shown, tmp_path):
    one = shown(2000)
    for row, (_words, ending, _what) in enumerate(EXPORTS):
        assert one.export(f"x{row}", row) == f"Exported as {tmp_path / f'x{row}{ending}'}."
    assert json.loads((tmp_path / "x1.json").read_text())["otherData"]["python"] == "3.13.0"
    heads = [(tmp_path / name).read_text().partition(",")[0] for name in ("x3.csv", "x4.csv")]
    assert heads == ["lane", "time_s"]
    assert one.export("y.json", 0).startswith("Exported")  # a picture was chosen, but the name says what
    assert json.loads((tmp_path / "y.json").read_text())["traceEvents"]


def test_a_picture_has_the_pixels_of_the_screen(shown, tmp_path):
    one = shown(2000)
    pane = one.window.timeline
    pane.zoom(3.0)
    pane.handling.drag_range(100.0, 300.0)
    pane.handling.bookmark()
    pane._compose()
    one.export("seen.png", 0)
    for panel in canvas_of(pane).viewport().findChildren(QWidget):  # the measured range lies over the picture
        panel.hide()
    wanted = canvas_of(pane).viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = QImage(str(tmp_path / "seen.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert found.width() > 300
    assert (pixels(found) == pixels(wanted)).all()
    assert found.text("Title") == one.window.windowTitle()


def test_a_drawing_looks_the_same_and_stands_alone(shown, tmp_path):
    one = shown(2000)
    pane = one.window.timeline
    pane.handling.drag_range(100.0, 300.0)
    pane._compose()
    one.export("seen.svg", 5)
    one.export("seen.png", 0)
    text = (tmp_path / "seen.svg").read_text()
    root = ET.fromstring(text)
    parts = {element.tag.rpartition("}")[2]: element for element in root.iter()}
    assert parts["title"].text == one.window.windowTitle()
    assert "from 0.000000 s to" in parts["desc"].text
    assert "MainProcess" in [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert all(link.startswith("data:") for link in re.findall(r'href="([^"]*)"', text))
    assert len(text) < 1_000_000
    wanted = QImage(str(tmp_path / "seen.png")).convertToFormat(QImage.Format.Format_RGB32)
    found = QImage(wanted.size(), QImage.Format.Format_RGB32)
    found.fill(Qt.GlobalColor.white)
    painter = QPainter(found)
    QSvgRenderer(str(tmp_path / "seen.svg")).render(painter)
    painter.end()
    channels = [pixels(image).view(np.uint8).astype(int) for image in (found, wanted)]
    assert np.abs(channels[0] - channels[1]).mean() < 4


def test_it_tells_how_far_it_is_and_esc_cancels(shown, tmp_path):
    one = shown(400_000)
    (tmp_path / "x.json").write_text("older")
    one.answer = (str(tmp_path / "x.json"), EXPORTS[1][0])
    one.press()
    one.until(lambda: one.busy and one.exports.progress.bar.value() > 5)
    one.press()
    assert one.said[0] == "x.json is still being exported: wait for it, or cancel it with Esc."
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    one.until(lambda: one.said[0] == "The export of x.json was cancelled." and not one.busy)
    assert (tmp_path / "x.json").read_text() == "older"
    assert one.names() == ["run.concgui", "x.json"]
    one.answer = (str(tmp_path / "x.json"), EXPORTS[1][0])
    one.press()
    one.until(lambda: one.busy and one.exports.progress.bar.value() > 5)
    one.qtbot.mouseClick(one.exports.progress.cancel, Qt.MouseButton.LeftButton)
    one.until(lambda: not one.busy)
    assert (tmp_path / "x.json").read_text() == "older"


def test_the_window_closes_during_an_export(shown, tmp_path):
    one = shown(400_000)
    one.answer = (str(tmp_path / "x.csv"), EXPORTS[4][0])
    one.press()
    one.until(lambda: one.busy and one.exports.progress.bar.value() > 0)
    one.window.close()
    assert one.names() == ["run.concgui"]


def test_what_cannot_be_is_one_sentence(shown, tmp_path):
    one = shown(100)
    (tmp_path / "d.csv").mkdir()
    assert one.export("x.txt", 0) == "x.txt cannot be exported: a name ends in .png, .json, .json.gz, .csv, .svg."
    assert one.export("d.csv", 3) == f"{tmp_path / 'd.csv'} cannot be written: Is a directory."
    assert one.export("none/x.png", 0) == f"{tmp_path / 'none/x.png'} cannot be written: No such file or directory."
    (tmp_path / "there.png").write_text("older")
    assert one.export("there", 0) == f"{tmp_path / 'there.png'} is there already: choose its whole name to replace it."
    assert one.names() == ["d.csv", "run.concgui", "there.png"]


def test_nothing_has_run_yet(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.banner.history[0] == "There is nothing to export: nothing has run yet."


def test_lines_and_outlines_are_in_an_svg_too() -> None:
    device = Svg(100, 50)
    painter = QPainter(device)
    painter.setPen(QPen(QColor("#123456"), 2.0))
    painter.drawRect(QRectF(10, 10, 30, 20))
    pen = QPen(QColor("#abcdef"), 3.0, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.0, 1.8])
    painter.setPen(pen)
    painter.drawLine(QPointF(50, 25), QPointF(90, 25))
    painter.end()
    text = device.text("title", "description")
    assert 'width="30" height="20" fill="none" stroke="#123456" stroke-width="2"' in text
    assert 'x1="50" y1="25" x2="90" y2="25" stroke="#abcdef" stroke-width="3" stroke-dasharray="3 5.4"' in text
