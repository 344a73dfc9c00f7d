"""What PyInstaller would pack and Concgui does not need, each with its reason; and what the system has to bring.

Patterns are those of `fnmatch`, on the path inside the package with forward slashes (`PySide6/Qt/plugins/tls/…`).
"""

from fnmatch import fnmatch
from pathlib import PurePath

#: Modules that an import somewhere names and that are never reached.
MODULES = {
    "tkinter": "the window is Qt's; the plain Python has a tkinter of its own for users' scripts",
    "idlelib": "as tkinter",
    "readline": "GNU Readline is under the GPL, and the window reads no terminal",
    "lib2to3": "nothing converts old code",
    "ensurepip": "the window installs nothing",
    "doctest": "asked for by numpy.testing",
    "unittest": "asked for by numpy.testing",
    "distutils": "asked for by numpy's and psutil's build helpers",
    "setuptools": "as distutils",
    "pkg_resources": "as distutils",
    "numpy.f2py": "compiles Fortran",
    "numpy.distutils": "compiles extensions",
    "numpy.testing": "tests",
    "numpy.polynomial": "no polynomials here",
    "pytest": "tests",
    "hypothesis": "tests",
    "IPython": "pyqtgraph's console, not used",
    "matplotlib": "pyqtgraph's exporter, not used",
    "scipy": "pyqtgraph's filters, not used",
    "OpenGL": "pyqtgraph's 3D, not used",
    "pyqtgraph.opengl": "3D, not used",
    "pyqtgraph.examples": "examples",
    "pyqtgraph.flowchart": "not used",
    "pyqtgraph.console": "not used",
    "pyqtgraph.canvas": "not used",
    "pyqtgraph.jupyter": "not used",
    "PySide6.QtQml": "no QML here",
    "PySide6.QtQuick": "no QML here",
    "PySide6.QtTest": "pyqtgraph imports it for its own tests",
    "PySide6.QtPrintSupport": "nothing is printed",
    "PySide6.QtSql": "recordings are read by Python's sqlite3",
    "PySide6.QtUiTools": "no .ui files here",
    "PySide6.QtDesigner": "no .ui files here",
    "PySide6.QtHelp": "the manual is shown by QTextBrowser",
}

#: Files of packages that stay.
FILES = {
    "PySide6/Qt/plugins/designer/*": "for Qt Designer",
    "PySide6/Qt/plugins/egldeviceintegrations/*": "screens without a window system",
    "PySide6/Qt/plugins/generic/*": "input devices without a window system",
    "PySide6/Qt/plugins/imageformats/*qgif*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qicns*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qmac*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qjpeg*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qpdf*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qtga*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qtiff*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qwbmp*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/imageformats/*qwebp*": "all pictures are PNG or SVG",
    "PySide6/Qt/plugins/networkinformation/*": "nothing goes over a network",
    "PySide6/Qt/plugins/tls/*": "nothing goes over a network",
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*": "needs QML",
    "PySide6/Qt/plugins/platforms/*eglfs*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*linuxfb*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*minimalegl*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*vkkhrdisplay*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*vnc*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*direct2d*": "Windows' other renderer, not the default",
    "PySide6/Qt/plugins/printsupport/*": "nothing is printed",
    "PySide6/Qt/plugins/qmllint/*": "no QML here",
    "PySide6/Qt/plugins/qmltooling/*": "no QML here",
    "PySide6/Qt/plugins/styles/*": "all is drawn in Qt's own style, Fusion",
    "PySide6/Qt/plugins/sqldrivers/*": "recordings are read by Python's sqlite3",
    "PySide6/Qt/plugins/vectorimageformats/*": "no Lottie here",
    "PySide6/Qt/plugins/wayland-graphics-integration-*": "all is painted by the processor into shared memory",
    "PySide6/Qt/plugins/xcbglintegrations/*": "all is painted by the processor",
    "PySide6/Qt/plugins/egl*": "all is painted by the processor",
    "PySide6/Qt/lib/*Qml*": "no QML here",
    "PySide6/Qt/lib/*Quick*": "no QML here",
    "PySide6/Qt/lib/*VirtualKeyboard*": "no QML here",
    "PySide6/Qt/lib/*Pdf*": "no PDF here",
    "*libQt6Egl*": "screens without a window system",
    "PySide6/*opengl32sw.dll": "all is painted by the processor",
    "PySide6/*Qt6Qml*": "no QML here",
    "PySide6/*Qt6Quick*": "no QML here",
    "PySide6/*Qt6Pdf*": "no PDF here",
    "PySide6/*Qt6VirtualKeyboard*": "no QML here",
    "numpy/*/tests/*": "tests",
    "numpy/tests/*": "tests",
    "numpy/*.pyi": "types are for editors",
    "numpy/*.a": "for compilers",
    "numpy/*.h": "for compilers",
    "psutil/tests/*": "tests",
    "pyqtgraph/examples/*": "examples",
    "pyqtgraph/colors/maps/*": "maps of colours that nobody asks for",
    "pyqtgraph/icons/peegee/*": "the logo of pyqtgraph",
    "*/__pycache__/*": "compiled where the package is made, or not at all",
}

#: Qt's own texts, for its dialogs: only these languages are spoken here.
TRANSLATIONS = "PySide6/Qt/translations/*"
TRANSLATIONS_KEPT = "PySide6/Qt/translations/qtbase_zh_CN.qm"

#: Libraries that are taken along where the building system has them: those that the standard library is linked with,
#: whose versions differ between distributions. Every other library of the system stays there: those of the screen, of
#: graphics, fonts and D-Bus have to fit the system that they run on.
TAKEN_ALONG = (
    "libbz2.so*",
    "libcrypto.so*",
    "libffi.so*",
    "liblzma.so*",
    "libncursesw.so*",
    "libpanelw.so*",
    "libpython3*.so*",
    "libsqlite3.so*",
    "libssl.so*",
    "libtcl8*.so*",
    "libtinfo.so*",
    "libtk8*.so*",
)

#: Extension modules of the standard library that are left out of the plain Python.
EXTENSIONS = {
    "readline": "GNU Readline is under the GPL, and a program that is shown reads its input from the window",
    "_gdbm": "GNU dbm is under the GPL; dbm.dumb and sqlite3 are there",
    "_dbm": "Berkeley DB is under the AGPL; dbm.dumb and sqlite3 are there",
    "nis": "Sun's Yellow Pages, deprecated; its libraries are as large as the rest together",
    "ossaudiodev": "deprecated; no system has the device any more",
}


def reason(path: str) -> str:
    """Return why the file is left out of the package, "" if it stays. path: inside the package."""
    path = PurePath(path).as_posix()
    for folder in ("plugins", "translations"):  # Qt has no folder of its own on Windows
        path = path.replace(f"PySide6/{folder}/", f"PySide6/Qt/{folder}/")
    if fnmatch(path, TRANSLATIONS):
        return "" if fnmatch(path, TRANSLATIONS_KEPT) else "a language that is not spoken here"
    return next((why for pattern, why in FILES.items() if fnmatch(path, pattern)), "")


def of_the_system(source: str, target: str) -> bool:
    """Tell whether a library that PyInstaller found has to come from the system that the package runs on.

    source: where it was found. target: its path inside the package; what belongs to a Python package has folders.
    """
    if "/" in PurePath(target).as_posix() or not source.startswith(("/lib", "/usr/lib")):
        return False
    return not any(fnmatch(target, pattern) for pattern in TAKEN_ALONG)
