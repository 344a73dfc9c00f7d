"""The lines that MainProcess' main thread was at, as columns that only grow, and what of their time is certain.

A row says where main was from a moment on, until the next row. Whether it was there all the time is certain unless
lines ran meanwhile that are not told: those that run too often (hot), all of them while lines are off, and those of
events that were dropped. The text tells which hot lines cannot have run (`concgui.core.line_flow`).

A line's time is the time in which main was at it, and in what it called that no row tells.
"""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from concgui.core.events import Batch, Heads
from concgui.core.kinds import EventKind
from concgui.core.line_flow import ANY_TIME, MODULE, Flow, nothing_known, read_flow
from concgui.core.line_hot import HotLines
from concgui.program import wire

_K = EventKind
#: Bits of a row's flags: as in LINE; rows that are no line; events were dropped before it; main was there until the
#: next row, and nowhere else.
BACK, LAST, OFF, ON, END, GAP, SURE = 1, 2, 4, 8, 16, 32, 64
_CHANGES = LAST | OFF | ON  #: what is told, and what is not
#: Numbers of lines beyond it are none.
_MOST_LINES = 1 << 17
_NEVER = np.iinfo(np.int64).max
_DOUBLE_TO = 1 << 16

_WANTED = np.zeros(256, np.bool_)
_WANTED[[_K.LINE, _K.LINES_OFF, _K.LINES_ON, _K.MAIN_LEFT, _K.MAIN_EXIT, _K.FAILED]] = True
#: What else tells a line of main's thread.
_AT_LINES = np.zeros(256, np.bool_)
_AT_LINES[[_K.CALL_BEGIN, _K.JOIN_BEGIN, _K.PROCESS_CREATED, _K.THREAD_CREATED]] = True
_FLAGS = np.zeros(256, np.uint8)
_FLAGS[[_K.LINES_OFF, _K.LINES_ON, _K.MAIN_LEFT, _K.MAIN_EXIT]] = OFF, ON | BACK, END, END


class Failure(NamedTuple):
    """An exception that nobody caught: of a worker (`subject`) or of main (0). `line` from 1, 0: none of the file."""

    t_ns: int
    subject: int
    line: int
    text: str


