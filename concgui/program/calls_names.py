"""What a blocking call is called, and which line of the program's own file has made it, from the frames of its thread.

Nearly all calls of `threading`, `queue`, `multiprocessing`, `concurrent.futures` and `subprocess` block in a few
builtins.  The outermost public function of these modules below the program's own code is what the program has called.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

#: Modules whose functions block for the program; packages with all that is in them.
_MODULES = frozenset(("threading", "queue", "subprocess", "selectors"))
_PACKAGES = ("multiprocessing.", "concurrent.futures.")
#: Frames that are looked at, at the most.
_MOST = 500
#: Functions that do not carry the name under which they are called.
_PUBLIC = {
    "__enter__": "acquire",
    "__next__": "next",
    "result_iterator": "map",
    "_chain_from_iterable_of_lists": "map",
}
#: Where threads and processes of the library itself begin: what they wait in is not called by the program.
_ROOTS = frozenset(("worker", "wait_result_broken_or_wakeup", "handle_request", "serve_client", "accept_connection"))
_CLASSES = {"ApplyResult": "AsyncResult", "MapResult": "AsyncResult"}
#: Waiting in these is told by other events, or is no waiting of the program's.
_TOLD = frozenset(("observed_join", "observed_start"))

_own_files: dict[tuple[str, str], bool] = {}


def describe(frame: FrameType, own: str) -> tuple[str, int]:
    """Return the name of the call that `frame` is in, "" if it is told otherwise, and the line of the own file, or 0.

    own: the name if the frame is the program's own, so that it makes the call itself.
    """
    one: FrameType | None = frame
    api: FrameType | None = None
    for _ in range(_MOST):
        if one is None:
            break
        module = one.f_globals.get("__name__", "")
        code = one.f_code
        if module.startswith(__package__):
            if code.co_name in _TOLD:
                return "", 0
        elif module in _MODULES or module.startswith(_PACKAGES):
            if _is_public(module, code.co_name):
                api = one
        elif code.co_filename != "<string>":  # the methods of a manager's proxies have been made from text
            break
        one = one.f_back
    line = own_line(one)
    return (own if api is None else _name(api)), line


def own_line(frame: FrameType | None) -> int:
    """Return the line of the program's own file that is being run in the nearest of these frames, 0 if in none."""
    main = getattr(sys.modules.get("__main__"), "__file__", None)
    if not main:
        return 0
    for _ in range(_MOST):
        if frame is None:
            break
        if is_own(frame.f_code.co_filename, main):
            return frame.f_lineno
        frame = frame.f_back
    return 0


def line_of_failure(error: BaseException) -> int:
    """Return the last line of the program's own file that an exception has passed, 0 if there is none."""
    main = getattr(sys.modules.get("__main__"), "__file__", None)
    line, entry = 0, error.__traceback__
    while entry is not None:
        if main and is_own(entry.tb_frame.f_code.co_filename, main):
            line = entry.tb_lineno or 0
        entry = entry.tb_next
    return line


def is_own(file: str, main: str) -> bool:
    """Whether code of `file` is of the program's own file `main`."""
    if file == main:
        return True
    key = file, main
    own = _own_files.get(key)
    if own is None:
        same = os.path.basename(file) == os.path.basename(main)
        own = _own_files[key] = same and os.path.abspath(file) == os.path.abspath(main)
    return own


def _is_public(module: str, name: str) -> bool:
    if name == "run":  # of a Thread or a Process
        return module == "subprocess"
    return (name[0] != "_" and name not in _ROOTS) or name in _PUBLIC or name == "_callmethod"


def _name(frame: FrameType) -> str:
    code, values = frame.f_code, frame.f_locals
    name = _PUBLIC.get(code.co_name, code.co_name)
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    bound = bool(names) and names[0] == "self"
    if name == "_callmethod":
        return f"{values['self']._token.typeid}.{values['methodname']}()"
    if bound:
        home = type(values["self"]).__name__
        home = _CLASSES.get(home, "multiprocessing" if home.endswith("Context") else home)
        if name == "temp":  # a manager's method that makes a shared object
            name = values.get("typeid", name)
    elif name == "map":
        home = "Executor"
    else:
        module = frame.f_globals["__name__"]
        home = "futures" if module == "concurrent.futures._base" else module.rpartition(".")[2]
    return f"{home}.{name}({_timeout(names[bound:], values)})"


def _timeout(names: tuple[str, ...], values: dict[str, Any]) -> str:
    if "timeout" not in names:
        return ""
    timeout = values.get("timeout")
    if not isinstance(timeout, (int, float)):
        return ""
    # A function may count it down before it waits.
    text = f"{round(timeout, 3):g}"
    return text if names[0] == "timeout" else f"timeout={text}"
