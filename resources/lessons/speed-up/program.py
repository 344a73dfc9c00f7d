import time
from multiprocessing import Process


def worker(steps):
    for _ in range(steps):
        pass


if __name__ == "__main__":
    for count in (1, 2, 4, 8):
        begin = time.perf_counter()
        workers = [Process(target=worker, args=(30_000_000 // count,)) for _ in range(count)]
        for p in workers:
            p.start()
        for p in workers:
            p.join()
        print(f"Workers: {count}, seconds: {time.perf_counter() - begin:.2f}")