class LineLog:
    """Rows: `t_ns` absolute, never going back, `line` from 1 (0: none), `flags`. 13 bytes a row, and some room."""

    def __init__(self, text: str = "") -> None:
        """`text`: the program's, "" where it is not known."""
        self.flow: Flow = read_flow(text) if text else nothing_known()
        self.failures: list[Failure] = []  #: in the order in which they came
        self.count = 0  #: of rows
        self.lasts: list[int] = []  #: rows that are LAST, ON or GAP
        self.seen_ns = np.empty(0, np.int64)  #: by line: when main called or made something there first
        self.more_ns = np.empty(0, np.int64)  #: by line: since when it may have run without being told
        self.ran: tuple[tuple[int, int, int], Any] | None = None  #: what was found last of a span
        self._t = np.empty(256, np.int64)
        self._line = np.empty(256, np.int32)
        self._flags = np.empty(256, np.uint8)
        self._hot = HotLines(self.flow)
        self._main: tuple[int, int] | None = None
        self._seqs: tuple[int, int] | None = None  # the highest of main's + 1, and how many came
        self._reached = ANY_TIME  # the furthest stage that the module's own code has come to
        self._gap = 0  # how many events were missing at the last row
        self._off = False
        self.blind = False  #: events are missing since the last ON
        #: Of the first gap since then: its row, how many events had been missing before, and `more_ns`.
        self._doubt: tuple[int, int, NDArray[np.int64]] | None = None
        self._hole = False  # lines may have run without being told, and where the module came to is not known yet

    def read_program(self, text: str) -> None:
        """Know the text from now on; nothing has come in yet."""
        self.flow = read_flow(text)
        self._hot = HotLines(self.flow)

    def rows(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
        """Return t_ns, line and flags of all rows, without copying."""
        return self._t[: self.count], self._line[: self.count], self._flags[: self.count]

    def rows_until(self, t_ns: int) -> int:
        """Return how many rows there were at an instant."""
        return int(np.searchsorted(self._t[: self.count], t_ns, side="right"))

    def goes_on(self) -> bool:
        """Whether main is at the line of the last row for certain, as far as is known now."""
        if not self.count or not self._line[self.count - 1] or self._off or self.blind:
            return False
        last = self._line[self.count - 1 : self.count]
        return not self._hot.between(last, np.zeros(1, np.int32), np.array([self._reached]))[0]

    # --- folding ----------------------------------------------------------------------------------------------
    def feed(self, batch: Batch) -> None:
        """Take events in, in the order in which they arrived."""
        heads = batch.heads
        if not len(heads):
            return
        if self._main is None:
            self._main = int(heads["pid"][0]), int(heads["tid"][0])
        kinds = heads["kind"]
        at = np.flatnonzero(_WANTED[kinds])
        self._see(batch)
        if not len(at):
            self._pass_by(heads)
            return
        gaps = self._gaps(heads)
        if self._doubt is not None and gaps[0] <= self._doubt[1]:
            self._see_again()
        for place in at[kinds[at] == _K.FAILED].tolist():
            self._fail(heads[place], batch.text(place))
        at = at[self._of_main(heads[at])]
        if not self.count:  # where no line was ever told, nothing begins and nothing ends
            begun = np.isin(kinds[at], (_K.LINE, _K.LINES_OFF, _K.LINES_ON))
            at = at[np.logical_or.accumulate(begun)]
        if len(at):
            seen = gaps[at]
            self._add(heads[at], np.diff(seen, prepend=self._gap) > 0)
            self._gap = int(seen[-1])

    def _of_main(self, heads: Heads) -> NDArray[np.bool_]:
        pid, tid = self._main or (0, 0)
        kinds = heads["kind"]
        spoken = (heads["pid"] == pid) & (heads["tid"] == tid) & (kinds != _K.FAILED)
        exits = heads["subject"] == pid  # the guard tells it
        chosen: NDArray[np.bool_] = np.where(kinds == _K.MAIN_EXIT, exits, spoken)
        return chosen

    def _see(self, batch: Batch) -> None:
        """Take in what main's thread did at lines that it tells by the way: they have been reached."""
        heads = batch.heads
        at = np.flatnonzero(_AT_LINES[heads["kind"]])
        pid, tid = self._main or (0, 0)
        at = at[(heads["pid"][at] == pid) & (heads["tid"][at] == tid)]
        if not len(at):
            return
        lines = heads["subject"][at].astype(np.int64)
        for place in np.flatnonzero(heads["kind"][at] != _K.CALL_BEGIN).tolist():
            told = batch.text(int(at[place])).rpartition(wire.FIELD)[2]
            lines[place] = int(told) if told.isascii() and told.isdigit() and len(told) < 8 else 0
        lines[(lines < 0) | (lines >= _MOST_LINES)] = 0
        self._make_room(int(lines.max()))
        np.minimum.at(self.seen_ns, lines, heads["t_ns"][at])

    def _make_room(self, line: int) -> None:
        """Know of all lines up to this one."""
        self.flow.make_room(line)
        self._hot.make_room()
        new = np.full(len(self.flow.scope) - len(self.more_ns), _NEVER)
        self.more_ns, self.seen_ns = np.concatenate((self.more_ns, new)), np.concatenate((self.seen_ns, new))

    def _pass_by(self, heads: Heads) -> None:
        """Take in events of which none tells of lines."""
        mine = heads["pid"] == (self._main or (0, 0))[0]
        if heads["kind"].max() >= _K.OS_EXIT:
            mine &= heads["kind"] < _K.OS_EXIT
        seqs = heads["seq"][mine]
        if len(seqs):
            highest, came = self._seqs or (int(seqs[0]), int(seqs[0]))
            self._seqs = max(highest, int(seqs.max()) + 1), came + len(seqs)
            if self._doubt is not None and self._seqs[0] - self._seqs[1] <= self._doubt[1]:
                self._see_again()

    def _see_again(self) -> None:
        """What seemed to be missing has come after all, behind events of another thread."""
        row, self._gap, more_ns = self._doubt or (0, 0, self.more_ns)
        self._doubt = None
        self.blind = False
        self._flags[row] &= 255 - GAP
        doubted = self.more_ns[: len(more_ns)] == self._t[row]
        self.more_ns[: len(more_ns)][doubted] = more_ns[doubted]

    def _gaps(self, heads: Heads) -> NDArray[np.int64]:
        """Return how many of main's events were missing at each event, as far as is known."""
        mine = (heads["pid"] == (self._main or (0, 0))[0]) & (heads["kind"] < _K.OS_EXIT)  # observers do not count
        seq = np.where(mine, heads["seq"].astype(np.int64) + 1, 0)
        if self._seqs is None:
            begun = int(seq[np.argmax(mine)]) - 1  # what was missing before does not matter
            self._seqs, self._gap = (begun, begun), 0
        highest = np.maximum.accumulate(np.maximum(seq, self._seqs[0]))
        came = np.cumsum(mine) + self._seqs[1]
        self._seqs = int(highest[-1]), int(came[-1])
        missing: NDArray[np.int64] = highest - came
        # Events of two threads may come in the other order: what comes later in the batch was never missing.
        return np.minimum.accumulate(missing[::-1])[::-1]

    def _fail(self, head: np.void, text: str) -> None:
        line, subject = int(head["value"]), int(head["subject"])
        if subject or int(head["pid"]) == (self._main or (0, 0))[0]:
            self.failures.append(Failure(int(head["t_ns"]), subject, line if 0 < line < _MOST_LINES else 0, text))

    def _add(self, heads: Heads, gap: NDArray[np.bool_]) -> None:
        """Add rows. gap: whether events are missing since the row before."""
        start, need = self.count, self.count + len(heads)
        if need > len(self._t):
            room = max(need, 2 * start if start < _DOUBLE_TO else start + (start >> 3))
            self._t, self._line, self._flags = (_grown(one, room) for one in (self._t, self._line, self._flags))
        kinds, value = heads["kind"], heads["value"]
        line = np.where(kinds == _K.LINE, value & wire.LINE_NUMBER, np.where(kinds == _K.LINES_ON, value, 0))
        line[(line < 0) | (line >= _MOST_LINES)] = 0
        told = np.where(kinds == _K.LINE, value >> 32 & (BACK | LAST), 0).astype(np.uint8)
        before = self._t[start - 1 : start] if start else heads["t_ns"][:1]
        self._t[start:need] = np.maximum.accumulate(np.maximum(heads["t_ns"], before))
        self._line[start:need] = line
        self._flags[start:need] = told | _FLAGS[kinds] | np.where(gap, np.uint8(GAP), np.uint8(0))
        self.count = need
        self._make_room(int(line.max()))
        self._judge(start)

    def _judge(self, start: int) -> None:
        """Say of each row from the last one before `start` on whether main was there until the next one."""
        begin, last = max(0, start - 1), self.count - 1
        line, flags = self._line[begin : self.count], self._flags[begin : self.count]
        stages = self.flow.reach(line)
        reached = np.maximum.accumulate(np.maximum(stages, self._reached))
        changing = flags & (_CHANGES | GAP) > 0
        in_module = np.flatnonzero(stages)
        holes = [0, *np.flatnonzero(flags & OFF).tolist()] if len(in_module) else []
        changing[[at for hole in holes for at in in_module[np.searchsorted(in_module, hole) :][:1]]] = True
        changing[[0, -1]] = False
        edges = [begin, *(begin + np.flatnonzero(changing)).tolist(), last]
        for at, until in pairwise(edges if last > begin else ()):
            if at >= start:
                self._change(at, reached, begin)
            here = slice(at - begin, until - begin)
            sure = (line[here] > 0) & (flags[here.start + 1 : here.stop + 1] & GAP == 0)
            if self._off or self.blind:
                sure[:] = False
            elif self._hot.lines:
                following = slice(here.start + 1, here.stop + 1)
                # Where a function is told of no more, its lines are no places that main has been at.
                nexts = np.where(flags[following] & (BACK | LAST) == BACK | LAST, 0, line[following])
                sure &= ~self._hot.between(line[here], nexts, reached[here])
            flags[here] |= np.where(sure, np.uint8(SURE), np.uint8(0))
        if last >= start:
            self._change(last, reached, begin)
        self._reached = int(reached[-1])

    def _change(self, row: int, reached: NDArray[np.int64], begin: int) -> None:
        """Take in what a row changes about what is told."""
        flags, line, t_ns = int(self._flags[row]), int(self._line[row]), int(self._t[row])
        now = int(reached[row - begin])
        if flags & GAP and not self.blind:
            self._doubt = row, self._gap, self.more_ns.copy()
        if flags & GAP:  # what is told no more may have been among what is missing
            self.blind = True
            self._untold(t_ns, int(reached[max(0, row - begin - 1)]), later=True)
        if self._hole and self.flow.reach(self._line[row : row + 1])[0]:
            self._hole = False
            self._untold(t_ns, now)
        if flags & OFF:
            self._off = self._hole = True
            self._untold(t_ns, now)
        elif flags & ON:
            self._off = self.blind = False
            self._doubt = None
            self._hot.forget()
        elif flags & LAST and line:
            self._hot.add(line)
            self.more_ns[line] = min(int(self.more_ns[line]), t_ns)
        if flags & (ON | LAST | GAP):
            self.lasts.append(row)

    def _untold(self, t_ns: int, reached: int, *, later: bool = False) -> None:
        """Lines may run without being told; not those that the module's code has passed, or has `later` to come to."""
        anytime = (self.flow.scope != MODULE) | (self.flow.stage == ANY_TIME) | self.flow.mixed
        may = anytime | (self.flow.stage == reached)
        if later:
            may |= self.flow.stage > reached
        self.more_ns[may] = np.minimum(self.more_ns[may], t_ns)


def _grown(column: NDArray[Any], room: int) -> NDArray[Any]:
    """Return a copy of a column with room for so many."""
    return np.concatenate((column, np.empty(room - len(column), column.dtype)))
