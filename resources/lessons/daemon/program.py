import time
from multiprocessing import Process


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 3), daemon=True)
    p2 = Process(target=worker, args=(2, 2))
    p1.start()
    p2.start()
    time.sleep(1)
    print("End main")
