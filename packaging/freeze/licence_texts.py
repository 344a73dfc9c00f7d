"""Where the texts of licences come from, and the versions of what they belong to."""

import filecmp
import re
import shutil
import subprocess
import sys
import sysconfig
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import identity

#: Texts that we keep ourselves.
KEPT = Path(__file__).resolve().with_name("texts")
#: Where Debian has libraries.
_LIBRARIES = ("usr/lib", "usr/lib/*-linux-*", "lib", "lib/*-linux-*")
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)


def of_distribution(name: str) -> str:
    """Return the licence files of an installed distribution, one after the other; "" if it has none, or is none."""
    if not name:
        return ""
    try:
        files = metadata.distribution(name).files or []
    except metadata.PackageNotFoundError:
        return ""
    wanted = sorted(
        (file for file in files if ".dist-info" in file.parts[0] and _LICENCE_FILE.match(file.name)),
        key=lambda file: (len(file.parts), str(file)),
    )
    several = len(wanted) > 1
    texts = []
    for file in wanted:
        text = read(Path(str(file.locate())))
        title = "/".join(part for part in file.parts[1:] if part != "licenses")
        texts.append(f"{title}\n{'=' * len(title)}\n\n{text}" if several else text)
    return "\n\n".join(texts)


def kept(name: str) -> str:
    """Return one of our own texts, or with "python:" before its name one of Python's. Raise OSError."""
    if name.startswith("python:"):
        folders = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]  # the latter on Windows
        file = name.removeprefix("python:")
        return read(next((folder / file for folder in folders if (folder / file).is_file()), folders[0] / file))
    return read(KEPT / name)


def read(path: Path) -> str:
    """Return a text; what is no UTF-8 in it is replaced. Raise OSError."""
    return path.read_text("utf-8", "replace").strip("\n") + "\n"


@lru_cache
def debian_package(library: Path) -> str:
    """Return Debian's package that a library of the tree was taken from, "" if it is not from there.

    The file of that name on this system has to be the same, byte for byte.
    """
    here = [path for folder in _LIBRARIES for path in Path("/").glob(f"{folder}/{library.name}")]
    if not any(filecmp.cmp(path, library, shallow=False) for path in here):
        return ""
    owners = _owners().get(library.name, {})
    return next(
        (package for path, package in owners.items() if path.is_file() and filecmp.cmp(path, library, shallow=False)),
        "",
    )


@lru_cache(maxsize=1)
def _owners() -> dict[str, dict[Path, str]]:
    """Return Debian's packages of all libraries of this system: name → path → package; none where there is no dpkg."""
    if not shutil.which("dpkg"):
        return {}
    owners: dict[str, dict[Path, str]] = {}
    told = subprocess.run(["dpkg", "-S", "*/lib*.so*"], capture_output=True, text=True, check=False).stdout
    for line in told.splitlines():
        packages, _, path = line.partition(": ")
        owners.setdefault(Path(path).name, {})[Path(path)] = packages.partition(",")[0].partition(":")[0]
    return owners


def debian_copyright(package: str) -> str:
    """Return what Debian says of a package's copyright, "" if it is not there (minimal systems leave it out)."""
    path = Path("/usr/share/doc", package, "copyright")
    return read(path) if package and path.is_file() else ""


def version(told: str, files: list[Path]) -> str:
    """Return a component's version, "" if it is not known. told: as in components.toml."""
    kind, _, name = told.partition(":")
    if kind == "own":
        return identity.version()
    if kind == "python":
        return "{}.{}.{}".format(*sys.version_info[:3])
    if kind == "dist":
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            return ""
    if kind == "soname":
        found = [re.search(r"(?:\.so\.|\D)(\d+)(?:\.dll)?$", file.name) for file in files]
        return next((match[1] for match in found if match), "")
    if kind == "system":
        return next(filter(None, map(_debian_version, files)), "")
    return ""


def _debian_version(library: Path) -> str:
    package = debian_package(library) if ".so" in library.name else ""
    if not package:
        return ""
    asked = ["dpkg-query", "-W", "-f", "${Version}\n", package]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.partition("\n")[0]
    # 1:3.0.17+dfsg-1~deb12u2 → 3.0.17: what its makers call it.
    upstream = told.partition(":")[2] or told
    return re.split(r"[+~.](?:dfsg|ds|really|repack)", upstream.rpartition("-")[0] or upstream)[0]
