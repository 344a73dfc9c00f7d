import time
from collections import Counter
from multiprocessing import Process, Queue


def worker(id, interval, ended):
    time.sleep(interval)
    ended.put(id)


if __name__ == "__main__":
    ended = Queue()
    orders = Counter()
    for _ in range(20):
        workers = [Process(target=worker, args=(id, 0.05, ended)) for id in "123"]
        for p in workers:
            p.start()
        orders[ended.get() + ended.get() + ended.get()] += 1
        for p in workers:
            p.join()
    print("Different orders:", len(orders))
    for order, times in orders.most_common():
        print("Order", order, "came", times, "times")
