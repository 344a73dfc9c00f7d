"""The states a lane can be in (`State`) and the phases of a worker's life (`Phase`). No numpy, no Qt."""

from enum import IntEnum, StrEnum


class State(IntEnum):
    """What a span of a lane shows. The number is stored in recordings: never renumber, only append."""

    UNKNOWN = 0  #: not measured
    CREATED = 1  #: the object exists, start() was not called
    START_CALLED = 2  #: starting, part 1: start() called → start() returned, no Python line in the child yet
    STARTING = 3  #: starting, part 2: start() returned → first Python line in the child
    IMPORTING = 4  #: starting, part 3: first Python line in the child → target entered
    RUNNING = 5  #: in Python code; whether on a core is not measured at this instant
    BLOCKED = 6  #: in a call that blocks and that is known (the span's label names it)
    IDLE = 7  #: MainProcess waits for the next command
    ENDED = 8  #: ended, not joined (zombie where the system has them)
    ON_CPU = 9  #: exact sources only
    READY = 10  #: exact sources only: preempted, waits for a core
    GIL = 11  #: only where certain
    STOPPED = 12  #: operating system state T
    LEAVING = 13  #: target left → process gone (implicit joins, atexit)
    WAITING = 14  #: exact sources only: it gave up its core by itself, in a call that is not known


class Phase(StrEnum):
    """The phase of a worker's life, see `concgui.core.lifecycle`."""

    ABSENT = "absent"  #: no object yet
    CREATED = "created"
    STARTING = "starting"  #: start() called
    ALIVE = "alive"  #: target entered
    ENDED = "ended"  #: gone for the operating system, Python has not been asked
    REAPED = "reaped"  #: Python knows the exit code
    FAILED = "failed"  #: start() raised
    CLOSED = "closed"


class MainPhase(StrEnum):
    """What MainProcess is doing."""

    OFF = "off"  #: no program yet
    LAUNCHING = "launching"
    IDLE = "idle"  #: waits for the next command
    BUSY = "busy"  #: executes a statement
    LEAVING = "leaving"  #: last line done: implicit joins
    ENDED = "ended"
