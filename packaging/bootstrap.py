#!/usr/bin/env python3
"""The commands of the README: everything from a bare Python to the window, to the tests passed, or to the packages.

    python3 packaging/bootstrap.py run  [--install-system-packages] [ARGS…]
    python3 packaging/bootstrap.py test [--install-system-packages] [--only lint|unit|gui|end2end|packaged] [PYTEST…]
    python3 packaging/bootstrap.py package [--install-system-packages] [tree|deb|tar|all|check…]

`run` makes the environment (.venv in the checkout, or $CONCGUI_VENV) where it is not there yet and starts Concgui in
it with ARGS; `test` does the same with the test tools and runs every check; `package` does it and makes what is to be
given to others, in packaging/dist. What is missing is said in one sentence.
System packages are installed only with the flag, and only by apt-get.

Standard library only. This file must still be readable by a Python that is too old, to be able to say so.
"""

from __future__ import annotations

import os
import subprocess
import sys

OLDEST = (3, 11)
FLAG = "--install-system-packages"

#: What is done when nothing more is said.
DEFAULTS = {"package": ["all"]}
#: The words of the command line that open no window.
WINDOWLESS = {"record", "render", "export", "lessons", "lesson", "doctor"}


def give_up(sentence: str) -> None:
    """End with one sentence on stderr and exit status 1."""
    sys.stderr.write("concgui: %s\n" % sentence)  # noqa: UP031 -- readable by every Python 3
    sys.exit(1)


def too_old(version: tuple[int, ...], executable: str) -> str:
    """Return the sentence about a Python that is too old, or an empty string."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    return "Concgui needs Python {}.{} or later, and {} is Python {}: run this command with a later one.".format(
        OLDEST[0], OLDEST[1], executable or "this", found
    )


def opens_window(arguments: list[str]) -> bool:
    """Tell whether `concgui ARGUMENTS` will need a display."""
    return not arguments or (arguments[0] not in WINDOWLESS and arguments[0] not in {"--version", "--help", "-h"})


def no_display(environ: os._Environ[str] | dict[str, str], platform: str) -> str:
    """Return the sentence about a missing display, or an empty string."""
    if platform in {"win32", "darwin"} or environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in {"xcb", "wayland"}:
        return ""
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "there is no display ($DISPLAY and $WAYLAND_DISPLAY are not set), so no window can open; "
        "`record`, `render` and `export` work without one."
    )


def execute(command: list[str]) -> int:
    """Become `command` where the system can do that; elsewhere run it and return its exit status."""
    sys.stderr.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run one of the commands; returns the exit status."""
    sentence = too_old(tuple(sys.version_info[:3]), sys.executable)
    if sentence:
        give_up(sentence)
    # Only now: these need a Python that is new enough.
    import environment
    import libraries

    if len(arguments) > 1 and arguments[0] == FLAG:
        arguments[:2] = [arguments[1], FLAG]
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb not in {"run", "test", "package"}:
        sys.stdout.write(__doc__ or "")
        return 0 if verb in {"-h", "--help"} else 2
    install = bool(rest) and rest[0] == FLAG
    rest = rest[install:]
    window = verb == "run" and opens_window(rest)
    try:
        if window:
            environment.require(no_display(os.environ, sys.platform))
        purpose = libraries.Purpose.WINDOW if window else libraries.Purpose.COMMAND
        others = {"test": libraries.Purpose.TESTS, "package": libraries.Purpose.PACKAGE}
        libraries.provide(others.get(verb, purpose), install=install)
        python = environment.Environment.of_checkout("runtime" if verb == "run" else "test").provide()
    except environment.MissingError as problem:
        give_up(str(problem))
    except KeyboardInterrupt:
        sys.stderr.write("concgui: interrupted; the same command goes on from here.\n")
        return 130
    if verb != "run":
        script = "suite.py" if verb == "test" else "package.py"
        return execute([str(python), str(environment.ROOT / "packaging" / script), *(rest or DEFAULTS.get(verb, []))])
    # -P: a file of the folder one stands in must not be taken for a module of the standard library.
    return execute([str(python), "-P", "-m", "concgui", *rest])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
