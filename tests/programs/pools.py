from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool, Process, Queue


def square(n):
    return n * n


def put(queue):
    queue.put("from the child")


def nest():
    child = Process(target=square, args=(3,), name="grandchild")
    child.start()
    child.join()


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(square, range(10)), flush=True)
    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(square, range(10))), flush=True)
    with ThreadPoolExecutor(2) as executor:
        print(list(executor.map(square, range(10))), flush=True)
    queue = Queue()
    daemon = Process(target=put, args=(queue,), daemon=True)
    daemon.start()
    print(queue.get(), flush=True)
    daemon.join()
    nested = Process(target=nest)
    nested.start()
    nested.join()
    print(nested.exitcode, flush=True)
