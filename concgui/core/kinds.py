"""The kinds of events as an enumeration, made from the wire's constants, and bytes that are none. No numpy, no Qt."""

from enum import IntEnum

from concgui.core.words import tr
from concgui.program import wire


class EventKind(IntEnum):
    """What an event tells; see `concgui.program.wire` for what its fields mean."""

    HELLO = wire.HELLO
    FIRST = wire.FIRST
    PROCESS_CREATED = wire.PROCESS_CREATED
    THREAD_CREATED = wire.THREAD_CREATED
    START = wire.START
    STARTED = wire.STARTED
    START_FAILED = wire.START_FAILED
    TARGET_ENTERED = wire.TARGET_ENTERED
    TARGET_LEFT = wire.TARGET_LEFT
    RUN_BEGIN = wire.RUN_BEGIN
    RUN_END = wire.RUN_END
    JOIN_BEGIN = wire.JOIN_BEGIN
    JOIN_END = wire.JOIN_END
    TERMINATE = wire.TERMINATE
    KILL = wire.KILL
    CLOSE = wire.CLOSE
    EXIT = wire.EXIT
    REAPED = wire.REAPED
    NAME = wire.NAME
    CALL_BEGIN = wire.CALL_BEGIN
    CALL_END = wire.CALL_END
    OUTPUT = wire.OUTPUT
    STATEMENT_BEGIN = wire.STATEMENT_BEGIN
    STATEMENT_END = wire.STATEMENT_END
    IDLE = wire.IDLE
    MAIN_LEFT = wire.MAIN_LEFT
    ALIVE = wire.ALIVE
    ALIVE_END = wire.ALIVE_END
    REFUSED_IMPORTING = wire.REFUSED_IMPORTING
    HELPER = wire.HELPER
    LINE = wire.LINE
    LINES_OFF = wire.LINES_OFF
    LINES_ON = wire.LINES_ON
    FAILED = wire.FAILED
    MAIN_EXIT = wire.MAIN_EXIT
    OS_EXIT = wire.OS_EXIT
    OS_SIGNAL = wire.OS_SIGNAL
    OS_STATE = wire.OS_STATE
    OS_CORES = wire.OS_CORES
    OS_TYPED = wire.OS_TYPED
    OS_PRINTED = wire.OS_PRINTED


#: Kinds that may come over the wire, in the order of their numbers.
WIRE_KINDS = tuple(kind for kind in EventKind if kind < EventKind.OS_EXIT)
#: Kinds that an observer outside adds to a recording. They carry no sequence number and are never dropped.
OBSERVER_KINDS = tuple(kind for kind in EventKind if kind >= EventKind.OS_EXIT)


class WireError(Exception):
    """The bytes are no events; the text is one sentence. Nothing that follows them can be trusted."""

    @classmethod
    def unknown(cls, kind: int) -> "WireError":
        """A record is of no kind that there is; a continuation stands where an event should begin."""
        if kind == wire.CONTINUATION:
            return cls(tr("The program sent a continuation without an event, so its event channel was closed."))
        return cls(
            tr("The program sent an event of the unknown kind {kind}, so its event channel was closed.", kind=kind)
        )

    @classmethod
    def wrong_length(cls) -> "WireError":
        """An event has not as many continuations as its text needs."""
        return cls(tr("The program sent an event of the wrong length, so its event channel was closed."))
