"""At which line of the program's own file the main thread of MainProcess is: the events LINE, LINES_OFF and LINES_ON.

Python 3.12 and later have `sys.monitoring` for it (`lines_monitored`), earlier ones `sys.settrace` (`lines_traced`).
Other threads, and children made by fork, are never told of.
"""

from __future__ import annotations

import os
import sys
from _thread import get_native_id
from importlib import import_module

from . import channel, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType, ModuleType

#: The file of the program, as its code objects have it; "" before it is known.
own_file = ""
#: What tells the lines now, a module with begin, end, resume.
_teller: ModuleType | None = None
_main_tid = 0


def resume() -> None:
    """Tell every line again, if some are told no more and enough time has passed.

    For the moments at which a thread has done something slow anyway: a blocking call has ended, a line is printed, a
    worker is started. Costs next to nothing otherwise. Any thread may call it; only the main one's call counts.
    """
    if _teller is not None:
        _teller.resume()


def begin(code: CodeType) -> None:
    """Tell the lines of a program's compiled file from now on. To be called by the thread that will run it."""
    global _main_tid, _teller
    know(code)
    _main_tid = get_native_id()
    if sys.implementation.name != "cpython":
        channel.emit(wire.LINES_OFF, 0, wire.LINES_UNKNOWN)
        return
    # By name, for the one that is not needed is not loaded, and each of them calls back into this module.
    teller = import_module("." + ("lines_monitored" if hasattr(sys, "monitoring") else "lines_traced"), __package__)
    if teller.begin(code):
        _teller = teller
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_end_in_fork)


def know(code: CodeType) -> None:
    """Know which file is the program's own."""
    global own_file
    own_file = code.co_filename


def end() -> None:
    """Tell no lines any more: the program has run its last one."""
    global _teller
    if _teller is not None:
        teller, _teller = _teller, None
        teller.end()


def _end_in_fork() -> None:
    global _teller
    if _teller is not None:
        teller, _teller = _teller, None
        teller.end_in_fork()


def tell(value: int, t_ns: int) -> None:
    """Send LINE of main, whichever thread calls this."""
    fd = channel._fd
    if fd < 0 or (t_ns > channel._look_ns and not channel._look(t_ns)):
        return
    try:
        record = channel._pack(wire.LINE, 0, 0, next(channel._count), t_ns, channel._pid, _main_tid, 0, value)
        channel._write(fd, record)
    except BlockingIOError:
        pass
    except OSError:
        channel._give_up()


def hide_us(error: BaseException) -> None:
    """Take our frames out of the traceback of what a signal handler has raised in them.

    A bare ``raise`` does not add the one again that does it.
    """
    entry = error.__traceback__
    while entry is not None and entry.tb_frame.f_globals.get("__package__") == __package__:
        entry = entry.tb_next
    error.__traceback__ = entry


def line_of_failure(error: BaseException) -> int:
    """Return the last line of the own file that an exception passed on its way, 0 if there is none."""
    line = 0
    entry = error.__traceback__
    while entry is not None:
        if entry.tb_frame.f_code.co_filename == own_file:
            line = entry.tb_lineno or 0
        entry = entry.tb_next
    if not line and isinstance(error, SyntaxError) and error.filename == own_file:
        line = error.lineno or 0
    return line


def codes_of(code: CodeType) -> list[CodeType]:
    """Return a file's code object with all that it contains: functions, classes, comprehensions."""
    found, kind = [code], type(code)
    for one in found:  # grows meanwhile
        found += [constant for constant in one.co_consts if type(constant) is kind]
    return found


def own_frame(frame: FrameType | None, most: int = 100) -> FrameType | None:
    """Return the nearest frame of the own file, from `frame` outwards, looking at `most` frames."""
    own = own_file
    while frame is not None and most:
        if frame.f_code.co_filename == own:
            return frame
        frame = frame.f_back
        most -= 1
    return None
