"""The arguments of `concgui record`, parsed without argparse (see `concgui.cli`)."""

from __future__ import annotations

import os
import sys

from concgui.control.launch import LaunchSpec
from concgui.usage import UsageError, check_readable_file, check_source

USAGE = """\
usage: concgui record [OPTIONS] SCRIPT [ARGS…]
       concgui record [OPTIONS] -m MODULE [ARGS…]

Run a Python script as `python SCRIPT ARGS…` would, and write what its processes and threads did to a recording.
The exit status is the script's.

  -o FILE            the recording (default: the script's name with .concgui, in this folder)
  --python EXE       the interpreter that runs the script (default: Concgui's own)
  --start-method M   spawn, fork or forkserver (default: the interpreter's own)
  --cores 0,1        the cores that the script may use
  --source S         kernel, schedstat or psutil (default: the best that works here)
  --timeout S        stop the script after S seconds (exit status 124)
  --no-lines         do not record at which line of the script its main thread is

Options stand before the script; everything after it belongs to the script.
"""
START_METHODS = ("spawn",) if sys.platform == "win32" else ("spawn", "fork", "forkserver")
_WITH_VALUE = {
    "-o": "output",
    "--output": "output",
    "--python": "python",
    "--start-method": "method",
    "--cores": "cores",
    "--source": "source",
    "--timeout": "timeout",
    "-m": "module",
}
_WITHOUT_VALUE = {"--no-lines": "no-lines"}
#: A script is read so far to see that it is text.
_LOOK_BYTES = 1 << 16


class RecordArguments:
    """What `concgui record` was asked for. timeout: seconds, or None. source: "" for the best one."""

    def __init__(self, spec: LaunchSpec, output: str, timeout: float | None, source: str) -> None:
        self.spec = spec
        self.output = output
        self.timeout = timeout
        self.source = source


def parse(argv: list[str]) -> RecordArguments | None:
    """Return the checked arguments; None when only the help was asked for. Raise UsageError."""
    options, rest = _split(argv)
    if options is None:
        print(USAGE, end="")
        return None
    if "module" in options:
        mode, target, args = "module", options["module"], rest
        stem = target
    else:
        if not rest:
            raise UsageError("record needs a script; see concgui record --help")
        mode, target, args = "script", rest[0], rest[1:]
        check_script(target)
        stem = os.path.splitext(os.path.basename(target))[0]  # noqa: PTH119, PTH122 - pathlib is slow to import
    output = options.get("output") or f"{stem}.concgui"
    _check_output(output)
    spec = LaunchSpec(
        mode,
        target,
        args,
        start_method=_start_method(options.get("method", "")),
        python=_python(options.get("python", "")),
        cores=_cores(options.get("cores")),
        terminal=True,
        lines="no-lines" not in options,
    )
    if mode == "module":
        spec.text = _module_text(spec)
    timeout = _timeout(options.get("timeout"))
    source = options.get("source", "")
    if "source" in options:
        check_source(source)
    return RecordArguments(spec, output, timeout, source)


def _split(argv: list[str]) -> tuple[dict[str, str] | None, list[str]]:
    """Return the options before the script (None: help was asked for), and the rest."""
    options: dict[str, str] = {}
    at = 0
    while at < len(argv):
        word = argv[at]
        at += 1
        if word in {"-h", "--help"}:
            return None, []
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            at -= 1
            break
        name, equals, value = word.partition("=") if word.startswith("--") else (word[:2], word[2:], word[2:])
        if name in _WITHOUT_VALUE:
            if equals:
                raise UsageError(f"{name} takes no value; see concgui record --help")
            options[_WITHOUT_VALUE[name]] = name
            continue
        if name not in _WITH_VALUE:
            raise UsageError(f"record has no option {name!r}; see concgui record --help")
        if not equals:
            if at == len(argv):
                raise UsageError(f"{name} needs a value; see concgui record --help")
            value = argv[at]
            at += 1
        options[_WITH_VALUE[name]] = value
        if name == "-m":  # as with Python: what follows belongs to the module
            break
    return options, argv[at:]


def check_script(path: str) -> None:
    """Raise UsageError unless `path` is a file of text that Python could read."""
    check_readable_file(path)
    with open(path, "rb") as file:  # noqa: PTH123
        if b"\0" in file.read(_LOOK_BYTES):
            raise UsageError(f"{path} is not a Python script: it is a binary file")


def _check_output(path: str) -> None:
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    if os.path.isdir(path):  # noqa: PTH112
        raise UsageError(f"the recording cannot be written: {path} is a directory")
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"the recording cannot be written: there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"the recording cannot be written: the folder {folder} is not writable")


def _start_method(text: str) -> str:
    if text and text not in START_METHODS:
        raise UsageError(f"{text!r} is no start method here; there are {', '.join(START_METHODS)}")
    return text


def _python(name: str) -> str:
    if not name:
        return ""
    from concgui.commands.interpreter import checked_python  # only now: subprocess is slow to import

    return checked_python(name)


def _module_text(spec: LaunchSpec) -> str:
    """Return the text of the module that is to be run, "" where that is not known.

    Its interpreter is asked before the module runs, so that nobody is at work beside it.
    """
    from concgui.control.modulefile import find_module
    from concgui.control.sourcefile import read_source
    from concgui.core.scenario import InputError

    found = find_module(spec.target, spec.python, "", None, lambda: True)
    try:
        return read_source(found.file) if found.file else found.text
    except InputError:  # Python will say it, too
        return ""


def _cores(text: str | None) -> frozenset[int] | None:
    if text is None:
        return None
    if not hasattr(os, "sched_getaffinity"):
        raise UsageError("this system cannot restrict a program to some cores")
    try:
        cores = frozenset(int(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--cores needs numbers with commas between, as in 0,1, not {text!r}") from None
    allowed = os.sched_getaffinity(0)
    if missing := sorted(cores - allowed):
        raise UsageError(f"core {missing[0]} cannot be used; the cores here are {', '.join(map(str, sorted(allowed)))}")
    return cores


def _timeout(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:
        raise UsageError(f"--timeout needs a number of seconds above 0, not {text!r}")
    return seconds
