"""Telling main's lines by `sys.settrace`, up to Python 3.11.

Under a trace function all Python code runs slower, so it is only set while code of the own file runs: when that calls
other Python code it is taken away, until the called function has returned. What is told takes tokens; when there are
none, lines are off. `sys.settrace` and `sys.gettrace` show nothing of this (`lines_settrace`).
"""

from __future__ import annotations

import sys
from _functools import partial  # type: ignore[import-not-found]
from _operator import methodcaller
from _thread import _count as thread_count
from _thread import get_ident
from _weakref import ref

from . import channel, lines, lines_settrace, wire
from .lines_untraced import DICTIONARY, changed_inside, untouchable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Callable

#: Time between two tokens, and the time in which the bucket fills: 2,000 events a second, 600 at once.
TOKEN_NS = 500_000
BUCKET_NS = 600 * TOKEN_NS
#: The tokens that must be there for lines to come back.
ENOUGH_NS = BUCKET_NS // 3
#: States. While other Python code runs for a line of the own file, it is ON, although nothing is traced.
ENDED, ON, OFF = range(3)

#: Up to Python 3.9 a frame that has an `f_trace` counts its lines under trace functions alone: in tracebacks it would
#: stay where it was when tracing ended. There a mark is among the variables of the frame, under this name.
_COUNTS_BY_TRACE = sys.version_info < (3, 10)
_NAME = "<return>"

#: Flags of code objects: their frames do not end when they hand out a value.
_RESUMABLE = 0x20 | 0x80 | 0x200
_OPTIMIZED = 1
#: Code of these is not left alone: it calls functions of the own file, and nothing takes it long.
_CALLS_US = ("runpy.py", "contextlib.py", "functools.py", "<frozen runpy>")
_CALLS_US_FOLDERS = ("asyncio", "unittest", "click", "typer", "absl", "fire", "pytest", "_pytest", "pluggy")

_now = channel._now
_frame = sys._getframe
_settrace = sys.settrace
_gettrace = sys.gettrace
_getprofile = sys.getprofile
_state = ENDED
_main = 0
_file = ""
#: The bucket: the instant up to which tokens are used up. It is full when that lies BUCKET_NS back.
_used = 0
#: What ends when the awaited frame does; kept, as nothing happens otherwise. And what empties a frame's dictionary.
_return: Any = None
_wipe: Any = None
#: What is called then, until one of it returns something: all but the last speak against tracing.
_returning: list[Callable[[], Any]] = []
_ROOM = 12  # more calls inside of each other than that takes
_untouchable: dict[int, CodeType] = {}
_alone_only = False  #: main must be the only thread while it is traced
_known: dict[str, bool] = {}


class _Mark:
    """Stands in the `f_trace` of a frame, and goes with the frame, or when another trace function comes there."""

    __slots__ = ("__weakref__",)

    def __call__(self, frame: FrameType, what: str, arg: object) -> None:
        """Nothing: the program has set a trace function of its own meanwhile."""


class _End(ref):  # type: ignore[type-arg]
    """Calls its `act` when what it refers to has gone.

    `act` is a builtin function: in Python code of ours a signal handler could run, and what it raises would be lost.
    """

    act: Callable[[], Any] = int  # until it is set, nothing


_act = methodcaller("act")
_call = methodcaller("__call__")


def begin(code: CodeType) -> bool:
    """Tell the lines of `code` and of what it contains. False: somebody else traces already."""
    global _state, _main, _file, _used, _alone_only
    if _gettrace() is not None:
        channel.emit(wire.LINES_OFF, 0, wire.LINES_TRACED)
        return False
    codes = lines.codes_of(code)
    changed = changed_inside(codes)
    _alone_only = bool(changed)
    _untouchable.update(untouchable(codes, changed))
    _main, _file, _used = get_ident(), code.co_filename, _now() - BUCKET_NS
    _returning[:] = [_gettrace, _getprofile, *([thread_count] if _alone_only else []), partial(_settrace, _trace)]
    _state = ON
    lines_settrace.hide(_main, _trace, give_way)
    _settrace(_trace)
    return True


