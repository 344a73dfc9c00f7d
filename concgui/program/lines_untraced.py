"""Which code `sys.settrace` must not touch, up to Python 3.11: there it copies a function's variables to and fro.

Around every call of a trace function Python writes the variables of the frame into a dictionary, and what stands in
the dictionary afterwards back into the variables. Nobody notices, unless the dictionary is looked at, or a variable
was changed meanwhile: by another thread or by a signal handler, in a function inside of this one.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType

#: Names by which a function gets at the dictionary of its variables.
DICTIONARY = frozenset({"locals", "vars", "dir", "exec", "eval", "f_locals"})
_EXTENDED_ARG = 144
#: Numbers of STORE_DEREF and DELETE_DEREF.
_CHANGE = (138, 139) if sys.version_info >= (3, 11) else (137, 138)


def changed_inside(codes: list[CodeType]) -> set[str]:
    """Return the names of the variables that inner functions change (`nonlocal`)."""
    names: set[str] = set()
    for code in codes:
        if code.co_freevars:
            variables = _deref_names(code)
            content, argument = code.co_code, 0
            for at in range(0, len(content), 2):
                number, argument = content[at], argument << 8 | content[at + 1]
                if number in _CHANGE and variables[argument] in code.co_freevars:
                    names.add(variables[argument])
                if number != _EXTENDED_ARG:
                    argument = 0
    return names


def _deref_names(code: CodeType) -> list[str]:
    """Return the variables by the numbers that instructions of this Python give them."""
    if sys.version_info < (3, 11):
        return [*code.co_cellvars, *code.co_freevars]
    inner = [name for name in code.co_cellvars if name not in code.co_varnames]
    return [*code.co_varnames, *inner, *code.co_freevars]


def untouchable(codes: list[CodeType], changed: set[str]) -> dict[int, CodeType]:
    """Return the code objects that must not be traced, by id."""
    return {
        id(code): code
        for code in codes
        if not DICTIONARY.isdisjoint(code.co_names if code.co_flags & 1 else ())
        or not changed.isdisjoint(code.co_cellvars + code.co_freevars)
    }
