"""Looks for the interpreters of this machine, in a thread, and asks each what it is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from concgui.control.asking import NoAnswerError
from concgui.control.interpreters import Interpreter, learn
from concgui.control.pythonplaces import own_environments, places

_AT_ONCE = 4
_PATIENCE_S = 5.0  #: with one that nobody has named


class Found(NamedTuple):
    """An interpreter that programs can run with. rank: its place in the list; own: the script's own environment."""

    interpreter: Interpreter
    rank: int
    own: bool


def search(script: str, wanted: Callable[[], bool], found: Callable[[object], None]) -> None:
    """Call `found` with each interpreter as a `Found`, in any order, none twice. `script`: its absolute path, or "".

    One that does not answer, or is none, is left out.
    """
    own = set(own_environments(script))
    paths = places(script)

    def ask(path: str) -> Interpreter | None:
        try:
            return learn(path, seconds=_PATIENCE_S, wanted=wanted)
        except NoAnswerError:
            return None

    seen: set[tuple[str, str]] = set()
    with ThreadPoolExecutor(_AT_ONCE, "asks-python") as pool:
        for rank, learnt in enumerate(pool.map(ask, paths)):
            if learnt is not None and not learnt.problem and learnt.identity not in seen:
                seen.add(learnt.identity)
                found(Found(learnt, rank, learnt.path in own))
