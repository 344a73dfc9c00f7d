"""What the tables have in common: quoting, times as text, and how many rows are made at once."""

import csv
import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

CHUNK = 10_000  #: rows; so often one can cancel, too
_S = 1_000_000_000


def chunks(count: int) -> Iterator[slice]:
    """Yield slices that cover `count` rows."""
    for first in range(0, count, CHUNK):
        yield slice(first, min(first + CHUNK, count))


def seconds(ns: NDArray[np.int64]) -> list[str]:
    """Return times in nanoseconds as seconds with nine decimals, exactly."""
    whole, rest = np.divmod(np.abs(ns), _S)
    signs = np.where(ns < 0, "-", "").tolist() if (ns < 0).any() else [""] * len(ns)
    return [f"{sign}{a}.{b:09d}" for sign, a, b in zip(signs, whole.tolist(), rest.tolist(), strict=True)]


def row(*fields: object) -> str:
    """Return the fields as CSV, without an end of line; None is empty."""
    file = io.StringIO()
    csv.writer(file, lineterminator="").writerow(fields)
    return file.getvalue()


class Quoted:
    """Makes fields of texts. Those that come again and again are quoted once; there may be many that never do."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def of(self, text: str) -> str:
        """Return a text as a field."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= CHUNK:
                self._kept.clear()
            self._kept[text] = found = row(text) if text else ""
        return found
