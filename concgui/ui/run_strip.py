"""The strip under the legend that says how the loaded script runs; hidden where no script is shown."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from concgui.core.home import home as home_folder
from concgui.core.runsettings import ScriptView
from concgui.core.views import ProgramLine
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, ElidedLabel, label, wrapped
from concgui.ui.fonts import code_font
from concgui.ui.program_words import is_exception
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES

_DOT = "  ·  "
_NOT_FOUND = "ModuleNotFoundError: No module named '"


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


def missing_module(program: Iterable[ProgramLine]) -> str:
    """Return the name of the module that an import did not find, where that ended main or a worker; else ""."""
    for line in program:
        said = line.note.partition(_NOT_FOUND)[2] if is_exception(line) else ""
        name = said.partition("'")[0]
        if said == f"{name}'":  # and not, after it: 'a' is not a package
            return name
    return ""


def missing_words(module: str) -> str:
    """One sentence: another Python may have the module, as the packaged application's own has nothing installed."""
    return tr("This Python has no module {module}: “How to run…” offers the others of this machine.", module=module)


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
        self._missing = ""
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
        self.show_script(self._script, self._missing)

    def show_script(self, script: ScriptView | None, missing: str = "") -> None:
        """Show how a script runs, and the module that it has just missed; None hides the strip."""
        self._script, self._missing = script, missing
        self.setVisible(script is not None)
        if script is None:
            return
        self.command.set_words(script.command)
        where = where_words(script)
        self.where.set_words(where)
        problem = script.problem or (missing and missing_words(missing))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
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
