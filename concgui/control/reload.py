"""The text of a script follows its file: somebody edits it elsewhere while it is shown."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from concgui.control.cards import Cards
from concgui.control.filecards import FileCards
from concgui.control.filewatch import FileWatch
from concgui.control.scriptcards import ScriptCards
from concgui.control.sourcefile import read_source
from concgui.core.scenario import InputError
from concgui.core.words import later, tr

NEXT_RUN = later("Changed on disk: Run again uses the new text.")
#: Milliseconds for which an empty file is taken for one that is being written.
_EMPTY_MS = 300


class Reload(QObject):
    """`changed()`: the file is another one, call `look`; `said(sentence)` is for the user.

    note: how the file differs from what is shown, or since when it does not; one sentence, or "".
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: ScriptCards | FileCards | None = None
        self._watch = FileWatch(self)
        self._watch.changed.connect(self.changed)
        self._emptied = False
        self.note = ""

    @Slot(object)
    def follow(self, cards: Cards) -> None:
        """Watch the file of what is shown, if it is somebody's."""
        if cards is not self._cards:
            self.note = ""
            self._emptied = False
        self._cards = cards if isinstance(cards, ScriptCards | FileCards) else None
        self._watch.watch("" if self._cards is None else self._cards.path)
        self._watch.set_doubtful(doubtful=self._cards is not None and bool(self._cards.problem))

    def begin(self) -> None:
        """A run begins, with the text as it is now."""
        self.note = ""

    def look(self, *, running: bool) -> bool:
        """Read the file again. Return whether the cards have another text now; while it runs, they keep theirs."""
        cards = self._cards
        if cards is None or not cards.path:
            return False
        try:
            text = read_source(cards.path)
        except InputError as error:
            gone = not Path(cards.path).exists()
            why = tr("{title} was deleted or moved.", title=cards.title) if gone else str(error)
            self._tell(tr("{why} Its text is shown as it was.", why=why))
            self._watch.set_doubtful(doubtful=True)
            return False
        if not text.strip() and cards.text.strip() and not self._emptied:
            self._emptied = True
            self._watch.look_again(_EMPTY_MS)
            return False
        self._emptied = False
        if isinstance(cards, FileCards):
            return self._look_at_program(cards, text, running=running)
        changed = text != cards.text
        if changed and not running:
            cards.take(text)
        self._watch.set_doubtful(doubtful=bool(cards.problem))
        if running:
            self.note = tr(NEXT_RUN) if changed else ""
        elif cards.problem:
            self._tell(cards.problem)
        elif changed or self.note:
            self.note = _changed_now()
        return changed and not running

    def _look_at_program(self, cards: FileCards, text: str, *, running: bool) -> bool:
        """Take the new text of a program with cards, unless it runs, or the cards have changed the old one."""
        if not cards.differs_from(text):
            if running:
                self.note = ""
            return False
        if cards.is_edited:
            self.note = tr("Changed on disk, and here by the cards: open it again for the other text.")
            return False
        if running:
            self.note = tr(NEXT_RUN)
            return False
        try:
            changed = cards.read_again()
        except InputError as error:
            self._tell(str(error))
            return False
        cards.begin_anew()
        self.note = _changed_now()
        return changed

    def _tell(self, sentence: str) -> None:
        """Say it, once, and let it stand at the text."""
        if sentence != self.note:
            self.note = sentence
            self.said.emit(sentence)


def _changed_now() -> str:
    return tr("Changed on disk at {time}: this is the new text.", time=time.strftime("%H:%M:%S"))
