"""Every check of Concgui in the Python that runs this file (`bootstrap.py test` sees to that).

python packaging/suite.py [--only lint|unit|gui|end2end|packaged] [PYTEST ARGS…]

Exit status 1 if one of them failed. PYTEST ARGS go to pytest; if paths of tests are among them, only those are run.

The tests mostly wait for processes, so what needs a processor and nothing else goes on beside them, as the machine has
time for it: mypy, and the making of the packages that the last tests install.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("lint", "unit", "gui", "end2end", "packaged")
#: The parts whose tests make a screen of their own; one process cannot have both platforms.
ON_SCREEN = ("end2end", "packaged")
NO_TESTS = 5  # pytest's exit status
MOST_WORKERS = 6
MOST_SCREENS = 3  # a screen each, with a window that wants to be drawn in time
ON_CI = os.environ.get("CI", "").lower() == "true"


@dataclass(frozen=True)
class Step:
    """One command; `platform` is the Qt platform it runs on."""

    name: str
    command: list[str]
    platform: str = "offscreen"
    #: Whether it may run beside others.
    beside: bool = False
    #: The step beside others that must have passed before.
    needs: str = ""
    #: The step beside others that must have ended before, however it did.
    after: str = ""
    #: Why it cannot be run here, one phrase.
    missing: str = ""


@dataclass(frozen=True)
class Result:
    """How a step ended: `word` tells it, `good` is whether that is no failure."""

    step: Step
    word: str
    good: bool
    took_s: float = 0.0

    def __str__(self) -> str:
        return f"{self.step.name:15}{self.took_s:7.1f} s  {self.word}"


class Beside(threading.Thread):
    """Runs steps beside the others, one after the other; what they say is shown when they are waited for."""

    def __init__(self, steps: list[Step], *, optional: bool) -> None:
        super().__init__(daemon=True)
        self.steps = steps
        self._optional = optional
        self._ended = {step.name: threading.Event() for step in steps}
        self._results: dict[str, Result] = {}
        self._said: dict[str, str] = {}

    def run(self) -> None:
        """Run them all."""
        for step in self.steps:
            with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
                self._results[step.name] = run(step, optional=self._optional, output=said)
                said.seek(0)
                self._said[step.name] = said.read()
            self._ended[step.name].set()

    def wait(self, name: str) -> Result:
        """Wait for the end of a step; the first time, show what it has said."""
        self._ended[name].wait()
        if name in self._said:
            print(f"\n== {name}\n{self._said.pop(name).rstrip()}", flush=True)
        return self._results[name]


def lint_steps() -> list[Step]:
    """Return the steps that read the code."""
    tool = [sys.executable, "-m"]
    return [
        Step("ruff check", [*tool, "ruff", "check", "--quiet", "."]),
        Step("ruff format", [*tool, "ruff", "format", "--quiet", "--check", "--diff", "."]),
        Step("mypy", [*tool, "mypy"], beside=True),
        # import-linter has no __main__.
        Step(
            "import-linter",
            [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
            beside=True,
        ),
    ]


def package_step() -> Step:
    """Return the step that makes what the tests in tests/packaged install."""
    command = [sys.executable, str(ROOT / "packaging" / "package.py"), "tree", "deb", "--fast"]
    missing = ""
    if sys.platform != "linux":
        missing = "only Linux has packages of Debian's"
    elif not shutil.which("dpkg-deb"):
        missing = "dpkg-deb is not installed"
    else:
        missing = cannot_be_packed()
    return Step("package", command, beside=True, missing=missing)


def cannot_be_packed() -> str:
    """Return why no package can be made with this Python, one phrase, or ""."""
    sys.path.insert(0, str(ROOT / "packaging" / "freeze"))
    from plain_python import BuildError, check

    try:
        check()
    except BuildError as problem:
        return str(problem).removesuffix(".")
    return ""


def system_step() -> Step:
    """Return the step that makes the bare system that the tests in tests/packaged install the package into.

    They would make it themselves, but would wait for it.
    """
    return Step("bare system", [sys.executable, "-m", "tests.packaged.archives"], beside=True)


def pytest_step(name: str, paths: list[str], arguments: list[str]) -> Step:
    """Return the step that runs pytest on `paths`; side by side unless the user asks for something of pytest."""
    most = {"end2end": MOST_SCREENS, "packaged": 1}.get(name, MOST_WORKERS)
    beside = [] if arguments or most == 1 else ["-n", str(workers(most)), "--dist", "worksteal"]
    needs, after = ("package", "bare system") if name == "packaged" else ("", "")
    command = [sys.executable, "-m", "pytest", *beside, *paths, *arguments]
    return Step(name, command, "xcb" if name in ON_SCREEN else "offscreen", needs=needs, after=after)


def workers(most: int) -> int:
    """Return how many tests may run at once: more than there are cores, since most of them wait for processes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores + 1, most)


