import time
from multiprocessing import Process, current_process


def worker(id, interval):
    print(f"Work {id} runs in {current_process().name}")
    end = time.thread_time() + interval
    while time.thread_time() < end:
        pass


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 0.5), name="p1")
    p2 = Process(target=worker, args=(2, 0.5), name="p2")
    p1.run()
    p2.start()
    p2.join()
    print("pid of p1:", p1.pid)
    print("pid of p2:", p2.pid)
