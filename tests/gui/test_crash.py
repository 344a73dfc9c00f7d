"""An error that nobody caught: the dialog about it, and what the next start says when the window is gone."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from concgui.core.log import append, log_path
from concgui.ui.banner import Banner
from concgui.ui.crash import CrashHandler
from concgui.ui.crash_dialog import CrashDialog
from concgui.ui.crash_notice import CrashNotice
from concgui.ui.offer import Offer

CRASH = "Fatal Python error: Segmentation fault\n\nCurrent thread (most recent call first):\n  File x, line 1"
#: Opens the window as `concgui` does; runs some code when it is at rest.
RUN = """
import sys
from PySide6.QtCore import QTimer
from concgui import app
from concgui.ui.banner import Banner
log_crashes = app.log_crashes
def logged(window):
    log_crashes(window)
    QTimer.singleShot(2 * app._LEFT_LATER_MS, window, lambda: end(window))
def end(window):
    print([banner.words.text() for banner in window.findChildren(Banner)], flush=True)
    {end}
app.log_crashes = logged
sys.exit(app.main([]))
"""


class Opener(QObject):
    """Stands for the program that the desktop has for texts."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def opener():
    """What was opened."""
    one = Opener()
    yield one.opened
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def failing(styled, qtbot):
    """Lets slots fail under a handler that is installed, and returns the handler."""
    before, handler = sys.excepthook, None

    def fail(times: int) -> CrashHandler:
        for _ in range(times):
            QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.waitUntil(lambda: handler.count >= times)
        qtbot.waitUntil(lambda: handler._dialog is not None)
        return handler

    with qtbot.capture_exceptions():
        handler = CrashHandler()
        handler.install()
        yield fail
    sys.excepthook = before
    if handler._dialog is not None:
        handler._dialog.close()


def test_a_dialog_that_cannot_be_shown_is_not_tried_for_ever(styled, qtbot, monkeypatch):
    """As where the application was removed while its window was open."""
    monkeypatch.setitem(sys.modules, "concgui.ui.crash_dialog", None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    with qtbot.capture_exceptions():
        handler = CrashHandler()
        handler.install()
        for count in (2, 3):  # the first error and that of telling it; then only the error itself
            QTimer.singleShot(0, lambda: 1 / 0)
            qtbot.waitUntil(lambda count=count: handler.count >= count)
            for _ in range(20):
                QApplication.processEvents()
            assert handler.count == count


def dialog_of(handler: CrashHandler) -> CrashDialog:
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog)]
    return dialog


def test_one_dialog_counts_what_comes_after_and_opens_the_log(failing, opener, qtbot):
    dialog = dialog_of(failing(1))
    qtbot.waitUntil(dialog.isActiveWindow)
    assert (dialog.path.text(), dialog.more.isVisible()) == (str(log_path()), False)
    assert dialog_of(failing(5)) is dialog
    qtbot.waitUntil(lambda: dialog.more.text() == "Since then there were 5 more errors.")
    QTest.mouseClick(dialog.opens, Qt.MouseButton.LeftButton)
    assert opener == [str(log_path())]
    assert dialog.isVisible()


def test_the_details_are_folded_and_can_be_copied(failing):
    dialog = dialog_of(failing(2))
    assert not dialog.details.isVisible()
    dialog.fold.setFocus()
    QTest.keyClick(dialog.fold, Qt.Key.Key_Space)
    assert dialog.details.isVisible()
    assert "ZeroDivisionError: division by zero" in dialog.details.toPlainText()
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Concgui ")
    assert "2 times:\nTraceback (most recent call last):\n" in copied


def test_where_nothing_opens_the_log_its_path_is_there_to_be_copied(failing, monkeypatch):
    dialog = dialog_of(failing(1))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    QTest.mouseClick(dialog.opens, Qt.MouseButton.LeftButton)
    assert dialog.log_words.text().startswith("No program here opens the log.")
    assert dialog.path.selectedText() == str(log_path())


def test_where_there_is_no_log_the_dialog_says_why(failing, monkeypatch):
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/nonexistent")
    dialog = dialog_of(failing(1))
    assert "there is no home directory" in dialog.log_words.text()
    assert not dialog.path.isVisible()
    assert not dialog.opens.isEnabled()


def test_an_error_of_every_paint_event_does_not_fill_the_log(failing):
    failing(120)
    text = log_path().read_text("utf-8")
    assert text.count("Traceback (most recent call last)") == 3
    assert [line for line in text.splitlines() if line.startswith("For the ")] == [
        "For the 10th time: ZeroDivisionError: division by zero",
        "For the 100th time: ZeroDivisionError: division by zero",
    ]


def test_the_notice_of_the_last_crash_stays_above_a_recording_that_is_offered(window, opener, qtbot):
    append("there is a log")
    offer = Offer(window.timeline_frame)
    offer.show_words("A recording is there.")
    notice = CrashNotice(window.timeline_frame, CRASH)
    assert notice.words.text() == "Concgui ended unexpectedly the last time."
    window.say("Something else.")
    places = [one.geometry() for one in (offer, notice, window.banner)]
    assert [one.isVisible() for one in window.findChildren(Banner)] == [True] * 3
    assert places[0].top() > places[1].bottom()
    assert places[1].top() > places[2].bottom()
    QTest.mouseClick(notice.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().endswith(f"\n\n{CRASH}\n")
    QTest.mouseClick(notice.open_button, Qt.MouseButton.LeftButton)
    assert (opener, notice.words.text()) == ([str(log_path())], f"The log is {log_path()}")
    QTest.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def real_window(end: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", RUN.format(end=end)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)


def test_a_real_window_that_crashes_leaves_its_stacks_and_the_next_one_tells_it():
    done = real_window("import faulthandler; faulthandler._sigsegv()")
    assert (done.returncode, done.stdout) == (-11, "[]\n")
    assert "Fatal Python error: Segmentation fault" in log_path().read_text("utf-8")
    done = real_window("from PySide6.QtCore import qFatal; qFatal('on purpose')")
    assert (done.returncode, done.stdout) == (-6, "['Concgui ended unexpectedly the last time.']\n")
    text = log_path().read_text("utf-8")
    assert "Qt gave up: " in text
    assert "Fatal Python error: Aborted" in text
