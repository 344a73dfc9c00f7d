"""The virtual environment of a checkout: made once, stamped, made anew when what it was made from has changed."""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: In the environment's folder; also the sign that the folder is ours, to be emptied when something is wrong with it.
LOCK_FILE = "concgui-bootstrap.lock"
STAMP_FILE = "concgui-bootstrap.json"
LOG_FILE = "concgui-bootstrap.log"


class MissingError(Exception):
    """Something is missing; the text is one sentence for the user."""


def say(text: str) -> None:
    """Tell the user what is being done, one line each. On stderr: stdout belongs to the started program."""
    print(f"concgui: {text}", file=sys.stderr, flush=True)


def require(sentence: str) -> None:
    """Raise MissingError unless the sentence is empty."""
    if sentence:
        raise MissingError(sentence)


class Environment:
    """One virtual environment. `kind` is the lock to install, "runtime" or "test"; test contains all of runtime."""

    def __init__(self, root: Path, folder: Path, kind: str) -> None:
        self.root = root
        self.folder = folder
        self.kind = kind

    @classmethod
    def of_checkout(cls, kind: str) -> "Environment":
        """Return the environment of this checkout: $CONCGUI_VENV, or .venv in it."""
        return cls(ROOT, Path(os.environ.get("CONCGUI_VENV") or ROOT / ".venv").absolute(), kind)

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def lock(self, kind: str) -> Path:
        """Return the lock file of `kind`."""
        return self.root / "packaging" / "lock" / f"{kind}.txt"

    def made_from(self) -> dict[str, str]:
        """Return all that an environment depends on: two environments of the same parts are the same."""
        parts = {kind: hashlib.sha256(self.lock(kind).read_bytes()).hexdigest() for kind in ("runtime", "test")}
        parts["project"] = hashlib.sha256((self.root / "pyproject.toml").read_bytes()).hexdigest()
        parts["checkout"] = str(self.root)
        parts["python"] = f"{sys.implementation.cache_tag} {getattr(sys, 'abiflags', '')} {sys.base_prefix}"
        return parts

    def is_ready(self) -> bool:
        """Tell whether the environment is complete and up to date."""
        stamp = self._stamp()
        wanted = self.made_from()
        keys = {"project", "checkout", "python", "runtime", self.kind}
        installed = stamp.get("kind") in {self.kind, "test"}
        return installed and all(stamp.get(key) == wanted[key] for key in keys) and self.python.exists()

    def provide(self) -> Path:
        """Return the interpreter of a complete environment, which is made first if need be. Raises MissingError."""
        if self.is_ready():
            return self.python
        try:
            with self._alone() as lock:
                if not self.is_ready():  # another one may have made it meanwhile
                    self._make(lock)
        except OSError as error:
            raise MissingError(f"cannot make the environment {self.folder}: {error}; set CONCGUI_VENV.") from error
        return self.python

    def _stamp(self) -> dict[str, str]:
        try:
            stamp = json.loads((self.folder / STAMP_FILE).read_bytes())
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    @contextlib.contextmanager
    def _alone(self) -> Iterator[int]:
        """Hold the lock of the folder: two that start at once must not write into each other's environment."""
        if self.folder.is_dir() and any(self.folder.iterdir()) and not (self.folder / LOCK_FILE).exists():
            raise MissingError(
                f"{self.folder} exists and was not made by this script: remove it, or set CONCGUI_VENV to a new folder."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK_FILE).open("a+") as file:
            _lock(file.fileno())
            yield file.fileno()  # closing the file gives the lock back, and so does dying

    def _make(self, lock: int) -> None:
        stamp = self._stamp()
        wanted = self.made_from()
        started = time.monotonic()
        same = all(stamp.get(key) == wanted[key] for key in ("checkout", "python"))
        if same and self.python.exists():
            say(f"bringing {self.folder} up to date")
            (self.folder / STAMP_FILE).unlink()
        else:
            # No stamp: never finished. What an interrupted pip has left behind is not worth guessing at.
            self._empty()
            if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
                raise MissingError(
                    "this Python cannot make virtual environments: install its venv package "
                    "(Debian and Ubuntu: `apt-get install python3-venv`)."
                )
            version = ".".join(map(str, sys.version_info[:3]))
            say(f"1/3 making a virtual environment for Python {version} in {self.folder}")
            self._do(lock, "making the virtual environment", [sys.executable, "-m", "venv", str(self.folder)])
        pins = self.lock(self.kind)
        count = sum(1 for line in pins.read_text("utf-8").splitlines() if "==" in line and line[0].isalnum())
        say(f"2/3 installing {count} packages (up to 120 MB to download, the first time takes minutes on a slow line)")
        self._pip(lock, "--require-hashes", "--only-binary", ":all:", "-r", str(pins))
        say("3/3 installing Concgui itself")
        self._pip(lock, "--no-deps", "--no-build-isolation", "--editable", str(self.root))
        unfinished = self.folder / (STAMP_FILE + ".new")
        unfinished.write_text(json.dumps({**wanted, "kind": self.kind}, indent=1), "utf-8")
        unfinished.replace(self.folder / STAMP_FILE)
        say(f"ready after {time.monotonic() - started:.0f} s")

    def _empty(self) -> None:
        for path in self.folder.iterdir():
            if path.name == LOCK_FILE:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _pip(self, lock: int, *words: str) -> None:
        # -I: neither the folder one stands in nor PYTHONPATH has a say in what is installed.
        pip = [str(self.python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        self._do(lock, "installing", [*pip, "install", "--quiet", "--retries", "2", *words])

    def _do(self, lock: int, what: str, command: list[str]) -> None:
        """Run a step, its output into the log. Raises MissingError with the output's last telling line.

        The step holds the lock too: should this process be killed, nobody begins before the step has ended.
        """
        path = self.folder / LOG_FILE
        environ = {**os.environ, "PIP_USER": "0", "PIP_PROGRESS_BAR": "off"}
        with path.open("wb") as log:
            code = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environ,
                pass_fds=[lock] if os.name == "posix" else (),
                check=False,
            ).returncode
        if code:
            lines = [line for line in path.read_text("utf-8", "replace").splitlines() if line.strip()]
            errors = [line for line in lines if line.upper().startswith("ERROR")]
            last = (errors or lines or [f"exit status {code}"])[-1]
            raise MissingError(f"{what} failed (is there a network?): {last} [all of it in {path}]")


def _lock(descriptor: int) -> None:
    """Wait for an exclusive lock on an open file, and say so if that takes time."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # tries ten times, one second apart
            except OSError:
                say("waiting for another one that makes the environment")
            else:
                return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("waiting for another one that makes the environment")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
