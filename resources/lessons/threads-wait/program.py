import time
from threading import Thread


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    t1 = Thread(target=worker, args=(1, 1))
    t2 = Thread(target=worker, args=(2, 1))
    t3 = Thread(target=worker, args=(3, 1))
    t4 = Thread(target=worker, args=(4, 1))
    t1.start()
    t2.start()
    t3.start()
    t4.start()
    t1.join()
    t2.join()
    t3.join()
    t4.join()
    print("End main")
