"""The choice of the best source of the operating system's word that works here. Light: no numpy, psutil only if used.

Every source is tried for real, on ourselves: what counts is not what a setting promises but what comes.
"""

from __future__ import annotations

import _thread
import sys
import time

from concgui.core.words import later, tr
from concgui.observe.kernel_watch import KernelWatch
from concgui.observe.perf_event import SourceError
from concgui.observe.perf_records import SWITCH_IN, SWITCH_OUT

__all__ = ["KINDS", "Choice", "SourceError", "choose", "make_sampler"]

TYPE_CHECKING = False  # typing itself is slow to import, and `concgui record` is measured
if TYPE_CHECKING:
    from concgui.observe.source import Source

#: All sources, best first.
KINDS = ("kernel", "schedstat", "psutil")
_TITLES = {
    "kernel": later("kernel switch records"),
    "schedstat": later("sampled CPU time (schedstat)"),
    "psutil": later("sampled CPU time (psutil)"),
}
#: Nanoseconds that any thread sleeps at least once it has been switched out, more or less.
_NAP_S = 0.000_05


class Choice:
    """A source that works. kind: one of KINDS. title: for the status bar. hint: one sentence, how to get a better."""

    __slots__ = ("hint", "kind", "title")

    def __init__(self, kind: str, title: str, hint: str) -> None:
        self.kind = kind
        self.title = title
        self.hint = hint

    def __repr__(self) -> str:
        return f"Choice({self.kind!r}, {self.title!r}, {self.hint!r})"


def choose(force: str = "") -> Choice:
    """Return the best source that works here, or the one that is forced.

    Raise SourceError with the reason if the forced one does not work, or there is no such source.
    """
    if force:
        _try(force)
        return Choice(force, _TITLES[force], _hint_of_forced(force))
    why_not = ""  # the best source that does not work tells what would help
    for kind in KINDS:
        try:
            _try(kind)
        except SourceError as error:
            why_not = why_not or str(error)
            continue
        return Choice(kind, _TITLES[kind], _hint(kind, why_not))
    raise SourceError(why_not)


def make_sampler(choice: Choice) -> Source:
    """Return what samples CPU time: the chosen source, or beside the kernel's records the best that works here."""
    if choice.kind != "psutil":
        from concgui.observe.schedstat import SchedstatSource

        try:
            return SchedstatSource.checked()
        except (OSError, ValueError):
            pass
    from concgui.observe.psutil_source import PsutilSource

    return PsutilSource()


def _hint(kind: str, why_not: str) -> str:
    if kind == "kernel":
        return later("The kernel's own switch records: every turn of every thread, to the microsecond.")
    if sys.platform == "linux":
        return why_not
    return later("CPU time comes from psutil: only Linux tells every switch, and how long a thread waits for a core.")


def _hint_of_forced(kind: str) -> str:
    if kind == KINDS[0]:
        return _hint(kind, "")
    return tr("Another source was not wanted; without --source the best is taken.")


def _try(kind: str) -> None:
    """Raise SourceError if this source does not work here."""
    if kind == "kernel":
        _try_kernel()
    elif kind == "schedstat":
        _try_schedstat()
    elif kind == "psutil":
        _try_psutil()
    else:
        raise SourceError(tr("There is no source {kind!r}: it is one of {kinds}.", kind=kind, kinds=", ".join(KINDS)))


def _try_kernel() -> None:
    watch = KernelWatch.attach(_thread.get_native_id())
    try:
        time.sleep(_NAP_S)
        rows, _, _ = watch.plain_rows()
    finally:
        watch.close()
    if not {SWITCH_IN, SWITCH_OUT} <= {row[5] for row in rows}:
        raise SourceError(
            tr("The kernel's switch records cannot be had: this kernel accepts the request and records none.")
        )


def _try_schedstat() -> None:
    if sys.platform != "linux":
        raise SourceError(tr("There is no schedstat here: only Linux has it."))
    from concgui.observe.schedstat import SchedstatSource

    try:
        SchedstatSource.checked().close()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("it does not hold three numbers")
        raise SourceError(
            tr(
                "/proc/PID/task/TID/schedstat does not work here ({reason}): it needs a mounted "
                "/proc and a kernel with CONFIG_SCHED_INFO.",
                reason=reason,
            )
        ) from error


def _try_psutil() -> None:
    try:
        from concgui.observe.psutil_source import PsutilSource  # noqa: F401
    except ImportError as error:
        raise SourceError(tr("psutil cannot be imported: {error}.", error=error)) from error
