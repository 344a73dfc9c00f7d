"""Files that are whole or not there, written piece by piece."""

import errno
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: Takes the next bytes of a file.
Write = Callable[[bytes], None]

_GZIP = 31  #: zlib's window bits for the largest window with gzip's head and tail


@contextmanager
def whole_file(path: Path, *, packed: bool = False) -> Iterator[Write]:
    """Give what writes bytes to a file beside `path`, which takes its place at the end of the `with` block.

    However the block is left else, nothing of it remains, and what stood at `path` before is as it was.
    `packed`: by gzip, with no time in it, so that the same bytes give the same file. Raise OSError.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")  # short: a name has 255 bytes at the most
    try:
        # Not buffered: a buffer that could not be written would be written again when it is thrown away.
        with part.open("wb", buffering=0) as file:
            packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP) if packed else None

            def write(data: bytes) -> None:
                left = memoryview(data if packer is None else packer.compress(data))
                while left:
                    left = left[file.write(left) :]

            yield write
            if packer is not None:
                end, packer = packer.flush(), None
                write(end)
            os.fsync(file.fileno())  # a disk that is full may say so only now
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
