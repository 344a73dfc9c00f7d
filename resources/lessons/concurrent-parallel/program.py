import os
from multiprocessing import Process
from time import process_time


def worker(seconds):
    end = process_time() + seconds
    while process_time() < end:
        pass


if __name__ == "__main__":
    p1 = Process(target=worker, args=(0.4,))
    p2 = Process(target=worker, args=(0.4,))
    p3 = Process(target=worker, args=(0.4,))
    p4 = Process(target=worker, args=(0.4,))
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print("One core: done")
    p3.start()
    p4.start()
    os.sched_setaffinity(p4.pid, cores[1:2])
    p3.join()
    p4.join()
    print("Two cores: done")
