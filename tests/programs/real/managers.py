"""A manager of one's own: classes that are registered with it live in its process; proxies call them from here."""
from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self, start=0):
        self._value = start

    def add(self, amount):
        self._value += amount
        return self._value

    def fail(self):
        raise LookupError("nothing here")


def count(start):
    yield from range(start, start + 5)


class Office(BaseManager):
    pass


Office.register("Counter", Counter)
Office.register("count", count, proxytype=None, exposed=("__next__", "__iter__"))


def work(counter):
    for _ in range(5):
        counter.add(2)


if __name__ == "__main__":
    with Office() as office:
        counter = office.Counter(100)
        workers = [Process(target=work, args=(counter,)) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(counter.add(0), flush=True)
        try:
            counter.fail()
        except LookupError as error:
            print(type(error).__name__, error, flush=True)
        numbers = office.count(3)
        print(numbers.__next__(), numbers.__next__(), flush=True)
    print("closed")
