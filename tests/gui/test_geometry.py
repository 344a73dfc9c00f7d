"""The window comes back where it was, as it was; where that screen is gone, on one that is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from concgui import app
from concgui.control.places import Places
from concgui.control.settingsfile import settings_path
from concgui.ui.files import Files


@pytest.fixture
def opened(styled, qtbot):
    """Opens a window as `concgui` does; closed as a user would."""

    def opening():
        window = app.create_window()
        window.setMinimumSize(940, 560)  # wider than the offscreen platform's screen, or all parts were at their least
        qtbot.addWidget(window)
        app.show(window)
        qtbot.waitExposed(window)
        return window

    return opening


def test_place_size_and_widths(opened):
    first = opened()
    first.showNormal()
    first.resize(first.minimumWidth(), 700)  # the screen is small
    first.move(0, 30)
    first.columns.setSizes([310, 330, 280])
    first.texts.setSizes([200, 380])
    first.columns.splitterMoved.emit(310, 1)
    first.texts.splitterMoved.emit(200, 1)
    before = (first.columns.sizes(), first.texts.sizes(), first.size(), first.pos())
    first.close()
    again = opened()
    assert not again.isMaximized()
    assert (again.columns.sizes(), again.texts.sizes(), again.size(), again.pos().y()) == (*before[:3], 30)
    again.close()


def test_maximized(opened):
    first = opened()
    first.showMaximized()
    first.close()
    assert opened().isMaximized()


def test_a_presentation_is_nothing_to_come_back_to(opened, qtbot):
    first = opened()
    first.showNormal()
    first.resize(first.minimumWidth(), 650)
    size = first.size()
    first.close()
    second = opened()
    second.showFullScreen()
    second.close()
    third = opened()
    assert not third.isFullScreen()
    assert third.size() == size


def test_a_screen_that_is_gone(opened):
    first = opened()
    first.showNormal()
    first.resize(700, 600)
    first.move(5000, 4000)
    first.close()
    again = opened()
    assert again.screen().geometry().contains(again.pos() + QPoint(10, 10))


@pytest.mark.parametrize("kept", ["geometry=00ff", "geometry=no\ncolumns=1 2\ntexts=a b"])
def test_what_is_damaged_was_never_kept(opened, kept):
    settings_path().write_text(f"[window]\n{kept}\n")
    assert opened().isVisible()


def test_the_folder_of_the_last_dialog(qapp, tmp_path, monkeypatch):
    places = []

    def choose(_parent, _title, place, _kinds):
        places.append(Path(place))
        return str(tmp_path / "a.py"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for _window in range(2):
        Files(None, print).choose_file()
    assert places == [Path.home(), tmp_path]
    Places().keep_folder("folder", tmp_path / "gone")
    Files(None, print).choose_file()
    assert places[-1] == Path.home()
