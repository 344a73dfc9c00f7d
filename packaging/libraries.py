"""The system's libraries and programs that the window, the tests and the packages need, and how to get them.

Only Linux is asked: elsewhere Qt brings everything along.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from enum import Enum, auto
from pathlib import Path

from environment import ROOT, MissingError, say

sys.path.append(str(ROOT))  # the window says what is missing, too, and has the tables
from concgui.startup.natives import QT, WAYLAND, X11, missing

#: Programs of the end-to-end tests: a screen of their own, and a window manager, without which no window has the focus.
PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox"}
#: Programs of the tests of the packages: what makes a bare Debian and keeps it, sees every process, presses buttons.
PROGRAMS |= {"mmdebstrap": "mmdebstrap", "ps": "procps", "strace": "strace", "xdotool": "xdotool", "zstd": "zstd"}
#: Programs of the tests of what a desktop and a shell are told: they validate it, or use it.
PROGRAMS |= {"desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream"}
PROGRAMS |= {"update-mime-database": "shared-mime-info", "man": "man-db", "zsh": "zsh", "fish": "fish"}
PROGRAMS |= {"lintian": "lintian", "xmllint": "libxml2-utils"}
#: What packs the application: PyInstaller writes into its starter with the one, and strips with the other.
PACKERS = {"objcopy": "binutils", "strip": "binutils"}
#: A browser that a test opens an exported trace in: the package, and programs that will do.
BROWSER = "chromium"
BROWSERS = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")

CACHE = Path("/etc/ld.so.cache")


class Purpose(Enum):
    """What the libraries are for."""

    COMMAND = auto()  #: the command line; hardly any of it needs Qt, so nothing is insisted on
    WINDOW = auto()
    PACKAGE = auto()
    TESTS = auto()  #: those of the package, too


def missing_libraries(wanted: dict[str, str], cache: Path = CACHE) -> dict[str, str]:
    """Return the part of `wanted` (library → package) that the dynamic linker does not find.

    The linker's cache answers for nearly all of them within a millisecond; only what is not in there is really loaded.
    """
    try:
        known = cache.read_bytes()
    except OSError:
        known = b""
    unknown = {name: package for name, package in wanted.items() if name.encode() + b"\0" not in known}
    return missing(unknown) if unknown else {}


def missing_programs(wanted: dict[str, str]) -> dict[str, str]:
    """Return the part of `wanted` (program → package) that is not on the PATH."""
    return {name: package for name, package in wanted.items() if not shutil.which(name)}


def has_apt() -> bool:
    """Tell whether this is a system of Debian's family."""
    return bool(shutil.which("apt-get"))


def sentence(missing: dict[str, str], apt: bool) -> str:
    """Say in one sentence what is missing and how to get it."""
    names = list(missing)
    lacking = ", ".join(names) if len(names) <= 4 or not apt else f"{', '.join(names[:3])} and {len(names) - 3} more"
    packages = " ".join(sorted(set(missing.values())))
    if apt:
        return f"this system lacks {lacking}: `apt-get install {packages}`, or let {flag()} do it."
    return f"this system lacks {lacking}; install what provides them (on Debian: {packages})."


def flag() -> str:
    """Return the flag that lets this script call apt-get."""
    return "--install-system-packages"


def install_packages(packages: list[str]) -> None:
    """Install Debian packages by apt-get, as root or by sudo. Raises MissingError if that fails."""
    if not has_apt():
        raise MissingError(f"{flag()} works with apt-get only; please install by hand: {', '.join(packages)}.")
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise MissingError(f"installing {' '.join(packages)} needs root (there is no sudo here).")
        prefix = ["sudo"]
    say(f"installing system packages: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*apt, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
        )
        if done.returncode:
            last = (done.stdout.strip().splitlines() or ["no message"])[-1]
            raise MissingError(f"apt-get {words[0]} failed: {last}")


def provide(purpose: Purpose, *, install: bool) -> None:
    """Make sure that what `purpose` needs is here; raises MissingError with one sentence if it is not.

    The programs of tests are not insisted on: without them those tests are skipped, or fail where CI=true.
    """
    if sys.platform != "linux":
        return
    if purpose is Purpose.COMMAND and not install:
        return
    wanted = dict(QT)
    tests = purpose is Purpose.TESTS
    if tests or (purpose is Purpose.WINDOW and os.environ.get("DISPLAY")):
        wanted |= X11
    elif purpose is Purpose.WINDOW and os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND
    libraries = missing_libraries(wanted)
    packers = missing_programs(PACKERS) if tests or purpose is Purpose.PACKAGE else {}
    programs = missing_programs(PROGRAMS) if tests else {}
    if install:
        packages = {*libraries.values(), *programs.values(), *packers.values()}
        if importlib.util.find_spec("ensurepip") is None and has_apt():
            packages.add("python3-venv")
        if packages:
            install_packages(sorted(packages))
            importlib.invalidate_caches()
            libraries, programs = missing_libraries(wanted), missing_programs(programs)
            packers = missing_programs(packers)
        if tests and not any(map(shutil.which, BROWSERS)):
            try:
                install_packages([BROWSER])
            except MissingError as problem:  # not every system of Debian's family has it
                say(str(problem))
    # Only the window tests need X11's libraries: let those be skipped with their reason.
    fatal = {name: package for name, package in libraries.items() if not tests or name in QT}
    if not tests:
        fatal |= packers
    if fatal:
        raise MissingError(sentence({**libraries, **programs, **packers}, has_apt()))
    if programs or libraries:
        say(f"some tests cannot run: {sentence({**programs, **libraries}, has_apt())}")
