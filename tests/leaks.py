"""Find what a test has left behind: threads, native threads of Qt, processes (also adopted ones) and windows."""

import contextlib
import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

#: In the environment of all that a test starts, so that a process is found also after init has adopted it.
MARK = "CONCGUI_TEST_MARK"
#: What is on its way out gets this long to be gone.
GRACE_S = 3.0

#: Native threads that Qt, Mesa and GLib keep for the life of a process, by the beginning of their name.
_OF_QT = ("QXcbEventQueue", "QDBusConnection", "Thread (pooled", "QFileInfoGather", "gmain", "gdbus", "dconf", "pool-")
_OF_MESA = ("llvmpipe", "swrast", "disk$", ":disk", ":sh", ":gdrv", "sh_opt", "shlo", "zfq")


@dataclass(frozen=True)
class Snapshot:
    """What there is at one moment."""

    threads: frozenset[int]
    native: frozenset[int]
    processes: frozenset[int]
    windows: frozenset[int]

    @classmethod
    def take(cls) -> "Snapshot":
        """Look at this process now."""
        return cls(
            frozenset(id(thread) for thread in threading.enumerate()),
            frozenset(_native_threads()),
            frozenset(psutil.pids()),
            frozenset(id(window) for window in _windows()),
        )


def left_behind(before: Snapshot) -> list[str]:
    """Return what is here and was not, one phrase each. Windows that are left are closed, processes killed."""
    left = _wait_for_none(lambda: _left_threads(before)) + _wait_for_none(lambda: _left_processes(before))
    windows = [window for window in _windows() if id(window) not in before.windows]
    if windows:
        del windows
        gc.collect()
        windows = [window for window in _windows() if id(window) not in before.windows]
    for window in windows:
        left.append(f"window {type(window).__name__} {window.objectName()!r} {window.windowTitle()!r}")
        window.close()
        window.deleteLater()
    if left:
        for process in _new_processes(before):
            with contextlib.suppress(psutil.Error):
                process.kill()
    return left


def _wait_for_none(look: Callable[[], list[str]]) -> list[str]:
    deadline = time.monotonic() + GRACE_S
    while (left := look()) and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    return left


def _left_threads(before: Snapshot) -> list[str]:
    threads = [thread for thread in threading.enumerate() if id(thread) not in before.threads]
    python = {thread.native_id for thread in threading.enumerate()}
    native = {tid: name for tid, name in _native_threads().items() if tid not in before.native and tid not in python}
    return [f"thread {thread.name} ({type(thread).__name__})" for thread in threads] + [
        f"native thread {name!r} (a QThread that still runs?)" for name in native.values()
    ]


def _native_threads() -> dict[int, str]:
    """Return the threads that carry a name of their own, as every running QThread does, by native id."""
    found: dict[int, str] = {}
    if sys.platform != "linux":
        return found
    own = Path("/proc/self/comm").read_text("utf-8").strip()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):
            name = (task / "comm").read_text("utf-8").strip()
            if name != own and not name.startswith(_OF_QT) and not any(part in name for part in _OF_MESA):
                found[int(task.name)] = name
    return found


def _left_processes(before: Snapshot) -> list[str]:
    left = []
    for process in _new_processes(before):
        with contextlib.suppress(psutil.NoSuchProcess):
            left.append(f"process {process.pid} {process.status()} {_command(process)}")
    return left


def _command(process: psutil.Process) -> str:
    """Return the command line; a zombie has only its name left."""
    try:
        return " ".join(process.cmdline()) or process.name()
    except psutil.ZombieProcess:
        return process.name()


def _new_processes(before: Snapshot) -> list[psutil.Process]:
    """Return the processes that come from this one and were not there, but for multiprocessing's two servers.

    Only those are looked at whose number is new: a number comes again only when all others have been used.
    """
    found = []
    for pid in set(psutil.pids()) - before.processes - _multiprocessing_servers():
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(pid)
            if _is_marked(pid) or any(parent.pid == os.getpid() for parent in process.parents()):
                found.append(process)
    return found


def _is_marked(pid: int) -> bool:
    """Tell whether a process carries our mark in its environment."""
    try:
        return f"{MARK}={os.getpid()}".encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False


def _multiprocessing_servers() -> set[int | None]:
    """Return the pids of this process's resource tracker and fork server, which live as long as it does."""
    servers: set[int | None] = set()
    for module, server, attribute in (
        ("multiprocessing.resource_tracker", "_resource_tracker", "_pid"),
        ("multiprocessing.forkserver", "_forkserver", "_forkserver_pid"),
    ):
        if module in sys.modules:
            servers.add(getattr(getattr(sys.modules[module], server), attribute, None))
    return servers


def _windows() -> list:
    """Return all top-level widgets but Qt's own tooltips, after what is to be deleted has been deleted."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if not isinstance(application, widgets.QApplication if widgets else ()):
        return []
    core = sys.modules["PySide6.QtCore"]
    application.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return [w for w in application.topLevelWidgets() if w.metaObject().className() != "QTipLabel"]
