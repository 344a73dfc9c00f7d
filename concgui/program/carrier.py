"""How observation reaches children that do not come from fork: with the preparation data of spawn and forkserver.

`multiprocessing.spawn.get_preparation_data` makes a dict that the child unpickles first, before it imports the
program's `__main__` and before it unpickles the Process object.  We add one item to it whose unpickling loads this
package by path and installs the hooks.  `prepare` of the child looks up only the keys it knows.
"""

from __future__ import annotations

import functools
import os
import sys

from . import channel, handles, life, wire
from .subjects import now_starting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

_HERE = os.path.dirname(os.path.abspath(__file__))

#: Our modules in an order in which each finds what it imports; a child needs all of them.
_MODULES = (
    *("wire", "handles", "channel", "life", "calls_names", "subjects", "runhook", "calls", "calls_sleep", "streams"),
    *("carrier", "hooks", "processes", "threads", "calls_builtin", "calls_locks"),
)
#: Those that a child needs if it imports what they hook. They come along, but are not run before.
_LATE = ("calls_processes", "calls_others")

#: Runs in the child before anything of ours can be imported there by name. The code comes along: a dozen small files
#: are slow to find and slower to compile where Python may not write its cache. It comes in a file without a name,
#: since `start()` writes the preparation data into a pipe: more than the pipe holds, and it would wait for the child.
_LOAD = """\
import sys
if package not in sys.modules:  # it is in a fork of the fork server
    whole = sys.modules[package] = type(sys)(package)
    whole.__path__ = [here]
    descriptor = code.detach() if code else -1
    if code and tag == sys.implementation.cache_tag:
        import marshal, os
        modules = os.pread(descriptor, size, 0)
        loaded = marshal.loads(modules)
        late = loaded.pop("late")
        for name, code in loaded.items():
            one = type(sys)(package + "." + name)
            one.__package__, one.__file__ = package, code.co_filename
            sys.modules[one.__name__] = one
            setattr(whole, name, one)
            exec(code, one.__dict__)
        sys.modules[package + ".carrier"].marshalled, sys.modules[package + ".carrier"].late = modules, late
    else:  # no such files on this system, or multiprocessing.set_executable named another Python
        import importlib, os
        importlib.import_module(package + ".carrier")
    if descriptor >= 0:
        os.close(descriptor)
sys.modules[package + ".carrier"].arrive(events.detach(), alive.detach() if alive else -1, subject)
"""

marshalled = b""
late: dict[str, bytes] = {}
_code_file = (-1, -1)  # descriptor, inode


def marshalled_modules() -> bytes:
    """Return the code of our modules, for a child of the same interpreter."""
    global marshalled
    if not marshalled:
        import marshal
        from importlib.machinery import PathFinder

        codes: dict[str, Any] = {}
        for name in (*_MODULES, *_LATE):
            spec = PathFinder.find_spec(f"{__package__}.{name}", [_HERE])
            if spec is not None and spec.loader is not None:
                codes[name] = spec.loader.get_code(spec.name)  # type: ignore[attr-defined]
        codes["late"] = {name: marshal.dumps(codes.pop(name)) for name in _LATE}
        marshalled = marshal.dumps(codes)
    return marshalled


def module(full: str) -> ModuleType:
    """Return one of our modules, run now if it was not before."""
    name = full.rpartition(".")[2]
    known = sys.modules.get(full)
    if known is not None:
        return known
    if name not in late:
        from importlib import import_module

        return import_module(full)
    import marshal

    code = marshal.loads(late[name])  # noqa: S302  # by this package, in the process that has started this one
    one = sys.modules[full] = type(sys)(full)
    one.__package__, one.__file__ = __package__, code.co_filename
    setattr(sys.modules[str(__package__)], name, one)
    exec(code, one.__dict__)
    return one


def code_file() -> int:
    """Return a descriptor of a file without a name that holds `marshalled_modules()`, or -1 where there is none."""
    global _code_file
    try:
        if os.fstat(_code_file[0]).st_ino == _code_file[1]:
            return _code_file[0]
    except OSError:  # not made yet, or the program has closed it
        pass
    try:
        fd = channel.move_high(os.memfd_create("concgui"))
    except (AttributeError, OSError):  # not on this system
        return -1
    os.write(fd, marshalled_modules())
    _code_file = fd, os.fstat(fd).st_ino
    return fd


