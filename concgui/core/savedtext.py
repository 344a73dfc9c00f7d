"""The text of a program as a file that plain Python runs: it prints and does what the run did. No numpy, no Qt.

Main of the window differs from a file's in two things, and the file says so in Python: it goes on behind a statement
of a button that fails, and it waits for the next button. The waits are written where time decides what happens: up to
the last terminate(), kill(), join() with a timeout or active_children(). What came from outside is a comment.
"""

import re
from collections.abc import Sequence

from concgui.core.listing import INDENT
from concgui.core.scenario import GUARD, number_text
from concgui.core.views import LineState, ProgramLine

#: Shorter waits than this, in ns, are the time between two statements that were sent together.
LEAST_WAIT_NS = 50_000_000
_TIME_DECIDES = re.compile(r"(\.(terminate|kill)\(\)|\.join\([^)]+\)|^active_children\(\))$")
_EXECUTED = {LineState.DONE, LineState.FAILED, LineState.CURRENT, LineState.BLOCKED}
_IMPORT_TIME = "import time"


def saved_text(lines: Sequence[ProgramLine]) -> str:
    """Return what is written into a file for these lines of the Program pane."""
    last = max((at for at, line in enumerate(lines) if line.button and _time_decides(line)), default=-1)
    waits = any(line.text == _IMPORT_TIME for line in lines)
    rows: list[str] = []
    for at, line in enumerate(lines):
        if waits and at <= last and line.button and line.waited_ns >= LEAST_WAIT_NS and line.state in _EXECUTED:
            seconds = number_text(round(line.waited_ns / 1e9, 2))
            rows.append(f"{_indent(line)}time.sleep({seconds})  # main waited for the next button")
        rows += _rows(line)
    if any(row.startswith(INDENT + INDENT + "traceback.") for row in rows):
        rows.insert(rows.index(_IMPORT_TIME) + 1 if _IMPORT_TIME in rows else 0, "import traceback")
    return "\n".join(_with_body(rows)).rstrip() + "\n"


def _time_decides(line: ProgramLine) -> bool:
    return bool(_TIME_DECIDES.search(line.text.strip()))


def _rows(line: ProgramLine) -> list[str]:
    text, indent = line.text, _indent(line)
    if line.state is LineState.OUTSIDE:
        return [text if text.lstrip().startswith("#") else f"{indent}# {text.strip()}"]
    if not line.button:
        return [text]
    if line.state is not LineState.QUEUED and line.t_ns is None and line.note:
        return [f"{indent}# {text.strip()}  ({line.note})"]  # main never came to it
    if line.state is LineState.FAILED:
        if line.note.startswith("KeyboardInterrupt"):  # nobody interrupts the file
            return [f"{text}  # {line.note}: it was interrupted from outside"]
        return [
            f"{indent}try:",
            f"{indent}{text}",
            f"{indent}except Exception:  # {line.note}",
            f"{indent}{INDENT}traceback.print_exc()",
        ]
    return [text]


def _indent(line: ProgramLine) -> str:
    return line.text[: len(line.text) - len(line.text.lstrip())]


def _with_body(rows: list[str]) -> list[str]:
    """A guard with nothing but comments under it is no Python."""
    guards = [at for at, row in enumerate(rows) if row == GUARD]
    if guards and all(not row.strip() or row.lstrip().startswith("#") for row in rows[guards[-1] + 1 :]):
        return [*rows, f"{INDENT}pass"]
    return rows