def end() -> None:
    """Leave no trace."""
    global _state, _return
    if _state == ENDED:
        return
    _state, _return = ENDED, None
    lines_settrace.show()
    if _gettrace() is _trace:
        _settrace(None)
    _clean(_frame(1), None)


end_in_fork = end


def give_way() -> None:
    """The program sets a trace function of its own: ours has never been there."""
    if _state != ENDED:
        _turn_off(wire.LINES_TRACED)
    _clean(_frame(1), None)


def resume() -> None:
    """Tell again what is told no more, once there are enough tokens."""
    if get_ident() != _main:
        return
    if _state == OFF:
        if _now() - _used > ENOUGH_NS:
            _come_back()
    elif _gettrace() is not _trace:
        # The frame that was called may be kept by an exception, although it has ended; Python may have taken ours away
        # after an exception in it; C code may have set another.
        frame: FrameType | None = _frame(1)
        mark = None if _return is None else _return()
        while frame is not None and (mark is None or not _bears(frame, mark)):
            frame = frame.f_back
        if frame is None:
            _come_back()


def _bears(frame: FrameType, mark: _Mark) -> bool:
    if _COUNTS_BY_TRACE:
        return frame.f_code.co_filename != _file and frame.f_locals.get(_NAME) is mark
    return frame.f_trace is mark


def _turn_off(why: int) -> None:
    global _state, _return
    if _gettrace() is _trace:
        _settrace(None)
    _state, _return = OFF, None
    if _COUNTS_BY_TRACE:
        _clean(_frame(1), None)
    channel.emit(wire.LINES_OFF, 0, why)


def _come_back() -> None:
    """Trace again, from the middle of whatever main is doing, unless something speaks against it."""
    global _return
    _return = None
    against = 0
    if _gettrace() is not None or _getprofile() is not None:
        against = wire.LINES_TRACED
    elif _alone_only and thread_count():
        against = wire.LINES_UNKNOWN
    if against:
        if _state == ON:
            _turn_off(against)
        return
    frame = lines.own_frame(_frame(1))
    if _state == OFF:
        _clean(frame, _local)
        lines_settrace.hide(_main, _trace, give_way)
        _tell_on(frame)
    _settrace(_trace)


def _tell_on(frame: FrameType | None) -> None:
    global _state
    _state = ON
    channel.emit(wire.LINES_ON, 0, 0 if frame is None else frame.f_lineno)


def _make_room(levels: int) -> None:
    """Raise RecursionError if the stack has no room for so many calls. At the end of a frame it would be printed."""
    if levels:
        _make_room(levels - 1)


def _mark_end() -> _Mark:
    """Return what, in the `f_trace` of a frame, lets tracing go on when the frame ends."""
    global _return
    mark = _Mark()
    _return = _End(mark, _act)
    _return.act = partial(any, map(_call, _returning))
    return mark


def _came_back_early(frame: FrameType) -> bool:
    """While lines are off, an awaited frame has ended. Whether there are too few tokens still."""
    if _now() - _used < ENOUGH_NS:
        _settrace(None)
        if frame.f_code.co_flags & (_OPTIMIZED | _RESUMABLE) == _OPTIMIZED:
            frame.f_trace = _mark_end()
        return True
    _clean(frame, _local)
    _tell_on(lines.own_frame(frame))  # a function of other code may be the first that is noticed
    return False


def _clean(frame: FrameType | None, function: Any) -> None:
    """Set the trace function of all frames of the own file, from `frame` outwards."""
    while frame is not None:
        if frame.f_trace is not None and (frame.f_trace is _local or type(frame.f_trace) is _Mark):
            del frame.f_trace
        if function is not None and frame.f_code.co_filename == _file and id(frame.f_code) not in _untouchable:
            frame.f_trace = function
        frame = frame.f_back


# What follows is called in the middle of the program: with as few frames as can be, as the program may be near its
# recursion limit.


