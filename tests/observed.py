"""Runs the observed program with pipes of the test's own, and plain Python beside it."""

import fcntl
import functools
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from concgui.core.kinds import EventKind
from concgui.program import wire

ROOT = Path(__file__).resolve().parents[1]
LAUNCH = ROOT / "concgui" / "program" / "launch.py"
PROGRAMS = ROOT / "tests" / "programs"
METHODS = ("fork", "spawn", "forkserver")
_F_SETPIPE_SZ = 1031

KINDS = {int(kind): kind.name for kind in EventKind}


@dataclass(frozen=True)
class Seen:
    """One event, decoded by hand: the tests of the program must not lean on the decoder under test elsewhere."""

    kind: str
    t_ns: int
    seq: int
    pid: int
    tid: int
    subject: int
    value: int
    text: str


def decode(data: bytes) -> list[Seen]:
    events, at, size = [], 0, wire.RECORD.size
    while at < len(data):
        kind, more, length, seq, t_ns, pid, tid, subject, value = wire.RECORD.unpack_from(data, at)
        at += size
        payload = b""
        for _ in range(more):
            assert data[at] == wire.CONTINUATION
            payload += data[at + 1 : at + size]
            at += size
        events.append(Seen(KINDS[kind], t_ns, seq, pid, tid, subject, value, payload[:length].decode()))
    return events


@dataclass
class Observed:
    """A running observed program. Use as a context manager: it leaves nothing behind."""

    popen: subprocess.Popen[bytes]
    events_fd: int
    commands_fd: int
    control_fd: int
    data: bytes = b""
    numbers: int = 0
    _open: bool = field(default=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.control_fd)  # the guard kills the tree
        self.popen.wait(20)
        os.close(self.events_fd)
        os.close(self.commands_fd)
        for stream in (self.popen.stdout, self.popen.stderr):
            if stream:
                stream.close()

    def send(self, op: int, text: str = "") -> int:
        self.numbers += 1
        os.write(self.commands_fd, wire.command(op, self.numbers, text))
        return self.numbers

    def execute(self, source: str, line: int = 100) -> int:
        return self.send(wire.EXECUTE, f"{line}{wire.FIELD}{source}")

    @property
    def events(self) -> list[Seen]:
        return decode(self.data[: len(self.data) // wire.RECORD.size * wire.RECORD.size])

    def wait_for(self, kind: str, count: int = 1, timeout: float = 30, **fields: object) -> Seen:
        """Wait for the count-th event of `kind` whose attributes equal `fields`."""
        deadline = time.monotonic() + timeout
        while True:
            found = [e for e in self.events if e.kind == kind and all(getattr(e, k) == v for k, v in fields.items())]
            if len(found) >= count:
                return found[count - 1]
            assert self._open, f"the pipe ended before {kind} {fields}: {[e.kind for e in self.events]}"
            self._read(deadline - time.monotonic(), f"{kind} {fields}")

    def until_end(self, timeout: float = 60) -> list[Seen]:
        deadline = time.monotonic() + timeout
        while self._open:
            self._read(deadline - time.monotonic(), "end of file")
        return self.events

    def _read(self, timeout: float, what: str) -> None:
        ready, _, _ = select.select([self.events_fd], [], [], max(0, timeout))
        assert ready, f"no {what} in time: {[(e.kind, e.text) for e in self.events][-20:]}"
        data = os.read(self.events_fd, 1 << 20)
        self._open = bool(data)
        self.data += data


def launch(
    target: Path | str,
    *arguments: str,
    method: str = "-",
    mode: str = "script",
    python: str = sys.executable,
    go: bool = True,
    lines: bool = True,
    **options: object,
) -> Observed:
    events_r, events_w = os.pipe()
    commands_r, commands_w = os.pipe()
    control_r, control_w = os.pipe()
    fcntl.fcntl(events_r, _F_SETPIPE_SZ, 1 << 20)
    os.set_blocking(events_w, False)
    given = (events_w, commands_r, control_r)
    command = [python, str(LAUNCH), *map(str, given), method, mode, "lines" if lines else "-"]
    command += [str(target), *arguments]
    popen = subprocess.Popen(command, pass_fds=given, stdin=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    for fd in given:
        os.close(fd)
    if go:
        os.write(commands_w, wire.command(wire.GO))
    return Observed(popen, events_r, commands_w, control_w)


@dataclass(frozen=True)
class Outcome:
    out: str
    err: str
    code: int
    events: tuple[Seen, ...] = ()


def run_observed(target: Path | str, *arguments: str, tmp: Path, cwd: Path | None = None, **options: Any) -> Outcome:
    """Run to the end with stdout and stderr into files, as `>out 2>err` would."""
    out, err = tmp / "observed.out", tmp / "observed.err"
    with (
        out.open("wb") as to_out,
        err.open("wb") as to_err,
        launch(target, *arguments, stdout=to_out, stderr=to_err, cwd=cwd, **options) as observed,
    ):
        events = observed.until_end()
        code = observed.popen.wait(20)
    return Outcome(_text(out), _text(err), code, tuple(events))


def run_plain(
    target: Path | str,
    *arguments: str,
    tmp: Path,
    python: str = sys.executable,
    method: str = "-",
    module: bool = False,
    cwd: Path | None = None,
) -> Outcome:
    """Run the same with plain Python; a start method is given by a wrapper's -c, as a program would set it."""
    out, err = tmp / "plain.out", tmp / "plain.err"
    command = [python, *(["-m"] if module else []), str(target), *arguments]
    if method != "-":
        # sitecustomize is the one place before the script that leaves the script itself untouched.
        site = tmp / "site"
        site.mkdir(exist_ok=True)
        (site / "sitecustomize.py").write_text(
            "import os\n"
            f"if os.environ.get('PLAIN_PID', '') in ('', str(os.getpid())):\n"
            "    os.environ['PLAIN_PID'] = str(os.getpid())\n"
            f"    import multiprocessing.context as c\n"
            f"    c._default_context._default_context = c._concrete_contexts[{method!r}]\n"
        )
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])}
    else:
        environment = dict(os.environ)
    with out.open("wb") as to_out, err.open("wb") as to_err:
        code = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=to_out, stderr=to_err, env=environment, timeout=60, cwd=cwd
        ).returncode
    return Outcome(_text(out), _text(err), code)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="backslashreplace")


@functools.cache
def pythons() -> tuple[str, ...]:
    """Return one interpreter per minor version from 3.9 on that can be found here, ours first. Each is started once."""
    found = {sys.version_info[:2]: sys.executable}
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep)]
    folders += [*sorted(Path.home().glob(".pyenv/versions/*/bin")), Path("/usr/bin"), Path("/usr/local/bin")]
    for minor in range(9, 16):
        if (3, minor) in found:
            continue
        for folder in folders:
            candidate = folder / f"python3.{minor}"
            if candidate.is_file() and _answers(candidate, minor):
                found[3, minor] = str(candidate)
                break
    return tuple(found.values())


def _answers(candidate: Path, minor: int) -> bool:
    try:
        done = subprocess.run(
            [candidate, "-c", "import sys, multiprocessing; print(sys.version_info[1])"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False  # a shim for a version that is not installed
    return done.stdout.strip() == str(minor)


def children_left(pids: Sequence[int]) -> list[int]:
    """Return those of `pids` that still run."""
    left = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state not in "ZX":
            left.append(pid)
    return left
