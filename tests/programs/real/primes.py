"""A ProcessPoolExecutor that tests large numbers for being prime, with chunks, an initializer and a failing task."""
import math
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

NUMBERS = [1_122_725_350_951, 1_125_827_059_421, 1_157_978_480_771, 1_097_262_572_701, 1_000_000_000_003]
limit = None


def prepare(at_most):
    global limit
    limit = at_most


def is_prime(n):
    if n > limit:
        raise ValueError(f"{n} is too large")
    return n > 1 and n % 2 == 1 and all(n % divisor for divisor in range(3, math.isqrt(n) + 1, 2))


if __name__ == "__main__":
    with ProcessPoolExecutor(2, initializer=prepare, initargs=(2 * 10**12,)) as executor:
        for number, prime in zip(NUMBERS, executor.map(is_prime, NUMBERS, chunksize=2)):
            print(number, "is", "prime" if prime else "not prime", flush=True)
        futures = [executor.submit(is_prime, number) for number in (7, 9, 3 * 10**12)]
        answers = []
        for future in as_completed(futures):
            error = future.exception()
            answers.append(str(error) if error else str(future.result()))
        print(sorted(answers), flush=True)
    with ProcessPoolExecutor(1) as executor:
        try:
            executor.submit(os._exit, 3).result()
        except BrokenProcessPool as error:
            print(type(error).__name__, flush=True)
