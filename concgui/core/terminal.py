"""What a terminal would show of a printed line: colours leave no trace, a carriage return writes over. No Qt.

The codes are those of ECMA-48 (control sequences begin with ESC [) and xterm (operating system commands: ESC ]).
"""

import re

_CODES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor, erasing
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)"  # commands that carry a text: titles, links
    r"|[PX^_][^\x1b]*\x1b\\"
    r"|[ -/]*[0-Z\\^-~]"
    r"|\[[0-?]*[ -/]*$|\][^\x07\x1b]*$|$)"  # cut off at the end of what was printed
)
_ERASE = re.compile(r"\x1b\[[02]?K|\x1b\[[0-3]?J")


def shown(text: str) -> str:
    """Return what stands there when all of a line's text has been written. Other control characters stay."""
    if "\x1b" not in text and "\r" not in text and "\b" not in text:
        return text
    line = ""
    for part in text.split("\r"):
        coded = "\x1b" in part
        before = "" if coded and _ERASE.search(part) else line
        line = _over(before, _CODES.sub("", part) if coded else part)
    return line


def joined(before: str, text: str) -> str:
    """Return what was flushed without a newline with what was printed after it, as short as what is shown of it."""
    whole = before + text
    return shown(whole) + ("\r" if whole.endswith("\r") else "")


def _over(line: str, part: str) -> str:
    """Write a part over a line from its first column on; a backspace goes one column back."""
    if "\b" not in part:
        return part + line[len(part) :]
    columns, at = list(line), 0
    for character in part:
        if character == "\b":
            at = max(0, at - 1)
            continue
        columns[at : at + 1] = character
        at += 1
    return "".join(columns)
