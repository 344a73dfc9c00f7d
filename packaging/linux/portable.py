"""The portable archive: the application as a folder that runs wherever it is unpacked."""

import lzma
import platform
import re
import stat
import tarfile
import tempfile
import textwrap
from pathlib import Path

import debparts
import identity
import needs
import staging

#: xz's presets. One stream, no threads: the bytes depend on what is packed and nothing else.
_BEST, _FAST = 6, 0
_COLUMNS = 110


def build_portable(tree: Path, output: Path, *, fast: bool = False) -> Path:
    """Build the archive of the application in `tree` into the folder `output`. Return its path.

    fast: compress little, for tests. Raise PackageError with one sentence.
    """
    name = f"{identity.NAME}-{identity.version()}-linux-{platform.machine()}"
    archive = output / f"{name}.tar.xz"
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="concgui-tar-") as folder:
        root = Path(folder, name)
        stage(tree, root)
        staging.normalise(root, identity.release_time())
        pack(root, archive, preset=_FAST if fast else _BEST)
    return archive


def stage(tree: Path, root: Path) -> None:
    """Put everything into the folder `root`, which is not there yet. Raise PackageError."""
    staging.copy_tree(tree, root)
    debparts.write_shared(root / "share")
    staging.write(root / "LICENSE", (identity.ROOT / "LICENSE").read_bytes())
    packages = ", ".join(
        re.sub(r" \(.*?\)", "", package).replace(" | ", " or ") for package in needs.needs(tree).depends
    )
    told = textwrap.fill(packages, _COLUMNS, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    staging.write(root / "README.txt", debparts.text("portable-README.txt").replace("@PACKAGES@", told))


def pack(root: Path, archive: Path, *, preset: int) -> None:
    """Write the folder `root` to `archive` in the order of the names, all of it owned by root."""
    with (
        lzma.open(archive, "wb", preset=preset) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [root, *sorted(root.rglob("*"))]:
            entry = tar.gettarinfo(path, path.relative_to(root.parent).as_posix())
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = int(entry.mtime)
            entry.mode = stat.S_IMODE(path.lstat().st_mode) if not entry.issym() else 0o777
            if entry.isreg():
                with path.open("rb") as file:
                    tar.addfile(entry, file)
            else:
                tar.addfile(entry)
