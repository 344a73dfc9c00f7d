"""What a user's script does with the standard library, for `concgui doctor --self-test`. Python 3.9 or later.

Each part is used, not only imported: a library that is missing is often missed at the first call. Every line says of
one part "ok", "not there" (this Python was built without it), "not there: why" or "FAILED: why". With the argument
"all" it is held to be the Python of the packaged application, in which nothing else may be missing. The exit status is
0 where nothing failed.
"""

import importlib
import sys
import time
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

#: Parts that a Python may have been built without.
OPTIONAL = ("bz2", "curses", "lzma", "readline", "tkinter")
#: GNU Readline is under the GPL, and no part of the packaged application.
NOT_PACKED = ("readline",)
#: Part → how those of its libraries begin that are the system's own, which need not be there: X11's.
OF_THE_SYSTEM = {"tkinter": "libX"}
#: Parts that only POSIX has.
POSIX = ("curses", "readline")


def must(condition: bool) -> None:
    """Fail where something gave a wrong result; -O takes no such check away."""
    if not condition:
        raise RuntimeError("wrong result")


def use_json() -> None:
    """There and back."""
    import json

    must(json.loads(json.dumps({"a": [1, 2.5, "ü"]})) == {"a": [1, 2.5, "ü"]})


def use_sqlite3() -> None:
    """A table in memory."""
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute("create table t (n integer)")
    base.executemany("insert into t values (?)", [(n,) for n in range(10)])
    must(base.execute("select sum(n) from t").fetchone() == (45,))
    base.close()


def use_ssl() -> None:
    """A context as a client's, and OpenSSL's own digest."""
    import hashlib
    import ssl

    must(ssl.create_default_context().check_hostname)
    must(hashlib.new("sha256", b"").hexdigest().startswith("e3b0c442"))


def use_ctypes() -> None:
    """A call into C and back."""
    import ctypes

    must(ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)(lambda a, b: a + b)(2, 3) == 5)


def use_decimal() -> None:
    """Exact tenths."""
    from decimal import Decimal

    must(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"))


def use_asyncio() -> None:
    """Two at once."""
    import asyncio

    async def both() -> list:
        return await asyncio.gather(asyncio.sleep(0.001, "a"), asyncio.sleep(0, "b"))

    must(asyncio.run(both()) == ["a", "b"])


def use_zlib() -> None:
    """There and back."""
    import zlib

    must(zlib.decompress(zlib.compress(b"concgui" * 100)) == b"concgui" * 100)


def use_tkinter() -> None:
    """Tk can be loaded and Tcl finds its own library. No window: there may be no display."""
    import tkinter as tk

    must(tk.Tcl().eval("expr 6 * 7") == "42")


def use_pool() -> None:
    """Two workers, and a block of memory that all three see."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import shared_memory

    block = shared_memory.SharedMemory(create=True, size=16)
    try:
        block.buf[:4] = b"main"
        with ProcessPoolExecutor(2) as pool:
            must(list(pool.map(square, [block.name] * 4, range(4))) == [0, 1, 4, 9])
        must(bytes(block.buf[4:8]) == bytes([0, 1, 4, 9]))
    finally:
        block.close()
        block.unlink()


def square(name: str, number: int) -> int:
    """Run in a worker of the pool: what main wrote is there, and main finds what is written here."""
    from multiprocessing import shared_memory

    print("square of", number)
    block = shared_memory.SharedMemory(name)
    try:
        must(bytes(block.buf[:4]) == b"main")
        block.buf[4 + number] = number * number
    finally:
        block.close()
    time.sleep(0.1)  # or the first worker does it all before the second one is there
    return number * number


def use_extensions() -> None:
    """All modules that are libraries themselves: one of theirs that is missing is noticed when they are imported."""
    folders = [folder for folder in map(Path, sys.path) if folder.name in {"lib-dynload", "DLLs"} and folder.is_dir()]
    files = [file.name for folder in folders for file in folder.iterdir()]
    names = {name.partition(".")[0] for name in files if name.endswith(tuple(EXTENSION_SUFFIXES))}
    failed = []
    for name in sorted(names):
        try:
            if name != "_tkinter" and not name.startswith(("_test", "_xx", "xx")):  # Python's own tests
                importlib.import_module(name)
        except ImportError as error:
            failed.append(f"{name}: {error}")
    if failed:
        raise ImportError("; ".join(failed))


#: Part → what uses it; None: it is only imported.
PARTS = {
    "json": use_json,
    "sqlite3": use_sqlite3,
    "ssl": use_ssl,
    "ctypes": use_ctypes,
    "decimal": use_decimal,
    "asyncio": use_asyncio,
    "zlib": use_zlib,
    "bz2": None,
    "lzma": None,
    "curses": None,
    "readline": None,
    "tkinter": use_tkinter,
    "pool with shared memory": use_pool,
    "extension modules": use_extensions,
}


def said_of(part: str, whole: bool) -> str:
    """Use a part and return what is to be said of it. whole: it is the packaged application's Python."""
    use = PARTS[part]
    try:
        if use is None:
            importlib.import_module(part)
        else:
            use()
    except ModuleNotFoundError as error:
        may_lack = NOT_PACKED if whole else OPTIONAL
        return "not there" if part in may_lack else f"FAILED: {error}"
    except ImportError as error:
        own = OF_THE_SYSTEM.get(part)
        return f"{'not there' if own and str(error).startswith(own) else 'FAILED'}: {error}"
    except Exception as error:
        return f"FAILED: {type(error).__name__}: {error}".rstrip(" :")
    return "ok"


def main() -> int:
    """Say what works; return the exit status."""
    failed = False
    for part in PARTS:
        if sys.platform == "win32" and part in POSIX:
            continue
        said = said_of(part, "all" in sys.argv[1:])
        print(f"{part}: {said}")
        failed = failed or said.startswith("FAILED")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
