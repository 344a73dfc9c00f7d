"""The rows of a table of an SQLite file as columns of numbers, read from its pages (sqlite.org/fileformat2.html).

SQLite hands out a row at a time, and Python makes an object of each number: of a million events that is most of the
time that it takes to open them. Their pages can be read thousands at once. Only what is plainly so is read this way:
integers, texts and blobs that lie whole in the leaf of a table. For all else `Unusual` is raised, and whoever asks
takes SQLite's own word.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]

_INTERIOR, _LEAF = 5, 13
_DEEPEST = 20
#: Leaves that are read at once.
_MANY_LEAVES = 512
#: Bytes of a number by its serial type; -1: it is none that is read here (7 is a floating-point number).
_WIDTH = np.full(256, -1, np.int64)
_WIDTH[[0, 1, 2, 3, 4, 5, 6, 8, 9]] = [0, 1, 2, 3, 4, 6, 8, 0, 0]
_NULL, _ONE, _FIRST_BLOB = 0, 9, 12


class Unusual(Exception):  # noqa: N818  nothing is wrong with it
    """The table is not stored in the plain way that is read here."""


class Pages:
    """The pages of a file, which are those of one moment."""

    def __init__(self, image: Bytes) -> None:
        """`image`: the bytes of the whole file. Raise Unusual."""
        if len(image) < 512 or image[:16].tobytes() != b"SQLite format 3\0" or image[59] != 1:  # 1: UTF-8
            raise Unusual
        size = int(image[16]) << 8 | int(image[17])
        self._size = 65536 if size == 1 else size
        self._usable = self._size - int(image[20])
        self._count = len(image) // max(1, self._size)
        self._image = image
        # The eight bytes from each place on.
        self._eights: NDArray[np.int64] = np.ndarray((len(image) - 7,), ">i8", image, strides=(1,))
        if self._size < 512 or self._usable < 480:
            raise Unusual

    def integers(
        self, root: int, columns: int, nullable: frozenset[int] = frozenset()
    ) -> Iterator[tuple[float, list[Places]]]:
        """Yield columns of int64, thousands of rows each time, of a table all of whose values are integers.

        root: the number of the table's first page. nullable: the columns that may be NULL, which becomes 0.
        With each comes the share of the table that has been read then.
        """
        for share, pages in self._leaves(root):
            _, begin, end = self._records(pages)
            if len(begin):
                yield share, self._integers(begin, end, columns, nullable)

    def texts(self, root: int) -> tuple[Places, bytearray, Places, Places]:
        """Read a table of (id INTEGER PRIMARY KEY, text). Return ids, all texts one behind the other, starts, sizes."""
        ids: list[Places] = [np.zeros(0, np.int64)]
        sizes: list[Places] = [np.zeros(0, np.int64)]
        blob = bytearray()
        for _, pages in self._leaves(root):
            number, begin, end = self._records(pages)
            kind, after = self._varints(begin + 2)
            size = (kind - _FIRST_BLOB) >> 1
            start = begin + self._image[begin]
            if (
                (after != start).any()
                or self._image[begin + 1].any()
                or (size < 0).any()
                or (start + size != end).any()
            ):
                raise Unusual
            ids.append(number)
            sizes.append(size)
            blob += self._pieces(start, size, (kind & 1).astype(np.bool_))
        size = np.concatenate(sizes)
        return np.concatenate(ids), blob, np.cumsum(size) - size, size

    def _pieces(self, start: Places, size: Places, text: NDArray[np.bool_]) -> bytes:
        """Return pieces of the file one behind the other; `text`: those that must be UTF-8."""
        before = np.cumsum(size) - size
        place = np.arange(int(size.sum()))
        found = self._image[place + np.repeat(start - before, size)]
        first = found[before[text & (size > 0)]]
        try:
            found[np.repeat(text, size)].tobytes().decode()
        except UnicodeDecodeError as error:
            raise Unusual from error
        if (first & 0xC0 == 0x80).any():  # it begins inside a character
            raise Unusual
        return bytes(found.tobytes())

    # --- pages --------------------------------------------------------------------------------------------------
    def _leaves(self, root: int) -> Iterator[tuple[float, Places]]:
        """Yield the offsets of a table's leaves in the order of its rows, many at once, and the share that they end."""
        level = np.array([root], np.int64)
        for _ in range(_DEEPEST):
            if not len(level) or level.min() < 2 or level.max() > self._count or len(level) > self._count:
                raise Unusual
            at = (level - 1) * self._size
            kind = self._image[at]
            if (kind == _LEAF).all():
                if len(np.unique(level)) < len(level):
                    raise Unusual
                for first in range(0, len(at), _MANY_LEAVES):
                    yield min(1.0, (first + _MANY_LEAVES) / len(at)), at[first : first + _MANY_LEAVES]
                return
            if not (kind == _INTERIOR).all():
                raise Unusual
            level = self._children(at)
        raise Unusual

    def _children(self, pages: Places) -> Places:
        cells, _ = self._cells(pages, 12)
        behind = np.cumsum(self._big(pages + 3, 2))  # a page's own cells comes its last child
        return np.insert(self._big(cells, 4), behind, self._big(pages + 8, 4))

    def _cells(self, pages: Places, head: int) -> tuple[Places, Places]:
        """Return where the cells of some pages lie, and in which page each."""
        count = self._big(pages + 3, 2)
        if (head + 2 * count > self._usable).any():
            raise Unusual
        home = np.repeat(pages, count)
        number = np.arange(len(home)) - np.repeat(np.cumsum(count) - count, count)
        offset = self._big(home + head + 2 * number, 2)
        if (offset < head + 2 * np.repeat(count, count)).any() or (offset > self._usable - 4).any():
            raise Unusual
        return home + offset, home

    def _records(self, pages: Places) -> tuple[Places, Places, Places]:
        """Return of the rows in some leaves their rowids, and begins and ends of their records."""
        cells, home = self._cells(pages, 8)
        length, at = self._varints(cells)
        number, begin = self._varints(at)
        end = begin + length
        # A longer one goes on in other pages.
        if (length < 2).any() or (length > self._usable - 35).any() or (end > home + self._usable).any():
            raise Unusual
        return number, begin, end

    def _integers(self, begin: Places, end: Places, columns: int, nullable: frozenset[int]) -> list[Places]:
        if (self._image[begin] != columns + 1).any():
            raise Unusual
        found, at = [], begin + columns + 1
        for column in range(columns):
            kind = self._image[begin + (column + 1)]
            width = _WIDTH[kind]
            if (width < 0).any() or (column not in nullable and not kind.all()):
                raise Unusual
            at = at + width
            spare = 64 - 8 * width
            value = self._eights[at - 8].astype(np.int64)
            value = np.where(width > 0, value << np.minimum(spare, 63) >> np.minimum(spare, 63), kind == _ONE)
            found.append(value)
        if (at != end).any():
            raise Unusual
        return found

    # --- numbers ------------------------------------------------------------------------------------------------
    def _big(self, at: Places, count: int) -> Places:
        """Return numbers of `count` bytes, the highest first."""
        value = self._image[at].astype(np.int64)
        for place in range(1, count):
            value = value << 8 | self._image[at + place]
        return value

    def _varints(self, at: Places) -> tuple[Places, Places]:
        """Return numbers of up to 8 bytes of 7 bits, the highest first, and where each ends."""
        byte = self._image[at].astype(np.int64)
        value, going, at = byte & 127, byte > 127, at + 1
        for _ in range(7):
            if not going.any():
                return value, at
            byte = self._image[at].astype(np.int64)
            value = np.where(going, value << 7 | byte & 127, value)
            at = at + going
            going &= byte > 127
        if going.any():
            raise Unusual
        return value, at
