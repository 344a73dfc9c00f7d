"""Lines that are told no more, as they run too often: whether they can have run between two rows of the line log."""

import numpy as np
from numpy.typing import NDArray

from concgui.core.line_flow import ANY_TIME, MODULE, UNKNOWN, Flow

_NONE = np.iinfo(np.int64).max
_ALWAYS = -1


class HotLines:
    """The hot lines since lines were told the last time, and tables by a line's number that answer for arrays."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.lines: list[int] = []
        self.forget()

    def forget(self) -> None:
        """From now on every line is told again."""
        self.lines = []
        self._known: set[int] = set()
        size = len(self._flow.scope)
        self._later = np.full(size, _NONE, np.int64)  # the first stage of its scope, from its own on, that has hot ones
        self._in_scope = np.zeros(size, np.bool_)  # whether its scope has any
        self._callers = np.zeros(size, np.bool_)  # whether any of another scope may be its caller
        self._recursive = np.zeros(size, np.bool_)  # whether any of its own scope may be
        self._module_callers = np.full(size, ANY_TIME - 1, np.int64)  # the last stage of the module's that may be

    def add(self, line: int) -> None:
        """A line is told no more."""
        if line in self._known:
            return
        self.make_room()
        self._known.add(line)
        self.lines.append(line)
        flow = self._flow
        scope, stage = int(flow.scope[line]), int(flow.stage[line])
        self._later[flow.mixed], self._in_scope[flow.mixed] = _ALWAYS, True
        if scope == UNKNOWN:
            self._later[:], self._in_scope[:], self._callers[:] = _ALWAYS, True, True
            return
        if flow.mixed[line]:
            self._callers |= flow.scope != MODULE
        same = flow.scope == scope
        self._in_scope |= same
        self._later[same & ((flow.stage == ANY_TIME) | (stage == ANY_TIME))] = _ALWAYS
        before = same & (flow.stage <= stage)
        self._later[before] = np.minimum(self._later[before], stage)
        called = flow.called_by(line)
        self._recursive |= called & same
        called &= ~same
        if scope == MODULE and stage != ANY_TIME:
            self._module_callers[called] = np.maximum(self._module_callers[called], stage)
        else:
            self._callers |= called

    def make_room(self) -> None:
        """Follow the flow, which knows of more lines."""
        new = len(self._flow.scope) - len(self._later)
        if new > 0:
            hot = bool(self.lines)
            self._later = np.concatenate((self._later, np.full(new, _ALWAYS if hot else _NONE)))
            self._in_scope = np.concatenate((self._in_scope, np.full(new, hot)))
            self._callers = np.concatenate((self._callers, np.full(new, hot)))
            self._recursive = np.concatenate((self._recursive, np.full(new, hot)))
            self._module_callers = np.concatenate((self._module_callers, np.full(new, ANY_TIME - 1, np.int64)))

    def between(
        self, lines: NDArray[np.int32], nexts: NDArray[np.int32], reached: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Return whether hot lines may have run after each of n lines, before the line that was told next.

        nexts: 0 where it was none; reached: the furthest stage that the module had come to.
        """
        if not self.lines:
            return np.zeros(len(lines), np.bool_)
        scope, stage = self._flow.scope, self._flow.stage
        same = (scope[lines] == scope[nexts]) & ~self._flow.mixed[nexts]
        at, to = stage[lines], stage[nexts]
        onwards = same & (at > ANY_TIME) & (to >= at) & ~self._recursive[lines]
        later = self._later[lines]
        inside = np.where(onwards, later <= to, np.where(same, self._in_scope[lines], later != _NONE))
        return inside | self._callers[lines] | (self._module_callers[lines] >= reached)


def may_run(flow: Flow, hot: list[int], line: int, reached: int) -> list[int]:
    """Return those of the hot lines that may run after a line, before any other is told; `reached` as above."""
    scope, stage = int(flow.scope[line]), int(flow.stage[line])
    return [one for one in hot if flow.mixed[line] or _may_run(flow, one, scope, stage, reached)]


def _may_run(flow: Flow, hot: int, scope: int, stage: int, reached: int) -> bool:
    its_scope, its_stage = int(flow.scope[hot]), int(flow.stage[hot])
    if UNKNOWN in (scope, its_scope) or (flow.mixed[hot] and scope != MODULE):
        return True
    if its_scope == scope:
        return ANY_TIME in (stage, its_stage) or its_stage >= stage
    if scope == MODULE or not flow.may_call(hot, scope):
        return False
    return its_scope != MODULE or its_stage == ANY_TIME or its_stage >= reached
