"""Where there is no screen one sentence says so: the servers are really asked, and Qt's own words are never seen."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.startup import display

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def screens(monkeypatch, tmp_path):
    """Sets the variables that say where windows are shown; none is set before."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")

    def setting(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return setting


@pytest.fixture
def listening(tmp_path):
    """A socket that takes connections and says nothing."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        yield


def test_without_a_display_qt_is_not_asked(screens):
    assert display.problem() == display.NO_DISPLAY


@pytest.mark.parametrize("variables", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "w"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_what_is_named_here_is_for_qt_to_find(screens, variables):
    screens(**variables)
    assert display.problem() == ""


def test_a_screen_of_another_machine_is_asked_before_qt_waits_for_it(screens):
    with socket.socket() as free:
        free.bind(("127.0.0.2", 0))  # nobody listens there
        number = free.getsockname()[1] - 6000
        screens(DISPLAY=f"127.0.0.2:{number}.0")
        assert display.problem() == f"no display answers: DISPLAY=127.0.0.2:{number}.0 (Connection refused)"
        free.listen()
        assert display.problem() == ""


def test_each_that_does_not_answer_is_named(screens):
    screens(WAYLAND_DISPLAY="wayland-0", DISPLAY="nonsense")
    assert display.plugins() == ["wayland", "xcb"]
    said = display.why_unreachable()
    assert said.startswith("no display answers: WAYLAND_DISPLAY=wayland-0 (No such file")
    assert said.endswith("DISPLAY=nonsense (it has no number)")


def test_one_that_answers_lets_this_user_not_in(screens, listening):
    screens(WAYLAND_DISPLAY="wayland-0", DISPLAY=":9999")
    assert "does not let this user in" in display.why_unreachable()


def test_a_platform_that_was_chosen_is_named(screens):
    screens(QT_QPA_PLATFORM="bogus", DISPLAY=":0")
    assert display.plugins() == ["bogus"]
    assert "QT_QPA_PLATFORM=bogus" in display.why_unreachable()


def test_qt_does_not_abort_and_after_a_double_click_another_programs_dialog_says_it(tmp_path):
    """Qt finds out itself that there is no screen, prints paragraphs and aborts: none of that is seen.

    The dialog's program stands for that of a desktop, and is waited for: nothing of ours outlives us.
    """
    told = tmp_path / "told"
    zenity = tmp_path / "bin" / "zenity"
    zenity.parent.mkdir()
    zenity.write_text(f'#!/bin/sh\nfor word in "$@"; do echo "$word" >> {told}; done\n')
    zenity.chmod(0o755)
    nothing = {"WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "concgui", "--desktop"],
        cwd=tmp_path,
        env={**os.environ, **nothing, "DISPLAY": ":9999", "PATH": f"{zenity.parent}:{os.defpath}"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("concgui: no display answers: DISPLAY=:9999 (")
    assert told.read_text().splitlines()[-1].startswith("--text=No display answers: DISPLAY=:9999 (")
