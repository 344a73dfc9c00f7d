"""The bare Debian 12 as an archive, made from Debian's own packages and kept for a day: to unpack it takes a second."""

import fcntl
import os
import pwd
import subprocess
import time
from pathlib import Path

SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
#: The lists of packages in it are those of the day it was made.
FRESH_S = 24 * 3600
TIMEOUT_S = 120

#: $1: the folder of the archive, in which all is made: in memory, as nobody needs it after this.
_MAKE = f"""set -e; mount -t tmpfs -o mode=1777 bare /mnt; export TMPDIR=/mnt
mmdebstrap --quiet --variant=minbase --mode=root --skip=cleanup/apt/lists {SUITE} /mnt/{SUITE}.tar {MIRROR}
cp /mnt/{SUITE}.tar "$1/{SUITE}.tar.part"; mv "$1/{SUITE}.tar.part" "$1/{SUITE}.tar"
"""


def folder() -> Path:
    """Return where the archive is kept: below the user's real home, whatever HOME says."""
    return Path(pwd.getpwuid(os.getuid()).pw_dir, ".cache", "concgui-tests")


def bare_archive() -> Path:
    """Return the archive, made anew where there is none of today; whoever else makes it is waited for.

    debootstrap would take twice as long for the same packages. Raises RuntimeError with what it said if it fails.
    """
    kept = folder()
    kept.mkdir(parents=True, exist_ok=True)
    archive = kept / f"{SUITE}.tar"
    with (kept / f"{SUITE}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if archive.exists() and time.time() - archive.stat().st_mtime < FRESH_S:
            return archive
        done = subprocess.run(
            ["unshare", "--mount", "--propagation", "private", "sh", "-c", _MAKE, "sh", str(kept)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIMEOUT_S,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"no bare Debian could be made: {done.stderr.strip()[-2000:]}")
    return archive
