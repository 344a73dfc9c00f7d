"""The wire between the observed program and whoever watches it.

Both sides import this module and nothing else of each other. It needs Python 3.9 and the standard library alone.

Events travel on one one-way pipe with many writers.  A record is 40 bytes, little-endian::

    kind u8 · more u8 · size u16 · seq u32 · t_ns u64 · pid u32 · tid u32 · subject u64 · value i64

``more`` continuation records follow in the same write; each begins with the byte CONTINUATION and carries up to
39 bytes of the payload, ``size`` bytes in all.  A write is at most MAX_WRITE bytes, so the kernel keeps it whole
(POSIX guarantees 512 for pipes) and no lock is needed that a terminated worker could take to its grave.

``t_ns`` is ``time.perf_counter_ns()``: one clock for all processes of the machine.  ``seq`` counts the events that a
process (``pid``) attempted, from 0, also those it had to drop: ``max(seq) + 1 - received`` is the number dropped.
``subject`` names a Process or Thread object for its whole life: the pid of its creator in the upper 32 bits and a
number counted there in the lower.  0 is "none"; for MainProcess subject is 0 too.

Commands travel on a second pipe to MainProcess: ``size u32 · op u8 · 3 pad · id u32``, then ``size`` bytes of UTF-8.
"""

from __future__ import annotations

import struct

VERSION = 1

