"""What is different on each platform about the frozen application: executables and their looks."""

import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import for_macos
import for_windows
import identity

#: The distributions that the application asks for their version and licence.
DISTRIBUTIONS = ("PySide6_Essentials", "shiboken6", "pyqtgraph", "numpy", "psutil", "Pygments")


def metadata(work: Path) -> list[tuple[str, str]]:
    """Return what tells the versions of what is packed, our own too: (file, folder in the package).

    work: a folder for files that are made for this.
    """
    found = []
    for name in DISTRIBUTIONS:
        files = distribution(name).files or []
        path = next(Path(str(file.locate())) for file in files if file.name == "METADATA")
        found.append((str(path), path.parent.name))
    own = work / "METADATA"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(
        f"Metadata-Version: 2.4\nName: {identity.NAME}\nVersion: {identity.version()}\nLicense-Expression: MIT\n"
    )
    return [*found, (str(own), f"{identity.NAME}-{identity.version()}.dist-info")]


def executables(root: Path, work: Path) -> list[dict[str, Any]]:
    """Return the keywords of each EXE of PyInstaller. work: a folder for files that are made for this."""
    if sys.platform == "win32":
        return for_windows.executables(root, work)
    if sys.platform == "darwin":
        return for_macos.executables()
    return [{"name": identity.NAME, "console": True}]


def data(root: Path) -> list[tuple[str, str]]:
    """Return what only this platform needs in the package: (file, folder)."""
    return for_windows.data(root) if sys.platform == "win32" else []


def bundle(root: Path) -> dict[str, Any]:
    """Return the keywords of PyInstaller's BUNDLE, none where there is no such thing."""
    return for_macos.bundle(root) if sys.platform == "darwin" else {}
