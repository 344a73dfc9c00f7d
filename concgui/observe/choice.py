"""The choice of the best source of the operating system's word that works here."""

import contextlib
import sys

from concgui.observe.source import Source


def choose() -> tuple[Source, str]:
    """Return the best source that works here, and one sentence that says how to get a better one."""
    if sys.platform == "linux":
        from concgui.observe.schedstat import SchedstatSource

        with contextlib.suppress(OSError, ValueError):
            return SchedstatSource.checked(), "CPU time is sampled 20 times a second from /proc/PID/task/TID/schedstat."
        hint = "CPU time comes from psutil; a mounted /proc with schedstat (CONFIG_SCHED_INFO) would tell more."
    else:
        hint = "CPU time comes from psutil; this system does not tell how long a thread waits for a core."
    from concgui.observe.psutil_source import PsutilSource

    return PsutilSource(), hint
