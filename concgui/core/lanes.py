"""Lanes: a pure function from events to what the timeline shows, incremental while live.

However the events are cut into batches, the result is the same; a replay gives what was seen live. The states are
those that Python's own events and the operating system's reports prove; see `concgui.core.states`.
"""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from concgui.core.columns import Columns, SampleColumns
from concgui.core.events import Batch, Event, Offsets
from concgui.core.kernel import KernelBatch
from concgui.core.kernel_steps import steps
from concgui.core.kinds import EventKind
from concgui.core.lane import Arrow, Lane, LaneKind
from concgui.core.lane_births import Births
from concgui.core.lane_calls import CallRuns
from concgui.core.lane_doings import Doings
from concgui.core.lane_ends import Ends
from concgui.core.lane_kernel import KernelFold
from concgui.core.lane_registry import Handler, Registry
from concgui.core.lane_tasks import GRACE_NS, Tasks
from concgui.core.recording import Recording, Samples, sample_rows
from concgui.core.states import MainPhase
from concgui.core.telling import Tell, nobody
from concgui.core.turns import CoreColumns

__all__ = ["Arrow", "Columns", "Lane", "LaneKind", "LaneSet", "SampleColumns", "fold"]

#: Samples of threads that are not known (yet) are kept, up to this many for each.
_MOST_PENDING = 2000
#: So many events are fed at once, and lanes are made in large steps.
_CHUNK = 100_000
#: How much of the kernel's records comes at once, while live.
_STEP_NS = 50_000_000
#: So many begins and ends of calls behind each other are worth it to be taken in at once.
_RUN = 200
_CALLS = np.zeros(256, np.bool_)
_CALLS[[EventKind.CALL_BEGIN, EventKind.CALL_END]] = True


