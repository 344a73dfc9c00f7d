"""The dialog in which the user says how a script runs: everything that one would type in a shell."""

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from concgui.core import runsettings
from concgui.core.runsettings import RunSettings, ScriptView
from concgui.core.scenario import InputError
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, label, mark
from concgui.ui.fonts import code_font
from concgui.ui.run_environment import EnvironmentTable
from concgui.ui.run_interpreter import InterpreterBox, Look
from concgui.ui.run_target import TargetRow
from concgui.ui.scaled import fit
from concgui.ui.spoken import plain, say
from concgui.ui.theme import SIZES, px

_WIDTH = 880
_TITLE_BAR = 40  #: pixels of the screen that are left for the frame
_MOST_LETTERS = 50  #: of a folder in an empty field
FOR_NEXT = later("The script runs now: what is chosen here is for its next run.")


class _Field(NamedTuple):
    """One row: what gets the focus, the line that is marked if it is wrong, and where its sentence stands."""

    widget: QWidget
    line: QLineEdit | None
    problem: QLabel


class RunSettingsDialog(QDialog):
    """`chosen(RunSettings)` when the user agrees and nothing is wrong."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, script: ScriptView, look: Look, usual_python: str, *, running: bool) -> None:
        """`script`: how it runs now; one without a path is a module. `look`: begins a search in a thread."""
        super().__init__(parent)
        self._script = script
        self._waits = False  # for the interpreter to tell what it is, to be accepted then
        self._asked = False  # to be accepted
        say(self, "windowTitle", "How to run the script" if script.path else "How to run a module")
        self.target = TargetRow(script.path, self)
        self.args = QLineEdit(self)
        say(self.args, "accessibleName", "Arguments")
        say(self.args, "toolTip", "As in a shell: words with blanks between, quotes around a word with blanks")
        folder = self._folder_row()  # the parts are made in the order in which Tab goes
        self.interpreter = InterpreterBox(look, script.path, usual_python, self)
        self.environment = EnvironmentTable(self)
        self.lines = QCheckBox(self)
        say(self.lines, "text", "&Tell which lines main executes")
        say(self.lines, "accessibleName", "Tell which lines main executes")
        say(self.lines, "toolTip", "The Program pane then shows where main is, and how long each line took")
        self._grid = QGridLayout()
        fit(self._grid.setHorizontalSpacing, 16)
        fit(self._grid.setVerticalSpacing, 3)
        self._grid.setColumnStretch(1, 1)
        self._fields = {
            "module": self._row(later("Run"), self.target, self.target.name, self.target.name),
            "args": self._row(later("&Arguments"), self.args, self.args, self.args),
            "folder": self._row(later("Working &folder"), folder, self.folder, self.folder),
            "python": self._row(later("&Interpreter"), self.interpreter, self.interpreter.box, None),
            "variables": self._row(later("&Environment"), self.environment, self.environment.table, None),
        }
        self._grid.addWidget(self.lines, self._grid.rowCount(), 1)
        self.preview = QLabel(self)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setProperty("role", "preview")
        self.preview.setFont(code_font(SIZES.small))
        self.preview.setWordWrap(True)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        say(self.preview, "accessibleName", "The same in a shell")
        self.note: QLabel = label(FOR_NEXT if running else "", "form", self)
        self.note.setVisible(running)
        self._make_buttons()
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 22, 18, 22, 14)
        fit(column.setSpacing, 14)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(min(px(_WIDTH), max(560, parent.width() - 40)))
        self.show_settings(script.settings)
        self.args.textChanged.connect(self._show)
        self.folder.textChanged.connect(self._show)
        for part in (self.target, self.interpreter, self.environment):
            part.changed.connect(self._show)
        self.target.folder_suggested.connect(self._take_folder)
        (self.args if script.path else self.target).setFocus()
        self._show()

    # ------------------------------------------------------------------ parts
    def _scrolled(self) -> QWidget:
        """All but the buttons; it scrolls where the screen is too low for it."""
        self._area, self._form = QScrollArea(self), QWidget()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form.setProperty("role", "clear")
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        fit(column.setSpacing, 14)
        column.addLayout(self._grid)
        column.addWidget(self.preview)
        column.addWidget(self.note)
        self._area.setWidget(self._form)
        return self._area

    def _folder_row(self) -> QWidget:
        holder = QWidget(self)
        self.folder = QLineEdit(holder)
        say(self.folder, "accessibleName", "Working folder")
        say(self.folder, "placeholderText", "{folder}, as usual", folder=_end(self._script.usual_folder))
        say(self.folder, "toolTip", "In which the script begins, and from which it opens files")
        self.browse = ActionButton(
            later("&Browse…"), later("Browse for a folder"), later("Choose the working folder"), parent=holder
        )
        self.browse.clicked.connect(self._choose_folder)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        return holder

    def _row(self, words: str, part: QWidget, focus: QWidget, line: QLineEdit | None) -> _Field:
        title = label(words, "form", self)
        title.setBuddy(focus)
        fit(title.setContentsMargins, 0, 8, 0, 0)
        problem = label("", "problem", self)
        problem.setWordWrap(True)
        problem.hide()
        place = self._grid.rowCount()
        self._grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(part, place, 1)
        self._grid.addWidget(problem, place + 1, 1)
        self._grid.setRowMinimumHeight(place + 2, 6)
        self._grid.addItem(QHBoxLayout(), place + 2, 0)
        return _Field(focus, line, problem)

    def _make_buttons(self) -> None:
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        usual = self.buttons.button(kinds.RestoreDefaults)
        say(usual, "text", "As u&sual")
        say(usual, "toolTip", "No arguments, the usual folder and interpreter, the environment as it is")
        usual.clicked.connect(self._show_usual)
        for button in self.buttons.buttons():
            button.setAccessibleName(plain(button.text()))
        self.buttons.button(kinds.Ok).setDefault(True)

    # ------------------------------------------------------------------ values
    def show_settings(self, settings: RunSettings) -> None:
        """Show these in the fields."""
        self.target.show_module(settings.module)
        self.args.setText(settings.args)
        self.folder.setText(settings.folder)
        self.interpreter.choose(settings.python)
        self.environment.show_variables(settings.variables)
        self.lines.setChecked(settings.lines)

    def _show_usual(self) -> None:
        self.show_settings(RunSettings(module="" if self._script.path else self.target.module))

    def settings(self) -> RunSettings:
        """Return what the fields say, right or wrong."""
        folder = os.path.expanduser(self.folder.text().strip())  # noqa: PTH111 - as typed
        args = self.args.text()
        if not self.args.isModified() and args:
            args = self._script.settings.args  # a line cannot hold all that an argument can have in it
        return RunSettings(
            args=args,
            folder=os.path.normpath(Path(self._script.usual_folder, folder)) if folder else "",
            variables=self.environment.variables(),
            python=self.interpreter.path,
            module=self.target.module,
            lines=self.lines.isChecked(),
        )

    def problems(self) -> dict[str, str]:
        """Return what is wrong, one sentence for each wrong field, in their order."""
        settings, found = self.settings(), {}
        if self.target.is_module and (settings.module or self._asked):
            found["module"] = runsettings.module_problem(settings.module)
        try:
            runsettings.split_args(settings.args)
        except InputError as error:
            found["args"] = str(error)
        if settings.folder and not os.path.isdir(settings.folder):  # noqa: PTH112 - a wrong name is no folder, either
            found["folder"] = tr("There is no folder {folder}.", folder=settings.folder)
        found["python"] = self.interpreter.problem
        found["variables"] = self.environment.problem()
        return {name: sentence for name, sentence in found.items() if sentence}

    def _show(self) -> None:
        """Mark what is wrong, and show what the fields mean."""
        wrong = self.problems()
        for name, field in self._fields.items():
            sentence = wrong.get(name, "")
            field.problem.setText(sentence)
            field.problem.setVisible(bool(sentence))
            field.widget.setAccessibleDescription(sentence)
            if field.line is not None:
                mark(field.line, "wrong", on=bool(sentence))
        settings = self.settings()
        folder, file = settings.folder or self._script.usual_folder, self._script.path
        if Path(file).parent == Path(folder):
            file = Path(file).name
        line = runsettings.command(settings, self.interpreter.interpreter, file)
        variables = runsettings.variables_words(settings.variables)
        self.preview.setText(f"cd {runsettings.quoted([folder])}\n{variables} {line}".replace("\n ", "\n"))
        self._grow()
        if self._waits and not self.interpreter.asking:
            self._waits = False
            self.accept()

    def _grow(self) -> None:
        """Be as high as all sentences need: a layout by itself gives the lines of wrapped ones no room."""
        layout, form = self.layout(), self._form.layout()
        if layout is not None and form is not None:
            layout.activate()
            form.activate()
            around = layout.contentsMargins()
            wide = max(self.width(), self.minimumWidth()) - around.left() - around.right()
            # Before it is shown the area has any width.
            high = form.totalHeightForWidth(self._area.viewport().width() if self.isVisible() else wide)
            self._form.setMinimumHeight(high)
            need = high + around.top() + around.bottom() + layout.spacing() + self.buttons.sizeHint().height()
            need = min(need, self.screen().availableGeometry().height() - px(_TITLE_BAR))
            if need > self.height():
                self.resize(self.width(), need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._grow()

    def _take_folder(self, folder: str) -> None:
        if not self.folder.text() and folder != self._script.usual_folder:
            self.folder.setText(folder)

    def _choose_folder(self) -> None:
        start = self.settings().folder or self._script.usual_folder
        chosen = QFileDialog.getExistingDirectory(self, tr("Choose the working folder"), start)
        if chosen:
            self.folder.setText(chosen)

    # ------------------------------------------------------------------ ends
    def accept(self) -> None:
        """Qt override: go only if nothing is wrong; else the first wrong field gets the focus."""
        self._asked = True
        if self.interpreter.asking:
            self._waits = True  # it tells in a moment
            return
        wrong = self.problems()
        self._show()
        if wrong:
            self._fields[next(iter(wrong))].widget.setFocus()
            return
        self.chosen.emit(self.settings())
        super().accept()

    def done(self, result: int) -> None:
        """Qt override."""
        self.interpreter.forget()
        super().done(result)


def _end(path: str) -> str:
    """Return the end of a long path, which tells most, for a place that has no room for more."""
    return path if len(path) <= _MOST_LETTERS else "…" + path[1 - _MOST_LETTERS :]
