"""Frozen values that the session hands to the window. The window never sees anything else of the run's state.

No numpy and no Qt here: the window's first paint needs this module and must not wait for either.
Named tuples, as in `actions` and `scenario`: the generated methods of frozen dataclasses take four times as long to
make, 8 ms of the time until the first paint.
Times are nanoseconds since time 0 of the recording (its first event) unless a name says otherwise.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from concgui.core.actions import Action, Verdict
from concgui.core.scenario import WorkerSpec
from concgui.core.states import MainPhase, Phase


class Mode(StrEnum):
    """Where the program's text comes from."""

    FREE = "free"
    LESSON = "lesson"
    SCRIPT = "script"


class LineState(StrEnum):
    """How far a line of the program is."""

    TEXT = "text"  #: not a statement of main (imports, definitions)
    FUTURE = "future"  #: a statement that has not been asked for yet
    QUEUED = "queued"  #: asked for, main is busy
    CURRENT = "current"
    DONE = "done"
    FAILED = "failed"  #: raised; `note` says what
    OUTSIDE = "outside"  #: not executed by main: a signal that was sent from outside, kept in the transcript


class ProgramLine(NamedTuple):
    """One line of the Program pane."""

    text: str
    state: LineState
    t_ns: int | None = None  #: when it began
    note: str = ""


class CardView(NamedTuple):
    """One worker card: what the form says and what its buttons may do now."""

    spec: WorkerSpec
    phase: Phase
    pid: int | None
    exitcode: int | None
    color: int  #: index into the theme's worker colours
    editable: bool
    actions: Mapping[Action, Verdict]
    problem: str = ""  #: one sentence about a wrong field, or empty


class AliveRow(NamedTuple):
    """One row of the alive list."""

    name: str
    pid: int | None
    python_says: str  #: "not asked", "alive", "ended, exit 0" …
    os_says: str  #: "running", "sleeping", "zombie", "gone" …
    color: int


class OutputLine(NamedTuple):
    """One line of the Output pane. `who` is "main", a worker's name, "os" or "concgui"."""

    t_ns: int
    who: str
    text: str
    color: int | None = None  #: index into the worker colours; None: neutral
    error: bool = False  #: came over stderr


class StatusView(NamedTuple):
    """The facts of the status bar."""

    main_pid: int | None = None
    python: str = ""
    start_method: str = ""
    source: str = ""  #: where the lane states come from, e.g. "Python events, sampled CPU time"
    started: int = 0
    alive: int = 0
    dropped: int = 0
    elapsed_ns: int = 0
    queued: int = 0
    note: str = ""  #: one sentence, e.g. why a channel was closed


class SessionView(NamedTuple):
    """Everything but the timeline's lanes and the output lines, as one value."""

    run: int
    mode: Mode
    main: MainPhase
    title: str  #: lesson's or script's name
    start_method: str
    start_methods: tuple[str, ...]
    cards: tuple[CardView, ...]
    program: tuple[ProgramLine, ...]
    alive: tuple[AliveRow, ...]
    status: StatusView
    actions: Mapping[Action, Verdict]  #: the toolbar's: START_ALL … END_MAIN, INTERRUPT