class Carrier:
    """The item of the preparation data. Unpickles to None, having installed the observation."""

    def __init__(self, subject: int) -> None:
        self.subject = subject

    def __reduce__(self) -> tuple[Any, ...]:
        from multiprocessing import context

        served = getattr(context.get_spawning_popen(), "method", "") == "forkserver"
        alive = life.descriptor()
        code = -1 if served else code_file()
        given = {
            "package": __package__,
            "here": _HERE,
            "tag": sys.implementation.cache_tag,
            "code": handles.for_child(code) if code >= 0 else None,
            "size": len(marshalled),
            "events": handles.for_child(channel.descriptor()),
            "alive": handles.for_child(alive) if alive >= 0 else None,
            "subject": self.subject,
        }
        return exec, (_LOAD, given)


def arrive(events: int, alive: int, subject: int) -> None:
    """In a spawned or fork-served child: its first Python line that is ours. Install everything, report."""
    from . import hooks

    channel.open_channel(handles.received(events, writing=True))
    channel.emit(wire.FIRST, subject, os.getppid())
    if alive >= 0:
        if life.descriptor() >= 0:  # held already: this is a fork of the fork server
            os.close(alive)
        else:
            life.hold(alive)
    hooks.install()  # no-op in a fork of the fork server


def watch_spawn(module: ModuleType) -> None:
    """Hook `multiprocessing.spawn`, and that of loky, whose preparation data are of the same make."""
    prepare: Callable[..., dict[str, Any]] = module.get_preparation_data

    @functools.wraps(prepare)
    def get_preparation_data(*args: Any, **kwargs: Any) -> dict[str, Any]:
        data = prepare(*args, **kwargs)
        subject = now_starting()
        if subject and channel.descriptor() >= 0:
            data["concgui"] = Carrier(subject)
        return data

    vars(module)["get_preparation_data"] = get_preparation_data


def watch_loky(module: ModuleType) -> None:
    """Hook loky's `popen_loky_posix`: it leaves what it has passed on inheritable, so that every program gets it."""
    launch: Callable[..., None] = module.Popen._launch

    @functools.wraps(launch)
    def observed_launch(*args: Any, **kwargs: Any) -> None:
        try:
            launch(*args, **kwargs)
        finally:
            for fd in (channel.descriptor(), life.descriptor(), _code_file[0]):
                try:
                    os.set_inheritable(fd, False)
                except OSError:  # there is none, or the program has closed it
                    pass

    module.Popen._launch = observed_launch


_HELPERS = {"forkserver": b"fork server", "resource_tracker": b"resource tracker"}


def watch_fork_server(module: ModuleType) -> None:
    """Hook `multiprocessing.util.spawnv_passfds`: the fork server gets the life pipe too.

    It is a program of its own that outlives its parent while a child lives, and no Process object. Of it and of the
    resource tracker it is told that they are multiprocessing's own.
    """
    spawn: Callable[..., int] = module.spawnv_passfds

    @functools.wraps(spawn)
    def spawnv_passfds(path: Any, args: Any, passfds: Any) -> int:
        alive = life.descriptor()
        code = str(args[-1]) if args else ""
        package, _, helper = code.partition(" import main")[0].rpartition(".")  # loky has a resource tracker of its own
        if alive >= 0 and (package, helper) == ("from multiprocessing", "forkserver"):
            given = {"package": __package__, "here": _HERE, "fd": alive}
            head = f"exec({_FORK_SERVER!r}, {given!r}); "
            args = [*args[:-1], head + args[-1]]
            passfds = [*passfds, alive]
        pid = spawn(path, args, passfds)
        if helper in _HELPERS:
            channel.emit(wire.HELPER, 0, pid, _HELPERS[helper])
        return pid

    vars(module)["spawnv_passfds"] = spawnv_passfds


_FORK_SERVER = """\
import sys
sys.modules[package] = type(sys)(package)
sys.modules[package].__path__ = [here]
from importlib import import_module
import_module(package + ".carrier").guard_fork_server(fd)
"""


def guard_fork_server(fd: int) -> None:
    """In the fork server: it ends with the guard, and so do its children; they outlive it, as without us."""
    life.hold(fd)
    from importlib import import_module

    # Loaded and hooked once here, so that no child has to; the hooks are mute until a child has its event pipe.
    for name in (*_MODULES, *_LATE):
        import_module(f"{__package__}.{name}")
    from . import hooks

    hooks.install()
