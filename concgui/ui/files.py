"""What goes to the clipboard and to files, and what comes from files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from concgui.control.places import Places
from concgui.core.home import home_or_root
from concgui.core.words import later, tr
from concgui.ui.textfile import declared_coding, write_text

PYTHON_FILES = later("Python programs (*.py);;All files (*)")
OPEN_FILES = later("Programs, recordings and lessons (*.py *.concgui lesson.toml);;All files (*)")
RECORDINGS = later("Recordings (*.concgui);;All files (*)")
#: What the timeline and its run can be exported as: words, ending, and what `MainWindow.export_wanted` calls it.
EXPORTS = (
    (later("Picture of the timeline as seen (*.png)"), ".png", "picture"),
    (later("Chrome trace, for Perfetto (*.json)"), ".json", "trace"),
    (later("Chrome trace, packed (*.json.gz)"), ".json.gz", "trace"),
    (later("Table of spans (*.csv)"), ".csv", "spans"),
    (later("Table of events (*.csv)"), ".csv", "events"),
    (later("Picture of the timeline as seen, of any size (*.svg)"), ".svg", "picture"),
)
TEXT_FILES = later("Text files (*.txt);;All files (*)")


class Files:
    """Asks for names in dialogs and remembers the folder; what happened is one sentence, given to `say`."""

    def __init__(self, parent: QWidget, say: Callable[[str], None]) -> None:
        self._parent = parent
        self._say = say
        self._places = Places()
        self._export = 0  # the row of EXPORTS that was chosen last

    @property
    def _folder(self) -> Path:
        """The folder of the last dialog, also in the window before; where it is gone, the user's own."""
        return self._places.folder("folder") or home_or_root()

    @_folder.setter
    def _folder(self, folder: Path) -> None:
        self._places.keep_folder("folder", folder)

    def copy(self, text: str, what: str) -> None:
        """Put a text on the clipboard."""
        QApplication.clipboard().setText(text)
        self._say(tr("{what} copied.", what=what))

    def save_program(self, text: str, name: str) -> Path | None:
        """Ask for a name and write a program, in the coding that it declares. Return as `save`."""
        return self.save(text, tr("Save the program"), name, PYTHON_FILES, declared_coding(text))

    def save(self, text: str, title: str, name: str, kinds: str, coding: str = "utf-8") -> Path | None:
        """Ask for a name and write the text, all or nothing. Return the path, None when nothing was written."""
        chosen, _kind = QFileDialog.getSaveFileName(self._parent, title, str(self._folder / name), tr(kinds))
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(Path(name).suffix)
        try:
            write_text(path, text, coding)
        except OSError as error:
            self._say(tr("{file} cannot be written: {why}.", file=path, why=error.strerror))
            return None
        self._folder = path.parent
        self._say(tr("Saved as {file}.", file=path))
        return path

    def choose_recording(self, program: str) -> Path | None:
        """Ask where to save a recording of `program`."""
        from concgui.core.recordingfile import plain_name  # with SQLite, which nobody waits for

        name = f"{plain_name(Path(program).stem)}-{datetime.now():%Y%m%d-%H%M%S}.concgui"  # noqa: DTZ005 - the user's
        place = str(self._folder / name)
        chosen, _kind = QFileDialog.getSaveFileName(self._parent, tr("Save the recording"), place, tr(RECORDINGS))
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(".concgui")
            if path.exists():  # the dialog has asked about another name
                self._say(tr("{file} is there already: choose its whole name to replace it.", file=path))
                return None
        self._folder = path.parent
        return path

    def choose_export(self, program: str) -> tuple[Path, str] | None:
        """Ask what of a run of `program` to export, and where; return the path, and what a row of EXPORTS calls it.

        The name's own ending decides; where several have the same, the kind that was chosen.
        """
        from concgui.core.recordingfile import plain_name

        name = f"{plain_name(Path(program).stem)}-{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - the user's
        kinds = ";;".join(tr(words) for words, _ending, _what in EXPORTS)
        words, ending, what = EXPORTS[self._export]
        place = str(self._folder / (name + ending))
        chosen, kind = QFileDialog.getSaveFileName(self._parent, tr("Export"), place, kinds, tr(words))
        if not chosen:
            return None
        self._export = next((at for at, row in enumerate(EXPORTS) if tr(row[0]) == kind), self._export)
        words, ending, what = EXPORTS[self._export]
        path = Path(chosen)
        if not path.suffix:
            path = path.with_name(path.name + ending)
            if path.exists():  # the dialog has asked about another name
                self._say(tr("{file} is there already: choose its whole name to replace it.", file=path))
                return None
        if not path.name.lower().endswith(ending):
            what = next((what for _words, other, what in EXPORTS if path.name.lower().endswith(other)), "")
        if not what:
            endings = [ending for _words, ending, _what in EXPORTS]
            self._say(
                tr(
                    "{file} cannot be exported: a name ends in {endings}.",
                    file=path.name,
                    endings=", ".join(dict.fromkeys(endings)),
                )
            )
            return None
        self._folder = path.parent
        return path, what

    def choose_file(self) -> Path | None:
        """Ask for a script, a recording or a lesson to open."""
        title = tr("Open a script, a recording or a lesson")
        chosen, _kind = QFileDialog.getOpenFileName(self._parent, title, str(self._folder), tr(OPEN_FILES))
        if not chosen:
            return None
        self._folder = Path(chosen).parent
        return Path(chosen)
