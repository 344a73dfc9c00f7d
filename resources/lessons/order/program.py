import time
from collections import Counter
from multiprocessing import Process, SimpleQueue, set_start_method


def worker(id, interval, ended):
    time.sleep(interval)
    ended.put(id)


if __name__ == "__main__":
    set_start_method("forkserver")
    ended = SimpleQueue()
    orders = Counter()
    for _ in range(20):
        args = [(id, 0.02, ended) for id in "123"]
        workers = [Process(target=worker, args=one) for one in args]
        for p in workers:
            p.start()
        for p in workers:
            p.join()
        orders[ended.get() + ended.get() + ended.get()] += 1
    print("Different orders:", len(orders))
    for order, times in orders.most_common():
        print("Order", order, "came", times, "times")
