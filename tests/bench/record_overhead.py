"""How much longer a script takes under `concgui record` than under Python alone.

Two scripts: one starts 50 processes one after the other (per start method; idle ones, and ones that work), one only
computes. Each is timed as a whole command, from the shell's point of view, and by itself, from its first line to its
last.
"""

import itertools
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT, START_METHODS, by_turns, heading, options, output, record_command

STARTER = """
import sys, time
from multiprocessing import get_context
def work():
    end = time.thread_time() + {work_s}
    while time.thread_time() < end:
        pass
if __name__ == "__main__":
    began = time.perf_counter()
    context = get_context(sys.argv[1])
    for _ in range({count}):
        p = context.Process(target=work)
        p.start()
        p.join()
    print(time.perf_counter() - began)
"""

COMPUTE = """
import time
began = time.perf_counter()
total = 0
for n in range({count}):
    total += n * n % 7
print(time.perf_counter() - began)
"""


#: Milliseconds of CPU time that each process works: none shows what observing one costs, some what a program feels.
WORK_MS = (0, 30)
LABELS = ("whole command", "inside the script")


def times(command: list[str]) -> tuple[float, float]:
    """Return the seconds of the whole command and those that the script itself has counted."""
    began = time.perf_counter()
    printed = output(command, cwd=ROOT)
    return time.perf_counter() - began, float(printed.split()[-1])


def compare(name: str, goal: str, recorded: list[str], plain: list[str], trials: int) -> None:
    """Measure and print both lines of one comparison."""
    for label, pairs in zip(LABELS, by_turns(lambda: times(recorded), lambda: times(plain), trials), strict=True):
        print(pairs.line(f"{name}, {label}", goal), flush=True)


def main() -> None:
    """Print the ratios."""
    parser = options(__doc__ or "", 10)
    parser.add_argument("--processes", type=int, default=50)
    parser.add_argument("--methods", nargs="*", default=START_METHODS, choices=START_METHODS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compute = folder / "compute.py"
        compute.write_text(COMPUTE.format(count=20_000_000), "utf-8")
        heading("concgui record against plain Python", "record", "plain")
        for method, work_ms in itertools.product(chosen.methods, WORK_MS):
            starter = folder / f"starter{work_ms}.py"
            starter.write_text(STARTER.format(count=chosen.processes, work_s=work_ms / 1000), "utf-8")
            recorded, plain = record_command(folder, starter, "", method), [sys.executable, str(starter), method]
            label = f"{chosen.processes} × {work_ms} ms, {method}"
            compare(label, "≤ 1.05", recorded, plain, chosen.trials)
        compare(
            "compute only",
            "≤ 1.01",
            record_command(folder, compute),
            [sys.executable, str(compute)],
            chosen.trials,
        )


if __name__ == "__main__":
    main()
