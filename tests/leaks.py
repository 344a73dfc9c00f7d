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
    processes: frozenset[tuple[int, float]]
    windows: frozenset[int]

    @classmethod
    def take(cls) -> "Snapshot":
        """Look at this process now."""
        return cls(
            frozenset(id(thread) for thread in threading.enumerate()),
            frozenset(_native_threads()),
            frozenset((process.pid, process.create_time()) for process in _processes()),
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
        for process in _processes():
            with contextlib.suppress(psutil.Error):
                if (process.pid, process.create_time()) not in before.processes:
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
    for process in _processes():
        with contextlib.suppress(psutil.NoSuchProcess):
            if (process.pid, process.create_time()) not in before.processes:
                left.append(f"process {process.pid} {process.status()} {_command(process)}")
    return left


def _command(process: psutil.Process) -> str:
    """Return the command line; a zombie has only its name left."""
    try:
        return " ".join(process.cmdline()) or process.name()
    except psutil.ZombieProcess:
        return process.name()


def _processes() -> list[psutil.Process]:
    """Return all processes that come from this one, but for the two servers that multiprocessing keeps."""
    kept = _multiprocessing_servers()
    found = {process.pid: process for process in psutil.Process().children(recursive=True)}
    for pid in _marked():
        with contextlib.suppress(psutil.Error):
            found.setdefault(pid, psutil.Process(pid))
    return [process for process in found.values() if process.pid not in kept]


def _marked() -> list[int]:
    """Return the processes that carry our mark in their environment, except this one."""
    if sys.platform != "linux":
        return []
    mark, found = f"{MARK}={os.getpid()}".encode(), []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if mark in Path(entry.path, "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
    return found


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