class LaneSet:
    """The lanes of one run, MainProcess first, then in order of creation.

    `arrows` and `labels` only grow (label 0 is ""); `findings` are sentences about what should not have happened;
    `version` grows with every change. `program`, the text of main's file, tells the variables that hold workers where
    their creation tells its line. All times are absolute; `t0_ns` is time 0, `now_ns` the latest time heard of.
    """

    def __init__(self, program: str = "") -> None:
        self.t0_ns = 0
        self.now_ns = 0
        self.version = 0
        self.machine_cores = 0  #: cores there were, 0 where that is not known
        self._registry = Registry()
        self._births = births = Births(self._registry, program)
        self._kernel = KernelFold()
        self._tasks = Tasks(self._registry, self._kernel)
        self._handlers: dict[int, Handler] = {
            **births.handlers,
            **Doings(self._registry, births).handlers,
            **Ends(self._registry).handlers,
            EventKind.HELPER: lambda _t, _p, _i, _s, pid, _x: self._tasks.helper(pid),
        }
        self._calls = CallRuns(self._registry)
        self._told = np.zeros(256, np.bool_)
        self._told[list(self._handlers)] = True
        self._pending: dict[int, list[Samples]] = {}
        self._early: list[KernelBatch] = []

    def read_program(self, text: str) -> None:
        """Know the text of main's file from now on, if it was not known at the beginning."""
        self._births.read_program(text)

    def read_functions(self, text: str) -> None:
        """Know the functions that main's file defines, where its lines are not those of the events."""
        self._births.read_functions(text)

    @property
    def lanes(self) -> list[Lane]:
        """All lanes; a lane's index is its place here, for ever."""
        return self._registry.lanes

    @property
    def arrows(self) -> list[Arrow]:
        """All arrows, in the order in which they were drawn."""
        return self._registry.arrows

    @property
    def labels(self) -> list[str]:
        """The texts of spans."""
        return self._registry.labels

    @property
    def findings(self) -> list[str]:
        """What was found to be missing or impossible, one sentence each."""
        return self._registry.findings

    @property
    def main(self) -> Lane | None:
        """The lane of MainProcess."""
        return self._registry.main

    @property
    def main_phase(self) -> MainPhase:
        """What MainProcess is doing."""
        return self._registry.main_phase

    @property
    def through_ns(self) -> int:
        """Everything that the kernel did before this time is known; 0: it was not asked."""
        return self._kernel.through_ns

    @property
    def kernel_lost(self) -> int:
        """How many of the kernel's records were lost."""
        return self._kernel.lost

    @property
    def cores(self) -> dict[int, CoreColumns]:
        """What each core was given to, by its number; empty where the kernel was not asked."""
        return self._kernel.cores

    @property
    def allowed(self) -> list[tuple[int, frozenset[int]]]:
        """Since when which cores may be used, in order of time."""
        return self._registry.allowed

    def lane_of(self, pid: int, tid: int) -> Lane | None:
        """Return the lane of a thread; a process's main thread is on the process's lane."""
        return self._registry.threads.get(pid << 32 | tid)

    def lane_of_process(self, pid: int) -> Lane | None:
        """Return the lane of the process that has or had this pid last."""
        proc = self._registry.procs.get(pid)
        return None if proc is None else proc.lane

    def lane_by_subject(self, subject: int) -> Lane | None:
        """Return the lane of a Process or Thread object."""
        return self._registry.subjects.get(subject)

    # --- events ---------------------------------------------------------------------------------------------
    def feed(self, events: Batch | Iterable[Event]) -> None:
        """Take events in, in the order in which they arrived."""
        if isinstance(events, Batch):
            self._feed_batch(events)
            return
        for event in events:
            self._note_time(event.t_ns, event.t_ns)
            handler = self._handlers.get(event.kind)
            if event.kind is EventKind.OUTPUT:
                self._births.has_printed(event.t_ns, event.pid << 32 | event.tid)
            if handler is not None:
                handler(event.t_ns, event.pid, event.tid, event.subject, event.value, event.text)
            elif event.pid not in self._registry.procs:
                self._registry.home(event.pid, event.tid, event.t_ns)
            self.version += 1
        self._flush_pending()

    def _feed_batch(self, batch: Batch) -> None:
        heads = batch.heads
        if not len(heads):
            return
        self._note_time(int(heads["t_ns"][0]), int(heads["t_ns"].max()))
        kinds = heads["kind"]
        chosen = self._told[kinds]
        if not chosen.all():
            # Printed lines say nothing about a lane, unless nothing else was heard of their process.
            others = np.flatnonzero(~chosen)
            pids, first = np.unique(heads["pid"][others], return_index=True)
            procs = self._registry.procs
            chosen[[others[at] for pid, at in zip(pids.tolist(), first.tolist(), strict=True) if pid not in procs]] = (
                True
            )
        at = np.flatnonzero(chosen)
        calls = _CALLS[kinds[at]]
        edges = [0, *(np.flatnonzero(calls[1:] != calls[:-1]) + 1).tolist(), len(at)]
        done = printed = 0
        for begin, end in pairwise(edges):
            if end - begin >= _RUN and calls[begin]:
                printed = self._feed_rows(batch, at[done:begin], printed)
                done = end if self._calls.feed(heads[at[begin:end]]) else begin
        printed = self._feed_rows(batch, at[done:], printed)
        if self._births.computing:
            self._births.printed(heads[printed:])
        self.version += 1
        self._flush_pending()

    def _feed_rows(self, batch: Batch, chosen: Offsets, printed: int) -> int:
        """Take some events of a batch in, one by one. `printed`: until where, in the batch, lines were looked for."""
        procs, handlers, births = self._registry.procs, self._handlers, self._births
        rows = batch.heads[chosen].tolist()
        for index, (kind, _more, size, _seq, t_ns, pid, tid, subject, value) in zip(chosen.tolist(), rows, strict=True):
            if kind == EventKind.TARGET_ENTERED and births.computing:  # the thread's number may come again
                births.printed(batch.heads[printed:index])
                printed = index
            handler = handlers.get(kind)
            if handler is not None:
                handler(t_ns, pid, tid, subject, value, batch.text(index) if size else "")
            elif pid not in procs:
                self._registry.home(pid, tid, t_ns)
        return printed

    def feed_os(self, t_ns: int, kind: EventKind, pid: int, value: int) -> None:
        """Take in what an observer outside has seen: OS_EXIT, OS_SIGNAL or OS_STATE."""
        self.feed((Event(t_ns, kind, pid, pid, 0, 0, value),))

    def feed_kernel(self, batch: KernelBatch) -> None:
        """Take in what the kernel did."""
        if not self.through_ns and not self.t0_ns:
            self._early.append(batch)  # time 0 is Python's first event
            return
        for one in (*self._early, batch):
            self._kernel.feed(one)
        self._early.clear()
        self._tasks.claim()
        self._tasks.renew()
        self.now_ns = max(self.now_ns, self.through_ns)
        self.version += 1

    @property
    def claiming(self) -> bool:
        """Whether more of Python's events may change which lanes the kernel's threads have."""
        return self._tasks.waiting

    def finish(self) -> None:
        """Nothing more will come: who has not been announced by now never will be."""
        self._tasks.claim(final=True)
        self._tasks.renew()
        self.version += 1

    def _note_time(self, first_ns: int, last_ns: int) -> None:
        if not self.t0_ns:
            self.t0_ns = self.now_ns = first_ns
        self.now_ns = max(self.now_ns, last_ns)

    # --- samples --------------------------------------------------------------------------------------------
    def feed_samples(
        self,
        t0_ns: ArrayLike,
        t1_ns: ArrayLike,
        pid: ArrayLike,
        tid: ArrayLike,
        cpu_ns: ArrayLike,
        wait_ns: ArrayLike,
        state: ArrayLike = 0,
        cpu: ArrayLike = -1,
    ) -> None:
        """Take in n bins of sampled CPU time, as `Recording.add_samples` does."""
        self.feed_sample_rows(sample_rows(t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu))

    def feed_sample_rows(self, rows: Samples) -> None:
        """Take in n records of SAMPLE_DTYPE. Those of threads that are not known yet wait for their lane."""
        if not len(rows):
            return
        self._note_time(int(rows["t0_ns"][0]), int(rows["t1_ns"].max()))
        keys = rows["pid"].astype(np.int64) << 32 | rows["tid"]
        order = np.argsort(keys, kind="stable")
        for part in np.split(order, np.flatnonzero(np.diff(keys[order])) + 1):
            self._sample(int(keys[part[0]]), rows[part])
        self.version += 1

    def _sample(self, key: int, rows: Samples) -> None:
        history = self._registry.history.get(key)
        if history is None:
            waiting = self._pending.setdefault(key, [])
            if len(waiting) < _MOST_PENDING:
                waiting.append(rows)
            return
        for place, lane in enumerate(history):
            chosen = rows
            if len(history) > 1:  # the pid came again: each process gets the samples of its own time
                after = lane.begin_ns if place else 0
                before = history[place + 1].begin_ns if place + 1 < len(history) else np.iinfo(np.int64).max
                chosen = rows[(rows["t0_ns"] >= after) & (rows["t0_ns"] < before)]
            length = np.maximum(chosen["t1_ns"] - chosen["t0_ns"], 1)
            share = np.clip(chosen["cpu_ns"] / length, 0, 1).astype(np.float32)
            wait = np.clip(chosen["wait_ns"] / length, 0, 1).astype(np.float32)
            lane.samples.extend(chosen["t0_ns"], chosen["t1_ns"], share, wait)

    def _flush_pending(self) -> None:
        for key in [key for key in self._pending if key in self._registry.history]:
            self._sample(key, np.concatenate(self._pending.pop(key)))


