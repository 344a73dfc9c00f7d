"""Launching on Windows: a Job Object instead of a guard, handles instead of descriptors, a message pipe for events.

The job is closed by the system when we end, however we end, and all its processes end with it
(JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE). The program is in it before it runs, so nothing can escape.
A record is one message of the event pipe: the system keeps it whole, and its writers never wait (PIPE_NOWAIT).
What the guard tells elsewhere, the end of MainProcess, is told by a thread here that waits for it.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - lets type checkers of other systems pass over this file

import _thread
import _winapi
import ctypes
import itertools
import msvcrt
import os
import subprocess
import time
from ctypes import wintypes

from concgui.control.launched import LaunchError, LaunchSpec, ObservedProgram, program_arguments
from concgui.control.typed import TypedInput
from concgui.core.bundle import is_frozen
from concgui.core.words import tr
from concgui.observe.terminate_windows import TERMINATED
from concgui.program import wire

_PIPE_BYTES = 1 << 20
_ACCESS_INBOUND, _GENERIC_WRITE, _WRITE_ATTRIBUTES, _OPEN_EXISTING = 1, 0x40000000, 0x100, 3
_TYPE_MESSAGE, _NOWAIT, _READ_MESSAGES = 4, 1, 2
_KILL_ON_JOB_CLOSE, _EXTENDED_LIMITS = 0x2000, 9
#: For how long the last event waits for room in the pipe.
_PATIENCE_NS = 5_000_000_000
_SUSPENDED = 4  #: CREATE_SUSPENDED, which subprocess has no name for
_INVALID_HANDLE = ctypes.c_void_p(-1).value
_numbers = itertools.count(1)

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_ntdll = ctypes.WinDLL("ntdll")
_kernel.CreateNamedPipeW.restype = _kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.CreateJobObjectW.restype = wintypes.HANDLE
if is_frozen():
    # PyInstaller's starter lets Windows look for libraries in the package, and what we start would do so, too.
    _kernel.SetDllDirectoryW(None)


class _BasicLimits(ctypes.Structure):
    _fields_ = [
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    ]


class _Limits(ctypes.Structure):  # JOBOBJECT_EXTENDED_LIMIT_INFORMATION, winnt.h
    _fields_ = [
        ("Basic", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


class WindowsProgram(ObservedProgram):
    """The program and its job. There is no SIGTERM: to stop is to kill."""

    has_guard = False

    def __init__(self, popen: subprocess.Popen[bytes], job: int, event_fd: int, command_fd: int) -> None:
        outputs = tuple(None if stream is None else stream.fileno() for stream in (popen.stdout, popen.stderr))
        super().__init__(popen.pid, event_fd, command_fd, -1, (outputs[0], outputs[1]), _typed(popen))
        self._popen = popen
        self._job = job

    def stop(self) -> None:
        """End all processes of the program."""
        self.kill()

    def kill(self) -> None:
        """End all processes of the program."""
        _kernel.TerminateJobObject(wintypes.HANDLE(self._job), TERMINATED)

    def poll(self) -> int | None:
        """Exit code of MainProcess, or None while it lives."""
        code = self._popen.poll()
        self.returncode = -15 if code == TERMINATED else code
        return self.returncode

    def close(self) -> None:
        """Close our ends and the job, which ends what is left in it."""
        self.stdout_fd = self.stderr_fd = None
        super().close()
        for stream in (self._popen.stdout, self._popen.stderr):
            if stream is not None:
                stream.close()
        if self._job:
            _kernel.CloseHandle(wintypes.HANDLE(self._job))
            self._job = 0


def launch_windows(spec: LaunchSpec, python: str) -> ObservedProgram:
    """See `concgui.control.launch.launch`."""
    if spec.folder and not os.path.isdir(spec.folder):  # noqa: PTH112
        raise LaunchError(tr("There is no folder {folder} to run the program in.", folder=spec.folder))
    fds: dict[str, int] = {}
    event_handle = job = 0
    popen: subprocess.Popen[bytes] | None = None
    try:
        fds["events"], event_handle = _event_pipe()
        fds["commands far"], fds["commands"] = os.pipe()
        fds["control far"], fds["control"] = os.pipe()
        _never_wait(fds["commands"])
        handles = [event_handle, *(msvcrt.get_osfhandle(fds[name]) for name in ("commands far", "control far"))]
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003 - positional only
        job = _job()
        popen = _spawn([python, *program_arguments(map(str, handles), spec)], handles, spec)
        _put_into(job, popen)
        _thread.start_new_thread(_tell_end, (popen, event_handle))
        event_handle = 0  # the thread closes it
    except (OSError, ValueError, RuntimeError) as error:  # the last: no more threads
        if popen is not None:
            _end(popen)
        for name in ("events", "commands"):
            if name in fds:
                os.close(fds[name])
        if job:
            _kernel.CloseHandle(wintypes.HANDLE(job))
        reason = getattr(error, "strerror", None) or error
        raise LaunchError(
            tr("The program cannot be started with {python!r}: {reason}.", python=python, reason=reason)
        ) from error
    finally:
        for name in ("commands far", "control far", "control"):
            if name in fds:
                os.close(fds[name])
        if event_handle:
            _kernel.CloseHandle(wintypes.HANDLE(event_handle))
    program = WindowsProgram(popen, job, fds["events"], fds["commands"])
    if spec.go:
        program.send(wire.GO)
    return program


def _spawn(argv: list[str], handles: list[int], spec: LaunchSpec) -> subprocess.Popen[bytes]:
    """Make the process. It does not run yet: what starts another program at once, as the `python.exe` of a virtual
    environment does, must be in the job before.
    """
    startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
    # Where handles are listed, no others are inherited: our own streams have to be named, too.
    own = [fd if _is_open(fd) else subprocess.DEVNULL for fd in (0, 1, 2)] if spec.terminal else []
    streams = own or [subprocess.PIPE if spec.typed else subprocess.DEVNULL, subprocess.PIPE, subprocess.PIPE]
    return subprocess.Popen(
        argv,
        stdin=streams[0],
        stdout=streams[1],
        stderr=streams[2],
        cwd=spec.folder or None,
        env=None if spec.environment is None else dict(spec.environment),
        startupinfo=startup,
        creationflags=_SUSPENDED | (0 if spec.terminal else subprocess.CREATE_NO_WINDOW),
    )


def _put_into(job: int, popen: subprocess.Popen[bytes]) -> None:
    """Put the process into the job, then let it run. Raise OSError."""
    handle = wintypes.HANDLE(int(popen._handle))  # type: ignore[attr-defined]  # noqa: SLF001
    if not _kernel.AssignProcessToJobObject(wintypes.HANDLE(job), handle):
        raise ctypes.WinError(ctypes.get_last_error())
    if status := _ntdll.NtResumeProcess(handle):
        raise OSError(0, f"it does not go on ({status & 0xFFFFFFFF:#010x})")


def _tell_end(popen: subprocess.Popen[bytes], events: int) -> None:
    """Tell the end of MainProcess into the event pipe, as the guard does elsewhere. In a thread of its own."""
    code = popen.wait()
    code = -15 if code == TERMINATED else code
    ended_ns = time.perf_counter_ns()
    record = wire.RECORD.pack(wire.MAIN_EXIT, 0, 0, 0, ended_ns, os.getpid(), _thread.get_native_id(), popen.pid, code)
    try:
        while not _winapi.WriteFile(events, record)[0] and time.perf_counter_ns() - ended_ns < _PATIENCE_NS:
            time.sleep(0.001)
    except OSError:  # nobody reads any more
        pass
    finally:
        _kernel.CloseHandle(wintypes.HANDLE(events))


def _end(popen: subprocess.Popen[bytes]) -> None:
    """End a process that has not run yet, and let go of its pipes."""
    popen.kill()
    popen.wait()
    for stream in (popen.stdin, popen.stdout, popen.stderr):
        if stream is not None:
            stream.close()


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def _typed(popen: subprocess.Popen[bytes]) -> TypedInput | None:
    """Return what writes to the program's stdin, on a descriptor of its own; its writes never wait."""
    if popen.stdin is None:
        return None
    fd = os.dup(popen.stdin.fileno())
    popen.stdin.close()
    _never_wait(fd)
    return TypedInput(fd)


