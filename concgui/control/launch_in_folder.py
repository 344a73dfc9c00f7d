"""Starting a program in a folder of its own. No Qt.

`os.posix_spawn` cannot change the directory. It has to be the right one before the interpreter begins, not once it
runs: it makes the relative entries of PYTHONPATH absolute when it starts. `subprocess` can do that, in a child that
shares our memory until it becomes the program; it is imported only for programs that have such a folder.
"""

from __future__ import annotations

import os
import signal
import subprocess

from concgui.control.launched import LaunchError, LaunchSpec
from concgui.core.words import tr

#: A window that a script has started in the background ignores these two; what it runs is nobody's background.
_OF_A_SHELL = (signal.SIGINT, signal.SIGQUIT)


def spawn_in_folder(argv: list[str], moved: list[tuple[int, int]], spec: LaunchSpec) -> int:
    """Start `argv` in `spec.folder`; return its pid, which nobody else waits for.

    moved: our descriptors, each with its number in the program: 0 to 2, or one that is open here already and is made
    inheritable. Raise OSError, ValueError, or LaunchError if there is no such folder.
    """
    if not os.path.isdir(spec.folder):  # noqa: PTH112
        raise LaunchError(tr("There is no folder {folder} to run the program in.", folder=spec.folder))
    streams: dict[int, int | None] = {0: None, 1: None, 2: None}
    for ours, theirs in moved:
        if theirs in streams:
            streams[theirs] = ours
        else:
            os.set_inheritable(theirs, True)  # noqa: FBT003 - positional only; it is closed here in a moment
    ignored = [] if spec.terminal else [number for number in _OF_A_SHELL if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:  # what has a handler here has none in the program; to ignore is inherited
        signal.signal(number, lambda *_: None)
    try:
        # The path was found from our own folder.
        popen = subprocess.Popen(
            [os.path.abspath(argv[0]), *argv[1:]],  # noqa: PTH100 - a link of a virtual environment must stay one
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            cwd=spec.folder,
            env=None if spec.environment is None else dict(spec.environment),
            close_fds=False,  # what we were given as inheritable is the program's, too
            start_new_session=not spec.terminal,
        )
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)
    popen.returncode = 0  # or it would warn, and wait for the process in our place
    return popen.pid
