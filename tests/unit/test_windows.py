"""What Windows and macOS do otherwise than Linux, as far as it can be run here: pipes, ends of processes, signals."""

import errno
import os
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from concgui.control import asking, launched, leaving, recordsignals
from concgui.program import wire
from tests import windows

_ALIVE = object()


class Winapi:
    """`_winapi`: processes with their exit codes by pid, and a pipe that has room or not."""

    WAIT_OBJECT_0 = 0

    def __init__(self) -> None:
        self.processes: dict[int, object] = {}
        self.open: dict[int, int] = {}  # handle: pid
        self._last = 100
        self.room = True
        self.written: list[bytes] = []
        self.waiting = 0

    def OpenProcess(self, _rights, _inherit, pid):
        if pid not in self.processes:
            raise OSError(22, "The parameter is incorrect")
        self._last += 1
        self.open[self._last] = pid
        return self._last

    def CloseHandle(self, handle):
        del self.open[handle]

    def WaitForSingleObject(self, handle, _ms):
        return 258 if self.processes[self.open[handle]] is _ALIVE else 0

    def GetExitCodeProcess(self, handle):
        return self.processes[self.open[handle]]

    def TerminateProcess(self, handle, code):
        self.processes[self.open[handle]] = code

    def WriteFile(self, _handle, data):
        if not self.room:
            return 0, 0
        self.written.append(bytes(data))
        return len(data), 0

    def PeekNamedPipe(self, _handle):
        if self.waiting < 0:
            raise BrokenPipeError(errno.EPIPE, "The pipe has been ended")
        return self.waiting, 0


@pytest.fixture
def winapi(monkeypatch):
    winapi = Winapi()
    monkeypatch.setitem(sys.modules, "_winapi", winapi)
    windows.install(monkeypatch)
    yield winapi
    assert not winapi.open


def test_ends_of_processes_are_told_with_their_codes(winapi, monkeypatch):
    windows.load(monkeypatch, "concgui.observe.terminate_windows")
    exits = windows.load(monkeypatch, "concgui.observe.exits_windows")
    watch = exits.ExitWatch()
    winapi.processes = {1: _ALIVE, 2: _ALIVE, 3: _ALIVE}
    for pid in (1, 2, 3, 9):
        watch.watch(pid)
    assert [(one.pid, one.exitcode) for one in watch.wait(None)] == [(9, wire.UNKNOWN_EXIT)]
    assert watch.wait(0) == []
    winapi.processes.update({2: 0x10000, 3: 44})
    assert [(one.pid, one.exitcode) for one in sorted(watch.wait(None), key=lambda one: one.pid)] == [
        (2, -15),
        (3, 44),
    ]
    assert watch.wait(0.01) == []
    watch.wake()
    assert watch.wait(None) == []
    watch.close()


def test_terminate_from_outside_looks_like_terminate(winapi, monkeypatch):
    windows.load(monkeypatch, "concgui.observe.terminate_windows")
    from concgui.observe.processes import KILL, send_signal

    winapi.processes = {1: _ALIVE}
    assert send_signal(1, KILL)
    assert winapi.processes == {1: 0x10000}
    assert not send_signal(2, KILL)


def test_a_message_is_written_whole_or_not_at_all(winapi, monkeypatch):
    """`os.write` would write halves of it into a full pipe, from Python 3.12 on."""
    handles = windows.load(monkeypatch, "concgui.program.handles")
    assert handles.write_without_waiting(0, b"record") == 6
    winapi.room = False
    with pytest.raises(BlockingIOError):
        handles.write_without_waiting(0, b"record")
    assert winapi.written == [b"record"]


def test_a_full_event_pipe_costs_the_event_and_not_the_rest(winapi, monkeypatch):
    """The C library's word for it, ENOSPC, would have ended the observation."""
    import concgui.program

    handles = windows.load(monkeypatch, "concgui.program.handles")
    monkeypatch.setattr(concgui.program, "handles", handles)
    channel = windows.load(monkeypatch, "concgui.program.channel")
    reading, writing = os.pipe()
    try:
        monkeypatch.setattr(channel, "move_high", lambda fd: fd)
        channel.open_channel(writing)
        channel.emit(wire.LINE)
        winapi.room = False
        channel.emit(wire.LINE)
        winapi.room = True
        channel.emit(wire.LINE)
    finally:
        os.close(reading)
        os.close(writing)
    assert [wire.RECORD.unpack(record)[3] for record in winapi.written] == [0, 2]


def test_main_looks_for_commands_without_waiting_for_them(winapi, monkeypatch):
    """There is no `os.set_blocking` for that on Windows."""
    import concgui.program

    monkeypatch.setattr(concgui.program, "handles", windows.load(monkeypatch, "concgui.program.handles"))
    commands = windows.load(monkeypatch, "concgui.program.commands")
    monkeypatch.delattr(os, "set_blocking")
    reading, writing = os.pipe()
    try:
        queue = commands.Commands(reading)
        assert not queue.waiting()
        os.write(writing, wire.command(wire.GO))
        winapi.waiting = 5
        assert queue.waiting()
        assert queue.next().op == wire.GO
        winapi.waiting = -1
        os.close(writing)
        assert queue.waiting()  # the end is something to be had, too
        assert queue.next() is None
    finally:
        os.close(reading)


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.ENOSPC])
def test_commands_wait_on_our_side_for_a_full_pipe(monkeypatch, number):
    program = launched.ObservedProgram(1, -1, -1, -1, (None, None))

    def full(_fd, _data):
        raise OSError(number, "full")

    monkeypatch.setattr(os, "write", full)
    assert program.send(wire.GO)
    assert program.has_unsent


def test_leaving_by_a_signal_is_a_number_on_windows(winapi, monkeypatch):
    codes = []
    monkeypatch.setattr(os, "_exit", codes.append)
    leaving.end_as(-signal.SIGINT)
    leaving.end_as(2)
    assert codes == [130, 2]


def test_record_takes_the_signals_that_there_are(winapi, monkeypatch):
    for name in ("SIGQUIT", "SIGHUP"):
        monkeypatch.delattr(signal, name)
    before = signal.getsignal(signal.SIGINT)
    signals = recordsignals.Signals(launched.ObservedProgram(1, -1, -1, -1, (None, None)))
    signals.take()
    assert signal.getsignal(signal.SIGINT) != before
    signals.give_back()
    assert signal.getsignal(signal.SIGINT) == before


@pytest.mark.parametrize("has_waitid", [True, False])
def test_an_interpreter_answers_where_there_is_no_waitid(monkeypatch, has_waitid):
    """macOS has it from Python 3.13 on."""
    if not has_waitid:
        monkeypatch.delattr(os, "waitid", raising=False)
    assert asking.ask(["/bin/echo", "3.13"], seconds=10) == b"3.13\n"


def test_what_is_asked_opens_no_console(monkeypatch):
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    seen = []

    def popen(_argv, **words):
        seen.append(words["creationflags"])
        raise FileNotFoundError

    monkeypatch.setattr(asking.subprocess, "Popen", popen)
    with pytest.raises(FileNotFoundError):
        asking.ask(["py", "-0p"], seconds=1)
    assert seen == [0x08000000]


def test_without_proc_the_guard_asks_ps(monkeypatch):
    """As on macOS."""
    from concgui.program import guard

    rows = b"    1     0\n  500     1\n  501   500\n 1502   501\n  600     1\n"
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_words: SimpleNamespace(stdout=rows))
    with monkeypatch.context() as without:
        without.setattr(os, "listdir", lambda path: os.scandir("/nowhere/" + path))
        assert guard.descendants(500) == [501, 1502]
