"""What main may do in a program that has cards: loops, conditions, exceptions, locks, closures."""

import threading
import time
from functools import partial
from multiprocessing import Lock, Process, active_children, current_process
from threading import Thread

COUNT = 3


def worker(id, interval):
    print(f"Start work {id}", flush=True)
    time.sleep(interval)
    print(f"End work {id}", flush=True)


def burn(number, seconds):
    begin = time.process_time()
    while time.process_time() < begin + seconds:
        pass
    if number > 9:
        raise ValueError(number)


def told(process):
    """Say what Python says."""
    return f"{process.name} {process.exitcode} {process.is_alive()}"


if __name__ == "__main__":
    # a comment
    """A text that nobody needs."""
    p1 = Process(target=worker, args=(1, 0.1)); p2 = Process(
        target=worker,
        args=(2, 0.1),
        name="second",
    )
    p3 = Process(target=burn, args=(10, 0.1), daemon=True)
    t1 = Thread(target=worker, args=(3, 0.1), daemon=False)
    for one in (p1, p2):
        one.start()
        one.join()
    else:
        print("both", [told(one) for one in (p1, p2)], sep=": ", flush=True)
    while p1.is_alive(): p1.join(0.01)
    first, *rest = [*sorted(p.name for p in active_children()), p1.name, p2.name]
    print(first, rest, (lambda: COUNT)(), partial(told, p1)(), __name__, flush=True)
    with Lock() as held:
        text = """kept
    as it is"""
        print(held, text, flush=True)
    p2.join()
    p3.start()
    p3.join()
    print(told(p3), current_process().name, threading.current_thread().name, flush=True)
    try:
        p3.start()
    except AssertionError as error:
        print(repr(error), error.args, flush=True)
    finally:
        t1.start()
    if (left := COUNT - 2) == 1:
        t1.join()
        print(t1.name, t1.is_alive(), flush=True)
    try:
        told(left)
    except AttributeError as error:
        raise RuntimeError("the last one") from error
