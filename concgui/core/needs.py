"""What a lesson needs of the machine, the system and the Python that runs it. No numpy, no Qt."""

import re
from dataclasses import dataclass

from concgui.core.lesson import Lesson
from concgui.core.words import later, tr

_PYTHON = re.compile(r"Python 3\.(\d{1,2})")
_FIRST_MINOR = 9  # older ones are not watched

#: What can be asked for, and what is said where it is not there.
NEEDS = {
    "two cores": later("It needs two CPU cores, and the program may use only one here: allow it a second one."),
    "four cores": later("It needs four CPU cores, and the program may use only {cores} here."),
    "kernel source": later(
        "It needs the kernel's word of who has a core, which is not to be had here: concgui doctor says how to get it."
    ),
    "signals": later("It needs POSIX signals, which this system does not have."),
    "fork": later("It needs the start method fork, which this system does not have."),
    "forkserver": later("It needs the start method forkserver, which this system does not have."),
    "GIL": later("It needs a Python with a GIL, and this one is free-threaded: choose another interpreter."),
    "no GIL": later("It needs a free-threaded Python, and this one has a GIL: choose another interpreter."),
}
_TOO_OLD = later("It needs Python {wanted}, and this one is {found}: choose another interpreter.")


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of where a lesson would run. None: not known, and then it is no reason to refuse."""

    cores: int | None = None  #: that the program may use
    source: str | None = None  #: where the operating system's word comes from: "kernel", "schedstat", "psutil"
    posix: bool | None = None
    methods: tuple[str, ...] | None = None  #: the start methods there are
    python: tuple[int, int] | None = None  #: of the interpreter that would run it
    gil: bool | None = None


def is_need(text: str) -> bool:
    """Whether something can be asked for by this text."""
    return text in NEEDS or _minor(text) is not None


def known_needs() -> list[str]:
    """Return what can be asked for."""
    return [*NEEDS, "Python 3.x"]


def missing(lesson: Lesson, machine: Machine) -> str:
    """Return one sentence that says why a lesson cannot be shown here; "" where it can be."""
    for need in lesson.needs:
        words = _told(need, machine)
        if words:
            return words
    if lesson.start_method and machine.methods is not None and lesson.start_method not in machine.methods:
        return tr("It starts processes by {method}, which this system does not have.", method=lesson.start_method)
    if lesson.cores and machine.cores is not None and machine.cores < lesson.cores:
        return tr(
            "It runs on {wanted} CPU cores, and the program may use only {cores} here.",
            wanted=lesson.cores,
            cores=machine.cores,
        )
    return ""


def _told(need: str, machine: Machine) -> str:
    minor = _minor(need)
    if minor is not None:
        if machine.python is None or machine.python >= (3, minor):
            return ""
        return tr(_TOO_OLD, wanted=f"3.{minor}", found=".".join(map(str, machine.python)))
    return tr(NEEDS[need], cores=machine.cores) if _lacks(need, machine) else ""


def _lacks(need: str, machine: Machine) -> bool:
    match need:
        case "two cores":
            return machine.cores is not None and machine.cores < 2
        case "four cores":
            return machine.cores is not None and machine.cores < 4
        case "kernel source":
            return machine.source is not None and machine.source != "kernel"
        case "signals":
            return machine.posix is False
        case "fork" | "forkserver":
            return machine.methods is not None and need not in machine.methods
        case "GIL":
            return machine.gil is False
        case "no GIL":
            return machine.gil is True
    return False


def _minor(text: str) -> int | None:
    found = _PYTHON.fullmatch(text)
    return int(found[1]) if found is not None and int(found[1]) >= _FIRST_MINOR else None
