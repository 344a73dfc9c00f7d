"""A scenario: the cards of the form, and the program text they make. No numpy, no Qt.

Everything that can be typed wrong is refused here by an `InputError` whose text is one sentence for the user.
"""

import builtins
import keyword
import math
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from concgui.core.words import tr

MAX_WORKERS = 64
MIN_INTERVAL, MAX_INTERVAL = 0.1, 10.0  #: seconds
MAX_NAME = 32  #: characters


class InputError(ValueError):
    """What the user gave is refused; the text is one sentence: what is wrong and what to do."""


class Kind(StrEnum):
    """What a worker is."""

    PROCESS = "process"
    THREAD = "thread"


class Work(StrEnum):
    """What a worker does."""

    SLEEP = "sleep"
    COMPUTE = "compute"


class WorkerSpec(NamedTuple):
    """One card. `key` never changes and is never used again; `name` is the variable in the program."""

    key: int
    name: str
    kind: Kind
    work: Work
    interval: float  #: seconds, 0.1 … 10
    target: str  #: the function as the program calls it: "sleep", "compute", or a lesson's "worker"
    ident: int = 1  #: the worker's first argument


# --- the program --------------------------------------------------------------------------------------------
GUARD = 'if __name__ == "__main__":'

SLEEP_FUNCTION = """\
def sleep(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")
"""

COMPUTE_FUNCTION = """\
def compute(id, interval):
    print(f"Start work {id}")
    end = time.thread_time() + interval
    while time.thread_time() < end:
        pass
    print(f"End work {id}")
"""


#: Names that the program's text gives a meaning to; a worker must not take them away.
RESERVED = frozenset(
    {
        "time",
        "Process",
        "Thread",
        "active_children",
        "set_start_method",
        "sleep",
        "compute",
        "worker",
        "multiprocessing",
    }
    | {"threading", "concgui"}
    | set(dir(builtins))
)


def program_preamble(start_method: str = "") -> str:
    """Return the text of a Free program down to the guard, without it: imports and the two work functions.

    With a `start_method`, what `start_method_statement` needs is imported too.
    """
    names = "Process, active_children" + (", set_start_method" if start_method else "")
    imports = f"import time\nfrom multiprocessing import {names}\nfrom threading import Thread\n"
    return f"{imports}\n\n{SLEEP_FUNCTION}\n\n{COMPUTE_FUNCTION}"


def start_method_statement(method: str) -> str:
    """Return the first statement of a Free program's main, or "" when Python's own default is wanted."""
    return f'set_start_method("{method}")' if method else ""


def number_text(value: float) -> str:
    """Return a number as one writes it: ``2`` for 2.0, ``1.5``."""
    return str(int(value)) if value == int(value) else repr(value)


def create_statement(spec: WorkerSpec) -> str:
    """Return ``p1 = Process(target=sleep, args=(1, 1.5), name="p1")``."""
    call = "Process" if spec.kind is Kind.PROCESS else "Thread"
    args = f"({spec.ident}, {number_text(spec.interval)})"
    return f'{spec.name} = {call}(target={spec.target}, args={args}, name="{spec.name}")'


def start_statement(name: str) -> str:
    """Return ``p1.start()``."""
    return f"{name}.start()"


def join_statement(name: str, timeout: float | None = None) -> str:
    """Return ``p1.join()`` or, with a timeout in seconds, ``p1.join(1.5)``."""
    return f"{name}.join({'' if timeout is None else number_text(timeout)})"


def terminate_statement(name: str) -> str:
    """Return ``p1.terminate()``."""
    return f"{name}.terminate()"


def kill_statement(name: str) -> str:
    """Return ``p1.kill()``."""
    return f"{name}.kill()"


# --- what may be typed --------------------------------------------------------------------------------------
def check_name(name: str, others: Iterable[str]) -> str:
    """Return what is wrong with a worker's name as one sentence, or "". `others`: the names that are taken."""
    if not name.strip():
        return tr("A worker needs a name: type one, such as p1.")
    if not name.isidentifier():
        return tr(
            "{name} cannot be a variable: use letters, digits and _, and no digit first, as in p1.", name=_short(name)
        )
    if len(name) > MAX_NAME:
        return tr("The name is too long: use at most {n} characters.", n=MAX_NAME)
    if keyword.iskeyword(name):
        return tr("{name} is a word of Python's own language: choose another name, such as p1.", name=name)
    # Python compares names in this form: the typographic ligature ﬁ is f and i to it.
    plain = unicodedata.normalize("NFKC", name)
    if plain in RESERVED or (plain.startswith("__") and plain.endswith("__")):
        return tr("{name} has a meaning of its own in the program: choose another name, such as p1.", name=name)
    if plain in {unicodedata.normalize("NFKC", other) for other in others}:
        return tr("{name} is taken by another worker: choose another name.", name=name)
    return ""


def python_name(name: str) -> str:
    """Return a variable's name as Python knows it: f and i for the ligature ﬁ."""
    return unicodedata.normalize("NFKC", name)


