"""The strip under the legend that says how the loaded script runs; hidden where no script is shown."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from concgui.core.runsettings import ScriptView
from concgui.ui.controls import ActionButton, ElidedLabel, label, wrapped
from concgui.ui.fonts import code_font
from concgui.ui.theme import SIZES

_DOT = "  ·  "


def where_words(script: ScriptView) -> str:
    """Where and with what it runs, beside the command."""
    parts = [f"in {short(script.folder)}", script.python]
    if script.variables:
        parts.append(script.variables)
    if script.unused:
        parts.append(f"its own {Path(script.unused).name} is not used")
    if not script.settings.lines:
        parts.append("lines of main are not told")
    return _DOT.join(parts)


def short(path: str) -> str:
    """A path with the home directory as ~."""
    try:
        home = str(Path.home())
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
        self.setAccessibleName("How the script runs")
        self.command = ElidedLabel("", self)
        self.command.setFont(code_font(SIZES.code))
        self.where = ElidedLabel("phase", self)
        self.problem: QLabel = label("", "problem", self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.button = ActionButton(
            "How to run…",
            "How to run the script",
            "Arguments, folder, environment and interpreter (Ctrl+Shift+R)",
            role="link",
            parent=self,
        )
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.button.clicked.connect(self.settings_wanted)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.command)
        words.addWidget(self.where)
        words.addWidget(self.problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 7)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_script(self, script: ScriptView | None) -> None:
        """Show how a script runs; None hides the strip."""
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
            whole += f"\nThe packages of {script.unused} are there only for its interpreter: “How to run” offers it."
        if whole != self.accessibleDescription():
            self.setAccessibleDescription(whole)
            self.command.setToolTip(wrapped(whole))
            self.where.setToolTip(wrapped(whole))
