"""The application as a folder: PyInstaller's, the plain Python put into it, all of it checked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import for_macos
import identity
import licences
import plain_python
from plain_python import BuildError

SPEC = Path(__file__).resolve().with_name("concgui.spec")


def build_tree(output: Path) -> Path:
    """Make `output/concgui` anew and return it. Raise BuildError with one sentence."""
    plain_python.check()
    tree = output / identity.NAME
    if tree.exists():
        shutil.rmtree(tree)
    _freeze(output)
    internal = tree / "_internal"
    plain_python.install(internal)
    if sys.platform == "linux":
        _strip(internal)
        _share_extensions(internal)
    licences.collect(tree)
    return for_macos.complete(output, tree) if sys.platform == "darwin" else tree


def _freeze(output: Path) -> None:
    """Run PyInstaller; its words go into a log, their last line into the error."""
    log = output / "pyinstaller.log"
    # The order of sets must be the same each time, and so must be the time that is written into the archives.
    environ = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(identity.release_time())}
    environ.pop("PYTHONPATH", None)
    words = ["--noconfirm", "--log-level", "WARN", "--distpath", str(output), "--workpath", str(output / "work")]
    command = [sys.executable, "-m", "PyInstaller", *words, str(SPEC)]
    with log.open("wb") as file:
        done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False)
    shutil.rmtree(output / "work", ignore_errors=True)
    if done.returncode:
        lines = [line for line in log.read_text("utf-8", "replace").splitlines() if line.strip()] or ["no word"]
        raise BuildError(f"PyInstaller failed: {lines[-1]} [all of it in {log}]")


def _strip(internal: Path) -> None:
    """Take the debugging symbols out of what comes from the Python that builds; all else came stripped.

    Not from the libraries in wheels: those were changed by a tool whose results `strip` is known to break.
    """
    ours = [*internal.glob("libpython*"), *internal.glob("python*/**/*.so")]
    for path in ours:
        if path.is_file() and not path.is_symlink():
            path.chmod(0o755)
            plain_python.strip(path)
    for path in internal.glob("libpython*"):
        plain_python.link_to(path, "")


def _share_extensions(internal: Path) -> None:
    """Let the window's interpreter have the standard library's extensions from the plain Python, by links."""
    for path in internal.glob("python3.*/lib-dynload/*.so"):
        same = internal / plain_python.FOLDER / "lib" / path.parent.relative_to(internal) / path.name
        if same.is_file():
            path.unlink()
            path.symlink_to(os.path.relpath(same, path.parent))
