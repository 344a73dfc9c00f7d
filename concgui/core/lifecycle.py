"""The life of a worker (a Process or Thread object) as one table: phase × event → phase. No numpy, no Qt.

::

              created       START          TARGET_ENTERED        EXIT, OS_EXIT       REAPED, thread joined
    ABSENT ────────▶ CREATED ────▶ STARTING ────────────▶ ALIVE ───────────────▶ ENDED ─────────────▶ REAPED
                                    │  ▲ │                                         ▲ │                  │
                      START_FAILED  │  │ └── EXIT, OS_EXIT (died while starting) ──┘ │       CLOSE      │
                                    ▼  │ START                                       │                  ▼
                                   FAILED                             REAPED at once └─────────────▶  CLOSED

STARTED and FIRST move nothing: the child may be at work before `start()` has returned, or have ended. A phase never
goes back, but from FAILED: `start()` may be tried again. `start()` on what was started raises in Python and changes
nothing here. What cannot happen is a finding; the phase then goes where the event proves the worker to be.
"""

from concgui.core.kinds import EventKind
from concgui.core.states import Phase
from concgui.core.words import later, tr

_K = EventKind
_ABSENT, _CREATED, _STARTING, _ALIVE = Phase.ABSENT, Phase.CREATED, Phase.STARTING, Phase.ALIVE
_ENDED, _REAPED, _FAILED, _CLOSED = Phase.ENDED, Phase.REAPED, Phase.FAILED, Phase.CLOSED

TABLE: dict[tuple[Phase, EventKind], Phase] = {
    (_ABSENT, _K.PROCESS_CREATED): _CREATED,
    (_ABSENT, _K.THREAD_CREATED): _CREATED,
    (_CREATED, _K.START): _STARTING,
    (_CREATED, _K.CLOSE): _CLOSED,
    # start() of the child's code: parent and child report side by side
    (_STARTING, _K.STARTED): _STARTING,
    (_STARTING, _K.FIRST): _STARTING,
    (_STARTING, _K.TARGET_ENTERED): _ALIVE,
    (_STARTING, _K.START_FAILED): _FAILED,
    (_STARTING, _K.REFUSED_IMPORTING): _STARTING,
    (_STARTING, _K.TARGET_LEFT): _STARTING,
    (_STARTING, _K.EXIT): _ENDED,
    (_STARTING, _K.OS_EXIT): _ENDED,
    (_STARTING, _K.REAPED): _REAPED,
    (_ALIVE, _K.STARTED): _ALIVE,
    (_ALIVE, _K.TARGET_LEFT): _ALIVE,
    (_ALIVE, _K.EXIT): _ENDED,
    (_ALIVE, _K.OS_EXIT): _ENDED,
    (_ALIVE, _K.REAPED): _REAPED,
    (_ENDED, _K.STARTED): _ENDED,
    (_ENDED, _K.EXIT): _ENDED,
    (_ENDED, _K.OS_EXIT): _ENDED,
    (_ENDED, _K.REAPED): _REAPED,
    (_REAPED, _K.STARTED): _REAPED,
    (_REAPED, _K.EXIT): _REAPED,
    (_REAPED, _K.OS_EXIT): _REAPED,
    (_REAPED, _K.CLOSE): _CLOSED,
    (_CLOSED, _K.OS_EXIT): _CLOSED,
    (_FAILED, _K.START): _STARTING,
    (_FAILED, _K.CLOSE): _CLOSED,
    # An observer from outside may be ahead of the pipe: the worker's last words arrive after its death is known.
    **{(phase, kind): phase for phase in (_ENDED, _REAPED) for kind in (_K.FIRST, _K.TARGET_ENTERED, _K.TARGET_LEFT)},
    # start() of what was started already raises.
    **{
        (phase, kind): phase
        for phase in (_ALIVE, _ENDED, _REAPED, _CLOSED, _STARTING)
        for kind in (_K.START, _K.START_FAILED, _K.REFUSED_IMPORTING)
        if (phase, kind) not in {(_STARTING, _K.START_FAILED), (_STARTING, _K.REFUSED_IMPORTING)}
    },
    (_STARTING, _K.START): _STARTING,
    # Calls on the object that do not change its phase. Python itself refuses some of them.
    **{
        (phase, kind): phase
        for phase in (_CREATED, _STARTING, _ALIVE, _ENDED, _REAPED, _FAILED, _CLOSED)
        for kind in (_K.RUN_BEGIN, _K.RUN_END, _K.JOIN_BEGIN, _K.JOIN_END)
    },
    **{
        (phase, kind): phase
        for phase in (_STARTING, _ALIVE, _ENDED, _REAPED)
        for kind in (_K.TERMINATE, _K.KILL, _K.OS_SIGNAL, _K.OS_STATE)
    },
    (_ENDED, _K.CLOSE): _CLOSED,
}

#: What an event proves where the table has no entry: the phase moves there unless it is past it.
PROOF: dict[EventKind, Phase] = {
    _K.PROCESS_CREATED: _CREATED,
    _K.THREAD_CREATED: _CREATED,
    _K.START: _STARTING,
    _K.STARTED: _STARTING,
    _K.FIRST: _STARTING,
    _K.TARGET_ENTERED: _ALIVE,
    _K.TARGET_LEFT: _ALIVE,
    _K.EXIT: _ENDED,
    _K.OS_EXIT: _ENDED,
    _K.REAPED: _REAPED,
    _K.CLOSE: _CLOSED,
}

_ORDER = (_ABSENT, _CREATED, _FAILED, _STARTING, _ALIVE, _ENDED, _REAPED, _CLOSED)

_WORDS: dict[EventKind, str] = {
    _K.PROCESS_CREATED: later("it was created"),
    _K.THREAD_CREATED: later("it was created"),
    _K.START: later("start() was called"),
    _K.STARTED: later("start() returned"),
    _K.START_FAILED: later("start() raised"),
    _K.FIRST: later("its first Python line ran"),
    _K.TARGET_ENTERED: later("it entered its target"),
    _K.TARGET_LEFT: later("it left its target"),
    _K.EXIT: later("it left by itself"),
    _K.OS_EXIT: later("the operating system reported its end"),
    _K.REAPED: later("its exit code was learned"),
    _K.CLOSE: later("it was closed"),
    _K.TERMINATE: later("terminate() was called"),
    _K.KILL: later("kill() was called"),
    _K.OS_SIGNAL: later("a signal was sent to it"),
}


def advance(phase: Phase, kind: EventKind) -> tuple[Phase, str | None]:
    """Return the phase after an event, and None or, for an impossible event, a finding's sentence. Never raises."""
    known = TABLE.get((phase, kind))
    if known is not None:
        return known, None
    proof = PROOF.get(kind, phase)
    after = proof if _ORDER.index(proof) > _ORDER.index(phase) else phase
    told = tr(_WORDS[kind]) if kind in _WORDS else kind.name
    return after, tr(
        "{told} while it was {phase}: an event before it is missing, or came twice", told=told, phase=phase.value
    )
