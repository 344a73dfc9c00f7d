"""Launching on Windows: a Job Object instead of a guard, handles instead of descriptors, a message pipe for events.

The job is closed by the system when we end, however we end, and all its processes end with it
(JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE). The program is in it before it is told to begin, so nothing can escape.
A record is one message of the event pipe: the system keeps it whole, and its writers never wait (PIPE_NOWAIT).
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - lets type checkers of other systems pass over this file

import ctypes
import itertools
import msvcrt
import os
import subprocess
import time
from ctypes import wintypes

from concgui.control.launched import LaunchError, LaunchSpec, ObservedProgram, program_arguments
from concgui.control.typed import TypedInput
from concgui.core.words import tr
from concgui.program import wire

_PIPE_BYTES = 1 << 20
_ACCESS_INBOUND, _GENERIC_WRITE, _OPEN_EXISTING = 1, 0x40000000, 3
_TYPE_MESSAGE, _NOWAIT, _READ_MESSAGES = 4, 1, 2
_KILL_ON_JOB_CLOSE, _EXTENDED_LIMITS = 0x2000, 9
_INVALID_HANDLE = ctypes.c_void_p(-1).value
_numbers = itertools.count(1)

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.CreateNamedPipeW.restype = _kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.CreateJobObjectW.restype = wintypes.HANDLE


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
        _kernel.TerminateJobObject(wintypes.HANDLE(self._job), 1)

    def poll(self) -> int | None:
        """Exit code of MainProcess, or None while it lives."""
        self.returncode = self._popen.poll()
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
    event_near, event_handle = _event_pipe()
    command_far, command_near = os.pipe()
    control_far, control_near = os.pipe()
    command_handle, control_handle = (msvcrt.get_osfhandle(fd) for fd in (command_far, control_far))
    handles = [event_handle, command_handle, control_handle]
    job = _job()
    try:
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003 - positional only
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        streams = None if spec.terminal else subprocess.PIPE
        popen = subprocess.Popen(
            [python, *program_arguments(map(str, handles), spec)],
            stdin=None if spec.terminal else subprocess.PIPE if spec.typed else subprocess.DEVNULL,
            stdout=streams,
            stderr=streams,
            cwd=spec.folder or None,
            env=None if spec.environment is None else dict(spec.environment),
            startupinfo=startup,
            creationflags=0 if spec.terminal else subprocess.CREATE_NO_WINDOW,
        )
        # From here on it cannot get away: it waits for GO, and the job ends it with us.
        if not _kernel.AssignProcessToJobObject(wintypes.HANDLE(job), wintypes.HANDLE(int(popen._handle))):  # type: ignore[attr-defined]  # noqa: SLF001
            popen.kill()
            raise ctypes.WinError(ctypes.get_last_error())
    except OSError as error:
        for fd in (event_near, command_near):
            os.close(fd)
        _kernel.CloseHandle(wintypes.HANDLE(job))
        raise LaunchError(
            tr("The program cannot be started with {python!r}: {strerror}.", python=python, strerror=error.strerror)
        ) from error
    finally:
        for fd in (command_far, control_far, control_near):
            os.close(fd)
        _kernel.CloseHandle(wintypes.HANDLE(event_handle))
    program = WindowsProgram(popen, job, event_near, command_near)
    if spec.go:
        program.send(wire.GO)
    return program


def _typed(popen: subprocess.Popen[bytes]) -> TypedInput | None:
    """Return what writes to the program's stdin, on a descriptor of its own; its writes never wait."""
    if popen.stdin is None:
        return None
    fd = os.dup(popen.stdin.fileno())
    popen.stdin.close()
    mode = wintypes.DWORD(_NOWAIT)
    _kernel.SetNamedPipeHandleState(wintypes.HANDLE(msvcrt.get_osfhandle(fd)), ctypes.byref(mode), None, None)
    return TypedInput(fd)


def _event_pipe() -> tuple[int, int]:
    """Return the descriptor that we read from and the handle that the program writes to."""
    name = rf"\\.\pipe\concgui-{os.getpid()}-{next(_numbers)}-{time.perf_counter_ns()}"
    reading = _kernel.CreateNamedPipeW(name, _ACCESS_INBOUND, _TYPE_MESSAGE, 1, 0, _PIPE_BYTES, 0, None)
    if reading == _INVALID_HANDLE:
        raise LaunchError(tr("The program cannot be started: there is no pipe for its events."))
    writing = _kernel.CreateFileW(name, _GENERIC_WRITE | 0x100, 0, None, _OPEN_EXISTING, 0, None)
    mode = wintypes.DWORD(_READ_MESSAGES | _NOWAIT)
    _kernel.SetNamedPipeHandleState(wintypes.HANDLE(writing), ctypes.byref(mode), None, None)
    return msvcrt.open_osfhandle(reading, os.O_RDONLY | os.O_BINARY), writing


def _job() -> int:
    job: int = _kernel.CreateJobObjectW(None, None)
    limits = _Limits()
    limits.Basic.LimitFlags = _KILL_ON_JOB_CLOSE
    _kernel.SetInformationJobObject(wintypes.HANDLE(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    return job


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
