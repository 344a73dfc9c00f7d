"""What `concgui doctor --self-test` holds a run to. Each check returns a sentence why it failed, or "". No Qt."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from concgui.commands.selftestrun import Seen
from concgui.core.fact import evaluate
from concgui.core.fact_run import Missing, Run
from concgui.core.fact_why import why_not
from concgui.core.lane import Lane, LaneKind
from concgui.core.lesson import Lesson
from concgui.core.recordingfile import RecordingError
from concgui.core.storage import load, save
from concgui.startup.natives import sentence

#: What the script that uses the standard library says of a part that this Python was built without.
_ABSENT = ": not there"
#: … and of one that does not work.
_FAILED = ": FAILED: "
#: Libraries of the system that the bundled Python's modules are linked with → Debian package.
LIBRARIES = {
    "libX11.so.6": "libx11-6",
    "libXft.so.2": "libxft2",
    "libXss.so.1": "libxss1",
    "libcrypt.so.1": "libcrypt1",
    "libfontconfig.so.1": "libfontconfig1",
    "libncursesw.so.6": "libncursesw6",
    "libpanelw.so.6": "libncursesw6",
    "libtinfo.so.6": "libtinfo6",
    "libuuid.so.1": "libuuid1",
    "libz.so.1": "zlib1g",
}
#: How the dynamic linker says that there is none.
_MISSED = re.compile(
    r"(?:ImportError: )?([^\s:]+\.so[^\s:]*): cannot open shared object file: No such file or directory"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a program must be seen to have done.

    python: version and path of the interpreter. method: the start method. workers: how many processes it makes.
    lines: by who prints them ("MainProcess", or a worker's name), the first and the last one at their places; what
    MainProcess prints beside that is not asked for. any_worker: lines that one worker or the other prints.
    lesson: whose rule must hold.
    """

    python: tuple[str, str]
    method: str
    workers: int
    lines: Mapping[str, tuple[str, ...]]
    any_worker: tuple[str, ...] = ()
    lesson: Lesson | None = None


def failures(seen: Seen, expected: Expected) -> list[str]:
    """Return one sentence for each check that failed, with the check's name before it."""
    if seen.timed_out:
        return ["It did not end in time and was stopped."]
    return [f"{name}: {why}" for name, check in _CHECKS.items() if (why := check(seen, expected))]


def _began(seen: Seen, expected: Expected) -> str:
    """The interpreter and the start method are those that were wanted."""
    meta, main = seen.recording.meta, seen.run.lanes.main
    if meta.start_method != expected.method:
        return f"it ran under {meta.start_method or 'none'} instead of {expected.method}."
    if (meta.python, meta.executable) != expected.python:
        return f"Python {meta.python} at {meta.executable} ran it, not {' at '.join(expected.python)}."
    if sys.platform == "win32" or main is None or main.pid is None:  # there, a virtual environment's has a parent more
        return ""
    own = seen.kin.get(main.pid)
    for lane in _processes(seen.run):
        kin = seen.kin.get(lane.pid or 0)
        if kin is None or own is None:
            continue  # another check tells
        by = "forkserver" if kin.parent != main.pid else "fork" if kin.command == own.command else "spawn"
        if by != expected.method:
            return f"{lane.title} was made by {by} instead of {expected.method}, as the system shows."
    return ""


def _ended(seen: Seen, _expected: Expected) -> str:
    """MainProcess has ended well, as the operating system and its events tell."""
    main = seen.run.lanes.main
    if main is None:
        return "MainProcess was not seen."
    if seen.exitcode or main.exitcode:
        failed = [line.replace(_FAILED, ": ") for line in seen.stdout if _FAILED in line]
        why = "; ".join(failed) or main.failure or "".join(seen.stderr[-1:]) or "it says nothing of why"
        return f"MainProcess ended with {seen.exitcode or main.exitcode}, not 0: {_with_packages(why)}."
    if seen.stderr:
        return f"it wrote to stderr: {seen.stderr[-1]}"
    return ""


def _rule(seen: Seen, expected: Expected) -> str:
    """The lesson's own rule holds."""
    if expected.lesson is None or expected.lesson.fact is None:
        return ""
    verdict = evaluate(expected.lesson, seen.recording, seen.run.lanes)
    if verdict.holds:
        return ""
    why = why_not(expected.lesson.fact.holds, seen.run)
    return f"{verdict.sentence} ({why})" if why else verdict.sentence


def _workers(seen: Seen, expected: Expected) -> str:
    """Every worker was seen to be made, started, at work and gone, in this order, with an exit code of 0."""
    lanes = _processes(seen.run)
    if len(lanes) != expected.workers:
        return f"{len(lanes)} processes were seen to be made by the program, not {expected.workers}."
    for lane in lanes:
        times = {
            "made": lane.created_ns,
            "started": lane.start_ns,
            "at its first line": lane.first_ns,
            "entering its target": lane.target_ns,
            "gone": lane.exit_ns,
        }
        before, latest = "", 0
        for what, t_ns in times.items():
            if t_ns is None:
                return f"{lane.title} was never seen {what}."
            if t_ns < latest:
                return f"{lane.title} was seen {what} before it was {before}."
            before, latest = what, t_ns
        if lane.exitcode != 0:
            return f"{lane.title} ended with {'an unknown code' if lane.exitcode is None else lane.exitcode}, not 0."
    if seen.run.lanes.findings:
        return seen.run.lanes.findings[0]
    return ""


