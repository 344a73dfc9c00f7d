"""A Debian package as the next version of itself: the same files, and another number. Format: deb(5), ar(5)."""

import io
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"!<arch>\n"
HEADER = 60


def as_version(deb: Path, version: str, target: Path) -> Path:
    """Write the package `deb` to `target` as of `version`; return that."""
    with target.open("wb") as out:
        out.write(MAGIC)
        for name, data in _members(deb.read_bytes()):
            if name.startswith("control.tar"):
                _add(out, "control.tar", _of_version(data, version))
            else:
                _add(out, name, data)
    return target


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    place = len(MAGIC)
    while place < len(archive):
        header = archive[place : place + HEADER]
        size = int(header[48:58])
        yield header[:16].decode().rstrip("/ "), archive[place + HEADER : place + HEADER + size]
        place += HEADER + size + size % 2


def _add(out: io.BufferedWriter, name: str, data: bytes) -> None:
    out.write(f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode())
    out.write(data + b"\n" * (len(data) % 2))


def _of_version(control: bytes, version: str) -> bytes:
    changed = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(control)) as old, tarfile.open(fileobj=changed, mode="w") as new:
        for member in old:
            file = old.extractfile(member)
            data = b"" if file is None else file.read()
            if member.name.lstrip("./") == "control":
                data = re.sub(rb"(?m)^Version: .*$", f"Version: {version}".encode(), data)
            member.size = len(data)
            new.addfile(member, io.BytesIO(data) if member.isfile() else None)
    return changed.getvalue()
