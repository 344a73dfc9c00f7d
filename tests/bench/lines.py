"""What it costs a program that its lines are told: plain, observed without lines, observed with them.

Four scripts that only compute, each with every interpreter of 3.9 and later that is found: a tight loop at the top
level, a loop that calls small functions of the same file, calls into the library, and a program with a bit of all. Each
run is timed from its first line to its last, by the script itself and in CPU time, which the machine's other work does
not change much, and as a whole process.
"""

import sys
import tempfile
import time
from pathlib import Path

from common import ROOT, Pairs, heading, options  # noqa: F401 - ROOT makes the tests importable

from tests.observed import Outcome, pythons, run_observed, run_plain

LOOP = """
total = 0
for n in range({count} * 5):
    total += n * n % 7
    if total > 1000:
        total = 0
"""
CALLS = """
def square(n):
    return n * n

class Sum:
    def __init__(self):
        self.total = 0
    def add(self, n):
        self.total += square(n) % 7

sum_ = Sum()
for n in range({count}):
    sum_.add(n)
"""
LIBRARY = """
import json, textwrap
text = json.dumps([{{"a": n, "b": [n] * 3}} for n in range(20)])
for n in range({count} // 100):
    json.loads(text)
    textwrap.fill("some words that are filled again and again " * 3, 40)
"""
PROGRAM = """
import heapq, random
from collections import defaultdict

def make(nodes, edges):
    random.seed(1)
    graph = defaultdict(list)
    for _ in range(edges):
        graph[random.randrange(nodes)].append((random.randrange(nodes), random.random()))
    return graph

def shortest(graph, start):
    best = {{start: 0.0}}
    queue = [(0.0, start)]
    while queue:
        far, node = heapq.heappop(queue)
        if far > best[node]:
            continue
        for other, length in graph[node]:
            if far + length < best.get(other, 1e9):
                best[other] = far + length
                heapq.heappush(queue, (best[other], other))
    return best

def primes(limit):
    sieve = bytearray([1]) * limit
    for n in range(2, int(limit ** 0.5) + 1):
        if sieve[n]:
            sieve[n * n::n] = bytes(len(range(n * n, limit, n)))
    return sum(sieve) - 2

for turn in range({count} // 25000):
    graph = make(2000, 8000)
    print(turn, len(shortest(graph, 0)), primes(100000), sum(len(one) for one in graph.values()))
"""
SCRIPTS = {"tight loop": LOOP, "own functions": CALLS, "library": LIBRARY, "program": PROGRAM}
TIMED = "import time as _time\n_began = _time.thread_time()\n{}\nprint('seconds', _time.thread_time() - _began)\n"


def timed(run: object, script: Path, folder: Path, python: str, **choices: bool) -> tuple[float, float]:
    """Return the CPU seconds that the script has counted, and the seconds of the whole process."""
    began = time.perf_counter()
    outcome: Outcome = run(script, tmp=folder, python=python, **choices)  # type: ignore[operator]
    whole = time.perf_counter() - began
    return float(outcome.out.split()[-1]), whole


def main() -> None:
    """Print the ratios."""
    parser = options(__doc__ or "", 7)
    parser.add_argument("--count", type=int, default=3_000_000, help="how much to compute (default: some seconds)")
    parser.add_argument("--python", action="append", metavar="EXE", help="only this interpreter (may be repeated)")
    parser.add_argument("--script", action="append", choices=SCRIPTS, help="only this script (may be repeated)")
    chosen = parser.parse_args()
    heading("Lines of main", "lines", "other")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for python in chosen.python or pythons():
            version = Path(python).name if python != sys.executable else f"python3.{sys.version_info[1]}"
            for label in chosen.script or SCRIPTS:
                script = folder / f"{label.replace(' ', '_')}.py"
                script.write_text(TIMED.format(SCRIPTS[label].format(count=chosen.count)), "utf-8")
                inside, unlined, whole = Pairs(), Pairs(), Pairs()
                for _ in range(chosen.trials):
                    plain = timed(run_plain, script, folder, python)
                    without = timed(run_observed, script, folder, python, lines=False)
                    lines = timed(run_observed, script, folder, python, lines=True)
                    inside.add(lines[0], plain[0])
                    unlined.add(lines[0], without[0])
                    whole.add(lines[1], without[1])
                print(inside.line(f"{version}, {label}: against plain", "≤ 1.05"), flush=True)
                print(unlined.line(f"{version}, {label}: against none told", "≤ 1.05"), flush=True)
                print(whole.line(f"{version}, {label}: same, whole process", "≤ 1.05"), flush=True)


if __name__ == "__main__":
    main()
