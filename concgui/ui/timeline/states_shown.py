"""Which states the lanes of a run have: those that a short legend explains."""

import numpy as np

from concgui.core.lanes import LaneSet
from concgui.core.states import State

#: Of more lanes or spans nobody asks: it would take long.
_LANES, _SPANS = 16, 50_000
#: What is drawn as one.
_STARTING = {State.START_CALLED, State.IMPORTING}


def states_shown(lanes: LaneSet) -> set[tuple[State, bool]] | None:
    """Return the states, each with whether it is MainProcess blocked; None where that takes long, or nothing runs."""
    shown = [lane for lane in lanes.lanes if not lane.hidden]
    if not shown or len(shown) > _LANES:
        return None
    found: set[tuple[State, bool]] = set()
    for lane in shown:
        drawn = lane.composed
        if drawn.spans.count > _SPANS:
            return None
        here = {State(number) for number in np.unique(drawn.spans.view()[2]).tolist()}
        if drawn.open_start_ns is not None:
            here.add(State(drawn.open_state))
        if here & _STARTING:
            here.add(State.STARTING)
        found |= {(state, lane is lanes.main and state is State.BLOCKED) for state in here}
    return found
