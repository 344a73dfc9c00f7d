"""Whether this is the packaged application, and where its parts are. No Qt, and quick to import.

The packaged application is frozen by PyInstaller (`packaging/freeze/`). It has two interpreters of the same version:
the one inside its executable, which runs the window and nothing else, and a plain one with the whole standard library
in `python/`, which runs lessons and scripts as any other Python would.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import MutableMapping

#: What would send our own interpreter to another one's standard library; it knows its own place.
_MISLEADING = ("PYTHONHOME", "PYTHONPLATLIBDIR", "PYTHONEXECUTABLE")


def is_frozen() -> bool:
    """Tell whether this is the packaged application."""
    return bool(getattr(sys, "frozen", False))


def bundle_folder() -> str:
    """Return the folder with all that was packed, or "" in a checkout or an installed wheel."""
    return str(getattr(sys, "_MEIPASS", "")) if is_frozen() else ""


def own_python() -> str:
    """Return the interpreter that runs programs when the user names none."""
    if not is_frozen():
        return sys.executable
    if sys.platform == "win32":
        return os.path.join(bundle_folder(), "python", "python.exe")  # noqa: PTH118
    name = "python{}.{}".format(*sys.version_info[:2])
    return os.path.join(bundle_folder(), "python", "bin", name)  # noqa: PTH118


def own_command() -> list[str]:
    """Return the beginning of a command line that starts Concgui once more, in any folder; its arguments follow."""
    if is_frozen():
        return [sys.executable]
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib is slow
    # A checkout need not be installed. Neither it nor the folder one stands in may hide a module of the library.
    entry = (os.path.dirname(package), os.path.join(package, "__main__.py"))  # noqa: PTH118, PTH120
    code = f"import sys; at, sys.argv[0] = {entry!r}; sys.path.append(at); import concgui.__main__ as c; c.main()"
    return [sys.executable, "-P", "-c", code]


def keep_own_modules() -> None:
    """Let what is loaded later come from the executable that runs, also when the file has been replaced or removed.

    PyInstaller opens the file by its name whenever a module is needed. After an upgrade that is another one, whose
    modules are at other places; after a removal it would end the process, and the window with it.
    """
    archive = getattr(sys.modules.get("pyimod02_importers"), "pyz_archive", None)
    name = getattr(archive, "_filename", "")
    running = "/proc/self/exe"  # the file itself, whatever has become of its name; only Linux replaces one that runs
    try:
        if archive is not None and os.path.samefile(name, running):  # noqa: PTH121
            archive._filename = running  # noqa: SLF001  there is no other way
    except OSError:
        return


def restore_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Make the environment again what it was before the packaged application began, for all that it starts.

    PyInstaller's starter points the dynamic linker at the packed libraries, which it has told us by now; another
    program must find the system's. Of Python's own variables those go that would keep our interpreter from starting.
    """
    if not is_frozen():
        return
    variables = os.environ if environ is None else environ
    for name in ("LD_LIBRARY_PATH", "LIBPATH"):
        before = variables.pop(name + "_ORIG", "")
        if before:
            variables[name] = before
        elif variables.get(name, "").split(os.pathsep)[0] == bundle_folder():
            del variables[name]
    for name in [name for name in variables if name.startswith("_PYI_") or name in _MISLEADING]:
        del variables[name]
    if folders := variables.pop("PYTHONPATH", ""):
        kept = [folder for folder in folders.split(os.pathsep) if _may_lead(folder)]
        if kept:
            variables["PYTHONPATH"] = os.pathsep.join(kept)


def _may_lead(folder: str) -> bool:
    """Whether modules may be looked for there: it is a folder, and not the standard library of another Python."""
    return os.path.isdir(folder) and not os.path.exists(os.path.join(folder, "os.py"))  # noqa: PTH110, PTH112, PTH118
