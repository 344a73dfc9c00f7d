"""Whether there is a screen to open a window on, and why not. Qt would abort with paragraphs. Standard library only."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    import socket

NO_DISPLAY = "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"
_X_PORT = 6000
#: For a screen on another machine, which Qt would wait for for minutes.
PATIENCE_S = 5.0


def problem() -> str:
    """Return why there can be no window, "" when Qt is to be asked. Quick: only another machine is really asked."""
    if not _decides():
        return ""
    x, wayland = os.environ.get("DISPLAY", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if not (x or wayland):
        return NO_DISPLAY
    return "" if wayland or _is_here(x) else _silent()


def plugins() -> list[str]:
    """Return the platform plugins of Qt that may be asked for a window, as "xcb"."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [one.partition(":")[0] for one in chosen.split(";")]
    named = {"wayland": os.environ.get("WAYLAND_DISPLAY"), "xcb": os.environ.get("DISPLAY")}
    return [name for name, value in named.items() if value]


def why_unreachable() -> str:
    """Return why Qt, whose libraries are all there, found no screen; "" where nobody knows."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not {"xcb", "wayland"} & set(plugins()):
        return (
            f"Qt can open no window by QT_QPA_PLATFORM={chosen}: unset it, or set it to xcb or wayland"
            if chosen
            else ""
        )
    x = os.environ.get("DISPLAY", "")
    known = f"DISPLAY={x} is there, but does not let this user in (see xauth and xhost)" if x else ""
    return _silent() or known


def _silent() -> str:
    """Ask the screens that the environment names. Return which of them do not answer, "" when one does."""
    silent = []
    for name, reach in (("WAYLAND_DISPLAY", _reach_wayland), ("DISPLAY", _reach_x)):
        value = os.environ.get(name, "")
        if value:
            try:
                reach(value).close()
            except (OSError, ValueError) as error:
                silent.append(f"{name}={value} ({getattr(error, 'strerror', None) or error})")
            else:
                return ""
    return f"no display answers: {', '.join(silent)}" if silent else NO_DISPLAY


def _decides() -> bool:
    """Whether these variables say where windows are shown."""
    return not os.environ.get("QT_QPA_PLATFORM") and sys.platform.startswith(("linux", "freebsd"))


def _is_here(x: str) -> bool:
    """Whether an X server is one of this machine, which answers, or does not, at once."""
    return x.rpartition(":")[0] in {"", "unix", "localhost", "127.0.0.1", "[::1]"}


def _reach_x(x: str) -> socket.socket:
    import socket

    host, _, numbers = x.rpartition(":")
    if not numbers.partition(".")[0].isdecimal():
        raise ValueError("it has no number")
    number = int(numbers.partition(".")[0])
    if host not in {"", "unix"}:
        return socket.create_connection((host.strip("[]"), _X_PORT + number), PATIENCE_S)
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - X has it there
    try:
        return _connected(f"\0{path}")
    except OSError:
        return _connected(path)


def _reach_wayland(name: str) -> socket.socket:
    return _connected(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name))  # noqa: PTH118


def _connected(address: str) -> socket.socket:
    import socket

    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(PATIENCE_S)
        connection.connect(address)
    except BaseException:
        connection.close()
        raise
    return connection
