"""State that processes share: a Lock around a Value, an Array, a Pipe, a structure, and a Manager's dict and list."""
import multiprocessing
from ctypes import Structure, c_double
from multiprocessing import Array, Lock, Manager, Pipe, Process, Value
from multiprocessing.sharedctypes import RawValue


class Point(Structure):
    _fields_ = [("x", c_double), ("y", c_double)]


def deposit(balance, lock):
    for _ in range(200):
        with lock:
            balance.value += 1


def negate(numbers, point):
    with numbers.get_lock():
        for at, number in enumerate(numbers):
            numbers[at] = -number
    point.x, point.y = point.y, point.x


def answer(connection):
    for question in iter(connection.recv, None):
        connection.send(question.upper())
    connection.close()


def note(table, lines, number):
    table[number] = number**2
    lines.append(number)


if __name__ == "__main__":
    balance, lock = Value("i", 0), Lock()
    people = [Process(target=deposit, args=(balance, lock)) for _ in range(3)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print("balance", balance.value, flush=True)

    numbers, point = Array("d", [1, 2, 3]), RawValue(Point, 1.5, 2.5)
    helper = Process(target=negate, args=(numbers, point))
    helper.start()
    helper.join()
    print(numbers[:], point.x, point.y, flush=True)

    here, there = Pipe()
    other = Process(target=answer, args=(there,))
    other.start()
    there.close()
    for word in ("hello", "world"):
        here.send(word)
        print(here.recv(), here.poll(0.01), flush=True)
    here.send(None)
    other.join()

    with Manager() as manager:
        table, lines = manager.dict(), manager.list()
        pool = [Process(target=note, args=(table, lines, n)) for n in range(3)]
        for process in pool:
            process.start()
        for process in pool:
            process.join()
        print(sorted(table.items()), sorted(lines), flush=True)
    print(multiprocessing.active_children())
