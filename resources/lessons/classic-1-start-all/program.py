import time
from multiprocessing import Process


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    print("Start main")
    p1 = Process(target=worker, args=(1, 1))
    p2 = Process(target=worker, args=(2, 2))
    p3 = Process(target=worker, args=(3, 3))
    p1.start()
    p2.start()
    p3.start()
    print("End main")
