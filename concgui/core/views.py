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
from concgui.core.runsettings import ScriptView
from concgui.core.scenario import WorkerSpec
from concgui.core.states import MainPhase, Phase


class Mode(StrEnum):
    """Where the program's text comes from."""

    FREE = "free"
    LESSON = "lesson"
    PROGRAM = "program"  #: somebody's file, whose workers are shown by cards
    SCRIPT = "script"
    REPLAY = "recording"  #: a recording: nothing runs


class LineState(StrEnum):
    """How far a line of the program is."""

    TEXT = "text"  #: not a statement of main (imports, definitions)
    FUTURE = "future"  #: a statement that has not been asked for yet
    QUEUED = "queued"  #: asked for, main is busy
    CURRENT = "current"
    BLOCKED = "blocked"  #: main is blocked at this line, in `call`, since `since_ns`
    ABOUT = "about"  #: main is at one of these lines, which run too often to be told one by one
    DONE = "done"
    FAILED = "failed"  #: raised; `note` says what
    OUTSIDE = "outside"  #: not executed by main: a signal that was sent from outside, kept in the transcript


class ProgramLine(NamedTuple):
    """One line of the Program pane."""

    text: str
    state: LineState
    t_ns: int | None = None  #: when it began, the last time
    note: str = ""
    count: int = 0  # type: ignore[assignment]  #: executions that were told (not what tuples have)
    more: bool = False  #: there were more of them than `count`
    total_ns: int | None = None  #: time spent at this line itself, summed over what was told; None: nothing is known
    since_ns: int | None = None  #: CURRENT: when the execution that goes on began; BLOCKED: when the call began
    call: str = ""  #: the call in which main is blocked, such as "p1.join()" or "Queue.get()"
    button: bool = False  #: a button asked for it: main goes on behind it even when it fails
    waited_ns: int = 0  #: how long main had waited for this statement of a button


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
    """One line of the Output pane. `who` is "main", a worker's name, "you" (it was typed), "os" or "concgui"."""

    t_ns: int
    who: str
    text: str
    color: int | None = None  #: index into the worker colours; None: neutral
    error: bool = False  #: came over stderr
    partial: bool = False  #: flushed without a newline: the speaker's next line goes on with it


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
    source_hint: str = ""  #: what the source can tell and how to get a better one, one sentence
    lost: int = 0  #: records that the kernel lost because nobody read them in time
    cores: int = 0  #: allowed cores of the program
    machine_cores: int = 0  #: cores there are
    on_cpu: int | None = None  #: threads on a CPU at the last instant known; None where nobody measures it
    recorded: str = ""  #: of a recording: when it was made, in words
    loading: str = ""  #: the name of a recording that is being read
    saving: str = ""  #: the name of a recording that is being written


class CoresView(NamedTuple):
    """The cores of the machine, those that the program may use, and whether that can be changed."""

    cores: tuple[int, ...] = ()  #: all that we may use ourselves, in order
    allowed: frozenset[int] = frozenset()  #: those of the program
    reason: str = ""  #: why they cannot be changed here, one sentence; "" when they can


class MeterView(NamedTuple):
    """How many at once, measured over the last fraction of a second.

    on_cpu: how many were on a CPU on average; None where nobody measured it. verdict: "parallel" (two or more were on a
    CPU at the same instant), "concurrent" (several were alive, but took turns), or "".
    """

    alive: int = 0
    on_cpu: float | None = None
    cores: int = 0  #: number of allowed cores
    verdict: str = ""
    detail: str = ""  #: one sentence for the tooltip: what was measured, over which time, by which source


class TypingView(NamedTuple):
    """The line through which something can be typed for the program."""

    shown: bool = False  #: a program runs that has an input
    reason: str = ""  #: why nothing can be typed now, one sentence; "" when it can
    waiting: int = 0  #: bytes that were typed and that the program has not read yet


class LessonPhase(StrEnum):
    """How far the class is with a lesson's question."""

    PREDICT = "predict"  #: the question is asked, nothing has run since
    RUNNING = "running"  #: the votes are closed, the program runs
    REVEALED = "revealed"  #: what this run shows is told
    SKIPPED = "skipped"  #: nobody is asked; it can be asked again with a new run


class AnswerView(NamedTuple):
    """One answer of a lesson's question."""

    text: str
    votes: int = 0
    right: bool | None = None  #: REVEALED: whether it is so in this run; None: it is not known, or not revealed yet


class GhostView(NamedTuple):
    """When the class thinks that a lane ends. Seconds are counted from time 0 of the recording.

    lane: the worker's name. guess_s: None while nobody has said it.
    """

    lane: str
    guess_s: float | None = None
    ended_s: float | None = None  #: REVEALED: when it ended; None: that is not known, or not revealed yet
    words: str = ""  #: REVEALED: one sentence that compares the two


class LessonView(NamedTuple):
    """The lesson that is shown, and how far its question is. Texts are in the user's language."""

    lesson_id: str
    title: str
    summary: str
    phase: LessonPhase = LessonPhase.SKIPPED
    question: str = ""  #: "": the lesson asks nothing
    answers: tuple[AnswerView, ...] = ()
    ghosts: tuple[GhostView, ...] = ()
    obstacle: str = ""  #: why this cannot be shown here, one sentence, or empty
    fact: str = ""  #: REVEALED: what this run shows, one sentence
    holds: bool | None = None  #: REVEALED: whether the lesson's fact holds in this run; None: it is not known
    proof: tuple[tuple[int, int, int], ...] = ()  #: REVEALED: lane index, begin, end (absolute ns) of what shows it
    last: int | None = None  #: the answer that was voted for last, from 0


class UndoView(NamedTuple):
    """What can be undone and redone in the form, in words that stand behind "Undo" and "Redo"; "" for nothing."""

    undo: str = ""
    redo: str = ""


class SessionView(NamedTuple):
    """Everything but the timeline's lanes and the output lines, as one value."""

    run: int
    mode: Mode
    main: MainPhase
    title: str  #: lesson's, program's or script's name
    start_method: str
    start_methods: tuple[str, ...]
    cards: tuple[CardView, ...]
    program: tuple[ProgramLine, ...]
    alive: tuple[AliveRow, ...]
    status: StatusView
    actions: Mapping[Action, Verdict]  #: the toolbar's: START_ALL … END_MAIN, INTERRUPT
    cores: CoresView = CoresView()
    meter: MeterView = MeterView()
    typing: TypingView = TypingView()
    stopping: bool = False  #: Stop was asked for, and the program has not ended yet
    script: ScriptView | None = None  #: in a script: how it runs from the next run on
    numbered: bool = False  #: the program's lines are those of a file: they are shown with their numbers
    program_note: str = ""  #: how the file of a script differs from the text that is shown, one sentence, or empty
    about: str = ""  #: of a program or script of somebody: how it is shown and why, one sentence, or empty
    lesson: LessonView | None = None  #: in a lesson, and in a recording of one
    undo: UndoView = UndoView()
    unsaved: bool = False  #: the user has changed the form since it was opened or saved
