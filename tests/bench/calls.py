"""What operations on locks, events, queues and pools cost under observation, against plain Python: ns of one operation.

Most of them never block here: then the program pays for being looked at, and nothing is told. The last ones do.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

from common import ROOT, by_turns, heading, options, output, record_command

SCRIPT = """
import multiprocessing, queue, sys, threading, time
from concurrent.futures import ThreadPoolExecutor

def measure(name, count, work):
    best = 1e9
    for _ in range(3):
        begun = time.perf_counter()
        work(count)
        best = min(best, time.perf_counter() - begun)
    print(name, best / count * 1e9, sep=":", flush=True)

def using(lock):
    def work(count):
        for _ in range(count):
            with lock:
                pass
    return work

def acquiring(lock):
    def work(count):
        for _ in range(count):
            lock.acquire()
            lock.release()
    return work

def through(things):
    def work(count):
        for number in range(count):
            things.put(number)
            things.get()
    return work

def waiting(event):
    def work(count):
        for _ in range(count):
            event.wait()
    return work

def notifying(condition):
    def work(count):
        for _ in range(count):
            with condition:
                condition.notify()
    return work

def over(one, other):
    def work(count):
        for number in range(count):
            one.send(number)
            other.recv()
    return work

def there_and_back(count):
    there, back = queue.SimpleQueue(), queue.SimpleQueue()
    def answer():
        for _ in range(count):
            back.put(there.get())
    thread = threading.Thread(target=answer)
    thread.start()
    for number in range(count):
        there.put(number)
        back.get()
    thread.join()

def square(number):
    return number * number

def submitting(count):
    with ThreadPoolExecutor(2) as executor:
        list(executor.map(square, range(count)))

def mapping(count):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(square, range(count), chunksize=1)

if __name__ == "__main__":
    event = threading.Event()
    event.set()
    measure("with lock", 200_000, using(threading.Lock()))
    measure("lock.acquire(), release()", 200_000, acquiring(threading.Lock()))
    measure("with rlock", 100_000, using(threading.RLock()))
    measure("event.wait(), set", 200_000, waiting(event))
    measure("condition.notify()", 100_000, notifying(threading.Condition()))
    measure("Queue.put(), get()", 50_000, through(queue.Queue()))
    measure("SimpleQueue.put(), get()", 100_000, through(queue.SimpleQueue()))
    measure("with multiprocessing lock", 50_000, using(multiprocessing.Lock()))
    measure("Connection.send(), recv()", 20_000, over(*multiprocessing.Pipe()))
    measure("multiprocessing SimpleQueue", 20_000, through(multiprocessing.SimpleQueue()))
    measure("blocks: there and back", 5_000, there_and_back)
    measure("blocks: ThreadPoolExecutor.map", 3_000, submitting)
    measure("blocks: Pool.map, chunks of 1", 3_000, mapping)
"""


NAMES: list[str] = []


def readings(command: list[str]) -> tuple[float, ...]:
    """Return what the script has measured, ns of one operation; `NAMES` are the operations."""
    lines = [line.rpartition(":") for line in output(command, cwd=ROOT).splitlines()]
    NAMES[:] = [name for name, _, _ in lines]
    return tuple(float(value) for _, _, value in lines)


def main() -> None:
    """Print the ratios."""
    chosen = options(__doc__ or "", 5).parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "calls.py"
        script.write_text(SCRIPT, "utf-8")
        heading("One operation", "observed", "plain")
        observed, plain = record_command(folder, script), [sys.executable, str(script)]
        pairs_of_all = by_turns(partial(readings, observed), partial(readings, plain), chosen.trials)
        for label, pairs in zip(NAMES, pairs_of_all, strict=True):
            print(pairs.line(label, "none", "ns"), flush=True)


if __name__ == "__main__":
    main()
