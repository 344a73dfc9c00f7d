"""Telling main's lines by `sys.monitoring`: events of the own file's code objects only, all else runs as before.

Every event takes a token. A line that finds none is told a last time and its place in the code is disabled, which
costs nothing from then on; a function that returns without finding one is muted as a whole. So what this costs has a
bound, whatever the program does.
"""

from __future__ import annotations

import sys
from _thread import get_ident

from . import channel, lines, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any

#: Time between two tokens, and the time in which the bucket fills: 3,000 events a second, 1,000 at once.
TOKEN_NS = 333_333
BUCKET_NS = 1000 * TOKEN_NS
#: 0, 1 and 2 belong to debuggers, coverage and profilers; 3 and 4 are what a program takes that needs one of its own.
#: 5 is set aside for optimizers, of which Python has none.
_TOOLS = (5, 4, 3, 2, 1, 0)
#: Lines of a function that are told of at most when it is muted while main is in it.
_MOST_LINES = 200

_now = channel._now
_frame = sys._getframe
_tool = -1
_main = 0
_events = 0
_disable: Any = None
_codes: list[CodeType] = []
#: The bucket: the instant up to which tokens are used up. It is full when that lies BUCKET_NS back.
_used = 0
#: By id: code objects in which something is disabled.
_quiet: dict[int, CodeType] = {}
#: Exceptions that pass functions can be listened to in all code or in none. Their tokens are tenths, as most of them
#: are only looked at.
_passing_used = 0
_passing = False


def begin(code: CodeType) -> bool:
    """Tell the lines of `code` and of what it contains. False: all tools of `sys.monitoring` are in use."""
    global _tool, _main, _events, _disable, _used
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    free = [tool for tool in _TOOLS if monitoring.get_tool(tool) is None]
    if not free:
        channel.emit(wire.LINES_OFF, 0, wire.LINES_UNKNOWN)
        return False
    _tool, _main = free[0], get_ident()
    _disable, _used = monitoring.DISABLE, _now() - BUCKET_NS
    _codes[:] = lines.codes_of(code)
    monitoring.use_tool_id(_tool, "concgui")
    kinds = monitoring.events
    _events = kinds.LINE | kinds.PY_RETURN | kinds.PY_YIELD | kinds.PY_RESUME
    monitoring.register_callback(_tool, kinds.LINE, _at_line)
    monitoring.register_callback(_tool, kinds.PY_RETURN, _left)
    monitoring.register_callback(_tool, kinds.PY_YIELD, _left)
    monitoring.register_callback(_tool, kinds.PY_RESUME, _resumed)
    monitoring.register_callback(_tool, kinds.PY_UNWIND, _passed)
    _listen(_codes, _events)
    _listen_to_exceptions(yes=True)
    return True


def end() -> None:
    """Leave no trace."""
    global _tool, _main
    if _tool < 0:
        return
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    _listen(_codes, 0)
    _listen_to_exceptions(yes=False)
    kinds = monitoring.events
    for kind in (kinds.LINE, kinds.PY_RETURN, kinds.PY_YIELD, kinds.PY_RESUME, kinds.PY_UNWIND):
        monitoring.register_callback(_tool, kind, None)
    monitoring.free_tool_id(_tool)
    _tool, _main = -1, 0
    _codes.clear()
    _quiet.clear()


def end_in_fork() -> None:
    """Tell nothing in a child made by fork. To clean up all code there would take longer than to fork."""
    global _tool, _main
    if _tool < 0:
        return
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    kinds = monitoring.events
    for kind in (kinds.LINE, kinds.PY_RETURN, kinds.PY_YIELD, kinds.PY_RESUME):
        monitoring.register_callback(_tool, kind, _not_again)
    monitoring.register_callback(_tool, kinds.PY_UNWIND, None)
    _tool, _main = -1, 0


def _not_again(*_: object) -> Any:
    return _disable


def _listen(codes: list[CodeType], events: int) -> None:
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    for code in codes:
        monitoring.set_local_events(_tool, code, events)


def _listen_to_exceptions(*, yes: bool) -> None:
    global _passing, _passing_used
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    _passing, _passing_used = yes, _now() - BUCKET_NS
    monitoring.set_events(_tool, monitoring.events.PY_UNWIND if yes else 0)


def resume() -> None:
    """Tell again what is told no more, once the bucket is full."""
    if (_passing and not _quiet) or get_ident() != _main:
        return
    if not _passing and _now() - _passing_used > 2 * BUCKET_NS:
        _listen_to_exceptions(yes=True)
    if not _quiet or _now() - _used < BUCKET_NS:
        return
    codes = list(_quiet.values())
    _quiet.clear()
    # Setting the events anew enables all places again, and for no other tool than ours.
    _listen(codes, 0)
    _listen(codes, _events)
    frame = lines.own_frame(_frame(1))
    channel.emit(wire.LINES_ON, 0, 0 if frame is None else frame.f_lineno)


