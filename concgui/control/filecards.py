"""The cards of somebody's own program, read back from its file. No Qt."""

import os
from pathlib import Path

from concgui.control.cards import Cards
from concgui.control.scriptcards import ScriptCards
from concgui.control.sourcefile import read_source
from concgui.control.textcards import TextCards
from concgui.core.listing import Listing
from concgui.core.readback import form_of, read_back
from concgui.core.rewrite import set_kind, set_name
from concgui.core.runsettings import RunSettings
from concgui.core.scenario import InputError, Kind, WorkerSpec, check_name, python_name
from concgui.core.views import Mode
from concgui.core.words import later, tr

#: Entries of a folder that are looked at for modules; more of them, and a program in it is a script.
_MOST_BESIDE = 5000
#: Letters of a text that can be taken apart while a slider moves.
_MOST_LETTERS = 30_000
_MODULE_ENDINGS = {".py", ".pyc", ".so", ".pyd"}


class FileCards(TextCards):
    """The text is read from a file, which is not changed: what the cards change is saved when the user saves it.

    script: the same program as a script.
    """

    mode = Mode.PROGRAM
    about = later("The cards change the text, not the file. “Open as a script” (Ctrl+Shift+O) runs the file as it is.")

    def __init__(self, script: ScriptCards, listing: Listing) -> None:
        self.script = script
        self.title = self.whose = script.title
        self._on_disk = script.text
        super().__init__(listing)

    def about_words(self) -> str:
        """Return `about` in the user's language."""
        return tr(self.about)

    def _change_identity(self, spec: WorkerSpec, field: str, text: str) -> None:
        if field == "name":
            problem = check_name(text, (other.name for other in self.specs if other.key != spec.key))
            if problem:
                raise InputError(problem)
            if python_name(text) != spec.name:
                self._listing = set_name(self._listing, spec.name, python_name(text))
        elif field == "kind":
            self._listing = set_kind(self._listing, spec.name, Kind(text))
        else:
            raise InputError(tr("A worker has no field {field}.", field=field))

    @property
    def file(self) -> str:
        """The user's own file while it holds the text that is shown, else ""."""
        try:
            return self.script.path if read_source(self.script.path) == self._listing.text else ""
        except InputError:
            return ""

    @property
    def path(self) -> str:
        """The file, there or not."""
        return self.script.path

    @property
    def text(self) -> str:
        """What is shown."""
        return self._listing.text

    @property
    def problem(self) -> str:
        """Why it cannot run: there is no reason."""
        return ""

    @property
    def is_edited(self) -> bool:
        """Whether the cards have changed the text since it was read."""
        return self._listing.text != self._on_disk

    def differs_from(self, text: str) -> bool:
        """Whether this text is neither the one that was read nor the one that is shown."""
        return text not in {self._on_disk, self._listing.text}

    def read_again(self) -> bool:
        """Take what an editor has changed in the file. Changed here as well: refuse once, then what is shown is run."""
        try:
            text = read_source(self.script.path)
        except InputError:  # it is gone, and what is shown is not
            return False
        if not self.differs_from(text):
            self._on_disk = text
            return False
        if self.is_edited:
            self._on_disk = text
            raise InputError(
                tr("{title} was changed outside, too: Run again for what is shown, or open it again.", title=self.title)
            )
        listing, reason = _read(self.script, text)
        if listing is None:
            raise InputError(
                tr(
                    "{title} has changed and has no cards now, for {reason}: open it again.",
                    title=self.title,
                    reason=reason,
                )
            )
        self._on_disk = text
        self._origin = self._listing = listing
        self.history.forget()
        self.note_saved()
        return True


def with_cards(script: ScriptCards) -> tuple[Cards, str]:
    """Return a script that was opened as what it is shown as, and a start method for Free, "" if it is not Free's own.

    What only makes workers, as Free writes it before anything ran, is Free's; what cards can show has cards; all else
    stays a script, and `about` says why.
    """
    if not script.path or script.problem or not script.text.strip():
        return script, ""
    if script.settings != RunSettings():
        script.about = tr("No cards: it runs with arguments or other settings of its own.")
        return script, ""
    if len(script.text) > _MOST_LETTERS:
        script.about = tr("No cards: it is longer than {most:,} letters.", most=_MOST_LETTERS)
        return script, ""
    try:
        listing, reason = _read(script, script.text)
    except InputError:
        return script, ""
    if listing is None:
        script.about = tr("No cards: {reason}.", reason=reason)
        return script, ""
    free = form_of(listing)
    if free is not None and free[0]:
        return Cards(free[1]), free[0]
    return FileCards(script, listing), ""


def _read(script: ScriptCards, text: str) -> tuple[Listing | None, str]:
    beside = _modules_beside(script.path)
    if beside is None:
        return None, tr("there are more than {n} files in its folder", n=_MOST_BESIDE)
    found = read_back(text, script.title, beside)
    return found.listing, found.reason


def _modules_beside(path: str) -> set[str] | None:
    """Return the names that could be imported from a file's own folder, None where that would take long to tell."""
    names = set()
    try:
        with os.scandir(Path(path).absolute().parent) as entries:
            for count, entry in enumerate(entries):
                if count >= _MOST_BESIDE:
                    return None
                stem, *endings = entry.name.split(".")
                package = not endings and Path(entry.path, "__init__.py").exists()
                if package or (endings and f".{endings[-1]}" in _MODULE_ENDINGS):
                    names.add(stem)
    except OSError:
        return None
    return names
