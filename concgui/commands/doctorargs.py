"""The arguments of `concgui doctor`."""

from __future__ import annotations

from concgui.usage import UsageError, check_source

USAGE = """\
usage: concgui doctor [--source S]
       concgui doctor --self-test [--python EXE] [--source S]

Tell what this machine can show, and why not. Exit status 0 if the window can work, else 1.

  --source S         kernel, schedstat or psutil: tell of this one (default: the best that works here)
  --self-test        run lessons and a script under every start method, and check what was seen of them, line by
                     line: exit status 0 if all of it is right, else 1. No window and no display is needed.
  --python EXE       with --self-test: the interpreter that runs them (default: the one that runs programs)
"""


def doctor(argv: list[str]) -> int:
    """Tell what this machine can show, or test it. Return the exit status. Raise UsageError."""
    if argv[:1] == ["--probe"] and len(argv) == 2:
        return _probe(argv[1])
    options = _parsed(argv)
    if options is None:
        print(USAGE, end="")
        return 0
    if "--self-test" not in options:
        if "--python" in options:
            raise UsageError("--python is for --self-test; see concgui doctor --help")
        from concgui.commands.doctor import examine

        return examine(options.get("--source", ""))
    return _self_test(options.get("--python", ""), options.get("--source", ""))


def _parsed(argv: list[str]) -> dict[str, str] | None:
    """Return the options that are given, with their values; None: help was asked for."""
    options: dict[str, str] = {}
    rest = list(argv)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in {"-h", "--help"} and not equals:
            return None
        if name == "--self-test":
            if equals:
                raise UsageError("--self-test takes no value; see concgui doctor --help")
        elif name in {"--source", "--python"}:
            if not equals:
                if not rest:
                    raise UsageError(f"{name} needs a value; see concgui doctor --help")
                value = rest.pop(0)
            value = value or "?"
        else:
            raise UsageError(f"doctor takes no arguments but --source and --self-test, not {name!r}")
        options[name] = value
    return options


def _self_test(python: str, source: str) -> int:
    from concgui.control.interpreters import learn
    from concgui.core.bundle import own_python

    if source:
        check_source(source)
    learnt = learn(python or own_python(), seconds=30)
    if learnt.problem:
        if python:
            raise UsageError(learnt.problem.removesuffix("."))
        print(f"The interpreter that runs programs does not work: {learnt.problem}")
        return 1
    from concgui.commands.selftest import SelfTest

    return SelfTest(learnt, source).run()


def _probe(name: str) -> int:
    from concgui.commands.doctorprobes import PROBES, answer

    if name not in PROBES:
        raise UsageError(f"doctor has no probe {name!r}")
    return answer(name)
