"""The last words of a command, and its end as the shell shall see it. Quick to import."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from typing import NoReturn


def end_as(code: int) -> NoReturn:
    """Leave this process with `code`; -N: by the signal N, so that the shell sees what it would see of the script.

    Windows has no signals that end a process: there it is 128 + N, as shells count it.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or nobody reads it
            continue
    if code < 0 and sys.platform == "win32":
        code = 128 - code
    elif code < 0:
        import resource
        import signal

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # the script has left its core file already
        if -code not in {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code & 0xFF)  # without the seconds-fraction that unloading numpy takes


def say(sentence: str) -> None:
    """Tell the user one line on stderr, if anybody listens."""
    try:
        sys.stderr.write(f"concgui: {sentence}\n")
    except (OSError, ValueError, AttributeError):
        return
