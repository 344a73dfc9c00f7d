import time
from multiprocessing import Process


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 1))
    try:
        p1.join()
    except AssertionError as error:
        print("join:", error)
    p1.start()
    p1.join()
    try:
        p1.start()
    except AssertionError as error:
        print("start:", error)
