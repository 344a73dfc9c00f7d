"""The kernel's own trace of who ran where: sched_switch, and births, ends and run times of threads, through tracefs.

`KernelTrace` makes a tracing instance of its own (other users of ftrace are not disturbed), records into one large
buffer per CPU, and reads the buffers when the run is over, so that no reader takes CPU time meanwhile.  Times are
nanoseconds of CLOCK_MONOTONIC (trace clock "mono"), the clock of every recording.  It needs root.

Sources: Documentation/trace/ftrace.rst (files of an instance), include/linux/ring_buffer.h (what type_len means),
events/header_page and events/*/format (where the fields stand; read from the running kernel).
"""

import itertools
import os
import re
import struct
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

MOUNT_POINT = Path("/sys/kernel/tracing")
EVENTS = ("sched_switch", "sched_process_fork", "sched_process_exit", "sched_stat_runtime")
#: A megabyte holds about 14,000 switches.
BUFFER_MB = 48

_PAGE_HEADER = struct.Struct("=QQ")  # timestamp, commit: see header_page
_WORD = struct.Struct("=I")
#: Of `commit`: bytes of data; whether records were lost before this page (ring_buffer.c: RB_MISSED_EVENTS).
_COMMIT_MASK, _MISSED = 0xFFFFF, 1 << 31
#: Values of type_len (ring_buffer.h: enum ring_buffer_type); 0 says that the length stands in the next word.
_MAX_DATA, _PADDING, _TIME_EXTEND, _TIME_STAMP = 28, 29, 30, 31
_DELTA_BITS = 27
#: The absolute time of a TIME_STAMP lacks the highest five bits (ring_buffer.c: TS_MSB).
_TIME_STAMP_MSB = 0xF8 << 56

#: In prev_state: preempted while it could have gone on (TASK_REPORT_MAX, include/linux/sched.h).
_STATE_PREEMPTED = 0x100

_LOST = re.compile(r"^(overrun|commit overrun|dropped events): (\d+)", re.MULTILINE)


class TraceError(Exception):
    """The kernel's trace cannot be had here; the text is one sentence."""


@dataclass
class Trace:
    """What the kernel did. Each list is in order of time within a CPU, not between CPUs."""

    #: t_ns, cpu, tid that left, whether it could have gone on, tid that came; 0 is the idle task.
    switches: list[tuple[int, int, int, bool, int]] = field(default_factory=list)
    forks: list[tuple[int, int, int]] = field(default_factory=list)  #: t_ns, tid of the maker, tid that was born
    exits: list[tuple[int, int]] = field(default_factory=list)  #: t_ns, tid
    #: t_ns, tid, ns on a core since the last of these of the same thread, or since it was given the core.
    runtimes: list[tuple[int, int, int]] = field(default_factory=list)
    lost: int = 0  #: records that the kernel had no room for

    def descendants(self, root: int) -> set[int]:
        """Return the tids of the thread `root` and of all that descend from it."""
        found = {root}
        for _, maker, born in sorted(self.forks):
            if maker in found:
                found.add(born)
        return found


