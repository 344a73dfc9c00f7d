"""Futures that wait for each other: without a time limit, nobody would ever go on."""
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate


def wait_for(promises):
    try:
        return promises.get(timeout=10).result(timeout=0.1)
    except TooLate:
        return "too late"


def both(first, second, barrier, name, said):
    with first:
        barrier.wait()
        if second.acquire(timeout=0.1 if name == "a" else 0.3):
            second.release()
            said.append(f"{name} got both")
        else:
            said.append(f"{name} gave up")


if __name__ == "__main__":
    first, second = queue.SimpleQueue(), queue.SimpleQueue()
    with ThreadPoolExecutor(2) as executor:
        pair = executor.submit(wait_for, second), executor.submit(wait_for, first)
        first.put(pair[0])
        second.put(pair[1])
        print("too late" in {future.result() for future in pair})
    with ThreadPoolExecutor(1) as executor:
        inner = queue.SimpleQueue()
        outer = executor.submit(wait_for, inner)
        inner.put(executor.submit(pow, 5, 2))
        print(outer.result(), inner.empty())
    left, right, barrier, said = threading.Lock(), threading.Lock(), threading.Barrier(2), []
    pair = [
        threading.Thread(target=both, args=(left, right, barrier, "a", said)),
        threading.Thread(target=both, args=(right, left, barrier, "b", said)),
    ]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    print(said)
