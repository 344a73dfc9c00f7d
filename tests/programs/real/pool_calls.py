"""Every way to hand work to a Pool: apply, map, imap, starmap, with and without waiting, with errors and a time limit."""
import time
from multiprocessing import Pool, TimeoutError, current_process


def area(width, height):
    assert not current_process().daemon or current_process().name != "MainProcess"
    time.sleep(0.01 * width)
    return width * height


def square(side):
    return area(side, side)


def invert(number):
    return 1 / number


def fails(call):
    try:
        return call()
    except (ZeroDivisionError, TimeoutError, TypeError) as error:
        return type(error).__name__


if __name__ == "__main__":
    with Pool(3) as pool:
        print("apply       ", pool.apply(area, (2, 3)), flush=True)
        later = [pool.apply_async(area, (n,), {"height": 2}) for n in range(5)]
        print("apply_async ", [result.get(timeout=10) for result in later], flush=True)
        print("map         ", pool.map(square, range(6), chunksize=2), flush=True)
        print("imap        ", list(pool.imap(square, range(6))), flush=True)
        print("unordered   ", sorted(pool.imap_unordered(square, range(6))), flush=True)
        print("starmap     ", pool.starmap(area, [(1, 2), (3, 4)]), flush=True)
        both = pool.map_async(square, range(3)), pool.starmap_async(area, [(5, 6)])
        print("map_async   ", [result.get() for result in both], [result.successful() for result in both], flush=True)

        print("error       ", fails(lambda: pool.apply(invert, (0,))), flush=True)
        print("error in map", fails(lambda: pool.map(invert, [2, 1, 0])), flush=True)
        lines = pool.imap(invert, [4, 0, 2])
        print("error midway", [fails(lambda: next(lines)) for _ in range(3)], flush=True)
        print("too late    ", fails(lambda: pool.apply_async(time.sleep, (0.5,)).get(timeout=0.01)), flush=True)
        told = []
        pool.apply_async(square, (4,), callback=told.append).wait()
        pool.apply_async(invert, (0,), error_callback=lambda error: told.append(str(error))).wait()
        time.sleep(0.05)
        print("callbacks   ", told, flush=True)
    try:
        pool.map(square, [1])
    except ValueError as error:
        print("terminated  ", error, flush=True)
