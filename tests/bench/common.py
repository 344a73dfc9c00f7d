"""What the benches share: A and B run alternately in one go, compared as ratios, with the machine named beside them.

Absolute times differ from machine to machine and from minute to minute; the ratio of two things measured by turns
on the same machine does so much less. Every line printed is: what · A · B · ratio (lowest–highest pair) · goal.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# As users have it: with caches of the bytecode and whole lines.
for _name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
    os.environ.pop(_name, None)

START_METHODS = ("spawn", "fork", "forkserver")


def options(description: str, trials: int) -> argparse.ArgumentParser:
    """Return a parser with the option that all benches have."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--trials", type=int, default=trials, metavar="N", help=f"pairs to run (default {trials})")
    return parser


def machine_line() -> str:
    """Say in one line where this was measured."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.system()} {platform.release()}, {cores} × {model}, "
        f"Python {platform.python_version()} ({platform.python_implementation()}){load}"
    )


class Pairs:
    """Pairs of measurements of A and B, taken by turns."""

    def __init__(self) -> None:
        self.a: list[float] = []
        self.b: list[float] = []

    def add(self, a: float, b: float) -> None:
        """Add one pair; any unit, the same for both."""
        self.a.append(a)
        self.b.append(b)

    @property
    def ratio(self) -> float:
        """Median of A over median of B."""
        return statistics.median(self.a) / statistics.median(self.b)

    def line(self, name: str, goal: str, unit: str = "s", factor: float = 1.0) -> str:
        """Return the result in one line; values are multiplied by `factor` to be in `unit`."""
        each = [a / b for a, b in zip(self.a, self.b, strict=True)]
        return (
            f"{name:44} {statistics.median(self.a) * factor:9.3f} {statistics.median(self.b) * factor:9.3f} {unit:3} "
            f"× {self.ratio:6.3f}  ({min(each):.3f}–{max(each):.3f}, {len(each)} pairs)  goal {goal}"
        )


def by_turns(a: Callable[[], tuple[float, ...]], b: Callable[[], tuple[float, ...]], trials: int) -> tuple[Pairs, ...]:
    """Measure A and B alternately, each first in every other pair, after one of each that does not count.

    A and B return one or more values; the result has as many Pairs.
    """
    result = tuple(Pairs() for _ in a())
    b()
    for trial in range(trials):
        if trial % 2:
            second = b()
            first = a()
        else:
            first = a()
            second = b()
        for pairs, one, other in zip(result, first, second, strict=True):
            pairs.add(one, other)
    return result


def output(command: Sequence[str], **options: object) -> str:
    """Run a command and return what it printed to stdout."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return str(done.stdout)


def record_command(folder: Path, script: Path, method: str = "", *arguments: str) -> list[str]:
    """Return the command that records `script` with this Python."""
    choice = ["--start-method", method] if method else []
    target = str(folder / f"{script.stem}.concgui")
    return [sys.executable, "-m", "concgui", "record", "-o", target, *choice, str(script), *arguments]


def heading(title: str, a: str, b: str) -> None:
    """Print what the columns mean."""
    print(f"{title}\n{machine_line()}\n{'':44} {a:>9} {b:>9}", flush=True)
