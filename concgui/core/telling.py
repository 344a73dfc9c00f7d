"""How far long work has come, and the wish to leave it. No numpy, no Qt."""

from collections.abc import Callable

#: Is told the share of the work that is done, 0 … 1. It raises `Cancelled` when nobody wants the rest.
Tell = Callable[[float], object]


class Cancelled(Exception):  # noqa: N818  no error
    """Nobody wants the result any more."""


def nobody(_share: float) -> None:
    """Tell nobody."""


def part(tell: Tell, begin: float, end: float) -> Tell:
    """Return who is to be told of a part of the work that lies between two shares of it."""
    return lambda share: tell(begin + (end - begin) * share)
