"""`concgui doctor`: what this machine can show, and why not. Everything is tried out, nothing is guessed."""

import multiprocessing
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from concgui.control.launch import LaunchError, LaunchSpec, launch, readable
from concgui.control.pump import read_available
from concgui.core.resources import resources
from concgui.observe.choice import KINDS, SourceError, choose
from concgui.usage import UsageError

#: Opens a window's surroundings in a process of its own: where a library is missing, Qt ends the process.
_QT_PROBE = """
from PySide6.QtWidgets import QApplication
from PySide6.QtGui import QGuiApplication
app = QApplication(["concgui"])
print(QGuiApplication.platformName())
"""
#: Asks the dynamic linker why a platform plugin of Qt cannot be loaded.
_PLUGIN_PROBE = """
import ctypes, pathlib, sys
import PySide6, PySide6.QtCore
folder = pathlib.Path(PySide6.__file__).parent
for file in [*folder.glob("Qt/plugins/platforms/lib%s.so" % sys.argv[1])]:
    try:
        ctypes.CDLL(str(file))
    except OSError as error:
        print(error)
"""
_TIMEOUT_S = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `good`: None for a mere fact; False where something that the window needs is missing."""

    name: str
    text: str
    good: bool | None = None


def examine(source: str = "") -> int:
    """Print the report. Return 0 when the window can work here, else 1.

    source: the one that shall be used, "" for the best that works. Raise UsageError when there is no such source.
    """
    if source and source not in KINDS:
        raise UsageError(f"there is no source {source!r}: it is one of {', '.join(KINDS)}")
    findings = []
    for finding in look(source):
        findings.append(finding)
        mark = {True: "ok", False: "NO", None: "  "}[finding.good]
        print(f"{mark:3}{finding.name:20}{finding.text}", flush=True)
    failed = [finding for finding in findings if finding.good is False]
    if failed:
        print(f"The window cannot work here: {', '.join(finding.name for finding in failed)}.")
        return 1
    print("The window can work here.")
    return 0


def look(source: str = "") -> Iterator[Finding]:
    """Yield what is found, one thing after the other."""
    yield Finding("concgui", _version("concgui") or "run from a source tree that was not installed")
    yield Finding(
        "interpreter", f"Python {platform.python_version()}, {platform.python_implementation()}, {sys.executable}"
    )
    yield Finding("platform", f"{platform.platform()}, {_cores()}")
    yield _observed_program()
    yield Finding("start methods", ", ".join(multiprocessing.get_all_start_methods()))
    yield from _sources(source)
    yield _exits()
    for name in ("PySide6-Essentials", "pyqtgraph", "numpy", "psutil", "msgspec", "Pygments"):
        found = _version(name)
        yield Finding(name, found or "not installed: run the README's first command", good=found is not None)
    yield Finding("display", _display())
    yield _qt()
    yield _fonts()


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _cores() -> str:
    count = os.cpu_count() or 1
    if not hasattr(os, "sched_getaffinity"):
        return f"{count} cores"
    allowed = sorted(os.sched_getaffinity(0))
    return f"{count} cores, allowed: {', '.join(map(str, allowed))}"


def _sources(force: str) -> Iterator[Finding]:
    """Tell which source is used and what each of them says to being tried."""
    try:
        choice = choose(force)
    except SourceError as error:
        yield Finding("source", f"{force or 'none'} does not work here: {error}", good=False)
    else:
        yield Finding("source", f"{choice.title}: {choice.hint}", good=True)
    for kind in KINDS:
        try:
            choose(kind)
        except SourceError as error:
            yield Finding(f"  {kind}", str(error))
        else:
            yield Finding(f"  {kind}", "works")


def _observed_program() -> Finding:
    """Run an empty program as the window would, and listen to it."""
    with tempfile.TemporaryDirectory(prefix="concgui-") as folder:
        script = Path(folder, "empty.py")
        script.write_text("", "utf-8")
        try:
            program = launch(LaunchSpec("script", str(script), terminal=True))
        except LaunchError as error:
            return Finding("observed", str(error), good=False)
        size = 0
        while readable([program.event_fd], _TIMEOUT_S):
            data, ended = read_available(program.event_fd)
            size += len(data)
            if ended:
                break
        else:
            program.kill()
        code = program.wait(_TIMEOUT_S)
        program.close()
    if code == 0 and size:
        return Finding("observed", "a program runs and reports its events", good=True)
    return Finding("observed", f"a program was started, but reported {size} bytes and ended with {code}", good=False)


def _exits() -> Finding:
    if hasattr(os, "pidfd_open"):
        try:
            os.close(os.pidfd_open(os.getpid()))
        except OSError as error:
            return Finding("exits", f"seen every 50 ms: pidfd_open does not work here ({error.strerror})")
        return Finding("exits", "seen at once, by pidfd", good=True)
    return Finding("exits", "seen every 50 ms: this system has no pidfd")


def _display() -> str:
    named = [
        f"{name}={os.environ[name]}"
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
        if os.environ.get(name)
    ]
    if named:
        return " ".join(named)
    if sys.platform in {"win32", "darwin"}:
        return "the system's own"
    return "none: neither DISPLAY nor WAYLAND_DISPLAY is set"


def _qt() -> Finding:
    if sys.platform.startswith("linux") and _display().startswith("none"):
        return Finding(
            "Qt", "no window without a display; over ssh use `concgui record`, `render` and `export`", good=False
        )
    done = _run(_QT_PROBE)
    if done.returncode == 0:
        return Finding("Qt", f"opens on the platform {done.stdout.strip()}", good=True)
    plugin = os.environ.get("QT_QPA_PLATFORM") or ("wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb")
    reason = _run(_PLUGIN_PROBE, plugin.partition(":")[0]).stdout.strip() or _first_line(done.stderr)
    missing = reason.partition(": cannot open shared object file")[0] if "cannot open shared" in reason else ""
    text = f"the library {missing} is missing" if missing else reason or f"ended with {done.returncode}"
    return Finding("Qt", text, good=False)


def _run(code: str, *args: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *args]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer within {_TIMEOUT_S} s")


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0].removeprefix("qt.qpa.xcb: ") if lines else ""


def _fonts() -> Finding:
    found = sorted(path.stem for path in (resources() / "fonts").glob("*.?tf"))
    return Finding("fonts", ", ".join(found) if found else "the bundled fonts are missing", good=bool(found))
