"""joblib: its own workers (loky), threads, and multiprocessing's; results in order, an error with its task's name."""
import math
import warnings

from joblib import Parallel, delayed, parallel_config


def root(number):
    if number < 0:
        raise ValueError(f"no root of {number}")
    return math.isqrt(number)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for backend in ("loky", "threading", "multiprocessing"):
        with parallel_config(backend=backend, n_jobs=2):
            print(backend, Parallel()(delayed(root)(n * n) for n in range(12)), flush=True)
    print(sorted(Parallel(n_jobs=2, return_as="generator_unordered")(delayed(root)(n) for n in range(9))), flush=True)
    try:
        Parallel(n_jobs=2)(delayed(root)(n) for n in (4, -4))
    except ValueError as error:
        print(error, flush=True)
