"""What a second process asks of the window that is open, and what it is answered: lines of JSON. No Qt.

    second process             window
    wish            ->
                    <-         "ready", or the reason why not
    "go"            ->
                    <-         "taken"

A window that was stopped, and reads the wish when nobody waits for its answer any more, never hears "go": nothing is
opened twice. What comes is data from outside and is checked as such; none of it is ever evaluated.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from concgui.core.words import later

#: Counts up when a window that knows only the lines before could misunderstand them.
FORMAT = 1
#: Bytes of a line; arguments may be long, but nobody types so much.
LONGEST_WISH, LONGEST_ANSWER = 256 * 1024, 1024
READY, TAKEN, GO = "ready", "taken", "go"
#: Why a window takes nothing: it waits for its user's answer, its options are others, it is another version of us.
BUSY, OTHER_OPTIONS, OTHER_FORMAT = "busy", "options", "format"
REASONS = (BUSY, OTHER_OPTIONS, OTHER_FORMAT)
SILENT = "silent"  #: what the second process makes of no answer
#: What the user is told of a window that was opened beside another.
NOTES = {
    BUSY: later("The window that is open waits for an answer in a dialog: this is another one."),
    OTHER_OPTIONS: later("The window that is open has another interpreter or another source: this is another one."),
    OTHER_FORMAT: later("The window that is open is of another version of Concgui: this is another one."),
    SILENT: later("The window that is open does not answer: this is another one."),
}
_MOST_ARGUMENTS = 10_000


class MessageError(Exception):
    """What came is not a message of ours."""


class OtherFormatError(MessageError):
    """It is one of another version."""


class Wish(NamedTuple):
    """What is to be opened; without a file, module or problem the window is raised and no more."""

    folder: str = ""  #: the second process's working directory, "" if it was removed
    file: str = ""  #: absolute path
    args: tuple[str, ...] = ()
    module: str = ""
    python: str = ""  #: the interpreter that is to run it, "": whatever the window has
    source: str = ""
    desktop: bool = False  #: a double click: opened as by File > Open, and what is wrong is told in the window
    problem: str = ""  #: what was wrong with the second process's command line, to be told
    token: str = ""  #: $XDG_ACTIVATION_TOKEN: the right to come to the front
    startup_id: str = ""  #: $DESKTOP_STARTUP_ID


_EMPTY = Wish()


def wish_line(wish: Wish) -> bytes:
    """Return the line to be sent. Raise MessageError if it is too long."""
    line = _line({"format": FORMAT, **wish._asdict()})
    if len(line) > LONGEST_WISH:
        raise MessageError(f"a wish of {len(line)} bytes")
    return line


def read_wish(line: bytes) -> Wish:
    """Read what a second process sent. Raise MessageError."""
    if len(line) > LONGEST_WISH:
        raise MessageError(f"a wish of {len(line)} bytes")
    said = _read(line)
    if said.get("format") != FORMAT:
        raise OtherFormatError(f"a wish of format {str(said.get('format'))[:20]}")
    values: dict[str, Any] = {}
    for name in Wish._fields:
        value = said.get(name, getattr(_EMPTY, name))
        if name == "args":
            if not isinstance(value, list | tuple) or len(value) > _MOST_ARGUMENTS:
                raise MessageError("args are no list")
            values[name] = tuple(_text(one, name) for one in value)
        elif name == "desktop":
            if not isinstance(value, bool):
                raise MessageError("desktop is neither true nor false")
            values[name] = value
        else:
            values[name] = _text(value, name)
    return Wish(**values)


def word_line(word: str) -> bytes:
    """Return the line of a single word: GO, or an answer."""
    return _line({"format": FORMAT, "word": word})


def read_word(line: bytes) -> str:
    """Return the word of such a line, of any version. Raise MessageError."""
    if len(line) > LONGEST_ANSWER:
        raise MessageError(f"a word of {len(line)} bytes")
    return _text(_read(line).get("word"), "word")


def _line(said: dict[str, Any]) -> bytes:
    import json

    return json.dumps(said).encode("ascii") + b"\n"  # bytes of a name that are no UTF-8 go as \udcXX


def _read(line: bytes) -> dict[str, Any]:
    import json

    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:  # also: no UTF-8
        raise MessageError("no JSON") from error
    if not isinstance(said, dict):
        raise MessageError("no JSON object")
    return said


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise MessageError(f"{name} is no text")
    try:
        os.fsencode(value)
    except ValueError as error:  # half a character
        raise MessageError(f"{name} is no text of this system") from error
    return value
