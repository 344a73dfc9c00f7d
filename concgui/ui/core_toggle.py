"""The toggle of one core.

What it shows is the session's word, never the click: a click only says what is wanted.
"""

from PySide6.QtWidgets import QPushButton, QWidget

from concgui.core.views import CoresView
from concgui.core.words import tr


class CoreToggle(QPushButton):
    """One core, dark when it is allowed."""

    def __init__(self, core: int, parent: QWidget | None = None) -> None:
        super().__init__(str(core), parent)
        self.core = core
        self.setProperty("role", "core")
        self.setCheckable(True)
        self._shown: CoresView | None = None

    def nextCheckState(self) -> None:
        """Qt override: a click changes nothing by itself."""

    def speak(self) -> None:
        """Say it in another language."""
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_cores(shown)

    def show_cores(self, view: CoresView) -> None:
        """Show whether this core is allowed, and what a click would do."""
        if view == self._shown:
            return
        self._shown = view
        allowed = self.core in view.allowed
        key = f" (Alt+{self.core})" if self.core < 10 else ""
        core = self.core
        if view.reason:
            tip = view.reason
        elif view.allowed == {self.core}:
            tip = last_words(self.core)
        elif allowed:
            tip = tr("The program may run on core {core}. Click to take it away{key}", core=core, key=key)
        else:
            tip = tr("The program may not run on core {core}. Click to allow it{key}", core=core, key=key)
        self.setChecked(allowed)
        self.setEnabled(not view.reason)
        self.setToolTip(tip)
        name = tr("Core {core}, allowed", core=core) if allowed else tr("Core {core}, not allowed", core=core)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)


def last_words(core: int) -> str:
    """Why the last allowed core stays."""
    return tr("Core {core} is the last one allowed: a program needs one core at least.", core=core)
