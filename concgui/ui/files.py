"""What goes to the clipboard and to files, and what comes from files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from concgui.ui.textfile import declared_coding, write_text

PYTHON_FILES = "Python programs (*.py);;All files (*)"
OPEN_FILES = "Programs and recordings (*.py *.concgui);;All files (*)"
RECORDINGS = "Recordings (*.concgui);;All files (*)"
#: What the timeline and its run can be exported as: words, ending, and what `MainWindow.export_wanted` calls it.
EXPORTS = (
    ("Picture of the timeline as seen (*.png)", ".png", "picture"),
    ("Chrome trace, for Perfetto (*.json)", ".json", "trace"),
    ("Chrome trace, packed (*.json.gz)", ".json.gz", "trace"),
    ("Table of spans (*.csv)", ".csv", "spans"),
    ("Table of events (*.csv)", ".csv", "events"),
    ("Picture of the timeline as seen, of any size (*.svg)", ".svg", "picture"),
)
TEXT_FILES = "Text files (*.txt);;All files (*)"


class Files:
    """Asks for names in dialogs and remembers the folder; what happened is one sentence, given to `say`."""

    def __init__(self, parent: QWidget, say: Callable[[str], None]) -> None:
        self._parent = parent
        self._say = say
        self._folder = Path.home()
        self._export = 0  # the row of EXPORTS that was chosen last

    def copy(self, text: str, what: str) -> None:
        """Put a text on the clipboard."""
        QApplication.clipboard().setText(text)
        self._say(f"{what} copied.")

    def save_program(self, text: str, name: str) -> Path | None:
        """Ask for a name and write a program, in the coding that it declares. Return as `save`."""
        return self.save(text, "Save the program", name, PYTHON_FILES, declared_coding(text))

    def save(self, text: str, title: str, name: str, kinds: str, coding: str = "utf-8") -> Path | None:
        """Ask for a name and write the text, all or nothing. Return the path, None when nothing was written."""
        chosen, _kind = QFileDialog.getSaveFileName(self._parent, title, str(self._folder / name), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(Path(name).suffix)
        try:
            write_text(path, text, coding)
        except OSError as error:
            self._say(f"{path} cannot be written: {error.strerror}.")
            return None
        self._folder = path.parent
        self._say(f"Saved as {path}.")
        return path

    def choose_recording(self, program: str) -> Path | None:
        """Ask where to save a recording of `program`."""
        from concgui.core.recordingfile import plain_name  # with SQLite, which nobody waits for

        name = f"{plain_name(Path(program).stem)}-{datetime.now():%Y%m%d-%H%M%S}.concgui"  # noqa: DTZ005 - the user's
        place = str(self._folder / name)
        chosen, _kind = QFileDialog.getSaveFileName(self._parent, "Save the recording", place, RECORDINGS)
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(".concgui")
            if path.exists():  # the dialog has asked about another name
                self._say(f"{path} is there already: choose its whole name to replace it.")
                return None
        self._folder = path.parent
        return path

    def choose_export(self, program: str) -> tuple[Path, str] | None:
        """Ask what of a run of `program` to export, and where; return the path, and what a row of EXPORTS calls it.

        The name's own ending decides; where several have the same, the kind that was chosen.
        """
        from concgui.core.recordingfile import plain_name

        name = f"{plain_name(Path(program).stem)}-{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - the user's
        kinds = ";;".join(words for words, _ending, _what in EXPORTS)
        words, ending, what = EXPORTS[self._export]
        place = str(self._folder / (name + ending))
        chosen, kind = QFileDialog.getSaveFileName(self._parent, "Export", place, kinds, words)
        if not chosen:
            return None
        self._export = next((at for at, row in enumerate(EXPORTS) if row[0] == kind), self._export)
        words, ending, what = EXPORTS[self._export]
        path = Path(chosen)
        if not path.suffix:
            path = path.with_name(path.name + ending)
            if path.exists():  # the dialog has asked about another name
                self._say(f"{path} is there already: choose its whole name to replace it.")
                return None
        if not path.name.lower().endswith(ending):
            what = next((what for _words, other, what in EXPORTS if path.name.lower().endswith(other)), "")
        if not what:
            endings = [ending for _words, ending, _what in EXPORTS]
            self._say(f"{path.name} cannot be exported: a name ends in {', '.join(dict.fromkeys(endings))}.")
            return None
        self._folder = path.parent
        return path, what

    def choose_file(self) -> Path | None:
        """Ask for a script or a recording to open."""
        title = "Open a script or a recording"
        chosen, _kind = QFileDialog.getOpenFileName(self._parent, title, str(self._folder), OPEN_FILES)
        if not chosen:
            return None
        self._folder = Path(chosen).parent
        return Path(chosen)
