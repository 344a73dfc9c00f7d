"""A JoinableQueue with daemons, and queue.Queue with threads: the one who fills it waits until all is done."""
import queue
import threading
from multiprocessing import JoinableQueue, Process, SimpleQueue


def serve(tasks, results):
    while True:
        item = tasks.get()
        results.put(item * item)
        tasks.task_done()


if __name__ == "__main__":
    tasks, results = JoinableQueue(maxsize=3), SimpleQueue()
    workers = [Process(target=serve, args=(tasks, results), daemon=True) for _ in range(2)]
    for worker in workers:
        worker.start()
    for item in range(10):
        tasks.put(item)
    tasks.join()
    print(sorted(results.get() for _ in range(10)), flush=True)

    plain, found = queue.Queue(), queue.SimpleQueue()
    threading.Thread(target=serve, args=(plain, found), daemon=True).start()
    for item in range(10):
        plain.put(item)
    plain.join()
    print([found.get() for _ in range(10)])
    try:
        plain.get(timeout=0.01)
    except queue.Empty:
        print("empty")
    ordered = queue.PriorityQueue()
    for item in (3, 1, 2):
        ordered.put(item)
    print([ordered.get() for _ in range(3)])
