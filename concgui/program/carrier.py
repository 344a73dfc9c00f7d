"""How observation reaches children that do not come from fork: with the preparation data of spawn and forkserver.

`multiprocessing.spawn.get_preparation_data` makes a dict that the child unpickles first, before it imports the
program's `__main__` and before it unpickles the Process object.  We add one item to it whose unpickling loads this
package by path and installs the hooks.  `prepare` of the child looks up only the keys it knows.
"""

from __future__ import annotations

import functools
import os

from . import channel, life, wire
from .subjects import now_starting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

_HERE = os.path.dirname(os.path.abspath(__file__))

#: Runs in the child before anything of ours can be imported there by name.
_LOAD = """\
import sys
if package not in sys.modules:
    sys.modules[package] = type(sys)(package)
    sys.modules[package].__path__ = [here]
from importlib import import_module
"""
_JOIN_CHILD = (
    _LOAD
    + """\
import_module(package + ".carrier").arrive(events.detach(), alive.detach() if alive else -1, subject)
"""
)


class Carrier:
    """The item of the preparation data. Unpickles to None, having installed the observation."""

    def __init__(self, subject: int) -> None:
        self.subject = subject

    def __reduce__(self) -> tuple[Any, ...]:
        from multiprocessing import reduction

        duplicate: Callable[[int], Any] = getattr(reduction, "DupFd", None) or reduction.DupHandle  # type: ignore[attr-defined]
        alive = life.descriptor()
        given = {
            "package": __package__,
            "here": _HERE,
            "events": duplicate(channel.descriptor()),
            "alive": duplicate(alive) if alive >= 0 else None,
            "subject": self.subject,
        }
        return exec, (_JOIN_CHILD, given)


def arrive(events: int, alive: int, subject: int) -> None:
    """In a spawned or fork-served child: its first Python line that is ours. Install everything, report."""
    from . import hooks

    channel.open_channel(events)
    channel.emit(wire.FIRST, subject, os.getppid())
    if alive >= 0:
        if life.descriptor() >= 0:  # held already: this is a fork of the fork server
            os.close(alive)
        else:
            life.hold(alive)
    hooks.install()


def watch_spawn(module: ModuleType) -> None:
    """Hook `multiprocessing.spawn`."""
    prepare: Callable[[str], dict[str, Any]] = module.get_preparation_data

    @functools.wraps(prepare)
    def get_preparation_data(name: str) -> dict[str, Any]:
        data = prepare(name)
        subject = now_starting()
        if subject and channel.descriptor() >= 0:
            data["concgui"] = Carrier(subject)
        return data

    vars(module)["get_preparation_data"] = get_preparation_data


def watch_util(module: ModuleType) -> None:
    """Hook `multiprocessing.util.spawnv_passfds`: the fork server gets the life pipe too.

    It is a program of its own that outlives its parent while a child lives, and no Process object.
    """
    spawn: Callable[..., int] = module.spawnv_passfds

    @functools.wraps(spawn)
    def spawnv_passfds(path: Any, args: Any, passfds: Any) -> int:
        alive = life.descriptor()
        if alive >= 0 and args and str(args[-1]).startswith("from multiprocessing.forkserver import main"):
            given = {"package": __package__, "here": _HERE, "fd": alive}
            head = f"exec({_FORK_SERVER!r}, {given!r}); "
            args = [*args[:-1], head + args[-1]]
            passfds = [*passfds, alive]
        return spawn(path, args, passfds)

    vars(module)["spawnv_passfds"] = spawnv_passfds


_FORK_SERVER = (
    _LOAD
    + """\
from importlib import import_module
import_module(package + ".carrier").guard_fork_server(fd)
"""
)


def guard_fork_server(fd: int) -> None:
    """In the fork server: it ends with the guard, and its children end with it."""
    life.hold(fd)
    life.bind_forks()
    # Loaded once here, so that no child has to.
    from . import hooks  # noqa: F401
