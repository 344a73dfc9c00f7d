"""Every module of the window's side can be imported where Unix's modules, calls and constants are not there."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: The standard library and what was installed are imported first, as they are here; then Windows begins. What ui
#: imports of Qt stays out: it names nothing of the operating system, and takes seconds.
CODE = """
import concurrent.futures, ctypes, importlib, logging, mmap, multiprocessing.connection, os, pkgutil, select, signal
import socket, sqlite3, subprocess, sys, tempfile, types
import numpy, psutil, PySide6.QtCore, _signal

class Anything(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name)
    def __call__(self, *args, **words):
        return self

class Missing:
    gone = {"fcntl", "termios", "resource", "pwd", "grp", "tty", "posix"}
    def find_spec(self, name, path=None, target=None):
        if name in self.gone:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for name in Missing.gone:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Missing())
os_names = '''fork posix_spawn POSIX_SPAWN_DUP2 set_blocking O_CLOEXEC O_NONBLOCK O_NOCTTY O_ASYNC pread preadv
    register_at_fork sched_getaffinity sched_setaffinity killpg getsid setsid getpgrp geteuid getuid waitid P_PID
    tcgetpgrp WNOHANG WNOWAIT WEXITED WIFEXITED WIFSIGNALED WTERMSIG WEXITSTATUS pidfd_open memfd_create'''
signal_names = '''SIGKILL SIGSTOP SIGCONT SIGHUP SIGQUIT SIGCHLD SIGPIPE SIGUSR1 SIGUSR2 SIG_BLOCK SIG_UNBLOCK
    SIG_SETMASK pthread_sigmask sigpending sigwait pidfd_send_signal setitimer'''
tables = [(os, os_names), (signal, signal_names), (_signal, signal_names), (select, "poll POLLIN epoll")]
for module, names in [*tables, (mmap, "PROT_READ PROT_WRITE MAP_SHARED")]:
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
sys.modules["_winapi"], sys.modules["msvcrt"] = Anything("_winapi"), Anything("msvcrt")
ctypes.WinDLL = Anything("WinDLL")
sys.platform = "win32"

UNIX = {"concgui.control.launch_in_folder", "concgui.program.guard"}  # imported where there are forks only
import concgui
for module in pkgutil.walk_packages(concgui.__path__, "concgui."):
    if module.name in UNIX or module.name.startswith("concgui.ui") or module.name == "concgui.__main__":
        continue
    try:
        importlib.import_module(module.name)
    except Exception as error:
        print(f"{module.name}: {type(error).__name__}: {error}")
print("end")
"""


def test_nothing_of_unix_is_asked_for_by_an_import():
    command = [sys.executable, "-W", "ignore", "-c", CODE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "end\n", done.stdout + done.stderr
