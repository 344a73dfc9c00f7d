"""The application as a process: it ends as it should however it is asked to, and an inner error is told once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.kernelside import need_kernel

#: Opens the window as `concgui` does; says on stdout when the engine is attached.
RUN = """
import sys
from concgui import app
attach = app.attach_engine
def attached(window, *arguments, **named):
    session = attach(window, *arguments, **named)
    {extra}
    print("attached", flush=True)
    return session
app.attach_engine = attached
sys.exit(app.main([], {source!r}))
"""


def start(extra: str = "pass", source: str = "") -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", RUN.format(extra=extra, source=source)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "attached\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_closes_the_window(number):
    process = start()
    began = time.monotonic()
    process.send_signal(number)
    _out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert time.monotonic() - began < 4
    assert "Traceback" not in err


def test_a_signal_ends_it_also_while_a_dialog_is_open():
    extra = (
        "from PySide6.QtCore import Qt, QTimer; from concgui.ui.keyboard import Keyboard;"
        "open_ = lambda: window.findChild(Keyboard).actions['shortcuts'].trigger();"
        "window.timeline.painted.connect(lambda: QTimer.singleShot(0, window, open_),"
        "Qt.ConnectionType.SingleShotConnection)"
    )
    process = start(extra)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_an_inner_error_is_logged_and_told_once_and_the_window_lives(tmp_path):
    log = Path(os.environ["XDG_STATE_HOME"], "concgui", "concgui.log")
    extra = (
        "from PySide6.QtCore import QTimer; [QTimer.singleShot(n, lambda: 1 / 0) for n in (0, 10, 20)];"
        "QTimer.singleShot(300, lambda: print(sum(w.isVisible() for w in app_().topLevelWidgets()), flush=True));"
        "from PySide6.QtWidgets import QApplication; globals()['app_'] = QApplication.instance"
    )
    process = start(extra)
    assert process.stdout is not None
    assert process.stdout.readline() == "2\n"  # the window and one dialog
    process.send_signal(signal.SIGTERM)
    _out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert err.count("ZeroDivisionError") == 3
    assert log.read_text("utf-8").count("ZeroDivisionError") == 3


@pytest.mark.parametrize("source", ["kernel", "psutil"])
def test_the_status_bar_names_the_source_before_anything_runs(source):
    if source == "kernel":
        need_kernel()
    extra = "session.view_changed.connect(lambda view: print(view.status.source, flush=True))"
    process = start(extra, source)
    assert process.stdout is not None
    words = "kernel switch records" if source == "kernel" else "sampled CPU time (psutil)"
    assert any(line == f"Python's events, {words}\n" for line in process.stdout)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 0
