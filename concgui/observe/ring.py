"""A ring that the kernel writes and we read: the pages of one perf event (linux/perf_event.h, perf_event_mmap_page).

The first page holds two ever-growing counts of bytes: `data_head`, the kernel's, and `data_tail`, ours.  The kernel
publishes whole records only, and drops what does not fit between the two.
"""

import _thread
import ctypes
import mmap

_HEAD, _TAIL = 1024, 1032  # offsets in perf_event_mmap_page

#: Bytes of a ring: with its first page, 512 KiB is what perf_event_mlock_kb (516) allows an ordinary user per core.
RING_BYTES = 512 << 10
SMALLEST_RING_BYTES = 32 << 10


class Ring:
    """The reader's end of one core's ring. `problem`: why it is not read any more, "" while all is well."""

    def __init__(self, pages: mmap.mmap | bytearray, first_page: int, cpu: int) -> None:
        """`pages`: the first page of `first_page` bytes, then the data, a power of two of bytes."""
        self.cpu = cpu
        self.problem = ""
        self._pages = pages
        self._begin = first_page
        self._size = len(pages) - first_page
        self._head = ctypes.c_uint64.from_buffer(pages, _HEAD)
        self._tail = ctypes.c_uint64.from_buffer(pages, _TAIL)
        self._lock = _thread.allocate_lock()
        self._lock.acquire()

    @classmethod
    def map(cls, fd: int, cpu: int, data_bytes: int) -> "Ring":
        """Map the ring of the event `fd`; data_bytes: a power of two of pages. Raise OSError."""
        pages = mmap.mmap(fd, mmap.PAGESIZE + data_bytes, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)
        return cls(pages, mmap.PAGESIZE, cpu)

    @property
    def data_bytes(self) -> int:
        """Bytes of records that fit."""
        return self._size

    def take(self) -> bytes:
        """Return all records that are there, and free their room. Raise ValueError if the counts make no sense."""
        head, tail = self._head.value, self._tail.value
        if head == tail:
            return b""
        count = head - tail
        if not 0 < count <= self._size:
            raise ValueError(f"{count} bytes in a ring of {self._size}")
        self._barrier()  # the records are read after the head that promises them
        first = self._begin + tail % self._size
        data = self._pages[first : min(first + count, self._begin + self._size)]
        data += self._pages[self._begin : self._begin + count - len(data)]
        self._barrier()  # and before the tail that gives them away
        self._tail.value = head
        return bytes(data)

    def close(self) -> None:
        """Let go of the pages."""
        del self._head, self._tail  # a mapping with views into it refuses to be closed
        if isinstance(self._pages, mmap.mmap):
            self._pages.close()

    def _barrier(self) -> None:
        """Keep what stands before this from being reordered behind it: ARM and POWER would, x86 does not.

        Python has no memory barrier, but letting go of a lock (release) and then taking it (acquire) is one.
        """
        self._lock.release()
        self._lock.acquire()


def map_ring(fd: int, cpu: int, data_bytes: int = RING_BYTES) -> Ring:
    """Map a ring of `data_bytes`, or the largest smaller one that can be had. Raise the last OSError."""
    data_bytes = max(data_bytes, mmap.PAGESIZE)
    smallest = min(data_bytes, max(SMALLEST_RING_BYTES, mmap.PAGESIZE))
    while True:
        try:
            return Ring.map(fd, cpu, data_bytes)
        except OSError:
            data_bytes //= 2
            if data_bytes < smallest:
                raise
