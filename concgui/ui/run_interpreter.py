"""The choice of the interpreter that runs a script: those of this machine, and any other that is named."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from concgui.control.interpreters import Interpreter, known, learn
from concgui.control.looker import Looker, Work
from concgui.control.pythonsearch import Found, search
from concgui.core.bundle import is_frozen, own_python
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, PathBox
from concgui.ui.scaled import fit
from concgui.ui.spoken import say

#: Begins to look for something in a thread: the work, what is called with each thing found, and at the end.
Look = Callable[[Work, Callable[[object], None], Callable[[], None] | None], Looker]
_LAST = 1000  #: rank of those that nobody has found but the user


class InterpreterBox(QWidget):
    """`changed` when another one is chosen, or something was learnt about it."""

    changed = Signal()

    def __init__(self, look: Look, script: str, usual: str, parent: QWidget) -> None:
        """`script`: its absolute path, or ""; `usual`: the path of the interpreter that is taken if none is chosen."""
        super().__init__(parent)
        self._look = look
        self._usual = usual
        self._lookers: list[Looker] = []
        self._asked: dict[str, Looker] = {}  # interpreters that have not answered yet
        self._problems: dict[str, str] = {}
        self._ranks = [-1]
        self.box = PathBox(self)
        say(self.box, "accessibleName", "Interpreter")
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        say(self.box, "toolTip", "The Python that runs the script. It needs nothing installed: 3.9 or later")
        self.box.addItem(self._words("", usual), "")
        self.box.currentIndexChanged.connect(self.changed)
        self.browse = ActionButton(
            later("B&rowse…"), later("Browse for an interpreter"), later("Choose any other Python"), parent=self
        )
        self.browse.clicked.connect(self._choose_file)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        row.addWidget(self.box, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.box)
        self._begin(lambda wanted, found: search(script, wanted, found), self._take_found)

    # ------------------------------------------------------------------ values
    @property
    def path(self) -> str:
        """The path that is chosen, "" for the usual one."""
        return str(self.box.currentData())

    @property
    def interpreter(self) -> str:
        """The path of the interpreter that will run."""
        return self.path or self._usual

    @property
    def asking(self) -> bool:
        """Whether the one that is chosen has not told yet what it is."""
        return self.path in self._asked

    @property
    def problem(self) -> str:
        """Why the one that is chosen cannot run programs, one sentence, or ""."""
        return self._problems.get(self.path, "")

    def choose(self, path: str) -> None:
        """Choose an interpreter by its path; "": the usual one. What it is, is asked now if it is not known."""
        place = self.box.findData(path)
        if place < 0:
            place = self._insert(path, _LAST)
        if path and path not in self._asked:
            self._problems.pop(path, None)
            self._asked[path] = self._begin(
                lambda wanted, found: found(learn(path, wanted=wanted)),
                lambda learnt: self._take_answer(path, learnt),
                lambda: self._end_asking(path),
            )
        self.box.setCurrentIndex(place)
        self._show(place)
        self.changed.emit()

    def forget(self) -> None:
        """Nothing is to be found out any more: the dialog goes."""
        for looker in self._lookers:
            looker.forget()
        self._lookers.clear()

    # ------------------------------------------------------------------ finding out
    def _begin(self, work: Work, found: Callable[[object], None], ended: Callable[[], None] | None = None) -> Looker:
        looker = self._look(work, found, ended)
        self._lookers.append(looker)
        return looker

    def _take_found(self, found: object) -> None:
        if isinstance(found, Found):
            path = found.interpreter.path
            place = 0 if self._is_usual(found) else self.box.findData(path)
            if place < 0:
                place = self._insert(path, found.rank)
            self._show(place, tr("the script’s own") if found.own else "")

    def _is_usual(self, found: Found) -> bool:
        usual = known(self._usual)
        return found.interpreter.path == self._usual or (
            usual is not None and usual.identity == found.interpreter.identity
        )

    def _insert(self, path: str, rank: int) -> int:
        place = next((place for place, other in enumerate(self._ranks) if other > rank), len(self._ranks))
        self._ranks.insert(place, rank)
        self.box.insertItem(place, path, path)
        return place

    def _take_answer(self, path: str, learnt: object) -> None:
        if isinstance(learnt, Interpreter) and learnt.problem:
            self._problems[path] = learnt.problem

    def _end_asking(self, path: str) -> None:
        self._asked.pop(path, None)
        self._show(self.box.findData(path))
        self.changed.emit()

    # ------------------------------------------------------------------ words
    def _show(self, place: int, mark: str = "") -> None:
        path = str(self.box.itemData(place))
        if mark:
            self.box.setItemData(place, mark, Qt.ItemDataRole.UserRole + 1)
        own = self.box.itemData(place, Qt.ItemDataRole.UserRole + 1)
        self.box.setItemText(place, self._words(path, path or self._usual, own or ""))
        self.box.setItemData(place, path or self._usual, Qt.ItemDataRole.ToolTipRole)

    def _words(self, path: str, real: str, own: str = "") -> str:
        learnt = known(real)
        if learnt is not None:
            version = learnt.words
        elif real == own_python():
            version = "Python {}.{}.{}".format(*sys.version_info[:3])
        else:
            version = tr("being asked …") if path in self._asked else tr("not known")
        usual = tr("Concgui’s own") if is_frozen() and real == own_python() else tr("the usual one")
        return "  ·  ".join(part for part in (version, "" if path else usual, own, real) if part)

    def _choose_file(self) -> None:
        start = self.interpreter.rpartition("/")[0]
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), tr("Choose a Python interpreter"), start)
        if chosen:
            self.choose(chosen)
