from threading import Thread

counter = 0


def plus_one(value):
    return value + 1


def worker():
    global counter
    for _ in range(2_000_000):
        value = counter
        value = plus_one(value)
        counter = value


if __name__ == "__main__":
    t1 = Thread(target=worker)
    t2 = Thread(target=worker)
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    print("Counter:", counter)
    print("Lost:", 4_000_000 - counter)
