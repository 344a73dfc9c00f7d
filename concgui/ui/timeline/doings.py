"""Whether more has happened in a run than that time went by and samples were taken."""

from concgui.core.lanes import LaneSet


def doings(lanes: LaneSet) -> tuple[int, ...]:
    """What differs when more has happened than new samples: a cheap signature, about 0.3 µs a lane."""
    spans = known = 0
    for lane in lanes.lanes:
        spans += lane.spans.count
        known += (lane.pid is not None) + 2 * (lane.exitcode is not None) + 4 * lane.open_state
    return len(lanes.lanes), len(lanes.arrows), spans, known
