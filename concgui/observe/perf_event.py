"""One kernel event per core that follows a process and all that it starts: `perf_event_open` through ctypes.

The event counts nothing (PERF_COUNT_SW_DUMMY).  It is there for the records beside it: switches, births, ends, names.
They need no more than the right to see one's own processes (perf_event_paranoid 2).  No numpy here, and nothing slow to
import: `concgui record` is measured against plain Python.

Constants and layouts: linux/perf_event.h; what each errno means: perf_event_open(2).
"""

import errno
import os
import struct
import sys
import time

from concgui.core.words import later, tr

_SYSCALL = {
    "x86_64": 298,
    "aarch64": 241,
    "riscv64": 241,
    "riscv32": 241,
    "loongarch64": 241,
    "i386": 336,
    "arm": 364,
    "ppc64": 319,
    "ppc64le": 319,
    "ppc": 319,
    "s390x": 331,
}
#: What a 32-bit Python on a 64-bit kernel calls by.
_NARROW = {"x86_64": "i386", "aarch64": "arm", "ppc64": "ppc"}

PERF_TYPE_SOFTWARE = 1
PERF_COUNT_SW_DUMMY = 9
PERF_SAMPLE_TID = 1 << 1
PERF_SAMPLE_TIME = 1 << 2
PERF_FORMAT_LOST = 1 << 4  # since Linux 6.0
PERF_FLAG_FD_CLOEXEC = 1 << 3
# Numbers of bits in perf_event_attr.
_INHERIT, _EXCLUDE_KERNEL, _EXCLUDE_HV, _COMM, _TASK, _WATERMARK = 1, 5, 6, 9, 13, 14
_SAMPLE_ID_ALL, _COMM_EXEC, _USE_CLOCKID, _CONTEXT_SWITCH = 18, 24, 25, 26
_FLAGS = (
    _INHERIT,
    _EXCLUDE_KERNEL,
    _EXCLUDE_HV,
    _COMM,
    _TASK,
    _WATERMARK,
    _SAMPLE_ID_ALL,
    _COMM_EXEC,
    _USE_CLOCKID,
    _CONTEXT_SWITCH,
)
#: perf_event_attr up to `clockid` (PERF_ATTR_SIZE_VER3, 96 bytes).
_ATTR = struct.Struct("=IIQQQQQIIQQQQIi")

PARANOID = "/proc/sys/kernel/perf_event_paranoid"
_SUBJECT = later("The kernel's switch records cannot be had")


class SourceError(Exception):
    """A source of the operating system's word does not work here: one sentence that says why and what would help."""


def attributes(read_format: int = 0) -> bytes:
    """Return the perf_event_attr that asks for switch, birth, end and name records on CLOCK_MONOTONIC.

    The core stays out of the records, which each core's ring knows anyway: a switch record is 24 bytes instead of 32.
    wakeup_watermark 0: the kernel takes half of the ring.
    """
    flags = 0
    for bit in _FLAGS:
        flags |= 1 << bit if sys.byteorder == "little" else 1 << 63 - bit
    sample = PERF_SAMPLE_TID | PERF_SAMPLE_TIME
    return _ATTR.pack(
        PERF_TYPE_SOFTWARE,
        _ATTR.size,
        PERF_COUNT_SW_DUMMY,
        0,
        sample,
        read_format,
        flags,
        0,  # wakeup_watermark
        0,
        0,
        0,
        0,
        0,
        0,
        time.CLOCK_MONOTONIC,
    )


def open_events(tid: int) -> list[tuple[int, int]]:
    """Open one event per core on the thread `tid`, all whom it starts included. Return (core, descriptor) of each.

    Cores that are offline are left out. Raise SourceError with one sentence where it cannot be had.
    """
    number = _syscall_number()
    events: list[tuple[int, int]] = []
    failure = OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    read_format = PERF_FORMAT_LOST
    try:
        for cpu in online_cores():
            try:
                try:
                    fd = _open(number, read_format, tid, cpu)
                except OSError as error:
                    if error.errno != errno.EINVAL or not read_format:
                        raise
                    fd = _open(number, 0, tid, cpu)
                    read_format = 0  # an older kernel; had the core been at fault, this would have failed as well
            except OSError as error:
                failure = error
                if error.errno in {errno.EINVAL, errno.ENODEV}:  # this core went offline, or the kernel is too old
                    continue
                raise
            events.append((cpu, fd))
        if not events:
            raise failure
    except OSError as error:
        close_events(events)
        raise SourceError(explain(error)) from error
    return events


def close_events(events: list[tuple[int, int]]) -> None:
    """Close the descriptors: the kernel stops recording."""
    for _, fd in events:
        os.close(fd)


