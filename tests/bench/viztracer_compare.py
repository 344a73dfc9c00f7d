"""What it costs a script to be watched: under `concgui record` and under VizTracer, each against plain Python.

The same three scripts run by turns in all three ways: one that calls a function all the time, one that only computes,
and one with a `multiprocessing.Pool`. The two tools tell different things: VizTracer every call, Concgui what
processes, threads and cores do. VizTracer runs with its own defaults; it saves when the script has ended, which counts
in the whole command and not inside the script.

VizTracer is taken from this Python or, when it is not there, installed from PyPI into a temporary folder.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT, Pairs, heading, options, record_command

CALLS = """
import time
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
began = time.perf_counter()
fib({size})
print(time.perf_counter() - began)
"""

COMPUTE = """
import time
began = time.perf_counter()
total = 0
for n in range({size}):
    total += n * n % 7
print(time.perf_counter() - began)
"""

POOL = """
import multiprocessing, time
def work(n):
    total = 0
    for i in range(n):
        total += sum(range(i))
    return total
if __name__ == "__main__":
    began = time.perf_counter()
    with multiprocessing.Pool(4) as pool:
        pool.map(work, [{size}] * 40, 1)
        pool.close()  # VizTracer may hang for ever when workers are terminated
        pool.join()
    print(time.perf_counter() - began)
"""

#: Name, text, size of the work, our goal for the whole command.
SCRIPTS = (
    ("calls", CALLS, 32, "≤ 1.01"),
    ("compute only", COMPUTE, 10_000_000, "≤ 1.01"),
    ("Pool(4).map", POOL, 2_500, "≤ 1.05"),
)
LABELS = ("whole command", "inside the script")
LIMIT_S = 120.0


def viztracer_folder(temporary: Path) -> str:
    """Return the folder that VizTracer is in, "" when this Python has it; install it there if it must be.

    Exit with status 2 and one sentence when it cannot be had.
    """
    if importlib.util.find_spec("viztracer") is not None:
        return ""
    target = temporary / "viztracer"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), "viztracer"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (target / "viztracer").is_dir():
        print("VizTracer is not installed here and cannot be had from PyPI.", file=sys.stderr)
        raise SystemExit(2)
    return str(target)


def times(command: list[str], extra: str = "") -> tuple[float, float]:
    """Return the seconds of the whole command and those that the script itself has counted."""
    environment = {**os.environ, "PYTHONPATH": extra} if extra else None
    began = time.perf_counter()
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment, timeout=LIMIT_S
        )
    except subprocess.TimeoutExpired:
        raise SystemExit(f"{' '.join(command)} had not ended after {LIMIT_S:g} s") from None
    whole = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return whole, next(float(line) for line in done.stdout.splitlines() if line.replace(".", "", 1).isdigit())


def main() -> None:
    """Print the ratios."""
    parser = options(__doc__ or "", 3)
    parser.add_argument("--scripts", nargs="*", default=[name for name, *_ in SCRIPTS], metavar="NAME")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        extra = viztracer_folder(folder)
        heading("Watched against plain Python", "watched", "plain")
        for title, text, size, goal in SCRIPTS:
            if title not in chosen.scripts:
                continue
            script = folder / "script.py"
            script.write_text(text.replace("{size}", str(size)), "utf-8")
            plain = [sys.executable, str(script)]
            viztracer = [sys.executable, "-m", "viztracer", "--quiet", "-o", str(folder / "trace.json"), str(script)]
            ways = [(plain, ""), (record_command(folder, script), ""), (viztracer, extra)]
            results: list[list[tuple[float, float]]] = [[], [], []]
            for trial in range(-1, chosen.trials):  # the first round does not count
                for number in range(3):
                    way = (number + trial) % 3  # each has each place in turn
                    took = times(*ways[way])
                    if trial >= 0:
                        results[way].append(took)
            for which, label in enumerate(LABELS):
                for tool, way, hope in (("concgui record", 1, goal), ("VizTracer", 2, "none")):
                    pairs = Pairs()
                    for watched, bare in zip(results[way], results[0], strict=True):
                        pairs.add(watched[which], bare[which])
                    print(pairs.line(f"{title}, {label}, {tool}", hope), flush=True)


if __name__ == "__main__":
    main()
