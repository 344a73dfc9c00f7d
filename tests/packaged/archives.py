"""Debian systems as archives, made from Debian's own packages and kept for a day: to unpack one takes a second.

Run as a program, this makes those that the tests will unpack, so that they need not wait for it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.packaged import baresystem
from tests.packaged.baresystem import BareSystem

SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
#: The parts of a desktop that know and start applications by their desktop entries.
LAUNCHERS = ("libgtk-3-bin", "libglib2.0-bin", "desktop-file-utils")
#: What makes an archive.
PROGRAMS = ("mmdebstrap", "unshare", "dpkg-deb", "zstd")
#: The lists of packages in it are those of the day it was made.
FRESH_S = 24 * 3600
TIMEOUT_S = 120

BUILT = Path(__file__).resolve().parents[2] / "packaging" / "dist"

#: $1: where the archive goes. All is made in memory, as nobody needs it after this.
_MAKE = f"""set -e; mount -t tmpfs -o mode=1777 bare /mnt; export TMPDIR=/mnt
mmdebstrap --quiet --variant=minbase --mode=root --skip=cleanup/apt/lists \
    --aptopt='Acquire::Retries "3"' {SUITE} /mnt/{SUITE}.tar {MIRROR}
zstd -q -1 /mnt/{SUITE}.tar -o "$1"
"""


#: Where the sandbox that the tests run in forbids it, nothing that could be installed would help.
FORBIDDEN = "this machine lets nobody mount anything, not even root"


class ArchiveError(Exception):
    """No archive could be made; the text says why."""


def missing() -> str:
    """Return why no Debian system can be made here, one phrase; "" if it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can make a bare Debian"
    programs = [name for name in (*baresystem.PROGRAMS, *PROGRAMS) if not shutil.which(name)]
    return f"missing programs: {', '.join(programs)}" if programs else ""


def forbidden() -> str:
    """Return FORBIDDEN where even root may make no mount of its own, else ""."""
    if missing():
        return ""
    command = ["unshare", "--mount", "--propagation", "private", "mount", "-t", "tmpfs", "bare", "/mnt"]
    tried = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return FORBIDDEN if tried.returncode else ""


def find_deb() -> Path | None:
    """Return the Debian package of Concgui: $CONCGUI_DEB, or the newest in packaging/dist."""
    given = os.environ.get("CONCGUI_DEB")
    found = [Path(given)] if given else sorted(BUILT.glob("concgui_*.deb"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found and found[-1].is_file() else None


def bare_system() -> Path:
    """Return the archive of a bare Debian 12: debootstrap would take twice as long for the same packages.

    Raises ArchiveError if it cannot be made; so do the others.
    """

    def make(target: Path) -> None:
        done = subprocess.run(
            ["unshare", "--mount", "--propagation", "private", "sh", "-c", _MAKE, "sh", str(target)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIMEOUT_S,
            check=False,
        )
        if done.returncode:
            raise ArchiveError(f"no bare Debian could be made: {done.stderr.strip()[-2000:]}")

    return _kept(SUITE, make)


def system_for(deb: Path) -> Path:
    """Return the archive of a bare Debian with a user, what `deb` depends on and nothing else; `deb` is not in it."""
    depends = subprocess.run(["dpkg-deb", "--field", deb, "Depends"], capture_output=True, text=True, check=True).stdout

    def make(target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder, BareSystem(Path(folder, "root"), archive=bare_system()) as system:
            system.add_student()
            system.satisfy(depends)
            system.pack(target)

    return _kept(f"{SUITE}-{_short(depends)}", make)


def desktop_for(deb: Path) -> Path:
    """Return the archive of the same with what a desktop starts applications by."""
    below = system_for(deb)

    def make(target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder, BareSystem(Path(folder, "root"), archive=below) as system:
            system.install(*LAUNCHERS)
            system.pack(target)

    return _kept(f"{below.name.partition('.')[0]}-{_short(' '.join(LAUNCHERS))}", make)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _kept(name: str, make: Callable[[Path], None]) -> Path:
    """Return the archive of this name, made anew where there is none of today; whoever else makes it is waited for."""
    import fcntl
    import pwd

    folder = Path(pwd.getpwuid(os.getuid()).pw_dir, ".cache", "concgui-tests")  # whatever HOME says
    folder.mkdir(parents=True, exist_ok=True)
    archive, part = folder / f"{name}.tar.zst", folder / f"{name}.part"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not archive.exists() or time.time() - archive.stat().st_mtime > FRESH_S:
            part.unlink(missing_ok=True)
            try:
                make(part)
            except (AssertionError, OSError, RuntimeError, subprocess.SubprocessError) as error:
                raise ArchiveError(f"{name} cannot be made: {error}") from error
            part.rename(archive)
    for old in folder.glob("*.tar.zst"):
        if time.time() - old.stat().st_mtime > FRESH_S:
            old.unlink(missing_ok=True)
    return archive


def main() -> None:
    """Make all. Where that cannot be, the tests say so."""
    built = find_deb()
    if built is None or missing():
        print(missing() or "there is no Debian package")
        return
    try:
        print(desktop_for(built))
    except ArchiveError as error:
        print(error)


if __name__ == "__main__":
    main()
