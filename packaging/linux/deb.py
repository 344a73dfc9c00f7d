"""The Debian package: the built application under /usr/lib/concgui, and what a desktop wants to know of it."""

import os
import subprocess
import tempfile
from pathlib import Path

import debparts
import identity
import needs
import staging
from staging import PackageError

#: How dpkg-deb compresses. It cuts what it gives to xz into blocks whose size the preset says, however many cores there
#: are to work on them: the bytes do not depend on that. Preset 9 is 2 % smaller and takes ten times the memory.
_BEST, _FAST = ["-Zxz", "-z6"], ["-Zgzip", "-z1"]


def build_deb(tree: Path, output: Path, *, fast: bool = False) -> Path:
    """Build the Debian package of the application in `tree` into the folder `output`. Return its path.

    fast: compress little, for tests. Raise PackageError with one sentence.
    """
    built_for = architecture()
    package = output / f"{identity.NAME}_{identity.version()}_{built_for}.deb"
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="concgui-deb-") as folder:
        root = Path(folder, "root")
        stage(tree, root)
        debparts.write_control(root, needs.needs(root / debparts.APPLICATION), built_for)
        staging.normalise(root, identity.release_time())
        pack(root, package, fast=fast)
    return package


def architecture() -> str:
    """Return what Debian calls this machine's architecture. Raise PackageError."""
    return _run(["dpkg", "--print-architecture"]).strip()


def stage(tree: Path, root: Path) -> None:
    """Put everything that the package installs below `root`, a folder that is not there yet. Raise PackageError."""
    application = root / debparts.APPLICATION
    staging.copy_tree(tree, application)
    command = root / "usr/bin" / identity.NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(os.path.relpath(application / identity.NAME, command.parent))
    share = root / debparts.SHARE
    debparts.write_shared(share)
    debparts.write_documents(share, application)


def pack(root: Path, package: Path, *, fast: bool) -> None:
    """Make a package of the folder `root`. Raise PackageError."""
    options = ["--root-owner-group", *(_FAST if fast else _BEST), "--build"]
    _run(["dpkg-deb", *options, str(root), str(package)])


def _run(command: list[str]) -> str:
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(identity.release_time())}
    try:
        done = subprocess.run(command, env=environ, capture_output=True, check=True, text=True)
    except FileNotFoundError as error:
        raise PackageError(f"{command[0]} is missing here: Debian packages are built on Debian's systems") from error
    except subprocess.CalledProcessError as error:
        raise PackageError(f"{command[0]} failed: {error.stderr.strip()}") from error
    return done.stdout
