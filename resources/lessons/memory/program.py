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
    p1 = Process(target=worker, args=(1, 1))
    t1 = Thread(target=worker, args=(2, 1))
    p1.start()
    p1.join()
    print("After p1 main sees", count)
    t1.start()
    t1.join()
    print("After t1 main sees", count)