def _never_wait(fd: int) -> None:
    """Let writes to our end of a pipe take what there is room for, at once."""
    mode = wintypes.DWORD(_NOWAIT)
    _kernel.SetNamedPipeHandleState(wintypes.HANDLE(msvcrt.get_osfhandle(fd)), ctypes.byref(mode), None, None)


def _event_pipe() -> tuple[int, int]:
    """Return the descriptor that we read from and the handle that the program writes to."""
    name = rf"\\.\pipe\concgui-{os.getpid()}-{next(_numbers)}-{time.perf_counter_ns()}"
    reading = _kernel.CreateNamedPipeW(name, _ACCESS_INBOUND, _TYPE_MESSAGE, 1, 0, _PIPE_BYTES, 0, None)
    if reading == _INVALID_HANDLE:
        raise LaunchError(tr("The program cannot be started: there is no pipe for its events."))
    writing = _kernel.CreateFileW(name, _GENERIC_WRITE | _WRITE_ATTRIBUTES, 0, None, _OPEN_EXISTING, 0, None)
    if writing == _INVALID_HANDLE:
        _kernel.CloseHandle(wintypes.HANDLE(reading))
        raise LaunchError(tr("The program cannot be started: there is no pipe for its events."))
    mode = wintypes.DWORD(_READ_MESSAGES | _NOWAIT)
    _kernel.SetNamedPipeHandleState(wintypes.HANDLE(writing), ctypes.byref(mode), None, None)
    return msvcrt.open_osfhandle(reading, os.O_RDONLY | os.O_BINARY), writing


def _job() -> int:
    job = int(_kernel.CreateJobObjectW(None, None) or 0)
    limits = _Limits()
    limits.Basic.LimitFlags = _KILL_ON_JOB_CLOSE
    size = ctypes.sizeof(limits)
    if job and _kernel.SetInformationJobObject(wintypes.HANDLE(job), _EXTENDED_LIMITS, ctypes.byref(limits), size):
        return job
    error = ctypes.WinError(ctypes.get_last_error())
    if job:
        _kernel.CloseHandle(wintypes.HANDLE(job))
    raise error


def readable_windows(fds: list[int], timeout: float | None) -> list[int]:
    """Like `concgui.control.launch.readable`, by looking every 4 ms: Windows has no poll() for pipes."""
    deadline = None if timeout is None else time.monotonic() + timeout
    while True:
        found = [fd for fd in fds if _has_data(fd)]
        if found or (deadline is not None and time.monotonic() >= deadline):
            return found
        time.sleep(0.004)


def _has_data(fd: int) -> bool:
    """Whether a pipe has data or is at its end."""
    count = wintypes.DWORD()
    handle = wintypes.HANDLE(msvcrt.get_osfhandle(fd))
    there = _kernel.PeekNamedPipe(handle, None, 0, None, ctypes.byref(count), None)
    return not there or count.value > 0