def fold(recording: Recording, tell: Tell = nobody) -> LaneSet:
    """Return the lanes of a whole recording, fed as it came: the kernel's records a little behind Python's events.

    tell: is told, now and then, the share of the records that has been fed; see `concgui.core.telling`.
    """
    lanes = LaneSet(recording.meta.program)
    lanes.machine_cores = recording.meta.machine_cores
    heads, rows = recording.heads, recording.kernel
    latest = np.maximum.accumulate(heads["t_ns"]) if len(recording) else heads["t_ns"]
    names, at, begin, all_of_it = tuple(recording.kernel_names), 0, 0, max(1, len(recording) + len(rows))

    def feed(until: int) -> None:
        nonlocal at
        while at < until:
            end = min(until, at + _CHUNK)
            lanes.feed(recording.batch(at, end))
            at = end
            tell((at + begin) / all_of_it)

    for step in steps(rows, recording.kernel_through_ns, _STEP_NS):
        many = step.end - begin >= _CHUNK
        if step.quiet and not lanes.claiming and not many:
            continue
        feed(int(np.searchsorted(latest, step.through_ns + GRACE_NS)))
        # Who waits for a lane must know how far the kernel was heard; who had which core meanwhile can wait.
        end = begin if step.quiet and not many else step.end
        lanes.feed_kernel(KernelBatch(rows[begin:end], names, step.through_ns))
        begin, names = end, ()
        tell((at + begin) / all_of_it)
    feed(len(recording))
    lanes.feed_sample_rows(recording.samples)
    lanes.finish()
    return lanes
