"""Runs one program for `concgui doctor --self-test` and keeps what was seen of it, also from outside. No Qt."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import psutil

from concgui.control.launch import LaunchError, LaunchSpec, ObservedProgram
from concgui.control.lessonrecord import LessonRecorder
from concgui.control.record import TIMED_OUT
from concgui.control.tree import descendants
from concgui.core.fact_run import Run
from concgui.core.lanes import fold
from concgui.core.recording import Recording

#: Seconds between two looks at who is there. No worker of the self-test lives for less than ten of them.
_PERIOD_S = 0.02
#: Seconds that a fork server and the like get to notice that the program has ended.
_PATIENCE_S = 3.0
#: Of what a program writes to stdout or stderr, so many bytes are kept.
_MOST_BYTES = 1 << 16
#: Not handed on: what lets Python tear apart the lines of processes that print at once, print more, or not end.
_NOT_HANDED_ON = {
    "PYTHONUNBUFFERED",
    "PYTHONDEVMODE",
    "PYTHONINSPECT",
    "PYTHONMALLOCSTATS",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONVERBOSE",
    "PYTHONWARNINGS",
}


class Kin(NamedTuple):
    """What the operating system tells of a process: its parent's pid, and the command that it executes."""

    parent: int
    command: list[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of one program.

    exitcode: MainProcess's. timed_out: it was stopped. orphans: processes that had to be ended. left: those that are
    still there, as "pid name". kin: all its processes, by pid, as the operating system tells. stdout, stderr: lines.
    said: how many events the recorder says are in the file. run: the recording, read back from the file.
    """

    exitcode: int
    timed_out: bool
    orphans: int
    left: list[str]
    kin: dict[int, Kin]
    stdout: list[str]
    stderr: list[str]
    said: int
    run: Run
    recording: Recording
    file: Path


@dataclass(slots=True)
class _Output:
    data: bytearray = field(default_factory=bytearray)

    @property
    def lines(self) -> list[str]:
        return self.data.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()


class NothingSeenError(Exception):
    """There is nothing that could be looked at; the text is one sentence."""


class _Recorder(LessonRecorder):
    """Records a lesson, and sees from outside which processes there are and what they print."""

    def __init__(self, spec: LaunchSpec, path: str, timeout: float, source: str) -> None:
        super().__init__(spec, path, timeout, source)
        self.processes: dict[int, psutil.Process] = {}
        self.kin: dict[int, Kin] = {}
        self.outputs: dict[int | None, _Output] = {}
        self.out_fd: int | None = None
        self.err_fd: int | None = None
        self.orphans = 0
        self.said = 0

    def output(self, fd: int | None) -> list[str]:
        """Return the lines that were read from a descriptor."""
        return self.outputs.get(fd, _Output()).lines

    def _begin(self, program: ObservedProgram) -> None:
        self.out_fd, self.err_fd = program.stdout_fd, program.stderr_fd
        self._note(program.pid)
        self._start(self._watch, program.pid)
        super()._begin(program)

    def _swallow(self, fd: int) -> None:
        kept = self.outputs.setdefault(fd, _Output()).data
        try:
            while data := os.read(fd, 1 << 16):
                kept += data[: max(0, _MOST_BYTES - len(kept))]
        except OSError:
            return

    def _watch(self, guard: int) -> None:
        while not self._over.wait(_PERIOD_S):
            for pid in _below(guard):
                self._note(pid)

    def _note(self, pid: int) -> None:
        try:
            process = self.processes.get(pid) or psutil.Process(pid)  # knows it again by the time of its birth, too
            self.processes[pid] = process
            if command := process.cmdline():  # none: it has ended, and nobody has asked for its exit code yet
                self.kin[pid] = Kin(process.ppid(), command)
        except psutil.Error:
            return

    def _end_orphans(self, program: ObservedProgram) -> int:
        self.orphans = super()._end_orphans(program)
        return self.orphans

    def _write(self, code: int | None) -> int | None:
        count = super()._write(code)
        self.said = count or 0
        return count


def run_program(
    script: Path, args: tuple[str, ...], *, python: str, method: str, source: str, file: Path, timeout: float
) -> Seen:
    """Run a script to its end, or for `timeout` seconds, and read back the recording that was written to `file`.

    Raise NothingSeenError or RecordingError, one sentence; KeyboardInterrupt if a signal has stopped us.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    spec = LaunchSpec(
        "script",
        str(script),
        args,
        start_method=method,
        python=python,
        folder=str(script.parent),
        environment=environment,
    )
    recorder = _Recorder(spec, str(file), timeout, source)
    try:
        code = recorder.run()
    except LaunchError as error:
        last = recorder.output(recorder.err_fd)[-1:]  # what Python itself says of why it cannot begin
        raise NothingSeenError(" ".join([str(error), *last])) from error
    if recorder.stopped:
        raise KeyboardInterrupt
    left = _left(list(recorder.processes.values()))
    if not recorder.said:
        raise NothingSeenError(recorder.notes[-1] if recorder.notes else "Nothing was recorded.")
    recording = recorder.recording()
    return Seen(
        exitcode=code,
        timed_out=code == TIMED_OUT,
        orphans=recorder.orphans,
        left=left,
        kin=recorder.kin,
        stdout=recorder.output(recorder.out_fd),
        stderr=recorder.output(recorder.err_fd),
        said=recorder.said,
        run=Run(recording, fold(recording)),
        recording=recording,
        file=file,
    )


def _below(guard: int) -> list[int]:
    if sys.platform == "linux":
        return descendants(guard)
    try:
        return [one.pid for one in psutil.Process(guard).children(recursive=True)]
    except psutil.Error:
        return []


def _left(processes: list[psutil.Process]) -> list[str]:
    """Return those that are there for longer than what watches a program's end may need to notice it."""
    deadline = time.monotonic() + _PATIENCE_S
    while (there := [one for one in map(_described, processes) if one]) and time.monotonic() < deadline:
        time.sleep(_PERIOD_S)
    return there


def _described(process: psutil.Process) -> str:
    """Return what a process is called; "" if it has ended, whether or not somebody has asked for its exit code."""
    try:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return ""
        return f"{process.pid} {process.name()}"
    except psutil.Error:
        return ""
