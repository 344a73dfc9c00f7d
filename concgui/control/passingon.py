"""What the program prints goes on to our own stdout and stderr, whose reader may have stopped reading. No Qt."""

import math
import os
import select
import time

#: What a pipe that is ready takes without blocking.
_CHUNK = 4096
#: Seconds after which is looked again whether it is still worth to wait.
_LOOK_S = 0.1


class PassingOn:
    """One of our streams. `write` waits as the program itself would, until `hurry` says how long at most."""

    def __init__(self, fd: int) -> None:
        """`fd`: the stream's descriptor, -1 for none."""
        self._fd = fd
        self._until = math.inf

    def hurry(self, seconds: float) -> None:
        """From now on wait no longer than so many seconds in all for who does not read. For another thread to call."""
        self._until = time.monotonic() + seconds

    def write(self, data: bytes) -> None:
        """Write all of it. Once the stream is closed, or nobody reads it in time, nothing more goes there."""
        while data and self._fd >= 0:
            try:
                if os.name == "nt" or select.select([], [self._fd], [], _LOOK_S)[1]:
                    data = data[os.write(self._fd, data[:_CHUNK]) :]
                elif time.monotonic() > self._until:
                    self._fd = -1
            except BlockingIOError:
                continue
            except OSError:
                self._fd = -1
