"""A bare Debian 12 to install the package into: only what `debootstrap --variant=minbase` would put there.

It lives in memory, in a mount namespace of its own, held by a shell: when that ends, however it ends, the mounts are
gone with it, and nothing of this machine was ever mounted where somebody could remove it.
"""

import contextlib
import os
import select
import shutil
import signal
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests import leaks

TIMEOUT_S = 60
#: What makes the system and enters it.
PROGRAMS = ("unshare", "nsenter", "chroot", "tar", "zstd", "mount")
#: The user of the system who is not root.
STUDENT = "student"
RUNTIME_FOLDER = "/run/user/student"

_SURROUNDINGS = """
mkdir -p -m 1777 /tmp/.X11-unix tmp/.X11-unix
mount -t proc proc proc
mount --rbind /sys sys
mount --rbind /dev dev
mount -t tmpfs -o mode=1777 shm dev/shm
mount --bind /tmp/.X11-unix tmp/.X11-unix
exec chroot . sh -c 'echo ready; read end'
"""
#: $1: the archive, $2: an empty folder.
_UNPACKED = f"set -e; mount -t tmpfs -o mode=755 bare $2; cd $2; tar -xf $1; {_SURROUNDINGS}"
#: $1: the folders of what lies below, the topmost first; $2: an empty folder.
_LAYERED = f"""set -e; mount -t tmpfs -o mode=755 layer $2; cd $2; mkdir upper work root
mount -t overlay -o lowerdir=$1,upperdir=upper,workdir=work overlay root; cd root; {_SURROUNDINGS}"""


class BareSystem:
    """Context manager: `archive` unpacked, or a system `on` another, which it does not change."""

    def __init__(self, folder: Path, *, archive: Path | None = None, on: "BareSystem | None" = None) -> None:
        """`folder`: where it is mounted, for itself alone; its path has no spaces."""
        folder.mkdir()
        self._folder = folder
        self._layers = str(folder) if on is None else f"{folder}/upper:{on._layers}"
        below = [] if on is None else [*on.entering(), "--mount"]
        source = archive if on is None else on._layers
        hold = ("unshare", "--mount", "--propagation", "private")
        self._holder = subprocess.Popen(
            [*below, *hold, "sh", "-c", _UNPACKED if on is None else _LAYERED, "sh", str(source), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        output = self._holder.stdout
        assert output is not None
        try:
            ready = select.select([output], [], [], TIMEOUT_S)[0]
            if not ready or os.read(output.fileno(), 16) != b"ready\n":
                raise RuntimeError("the bare system cannot be mounted")
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end_all()
        self._holder.communicate(timeout=TIMEOUT_S)
        self._folder.rmdir()  # nothing is mounted here, and nothing has ever been

    def end_all(self) -> None:
        """Kill all that runs in the system; what holds it does not."""
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    # --- looking ------------------------------------------------------------------------------------------------------
    @property
    def holder(self) -> int:
        """The process whose namespace the mounts are in."""
        return self._holder.pid

    def path(self, inside: str) -> Path:
        """Return the path by which this process sees an absolute path of the system. Links are not to be followed."""
        return Path(f"/proc/{self.holder}/root", inside.lstrip("/"))

    def processes(self) -> list[int]:
        """Return the processes that run in the system, but for the one that holds it."""
        found = []
        for entry in os.scandir("/proc"):
            if entry.name.isdigit() and int(entry.name) != self.holder:
                with contextlib.suppress(OSError):
                    if Path(entry.path, "ns", "mnt").samefile(f"/proc/{self.holder}/ns/mnt"):
                        found.append(int(entry.name))
        return found

    def listing(self) -> dict[str, tuple[int, int, int]]:
        """Return all paths of the system with mode, size and time of change (ns); a folder's size and time are 0."""
        found, top = {}, f"{self.path('/')}/"
        device = os.lstat(top).st_dev
        for folder, folders, files in os.walk(top):
            if os.lstat(folder).st_dev != device:  # what is mounted there
                folders.clear()
                continue
            for name in (*folders, *files):
                path = f"{folder.rstrip('/')}/{name}"
                state = os.lstat(path)
                plain = not stat.S_ISDIR(state.st_mode)
                inside = f"/{path.removeprefix(top).lstrip('/')}"
                found[inside] = (state.st_mode, state.st_size * plain, state.st_mtime_ns * plain)
        return found

    # --- doing --------------------------------------------------------------------------------------------------------
    def entering(self) -> list[str]:
        """Return the beginning of a command that enters the system's mounts."""
        return ["nsenter", "--target", str(self.holder)]

    def command(self, words: Sequence[str], *, user: str = "root", **environ: str) -> list[str]:
        """Return the command line that runs `words` in the system as `user`, with the environment of a fresh login."""
        home = "/root" if user == "root" else f"/home/{user}"
        login = {"HOME": home, "USER": user, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
        if user == "root":
            login["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        if mark := os.environ.get(leaks.MARK):
            login[leaks.MARK] = mark
        variables = [f"{name}={value}" for name, value in {**login, **environ}.items()]
        become = [] if user == "root" else ["/usr/bin/setpriv", "--reuid", user, "--regid", user, "--init-groups"]
        inside = [*self.entering(), "--mount", "--root", f"--wd={self.path(home)}"]
        return [*inside, *become, "/usr/bin/env", "-i", *variables, *words]

    def run(
        self, *words: str, user: str = "root", check: bool = True, timeout: float = TIMEOUT_S, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end. Raises AssertionError with what it said if it fails and `check` is set."""
        done = subprocess.run(
            self.command(words, user=user, **environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
        if check:
            assert done.returncode == 0, f"{' '.join(words)}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def pack(self, target: Path) -> None:
        """Make an archive of a system that is not laid on another. Raises CalledProcessError."""
        tar = [
            "tar",
            "-C",
            self._layers,
            "--one-file-system",
            "--use-compress-program=zstd -q -1",
            "-cf",
            str(target),
            ".",
        ]
        subprocess.run([*self.entering(), "--mount", *tar], stdin=subprocess.DEVNULL, check=True, timeout=TIMEOUT_S)

    def take(self, file: Path, inside: str) -> str:
        """Copy a file of this machine to an absolute path of the system, for all to read; return that path."""
        target = self.path(inside)
        shutil.copyfile(file, target)
        target.chmod(0o644)
        return inside

    def install(self, *packages: str) -> None:
        """Install packages, or .deb files of the system, with what they depend on."""
        self._apt("install", *packages)

    def satisfy(self, depends: str) -> None:
        """Install what a package depends on, written as it does."""
        self._apt("satisfy", depends)

    def _apt(self, *words: str) -> None:
        options = ("-qq", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", "-o", "APT::Sandbox::User=root")
        self.run("apt-get", *options, *words, DEBIAN_FRONTEND="noninteractive")

    def packages(self) -> set[str]:
        """Return the names of the packages that are installed, also of those that have left their settings."""
        return set(self.run("dpkg-query", "--show", "--showformat=${Package}\\n").stdout.split())

    def add_student(self) -> None:
        """Make an ordinary user who has used the program before: it greets nobody and asks nothing."""
        self.run("useradd", "--create-home", "--shell", "/bin/sh", STUDENT)
        folder = f"/home/{STUDENT}/.config/concgui"
        self.run("mkdir", "-p", folder, user=STUDENT)
        self.path(f"{folder}/concgui.ini").write_text("[preferences]\nstarted_before=true\nask_unsaved=false\n")
        self.run("chown", f"{STUDENT}:", f"{folder}/concgui.ini")
        self.run("install", "-d", "-o", STUDENT, "-m", "700", RUNTIME_FOLDER)
