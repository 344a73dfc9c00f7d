"""Files as every package wants them: owner, modes and times that do not depend on who built them, where and when."""

import gzip
import os
import re
import shutil
import stat
from pathlib import Path

#: Of a file that may be executed, and of a folder; of any other file.
EXECUTABLE, PLAIN = 0o755, 0o644
#: Bytes of a compiled module before its code: magic number, flags, and a time or a hash of its source text.
_FLAGS_AT, _HASH_BASED = 4, 1
_ELF = b"\x7fELF"
#: First lines of the standard library's modules that name a Python no system may have, and how many bytes they take.
_OTHER_PYTHON = re.compile(rb"\A#! ?(/usr/local/bin/python|/usr/bin/env python)(?=\r?\n)")
_FIRST_LINE = 64


class PackageError(Exception):
    """A package cannot be built as it should be; the text is one sentence."""


def copy_tree(tree: Path, target: Path) -> None:
    """Copy the built application to `target`, a folder that is not there yet; links stay links. Raise PackageError."""
    if not (tree / "concgui").is_file():
        raise PackageError(f"there is no built application in {tree}: build it first")
    shutil.copytree(tree, target, symlinks=True)
    check_compiled(target)
    mend_first_lines(target)


def mend_first_lines(folder: Path) -> None:
    """Let the modules in `folder` that may also be run as a script name a Python that systems have."""
    for module in folder.rglob("*.py"):
        with module.open("rb") as file:
            if not _OTHER_PYTHON.match(file.read(_FIRST_LINE)):
                continue
        module.write_bytes(_OTHER_PYTHON.sub(b"#!/usr/bin/env python3", module.read_bytes()))


def check_compiled(folder: Path) -> None:
    """Raise PackageError if a compiled module would be compiled again at every start.

    A module that was compiled with its source's time is out of date as soon as that file is given another one, and
    every file in a package is; one with the source's hash, or without a source, is not.
    """
    for compiled in folder.rglob("__pycache__/*.pyc"):
        source = compiled.parent.parent / f"{compiled.name.partition('.')[0]}.py"
        with compiled.open("rb") as file:
            flags = file.read(_FLAGS_AT + 4)[_FLAGS_AT]
        if source.exists() and not flags & _HASH_BASED:
            raise PackageError(f"{compiled} was compiled with the time of its source, which will be another one")


def write(path: Path, data: bytes | str, mode: int = PLAIN) -> None:
    """Write a file, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    path.chmod(mode)


def compressed(data: bytes | str) -> bytes:
    """Return what ``gzip -9n`` makes of it: neither name nor time in it."""
    return gzip.compress(data.encode() if isinstance(data, str) else data, 9, mtime=0)


def normalise(root: Path, time: int) -> None:
    """Give everything below `root`, and `root` itself, one time (seconds since 1970) and one of two modes."""
    for folder, folders, files in os.walk(root, topdown=False):
        for name in files + folders:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(EXECUTABLE if path.is_dir() or may_be_executed(path) else PLAIN)
            os.utime(path, (time, time), follow_symlinks=False)
    root.chmod(EXECUTABLE)
    os.utime(root, (time, time))


def may_be_executed(path: Path) -> bool:
    """Whether a file is a program: a script, or what may be executed now. Neither a module nor a library is one."""
    if ".so" in path.suffixes or path.suffix == ".py":
        return False
    with path.open("rb") as file:
        start = file.read(4)
    return start.startswith(b"#!") or (start == _ELF and bool(path.stat().st_mode & stat.S_IXUSR))


def size(root: Path) -> int:
    """Return the bytes of a file, or of all regular files below a folder."""
    if root.is_file():
        return root.lstat().st_size
    return sum(path.lstat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