def _trace(frame: FrameType, _what: str, _arg: object) -> Any:
    """A function is called, or a generator goes on."""
    global _used
    try:
        if _state != ON and _came_back_early(frame):
            return None
        code = frame.f_code
        now = _now()
        used = _used if now - _used < BUCKET_NS else now - BUCKET_NS
        if used + TOKEN_NS > now or (_alone_only and thread_count()):
            return _give_up(frame, wire.LINES_TOO_OFTEN if used + TOKEN_NS > now else wire.LINES_UNKNOWN)
        if code.co_filename == _file and id(code) not in _untouchable:
            if code.co_flags & _RESUMABLE and frame.f_lineno != code.co_firstlineno:
                _used = used + TOKEN_NS
                lines.tell(frame.f_lineno | wire.LINE_BACK, now)
            result: Any = _local
        else:
            _used = used + TOKEN_NS
            if code.co_flags & _RESUMABLE or _calls_us(code.co_filename):
                return None
            if _COUNTS_BY_TRACE and (not code.co_flags & _OPTIMIZED or not DICTIONARY.isdisjoint(code.co_names)):
                return None
            if _getprofile() is not None:  # it would see how we come back
                return _give_up(frame, wire.LINES_TRACED)
            _make_room(_ROOM)
            _settrace(None)
            result = _mark_end()
            if _COUNTS_BY_TRACE:
                frame.f_locals[_NAME] = result
                return None
        if code.co_flags & _OPTIMIZED:
            _forget_variables(frame)
        return result
    except RecursionError:
        return None
    except BaseException as error:
        lines.hide_us(error)
        raise


def _local(frame: FrameType, what: str, _arg: object) -> Any:
    """Something happens in a frame of the own file."""
    global _used
    try:
        if _state != ON and (_gettrace() is not _trace or _came_back_early(frame)):
            return None
        now = _now()
        _used = used = (_used if now - _used < BUCKET_NS else now - BUCKET_NS) + TOKEN_NS
        if what == "line":
            lines.tell(frame.f_lineno, now)
            if used > now or (_alone_only and thread_count()):
                return _give_up(frame, wire.LINES_TOO_OFTEN if used > now else wire.LINES_UNKNOWN)
        elif what == "return":
            outer = lines.own_frame(frame.f_back)
            if outer is not None:
                lines.tell(outer.f_lineno | wire.LINE_BACK, now)
        if frame.f_code.co_flags & _OPTIMIZED:
            _forget_variables(frame)
        return _local
    except RecursionError:
        return None
    except BaseException as error:
        lines.hide_us(error)
        raise


def _give_up(frame: FrameType, why: int) -> Any:
    """Turn lines off in the middle of a frame; return what becomes its `f_trace`."""
    _turn_off(why)
    if not frame.f_code.co_flags & _OPTIMIZED:
        return None
    ends = not frame.f_code.co_flags & _RESUMABLE and not _COUNTS_BY_TRACE
    _forget_variables(frame, for_good=not ends)
    return _mark_end() if ends else _Mark()


def _forget_variables(frame: FrameType, *, for_good: bool = False) -> None:
    """Let the dictionary of a frame's variables be emptied once Python has read it: it would keep objects alive.

    The mark stands in `f_trace` until Python puts there what the trace function returns, which is after reading.
    for_good: that does not stay there.
    """
    global _wipe
    mark = _Mark()
    _wipe = _End(mark, _act)
    if for_good:  # the map has nothing of the frame any more when it is through
        _wipe.act = partial(any, map(_call, [frame.f_locals.clear, partial(delattr, frame, "f_trace")]))
    else:
        _wipe.act = frame.f_locals.clear
    frame.f_trace = mark


def _calls_us(name: str) -> bool:
    known = _known.get(name)
    if known is None:
        parts = name.replace("\\", "/").split("/")
        known = _known[name] = parts[-1] in _CALLS_US or not set(_CALLS_US_FOLDERS).isdisjoint(parts[:-1])
    return known
