"""Observation of stdout and stderr: who printed which line, and when.

The stream objects stay what they are (type, buffering, encoding, descriptor); only their instances get a `write` and a
`flush` of ours in front of the builtin ones.  The text goes where it would have gone without us.
"""

from __future__ import annotations

import sys
from _thread import get_ident

from . import calls, channel, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Of one `write`, at most this many lines are reported; the others count as dropped.
MOST_LINES = 2000

#: (thread, stream) → text of a line that has no newline yet.
_pending: dict[tuple[int, int], str] = {}


def watch_streams() -> None:
    """Hook `sys.stdout` and `sys.stderr` as they are now."""
    for number, stream in ((wire.STREAM_OUT, sys.stdout), (wire.STREAM_ERR, sys.stderr)):
        _watch(stream, number)


def _watch(stream: Any, number: int) -> None:
    if stream is None or "write" in getattr(stream, "__dict__", {"write": 0}):
        return  # no stream, one that takes no attributes, or hooked already (fork)
    write, flush = stream.write, stream.flush

    def observed_write(text: str, /) -> int:
        written: int = write(text)
        try:
            _note(number, text)
            if text[-1:] == "\n":
                calls.resume_lines()
        except Exception:
            pass
        return written

    def observed_flush() -> None:
        flush()
        if _pending:
            text = _pending.pop((get_ident(), number), "")
            if text:
                _send(number | wire.PARTIAL, text)

    try:
        stream.write, stream.flush = observed_write, observed_flush
    except AttributeError:
        pass


def _note(number: int, text: str) -> None:
    if not text:
        return
    key = (get_ident(), number)
    before = _pending.pop(key, "")
    if "\n" not in text:
        # Keep no more of an endless line than is reported of it.
        _pending[key] = before if len(before) > wire.MAX_LINE else before + text[: wire.MAX_LINE + 1]
        return
    if text == "\n":
        _send(number, before)
        return
    if text.count("\n", 0, -1) == 0 and text[-1] == "\n":
        _send(number, before + text[:-1])
        return
    lines = text.split("\n")
    lines[0] = before + lines[0]
    rest = lines.pop()
    for line in lines[:MOST_LINES]:
        _send(number, line)
    if len(lines) > MOST_LINES:
        channel.count_dropped(len(lines) - MOST_LINES)
    if rest:
        _pending[key] = rest[: wire.MAX_LINE + 1]


def _send(value: int, line: str) -> None:
    data = line[: wire.MAX_LINE + 1].encode("utf-8", "replace")
    if len(data) <= wire.MAX_PAYLOAD:
        channel.emit(wire.OUTPUT, 0, value, data)
        return
    if len(data) > wire.MAX_LINE:
        data = data[: wire.MAX_LINE]
        value |= wire.TRUNCATED
    last = (len(data) - 1) // wire.MAX_PAYLOAD * wire.MAX_PAYLOAD
    for start in range(0, len(data), wire.MAX_PAYLOAD):
        flag = 0 if start == last else wire.MORE_FOLLOWS
        channel.emit(wire.OUTPUT, 0, value | flag, data[start : start + wire.MAX_PAYLOAD])


def begin_forked_process() -> None:
    """First act of a child made by fork: unfinished lines are the parent's."""
    _pending.clear()


def finish(thread: int | None = None) -> None:
    """Report what was printed without a newline at the very end."""
    for (ident, number), text in list(_pending.items()):
        if thread is None or ident == thread:
            _pending.pop((ident, number), None)
            _send(number | wire.PARTIAL, text)
