"""The window of a comparison: the picture, what it tells in one or two sentences, and what can be done with it.

It lies over the whole main window, on a presentation's screen, too, and keeps the main window's keys away meanwhile.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from concgui.control.compare import Comparison
from concgui.control.places import Places
from concgui.core.compare import TITLES, Variant
from concgui.core.compare_table import comparison_csv, repetition_csv
from concgui.core.compare_words import conclusion, load_note, repeat_conclusion
from concgui.core.home import home_or_root
from concgui.core.words import later, tr
from concgui.ui.announce import announce
from concgui.ui.compare.programs import ProgramsDialog, ProgramText
from concgui.ui.compare.view import CompareView
from concgui.ui.controls import ActionButton, label
from concgui.ui.files import Files
from concgui.ui.flow import Flow
from concgui.ui.fonts import text_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import px

_CSV_FILES = later("Tables (*.csv);;All files (*)")
_PNG_FILES = later("Pictures (*.png);;All files (*)")
_TOLD = 26  #: pixels of what the runs tell, at scale 1


class CompareDialog(QDialog):
    """`compare_wanted` and `repeat_wanted`: what shall run now. It shows what the comparison has, and ends its runs."""

    compare_wanted = Signal()
    repeat_wanted = Signal()

    def __init__(self, parent: QWidget, comparison: Comparison) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        say(self, "windowTitle", "Compare")
        self._comparison = comparison
        self._refusal = ""  # why what is shown cannot be compared
        self._subject = ""
        self._over = ""
        self._files = Files(self, self._tell)
        self._places = Places()
        self.title = label("", "title", self)
        self.facts = label("", "soft", self)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        follow(self.told, lambda one: one.setFont(text_font(px(_TOLD), QFont.Weight.DemiBold)))
        self.view = CompareView(comparison, self)
        self.notes = label("", "phase", self)
        self.notes.setWordWrap(True)
        self.caution = label("", "problem", self)
        self.caution.setWordWrap(True)
        self.progress = label("", "soft", self)
        self._make_buttons()
        self._arrange()
        comparison.changed.connect(self._show)
        comparison.over.connect(self._hear_end)

    def _make_buttons(self) -> None:
        words, tip = later("Compare"), later("Run the same work in every way (C)")
        self.compare = self._button(words, tip, "C", self.compare_wanted.emit, role="primary")
        self.repeat = self._button(
            later("Repeat 20 ×"), later("Run the program 20 times and count the orders of finishing (R)"), "R",
            self.repeat_wanted.emit,
        )  # fmt: skip
        self.cancel = self._button(
            later("Cancel"), later("End what runs; what has been measured stays (Esc)"), "", self._comparison.cancel
        )
        self.programs = self._button(
            later("Programs…"), later("Look at the programs, save them as .py (P)"), "P", self.show_programs
        )
        self.picture = self._button(
            later("Save picture…"), later("Save what is shown as PNG (Ctrl+S)"), "Ctrl+S", self.save_picture
        )
        self.table = self._button(
            later("Save figures…"), later("Save the figures as CSV (Ctrl+Shift+S)"), "Ctrl+Shift+S", self.save_figures
        )
        self.copy = self._button(
            later("Copy"), later("Copy the figures as text (Ctrl+Shift+C)"), "Ctrl+Shift+C", self.copy_text
        )
        self.leave = self._button(later("Close"), later("Back to the window (Esc)"), "", self.reject)

    def _button(self, words: str, tip: str, key: str, does: Callable[[], object], role: str = "tool") -> ActionButton:
        button = ActionButton(words, words, tip, role=role, parent=self)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        if key:
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.facts)
        doing = QWidget(self)
        row = QHBoxLayout(doing)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        for button in (self.compare, self.repeat, self.cancel):
            row.addWidget(button)
        row.addWidget(self.progress, 1)
        buttons = Flow()  # in two rows where the window is narrow
        for part in (doing, self.programs, self.picture, self.table, self.copy, self.leave):
            buttons.addWidget(part)
        shown = QWidget()
        shown.setProperty("role", "clear")
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        fit(inside.setSpacing, 8)
        inside.addLayout(head)
        inside.addWidget(self.told)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.caution)
        inside.addWidget(self.notes)
        area = QScrollArea(self)  # where the screen is low for the scale
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(shown)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 12, 18, 12)
        fit(column.setSpacing, 8)
        column.addWidget(area, 1)
        column.addLayout(buttons)

    # ------------------------------------------------------------------ values
    def begin(self, subject: str, *, repeats: bool, refusal: str = "") -> None:
        """A comparison or a repetition of `subject` begins; `refusal`: why it cannot be compared, then none does."""
        self._subject, self._refusal, self._over = subject, refusal, ""
        self.view.show_repeats(repeats=repeats and not refusal)
        self._show()
        (self.repeat if refusal else self.view).setFocus()

    def speak(self) -> None:
        """Say everything again in the language in use."""
        self._show()

    @Slot()
    def _show(self) -> None:
        one, repeats = self._comparison, self.view.repeats
        going = one.progress
        self.title.setText(self._title())
        self.facts.setText(one.facts)
        told = repeat_conclusion(one.repeated) if repeats else conclusion(one.measured)
        self.told.setText(self._refusal or told or (tr("Measuring …") if going is not None else self._over))
        self.told.setAccessibleName(self.told.text())
        beside = not (repeats or self._refusal)
        for line, words in (
            (self.caution, load_note(one.measured.get(Variant.SEQUENCE)) if beside else ""),
            (self.notes, "   ".join(one.notes) if beside else ""),
        ):
            line.setText(words)
            line.setVisible(bool(words))
        self.compare.setVisible(going is None and not self._refusal)
        self.repeat.setVisible(going is None)
        self.cancel.setVisible(going is not None)
        there = bool(one.repeated) if repeats else bool(one.measured)
        for button in (self.picture, self.table, self.copy):
            button.setVisible(not self._refusal)
            button.setEnabled(there and going is None)
        self.programs.setVisible(not self._refusal)
        self.programs.setEnabled(bool(self._programs()))
        if going is not None:
            number = min(going.done + 1, going.total)
            words = tr("{n} of {total}: {what}", n=number, total=going.total, what=going.words)
            self._tell(going.words if repeats else words)
        self.view.refresh()

    def _title(self) -> str:
        if self.view.repeats:
            return tr("Repeated: {what}", what=self._subject)
        return tr("Compared: {what}", what=self._subject)

    @Slot(str)
    def _hear_end(self, sentence: str) -> None:
        self._over = sentence
        self._tell(sentence)
        self._show()
        announce(self, self.told.text())

    def _tell(self, sentence: str) -> None:
        self.progress.setText(sentence)
        self.progress.setToolTip(sentence)
        self.progress.setAccessibleName(sentence)

    def _programs(self) -> list[ProgramText]:
        sides = [side.planned for side in self._comparison.sides]
        found = [ProgramText(tr(TITLES[one.variant]), one.listing.filename, one.listing.text) for one in sides]
        if text := self._comparison.repeated_text:
            found.append(ProgramText(tr("Repeated program"), "program.py", text))
        return found

    # ------------------------------------------------------------------ doing
    @Slot()
    def show_programs(self) -> None:
        """Show the texts of the programs."""
        programs = self._programs()
        if programs:
            place = len(programs) - 1 if self.view.repeats else 0
            dialog = ProgramsDialog(self, programs, place)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    @Slot()
    def save_picture(self) -> None:
        """Ask for a name and save what is shown as PNG."""
        from concgui.export.whole import whole_file
        from concgui.ui.timeline.seen import png

        place = str((self._places.folder("folder") or home_or_root()) / "comparison.png")
        chosen, _kind = QFileDialog.getSaveFileName(self, tr("Save the picture"), place, tr(_PNG_FILES))
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.png")
        try:
            data = png(self.view.image(self.title.text(), self.told.text()))
            with whole_file(path) as put:
                put(data)
        except OSError as error:
            self._tell(tr("{file} cannot be written: {why}.", file=path, why=error.strerror or error))
            return
        self._places.keep_folder("folder", path.parent)
        self._tell(tr("Saved as {file}.", file=path))

    @Slot()
    def save_figures(self) -> None:
        """Ask for a name and save the figures as CSV."""
        one = self._comparison
        text = repetition_csv(one.repeated) if self.view.repeats else comparison_csv(one.measured)
        self._files.save(text, tr("Save the figures"), "comparison.csv", _CSV_FILES)

    @Slot()
    def copy_text(self) -> None:
        """Put the figures on the clipboard, as lines with tabs."""
        QGuiApplication.clipboard().setText(self.view.text)
        self._tell(tr("The figures are copied."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override: Esc ends what runs first, then leaves."""
        if event.key() == Qt.Key.Key_Escape and self._comparison.running:
            self._comparison.cancel()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Qt override: what runs ends with the window."""
        self._comparison.cancel()
        super().done(result)
