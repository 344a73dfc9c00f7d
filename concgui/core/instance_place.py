"""Where the windows of one user on one screen meet: a lock that one of them holds, and a socket beside it. No Qt.

The system itself takes the lock from a process that has ended, however that was: there is no stale lock. What a killed
window leaves of the socket hinders nobody, since who has the lock makes another in its place.
"""

from __future__ import annotations

import os
import sys
import zlib

from concgui.core.privatefolder import make_private

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Mapping

#: Names a meeting place of its own, also for a platform that shows nothing on a screen: tests ask for it.
ASKED_FOR = "CONCGUI_INSTANCE"
_NAME = "concgui"
_SHOWN = ("", "xcb", "wayland", "wayland-egl", "windows", "cocoa")  #: platforms of Qt with a screen that people see
_LONGEST_SOCKET = 100  #: bytes of a socket's path; macOS has 104 with the null, Linux 108


class Place:
    """A meeting place. `lock`: the lock's file; `address`: what QLocalServer listens to."""

    def __init__(self, lock: str, address: str) -> None:
        self.lock = lock
        self.address = address


class Claim:
    """The lock of a place, held. Whoever has it is the window that others hand their files to."""

    def __init__(self, place: Place, fd: int) -> None:
        self.place = place
        self._fd = fd

    def release(self) -> None:
        """Let another window have it. May be called twice."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


class OccupiedError(Exception):
    """Another window has the place."""


def find_place(environ: Mapping[str, str] | None = None) -> Place | None:
    """Return where this process would meet others; None: nowhere, since there is no screen or no private folder."""
    environ = os.environ if environ is None else environ
    key = _key(environ)
    if not key:
        return None
    plain = "".join(char if char.isascii() and char.isalnum() else "_" for char in key)[-24:]
    name = f"{plain}-{zlib.crc32(key.encode(errors='surrogateescape')):08x}"
    if sys.platform == "win32":
        if not environ.get("LOCALAPPDATA"):
            return None
        folder = os.path.join(environ["LOCALAPPDATA"], _NAME)  # noqa: PTH118 - pathlib is slow to import
        user = zlib.crc32(folder.encode(errors="surrogatepass"))
        return Place(os.path.join(folder, f"{name}.lock"), f"{_NAME}-{user:08x}-{name}")  # noqa: PTH118
    for above, own in ((environ.get("XDG_RUNTIME_DIR", ""), _NAME), (_temporary(environ), f"{_NAME}-{os.geteuid()}")):
        folder = os.path.join(above, own)  # noqa: PTH118
        address = os.path.join(folder, name)  # noqa: PTH118
        if above.startswith("/") and len(os.fsencode(address)) <= _LONGEST_SOCKET and make_private(folder):
            return Place(f"{address}.lock", address)
    return None


def claim(place: Place) -> Claim | None:
    """Take the place's lock. Raise OccupiedError if another window has it; None: there can be none here."""
    try:
        if sys.platform == "win32":
            os.makedirs(os.path.dirname(place.lock), exist_ok=True)  # noqa: PTH103, PTH120
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        fd = os.open(place.lock, flags, 0o600)
    except (OSError, ValueError):
        return None
    try:
        _lock(fd)
    except (BlockingIOError, PermissionError) as error:  # POSIX, Windows
        os.close(fd)
        raise OccupiedError(place.lock) from error
    except OSError:  # a file system without locks
        os.close(fd)
        return None
    return Claim(place, fd)


def _lock(fd: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _key(environ: Mapping[str, str]) -> str:
    """Return what the windows have in common that meet: the screen or the session; "": they do not meet."""
    if asked := environ.get(ASKED_FOR, ""):
        return f"asked {asked}"
    platform = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if platform not in _SHOWN:
        return ""
    if sys.platform == "win32":
        return f"session {_windows_session()}"
    if sys.platform == "darwin":
        return "session"  # the temporary folder is one for each user
    wayland, display = environ.get("WAYLAND_DISPLAY", ""), environ.get("DISPLAY", "")
    if wayland and platform != "xcb":
        return f"wayland {wayland}"
    return f"x11 {display.removesuffix('.0')}" if display else ""  # :0 is :0.0


def _windows_session() -> int:
    """The number of the session in which this process runs: one for each user who is logged in at a screen."""
    import ctypes

    session = ctypes.c_ulong(0)
    kernel: object = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there
    kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))  # type: ignore[attr-defined]
    return int(session.value)


def _temporary(environ: Mapping[str, str]) -> str:
    return environ.get("TMPDIR", "") or "/tmp"  # noqa: S108 - the folder in it is checked
