"""Run a script as the shell would, and write what was measured. The engine of `concgui record`; no Qt.

The script is launched first; only then, while its interpreter starts and while it runs, is imported what watches it
and what writes a recording.  Events and the kernel's records are read as they come and decoded when the script has
ended. Of a long script, or when many megabytes have piled up, they are written while it runs.
"""

from __future__ import annotations

import _thread
import os
import time

from concgui.control.launch import LaunchError, LaunchSpec, ObservedProgram, launch, readable
from concgui.control.leaving import say
from concgui.control.pump import main_has_left, read_available
from concgui.control.recordsignals import Signals
from concgui.control.witness import Witness
from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Callable

    from concgui.control.liverecord import LiveRecord
    from concgui.control.saving import Saver

#: Bytes from which on numpy will be needed to decode them in time.
_MANY_BYTES = 400 << 10
#: Undecoded bytes that may pile up in memory.
_PILE_BYTES = 64 << 20
#: Seconds that orphans get to end by themselves after MainProcess.
_GRACE_S = 0.5
#: Seconds of rest after a read during a flood, so that reading costs little.
_FLOOD_PAUSE = 0.002
#: Seconds, or bytes of events, after which the recording is written while the script runs, and how often then.
_LONG_S = 5.0
_LONG_BYTES = 16 << 20
_LIVE_S = 0.15
TIMED_OUT = 124  # exit status, as of timeout(1)


