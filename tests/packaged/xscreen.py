"""What is to be seen on a screen, asked of the X server itself: its pixels and the windows that it manages.

Core protocol: X.Org, "X Window System Protocol". What presses buttons is xdotool.
"""

import os
import struct
import subprocess
import time
from collections.abc import Callable
from threading import Event

from tests.xinput import ANY_TYPE, GET_PROPERTY, Input

INTERN_ATOM, GET_IMAGE = 16, 73
Z_PIXMAP, ALL_PLANES = 2, 0xFFFFFFFF
WM_CLASS = 67
#: Between two events of one drag.
DRAG_STEPS = 5

Place = tuple[int, int, int, int]  #: x, y, width, height on the screen


class Screen(Input):
    """Looks at the X server of `display` (":99"), and moves its mouse; a context manager."""

    def __init__(self, display: str) -> None:
        super().__init__(display)
        self.display = display

    # --- looking ------------------------------------------------------------------------------------------------------
    def picture(self, place: Place) -> bytes:
        """Return the pixels of a place as Qt's RGB32 has them."""
        request = struct.pack("<BBHIhhHHI", GET_IMAGE, Z_PIXMAP, 5, self._root, *place, ALL_PLANES)
        pixels = place[2] * place[3]
        found = bytearray(self._ask(request)[32 : 32 + 4 * pixels])
        found[3::4] = b"\xff" * pixels
        return bytes(found)

    def windows(self, application: str) -> list[int]:
        """Return the windows of an application (its WM_CLASS) that the window manager looks after."""
        clients = self._property(self._root, self._atom("_NET_CLIENT_LIST"))
        numbers = struct.unpack(f"<{len(clients) // 4}I", clients)
        return [window for window in numbers if application.encode() in self._property(window, WM_CLASS).split(b"\0")]

    def _atom(self, name: str) -> int:
        data = name.encode()
        words = -(-len(data) // 4)
        request = struct.pack("<BxHHxx", INTERN_ATOM, 2 + words, len(data)) + data.ljust(words * 4, b"\0")
        return struct.unpack_from("<I", self._ask(request), 8)[0]

    def _property(self, window: int, atom: int) -> bytes:
        try:
            reply = self._ask(struct.pack("<BBHIIIII", GET_PROPERTY, 0, 6, window, atom, ANY_TYPE, 0, 1024))
        except RuntimeError:  # the window has gone meanwhile
            return b""
        length = struct.unpack_from("<I", reply, 16)[0] * reply[1] // 8
        return reply[32 : 32 + length]

    # --- doing --------------------------------------------------------------------------------------------------------
    def push(self, place: Place) -> None:
        """Press the left button in the middle of a place and let it go."""
        self._xdotool("mousemove", *center(place), "click", 1)

    def pull(self, x: int, y: int, to_x: int) -> None:
        """Press the left button there, move along to `to_x` and let go."""
        self._xdotool("mousemove", x, y, "mousedown", 1)
        for step in range(1, DRAG_STEPS + 1):
            self._xdotool("mousemove", x + (to_x - x) * step // DRAG_STEPS, y)
        self._xdotool("mouseup", 1)

    def _xdotool(self, *words: object) -> None:
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env={**os.environ, "DISPLAY": self.display}, check=True, timeout=20)


def wait(condition: Callable[[], object], what: str, patience_s: float = 20.0) -> None:
    """Wait until the condition holds; raises TimeoutError with `what`."""
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {patience_s:g} s in vain for: {what}")
        Event().wait(0.02)


def center(place: Place) -> tuple[int, int]:
    """Return the middle of a place."""
    return place[0] + place[2] // 2, place[1] + place[3] // 2
