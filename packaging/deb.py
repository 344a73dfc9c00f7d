"""The Debian package: the built application under /usr/lib/concgui, and what a desktop wants to know of it."""

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path

import icons
from identity import HOMEPAGE, MAINTAINER, NAME, OUTPUT, SUMMARY, release_time, version
from staging import PackageError, copy_tree, normalise, size, write

PARTS = Path(__file__).resolve().parent / "debian"
#: Where what in the package is.
APPLICATION, SHARE = "usr/lib/concgui", "usr/share"
_DEPENDS = [
    "libc6 (>= 2.35)",
    "libstdc++6 (>= 12)",
    "libgcc-s1",
    "libglib2.0-0t64 | libglib2.0-0",
    "libegl1",
    "libgl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libsm6",
    "libice6",
    "zlib1g",
]


def build_deb(tree: Path, output: Path, *, fast: bool = False) -> Path:
    """Build the Debian package of the application in `tree` into the folder `output`. Return its path.

    fast: compress little, for tests. Raise PackageError.
    """
    package = output / f"{NAME}_{version()}_{architecture()}.deb"
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="concgui-deb-") as folder:
        root = Path(folder, "root")
        stage(tree, root)
        time = release_time()
        write_control(root)
        normalise(root, time)
        pack(root, package, time, fast=fast)
    return package


def architecture() -> str:
    """Return what Debian calls this machine's architecture."""
    return _run(["dpkg", "--print-architecture"]).strip()


def stage(tree: Path, root: Path) -> None:
    """Put everything that the package installs below `root`."""
    copy_tree(tree, root / APPLICATION)
    command = root / "usr/bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("../lib/concgui/concgui"))
    share = root / SHARE
    write(share / "applications/concgui.desktop", (PARTS / "concgui.desktop").read_bytes())
    write(share / "mime/packages/concgui.xml", (PARTS / "concgui.xml").read_bytes())
    for name, kind in (("concgui", "apps"), ("application-x-concgui", "mimetypes")):
        hicolor = share / "icons/hicolor"
        write(hicolor / "scalable" / kind / f"{name}.svg", (icons.DRAWINGS / f"{name}.svg").read_bytes())
        for side in icons.SIZES:
            write(hicolor / f"{side}x{side}" / kind / f"{name}.png", icons.png(name, side))


def write_control(root: Path) -> None:
    """Write what dpkg wants to know of the files below `root`."""
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    installed = -(-size(root) // 1024)
    control = f"""Package: {NAME}
Version: {version()}
Architecture: {architecture()}
Maintainer: {MAINTAINER}
Installed-Size: {installed}
Depends: {", ".join(_DEPENDS)}
Section: education
Priority: optional
Homepage: {HOMEPAGE}
Description: {SUMMARY}
"""
    write(root / "DEBIAN/control", control)
    write(root / "DEBIAN/md5sums", "".join(sums))


def pack(root: Path, package: Path, time: int, *, fast: bool) -> None:
    """Make a package of the folder `root`."""
    level = ["-Zgzip", "-z1"] if fast else ["-Zxz", "-z6"]
    command = ["dpkg-deb", "--root-owner-group", *level, "--threads-max=1", "--build", str(root), str(package)]
    _run(command, {"SOURCE_DATE_EPOCH": str(time)})


def _run(command: list[str], environ: dict[str, str] | None = None) -> str:
    try:
        done = subprocess.run(
            command, env={**os.environ, **(environ or {})}, capture_output=True, check=True, text=True
        )
    except FileNotFoundError as error:
        raise PackageError(
            f"{command[0]} is missing here: a Debian package is built on a system of Debian's"
        ) from error
    except subprocess.CalledProcessError as error:
        raise PackageError(f"{command[0]} failed: {error.stderr.strip()}") from error
    return done.stdout


if __name__ == "__main__":
    import sys

    print(build_deb(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT, fast="fast" in sys.argv))
