"""The command line of the window: what is to be opened, in the window that is open already or in a new one.

A double click has no terminal to read errors from (`--desktop`): what the command line would refuse, the window tells.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NamedTuple

from concgui.core.bundle import is_frozen, own_command, own_python
from concgui.core.filekind import is_recording
from concgui.core.instance_message import Wish
from concgui.startup.startfolder import leave_odd_folder
from concgui.usage import UsageError, check_source

#: Files of a double click that get windows of their own, beside the first; more are a slip.
_MOST_WINDOWS = 8


class Start(NamedTuple):
    """A command line that holds. `argv`: a file and its arguments, those of `module`, or nothing."""

    argv: list[str]
    source: str = ""
    python: str = ""
    module: str = ""
    desktop: bool = False
    new_window: bool = False
    problem: str = ""  #: of a double click's command line


def open_window(argv: list[str]) -> int:
    """Obey `concgui [OPTIONS] [FILE [ARGS…]]`; return the exit status, or raise UsageError."""
    desktop = "--desktop" in argv[:1] or no_terminal()
    try:
        start = parse(argv)
        if desktop:
            start = start._replace(desktop=True)
        if start.argv and not start.module and not start.desktop:
            from concgui.startup.named import check_named

            check_named(start.argv)
    except UsageError as error:
        if not desktop:
            raise
        start = Start([], desktop=True, problem=str(error))
    return begin(start)


def no_terminal() -> bool:
    """Whether nobody reads what is written: the application without a console of Windows, a bundle of macOS."""
    if sys.platform == "darwin" and is_frozen():
        return not os.isatty(2)
    return sys.platform == "win32" and sys.stderr is None


def parse(argv: list[str]) -> Start:
    """Take the options apart, which come first. Raise UsageError with one sentence."""
    given = {"--source": "", "--python": ""}
    flags = {"--desktop": False, "--new-window": False}
    if sys.platform == "darwin":  # what old versions of the Finder add
        argv = [word for word in argv if not word.startswith("-psn_")]
    while argv and (name := argv[0].partition("=")[0]) in {*given, *flags}:
        if name in flags:
            if argv[0] != name:
                raise UsageError(f"{name} takes no value; see concgui --help")
            flags[name], argv = True, argv[1:]
        else:
            given[name], argv = option(name, argv)
    if given["--source"]:
        check_source(given["--source"])
    if given["--python"]:
        from concgui.commands.interpreter import checked_python

        given["--python"] = checked_python(given["--python"])
    module, argv = module_option(argv)
    if argv and not module and argv[0].startswith("-") and argv[0] != "--":
        raise UsageError(f"there is no option {argv[0]!r}; see concgui --help")
    if argv and not module and argv[0] == "--":
        argv = argv[1:]
    return Start(
        argv, given["--source"], given["--python"], module, flags["--desktop"], new_window=flags["--new-window"]
    )


def begin(start: Start) -> int:
    """Let the window that is open obey, or open one. Return the exit status."""
    from concgui.startup.display import problem as no_display
    from concgui.startup.instance import meet

    hold_standard_streams()
    if start.desktop and all(map(os.path.isabs, start.argv)):
        leave_odd_folder()
    others = start.argv[1:] if start.desktop and not start.module and not no_display() else []
    if others:
        start = start._replace(argv=start.argv[:1], problem=start.problem or _too_many(len(others)))
    wish = wish_of(start)
    outcome = meet(None if start.new_window else wish)
    for path in others[:_MOST_WINDOWS]:  # only now, or one of them would be the window that takes our own file
        _open_beside(path)
    if outcome.taken:
        return 0
    if outcome.note and not start.desktop:
        from concgui.control.leaving import say
        from concgui.core.instance_message import NOTES

        say(NOTES[outcome.note])
    from concgui.app import main
    from concgui.startup.doors import Doors

    doors = Doors(wish, outcome)
    return main(start.argv, start.source, python=start.python, module=start.module, doors=doors)


def wish_of(start: Start) -> Wish:
    """Return what the window that is open is asked for. Its folder is not ours: paths are whole."""
    try:
        folder = os.getcwd()  # noqa: PTH109 - pathlib is slow to import
    except OSError:  # removed
        folder = ""
    file = "" if start.module or not start.argv else os.path.join(folder, start.argv[0])  # noqa: PTH118
    python = start.python
    if not (python or start.desktop) and (start.module or (file and not is_recording(file))):
        python = own_python()  # as --help says
    return Wish(
        folder=folder,
        file=file,
        args=tuple(start.argv if start.module else start.argv[1:]),
        module=start.module,
        python=python,
        source=start.source,
        desktop=start.desktop,
        problem=start.problem,
        token=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
        startup_id=os.environ.get("DESKTOP_STARTUP_ID", ""),
    )


def _too_many(others: int) -> str:
    if others <= _MOST_WINDOWS:
        return ""
    return f"of {1 + others} files, the first {1 + _MOST_WINDOWS} were opened: each has a window of its own"


def _open_beside(path: str) -> None:
    """Open a file in a window of its own, which lives on by itself."""
    import subprocess
    import threading

    command, nothing = [*own_command(), "--desktop", "--new-window", "--", path], subprocess.DEVNULL
    with contextlib.suppress(OSError):  # no more processes: the first file is opened all the same
        window = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
        # Should we be a window, too, and live longer: no zombie stays.
        threading.Thread(target=window.wait, daemon=True).start()


def option(name: str, argv: list[str]) -> tuple[str, list[str]]:
    """Take a leading ``--name VALUE`` away. Return the value, "" if it is not there, and the rest. Raise UsageError."""
    if not argv or argv[0].partition("=")[0] != name:
        return "", argv
    _, equals, value = argv[0].partition("=")
    if not equals and len(argv) < 2:
        raise UsageError(f"{name} needs a value; see concgui --help")
    return (value or "?", argv[1:]) if equals else (argv[1] or "?", argv[2:])


def module_option(argv: list[str]) -> tuple[str, list[str]]:
    """Take a leading ``-m MODULE`` away. Return the module, "" if it is not there, and the rest. Raise UsageError."""
    if not argv or not argv[0].startswith("-m") or argv[0].startswith("--"):
        return "", argv
    module, rest = (argv[0][2:], argv[1:]) if len(argv[0]) > 2 else ("".join(argv[1:2]), argv[2:])
    from concgui.core.runsettings import module_problem

    if problem := module_problem(module):
        raise UsageError(f"-m: {problem[0].lower()}{problem[1:].removesuffix('.')}")
    return module, rest


def hold_standard_streams() -> None:
    """Occupy descriptors 0 to 2 if they are closed, so that no pipe of ours gets a number that a print goes to."""
    while (fd := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(fd, True)  # noqa: FBT003 - positional only
    os.close(fd)
