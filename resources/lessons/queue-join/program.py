from multiprocessing import Process, Queue


def worker(queue):
    queue.put(bytes(10_000_000))
    print("p1 has put 10 MB")


if __name__ == "__main__":
    queue = Queue()
    p1 = Process(target=worker, args=(queue,))
    p1.start()
    p1.join(2)
    print("p1 is alive:", p1.is_alive())
    data = queue.get()
    print("main got bytes:", len(data))
    p1.join()
    print("exit code:", p1.exitcode)
