"""The start of a window: whether one of this user is open on this screen already, which then opens the file. No Qt.

Quick to import: where no window is open, the first paint waits for one system call more.
"""

from __future__ import annotations

import sys
import time
from typing import NamedTuple, Protocol

from concgui.core.instance_message import (
    GO,
    LONGEST_ANSWER,
    READY,
    REASONS,
    SILENT,
    TAKEN,
    MessageError,
    Wish,
    read_word,
    wish_line,
    word_line,
)
from concgui.core.instance_place import Claim, OccupiedError, Place, claim, find_place

#: Seconds that a window which is open has for its answer, and one that is still beginning until it listens.
PATIENCE_S, BEGINNING_S = 5.0, 15.0
_AGAIN_S = 0.03  #: between two attempts at a window that does not listen yet, or not any more


class Outcome(NamedTuple):
    """What came of it. `taken`: the other window opens the file. Else a window is to be opened, with these."""

    taken: bool = False
    place: Place | None = None  #: where this window meets others, None: nowhere
    claim: Claim | None = None  #: it is the one that others hand their files to
    note: str = ""  #: why it was opened beside another: a key of NOTES, or ""


class Line(Protocol):
    """A connection to the window. Its methods raise OSError when the window does not answer in time."""

    def send(self, line: bytes) -> None:
        """Send it whole."""

    def receive(self) -> bytes:
        """Return a line of at most LONGEST_ANSWER bytes."""

    def close(self) -> None:
        """Be done with it."""


def meet(wish: Wish | None, patience_s: float = PATIENCE_S, beginning_s: float = BEGINNING_S) -> Outcome:
    """Take the place of the window that opens files; where another has it, hand `wish` over to that one.

    None: a window is to be opened whether there is another or not.
    """
    place = find_place()
    if place is None:
        return Outcome()
    began = time.monotonic()
    while True:
        try:
            return Outcome(place=place, claim=claim(place))
        except OccupiedError:
            if wish is None:
                return Outcome(place=place)
        patience = patience_s
        try:
            answer = hand_over(place, wish, time.monotonic() + patience_s)
        except ConnectionRefusedError:  # it is just beginning, or ending: then the lock is free soon
            answer, patience = "", beginning_s
        if answer == TAKEN:
            return Outcome(taken=True)
        if answer or time.monotonic() >= began + patience:
            return Outcome(place=place, note=answer or SILENT)
        time.sleep(_AGAIN_S)


def hand_over(place: Place, wish: Wish, deadline: float) -> str:
    """Return TAKEN, one of REASONS, or "" when there was no answer until `deadline` (of time.monotonic).

    Raise ConnectionRefusedError when nobody listens.
    """
    try:
        line = _connect(place.address, deadline)
    except TimeoutError:
        return ""
    except OSError as error:
        raise ConnectionRefusedError(place.address) from error
    try:
        line.send(wish_line(wish))
        answer = read_word(line.receive())
        if answer == READY:
            _let_come_to_front()
            line.send(word_line(GO))
            answer = read_word(line.receive())
    except (OSError, MessageError):
        return ""
    finally:
        line.close()
    return answer if answer == TAKEN or answer in REASONS else ""


def _connect(address: str, deadline: float) -> Line:
    if sys.platform == "win32":  # a named pipe: the standard library cannot wait for one with a limit
        from concgui.ui.instance_pipe import Pipe

        return Pipe(address, deadline)
    return _Socket(address, deadline)


class _Socket:
    """To a QLocalServer, which is a Unix socket: without Qt an answer takes milliseconds."""

    def __init__(self, address: str, deadline: float) -> None:
        import socket

        self._deadline = deadline
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._wait_until_deadline()
            self._socket.connect(address)
        except BaseException:
            self._socket.close()
            raise

    def _wait_until_deadline(self) -> None:
        self._socket.settimeout(max(0.001, self._deadline - time.monotonic()))

    def send(self, line: bytes) -> None:
        self._wait_until_deadline()
        self._socket.sendall(line)

    def receive(self) -> bytes:
        got = b""
        while not got.endswith(b"\n"):
            self._wait_until_deadline()
            part = self._socket.recv(LONGEST_ANSWER)
            if not part or len(got) > LONGEST_ANSWER:
                raise ConnectionAbortedError("the window has hung up")
            got += part
        return got

    def close(self) -> None:
        self._socket.close()


def _let_come_to_front() -> None:
    """Windows lets only that program come to the front which the user has just started: hand this right on."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        getattr(ctypes, "windll").user32.AllowSetForegroundWindow(any_process)  # noqa: B009 - only there