class KernelTrace:
    """Use it as a context: it traces inside, and leaves no trace behind. Afterwards `read` what was written.

    Raise TraceError where that cannot be done.
    """

    def __init__(self, buffer_mb: int = BUFFER_MB) -> None:
        self._buffer_kb = buffer_mb << 10
        self._mounted = False
        self._root = MOUNT_POINT
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except OSError as error:
            self._close()
            reason = f"{error.strerror or error} ({error.filename})" if error.filename else error
            raise TraceError(f"The kernel's trace cannot be had here: {reason}.") from error
        except TraceError:
            self._close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._close()

    def _open(self) -> None:
        if os.geteuid() != 0:
            raise TraceError("The kernel's trace can be had by root only.")
        found = mount_point()
        if found is None:
            done = subprocess.run(
                ["mount", "-t", "tracefs", "tracefs", str(MOUNT_POINT)], capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise TraceError(f"The kernel's trace cannot be had here: tracefs cannot be mounted at {MOUNT_POINT}.")
            self._mounted, found = True, MOUNT_POINT
        self._root = found
        folder = found / "instances" / f"concgui-bench-{os.getpid()}"
        folder.mkdir()
        self._folder = folder
        self._write("tracing_on", "0")
        clocks = (folder / "trace_clock").read_text("ascii").split()
        if "mono" not in clocks and "[mono]" not in clocks:
            raise TraceError("The kernel's trace has no clock mono here, so its times cannot be compared.")
        self._write("trace_clock", "mono")
        self._write("buffer_size_kb", str(self._buffer_kb))
        for name in EVENTS:
            self._write(f"events/sched/{name}/enable", "1")
        self._write("tracing_on", "1")

    def _write(self, name: str, text: str) -> None:
        assert self._folder is not None
        (self._folder / name).write_text(text, "ascii")

    def _close(self) -> None:
        if self._folder is not None:
            with suppress(OSError):
                self._write("tracing_on", "0")
            self._folder.rmdir()
            self._folder = None
        if self._mounted:
            subprocess.run(["umount", str(self._root)], capture_output=True, check=False)
            self._mounted = False

    def read(self) -> Trace:
        """Stop tracing and return what was recorded; if records were lost, nothing but their number.

        Only inside the context, once.
        """
        assert self._folder is not None
        self._write("tracing_on", "0")
        readers = {event_id(self._root, name): Reader(self._root, name) for name in EVENTS}
        trace = Trace()
        cores = {int(folder.name[3:]): folder for folder in self._folder.glob("per_cpu/cpu*")}
        trace.lost = sum(int(count) for folder in cores.values() for _, count in _LOST.findall(_text(folder / "stats")))
        if trace.lost:
            return trace
        for cpu, folder in sorted(cores.items()):
            for t_ns, data, at in _records(folder / "trace_pipe_raw", self._page_size()):
                reader = readers.get(int.from_bytes(data[at : at + 2], "little"))
                if reader is not None:
                    reader.take(trace, t_ns, cpu, data, at)
        return trace

    def _page_size(self) -> int:
        assert self._folder is not None
        with suppress(OSError, ValueError):  # kernels before 6.8 have pages of memory
            return int(_text(self._folder / "buffer_subbuf_size_kb")) << 10
        return os.sysconf("SC_PAGE_SIZE")


class Reader:
    """Takes the fields of one event out of its bytes, as its format file says where they stand."""

    def __init__(self, root: Path, name: str) -> None:
        found = re.findall(
            r"field:[^;]*?(\w+)(?:\[\d*\])?;\s*offset:(\d+);\s*size:(\d+);\s*signed:([01])",
            _text(root / "events" / "sched" / name / "format"),
        )
        self._fields = {field: (int(offset), int(size), signed == "1") for field, offset, size, signed in found}
        self.take = {
            "sched_switch": self._take_switch,
            "sched_process_fork": self._take_fork,
            "sched_process_exit": self._take_exit,
            "sched_stat_runtime": self._take_runtime,
        }[name]

    def _number(self, name: str, data: bytes, at: int) -> int:
        offset, size, signed = self._fields[name]
        return int.from_bytes(data[at + offset : at + offset + size], "little", signed=signed)

    def _take_switch(self, trace: Trace, t_ns: int, cpu: int, data: bytes, at: int) -> None:
        left, came = self._number("prev_pid", data, at), self._number("next_pid", data, at)
        state = self._number("prev_state", data, at)
        trace.switches.append((t_ns, cpu, left, state == 0 or bool(state & _STATE_PREEMPTED), came))

    def _take_fork(self, trace: Trace, t_ns: int, _cpu: int, data: bytes, at: int) -> None:
        trace.forks.append((t_ns, self._number("parent_pid", data, at), self._number("child_pid", data, at)))

    def _take_exit(self, trace: Trace, t_ns: int, _cpu: int, data: bytes, at: int) -> None:
        trace.exits.append((t_ns, self._number("pid", data, at)))

    def _take_runtime(self, trace: Trace, t_ns: int, _cpu: int, data: bytes, at: int) -> None:
        trace.runtimes.append((t_ns, self._number("pid", data, at), self._number("runtime", data, at)))


def mount_point() -> Path | None:
    """Return where tracefs is mounted, the usual place first, or None."""
    mounts = [line.split() for line in _text(Path("/proc/self/mounts")).splitlines()]
    found = [Path(words[1]) for words in mounts if words[2] == "tracefs"]
    usual = [path for path in found if path == MOUNT_POINT]
    return next(itertools.chain(usual, found), None)


def event_id(root: Path, name: str) -> int:
    """Return the number that the records of an event bear."""
    return int(_text(root / "events" / "sched" / name / "id"))


def _records(path: Path, page_size: int) -> Iterator[tuple[int, bytes, int]]:
    """Iterate over the records of one CPU: the time in ns, the page, and where in it the record begins."""
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while True:
            try:
                page = os.read(fd, page_size)
            except BlockingIOError:  # it is empty
                return
            if not page:
                return
            yield from _records_of_page(page)
    finally:
        os.close(fd)


def _records_of_page(page: bytes) -> Iterator[tuple[int, bytes, int]]:
    now, commit = _PAGE_HEADER.unpack_from(page)
    if commit & _MISSED:
        raise TraceError("The kernel's trace has lost records.")
    at, end = _PAGE_HEADER.size, _PAGE_HEADER.size + (commit & _COMMIT_MASK)
    while at < end:
        head = _WORD.unpack_from(page, at)[0]
        type_len, delta = head & 31, head >> 5
        at += _WORD.size
        if type_len == _TIME_EXTEND:
            now += delta + (_WORD.unpack_from(page, at)[0] << _DELTA_BITS)
            at += _WORD.size
        elif type_len == _TIME_STAMP:
            now = (now & _TIME_STAMP_MSB) | (delta + (_WORD.unpack_from(page, at)[0] << _DELTA_BITS))
            at += _WORD.size
        elif type_len == _PADDING:
            if not delta:  # the rest of the page is empty
                return
            now += delta
            at += _WORD.unpack_from(page, at)[0]
        else:
            now += delta
            size = _WORD.unpack_from(page, at)[0] if type_len == 0 else type_len * _WORD.size
            yield now, page, at + (_WORD.size if type_len == 0 else 0)
            at += size


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")
