"""Watch an X server from outside: which windows are there, and whether anything has been painted in them. Linux only.

Plain Xlib by ctypes: what is measured must not be loaded into the measuring process as well.
"""

import ctypes
import time
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import Self

import numpy as np
from numpy.typing import NDArray

Z_PIXMAP = 2
ALL_PLANES = c_ulong(-1)
#: So many pixels that differ from the first one, and a window counts as painted. Before that all are the root window's.
PAINTED_PIXELS = 20


class _Image(ctypes.Structure):
    """The public beginning of Xlib's XImage."""

    _fields_ = (
        ("width", c_int),
        ("height", c_int),
        ("xoffset", c_int),
        ("format", c_int),
        ("data", c_void_p),
        ("byte_order", c_int),
        ("bitmap_unit", c_int),
        ("bitmap_bit_order", c_int),
        ("bitmap_pad", c_int),
        ("depth", c_int),
        ("bytes_per_line", c_int),
    )


class Display:
    """A connection to an X server; a context manager."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XDefaultRootWindow.argtypes = [c_void_p]
        self._x.XInternAtom.restype = c_ulong
        self._x.XInternAtom.argtypes = [c_void_p, c_char_p, c_int]
        self._x.XGetWindowProperty.argtypes = [
            c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong,
            c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
        ]  # fmt: skip
        self._x.XGetGeometry.argtypes = [c_void_p, c_ulong, *[c_void_p] * 7]
        self._x.XGetImage.restype = POINTER(_Image)
        self._x.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
        self._x.XDestroyImage.argtypes = [c_void_p]
        self._x.XFree.argtypes = [c_void_p]
        self._x.XCloseDisplay.argtypes = [c_void_p]
        # A window may go between being listed and being read; Xlib's own handler would end the process.
        self._handler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda *_: 0)
        self._x.XSetErrorHandler(self._handler)
        self._display = self._x.XOpenDisplay(name.encode())
        if not self._display:
            raise RuntimeError(f"no X server at {name}")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._client_list = self._x.XInternAtom(self._display, b"_NET_CLIENT_LIST", 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._x.XCloseDisplay(self._display)

    def windows(self) -> list[int]:
        """Return the ids of the windows that the window manager manages."""
        kind, size, count, left, data = c_ulong(), c_int(), c_ulong(), c_ulong(), c_void_p()
        self._x.XGetWindowProperty(
            self._display, self._root, self._client_list, 0, 1024, 0, 0,
            byref(kind), byref(size), byref(count), byref(left), byref(data),
        )  # fmt: skip
        if not data.value:
            return []
        found = list(ctypes.cast(data, POINTER(c_ulong))[: count.value])
        self._x.XFree(data)
        return found

    def pixels(self, window: int) -> NDArray[np.uint32] | None:
        """Return the window's pixels, height × width, or None where it is not to be seen."""
        root, x, y, width, height, border, depth = c_ulong(), c_int(), c_int(), c_uint(), c_uint(), c_uint(), c_uint()
        places = [byref(value) for value in (root, x, y, width, height, border, depth)]
        if not self._x.XGetGeometry(self._display, window, *places):
            return None
        image = self._x.XGetImage(self._display, window, 0, 0, width.value, height.value, ALL_PLANES, Z_PIXMAP)
        if not image:
            return None
        line, rows = image.contents.bytes_per_line, image.contents.height
        raw = ctypes.string_at(image.contents.data, line * rows)
        self._x.XDestroyImage(image)
        return np.frombuffer(raw, np.uint32).reshape(rows, -1)[:, : width.value]

    def is_painted(self, window: int) -> bool:
        """Tell whether something has been drawn in the window."""
        pixels = self.pixels(window)
        return pixels is not None and bool(np.count_nonzero(pixels != pixels[0, 0]) > PAINTED_PIXELS)

    def wait_for_paint(self, timeout_s: float = 30.0) -> float:
        """Wait until any window has been painted; return the time.perf_counter() of that."""
        deadline = time.perf_counter() + timeout_s
        while (now := time.perf_counter()) < deadline:
            if any(self.is_painted(window) for window in self.windows()):
                return now
            time.sleep(0.002)
        raise TimeoutError("no window has been painted")

    def wait_for_none(self, timeout_s: float = 10.0) -> None:
        """Wait until no window is left."""
        deadline = time.perf_counter() + timeout_s
        while self.windows():
            if time.perf_counter() > deadline:
                raise TimeoutError("a window is left")
            time.sleep(0.01)
