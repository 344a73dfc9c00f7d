"""The system's native libraries that Qt needs, and the Debian packages that hold them: why there can be no window.

Asked only when Qt has failed: the dynamic linker itself is asked then, which takes milliseconds. Standard library only:
`packaging/libraries.py` has the tables from here before anything is installed.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Shared library → Debian package; every Qt program needs these. What it is linked with, measured on a bare Debian 12.
QT = {
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
#: What a window on X11 needs besides.
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
#: What a window on Wayland needs besides.
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}

_OF_PLATFORM = {"xcb": X11, "wayland": WAYLAND}
_ABSENT = r"([^\s:]+\.so[^\s:]*): cannot open shared object file"


def missing(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the part of `wanted` (library → package) that the dynamic linker cannot load."""
    import ctypes

    found = {}
    for name, package in wanted.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            found[name] = package
    return found


def sentence(lacking: Mapping[str, str]) -> str:
    """Say in one sentence what is missing (library → package, "" if nobody knows it) and how to get it."""
    names, packages = list(lacking), sorted({package for package in lacking.values() if package})
    listed = ", ".join(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} more libraries"
    if not packages:
        return f"this system lacks {listed}: install what provides it"
    if os.path.exists("/etc/debian_version"):  # noqa: PTH110
        return f"this system lacks {listed}: install {' '.join(packages)}"
    return f"this system lacks {listed}: install what provides it (on Debian: {' '.join(packages)})"


def is_native(error: BaseException) -> bool:
    """Tell whether an error says that a native library is missing, or is not one for this system."""
    text = str(error)
    return isinstance(error, ImportError) and bool(_absent(text) or "GLIBC" in text or "file too short" in text)


def why_not_loaded(told: str, platforms: Iterable[str] = ()) -> str:
    """Return why Qt's libraries cannot be loaded, in one sentence; `told`: by the dynamic linker.

    platforms: those of Qt that the window may come to, as "xcb": what they lack is named, too.
    """
    wanted = dict(QT)
    for platform in platforms:
        wanted |= _OF_PLATFORM.get(platform, {})
    lacking = missing(wanted) if sys.platform.startswith("linux") else {}
    named = _absent(told)
    if named and named not in lacking and not _is_ours(named):
        lacking[named] = wanted.get(named, "")
    if lacking:
        return sentence(lacking)
    return f"Qt cannot be loaded: {told.strip().splitlines()[0] if told.strip() else 'it does not say why'}"


def why_no_plugin(platform: str, folder: str) -> str:
    """Return why a platform plugin of Qt, "xcb" or "wayland", cannot be loaded, in one sentence; "": it can be.

    folder: that of the platform plugins.
    """
    lacking = missing(QT | _OF_PLATFORM.get(platform, {}))
    if lacking:
        return sentence(lacking)
    plugin = os.path.join(folder, f"libq{platform}.so")  # noqa: PTH118
    if not os.path.exists(plugin):  # noqa: PTH110
        return ""
    import ctypes

    try:
        ctypes.CDLL(plugin)
    except OSError as error:
        named = _absent(str(error))
        return sentence({named: ""}) if named else f"Qt cannot be loaded: {error}"
    return ""


def _absent(told: str) -> str:
    """Return the library that the dynamic linker has not found, "" if it says something else."""
    import re

    found = re.search(_ABSENT, told)
    return found[1] if found else ""


def _is_ours(library: str) -> bool:
    """Whether it comes along with us: no package of the system has it."""
    return library.startswith(("libQt6", "libpyside6", "libshiboken6"))