class Recorder:
    """One recorded run. `run` returns the exit code of the script (-N: signal N)."""

    def __init__(self, spec: LaunchSpec, path: str, timeout: float | None, source: str = "") -> None:
        """timeout: seconds, or None. source: see `Witness`."""
        self._spec = spec
        self._path = path
        self._timeout = timeout
        self._pile: list[bytes] = []
        self._piled = 0
        self._main_pid = 0
        self._main_left = False
        self._witness = Witness(source)
        self._made: Saver | None = None
        self._live: LiveRecord | None = None
        self._live_next = 0.0  # when to begin to write, or to write again
        self._importing = False
        self._created = 0.0
        self._cores: list[int] = []

    def run(self) -> int:
        """Run the script to its end. Raise LaunchError if it cannot begin."""
        self._created = time.time()
        spec = self._spec
        spec.go = False
        self._cores = sorted(spec.cores or (os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()))
        program = launch(spec)
        signals = Signals(program)
        signals.take()
        try:
            self._begin(program)
            importing = _import_in_background()
            timed_out = self._read_all(program, signals)
            killed = self._end_orphans(program) if self._main_left else 0
            code = program.wait()
            if self._live is None:
                self._witness.finish()
            importing()
            count = self._write(code)
        finally:
            signals.give_back()
            program.close()
            self._witness.close()
        if killed:
            self._say(f"ended {_plural(killed, 'process', 'processes')} that the script left behind")
        if count is None:
            return code or 2
        if self._witness.problem:
            self._say(self._witness.problem)
        if timed_out:
            self._say(f"the script was stopped after {self._timeout:g} s")
        self._say(f"recorded {_plural(count, 'event', 'events')} to {self._path}")
        return TIMED_OUT if timed_out else -signals.stopped_by if signals.stopped_by else code or 0

    def _begin(self, program: ObservedProgram) -> None:
        """Watch, then let go: a forced source that refuses is told before the script's first line."""
        try:
            self._witness.begin(program.pid)
        except LaunchError:
            program.kill()
            program.wait()
            raise
        program.send(wire.GO)

    # --- reading -----------------------------------------------------------------------------------------------
    def _read_all(self, program: ObservedProgram, signals: Signals) -> bool:
        """Read until MainProcess and then its tree are gone. Return whether the time was up before."""
        deadline = None if self._timeout is None else time.monotonic() + self._timeout
        timed_out = False
        last = 0.0
        self._live_next = time.monotonic() + _LONG_S
        while True:
            now = time.monotonic()
            rest = None if deadline is None else deadline - now
            if rest is not None and rest <= 0:
                if self._main_left:
                    return timed_out
                timed_out, deadline = True, None
                program.stop()
                continue
            if now - last < _FLOOD_PAUSE and not self._main_left:
                time.sleep(_FLOOD_PAUSE)
            ready = readable([program.event_fd, *self._witness.fds], self._keep_live(now, rest))
            if any(fd != program.event_fd for fd in ready):
                self._witness.drain(self._saver)
            if program.event_fd not in ready:
                continue
            last = time.monotonic()
            if self._take(program, signals):
                self._main_left = False  # end-of-file: nobody is left to be ended
                return timed_out
            if self._main_left:
                deadline = min(deadline or last + _GRACE_S, last + _GRACE_S)

    def _take(self, program: ObservedProgram, signals: Signals | None = None) -> bool:
        data, ended = read_available(program.event_fd)
        if data:
            self._pile.append(data)
            self._piled += len(data)
            if not self._main_pid:
                self._main_pid = wire.RECORD.unpack_from(data)[5]
                if signals is not None:
                    signals.main_is(self._main_pid)
            if not self._main_left and main_has_left(data):
                self._main_left = True
                if signals is not None:
                    signals.main_left()
            if self._piled > _MANY_BYTES:
                self._saver().prefer_numpy()
            if self._piled > _PILE_BYTES and self._live is None:
                self._decode()
        return ended

    def _keep_live(self, now: float, rest: float | None) -> float | None:
        """Hand on what has come to who writes it, if it is time. Return the seconds until something is to be done."""
        due = now >= self._live_next
        if self._live is None:
            if not self._importing and (due or self._piled > _LONG_BYTES):
                self._importing, self._live_next = True, now + 1.0
                _thread.start_new_thread(_import_live, ())  # or nobody would read meanwhile
            elif due:
                from concgui.control.liverecord import LiveRecord

                source = self._witness.source
                self._live = LiveRecord(self._path, self._spec, self._created, source, self._cores)
                self._live_next = now
        elif due:
            self._live.put(self._pop(), *self._witness.take())
            self._live_next = now + _LIVE_S
        left = max(0.0, self._live_next - now)
        return left if rest is None else min(rest, left)

    def _end_orphans(self, program: ObservedProgram) -> int:
        from concgui.control.tree import descendants

        count = len(descendants(program.pid))
        program.kill()
        while readable([program.event_fd], 2.0) and not self._take(program):
            pass
        return count

    def _say(self, sentence: str) -> None:
        say(sentence)

    # --- writing -----------------------------------------------------------------------------------------------
    def _saver(self) -> Saver:
        if self._made is None:
            from concgui.control.saving import Saver

            self._made = Saver()
        return self._made

    def _decode(self) -> None:
        """Hand on what has piled up."""
        self._saver().feed(self._pop())

    def _pop(self) -> bytes:
        data = b"".join(self._pile)
        self._pile.clear()
        self._piled = 0
        return data

    def _write(self, code: int | None) -> int | None:
        """Save the recording. Return the number of its events, or None when there is no recording."""
        if not self._main_pid:
            raise LaunchError(
                f"{self._spec.python!r} did not begin as a Python interpreter of version 3.9 or later"
                f" (exit status {code})."
            )
        if self._live is not None:
            self._live.put(self._pop(), *self._witness.take_last())
            count, problem = self._live.finish(code, self._witness.source)
        else:
            saver = self._saver()
            self._decode()
            self._witness.hand_over(saver)
            count, problem = saver.save(self._path, self._spec, self._created, code, self._witness.source, self._cores)
        if problem:
            self._say(problem)
        return count


def _import_in_background() -> Callable[[], object]:
    """Import what decodes and saves, in a thread. Return a function that waits for it."""
    done = _thread.allocate_lock()
    done.acquire()

    def load() -> None:
        try:
            import concgui.control.saving  # noqa: F401
        except ImportError:  # the main thread will meet it again, and can say so
            return
        finally:
            done.release()

    _thread.start_new_thread(load, ())  # `threading` would take longer to import than the thread runs
    return done.acquire


def _import_live() -> None:
    try:
        import concgui.control.liverecord  # noqa: F401
    except ImportError:  # the main thread will meet it again, and can say so
        return


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
