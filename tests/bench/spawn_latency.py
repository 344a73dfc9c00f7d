"""From start() called in main to the target entered in the worker, and to start() returned: observed against plain.

Both clocks are time.perf_counter() of the same machine; the worker sends its reading back through a pipe.
"""

import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from common import ROOT, START_METHODS, by_turns, heading, options, output, record_command

SCRIPT = """
import sys, time
from multiprocessing import get_context
def work(sender):
    sender.send(time.perf_counter())
if __name__ == "__main__":
    context = get_context(sys.argv[1])
    for n in range({count} + 2):
        receiver, sender = context.Pipe(duplex=False)
        p = context.Process(target=work, args=(sender,))
        called = time.perf_counter()
        p.start()
        returned = time.perf_counter()
        entered = receiver.recv()
        p.join()
        if n > 1:  # the first ones pay for the fork server and the imports
            print(entered - called, returned - called)
"""


LABELS = ("target entered", "start() returned")


def medians(command: list[str]) -> tuple[float, float]:
    """Return the medians of the script's readings, seconds."""
    rows = [tuple(map(float, line.split())) for line in output(command, cwd=ROOT).splitlines()]
    return statistics.median(row[0] for row in rows), statistics.median(row[1] for row in rows)


def main() -> None:
    """Print the ratios."""
    parser = options(__doc__ or "", 10)
    parser.add_argument("--workers", type=int, default=10, help="workers per trial")
    parser.add_argument("--methods", nargs="*", default=START_METHODS, choices=START_METHODS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "latency.py"
        script.write_text(SCRIPT.format(count=chosen.workers), "utf-8")
        heading("From start() called", "observed", "plain")
        for method in chosen.methods:
            observed, plain = record_command(folder, script, "", method), [sys.executable, str(script), method]
            both = by_turns(partial(medians, observed), partial(medians, plain), chosen.trials)
            for label, pairs in zip(LABELS, both, strict=True):
                print(pairs.line(f"{method}, {label}", "≤ 1.10", "ms", 1000), flush=True)


if __name__ == "__main__":
    main()
