"""The line of a second process to the window that is open, by Qt: on Windows it is a named pipe."""

import time

from PySide6.QtNetwork import QLocalSocket

from concgui.core.instance_message import LONGEST_ANSWER


class Pipe:
    """See `concgui.startup.instance.Line`. Needs no application and no event loop."""

    def __init__(self, address: str, deadline: float) -> None:
        """`deadline`: of time.monotonic. Raise OSError when nobody listens."""
        self._deadline = deadline
        self._socket = QLocalSocket()
        self._socket.connectToServer(address)
        if not self._socket.waitForConnected(self._left_ms()):
            raise ConnectionRefusedError(self._socket.errorString())

    def _left_ms(self) -> int:
        return max(1, round((self._deadline - time.monotonic()) * 1000))

    def send(self, line: bytes) -> None:
        """Send it whole. Raise OSError."""
        self._socket.write(line)
        while self._socket.bytesToWrite():
            if not self._socket.waitForBytesWritten(self._left_ms()):
                raise ConnectionAbortedError(self._socket.errorString())

    def receive(self) -> bytes:
        """Return a line of at most LONGEST_ANSWER bytes. Raise OSError."""
        while not self._socket.canReadLine():
            if self._socket.bytesAvailable() > LONGEST_ANSWER or not self._socket.waitForReadyRead(self._left_ms()):
                raise ConnectionAbortedError(self._socket.errorString())
        return bytes(self._socket.readLine(LONGEST_ANSWER + 1).data())

    def close(self) -> None:
        """Be done with it."""
        self._socket.abort()
