"""What other programs ask of the window: a second start of the command, a double click, the Finder of macOS.

All of it comes after the first paint, and its parts are imported then.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from concgui.control.session import Session
    from concgui.core.instance_message import Wish
    from concgui.startup.instance import Outcome
    from concgui.ui.open_event import OpenEvents
    from concgui.ui.window import MainWindow


class Doors:
    """Made with the application; opened when the window is ready."""

    def __init__(self, wish: "Wish | None", outcome: "Outcome | None") -> None:
        """`wish`: the same as another window would have been asked; `outcome`: why none was, and where this one is."""
        self._wish = wish
        self._outcome = outcome
        self._problem = "" if wish is None else wish.problem
        self._files: OpenEvents | None = None

    @property
    def by_double_click(self) -> bool:
        """Whether nobody reads a terminal, and nobody has said in which folder the file is to run."""
        return self._wish is not None and self._wish.desktop and not self._wish.module

    def hear_files(self, app: "QApplication") -> None:
        """Listen to what macOS says of files that were double-clicked; elsewhere they stand on a command line."""
        if sys.platform == "darwin":
            from concgui.ui.open_event import OpenEvents

            self._files = OpenEvents(app)

    def first(self, argv: list[str]) -> list[str]:
        """Return what the window begins with: `argv`; nothing if a double click names what cannot be opened."""
        if self._wish is None or not self._wish.file or not self.by_double_click:
            return argv
        from concgui.startup.named import problem_of

        if problem := problem_of(self._wish.file):
            self._problem = problem
            return []
        return [self._wish.file]

    def open(self, window: "MainWindow", session: "Session", python: str, source: str) -> None:
        """Tell what was wrong so far, and hear others from now on. `python`, `source`: of our own command line."""
        if self._outcome is not None and self._outcome.place is not None:
            from concgui.ui.instance import Instance

            host = Instance(window, session, lambda path: open_named(window, path), python, source)
            host.begin(self._outcome.place, self._outcome.claim, self._outcome.note)
        if self._files is not None:
            self._files.open_with(lambda path: open_named(window, path))
        if self._problem:
            from concgui.ui.refusal import refuse

            refuse(window, self._problem)


def open_named(window: "MainWindow", path: str) -> None:
    """Open what was double-clicked as File > Open does; where it cannot be, say so in a dialog."""
    from concgui.startup.named import problem_of

    if problem := problem_of(path):
        from concgui.ui.refusal import refuse

        refuse(window, problem)
    else:
        window.file_chosen.emit(path)
