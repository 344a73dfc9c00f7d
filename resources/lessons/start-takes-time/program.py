import time
from multiprocessing import Process


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 1))
    p1.start()
    print("p1.start() has returned")
