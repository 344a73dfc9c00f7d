"""Looks for a free-threaded Python on this machine, in a thread: threads without the GIL join a comparison there."""

from collections.abc import Callable

from concgui.control.interpreters import Interpreter
from concgui.control.looker import Looker, Lookers
from concgui.control.pythonsearch import Found, search


class FreeSearch:
    """Every interpreter of the machine is asked what it is, before runs are measured. What they said is remembered as
    long as their files are the same, so a second search takes no time.
    """

    def __init__(self) -> None:
        self._lookers = Lookers()
        self._looker: Looker | None = None

    def look(self, told: Callable[[Interpreter | None], None]) -> None:
        """Call `told` with the newest free-threaded interpreter that programs can run with, or None; later, here."""
        self.forget()
        found: list[Interpreter] = []

        def take(one: object) -> None:
            if isinstance(one, Found) and one.interpreter.free_threaded:
                found.append(one.interpreter)

        self._looker = self._lookers.look(
            lambda wanted, tell: search("", wanted, tell), take, lambda: told(max(found, key=_version, default=None))
        )

    def forget(self) -> None:
        """Want no answer any more."""
        if self._looker is not None:
            self._looker.forget()
            self._looker = None

    def shut_down(self) -> None:
        """Forget, and wait until nothing of it is left."""
        self.forget()
        self._lookers.shut_down()


def _version(interpreter: Interpreter) -> tuple[int, ...]:
    return tuple(int(part) for part in interpreter.version.split(".") if part.isdigit())
