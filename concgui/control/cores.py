"""The cores that the observed program may use: which there are, and how they are changed while it runs. No Qt.

An affinity belongs to a thread and is inherited by what the thread makes (sched_setaffinity(2)).
"""

from __future__ import annotations

import os
import sys
import time

from concgui.control.tree import descendants, threads
from concgui.core.words import later, tr, trn
from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Iterable

NONE_LEFT = later("At least one core must stay allowed.")
_MACOS = later("macOS lets no program choose its cores.")
_ELSEWHERE = later("Concgui can choose cores on Linux alone.")
#: Seconds after which a tree that makes threads faster than we find them is left as it is.
_PATIENCE_S = 0.5
#: Seconds until nobody new must be found once more: who is being born takes over the old cores at the beginning of the
#: call that makes it, and is seen at its end.
_BIRTH_S = 0.002


def usable() -> tuple[int, ...]:
    """Return the cores that we may use ourselves, in order: all where the system cannot keep a program from some."""
    if hasattr(os, "sched_getaffinity"):
        return tuple(sorted(os.sched_getaffinity(0)))
    return tuple(range(machine()))


def machine() -> int:
    """Return how many cores the machine has."""
    return os.cpu_count() or 1


def reason() -> str:
    """Return why cores cannot be chosen here, one sentence; "" where they can."""
    if hasattr(os, "sched_setaffinity"):
        return ""
    return tr(_MACOS if sys.platform == "darwin" else _ELSEWHERE)


def check(cores: frozenset[int]) -> None:
    """Raise InputError with one sentence unless programs can be allowed just these cores."""
    from concgui.core.scenario import InputError

    if refusal := reason():
        raise InputError(refusal)
    if not cores:
        raise InputError(tr(NONE_LEFT))
    if missing := sorted(cores - frozenset(usable())):
        raise InputError(
            tr(
                "Core {missing} cannot be used; the cores here are {usable}.",
                missing=missing[0],
                usable=words(usable()),
            )
        )


def mask(cores: Iterable[int]) -> int:
    """Return the value of an OS_CORES event."""
    chosen = frozenset(cores)
    if max(chosen, default=0) >= wire.MOST_CORES:
        return -len(chosen)
    return sum(1 << core for core in chosen)


def words(cores: Iterable[int]) -> str:
    """Return the cores as text: ``0, 2, 3``."""
    return ", ".join(map(str, sorted(cores)))


def apply(root: int, cores: frozenset[int]) -> str:
    """Let every thread of `root` and of all processes below it use these cores alone, also those that come meanwhile.

    Return one sentence about what could not be done, or "". Who is gone meanwhile is nobody's loss. A large process
    takes long to be born: call it again a little later.
    """
    done: set[int] = set()
    refused: set[int] = set()
    deadline = time.monotonic() + _PATIENCE_S
    quiet = False
    while _set_all(root, cores, done, refused) or not quiet:
        if time.monotonic() > deadline:
            return tr("The program makes threads so fast that not all of them got the allowed cores.")
        time.sleep(_BIRTH_S)
        quiet = not _set_all(root, cores, done, refused)
    return _refusal(refused)


def _set_all(root: int, cores: frozenset[int], done: set[int], refused: set[int]) -> int:
    """Set the threads that have other cores; return how many. `refused`: processes that must keep what they have."""
    fresh = 0
    for pid in [root, *descendants(root)]:
        for tid in threads(pid):
            if tid not in done and not _has(tid, cores):
                done.add(tid)  # whatever comes of it: limits of the process's own may leave less
                fresh += 1
                if not _set(tid, cores):
                    refused.add(pid)
    return fresh


def _has(tid: int, cores: frozenset[int]) -> bool:
    try:
        return os.sched_getaffinity(tid) == cores
    except OSError:  # gone
        return True


def _set(tid: int, cores: frozenset[int]) -> bool:
    try:
        os.sched_setaffinity(tid, cores)
    except ProcessLookupError:
        return True
    except OSError:  # another user's process, or cores that its own limits do not hold
        return False
    return True


def _refusal(refused: set[int]) -> str:
    if not refused:
        return ""
    who = trn("Process {pid}", "{n} processes", len(refused), pid=min(refused))
    return tr("{who} kept the old cores: the system did not let us change them.", who=who)
