"""`sys.settrace` and `sys.gettrace` as the program sees them: without the trace function that tells lines.

While the program has a trace function of its own, that would see calls of what stands here; so the originals are back.
"""

from __future__ import annotations

import sys
from _thread import get_ident

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

_settrace: Any = sys.settrace
_gettrace: Any = sys.gettrace
_main = 0
_ours: Any = None
_give_way: Callable[[], None] = lambda: None  # noqa: E731


class _Builtin:
    """Stands for a builtin function. Like it, it does not bind to instances."""

    __module__ = "sys"

    def __init__(self, original: Any, function: Any) -> None:
        self._original = original
        self._function = function
        self.__name__ = self.__qualname__ = original.__name__
        self.__doc__ = original.__doc__
        self.__self__ = original.__self__
        self.__text_signature__ = original.__text_signature__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    def __repr__(self) -> str:
        return repr(self._original)

    def __reduce__(self) -> str:
        return str(self.__name__)


def hide(main: int, ours: Any, give_way: Callable[[], None]) -> None:
    """Hide the trace function `ours` of the thread `main`; `give_way` is called before the program sets its own."""
    global _main, _ours, _give_way
    _main, _ours, _give_way = main, ours, give_way
    sys.settrace = _Builtin(_settrace, _set)
    sys.gettrace = _Builtin(_gettrace, _get)


def show() -> None:
    """Put the original functions back, unless the program has replaced them."""
    for name, original in (("settrace", _settrace), ("gettrace", _gettrace)):
        if isinstance(getattr(sys, name), _Builtin):
            setattr(sys, name, original)


def _get() -> Any:
    function = _gettrace()
    return None if function is _ours else function


def _set(*args: Any) -> None:
    if get_ident() == _main and len(args) == 1:
        if args[0] is not None:
            show()
            _give_way()
        elif _gettrace() is _ours:
            return
    _settrace(*args)
