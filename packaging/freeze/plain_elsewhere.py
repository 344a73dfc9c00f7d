"""What the plain Python has on Windows and macOS besides its standard library: as it is installed there, file by file.

There it brings its own libraries with it, so that nothing has to be looked for: Windows keeps them in `DLLs`, a
relocatable build for macOS (python-build-standalone) has them inside its one shared library.
"""

import os
import shutil
import sys
from pathlib import Path

from pruned import EXTENSIONS


def install_windows(home: Path) -> None:
    """Put what Windows' installer puts beside the standard library into the folder `home`."""
    base = Path(sys.base_prefix)
    for pattern in ("python.exe", "pythonw.exe", "python3*.dll", "vcruntime*.dll"):
        for file in sorted(base.glob(pattern)):
            shutil.copy2(file, home / file.name)
    (home / "DLLs").mkdir(exist_ok=True)
    for file in sorted((base / "DLLs").iterdir()):
        if file.suffix.lower() in {".pyd", ".dll"}:  # there are icons and catalogues, too
            shutil.copy2(file, home / "DLLs" / file.name)
    _copy_tcl(base / "tcl", home / "tcl")


def install_macos(home: Path, version: str) -> None:
    """Put the extension modules and the way to the shared library into the folder `home`."""
    base = Path(sys.base_prefix, "lib")
    target = home / "lib" / f"python{version}" / "lib-dynload"
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted((base / f"python{version}" / "lib-dynload").glob("*.so")):
        if file.name.partition(".")[0] not in EXTENSIONS:
            shutil.copy2(file, target / file.name)
    # The executable asks for its library beside itself; PyInstaller has put it, once, where the window's is.
    library = home / "lib" / f"libpython{version}.dylib"
    library.unlink(missing_ok=True)
    library.symlink_to(os.path.join("..", "..", library.name))  # noqa: PTH118 - as it is written into the link
    for pattern in ("libtcl*.dylib", "libtk*.dylib"):
        for file in sorted(base.glob(pattern)):
            shutil.copy2(file, home / "lib" / file.name)
    for folder in sorted([*base.glob("tcl[0-9]*"), *base.glob("tk[0-9]*")]):
        _copy_tcl(folder, home / "lib" / folder.name)


def _copy_tcl(source: Path, target: Path) -> None:
    """Copy scripts of Tcl and Tk, without what nobody runs."""
    if source.is_dir():
        ignored = shutil.ignore_patterns("tzdata", "demos", "images", "*.a", "*.lib", "*.sh")
        shutil.copytree(source, target, ignore=ignored, dirs_exist_ok=True)