def lost_count(fd: int) -> int:
    """Return how many records of this event the kernel could not write, -1 where it does not tell (before Linux 6.0).

    It is the total over all whom the event follows, also what no LOST record has told yet.
    """
    try:
        data = os.read(fd, 16)
    except OSError:
        return -1
    return int(struct.unpack("=QQ", data)[1]) if len(data) == 16 else -1


def online_cores() -> list[int]:
    """Return the numbers of the cores that are online."""
    try:
        with open("/sys/devices/system/cpu/online", "rb") as file:  # noqa: PTH123
            return parse_cores(file.read().decode())
    except (OSError, ValueError):  # no /sys in this container
        return list(range(os.cpu_count() or 1))


def parse_cores(text: str) -> list[int]:
    """Return the numbers in a list like "0-3,8". Raise ValueError for anything else."""
    cores: list[int] = []
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        cores.extend(range(int(first), int(last or first) + 1))
    return cores


def paranoid() -> int | None:
    """Return the system's perf_event_paranoid, None where the kernel has no perf events."""
    try:
        with open(PARANOID, "rb") as file:  # noqa: PTH123
            return int(file.read())
    except (OSError, ValueError):
        return None


def explain(error: OSError) -> str:
    """Return the sentence for what `perf_event_open`, or the mapping of its ring, answered."""
    code, level = error.errno, paranoid()
    if code in {errno.EACCES, errno.EPERM} and level is not None and level > 2:
        return tr(
            "{subject} while perf_event_paranoid is {level}: `sudo sysctl "
            "kernel.perf_event_paranoid=2` lets Concgui see every switch.",
            subject=tr(_SUBJECT),
            level=level,
        )
    reasons = {
        errno.EPERM: tr(
            "a security module or the container's seccomp filter forbids perf_event_open (Docker: start it"
            " with `--security-opt seccomp=unconfined` or a profile that allows perf_event_open)"
        ),
        errno.EACCES: tr("the program belongs to another user or has more rights than Concgui"),
        errno.ENOSYS: tr("this kernel has no perf events, or the container hides them"),
        errno.EINVAL: tr("this kernel is older than 4.3 and cannot record switches"),
        errno.E2BIG: tr("this kernel is older than 4.3 and cannot record switches"),
        errno.ENOENT: tr("this kernel has no software events"),
        errno.EMFILE: tr("too many files are open (`ulimit -n 4096` before starting Concgui raises the limit)"),
        errno.ENFILE: tr("the system has too many open files"),
        errno.ENODEV: tr("no core of this machine can be observed"),
        errno.ESRCH: tr("the program has ended already"),
        errno.ENOMEM: tr("there is not enough memory for the rings"),
    }
    why = reasons.get(code or 0) or error.strerror or error
    return tr("{subject}: {why}.", subject=tr(_SUBJECT), why=why)


def explain_locked_memory(error: OSError) -> str:
    """Return the sentence for a ring that may not be mapped, not even a small one."""
    if error.errno == errno.EPERM:
        return tr(
            "{subject}: the memory that this user may lock is used up (`sudo sysctl "
            "kernel.perf_event_mlock_kb=2048` allows more).",
            subject=tr(_SUBJECT),
        )
    return explain(error)


def _syscall_number() -> int:
    if sys.platform != "linux":
        raise SourceError(tr("{subject}: only Linux keeps them.", subject=tr(_SUBJECT)))
    machine = os.uname().machine
    if machine.startswith("armv"):
        machine = "arm" if struct.calcsize("P") == 4 else "aarch64"
    if machine in {"i486", "i586", "i686"}:
        machine = "i386"
    if struct.calcsize("P") == 4:
        machine = _NARROW.get(machine, machine)
    number = _SYSCALL.get(machine)
    if number is None:
        raise SourceError(
            tr(
                "{subject}: Concgui does not know how to ask for them on {machine}.",
                subject=tr(_SUBJECT),
                machine=os.uname().machine,
            )
        )
    return number


def _open(number: int, read_format: int, tid: int, cpu: int) -> int:
    """Call perf_event_open. Raise OSError."""
    import ctypes  # slow to import, and on few ways needed

    syscall = ctypes.CDLL(None, use_errno=True).syscall
    syscall.restype = ctypes.c_long
    attr = ctypes.create_string_buffer(attributes(read_format), _ATTR.size)
    while True:
        # Longs all of them: the function is variadic, and the kernel looks at whole registers.
        fd = syscall(
            ctypes.c_long(number),
            attr,
            ctypes.c_long(tid),
            ctypes.c_long(cpu),
            ctypes.c_long(-1),
            ctypes.c_ulong(PERF_FLAG_FD_CLOEXEC),
        )
        if fd >= 0:
            return int(fd)
        code = ctypes.get_errno()
        if code != errno.EINTR:
            raise OSError(code, os.strerror(code))
