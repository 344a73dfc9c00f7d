"""A scenario: the cards of the form, and the program text they make. No numpy, no Qt."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a worker is."""

    PROCESS = "process"
    THREAD = "thread"


class Work(StrEnum):
    """What a worker does."""

    SLEEP = "sleep"
    COMPUTE = "compute"


@dataclass(frozen=True, slots=True)
class WorkerSpec:
    """One card. `key` never changes and is never used again; `name` is the variable in the program."""

    key: int
    name: str
    kind: Kind
    work: Work
    interval: float  #: seconds, 0.1 … 10
    target: str  #: the function as the program calls it: "sleep", "compute", or a lesson's "worker"
    ident: int = 1  #: the worker's first argument