def _pids(seen: Seen, _expected: Expected) -> str:
    """The pids that processes tell are those under which the operating system has them."""
    main = seen.run.lanes.main
    lanes = [*([] if main is None else [main]), *_processes(seen.run)]
    for lane in lanes:
        if lane.pid not in seen.kin:
            return f"{lane.title} tells the pid {lane.pid}, which the system did not show below the program."
    if len({lane.pid for lane in lanes}) != len(lanes):
        return "two processes that lived at the same time tell the same pid."
    return ""


def _output(seen: Seen, expected: Expected) -> str:
    """Every line is there once, from who printed it, and the program's stdout has the same lines."""
    printed = seen.run.printed
    if isinstance(printed, Missing):
        return f"{printed.words}."
    by: dict[str, list[str]] = {}
    for line in printed:
        lane = seen.run.lane_of_line(line)
        by.setdefault("nobody" if lane is None else lane.title, []).append(line.text)
    named = {*expected.lines, "MainProcess"}
    together = [text for name, texts in by.items() if name not in named for text in texts]
    if sorted(together) != sorted(expected.any_worker):
        return f"workers printed {_quoted(together)}, not {_quoted(expected.any_worker)}."
    for name, wanted in expected.lines.items():
        there = by.get(name, [])
        if sorted(there) != sorted(wanted) or (there[0], there[-1]) != (wanted[0], wanted[-1]):
            return f"{name} printed {_quoted(there)}, not {_quoted(wanted)}."
    if sorted(seen.stdout) != sorted(line.text for line in printed):
        return f"its stdout has {len(seen.stdout)} lines, {len(printed)} were recorded, and they are not the same."
    return ""


def _events(seen: Seen, _expected: Expected) -> str:
    """No event was lost."""
    dropped = seen.recording.dropped()
    return f"{dropped} of {seen.recording.sent()} events were dropped." if dropped else ""


def _tree(seen: Seen, _expected: Expected) -> str:
    """Nothing of the program's processes is left, and none had to be ended."""
    if seen.left:
        return f"left behind: {', '.join(seen.left)}."
    if seen.orphans:
        return f"{seen.orphans} of its processes went on after it, and had to be ended."
    return ""


def _file(seen: Seen, _expected: Expected) -> str:
    """All that was written was read back, and it is the same again when it is written and read once more."""
    if seen.said != len(seen.recording):
        return f"{seen.said} events were written, {len(seen.recording)} were read back."
    again = seen.file.with_name(f"again-{seen.file.name}")
    try:
        save(seen.recording, again)
        copy = load(again)
    except RecordingError as error:
        return str(error)
    same = (
        copy.meta == seen.recording.meta
        and list(copy.events()) == list(seen.recording.events())
        and np.array_equal(copy.samples, seen.recording.samples)
        and np.array_equal(copy.kernel, seen.recording.kernel)
    )
    return "" if same else "the recording, saved and read back, is not the same."


_CHECKS: dict[str, Callable[[Seen, Expected], str]] = {
    "start": _began,
    "end": _ended,
    "rule": _rule,
    "workers": _workers,
    "pids": _pids,
    "output": _output,
    "events": _events,
    "processes": _tree,
    "file": _file,
}
#: What is checked, in the order of the checks.
CHECKED = tuple(_CHECKS)


def _processes(run: Run) -> list[Lane]:
    return [lane for lane in run.workers if lane.kind is LaneKind.PROCESS]


def _quoted(lines: list[str] | tuple[str, ...]) -> str:
    """Return lines as they are told in one sentence, no more of them than can be read."""
    told = ", ".join(f"“{line}”" for line in lines[:8])
    return f"{told} and {len(lines) - 8} more" if len(lines) > 8 else told or "nothing"


def summed_up(seen: Seen) -> str:
    """Return what was seen in a run in which nothing failed."""
    printed, meta = seen.run.printed, seen.recording.meta
    count = 0 if isinstance(printed, Missing) else len(printed)
    words = f"{len(_processes(seen.run))} processes, {count} lines, {len(seen.recording)} events"
    words += f", source {meta.source or 'none'}"
    absent = [line.replace(_ABSENT, "") for line in seen.stdout if _ABSENT in line]
    return f"{words}; this Python has no {_with_packages('; no '.join(absent))}" if absent else words


def _with_packages(text: str) -> str:
    """Return a text in which the linker misses libraries, with the packages that hold them."""
    return _MISSED.sub(lambda found: sentence({found[1]: LIBRARIES.get(found[1], "")}), text).removesuffix(".")
