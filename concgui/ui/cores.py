"""The allowed cores in the toolbar: a toggle for each, or one button that opens them all where there is little room."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from concgui.core.views import CoresView
from concgui.core.words import later, tr, trn
from concgui.ui.controls import ChooserButton, label
from concgui.ui.core_toggle import CoreToggle, last_words
from concgui.ui.scaled import fit
from concgui.ui.theme import px

if TYPE_CHECKING:
    from concgui.ui.cores_popup import CoresPopup

MOST_TOGGLES = 8  #: of more cores the toolbar shows these and a button that opens all
_SPACING = 4
_GAP = 8  #: words to toggles


def core_words(cores: Iterable[int]) -> str:
    """Cores in words: ``core 0``, ``cores 0 and 2``, ``cores 0–3 and 6``."""
    numbers = sorted(cores)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run])  # two are no range
    ]
    if len(parts) > 1:
        text = tr("{several} and {last}", several=tr(", ").join(parts[:-1]), last=parts[-1])
    else:
        text = parts[0] if parts else tr("none")
    return tr("core {number}", number=text) if len(numbers) == 1 else tr("cores {numbers}", numbers=text)


def count_words(view: CoresView, *, short: bool = False) -> str:
    """How many of how many, for a button: ``2 of 4 cores``, ``2/4 cores``; ``CPU cores`` where they are not known."""
    if not view.cores:
        return tr("CPU cores")
    total = len(view.cores)
    if short:
        return trn("{some}/{n} core", "{some}/{n} cores", total, some=len(view.allowed))
    return trn("{some} of {n} core", "{some} of {n} cores", total, some=len(view.allowed))


class Cores(QWidget):
    """Shows a `CoresView`. `chosen` carries the frozenset that is wanted, `refused` a sentence that says why not."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = CoresView()
        self._machine = 0
        self._short = False
        self._popup: CoresPopup | None = None
        self.toggles: list[CoreToggle] = []
        self.words: QLabel = label(later("CPU cores"), "soft", self)
        self.button = ChooserButton("", later("Allowed cores"), "", parent=self)
        self.button.clicked.connect(self.open)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        fit(self._row.setSpacing, _SPACING)
        self._row.addWidget(self.words)
        self._row.addSpacing(_GAP - _SPACING)
        self._row.addWidget(self.button)
        self.hide()

    # ------------------------------------------------------------------ values
    @property
    def view(self) -> CoresView:
        """What is shown."""
        return self._view

    @property
    def popup(self) -> "CoresPopup | None":
        """All cores, if it was opened once."""
        return self._popup

    def show_cores(self, view: CoresView, machine_cores: int = 0) -> bool:
        """Show these; return whether other cores are there than before, so that another room is needed."""
        if (view, machine_cores) == (self._view, self._machine):
            return False
        others = view.cores != self._view.cores
        self._view, self._machine = view, machine_cores
        if others:
            self._make_toggles()
        for toggle in self.toggles:
            toggle.show_cores(view)
        self.button.setEnabled(not view.reason)
        self.speak()
        self.setVisible(bool(view.cores or view.reason))
        if self._popup is not None:
            self._popup.show_cores(view)
        return others

    def speak(self) -> None:
        """Say how many, and which, in the language in use."""
        view = self._view
        self.button.set_words(count_words(view, short=self._short))
        self.button.setToolTip(self._tip())
        self.button.setAccessibleDescription(tr("{words}. {tip}", words=count_words(view), tip=self._tip()))
        self.words.setToolTip(self._tip())

    def _tip(self) -> str:
        view = self._view
        if view.reason:
            return view.reason
        tip = tr("The program may run on {cores}: choose others (C)", cores=core_words(view.allowed))
        if self._machine > len(view.cores):
            tip += "\n" + tr(
                "Concgui itself may use {some} of the machine's {all} cores.", some=len(view.cores), all=self._machine
            )
        return tip

    def _make_toggles(self) -> None:
        for toggle in self.toggles:
            self._row.removeWidget(toggle)
            toggle.hide()
            toggle.deleteLater()
        self.toggles = [CoreToggle(core, self) for core in self._view.cores[:MOST_TOGGLES]]
        for place, toggle in enumerate(self.toggles):
            toggle.clicked.connect(lambda _checked=False, core=toggle.core: self.toggle(core))
            self._row.insertWidget(2 + place, toggle)
        if self._popup is not None:
            self._popup.close()
            self._popup.deleteLater()
            self._popup = None

    def widths(self) -> tuple[int, int]:
        """Return in how many pixels all toggles fit, where so many are ever shown, and in how few the least fits."""
        if not self._view.cores and not self._view.reason:
            return 0, 0
        self.button.set_words(count_words(self._view, short=True))
        least = self.button.sizeHint().width()
        count = len(self._view.cores)
        if not 0 < count <= MOST_TOGGLES:
            return least, least
        words = self.words.sizeHint().width() + px(_GAP)
        each = max((toggle.sizeHint().width() for toggle in self.toggles), default=px(30)) + px(_SPACING)
        return words + count * each - px(_SPACING), least

    def fit(self, room: int) -> None:
        """Show what fits into so many pixels: all toggles, some of them and the button, or the button alone."""
        self.button.set_words(count_words(self._view))
        self._short = self.button.sizeHint().width() > room
        if self._short:
            self.button.set_words(count_words(self._view, short=True))
        count = len(self._view.cores)
        words = self.words.sizeHint().width() + px(_GAP)
        each = max((toggle.sizeHint().width() for toggle in self.toggles), default=px(30)) + px(_SPACING)
        if 0 < count <= MOST_TOGGLES and words + count * each - px(_SPACING) <= room:
            shown, button = count, False
        else:
            left = room - words - self.button.sizeHint().width()
            shown, button = min(len(self.toggles), max(0, left // each)), True
            if shown < 4 or count <= MOST_TOGGLES:
                shown = 0
        for place, toggle in enumerate(self.toggles):
            toggle.setVisible(place < shown)
        self.words.setVisible(shown > 0)
        self.button.setVisible(button)

    # ------------------------------------------------------------------ intents
    def toggle(self, core: int) -> None:
        """Ask for this core to be allowed, or not to be any more."""
        view = self._view
        if view.reason:
            self.refused.emit(view.reason)
        elif core not in view.cores:
            self.refused.emit(
                tr("There is no core {core} here, only {cores}.", core=core, cores=core_words(view.cores))
            )
        elif view.allowed == {core}:
            self.refused.emit(last_words(core))
        else:
            self.chosen.emit(view.allowed ^ {core})

    def allow(self, count: int | None) -> None:
        """Ask for the first `count` cores, None for all."""
        view = self._view
        wanted = frozenset(view.cores[:count])
        if view.reason:
            self.refused.emit(view.reason)
        elif count is not None and count > len(view.cores):
            self.refused.emit(tr("There is only {cores} here.", cores=core_words(view.cores)))
        elif wanted == view.allowed:
            self.refused.emit(tr("It is so already: the program may run on {cores}.", cores=core_words(wanted)))
        else:
            self.chosen.emit(wanted)

    def open(self) -> None:
        """Give the first toggle the focus if all are there, else open the list of all."""
        if self._view.reason:
            self.refused.emit(self._view.reason)
        elif self.button.isHidden() and self.toggles:
            self.toggles[0].setFocus()
        elif self._view.cores:
            self._open_popup()

    def _open_popup(self) -> None:
        if self._popup is None:
            from concgui.ui.cores_popup import CoresPopup

            self._popup = CoresPopup(self._view.cores, self)
            self._popup.toggled.connect(self.toggle)
            self._popup.count_wanted.connect(self.allow)
        self._popup.show_cores(self._view)
        self._popup.open_under(self.button)
