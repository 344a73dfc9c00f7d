"""The strip under the legend that says how the loaded script runs; hidden where no script is shown."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from concgui.core.home import home as home_folder
from concgui.core.runsettings import ScriptView
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, ElidedLabel, label, wrapped
from concgui.ui.fonts import code_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES

_DOT = "  ·  "


def where_words(script: ScriptView) -> str:
    """Where and with what it runs, beside the command."""
    parts = [tr("in {folder}", folder=short(script.folder)), script.python]
    if script.variables:
        parts.append(script.variables)
    if script.unused:
        parts.append(tr("its own {folder} is not used", folder=Path(script.unused).name))
    if not script.settings.lines:
        parts.append(tr("lines of main are not told"))
    return _DOT.join(parts)


def short(path: str) -> str:
    """A path with the home directory as ~."""
    try:
        home = str(home_folder())
    except RuntimeError:
        return path
    if path == home:
        return "~"
    return f"~{path[len(home) :]}" if path.startswith(home.rstrip("/\\") + "/") and len(home) > 1 else path


class RunStrip(QFrame):
    """`settings_wanted` when its button is pressed."""

    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        say(self, "accessibleName", "How the script runs")
        self._script: ScriptView | None = None
        self.command = ElidedLabel("", self)
        follow(self.command, lambda one: one.setFont(code_font(SIZES.code)), "font")
        self.where = ElidedLabel("phase", self)
        self.problem: QLabel = label("", "problem", self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.button = ActionButton(
            later("How to run…"),
            later("How to run the script"),
            later("Arguments, folder, environment and interpreter (Ctrl+Shift+R)"),
            role="link",
            parent=self,
        )
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.button.clicked.connect(self.settings_wanted)
        words = QVBoxLayout()
        fit(words.setSpacing, 1)
        words.addWidget(self.command)
        words.addWidget(self.where)
        words.addWidget(self.problem)
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 16, 6, 8, 7)
        fit(row.setSpacing, 12)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def speak(self) -> None:
        """Say it in another language."""
        self.show_script(self._script)

    def show_script(self, script: ScriptView | None) -> None:
        """Show how a script runs; None hides the strip."""
        self._script = script
        self.setVisible(script is not None)
        if script is None:
            return
        self.command.set_words(script.command)
        where = where_words(script)
        self.where.set_words(where)
        self.problem.setText(script.problem)
        self.problem.setVisible(bool(script.problem))
        whole = f"{script.command}\n{where}"
        if script.unused:
            whole += "\n" + tr(
                "The packages of {folder} are there only for its interpreter: “How to run” offers it.",
                folder=script.unused,
            )
        if whole != self.accessibleDescription():
            self.setAccessibleDescription(whole)
            self.command.setToolTip(wrapped(whole))
            self.where.setToolTip(wrapped(whole))
