"""`concgui render`: the whole recording as one picture."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from concgui.core.recording import Recording, RecordingMeta
from concgui.ui.theme import LIGHT
from concgui.ui.theme_contrast import CONTRAST
from concgui.ui.theme_dark import DARK
from concgui.ui.timeline.picture import draw, render
from tests.gui.timeline.feed import Run, classic


def test_a_picture_has_the_size_asked_for_and_shows_the_lanes(styled: QApplication) -> None:
    meta = RecordingMeta(python="3.13.0", start_method="spawn", target="/home/x/three.py", mode="script")
    for theme in (LIGHT, DARK, CONTRAST):
        image = draw(classic().lanes, meta, (1920, 1080), theme)
        assert (image.width(), image.height()) == (1920, 1080)
        seen = {image.pixel(x, y) for x in range(0, 1920, 7) for y in range(0, 1080, 7)}
        assert theme.worker(1).rgb() in seen
        assert QColor(theme.surface).rgb() in seen


def test_the_same_recording_gives_the_same_picture(styled: QApplication) -> None:
    first, second = (draw(classic().lanes, RecordingMeta(), (800, 450), LIGHT) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("size", [(1, 1), (200, 100), (640, 360), (3840, 2160)])
def test_any_size(styled: QApplication, size: tuple[int, int]) -> None:
    assert draw(classic().lanes, RecordingMeta(), size, LIGHT).width() == size[0]


def test_200_lanes_are_made_smaller(styled: QApplication) -> None:
    run = Run()
    for number in range(1, 201):
        run.create(0.001 * number, number)
    draw(run.lanes, RecordingMeta(), (1920, 1080), LIGHT)


def test_an_empty_recording(styled: QApplication) -> None:
    assert render(Recording(), (640, 360)).width() == 640


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="no theme"):
        render(Recording(), (640, 360), "pink")


def test_it_needs_no_application_and_no_display() -> None:
    code = (
        "from concgui.core.recording import Recording\n"
        "from concgui.ui.timeline.picture import render\n"
        "print(render(Recording(), (320, 180)).width())\n"
    )
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=50)
    assert done.stdout.strip() == "320", done.stderr
