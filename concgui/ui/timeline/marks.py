"""What the user has put on the timeline: the instant that is looked at, and nothing that was measured.

All times are absolute nanoseconds.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one frame. `instant_ns`: where the now-line stands in a replay, None: at now."""

    instant_ns: int | None = None
