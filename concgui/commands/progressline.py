"""How far a command has come: one line on stderr that is written over, where that is a terminal. Quick to import."""

import sys
import time
from types import TracebackType
from typing import Self

_EVERY_S = 0.1  #: between two lines
_ERASE = "\r\x1b[K"


class ProgressLine:
    """Context manager; the line is gone when it is left."""

    def __init__(self, what: str) -> None:
        """`what`: is being done, "exporting run.csv"."""
        self._what = what
        self._shown = False
        self._next = 0.0
        self._on = sys.stderr is not None and sys.stderr.isatty()

    def tell(self, share: float) -> None:
        """Show the share that is done, 0 … 1."""
        now = time.monotonic()
        if self._on and now >= self._next:
            self._next = now + _EVERY_S
            self._write(f"{_ERASE}{self._what}: {share:.0%}")
            self._shown = True

    def __enter__(self) -> Self:
        self.tell(0.0)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write(_ERASE)

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # the terminal has gone
            self._on = False
