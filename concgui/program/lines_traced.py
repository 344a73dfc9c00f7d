"""Telling main's lines by `sys.settrace`, up to Python 3.11.

Under a trace function all Python code runs slower, so it is only set while code of the own file runs: when that calls
other Python code it is taken away, until the called function has returned. What is told takes tokens; when there are
none, lines are off. `sys.settrace` and `sys.gettrace` show nothing of this (`lines_settrace`).
"""

from __future__ import annotations

import sys
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

#: Time between two tokens, and the time in which the bucket fills: 3,000 events a second, 1,000 at once.
TOKEN_NS = 333_333
BUCKET_NS = 1000 * TOKEN_NS
#: The tokens that must be there for lines to come back.
ENOUGH_NS = BUCKET_NS // 3
#: States: lines are told; other Python code runs for a line of the own file; lines are told no more.
ENDED, ON, AWAY, OFF = range(4)

#: Up to Python 3.9 a frame that has an `f_trace` counts its lines under trace functions alone: in tracebacks it would
#: stay where it was when tracing ended. There a _Return is among the variables of the frame, under this name.
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
#: id() of the _Return whose end is waited for, 0: none; where it is among variables, also of its frame.
_waiting = 0
_left = 0
_untouchable: dict[int, CodeType] = {}
_alone_only = False  #: main must be the only thread while it is traced
_known: dict[str, bool] = {}
#: What a signal handler raised where nothing can be raised.
_raised: BaseException | None = None
_wipe: Any = None


class _Return:
    """Stands in the `f_trace` of a frame while nothing is traced, and goes with the frame."""

    __slots__ = ()

    def __call__(self, frame: FrameType, what: str, arg: object) -> None:
        """Nothing: the program has set a trace function of its own meanwhile."""

    def __del__(self) -> None:
        global _raised
        try:
            if _waiting == id(self) and get_ident() == _main:
                _come_back()
        except BaseException as error:
            lines.hide_us(error)
            _raised = error


class _Token:
    __slots__ = ("__weakref__",)


class _Wipe(ref):  # type: ignore[type-arg]
    """Calls its `clear` when what it refers to is gone, without any Python code of ours."""

    __slots__ = ("clear",)
    clear: Callable[[], None]


_call_clear = methodcaller("clear")


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
    _state = ON
    lines_settrace.hide(_main, _trace, give_way)
    _settrace(_trace)
    return True


def end() -> None:
    """Leave no trace."""
    global _state, _waiting
    if _state == ENDED:
        return
    state, _state, _waiting = _state, ENDED, 0
    lines_settrace.show()
    if state == ON and _gettrace() is _trace:
        _settrace(None)
    _clean(_frame(1), None)


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
    elif _state == AWAY:
        # The frame that was called may be kept by an exception, although it has ended.
        frame: FrameType | None = _frame(1)
        while frame is not None and id(frame.f_trace) != _waiting and (not _COUNTS_BY_TRACE or id(frame) != _left):
            frame = frame.f_back
        if frame is None:
            _come_back()
    elif _state == ON and _gettrace() is not _trace:
        # Python has taken it away after an exception in it, or C code has set another.
        _turn_off(wire.LINES_TRACED if _gettrace() else wire.LINES_TOO_OFTEN)


def _turn_off(why: int) -> None:
    global _state, _waiting
    if _gettrace() is _trace:
        _settrace(None)
    _state, _waiting = OFF, 0
    channel.emit(wire.LINES_OFF, 0, why)
    if _COUNTS_BY_TRACE:
        _clean(_frame(1), None)


def _come_back() -> None:
    """Trace again, from the middle of whatever main is doing, unless something speaks against it."""
    global _state, _waiting
    _waiting = 0
    if _state == ENDED:
        return
    if _gettrace() is not None or _getprofile() is not None:
        if _state == AWAY:
            _turn_off(wire.LINES_TRACED)
        return
    if _alone_only and thread_count():
        if _state == AWAY:
            _turn_off(wire.LINES_UNKNOWN)
        return
    frame = lines.own_frame(_frame(1))
    if _state == OFF:
        if _now() - _used < ENOUGH_NS:
            _wait_for_return(frame)
            return
        _clean(frame, _local)
        lines_settrace.hide(_main, _trace, give_way)
        channel.emit(wire.LINES_ON, 0, 0 if frame is None else frame.f_lineno)
    _state = ON
    _settrace(_trace)


def _wait_for_return(frame: FrameType | None) -> None:
    """Come back when the function of the own file returns, if it is one."""
    global _waiting
    if _COUNTS_BY_TRACE:
        return
    while frame is not None and frame.f_code.co_flags & _RESUMABLE:
        frame = lines.own_frame(frame.f_back)
    if frame is not None and frame.f_code.co_flags & _OPTIMIZED:
        watch = _Return()
        _waiting = id(watch)
        frame.f_trace = watch


def _clean(frame: FrameType | None, function: Any) -> None:
    """Set the trace function of all frames of the own file, from `frame` outwards."""
    while frame is not None:
        if frame.f_trace is not None and (frame.f_trace is _local or type(frame.f_trace) is _Return):
            del frame.f_trace
        if function is not None and frame.f_code.co_filename == _file and id(frame.f_code) not in _untouchable:
            frame.f_trace = function
        frame = frame.f_back


# What follows is called in the middle of the program: with as few frames as can be, as the program may be near its
# recursion limit.


def _trace(frame: FrameType, _what: str, _arg: object) -> Any:
    """A function is called, or a generator goes on."""
    global _used, _state, _waiting, _left
    try:
        if _raised is not None:
            _raise()
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
            _settrace(None)
            _state, result = AWAY, _Return()
            _waiting = id(result)
            if _COUNTS_BY_TRACE:
                frame.f_locals[_NAME], _left = result, id(frame)
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
        if _state != ON:
            return None
        if _raised is not None:
            _raise()
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
    global _waiting
    _turn_off(why)
    if _COUNTS_BY_TRACE or not frame.f_code.co_flags & _OPTIMIZED:
        return None
    result = _Return()
    if not frame.f_code.co_flags & _RESUMABLE:
        _waiting = id(result)
    _forget_variables(frame)
    return result


def _forget_variables(frame: FrameType) -> None:
    """Let the dictionary of a frame's variables be emptied once Python has read it.

    It would keep objects alive. The token stands in `f_trace` until Python puts there what the trace function returns.
    """
    global _wipe
    token = _Token()
    _wipe = _Wipe(token, _call_clear)
    _wipe.clear = frame.f_locals.clear
    frame.f_trace = token  # type: ignore[assignment]


def _raise() -> None:
    global _raised
    error, _raised = _raised, None
    if error is not None:
        raise error


def _calls_us(name: str) -> bool:
    known = _known.get(name)
    if known is None:
        parts = name.replace("\\", "/").split("/")
        known = _known[name] = parts[-1] in _CALLS_US or not set(_CALLS_US_FOLDERS).isdisjoint(parts[:-1])
    return known
