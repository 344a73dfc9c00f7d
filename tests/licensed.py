"""What collects the licences for a package, out of `packaging/`; and a made-up tree for it."""

import sys
from pathlib import Path

sys.path.extend([str(Path(__file__).parents[1] / "packaging" / folder) for folder in ("", "freeze", "linux")])

import debian_copyright
import licence_index
import licence_texts
import licences

__all__ = ["FILES", "add", "debian_copyright", "licence_index", "licence_texts", "licences"]

#: Of each kind one: the path in the tree, and the component that it belongs to.
FILES = {
    "_internal/concgui/program/wire.py": "Concgui",
    "_internal/concgui/resources/lessons/order/lesson.toml": "Concgui",
    "_internal/concgui/resources/fonts/Inter-Regular.otf": "Inter",
    "_internal/PySide6/QtCore.abi3.so": "Qt for Python",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6": "Qt",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so": "Qt",
    "_internal/PySide6/Qt/lib/libicuuc.so.73": "ICU",
    "_internal/libtcl8.6.so": "Tcl and Tk",
    "_internal/libssl.so.3": "OpenSSL",
    "_internal/numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so": "NumPy",
    "_internal/numpy.libs/libscipy_openblas64_-32a4b2a6.so": "OpenBLAS and LAPACK",
    "_internal/numpy.libs/libquadmath-96973f99-934c22de.so.0.0.0": "GCC's runtime libraries",
    "_internal/psutil/_psutil_linux.abi3.so": "psutil",
    "_internal/libpython3.11.so.1.0": "CPython",
    "_internal/python/lib/python3.11/os.py": "CPython",
}


def add(tree: Path, name: str, data: bytes = b"\x7fELF") -> Path:
    """Write a file of the tree and return it."""
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
