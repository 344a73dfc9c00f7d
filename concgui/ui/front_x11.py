"""Asks an X window manager for the focus in the user's name, and ends the "is starting" of the desktop.

What Qt sends says when the user last did something in *our* window; a manager that guards the focus finds that too long
ago and lets the window merely blink. The user has just now asked for it, in another program. Extended Window Manager
Hints, _NET_ACTIVE_WINDOW; freedesktop.org, "Startup notification protocol".
"""

import ctypes
import re

_CLIENT_MESSAGE = 33
_TO_MANAGER = (1 << 20) | (1 << 19)  #: SubstructureRedirectMask, SubstructureNotifyMask
_TO_DESKTOP = 1 << 22  #: PropertyChangeMask
_PAGER = 2  #: the source of the wish: a program that acts for the user, not the window itself
_CHUNK = 20  #: bytes of a client message


class _Message(ctypes.Structure):
    """XClientMessageEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 24),  # an XEvent is larger
    )


def activate(window: int, startup_id: str = "") -> bool:
    """Ask that the X window gets the focus. startup_id: $DESKTOP_STARTUP_ID of the start that wished it, or "".

    Return whether the X server could be asked.
    """
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        return False
    root = x.XDefaultRootWindow(display)

    def send(name: bytes, size: int, data: bytes, mask: int) -> None:
        message = _Message(_CLIENT_MESSAGE, 0, 1, None, window, x.XInternAtom(display, name, 0), size)
        ctypes.memmove(message.data, data, min(len(data), ctypes.sizeof(message.data)))
        x.XSendEvent(display, ctypes.c_ulong(root), 0, ctypes.c_long(mask), ctypes.byref(message))

    words = (ctypes.c_long * 5)(_PAGER, start_time(startup_id), 0, 0, 0)
    send(b"_NET_ACTIVE_WINDOW", 32, bytes(words), _TO_MANAGER)
    for number, chunk in enumerate(removal(startup_id)):
        send(b"_NET_STARTUP_INFO" + (b"" if number else b"_BEGIN"), 8, chunk, _TO_DESKTOP)
    x.XCloseDisplay(display)  # which sends what is waiting
    return True


def start_time(startup_id: str) -> int:
    """Return the X server's time of the user's click, milliseconds, 0 if the id does not say it."""
    found = re.search(r"_TIME(\d{1,10})$", startup_id)
    return int(found[1]) & 0xFFFFFFFF if found else 0


def removal(startup_id: str) -> list[bytes]:
    """Return the messages' data that say that what has this id has started; none without an id."""
    if not startup_id:
        return []
    quoted = re.sub(r'([\\" ])', r"\\\1", startup_id)
    text = f"remove: ID={quoted}".encode("utf-8", "replace") + b"\0"
    return [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