def check_interval(text: str) -> float:
    """Return an interval in seconds, 0.1 … 10; a comma may stand for the decimal point. Raise InputError."""
    return _check_seconds(text, tr("The interval"), MIN_INTERVAL, MAX_INTERVAL)


def check_timeout(text: str) -> float:
    """Return the timeout of a join in seconds, 0 … 3600. Raise InputError."""
    return _check_seconds(text, tr("The timeout"), 0.0, 3600.0)


def _check_seconds(text: str, what: str, least: float, most: float) -> float:
    limits = tr("type seconds from {least} to {most}", least=number_text(least), most=number_text(most))
    plain = text.strip().removesuffix("s").strip().replace(",", ".")
    if not plain:
        return _refuse(tr("{what} is empty: {limits}.", what=what, limits=limits))
    try:
        value = float(plain if "_" not in plain else "no")
    except ValueError:
        return _refuse(
            tr("{what} must be a number, not {typed}: {limits}.", what=what, typed=_short(text.strip()), limits=limits)
        )
    if not math.isfinite(value):
        return _refuse(tr("{what} must be a finite number: {limits}.", what=what, limits=limits))
    if value < 0:
        return _refuse(tr("{what} cannot be negative: {limits}.", what=what, limits=limits))
    if value == 0 and least > 0:
        return _refuse(tr("{what} cannot be 0: {limits}.", what=what, limits=limits))
    if value < least:
        return _refuse(tr("{what} is too short: {limits}.", what=what, limits=limits))
    if value > most:
        return _refuse(tr("{what} is too long: {limits}.", what=what, limits=limits))
    return round(value, 3)


def _refuse(sentence: str) -> float:
    raise InputError(sentence)


def _short(text: str) -> str:
    """Quote what was typed, on one line and cut when it is long."""
    plain = "".join(letter if letter.isprintable() else "·" for letter in text)
    return f'"{plain if len(plain) <= 24 else plain[:23] + "…"}"'


# --- cards --------------------------------------------------------------------------------------------------
def default_workers() -> tuple[WorkerSpec, ...]:
    """Return the cards that a Free program begins with."""
    return (
        WorkerSpec(1, "p1", Kind.PROCESS, Work.SLEEP, 1.0, "sleep", 1),
        WorkerSpec(2, "p2", Kind.PROCESS, Work.COMPUTE, 2.0, "compute", 2),
        WorkerSpec(3, "p3", Kind.PROCESS, Work.COMPUTE, 3.0, "compute", 3),
        WorkerSpec(4, "t1", Kind.THREAD, Work.SLEEP, 1.5, "sleep", 4),
    )


def check_room(count: int) -> None:
    """Raise InputError when there are already as many workers as there can be."""
    if count >= MAX_WORKERS:
        raise InputError(
            tr(
                "There are {n} workers already, and more do not fit: remove one first.",
                n=MAX_WORKERS,
            )
        )


def free_name(kind: Kind, taken: Iterable[str]) -> str:
    """Return the first of p1, p2, … (threads: t1, t2, …) that is not taken."""
    names = set(taken)
    letter = "p" if kind is Kind.PROCESS else "t"
    return next(name for number in range(1, len(names) + 2) if (name := f"{letter}{number}") not in names)


def new_worker(existing: Sequence[WorkerSpec], *, kind: Kind = Kind.PROCESS, key: int | None = None) -> WorkerSpec:
    """Return a new card beside the `existing` ones; `key`: default, the largest + 1. Raise InputError at the 65th."""
    check_room(len(existing))
    number = 1 + max((spec.key for spec in existing), default=0) if key is None else key
    name = free_name(kind, (spec.name for spec in existing))
    return WorkerSpec(number, name, kind, Work.SLEEP, 1.0, "sleep", _next_ident(existing))


def duplicate(spec: WorkerSpec, existing: Sequence[WorkerSpec], *, key: int | None = None) -> WorkerSpec:
    """Return a copy of `spec` with a name, number and key of its own. Raise InputError at the 65th."""
    fresh = new_worker(existing, kind=spec.kind, key=key)
    return spec._replace(key=fresh.key, name=fresh.name, ident=fresh.ident)


def edit(spec: WorkerSpec, field: str, text: str, existing: Sequence[WorkerSpec]) -> WorkerSpec:
    """Return `spec` with one field ("name", "kind", "work", "interval") as typed. Raise InputError with one sentence.

    Changing the work of a Free worker changes its target with it; another target (a lesson's) stays.
    """
    if field == "name":
        problem = check_name(text, (other.name for other in existing if other.key != spec.key))
        if problem:
            raise InputError(problem)
        return spec._replace(name=python_name(text))
    if field == "kind":
        return spec._replace(kind=Kind(text))
    if field == "work":
        work = Work(text)
        target = work.value if spec.target in {"sleep", "compute"} else spec.target
        return spec._replace(work=work, target=target)
    if field == "interval":
        return spec._replace(interval=check_interval(text))
    raise InputError(tr("A worker has no field {field}.", field=field))


def _next_ident(existing: Sequence[WorkerSpec]) -> int:
    return 1 + max((spec.ident for spec in existing), default=0)