RECORD = struct.Struct("<BBHIQIIQq")
CONTINUATION = 0xFF
CHUNK = RECORD.size - 1
MAX_WRITE = 512
MAX_PAYLOAD = (MAX_WRITE // RECORD.size - 1) * CHUNK  # 429 bytes

#: Separates the fields of a payload that has several.
FIELD = "\x1f"

# --- event kinds ------------------------------------------------------------------------------------------------
# HELLO: MainProcess is up. value VERSION, text "version FIELD implementation FIELD start method FIELD mode FIELD gil",
# where gil is "gil", or "no gil" for a free-threaded Python that runs without
HELLO = 1
FIRST = 2  # first Python line in a child process. subject, value parent pid, text name (empty for os.fork)
PROCESS_CREATED = 3  # a Process object exists. subject, value 1 if daemon, text "name FIELD target FIELD line in main"
THREAD_CREATED = 4  # likewise a Thread
START = 5  # start() called. subject, text the name it has now (a Pool renames its workers after making them)
STARTED = 6  # start() returned. subject, value pid (process) or native thread id (thread)
START_FAILED = 7  # start() raised. subject, text the exception in one line
TARGET_ENTERED = 8  # in the worker: run() is about to be called. subject, value parent pid (thread: own pid)
TARGET_LEFT = 9  # in the worker: run() has returned or raised. subject
RUN_BEGIN = 10  # run() called by hand, in the caller's own process and thread. subject
RUN_END = 11
JOIN_BEGIN = 12  # subject, value timeout in ns or -1, text "implicit" for the joins of a program's end.
# With subject 0 it is of what the program did not make, and the text says of what: "MainThread", "MainProcess".
# After that text may stand FIELD and the line of the program's own file that called.
JOIN_END = 13  # subject, value 1 if the worker has ended, 0 if the timeout came first
TERMINATE = 14  # terminate() called. subject
KILL = 15
CLOSE = 16
EXIT = 17  # in the worker: it leaves by itself. subject, value exit code (threads: 0, or 1 after an exception)
REAPED = (
    18  # in the parent: Python has learned the exit code (join, is_alive, active_children …). subject, value exit code
)
NAME = 19  # a name, sent once per process before its first use. value number of the name, text the name
# A blocking call that is known. value number of the name, subject the line of the program's own file that called, or 0
CALL_BEGIN = 20
CALL_END = 21
OUTPUT = 22  # a printed line, or a part of one. value stream (1, 2), + MORE_FOLLOWS, + TRUNCATED; text
STATEMENT_BEGIN = 23  # main begins a statement. value its id, text its source (first MAX_PAYLOAD bytes)
STATEMENT_END = 24  # value its id, text empty or the exception in one line
IDLE = 25  # main waits for the next command
MAIN_LEFT = 26  # the last line of the program has run; what follows are the implicit joins. value exit code if known
ALIVE = 27  # answer to ASK: one worker that active_children() returned. subject, value pid
ALIVE_END = 28  # value id of the ASK
REFUSED_IMPORTING = 29  # start() while __main__ is being imported by a spawned child: the missing guard. subject
HELPER = 30  # multiprocessing has started a process of its own. value pid, text what it is
# LINE: the main thread of MainProcess is at a line of the program's own file. value the line, + LINE_BACK, + LINE_LAST
LINE = 31
LINES_OFF = 32  # lines are told no more, until LINES_ON. value why: one of LINES_…
LINES_ON = (
    33  # from here on every line is told (again), those too that had their LINE_LAST. value the line main is at, or 0
)
# FAILED: an exception that nobody has caught ends a worker (subject) or main (0). value the line of the program's own
# file in which it was raised or passed, or 0; text the exception in one line
FAILED = 34
MAIN_EXIT = 40  # from the guard (pid: the guard's): MainProcess is reaped. subject its pid, value exit code or -signal

#: Kinds that an observer outside adds to a recording; never on the wire.
OS_EXIT = 64  # the operating system says that pid has ended. value exit code, or UNKNOWN_EXIT
OS_SIGNAL = 65  # we sent a signal from outside. pid the target, value the signal number
OS_STATE = 66  # the operating system's state letter of pid. value ord(letter)
OS_CORES = 67  # the cores that the program may use from now on. value their bit mask, see MOST_CORES
# OS_TYPED: a line typed for the program's stdin. pid MainProcess's, value STREAM_IN with the flags of OUTPUT, text the
# line without its newline; or value INPUT_END, and nothing can follow
OS_TYPED = 68
# OS_PRINTED: a line that came over stdout or stderr and that no process of the program told of: by C code, os.write or
# a program that is not Python. pid MainProcess's, since whose it is nobody knows; value and text as in OUTPUT
OS_PRINTED = 69

#: value of OS_EXIT where the code cannot be had without reaping.
UNKNOWN_EXIT = 1 << 32

#: value of OS_CORES where a core has a number above 62: minus the number of cores.
MOST_CORES = 63

#: Kinds that may wait a bounded moment on a full pipe, so that they are the last to be lost.
LIFECYCLE = frozenset({*range(HELLO, REAPED + 1), *range(STATEMENT_BEGIN, MAIN_EXIT + 1)} - {LINE})

#: Flags in the value of LINE, above the line's number: control came back into the middle of the line from a function of
#: the same file, so that it is no further execution; the line is not told again before LINES_ON, it runs too often.
LINE_BACK, LINE_LAST = 1 << 32, 1 << 33
LINE_NUMBER = (1 << 32) - 1
#: Values of LINES_OFF: lines run too often to be told at little cost; the program has set a trace function of its own;
#: this Python cannot tell them.
LINES_TOO_OFTEN, LINES_TRACED, LINES_UNKNOWN = 1, 2, 3

STREAM_IN, STREAM_OUT, STREAM_ERR = 0, 1, 2
MORE_FOLLOWS = 4  # flag in the value of OUTPUT: the line goes on in the next OUTPUT of this thread and stream
TRUNCATED = 8  # flag: the line was longer than MAX_LINE; the rest is not on the wire
PARTIAL = 16  # flag: flushed without a newline
INPUT_END = 32  # flag: after this nothing can be typed any more
MAX_LINE = 4096  # bytes of a printed line that travel

# --- commands ----------------------------------------------------------------------------------------------------
COMMAND = struct.Struct("<IB3xI")
GO = 1  # begin. Sent once, before anything else happens in MainProcess
EXECUTE = 2  # id, text "line number FIELD source"
ASK = 3  # id; call active_children() for real and answer with ALIVE … ALIVE_END
END = 4  # leave: the program ends as a script does after its last line
# STEP: id, text "place FIELD source". Execute the statement of this place, from 0, under the guard of the program's own
# file; unlike EXECUTE, an exception in it ends the program as it ends a script
STEP = 5

# --- control bytes to the guard ------------------------------------------------------------------------------------
CONTROL_STOP = b"S"  # SIGTERM to MainProcess, 1 s, then the whole tree is killed
CONTROL_KILL = b"K"  # kill the whole tree now; end-of-file means the same


def pack(
    kind: int, seq: int, t_ns: int, pid: int, tid: int, subject: int = 0, value: int = 0, payload: bytes = b""
) -> bytes:
    """Return one event as bytes, at most MAX_WRITE long. A payload over MAX_PAYLOAD bytes is cut."""
    if not payload:
        return RECORD.pack(kind, 0, 0, seq, t_ns, pid, tid, subject, value)
    payload = payload[:MAX_PAYLOAD]
    size = len(payload)
    more = -(-size // CHUNK)
    parts = [RECORD.pack(kind, more, size, seq, t_ns, pid, tid, subject, value)]
    parts += [b"\xff" + payload[start : start + CHUNK].ljust(CHUNK, b"\0") for start in range(0, size, CHUNK)]
    return b"".join(parts)


def command(op: int, number: int = 0, text: str = "") -> bytes:
    """Return one command as bytes."""
    body = text.encode("utf-8", "surrogatepass")
    return COMMAND.pack(len(body), op, number) + body
