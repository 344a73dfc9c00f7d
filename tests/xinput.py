"""Real mouse and keyboard events: the X server is told that buttons and keys went down and up (its XTEST extension).

What follows is what a person's input goes through: the window manager, the focus, grabs of menus, Qt's own queue. This
speaks the X protocol itself over the server's socket, so nothing has to be installed for it. Core protocol and XTEST
2.2: X.Org, "X Window System Protocol" and "XTEST Extension Protocol".
"""

import socket
import struct
from pathlib import Path
from typing import Self

KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
LEFT, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 3, 4, 5
GET_PROPERTY, GRAB_POINTER, UNGRAB_POINTER, GET_INPUT_FOCUS = 20, 26, 27, 43
QUERY_EXTENSION, GET_KEYBOARD_MAPPING = 98, 101
WM_NAME, ANY_TYPE = 39, 0
FAKE_INPUT = 2

#: keysyms of keys that are not their character's code (keysymdef.h)
KEYS = {
    "Return": 0xFF0D, "Escape": 0xFF1B, "Tab": 0xFF09, "BackSpace": 0xFF08, "Delete": 0xFFFF,
    "Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "End": 0xFF57,
    "PageUp": 0xFF55, "PageDown": 0xFF56, "F5": 0xFFC2,
    "F1": 0xFFBE, "F2": 0xFFBF, "F4": 0xFFC1, "F9": 0xFFC6, "Shift": 0xFFE1, "Ctrl": 0xFFE3, "Alt": 0xFFE9,
}  # fmt: skip


class Input:
    """Sends input to the X server of `display` (":99"); a context manager. Positions are pixels of the screen."""

    def __init__(self, display: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(10)
        try:
            self._connect(str(Path("/tmp/.X11-unix", f"X{display.lstrip(':').partition('.')[0]}")))
        except BaseException:
            self._socket.close()
            raise

    def _connect(self, path: str) -> None:
        self._socket.connect(path)
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, words = struct.unpack("<B5xH", self._read(8))
        setup = self._read(words * 4)
        if accepted != 1:
            raise RuntimeError("the X server does not let us in")
        self._lowest, highest = setup[26], setup[27]
        vendor_size, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        (self._root,) = struct.unpack_from("<I", setup, 32 + vendor_size + -vendor_size % 4 + 8 * formats)
        name = b"XTEST"
        reply = self._ask(struct.pack("<BxHHxx", QUERY_EXTENSION, 4, len(name)) + name + b"\0\0\0")
        present, self._xtest = reply[8], reply[9]
        if not present:
            raise RuntimeError("the X server has no XTEST extension")
        count = highest - self._lowest + 1
        reply = self._ask(struct.pack("<BxHBBxx", GET_KEYBOARD_MAPPING, 2, self._lowest, count))
        self._per_key = reply[1]
        self._keysyms = struct.unpack(f"<{count * self._per_key}I", reply[32:])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def is_pointer_free(self) -> bool:
        """Tell whether no popup holds the pointer: one that has just closed does so for a moment longer."""
        reply = self._ask(struct.pack("<BBHIHBBIII", GRAB_POINTER, 0, 6, self._root, 0, 1, 1, 0, 0, 0))
        self._socket.sendall(struct.pack("<BxHI", UNGRAB_POINTER, 2, 0))
        return reply[1] == 0

    def focused_title(self) -> str:
        """Return the title (WM_NAME) of the window that has the keyboard's focus, "" if there is none.

        Letters beyond Latin-1 come as the toolkit writes them.
        """
        (window,) = struct.unpack_from("<I", self._ask(struct.pack("<BxH", GET_INPUT_FOCUS, 1)), 8)
        if window <= 1:  # none, or the root
            return ""
        try:
            reply = self._ask(struct.pack("<BBHIIIII", GET_PROPERTY, 0, 6, window, WM_NAME, ANY_TYPE, 0, 256))
        except RuntimeError:  # it has gone meanwhile
            return ""
        (length,) = struct.unpack_from("<I", reply, 16)
        return reply[32 : 32 + length].decode("utf-8", "replace")

    def move(self, x: int, y: int) -> None:
        """Move the pointer."""
        self._fake(MOTION, 0, x, y)
        self._ask(struct.pack("<BxH", GET_INPUT_FOCUS, 1))  # answered when all before has been done

    def press(self, button: int = LEFT) -> None:
        """Press a mouse button where the pointer is."""
        self._fake(BUTTON_PRESS, button)
        self._ask(struct.pack("<BxH", GET_INPUT_FOCUS, 1))

    def release(self, button: int = LEFT) -> None:
        """Let a mouse button go."""
        self._fake(BUTTON_RELEASE, button)
        self._ask(struct.pack("<BxH", GET_INPUT_FOCUS, 1))

    def click(self, x: int, y: int, button: int = LEFT) -> None:
        """Move there, press and let go."""
        self.move(x, y)
        self.press(button)
        self.release(button)

    def key(self, name: str) -> None:
        """Press and let go one key with its modifiers, written as "a", "A", "F1" or "Ctrl+Shift+s"."""
        *modifiers, last = [name] if name == "+" else name.split("+")
        code, shifted = self._key_code(last)
        if shifted and "Shift" not in modifiers:
            modifiers.append("Shift")
        codes = [self._key_code(modifier)[0] for modifier in modifiers] + [code]
        for one in codes:
            self._fake(KEY_PRESS, one)
        for one in reversed(codes):
            self._fake(KEY_RELEASE, one)
        self._ask(struct.pack("<BxH", GET_INPUT_FOCUS, 1))

    def type(self, text: str) -> None:
        """Type a text of ASCII characters."""
        for character in text:
            self.key(character)

    def _key_code(self, name: str) -> tuple[int, bool]:
        """Return the key's code and whether it needs Shift."""
        keysym = KEYS.get(name) or ord(name)
        place = self._keysyms.index(keysym)
        return self._lowest + place // self._per_key, place % self._per_key == 1

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        self._socket.sendall(
            struct.pack("<BBHBBxxIIxxxxxxxxhhxxxxxxxB", self._xtest, FAKE_INPUT, 9, kind, detail, 0, 0, x, y, 0)
        )

    def _ask(self, request: bytes) -> bytes:
        """Send a request and return its reply; raises RuntimeError for an error."""
        self._socket.sendall(request)
        while True:
            reply = self._read(32)
            if reply[0] == 0:
                raise RuntimeError(f"X error {reply[1]}")
            if reply[0] == 1:
                return reply + self._read(struct.unpack_from("<I", reply, 4)[0] * 4)

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self._socket.recv(size - len(data))
            if not more:
                raise RuntimeError("the X server has gone")
            data += more
        return data
