"""Installs the observation in this process: at once for what is imported, at import for what is not yet.

A program that never imports `multiprocessing` must not get it from us, so the hooks wait for its own import.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from . import calls, calls_sleep, channel, streams, wire
from .subjects import now_starting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any, Callable

#: Module of the standard library → our functions that hook it.
_PATCHES = {
    "threading": "threads.watch_threading calls_locks.watch_locks",
    "queue": "calls_others.watch_queues",
    "subprocess": "calls_others.watch_subprocess",
    "multiprocessing.connection": "calls_processes.watch_connections",
    "multiprocessing.synchronize": "calls_processes.watch_semaphores",
    "multiprocessing.process": "processes.watch_process",
    "traceback": "processes.watch_traceback",
    "multiprocessing.spawn": "carrier.watch_spawn",
    "multiprocessing.util": "processes.watch_util carrier.watch_fork_server",
    "multiprocessing.popen_fork": "processes.watch_popen",
    "multiprocessing.popen_forkserver": "processes.watch_popen",
    "multiprocessing.popen_spawn_win32": "processes.watch_popen",
}
#: loky, by itself and as joblib brings it along, is made after multiprocessing.
for _loky in ("loky", "joblib.externals.loky"):
    _PATCHES[f"{_loky}.backend.spawn"] = "carrier.watch_spawn"
    _PATCHES[f"{_loky}.backend.popen_loky_posix"] = "processes.watch_popen carrier.watch_loky"


_installed = False


def install(method: str | None = None) -> None:
    """Install every hook once. `method` becomes the default start method, as if Python had been built so."""
    global _installed
    if _installed:
        return
    _installed = True
    patches = {name: _patch(ours) for name, ours in _PATCHES.items()}
    if method is not None:
        patches["multiprocessing.context"] = lambda module: _make_default(module, method)
    calls.begin()
    calls_sleep.watch_sleep()
    streams.watch_streams()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_begin_forked_process)
    for name in list(patches):
        module = sys.modules.get(name)
        if module is not None:
            patches.pop(name)(module)
    if patches:
        sys.meta_path.insert(0, _AfterImport(patches))


def _patch(ours: str) -> Callable[[ModuleType], None]:
    def patch(module: ModuleType) -> None:
        # Late: what a program does not use, it does not load.
        carrier = sys.modules.get(f"{__package__}.carrier")
        load = import_module if carrier is None else carrier.module
        for one in ours.split():
            home, function = one.split(".")
            if home.startswith("calls_") and sys.implementation.name != "cpython":
                continue  # the end of a call is told when an object is let go of, which elsewhere comes late
            try:
                getattr(load(f"{__package__}.{home}"), function)(module)
            except Exception:  # the program has emptied sys.modules, or the module is another than Python's own
                return

    return patch


def _begin_forked_process() -> None:
    channel.emit(wire.FIRST, now_starting(), os.getppid())
    streams.begin_forked_process()
    for ours in ("calls", "threads", "processes"):
        module = sys.modules.get(f"{__package__}.{ours}")
        if module is not None:
            module.begin_forked_process()


def leave() -> None:
    """The program's last line has run."""
    processes = sys.modules.get(f"{__package__}.processes")
    if processes is not None:
        processes.leave()


def end_lost() -> None:
    """The program is over: nothing of it may be left to nobody."""
    processes = sys.modules.get(f"{__package__}.processes")
    if processes is not None:
        processes.end_lost()


def _make_default(module: ModuleType, method: str) -> None:
    """Change the default context without marking it as set: the program may still set its own."""
    module._default_context._default_context = module._concrete_contexts[method]


class _AfterImport:
    """A finder that finds nothing itself, but lets a patch run right after a module's own code has run."""

    def __init__(self, patches: dict[str, Callable[[ModuleType], None]]) -> None:
        self._patches = patches

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self._patches:
            return None
        patch = self._patches.pop(name)
        if not self._patches and self in sys.meta_path:
            sys.meta_path.remove(self)
        for finder in list(sys.meta_path):
            find = getattr(finder, "find_spec", None)
            spec: ModuleSpec | None = find(name, path, target) if find and finder is not self else None
            if spec is not None:
                _run_after(spec.loader, patch)
                return spec
        return None


def _run_after(loader: Any, patch: Callable[[ModuleType], None]) -> None:
    execute = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        execute(module)
        patch(module)

    loader.exec_module = exec_module