# What follows is called in the middle of the program: with as few frames as can be, as the program may be near its
# recursion limit. What a signal handler raises in here belongs to the program, but our frames do not.


def _at_line(code: CodeType, line: int) -> Any:
    global _used
    try:
        if get_ident() != _main:
            return _elsewhere(code)
        now = _now()
        used = _used if now - _used < BUCKET_NS else now - BUCKET_NS
        if used + TOKEN_NS > now:
            _quiet[id(code)] = code
            lines.tell(line | wire.LINE_LAST, now)
            return _disable
        _used = used + TOKEN_NS
        lines.tell(line, now)
    except RecursionError:
        return None
    except BaseException as error:
        lines.hide_us(error)
        raise
    return None


def _left(code: CodeType, _offset: int, _value: object) -> Any:
    """A function returns, or a generator yields: control is back in the middle of a line that called it."""
    global _used
    try:
        if get_ident() != _main:
            return _elsewhere(code)
        frame = lines.own_frame(_frame(1).f_back)
        if frame is None:
            return None
        now = _now()
        used = _used if now - _used < BUCKET_NS else now - BUCKET_NS
        if used + TOKEN_NS > now:
            _mute(code, frame)
        else:
            _used = used + TOKEN_NS
            lines.tell(frame.f_lineno | wire.LINE_BACK, now)
    except RecursionError:
        return None
    except BaseException as error:
        lines.hide_us(error)
        raise
    return None


def _resumed(code: CodeType, _offset: int) -> Any:
    """A generator or coroutine goes on in the middle of a line."""
    global _used
    try:
        if get_ident() != _main:
            return _elsewhere(code)
        now = _now()
        used = _used if now - _used < BUCKET_NS else now - BUCKET_NS
        if used + TOKEN_NS > now:
            _quiet[id(code)] = code
            lines.tell(_frame(1).f_lineno | wire.LINE_BACK | wire.LINE_LAST, now)
            return _disable
        _used = used + TOKEN_NS
        lines.tell(_frame(1).f_lineno | wire.LINE_BACK, now)
    except RecursionError:
        return None
    except BaseException as error:
        lines.hide_us(error)
        raise
    return None


def _passed(code: CodeType, _offset: int, _error: BaseException) -> None:
    """An exception leaves a function. In the caller's own file a line follows; other code may catch it and go on."""
    global _passing_used, _used
    try:
        now = _now()
        used = _passing_used if now - _passing_used < BUCKET_NS else now - BUCKET_NS
        if used > now:
            _listen_to_exceptions(yes=False)
            return
        _passing_used = used + TOKEN_NS // 10
        if code.co_filename != lines.own_file or get_ident() != _main:
            return
        caller = _frame(1).f_back
        frame = lines.own_frame(caller)
        if frame is not None and frame is not caller:
            _used = max(_used, now - BUCKET_NS) + TOKEN_NS
            lines.tell(frame.f_lineno | wire.LINE_BACK, now)
    except RecursionError:
        return
    except BaseException as error:
        lines.hide_us(error)
        raise


def _elsewhere(code: CodeType) -> None:
    """Another thread runs this code: it is muted, and main's lines in it too, so that no worker is slowed down.

    main is seen at the line that calls it then, which is true.
    """
    frame = sys._current_frames().get(_main)
    _mute(code, lines.own_frame(frame))


def _mute(code: CodeType, frame: FrameType | None) -> None:
    """Tell nothing of `code` any more; `frame` is where main is."""
    _quiet[id(code)] = code
    _listen([code], 0)
    if frame is None:
        return
    line, flags = frame.f_lineno, wire.LINE_BACK
    # Its lines may run unseen from now on, which is told by telling them a last time.
    known = {one for _, _, one in code.co_lines() if one}
    if not code.co_name.startswith("<"):  # nothing that counts stands in the line of a `def`, unless all does
        known = known - {code.co_firstlineno} or known
    outer: FrameType | None = frame
    for _ in range(100):
        if outer is None:
            break
        if outer.f_code is code:  # main is in it, and will be at any line of it unseen, or back at the one that called
            outer = lines.own_frame(outer.f_back)
            if outer is not None:
                known.add(outer.f_lineno)
            flags |= wire.LINE_LAST
            break
        outer = outer.f_back
    for one in sorted(known - {line})[:_MOST_LINES]:
        lines.tell(one | wire.LINE_BACK | wire.LINE_LAST, _now())
    lines.tell(line | flags, _now())
