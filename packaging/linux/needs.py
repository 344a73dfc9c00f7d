"""What the packed application needs of the system: Debian's packages, from what its executables and libraries ask for.

Each ELF file names the libraries it is linked with. One that is in the package itself is at hand; every other one must
be in the table below, or no package is built: so none is forgotten.
"""

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from staging import PackageError

#: Package → the libraries in it. Where Debian 13 renamed a package ("t64"), both names.
PACKAGES = {
    "libc6": "ld-linux-*.so.* libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0 libresolv.so.2 librt.so.1 libutil.so.1",
    "libstdc++6": "libstdc++.so.6",
    "libgcc-s1": "libgcc_s.so.1",
    "libglib2.0-0t64 | libglib2.0-0": "libgio-2.0.so.0 libglib-2.0.so.0 libgobject-2.0.so.0 libgthread-2.0.so.0",
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libbrotli1": "libbrotlicommon.so.1 libbrotlidec.so.1",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libx11-6": "libX11.so.6",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb1": "libxcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libsm6": "libSM.so.6",
    "libice6": "libICE.so.6",
    "libwayland-client0": "libwayland-client.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libxft2": "libXft.so.2",
    "libxss1": "libXss.so.1",
    "libxext6": "libXext.so.6",
    "libcrypt1": "libcrypt.so.1",
    "libncursesw6": "libncursesw.so.6 libpanelw.so.6",
    "libtinfo6": "libtinfo.so.6",
    "libuuid1": "libuuid.so.1",
    "zlib1g": "libz.so.1",
    "libzstd1": "libzstd.so.1",
}
#: Files without which the window on X11 works: what they need is recommended.
RECOMMENDED = {
    "*wayland*": "a window on Wayland",
    "*libQt6Wayland*": "a window on Wayland",
    "*libQt6Wl*": "a window on Wayland",
    "*libtk8*": "tkinter in a user's script",
}
#: Files that are not even loaded where what they need is missing, and the one package that brings all of it.
SUGGESTED = {"*libqgtk3*": "libgtk-3-0t64 | libgtk-3-0"}
#: Bounds that the versions of symbols give: C library's by itself, that of C++ by GCC's release.
_GLIBCXX = {28: "9", 29: "11", 30: "12", 31: "13", 32: "13", 33: "14", 34: "15"}
_NEEDED = re.compile(r"^  NEEDED +(\S+)", re.MULTILINE)
_VERSION = re.compile(r" (GLIBC|GLIBCXX)_(\d+)\.(\d+)(?:\.(\d+))?$", re.MULTILINE)


@dataclass
class Needs:
    """Debian's packages, each as in a control file, sorted."""

    depends: list[str] = field(default_factory=list)
    recommends: list[str] = field(default_factory=list)
    suggests: list[str] = field(default_factory=list)


def elf_files(tree: Path) -> list[Path]:
    """Return the executables and libraries in `tree`, links not among them."""
    found = []
    for folder, _, files in os.walk(tree):
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                with path.open("rb") as file:
                    if file.read(4) == b"\x7fELF":
                        found.append(path)
    return sorted(found)


def described(files: Iterable[Path]) -> dict[Path, str]:
    """Return what binutils say of each ELF file: the libraries it is linked with, the versions of their symbols."""
    told = {}
    for file in files:
        try:
            done = subprocess.run(["objdump", "-p", str(file)], capture_output=True, check=True, text=True)
        except FileNotFoundError as error:
            raise PackageError("objdump is missing here: install the package binutils") from error
        except subprocess.CalledProcessError as error:
            raise PackageError(f"{file} cannot be read: {error.stderr.strip()}") from error
        told[file] = done.stdout
    return told


def needs(tree: Path) -> Needs:
    """Return the packages that the application in `tree` needs. Raise PackageError if one is not known."""
    found = Needs()
    files = elf_files(tree)
    for pattern, package in SUGGESTED.items():
        unneeded = [file for file in files if fnmatch(file.name, pattern)]
        files = [file for file in files if file not in unneeded]
        found.suggests += [package] if unneeded else []
    told = described(files)
    inside = {path.name for path in tree.rglob("*.so*")}
    users: dict[str, set[str]] = defaultdict(set)  # package → files that need it
    for file, text in told.items():
        for library in _NEEDED.findall(text):
            if library not in inside:
                users[package_of(library, file)].add(file.relative_to(tree).as_posix())
    bounds = _bounds(told.values())
    for package, names in sorted(users.items()):
        if all(any(fnmatch(name, pattern) for pattern in RECOMMENDED) for name in names):
            found.recommends.append(package)
        else:
            found.depends.append(package + bounds.get(package, ""))
    return found


def package_of(library: str, file: Path) -> str:
    """Return the package with `library`, which `file` needs. Raise PackageError if it is not known."""
    for package, libraries in PACKAGES.items():
        if any(fnmatch(library, pattern) for pattern in libraries.split()):
            return package
    raise PackageError(f"{file.name} needs {library}, which is neither packed nor known: add it to needs.py")


def _bounds(told: Iterable[str]) -> dict[str, str]:
    """Return the least versions of the two packages whose symbols have versions that say it."""
    c, cxx = (2, 0), 0
    for text in told:
        # Only what is asked for: a library that is packed may define versions, too.
        for library, major, minor, micro in _VERSION.findall(text.partition("Version References:")[2]):
            if library == "GLIBC":
                c = max(c, (int(major), int(minor)))
            elif (int(major), int(minor)) == (3, 4):
                cxx = max(cxx, int(micro or 0))
    gcc = next((release for newest, release in _GLIBCXX.items() if cxx <= newest), "")
    if not gcc:
        raise PackageError(f"the C++ symbols GLIBCXX_3.4.{cxx} are of no known release: add it to needs.py")
    return {"libc6": f" (>= {c[0]}.{c[1]})", "libstdc++6": f" (>= {gcc})"}
