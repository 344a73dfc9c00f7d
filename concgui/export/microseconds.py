"""Times of a Chrome trace: µs as floating point such that ``int(µs * 1000)`` is the ns again.

Perfetto cuts what is behind the point.
"""

import math

import numpy as np
from numpy.typing import NDArray


def microseconds(ns: int) -> float:
    """Return ns as µs."""
    value = ns / 1000
    return value if int(value * 1000.0) >= ns else math.nextafter(value, math.inf)


def many_microseconds(ns: NDArray[np.int64]) -> list[float]:
    """Return n times in ns as µs."""
    value = ns / 1000
    short = (value * 1000.0).astype(np.int64) < ns
    value[short] = np.nextafter(value[short], np.inf)
    return list(value.tolist())
