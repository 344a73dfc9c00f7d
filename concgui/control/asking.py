"""Asking another program one short question, as a child that cannot hold us up or outlive us. No Qt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from concgui.control.launch import readable

_MOST_BYTES = 4_000_000
_SLICE_S = 0.05  #: between two looks whether the answer is still wanted


class NoAnswerError(Exception):
    """It did not answer in time, or with more than anybody could mean, or the answer is not wanted any more."""


def ask(
    argv: Sequence[str],
    *,
    seconds: float,
    folder: str = "",
    environment: Mapping[str, str] | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> bytes:
    """Return what `argv` prints. Raise OSError if it cannot be started, NoAnswerError if its answer does not come.

    Whatever it has started in its session is ended, too.
    """
    if sys.platform == "win32":
        import concgui.control.launch_windows  # noqa: F401 - which sees to it that others load libraries of their own
    popen = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder or None,
        env=None if environment is None else dict(environment),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console flashes up
    )
    assert popen.stdout is not None  # noqa: S101 - a pipe, as asked for
    deadline = time.monotonic() + seconds
    try:
        data = b""
        while more := _more(popen.stdout.fileno(), deadline, wanted):
            data += more
            if len(data) > _MOST_BYTES:
                raise NoAnswerError
        while _lives(popen):
            _check(deadline, wanted)
            time.sleep(0.002)
    finally:
        _end(popen)
        popen.stdout.close()
    return data


def _more(fd: int, deadline: float, wanted: Callable[[], bool]) -> bytes:
    """Return what can be read next, b"" at the end."""
    while not readable([fd], _SLICE_S):
        _check(deadline, wanted)
    _check(deadline, wanted)
    return os.read(fd, 65536)


def _check(deadline: float, wanted: Callable[[], bool]) -> None:
    if time.monotonic() > deadline or not wanted():
        raise NoAnswerError


def _lives(popen: subprocess.Popen[bytes]) -> bool:
    """Whether it has not ended yet.

    It is not waited for here, where that can be told otherwise: its number stays that of its session until `_end`.
    """
    if sys.platform == "win32" or not hasattr(os, "waitid"):  # macOS has it from Python 3.13 on
        return popen.poll() is None
    return os.waitid(os.P_PID, popen.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None


def _end(popen: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        popen.kill()
    else:
        try:
            os.killpg(popen.pid, 9)
        except OSError:  # it has not become the leader of its session, or has other rights than ours
            popen.kill()
    popen.wait()
