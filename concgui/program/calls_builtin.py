"""A builtin method that may block, and the way to see it being called without being on the stack ourselves."""

from __future__ import annotations

import sys
from functools import partial

from .calls import blocking, erase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Callable


class _AtCall:
    """The `__call__` of `Call`: looked up just before the call, and what it finds is called."""

    def __get__(self, call: Any, owner: type | None = None) -> Any:
        if call is None:
            return self
        try:
            if not call.blocks():
                return call.real
            frame = sys._getframe(1)
            if _without_arguments(frame):
                return blocking(call.real, frame, call.own + "()", call.briefly)
            waits = _known_to_wait(frame)
            if waits is None:
                return call.with_arguments
            if not waits:
                return call.real
            briefly = None if call.briefly is None else partial(_whatever_is_given, call.briefly)
            return blocking(call.real, frame, call.own + "()", briefly)
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise


class Call:
    """Stands for the builtin method `real` of an object, and can be called again and again.

    blocks: whether `real` would block now, asked without waiting. own: its name. timeout: the place of its timeout, by
    position; the argument before it says whether it may block at all. briefly: see `blocking`.
    """

    __slots__ = ("blocks", "briefly", "own", "real")

    def __init__(
        self,
        real: Callable[..., Any],
        blocks: Callable[[], Any],
        own: str,
        briefly: Callable[[], Callable[..., Any] | None] | None = None,
    ) -> None:
        self.real = real
        self.blocks = blocks
        self.own = own
        self.briefly = briefly

    __call__ = _AtCall()

    def with_arguments(self, *args: Any, **kwargs: Any) -> Any:
        """Call `real`. Which arguments it gets can be seen by a function only, and this one erases itself."""
        try:
            waits = args[0] if args else kwargs.get("blocking", kwargs.get("block", True))
            timeout = args[1] if len(args) > 1 else kwargs.get("timeout")
            limited = isinstance(timeout, (int, float)) and timeout >= 0
            if not waits or (limited and timeout == 0):
                return self.real(*args, **kwargs)
            own = f"{self.own}({f'timeout={timeout!r}' if limited else ''})"
            return blocking(self.real, sys._getframe(1), own)(*args, **kwargs)
        except BaseException as error:
            erase(error)
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def __repr__(self) -> str:
        return repr(self.real)

    def __eq__(self, other: object) -> Any:
        return self.real == (other.real if isinstance(other, Call) else other)

    def __hash__(self) -> int:
        return hash(self.real)


class _Probe:
    """Learns how this Python calls something without arguments."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    @property
    def __call__(self) -> Callable[[], bool]:
        frame = sys._getframe(1)
        self.seen.add(frame.f_code.co_code[frame.f_lasti])
        return True.__bool__


def _calling() -> frozenset[int]:
    function = _Probe()
    function.method = function  # type: ignore[attr-defined]
    function()
    function.method()  # type: ignore[attr-defined]
    return frozenset(function.seen)


#: Operations that call, their argument being the number of arguments.
_CALLING = _calling()


def _without_arguments(frame: FrameType) -> bool:
    code, at = frame.f_code.co_code, frame.f_lasti
    return 0 <= at < len(code) - 1 and code[at] in _CALLING and code[at + 1] == 0


def _whatever_is_given(briefly: Callable[[], Callable[..., Any] | None]) -> Callable[..., Any] | None:
    return None if briefly() is None else yes_to_all


def yes_to_all(*_: Any, **__: Any) -> bool:
    """Return True, as a lock's `acquire` does that has got it."""
    return True


def _known_to_wait(frame: FrameType) -> bool | None:
    """Whether a function of the library that gives arguments wants to wait; None: not known. It is not to see us."""
    module = frame.f_globals.get("__name__", "")
    if module == "concurrent.futures.thread":
        return True
    if not module.startswith("multiprocessing.") or frame.f_code.co_name not in {"get", "put", "wait"}:
        return None
    values = frame.f_locals
    timeout = values.get("timeout")
    return bool(values.get("block", True)) and (timeout is None or timeout > 0)
