from multiprocessing import Process, Value


def plain(number):
    for _ in range(50_000):
        number.value += 1


def locked(number):
    for _ in range(50_000):
        with number.get_lock():
            number.value += 1


if __name__ == "__main__":
    a = Value("i", 0)
    p1 = Process(target=plain, args=(a,))
    p2 = Process(target=plain, args=(a,))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print("Without get_lock():", a.value)
    b = Value("i", 0)
    p3 = Process(target=locked, args=(b,))
    p4 = Process(target=locked, args=(b,))
    p3.start()
    p4.start()
    p3.join()
    p4.join()
    print("With get_lock():", b.value)
