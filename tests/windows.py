"""A Windows to run the code for Windows on: its calls are recorded, its handles are descriptors of ours, plus 1000.

So what is written into its pipes really arrives, and a handle that nobody closes is a descriptor that stays open.
"""

import ctypes
import importlib.util
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import concgui.control.typed
import concgui.observe.processes
import concgui.program.commands  # noqa: F401  # as they are here, before anybody hears of Windows

INVALID = ctypes.c_void_p(-1).value
_JOB = 77


class Function:
    """One function of a DLL. What ctypes wants to know of it is taken and forgotten."""

    def __init__(self, does):
        self.does = does

    def __call__(self, *args):
        return self.does(*(getattr(arg, "value", arg) for arg in args))


class Windows:
    """`calls`: what was called, in order. `fails`: names of functions that shall fail. `popen`: what was spawned."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.fails: set[str] = set()
        self.job_open = False
        self.job_limits = 0
        self.popen: Any = None
        self._writing = -1

    def __getattr__(self, name: str) -> Function:
        if name.startswith("__"):
            raise AttributeError(name)
        does = getattr(type(self), f"do_{name}", None)

        def called(*args):
            self.calls.append(name)
            if name in self.fails:
                return INVALID if name in {"CreateNamedPipeW", "CreateFileW"} else 0xC0000022 if name[0] == "N" else 0
            return does(self, *args) if does else 0 if name[0] == "N" else 1

        function = self.__dict__[name] = Function(called)
        return function

    # --- kernel32 -----------------------------------------------------------------------------------------------
    def do_CreateNamedPipeW(self, *_args):
        reading, self._writing = os.pipe()
        return reading + 1000

    def do_CreateFileW(self, *_args):
        writing, self._writing = self._writing, -1
        return writing + 1000

    def do_CreateJobObjectW(self, *_args):
        self.job_open = True
        return _JOB

    def do_SetInformationJobObject(self, _job, kind, limits, size):
        structure = limits._obj
        assert (kind, size) == (9, ctypes.sizeof(structure))
        self.job_limits = structure.Basic.LimitFlags
        return 1

    def do_CloseHandle(self, handle):
        if handle == _JOB:
            self.job_open = False
            if self.job_limits & 0x2000 and self.popen is not None:
                self.popen.kill()
        else:
            os.close(handle - 1000)
            if self._writing >= 0:  # the pipe's other end was never opened
                os.close(self._writing)
                self._writing = -1
        return 1


class Popen:
    """Stands for `subprocess.Popen`: the process holds its own copies of the handles that it inherits."""

    def __init__(self, windows: Windows, argv, **words) -> None:
        windows.calls.append("Popen")
        if "Popen" in windows.fails:
            raise OSError(2, "The system cannot find the file specified")
        windows.popen = self
        self.argv, self.words = argv, words
        self.killed = False
        self.pid, self._handle = 4321, 5555
        self.returncode = None
        self.ended = threading.Event()
        self.inherited = [os.dup(handle - 1000) for handle in words["startupinfo"].lpAttributeList["handle_list"]]
        self.stdin, self.stdout, self.stderr = (
            Path(os.devnull).open(mode) if words[name] == subprocess.PIPE else None  # noqa: SIM115
            for name, mode in (("stdin", "wb"), ("stdout", "rb"), ("stderr", "rb"))
        )

    def kill(self) -> None:
        self.killed = True
        self.end(1)

    def end(self, code: int) -> None:
        """The process ends: nobody else has these handles then."""
        if not self.ended.is_set():
            self.returncode = code
            for fd in self.inherited:
                os.close(fd)
            self.ended.set()

    def wait(self) -> int:
        self.ended.wait()
        return self.returncode

    def poll(self):
        return self.returncode


def install(monkeypatch) -> Windows:
    """Let everything believe that this is Windows, until the end of the test."""
    windows = Windows()
    msvcrt = SimpleNamespace(
        get_osfhandle=lambda fd: fd + 1000 if os.fstat(fd) else -1, open_osfhandle=lambda handle, _flags: handle - 1000
    )
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, **_words: windows, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5, raising=False)
    monkeypatch.setattr(ctypes, "WinError", lambda number: OSError(number, "Access is denied"), raising=False)
    monkeypatch.setattr(os, "O_BINARY", 0, raising=False)
    monkeypatch.setattr(os, "set_handle_inheritable", lambda *_args: None, raising=False)
    monkeypatch.setattr(subprocess, "STARTUPINFO", SimpleNamespace, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "Popen", lambda argv, **words: Popen(windows, argv, **words))
    monkeypatch.setattr(sys, "platform", "win32")
    return windows


def load(monkeypatch, name: str) -> ModuleType:
    """Load a module of Concgui anew, as Windows would see it."""
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    monkeypatch.setitem(sys.modules, name, module)
    found.loader.exec_module(module)
    return module
