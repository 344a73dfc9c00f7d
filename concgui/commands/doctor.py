"""`concgui doctor`: what this machine can show, and why not. Everything is tried out, nothing is guessed."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from concgui.commands.doctorprobes import ask_ourselves, start_methods
from concgui.control.interpreters import learn
from concgui.control.launch import LaunchError, LaunchSpec, launch, readable
from concgui.control.pump import read_available
from concgui.core.bundle import bundle_folder, is_frozen, own_python
from concgui.core.resources import resources
from concgui.observe.choice import KINDS, SourceError, choose
from concgui.startup.natives import why_no_plugin, why_not_loaded
from concgui.usage import UsageError

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
    yield Finding("packaged", _packaged())
    python = learn(own_python())
    if python.problem:
        yield Finding("interpreter", python.problem, good=False)
    else:
        yield Finding("interpreter", f"{python.words}, {python.path}, runs programs")
    yield Finding("platform", f"{platform.platform()}, {_cores()}")
    yield _observed_program()
    methods, problem = start_methods(python.path)
    yield Finding("start methods", problem or ", ".join(methods), good=False if problem else None)
    yield from _sources(source)
    yield _exits()
    for name in ("PySide6-Essentials", "pyqtgraph", "numpy", "psutil", "Pygments"):
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


def _packaged() -> str:
    if is_frozen():
        return f"yes, in {bundle_folder()}, with a Python {platform.python_version()} of its own for the window"
    return f"no, {Path(__file__).resolve().parents[1]} is run by {sys.executable}"


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
    try:
        with tempfile.TemporaryDirectory(prefix="concgui-") as folder:
            return _observed(Path(folder, "empty.py"))
    except OSError as error:
        return Finding("observed", f"no temporary folder can be made: {error.strerror or error}", good=False)


def _observed(script: Path) -> Finding:
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
    done = ask_ourselves("qt")
    if done.returncode == 0:
        return Finding("Qt", f"opens on the platform {done.stdout.strip()}", good=True)
    return Finding("Qt", _why_no_qt(done.stderr) or f"ended with {done.returncode}", good=False)


def _why_no_qt(told: str) -> str:
    """Return why Qt cannot open a window, in one sentence, "" where nobody knows. told: what it wrote to stderr."""
    lines = [line.strip().removeprefix("qt.qpa.xcb: ") for line in told.splitlines() if line.strip()]
    if sys.platform.startswith("linux"):
        named = os.environ.get("QT_QPA_PLATFORM") or ("wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb")
        name = named.partition(":")[0]
        if "cannot open shared object file" in told:
            return why_not_loaded(told, [name])
        found = find_spec("PySide6")
        for folder in (found.submodule_search_locations if found else None) or []:
            if why := why_no_plugin(name, str(Path(folder, "Qt", "plugins", "platforms"))):
                return why
    return lines[0] if lines else ""


def _fonts() -> Finding:
    found = sorted(path.stem for path in (resources() / "fonts").glob("*.?tf"))
    return Finding("fonts", ", ".join(found) if found else "the bundled fonts are missing", good=bool(found))
