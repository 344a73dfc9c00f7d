"""One run as the rules of lessons ask about it: its lanes by name, its printed lines, its calls; each found once."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from concgui.core.events import Heads, Offsets
from concgui.core.kinds import EventKind
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.output import OutputAssembler, PrintedLine
from concgui.core.recording import Recording
from concgui.core.scenario import number_text
from concgui.core.words import tr
from concgui.program.wire import FIELD

_K = EventKind
#: Of longer outputs, and of threads with more events, nothing is told: an answer must not take long.
_MOST_LINES, _MOST_EVENTS = 20_000, 30_000
_CALLS = (_K.CALL_BEGIN, _K.CALL_END, _K.JOIN_BEGIN, _K.JOIN_END, _K.RUN_BEGIN, _K.RUN_END)
_BEGINS = {_K.CALL_BEGIN: _K.CALL_END, _K.JOIN_BEGIN: _K.JOIN_END, _K.RUN_BEGIN: _K.RUN_END}
MAIN_NAMES = {"main", "MainProcess", "MainThread"}


@dataclass(frozen=True, slots=True)
class Missing:
    """What a rule asks for is not there. `words`: what is missing, a sentence without its full stop.

    `measured`: it is known that it did not happen; else nobody can tell.
    """

    words: str
    measured: bool = True


Number = int | float
Value = bool | int | float | str | list[str] | list[int] | list[float] | None
Result = Value | Missing


@dataclass(frozen=True, slots=True)
class Call:
    """A blocking call, a join, or a run() by hand. Absolute ns; `end_ns` None: it had not returned when the run ended.

    `subject`: the worker that was joined or run, 0 for other calls.
    """

    name: str
    kind: EventKind
    begin_ns: int
    end_ns: int | None
    subject: int


class Run:
    """A recording and its lanes. Times go out as seconds since time 0."""

    def __init__(self, recording: Recording, lanes: LaneSet) -> None:
        self.recording = recording
        self.lanes = lanes
        self.t0_ns = recording.t0_ns
        self._calls: dict[int, list[Call] | Missing] = {}

    def seconds(self, t_ns: int) -> float:
        """Return a time as seconds since time 0."""
        return (t_ns - self.t0_ns) / 1e9

    def ns(self, seconds: Number) -> int:
        """Return seconds since time 0 as absolute ns."""
        return self.t0_ns + round(max(-1e9, min(1e9, seconds)) * 1e9)

    @cached_property
    def end_ns(self) -> int:
        """The latest time heard of."""
        return max(self.recording.end_ns, self.lanes.now_ns, self.t0_ns)

    @cached_property
    def complete(self) -> bool:
        """Whether no event was lost: only then is what nobody told known not to have happened."""
        return self.recording.dropped() == 0

    def absent(self, words: str) -> Missing:
        """Return that something did not happen, as far as that can be known."""
        return Missing(words, measured=self.complete)

    # --- lanes ----------------------------------------------------------------------------------------------
    @cached_property
    def workers(self) -> list[Lane]:
        """The lanes of the program's own workers, in the order in which they were made."""
        found = [one for one in self.lanes.lanes if one.kind is not LaneKind.MAIN]
        return [one for one in found if not (one.hidden or one.library or one.native)]

    def lane(self, name: str) -> Lane | Missing:
        """Return the lane of a worker: by its variable in main's program, by Python's name, or by where that begins."""
        main = self.lanes.main
        if name in MAIN_NAMES and main is not None:
            return main
        for named in (
            [one for one in self.workers if one.variable == name],
            [one for one in self.workers if one.name == name],
            [one for one in self.workers if one.name.startswith(f"{name} (")],  # Thread-1 (target)
        ):
            if named:
                return named[0]
        return self.absent(tr("there is no process or thread {name}", name=name))

    def lane_of_line(self, line: PrintedLine) -> Lane | None:
        """Return the lane of who printed a line."""
        lanes = self._speakers.get((line.pid, line.tid), [])
        before = [one for one in lanes if one.begin_ns <= line.t_ns]  # the numbers of threads come again
        return before[-1] if before else lanes[0] if lanes else None

    @cached_property
    def _speakers(self) -> dict[tuple[int | None, int | None], list[Lane]]:
        speakers: dict[tuple[int | None, int | None], list[Lane]] = {}
        for lane in self.lanes.lanes:
            speakers.setdefault((lane.pid, lane.tid), []).append(lane)
        return speakers

    # --- output ---------------------------------------------------------------------------------------------
    @cached_property
    def printed(self) -> list[PrintedLine] | Missing:
        """All printed lines, in order of time."""
        heads = self.recording.heads
        rows = np.flatnonzero(np.isin(heads["kind"], (_K.OUTPUT, _K.OS_PRINTED)))
        if len(rows) > _MOST_LINES:
            return Missing(tr("the program printed more than {n} lines", n=_MOST_LINES), measured=False)
        assembler, lines = OutputAssembler(), []
        for at in rows.tolist():
            _, _, _, _, t_ns, pid, tid, _, value = heads[at].item()
            lines += assembler.feed(t_ns, pid, tid, value, self.recording.batch(at, at + 1).payload(0))
        return sorted((*lines, *assembler.flush()), key=lambda line: line.t_ns)

    def lines_with(self, text: str) -> list[PrintedLine] | Missing:
        """Return the printed lines that contain a text."""
        lines = self.printed
        return lines if isinstance(lines, Missing) else [line for line in lines if text in line.text]

    # --- events ---------------------------------------------------------------------------------------------
    def rows(self, *kinds: EventKind) -> tuple[Heads, list[int]]:
        """Return the events of some kinds, and their places in the recording."""
        heads = self.recording.heads
        at = np.flatnonzero(np.isin(heads["kind"], kinds))
        return heads[at], at.tolist()

    def text(self, place: int) -> str:
        """Return the text of an event."""
        return self.recording.batch(place, place + 1).text(0)

    @cached_property
    def hello(self) -> list[str]:
        """What MainProcess said of itself: version, implementation, start method, mode, GIL; [] where that is lost."""
        _, places = self.rows(_K.HELLO)
        return self.text(places[0]).split(FIELD) if places else []

    # --- calls ----------------------------------------------------------------------------------------------
    def calls(self, lane: Lane) -> list[Call] | Missing:
        """Return the calls of a lane's thread in the order in which they began."""
        found = self._calls.get(lane.index)
        if found is None:
            found = self._calls[lane.index] = self._find_calls(lane)
        return found

    @cached_property
    def _of_calls(self) -> tuple[Heads, Offsets]:
        """The begins and ends of calls, and their places in the recording."""
        at = np.flatnonzero(np.isin(self.recording.heads["kind"], _CALLS))
        return self.recording.heads[at], at

    def _find_calls(self, lane: Lane) -> list[Call] | Missing:
        heads, places = self._of_calls
        mine = (heads["pid"] == (lane.pid or 0)) & (heads["tid"] == (lane.tid or 0)) & (heads["t_ns"] >= lane.begin_ns)
        if lane.exit_ns is not None:
            mine &= heads["t_ns"] <= lane.exit_ns
        if mine.sum() > _MOST_EVENTS:
            return Missing(tr("{name} made too many calls", name=lane.title), measured=False)
        names = self._names.get(lane.pid or 0, {})
        done: list[Call] = []
        going: list[Call] = []
        for row, place in zip(heads[mine].tolist(), places[mine].tolist(), strict=True):
            kind, _, size, _, t_ns, _, _, subject, value = row
            if kind in _BEGINS:
                name = self._name_of(kind, subject, value, self.text(place) if size else "", names)
                going.append(Call(name, EventKind(kind), t_ns, None, 0 if kind == _K.CALL_BEGIN else subject))
                continue
            for index in range(len(going) - 1, -1, -1):
                one = going[index]
                if _BEGINS[one.kind] == kind and (kind == _K.CALL_END or one.subject == subject):
                    done += [Call(each.name, each.kind, each.begin_ns, t_ns, each.subject) for each in going[index:]]
                    del going[index:]
                    break
        return sorted((*done, *going), key=lambda one: one.begin_ns)

    def _name_of(self, kind: int, subject: int, value: int, text: str, names: dict[int, str]) -> str:
        """Return the name of a call as the timeline shows it; see `concgui.core.lane_doings`."""
        if kind == _K.CALL_BEGIN:
            return names.get(value, "")
        worker = self.lanes.lane_by_subject(subject) if subject else None
        what = text.partition(FIELD)[0]
        title = what if worker is None else worker.title
        if kind == _K.RUN_BEGIN:
            return f"{title}.run()"
        if subject and what == "implicit":
            return f"implicit join of {title}"
        return f"{title}.join({'' if value < 0 else number_text(value / 1e9)})"

    @cached_property
    def _names(self) -> dict[int, dict[int, str]]:
        rows, places = self.rows(_K.NAME)
        names: dict[int, dict[int, str]] = {}
        for pid, number, place in zip(rows["pid"].tolist(), rows["value"].tolist(), places, strict=True):
            names.setdefault(pid, {})[number] = self.text(place)
        return names


_NUMBER = re.compile(r"[-+−]?\d[\d,_]*(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")


def number_in(text: str) -> Number | None:
    """Return the first number in a text, None where there is none."""
    found = _NUMBER.search(text)
    if found is None or len(found[0]) > 40:
        return None
    plain = found[0].replace(",", "").replace("_", "").replace("−", "-")
    return float(plain) if set(plain) & set(".eE") else int(plain)
