"""What is typed for a program, on its way into its stdin: bounded, and never waiting for the program. No Qt."""

from __future__ import annotations

import errno
import os
import select
import sys

if sys.platform != "win32":
    import fcntl
    import termios

#: Bytes that may wait on our side for a program that does not read.
MAX_WAITING = 1 << 20
#: Bytes written at once: where the system has no partial writes, no more than a pipe has room for.
_AT_ONCE = 4096
#: What a full pipe says that never blocks. Windows says that the disk is full.
_FULL = {errno.EAGAIN, errno.EWOULDBLOCK, errno.ENOSPC}


class TypedInput:
    """Our end of the pipe that is the program's stdin. Not thread-safe.

    is_ended: its end was asked for, so that nothing can follow; the program learns of it when it has read the rest.
    is_refused: no process of the program holds the other end any more.
    """

    def __init__(self, fd: int) -> None:
        """`fd`: non-blocking. It belongs to the object from now on."""
        self._fd = fd
        self._unsent = b""
        self.is_ended = False
        self.is_refused = False

    def write(self, data: bytes) -> bool:
        """Send bytes at once, or as soon as the pipe has room. False: they were not taken."""
        if self.is_ended or self.is_refused or len(self._unsent) + len(data) > MAX_WAITING:
            return False
        self._unsent += data
        self.flush()
        return not self.is_refused

    def end(self) -> None:
        """After what was written comes the end of file."""
        self.is_ended = True
        self.flush()

    def flush(self) -> None:
        """Write what waits on our side, as far as there is room."""
        while self._unsent and self._fd >= 0:
            try:
                written = os.write(self._fd, self._unsent[:_AT_ONCE])
            except OSError as error:
                if error.errno in _FULL:
                    return
                self._refuse()
                return
            self._unsent = self._unsent[written:]
        if self.is_ended:
            self.close()

    @property
    def has_unsent(self) -> bool:
        """Whether `flush` must be called again, later."""
        return bool(self._unsent)

    def look(self) -> None:
        """Learn whether the program has closed its end, which the next write would tell."""
        if self._fd >= 0 and sys.platform != "win32":
            poller = select.poll()
            poller.register(self._fd, 0)
            if poller.poll(0):
                self._refuse()

    @property
    def unread(self) -> int:
        """Bytes that the program has not taken yet; where the system cannot tell, those that wait on our side."""
        count = 0
        if self._fd >= 0 and sys.platform != "win32":
            try:
                count = int.from_bytes(fcntl.ioctl(self._fd, termios.FIONREAD, bytes(4)), sys.byteorder)
            except OSError:
                count = 0
        return count + len(self._unsent)

    def close(self) -> None:
        """Close our end; what was not sent never will be."""
        self._unsent = b""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _refuse(self) -> None:
        self.is_refused = True
        self.close()
