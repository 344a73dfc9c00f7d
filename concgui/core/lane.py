"""One lane of the timeline: what one process or thread did, as spans that follow each other without overlap.

A lane has an *activity*, moved by the events of the process or thread itself, and *facts of its end*, told by itself,
its parent and the operating system, in any order. The spans from the end on are settled from the facts; whenever
another fact or a late event comes in, they are taken back and settled anew. So the order in which the sources are
read does not matter.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from concgui.core.columns import Columns, SampleColumns, Times
from concgui.core.compose import Clock, Composed, Composer, Window
from concgui.core.states import Phase, State
from concgui.core.turns import Statistics, Turns


class LaneKind(StrEnum):
    """What a lane stands for."""

    MAIN = "main"
    PROCESS = "process"
    THREAD = "thread"


@dataclass(slots=True)
class Arrow:
    """From who started to what was started, or from what ended to who joined it. Lanes by index, times absolute ns.

    "start": `start()` called → first line there. "join": the worker's exit → `join()` returned, having seen the end.
    """

    kind: str
    from_lane: int
    to_lane: int
    t0_ns: int
    t1_ns: int


@dataclass(slots=True)
class Activity:
    """Something that a lane is in the middle of: a call or a join. `what` and `subject` find it again at its end."""

    what: str
    subject: int
    state: State
    label: int


@dataclass(slots=True, eq=False)
class Lane:
    """A lane. All times are absolute nanoseconds, None while unknown."""

    index: int
    subject: int
    kind: LaneKind
    name: str  #: Python's name
    pid: int | None = None
    tid: int | None = None
    parent: int | None = None  #: lane of the creator
    process: int = 0  #: lane of the process that a thread lives in; a process's own
    color: int = -1  #: 0, 1, … in order of creation; -1 for main
    variable: str = ""  #: the name in main's program, such as p1, or ""
    made_line: int = 0  #: the line of main's file, from 1, at which MainProcess made it; 0: not known
    phase: Phase = Phase.ABSENT

    spans: Columns = field(default_factory=Columns)  #: the closed ones, as Python's events tell them
    samples: SampleColumns = field(default_factory=SampleColumns)
    open_state: State = State.UNKNOWN
    open_start_ns: int | None = None  #: begin of the span that has not ended; None: there is none (not yet, or no more)
    open_label: int = 0

    created_ns: int | None = None
    start_ns: int | None = None  #: start() called
    started_ns: int | None = None  #: start() returned
    first_ns: int | None = None  #: first Python line there
    target_ns: int | None = None  #: target entered
    left_ns: int | None = None  #: its own word that it leaves
    exit_ns: int | None = None  #: gone
    exitcode: int | None = None
    failure: str = ""  #: the exception that nobody caught and that ended it, in one line
    failed_line: int = 0  #: the line of main's file in which that was raised or passed; 0: in none
    signal_sent: int | None = None  #: the last signal that was sent to it by terminate(), kill() or from outside
    joined_ns: int | None = None  #: Python has learned the exit code; thread: a join saw its end

    library: bool = False  #: a thread that multiprocessing or concurrent.futures has made for itself
    native: bool = False  #: a process that is not Python, or a thread that `threading` did not make
    hidden: bool = False  #: has no row: it turned out to be somebody else's
    zombie: bool = False  #: of a process without a Process object: the system has been seen to keep it for who made it
    turns: Turns = field(default_factory=Turns)  #: on the cores, by the kernel's records
    window: Window | None = None  #: when it does nothing but compute in Python
    kernel: Clock | None = None  #: who follows the kernel's records of it, None: nobody
    left_target: bool = False  #: its target was left as Python leaves one, so `finally` blocks have run
    sent_by: str = ""  #: who sent the last signal, as "p3.terminate()" or "from outside"

    # Facts that the ends of spans are settled from.
    os_exit_ns: int | None = None
    signal_ns: int | None = None
    gone_ns: int | None = None  #: the process that could join it (thread: that it lives in) has ended
    starter: int | None = None  #: the lane that called start()
    starts_again: int = 0  #: calls of start() that cannot succeed: it was started before
    joins: list[Arrow] = field(default_factory=list)

    _base: tuple[State, int] = (State.UNKNOWN, 0)
    _stack: list[Activity] = field(default_factory=list)
    _stopped: bool = False
    _kept: tuple[int, int, State, int] | None = None  # spans, and the open one, without what was settled
    _dirty_ns: int | None = 0  # `spans` have changed from there on since they were composed
    _composed: Composed = field(default_factory=Composed)
    _composer: Composer | None = None

    @property
    def title(self) -> str:
        """What the lane is called: the variable in main's program, else Python's name."""
        return self.variable or self.name

    @property
    def orphan(self) -> bool:
        """Whether it is a process for which no Process object stands, so that Python never tells who has joined it."""
        return self.kind is LaneKind.PROCESS and (self.native or not self.subject)

    @property
    def begin_ns(self) -> int:
        """When it can have come to life: start() called, else first seen."""
        return next((t for t in (self.start_ns, self.first_ns, self.created_ns) if t is not None), 0)

    @property
    def ended(self) -> bool:
        """Whether it is known to be gone."""
        return self.exit_ns is not None

    @property
    def finally_ran(self) -> bool | None:
        """Whether its `finally` blocks have run: None while it lives or where it never entered its target."""
        if not self.ended or self.target_ns is None or self.native:
            return None
        return self.left_target

    # --- what is drawn --------------------------------------------------------------------------------------
    def follow_kernel(self, kernel: Clock, turns: Turns) -> None:
        """From now on lay the kernel's word over Python's."""
        self.kernel, self.turns = kernel, turns
        self._composer = Composer(self._composed)
        self._dirty_ns = 0

    @property
    def composed(self) -> Composed:
        """What is to be drawn: `spans` as they are, or, where the kernel was asked, with its word laid over them."""
        dirty, self._dirty_ns = self._dirty_ns, None
        going = (self.open_start_ns, self.open_state, self.open_label)
        if self._composer is None or self.kernel is None:
            return self._composed.mirror(self.spans, going, dirty)
        return self._composer.compose(self.spans, going, self.turns, self.kernel.through_ns, dirty, self.window)

    def statistics(self, until_ns: int) -> Statistics | None:
        """Return what its turns sum up to; None where the kernel was not asked. until_ns: the end of what is shown."""
        if self.kernel is None:
            return None
        end = min(t_ns for t_ns in (until_ns, self.kernel.through_ns, self.exit_ns) if t_ns is not None)
        return self.turns.statistics(self.begin_ns, end)

    def change(self, from_ns: int) -> None:
        """Note that `spans`, or what is laid over them, have changed from a time on."""
        self._dirty_ns = from_ns if self._dirty_ns is None else min(self._dirty_ns, from_ns)

    # --- activity -------------------------------------------------------------------------------------------
    def begin(self, t_ns: int, state: State, label: int = 0) -> None:
        """Do something else from now on; what it was in the middle of is over."""
        self._base = (state, label)
        self._stack.clear()
        self._show(t_ns)

    def push(self, t_ns: int, activity: Activity) -> None:
        """Begin an activity inside the present one."""
        self._stack.append(activity)
        self._show(t_ns)

    def pop(self, t_ns: int, what: str, subject: int = 0) -> bool:
        """End an activity, and what was begun inside it. False: it never began, as far as we know."""
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at].what == what and self._stack[at].subject == subject:
                del self._stack[at:]
                self._show(t_ns)
                return True
        return False

    def depth(self, what: str) -> int:
        """Return how many activities of a kind it is in the middle of."""
        return sum(activity.what == what for activity in self._stack)

    @property
    def doing(self) -> tuple[State, int]:
        """State and label of what it is in the middle of, whether it is stopped meanwhile or not."""
        return (self._stack[-1].state, self._stack[-1].label) if self._stack else self._base

    @property
    def going(self) -> bool:
        """Whether its last span goes on as its activity tells: it is not stopped, and no end is settled."""
        return not self._stopped and self._kept is None and self.open_start_ns is not None

    def push_and_pop(
        self, t_ns: Times, state: NDArray[np.uint8], label: NDArray[np.int32], left: list[Activity]
    ) -> None:
        """Do n `push` and `pop` at once, none of which touches what it is in the middle of; it must be `going`.

        state, label: what each makes of it. `left`: the activities that have not ended after them.
        """
        start = self.open_start_ns
        if start is None:
            return
        before = np.concatenate(([self.open_state], state[:-1])), np.concatenate(([self.open_label], label[:-1]))
        new = (state != before[0]) | (label != before[1])
        # A span never ends before it began, as in `_show`.
        edges = np.maximum.accumulate(np.concatenate(([start], t_ns[new])))
        kept = edges[1:] > edges[:-1]
        self.spans.extend(edges[:-1][kept], edges[1:][kept], before[0][new][kept], before[1][new][kept])
        self.change(min(int(t_ns.min()), int(edges[1]) if new[0] else start))
        self._stack += left
        self.open_start_ns, self.open_state, self.open_label = int(edges[-1]), State(int(state[-1])), int(label[-1])

    def stop(self, t_ns: int, *, stopped: bool) -> None:
        """Take the operating system's word that it is stopped by a signal, or no longer is."""
        if stopped != self._stopped:
            self._stopped = stopped
            self._show(t_ns)

    def _show(self, t_ns: int) -> None:
        state, label = (State.STOPPED, 0) if self._stopped else self.doing
        settled = self._kept is not None
        if settled:
            self._unsettle()
        if self.open_start_ns is None:
            self.open_start_ns = t_ns
        elif (state, label) != (self.open_state, self.open_label):
            # Another process's clock reading may be a little behind; a span never ends before it began.
            t_ns = max(t_ns, self.open_start_ns)
            self.spans.append(self.open_start_ns, t_ns, self.open_state, self.open_label)
            self.open_start_ns = t_ns
        self.change(min(t_ns, self.open_start_ns))
        self.open_state, self.open_label = state, label
        if settled:
            self.settle()

    # --- end ------------------------------------------------------------------------------------------------
    def settle(self) -> None:
        """Draw the end as the facts known now tell it, or no end if they tell none."""
        if self._kept is not None:
            self._unsettle()
        start = self.open_start_ns
        exit_ns = self._exit()
        if start is None or (exit_ns is None and not self._vanished()):
            return
        self.change(start)
        self._kept = (self.spans.count, start, self.open_state, self.open_label)
        if exit_ns is None:  # an object that was never started went with its creator
            self.spans.append(start, max(start, self.gone_ns or 0), self.open_state, self.open_label)
            self.open_start_ns = None
            return
        exit_ns = max(exit_ns, start)
        self._close(start, exit_ns)
        seen = [t_ns for t_ns in (self.joined_ns, self.gone_ns) if t_ns is not None]
        if seen or self.kind is LaneKind.MAIN:
            if self.kind is not LaneKind.MAIN:
                self.spans.append(exit_ns, min(seen), State.ENDED, 0)
            self.open_start_ns, self.open_state, self.open_label = None, State.ENDED, 0
        else:
            self.open_start_ns, self.open_state, self.open_label = exit_ns, State.ENDED, 0
        self.exit_ns = exit_ns
        for arrow in self.joins:
            arrow.t0_ns = min(exit_ns, arrow.t1_ns)

    def _close(self, start: int, exit_ns: int) -> None:
        """Close the open span at the exit. Where nobody looked, the time of a death by signal is not known."""
        sent = self.signal_ns
        unseen = self.os_exit_ns is None and self.left_ns is None and self.kind is LaneKind.PROCESS
        if unseen and sent is not None and start <= sent < exit_ns and self.exitcode == -(self.signal_sent or 0):
            self.spans.append(start, sent, self.open_state, self.open_label)
            self.spans.append(sent, exit_ns, State.UNKNOWN, 0)
        else:
            self.spans.append(start, exit_ns, self.open_state, self.open_label)

    def _exit(self) -> int | None:
        if self.kind is LaneKind.THREAD:
            if self._vanished():
                return None
            known = [t_ns for t_ns in (self.left_ns, self.joined_ns, self.gone_ns) if t_ns is not None]
            return known[0] if known else None
        if self.os_exit_ns is not None:
            return self.os_exit_ns if self.joined_ns is None else min(self.os_exit_ns, self.joined_ns)
        if self.kind is LaneKind.MAIN:
            return self.joined_ns
        if self.joined_ns is not None:
            return self.joined_ns if self.left_ns is None else min(self.left_ns, self.joined_ns)
        return self.left_ns if self.gone_ns is not None else None

    def _vanished(self) -> bool:
        return self.gone_ns is not None and self.phase in {Phase.CREATED, Phase.FAILED}

    def _unsettle(self) -> None:
        if self._kept is not None:
            count, self.open_start_ns, self.open_state, self.open_label = self._kept
            self.spans.truncate(count)
            self.change(self.open_start_ns)
            self._kept, self.exit_ns = None, None
