"""A screen of its own for real windows: Xvfb with openbox on it, gone with whoever started it, however that ends."""

import ctypes
import ctypes.util
import os
import select
import shutil
import subprocess
import time
from typing import Self

TIMEOUT_S = 20

# The server lives as long as the shell's standard input is open: our end of that pipe is closed also by SIGKILL.
SCRIPT = """
Xvfb -displayfd 1 -screen 0 "$1"x24 -nolisten tcp -noreset 2>/dev/null </dev/null & server=$!
cat
kill $server; wait $server
"""


def missing_programs() -> list[str]:
    """Return the names of the programs that are needed and not here."""
    return [name for name in ("sh", "Xvfb", "openbox") if not shutil.which(name)]


class VirtualScreen:
    """Context manager: an X server on a free display, with a running window manager. `name` is its $DISPLAY."""

    def __init__(self, size: str = "1920x1080") -> None:
        self.size = size
        self.name = ""
        self._server: subprocess.Popen[bytes] | None = None
        self._manager: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            ["sh", "-c", SCRIPT, "sh", self.size], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        output = self._server.stdout
        assert output is not None
        # Xvfb writes its number when it takes connections.
        ready = select.select([output], [], [], TIMEOUT_S)[0]
        number = os.read(output.fileno(), 16).strip() if ready else b""
        if not number:
            self.__exit__()
            raise RuntimeError("Xvfb did not start")
        self.name = ":" + number.decode()
        environ = {**os.environ, "DISPLAY": self.name}
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + TIMEOUT_S
        while not has_window_manager(self.name):
            if time.monotonic() > deadline or self._manager.poll() is not None:
                self.__exit__()
                raise RuntimeError("openbox did not start")
            select.select([], [], [], 0.02)
        return self

    def __exit__(self, *_: object) -> None:
        if self._manager is not None:
            self._manager.terminate()
            self._manager.wait(TIMEOUT_S)
        if self._server is not None:
            self._server.communicate(timeout=TIMEOUT_S)  # closes its standard input


def has_window_manager(display: str) -> bool:
    """Tell whether a window manager has announced itself (_NET_SUPPORTING_WM_CHECK on the root window)."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XInternAtom.restype = ctypes.c_ulong
    handle = x.XOpenDisplay(display.encode())
    if not handle:
        return False
    connection = ctypes.c_void_p(handle)
    kind, size, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
    data = ctypes.c_void_p()
    x.XGetWindowProperty(
        connection,
        ctypes.c_ulong(x.XDefaultRootWindow(connection)),
        ctypes.c_ulong(x.XInternAtom(connection, b"_NET_SUPPORTING_WM_CHECK", 0)),
        ctypes.c_long(0),
        ctypes.c_long(1),
        0,
        ctypes.c_ulong(0),  # AnyPropertyType
        ctypes.byref(kind),
        ctypes.byref(size),
        ctypes.byref(count),
        ctypes.byref(left),
        ctypes.byref(data),
    )
    if data:
        x.XFree(data)
    x.XCloseDisplay(connection)
    return bool(kind.value)
