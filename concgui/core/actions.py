"""What a button may do now, and why not. No numpy, no Qt."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """An intent that the window can emit."""

    START = "start"
    JOIN = "join"
    JOIN_TIMEOUT = "join_timeout"
    TERMINATE = "terminate"
    KILL = "kill"
    REMOVE = "remove"
    DUPLICATE = "duplicate"
    ADD = "add"
    START_ALL = "start_all"
    JOIN_ALL = "join_all"
    TERMINATE_ALL = "terminate_all"
    RUN = "run"
    END_MAIN = "end_main"
    INTERRUPT = "interrupt"
    ASK_ALIVE = "ask_alive"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an action is legal now; if not, `reason` is one sentence for the tooltip."""

    enabled: bool
    reason: str = ""
