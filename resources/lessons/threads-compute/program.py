import time
from multiprocessing import Process
from threading import Thread


def worker(id, interval):
    end = time.thread_time() + interval
    while time.thread_time() < end:
        pass
    print(f"End work {id}")


if __name__ == "__main__":
    t1 = Thread(target=worker, args=(1, 0.4))
    t2 = Thread(target=worker, args=(2, 0.4))
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print("The threads have ended")
    p1 = Process(target=worker, args=(3, 0.4))
    p2 = Process(target=worker, args=(4, 0.4))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print("The processes have ended")
