import time
from multiprocessing import Process, current_process


def worker(id, interval):
    name = current_process().name
    print(f"Work {id} runs in {name}")
    end = time.thread_time() + interval
    while time.thread_time() < end:
        pass


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 0.5))
    p2 = Process(target=worker, args=(2, 0.5))
    p1.run()
    p2.start()
    p2.join()
    print("pid of p1:", p1.pid)
    print("pid of p2:", p2.pid)
