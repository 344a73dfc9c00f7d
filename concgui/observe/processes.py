"""Ends and states of processes, seen without reaping: only the observed program's own Python waits for its children.

Linux tells an end at once through a pidfd (pidfd_open(2)), also of processes that are not our children; the exit code
of a zombie stands in `/proc/PID/stat` for the same user.  Elsewhere psutil is asked at every turn.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass

from concgui.observe.source import UNKNOWN_STATE
from concgui.program.wire import UNKNOWN_EXIT

_EXIT_CODE = 49  # field 52 of stat, counted from the state (field 3): a wait status
_POLL_S = 0.05  # between two looks where there are no pidfds
#: What ends a process at once; Windows has one way only.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Exit:
    """A process has ended. t_ns: when we learned it; exitcode as Python counts it (-N: signal N) or UNKNOWN_EXIT."""

    pid: int
    t_ns: int
    exitcode: int


class ExitWatch:
    """Waits for the end of processes. `watch` and `wake` may be called from any thread, the rest from one.

    Closed only after the thread that waits has ended.  is_pressing: the last `wait` ended, or ended sooner, because one
    of the descriptors that it was made with can be read.
    """

    def __init__(self, also: Iterable[int] = ()) -> None:
        """`also`: descriptors that end a wait as well; they stay the caller's, and one that hangs up is let go."""
        self.is_pressing = False
        self._also = set(also)
        self._wake_r, self._wake_w = os.pipe()
        os.set_blocking(self._wake_r, False)
        os.set_blocking(self._wake_w, False)
        self._poller = select.poll()
        for fd in (self._wake_r, *self._also):
            self._poller.register(fd, select.POLLIN)
        self._wanted: list[int] = []  # appended by any thread, emptied by the one that waits
        self._pidfds: dict[int, int] = {}  # pidfd: pid
        self._asked: set[int] = set()  # pids without a pidfd

    def watch(self, pid: int) -> None:
        """From now on `wait` reports the end of `pid`."""
        self._wanted.append(pid)
        self.wake()

    def wake(self) -> None:
        """Make `wait` return now."""
        try:
            os.write(self._wake_w, b"w")
        except BlockingIOError:  # it has been woken and did not come round yet
            return

    def wait(self, timeout: float | None) -> list[Exit]:
        """Wait up to `timeout` seconds (None: until something happens) and return what has ended."""
        self._take_wanted()
        if self._asked:
            timeout = _POLL_S if timeout is None else min(timeout, _POLL_S)
        ready = self._poller.poll(None if timeout is None else max(0.0, timeout * 1e3))
        now = time.perf_counter_ns()
        exits = []
        self.is_pressing = False
        for fd, events in ready:
            if fd == self._wake_r:
                os.read(fd, 4096)
                continue
            if fd in self._also:
                self.is_pressing = True
                if not events & select.POLLIN:  # nobody is left who could write: it would end every wait from now on
                    self._also.discard(fd)
                    self._poller.unregister(fd)
                continue
            pid = self._pidfds.pop(fd)
            self._poller.unregister(fd)
            os.close(fd)
            exits.append(Exit(pid, now, exit_code(pid)))
        for pid in [pid for pid in self._asked if os_state(pid) in "ZX"]:
            self._asked.discard(pid)
            exits.append(Exit(pid, now, exit_code(pid)))
        self._take_wanted()
        return exits

    def forget_all(self) -> None:
        """Watch nobody any more."""
        for fd in self._pidfds:
            self._poller.unregister(fd)
            os.close(fd)
        self._pidfds.clear()
        self._asked.clear()
        self._wanted.clear()

    def close(self) -> None:
        """Let go of everything."""
        self.forget_all()
        os.close(self._wake_r)
        os.close(self._wake_w)

    def _take_wanted(self) -> None:
        while self._wanted:
            pid = self._wanted.pop()
            if pid in self._asked or pid in self._pidfds.values():
                continue
            try:
                fd = os.pidfd_open(pid)
            except ProcessLookupError:  # ended and reaped: Python has told already
                continue
            except (OSError, AttributeError):  # no such call here, or no descriptor left
                self._asked.add(pid)
                continue
            self._pidfds[fd] = pid
            self._poller.register(fd, select.POLLIN)


def exit_code(pid: int) -> int:
    """Return the exit code of a zombie (-N: signal N); UNKNOWN_EXIT where it cannot be had without reaping."""
    fields = _stat(pid)
    if len(fields) <= _EXIT_CODE or fields[0] != b"Z":
        return UNKNOWN_EXIT
    return os.waitstatus_to_exitcode(int(fields[_EXIT_CODE]))


def os_state(pid: int) -> str:
    """Return the operating system's state letter of `pid`; "X" when it is gone, "?" when it cannot be told."""
    if os.path.isdir("/proc/self"):  # noqa: PTH112 - asked often
        fields = _stat(pid)
        if fields:
            return fields[0].decode("ascii")
        return UNKNOWN_STATE if _exists(pid) else "X"
    import psutil  # 10 ms of the window's start, and Linux does without

    try:
        status = psutil.Process(pid).status()
    except psutil.NoSuchProcess:
        return "X"
    except psutil.Error:
        return UNKNOWN_STATE
    return {psutil.STATUS_RUNNING: "R", psutil.STATUS_ZOMBIE: "Z", psutil.STATUS_STOPPED: "T"}.get(status, "S")


def send_signal(pid: int, number: signal.Signals) -> bool:
    """Send a signal from outside, through a pidfd where there are any. False: there is no such process any more.

    Windows knows but one: to end it, whatever the number.
    """
    if sys.platform == "win32":
        from concgui.observe.terminate_windows import end_process

        return end_process(pid)
    try:
        if hasattr(os, "pidfd_open") and hasattr(signal, "pidfd_send_signal"):
            fd = os.pidfd_open(pid)
            try:
                signal.pidfd_send_signal(fd, number)
            finally:
                os.close(fd)
        else:
            os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def _exists(pid: int) -> bool:
    """Whether there is such a process, even if /proc hides it (mount option hidepid)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _stat(pid: int) -> list[bytes]:
    """Return the fields of /proc/PID/stat from the state on, empty if there is no such process."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - asked often
            return file.read().rpartition(b") ")[2].split()
    except OSError:
        return []
