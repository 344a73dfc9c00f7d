import time
from multiprocessing import Process


def worker(steps):
    for _ in range(steps):
        pass


if __name__ == "__main__":
    for count in (1, 2, 4, 8):
        steps = 20_000_000 // count
        workers = [Process(target=worker, args=(steps,)) for _ in range(count)]
        begin = time.perf_counter()
        for p in workers:
            p.start()
        for p in workers:
            p.join()
        seconds = time.perf_counter() - begin
        print(f"Workers: {count}, seconds: {seconds:.2f}")
