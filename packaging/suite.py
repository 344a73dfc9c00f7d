"""Every check of Concgui, one after the other, in the Python that runs this file (`bootstrap.py test` sees to that).

python packaging/suite.py [--only lint|unit|gui|end2end] [PYTEST ARGS…]

Exit status 1 if one of them failed. PYTEST ARGS go to pytest; if paths of tests are among them, only those are run.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("lint", "unit", "gui", "end2end")
NO_TESTS = 5  # pytest's exit status
MOST_WORKERS = 4
MOST_SCREENS = 2  # a screen each, with a window that wants to be drawn in time


@dataclass(frozen=True)
class Step:
    """One command; `platform` is the Qt platform it runs on."""

    name: str
    command: list[str]
    platform: str = "offscreen"


def lint_steps() -> list[Step]:
    """Return the steps that read the code."""
    tool = [sys.executable, "-m"]
    return [
        Step("ruff check", [*tool, "ruff", "check", "--quiet", "."]),
        Step("ruff format", [*tool, "ruff", "format", "--quiet", "--check", "--diff", "."]),
        Step("mypy", [*tool, "mypy"]),
        # import-linter has no __main__.
        Step("import-linter", [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]),
    ]


def pytest_step(name: str, paths: list[str], arguments: list[str]) -> Step:
    """Return the step that runs pytest on `paths`; side by side unless the user asks for something of pytest."""
    # The end-to-end tests make a screen of their own; one process cannot have both platforms.
    platform = "xcb" if name == "end2end" else "offscreen"
    beside = [] if arguments else ["-n", str(workers(MOST_SCREENS if name == "end2end" else MOST_WORKERS))]
    beside += ["--dist", "worksteal"] if beside else []
    return Step(name, [sys.executable, "-m", "pytest", *beside, *paths, *arguments], platform)


def workers(most: int) -> int:
    """Return how many tests may run at once: as many as there are cores, but each needs memory and starts processes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, most))


def plan(only: str, arguments: list[str]) -> list[Step]:
    """Return what is to be run."""
    chosen = [a for a in arguments if not a.startswith("-") and (ROOT / a.split("::")[0]).exists()]
    if chosen:
        options = [a for a in arguments if a not in chosen]
        window = [a for a in chosen if "end2end" in Path(a.split("::")[0]).parts]
        other = [a for a in chosen if a not in window]
        steps = [pytest_step("chosen tests", other, options)] if other else []
        return [*steps, pytest_step("end2end", window, options)] if window else steps
    steps = lint_steps() if only in {"", "lint"} else []
    if not only:
        steps.append(pytest_step("unit and gui", ["tests/unit", "tests/gui"], arguments))
    elif only in {"unit", "gui"}:
        steps.append(pytest_step(only, [f"tests/{only}"], arguments))
    if only in {"", "end2end"}:
        steps.append(pytest_step("end2end", ["tests/end2end"], arguments))
    return steps


def run(step: Step) -> int:
    """Run one step from the top of the checkout and return its exit status."""
    environ = {**os.environ, "QT_QPA_PLATFORM": step.platform}
    if sys.prefix != sys.base_prefix:
        environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environ.get("PATH", os.defpath)])
    return subprocess.run(step.command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run all or some; returns the exit status."""
    only = ""
    if arguments and arguments[0].startswith("--only"):
        word, _, only = arguments[0].partition("=")
        used = 1 if only else 2
        only = only or "".join(arguments[1:2])
        if word != "--only" or only not in PARTS:
            print(f"--only takes one of {', '.join(PARTS)}", file=sys.stderr)
            return 2
        arguments = arguments[used:]
    lines, failed = [], False
    for step in plan(only, arguments):
        print(f"\n== {step.name}", flush=True)
        started = time.monotonic()
        code = run(step)
        # A choice of tests by the user may leave a part of the suite without any; the whole suite may not.
        good = code == 0 or (code == NO_TESTS and bool(arguments))
        failed |= not good
        word = "passed" if good else f"FAILED (exit status {code})"
        lines.append(f"{step.name:15}{time.monotonic() - started:7.1f} s  {word}")
    print("\n" + "\n".join(lines), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
