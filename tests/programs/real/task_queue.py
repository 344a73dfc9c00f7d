"""A queue of tasks, a queue of results, four workers that take from the one and put into the other until told to STOP."""
import random
import time
from multiprocessing import Process, Queue, current_process


def work(tasks, results):
    for function, arguments in iter(tasks.get, "STOP"):
        results.put((function.__name__, arguments, function(*arguments), current_process().name.startswith("Process-")))


def add(a, b):
    time.sleep(0.02 * random.random())
    return a + b


def multiply(a, b):
    time.sleep(0.02 * random.random())
    return a * b


if __name__ == "__main__":
    tasks, results = Queue(), Queue()
    first = [(multiply, (n, 7)) for n in range(8)]
    second = [(add, (n, 8)) for n in range(4)]
    for task in first:
        tasks.put(task)
    workers = [Process(target=work, args=(tasks, results)) for _ in range(4)]
    for worker in workers:
        worker.start()
    done = [results.get() for _ in first]
    for task in second:
        tasks.put(task)
    done += [results.get() for _ in second]
    for name, arguments, result, named in sorted(done):
        print(name, arguments, "=", result, named, flush=True)
    for _ in workers:
        tasks.put("STOP")
    for worker in workers:
        worker.join()
    print([worker.exitcode for worker in workers], tasks.empty())
