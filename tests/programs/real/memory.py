"""Blocks of shared memory, by name, as a list, and of a manager of their own."""
from multiprocessing import Process, shared_memory
from multiprocessing.managers import SharedMemoryManager


def fill(name, start):
    block = shared_memory.SharedMemory(name=name)
    block.buf[start : start + 4] = bytes([start] * 4)
    block.close()


def double(numbers, first, last):
    for at in range(first, last):
        numbers[at] *= 2


if __name__ == "__main__":
    block = shared_memory.SharedMemory(create=True, size=12)
    writers = [Process(target=fill, args=(block.name, start)) for start in (0, 4, 8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    print(bytes(block.buf[:12]), [writer.exitcode for writer in writers], flush=True)
    block.close()
    block.unlink()
    with SharedMemoryManager() as manager:
        numbers = manager.ShareableList(range(10))
        halves = [Process(target=double, args=(numbers, 0, 5)), Process(target=double, args=(numbers, 5, 10))]
        for half in halves:
            half.start()
        for half in halves:
            half.join()
        print(list(numbers), sum(numbers), flush=True)
    print("end")