def plan(only: str, arguments: list[str]) -> list[Step]:
    """Return what is to be run."""
    chosen = [a for a in arguments if not a.startswith("-") and (ROOT / a.split("::")[0]).exists()]
    if chosen:
        return chosen_steps(chosen, [a for a in arguments if a not in chosen])
    steps = lint_steps() if only in {"", "lint"} else []
    if only in {"", "packaged"}:
        steps += [package_step(), system_step()]
    if not only:
        steps.append(pytest_step("unit and gui", ["tests/unit", "tests/gui"], arguments))
    elif only in {"unit", "gui"}:
        steps.append(pytest_step(only, [f"tests/{only}"], arguments))
    return steps + [pytest_step(part, [f"tests/{part}"], arguments) for part in ON_SCREEN if only in {"", part}]


def chosen_steps(chosen: list[str], options: list[str]) -> list[Step]:
    """Return the steps for tests that were named."""
    parts = {path: next((p for p in ON_SCREEN if p in Path(path.split("::")[0]).parts), "") for path in chosen}
    paths = {part: [path for path in chosen if parts[path] == part] for part in ("", *ON_SCREEN)}
    steps = [pytest_step(part or "chosen tests", some, options) for part, some in paths.items() if some]
    return [package_step(), system_step(), *steps] if paths["packaged"] else steps


def run(step: Step, *, optional: bool, output: IO[str] | None = None) -> Result:
    """Run one step from the top of the checkout. `optional`: it may have no tests. `output`: a file instead of ours."""
    if step.missing:
        return Result(step, f"{'FAILED' if ON_CI else 'skipped'}: {step.missing}", good=not ON_CI)
    environ = {**os.environ, "QT_QPA_PLATFORM": step.platform}
    if sys.prefix != sys.base_prefix:
        environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environ.get("PATH", os.defpath)])
    command = step.command
    if step.beside and (nice := shutil.which("nice")):
        command = [nice, "-n", "10", *command]
    started = time.monotonic()
    code = subprocess.run(
        command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
    ).returncode  # fmt: skip
    took = time.monotonic() - started
    # A choice of tests by the user may leave a part of the suite without any; the whole suite may not.
    if code == 0 or (code == NO_TESTS and optional):
        return Result(step, "passed", good=True, took_s=took)
    return Result(step, f"FAILED (exit status {code})", good=False, took_s=took)


def run_all(steps: list[Step], *, optional: bool) -> list[Result]:
    """Run all steps and return how they ended. `optional`: a part may be without tests."""
    beside = Beside([step for step in steps if step.beside], optional=optional)
    beside.start()
    results = []
    for step in steps:
        if step.beside:
            continue
        needed = beside.wait(step.needs) if step.needs else None
        if step.after:
            beside.wait(step.after)
        print(f"\n== {step.name}", flush=True)
        if needed is not None and needed.word != "passed":
            results.append(Result(step, f"{'skipped' if needed.good else 'FAILED'}: there is no package", needed.good))
        else:
            results.append(run(step, optional=optional))
    return results + [beside.wait(step.name) for step in beside.steps]


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
    results = run_all(plan(only, arguments), optional=bool(arguments))
    print("\n" + "\n".join(map(str, results)), flush=True)
    return int(not all(result.good for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
