"""Programs of which everything is known: each line that runs is written down, and what is told of them is a choice."""

import sys
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from concgui.core.line_log import LineLog
from concgui.program import wire
from tests.scribe import MS, START_NS, Scribe

FILE = "<program>"


@dataclass(frozen=True)
class Step:
    """From `ms` on, until the next step: the lines on main's stack, outermost first, and whose they are.

    left: the function that has come back into the middle of a line; None: a line has begun.
    """

    ms: int
    stack: tuple[int, ...]
    codes: tuple[CodeType, ...]
    left: CodeType | None
    thrown: bool = False  #: by an exception, of which nobody tells; it takes no time

    @property
    def back(self) -> bool:
        return self.left is not None


def run(text: str) -> list[Step]:
    """Run a program; every step takes a millisecond more than the one before, so that no two sums are the same."""
    steps: list[Step] = []
    clock = 10
    throwing: set[FrameType] = set()
    code = compile(text, FILE, "exec")

    def stack(frame: FrameType | None) -> list[FrameType]:
        frames = []
        while frame is not None:
            if frame.f_code.co_filename == FILE:
                frames.append(frame)
            frame = frame.f_back
        return frames[::-1]

    def trace(frame: FrameType, what: str, arg: object) -> Any:
        nonlocal clock
        if frame.f_code.co_filename != FILE:
            return None
        frames = stack(frame if what == "line" else frame.f_back)
        if what == "exception":
            throwing.add(frame)
        elif what == "line":
            throwing.discard(frame)
        if what in {"line", "return"}:
            lines, codes = tuple(one.f_lineno for one in frames), tuple(one.f_code for one in frames)
            thrown = what == "return" and frame in throwing and arg is None
            steps.append(Step(clock, lines, codes, frame.f_code if what == "return" else None, thrown))
            clock += 0 if thrown else 1 + len(steps) % 7
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        exec(code, {"__name__": "__main__"})
    finally:
        sys.settrace(before)
    return steps


class Told:
    """What is told of a run: some lines only so many times, some spans not at all."""

    def __init__(
        self,
        steps: list[Step],
        budgets: dict[int, int],
        again: set[int],
        off: set[int],
        lost: set[int],
        mutes: dict[int, int] = {},  # noqa: B006
    ) -> None:
        """budgets: how often a line is told until it is hot; mutes: the same of functions, by the line of their `def`.

        At the steps `again` every line is told again, at `off` none is any more; events of `lost` are dropped.
        """
        self._chosen = budgets, again, off, lost, mutes
        self.unseen: set[int] = set()  #: steps at which nothing tells yet that an event was lost
        self.scribe = Scribe()
        self.scribe.hello()
        left, calls, hot, muted, silent = dict(budgets), dict(mutes), set[int](), set[CodeType](), False
        for number, step in enumerate(steps):
            if number - 1 in self.unseen:
                self.unseen.add(number)
            line = step.stack[-1] if step.stack else 0
            if number in off and not silent:
                silent = True
                self.scribe.say(step.ms, wire.LINES_OFF, value=wire.LINES_TOO_OFTEN)
                self.unseen.discard(number)
                continue
            if number in again:
                silent, left, calls = False, dict(budgets), dict(mutes)
                hot.clear()
                muted.clear()
                self.scribe.say(step.ms, wire.LINES_ON, value=line)
                self.unseen.discard(number)
                if step.back:
                    continue
            if silent or not line or step.thrown or (not step.back and line in hot):
                continue
            code = step.left or step.codes[-1]
            if code in muted:
                continue
            if step.left and number not in lost and code.co_firstlineno in calls:
                calls[code.co_firstlineno] -= 1
                if calls[code.co_firstlineno] <= 0:
                    muted.add(code)
                    self._mute(step, code)
                    self.unseen.discard(number)
                    continue
            value = line | (wire.LINE_BACK if step.back else 0)
            if not step.back and line in left:
                left[line] -= 1
                if left[line] <= 0:
                    hot.add(line)
                    value |= wire.LINE_LAST
            if number in lost:
                self.scribe.drop()
                self.unseen.add(number)
            else:
                self.scribe.say(step.ms, wire.LINE, value=value)
                self.unseen.discard(number)
        self.scribe.say(steps[-1].ms, wire.MAIN_LEFT)

    def __repr__(self) -> str:
        return f"Told{self._chosen}"

    def _mute(self, step: Step, code: CodeType) -> None:
        """A function is told of no more: its lines, and that it came back."""
        inside = code in step.codes
        known = {line for _, _, line in code.co_lines() if line}
        known = known - {code.co_firstlineno} or known
        if inside:
            at = len(step.codes) - 1 - step.codes[::-1].index(code)
            known |= set(step.stack[at - 1 : at]) if at else set()
        for line in sorted(known - {step.stack[-1]}):
            self.scribe.say(step.ms, wire.LINE, value=line | wire.LINE_BACK | wire.LINE_LAST)
        value = step.stack[-1] | wire.LINE_BACK | (wire.LINE_LAST if inside else 0)
        self.scribe.say(step.ms, wire.LINE, value=value)

    def log(self, text: str) -> LineLog:
        log = LineLog(text)
        log.feed(self.scribe.batch())
        return log


def at(ms: float) -> int:
    return START_NS + round(ms * MS)
