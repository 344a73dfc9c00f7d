"""What the operating system saw of an application's processes, by `strace -f`: births, ends, programs and signals.

Times are strace's own (-ttt): seconds of the epoch by the system's clock, to the microsecond. A system call has that of
its beginning; what a process ended with has the time at which its tracer heard of it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

#: Before the command. In a filter of the kernel's, so that nothing but these calls is slowed down.
SEEN = "%process,kill,tkill,tgkill,pidfd_send_signal"
COMMAND = ("strace", "-f", "--seccomp-bpf", "-q", "-ttt", "-s", "256", "-e", f"trace={SEEN}")

_LINE = re.compile(r"(\d+) +(\d+\.\d+) (.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|\?)")
_CUT = re.compile(r"(\w+)\((.*?),? <unfinished \.\.\.>$")
_AGAIN = re.compile(r"<\.\.\. (\w+) resumed>(.*)")
_ENDED = re.compile(r"\+\+\+ (?:exited with (\d+)|killed by (SIG\w+))")
_BIRTHS = {"fork", "vfork", "clone", "clone3"}


@dataclass
class Process:
    """One process. `born`, `ended`: seconds of the epoch; `code`: as Python says it, −N for signal N."""

    pid: int
    parent: int
    born: float
    programs: list[str] = field(default_factory=list)  #: what execve made of it, whole command lines
    ended: float | None = None
    code: int | None = None


@dataclass(frozen=True)
class Signal:
    """`kill` and the like: who sent which signal to whom, and when."""

    time: float
    sender: int
    target: int
    name: str


@dataclass
class Seen:
    """All processes by pid, in the order of their births, and all signals that were sent."""

    processes: dict[int, Process] = field(default_factory=dict)
    signals: list[Signal] = field(default_factory=list)
    reaped: set[int] = field(default_factory=set)  #: whose parent has waited for them

    def children(self, pid: int) -> list[Process]:
        """Return the children of a process in the order of their births."""
        return [process for process in self.processes.values() if process.parent == pid]

    def descendants(self, pid: int) -> list[Process]:
        """Return all that come from a process, in the order of their births."""
        found = {pid}
        for process in self.processes.values():
            if process.parent in found:
                found.add(process.pid)
        return [process for process in self.processes.values() if process.pid in found - {pid}]

    def running(self, words: str) -> list[Process]:
        """Return the processes that were made to run a command line with these words in it."""
        return [one for one in self.processes.values() if any(words in program for program in one.programs)]


def read(file: Path) -> Seen:
    """Read what strace has written so far; a last line that is not whole yet is left out."""
    seen, threads, cut = Seen(), {}, {}
    for line in file.read_text("utf-8", "replace").split("\n")[:-1]:
        found = _LINE.fullmatch(line)
        if not found:
            continue
        tid, time, text = int(found[1]), float(found[2]), found[3]
        pid = threads.get(tid, tid)
        seen.processes.setdefault(pid, Process(pid, 0, time))  # the first, or quicker than its maker
        if ended := _ENDED.match(text):
            if tid == pid:
                _end(seen.processes[pid], time, ended)
        elif begun := _CUT.fullmatch(text):
            cut[tid] = (time, begun[2])
            if begun[1] == "execve":
                seen.processes[pid].programs.append(begun[2])
        elif again := _AGAIN.fullmatch(text):
            began, words = cut.pop(tid, (time, ""))
            if call := _CALL.fullmatch(f"{again[1]}({words}{again[2]}"):
                _call(seen, threads, pid, began, call)
        elif call := _CALL.match(text):
            _call(seen, threads, pid, time, call)
            if call[1] == "execve" and call[3] == "0":
                seen.processes[pid].programs.append(call[2])
    return seen


def _call(seen: Seen, threads: dict[int, int], pid: int, time: float, call: re.Match[str]) -> None:
    name, words, result = call.groups()
    if name in _BIRTHS and result.isdigit() and int(result) > 0:
        child = int(result)
        if "CLONE_THREAD" in words:
            threads[child] = pid
            seen.processes.pop(child, None)
        else:
            process = seen.processes.setdefault(child, Process(child, pid, time))
            process.parent, process.born = pid, time
    elif name in {"kill", "tkill"} and result == "0":
        target, signal = words.split(", ")[:2]
        seen.signals.append(Signal(time, pid, int(target), signal))
    elif name == "tgkill" and result == "0":
        target, _, signal = words.split(", ")[:3]
        seen.signals.append(Signal(time, pid, int(target), signal))
    elif name in {"wait4", "waitid"} and result.isdigit() and int(result) > 0:
        seen.reaped.add(int(result))


def _end(process: Process, time: float, ended: re.Match[str]) -> None:
    import signal

    process.ended = time
    process.code = int(ended[1]) if ended[1] else -signal.Signals[ended[2]].value
