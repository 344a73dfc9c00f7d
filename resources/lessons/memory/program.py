import time
from multiprocessing import Process
from threading import Thread

count = 0


def worker(id, interval):
    global count
    count = 100
    time.sleep(interval)
    print(f"Worker {id} sees {count}")


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 0.5))
    t1 = Thread(target=worker, args=(2, 0.5))
    p1.start()
    p1.join()
    print("After the process main sees", count)
    t1.start()
    t1.join()
    print("After the thread main sees", count)
