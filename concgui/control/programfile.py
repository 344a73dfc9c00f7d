"""What the cards stand for as something that can be launched. No Qt."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from concgui.control.cards import Cards
from concgui.control.filecards import FileCards
from concgui.control.launch import LaunchSpec
from concgui.control.scriptcards import ScriptCards
from concgui.core.scenario import InputError
from concgui.core.words import tr


@dataclass(frozen=True, slots=True)
class Program:
    """`folder`: made for this run alone, None if the program is the user's own file."""

    spec: LaunchSpec
    folder: Path | None

    def remove(self) -> None:
        """Remove what was written for this run."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def write_program(name: str, text: str) -> Path:
    """Write a program into a new folder of its own. Return its path, or raise InputError with one sentence."""
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="concgui-"))
        file = folder / name
        file.write_text(text, "utf-8")
    except OSError as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        reason = error.strerror or error
        raise InputError(tr("The program cannot be written to a temporary file: {reason}.", reason=reason)) from error
    return file


def make_program(cards: Cards, start_method: str, python: str, cores: frozenset[int] | None = None) -> Program:
    """Return the program of the cards, to be launched with GO sent apart. `cores`: the allowed ones, None for all.

    A text that stands in no file of the user gets one: spawned workers import it again. Raise InputError.
    """
    if isinstance(cards, ScriptCards):
        return Program(cards.launch_spec(start_method, cores), None)
    own = cards if isinstance(cards, FileCards) else None
    file, folder = own.file if own else "", None
    if not file:
        written = write_program(own.title if own else "program.py", cards.listing(start_method).text)
        file, folder = str(written), written.parent
    # What is shown by cards reads nothing, so nothing can be typed for it.
    working = own.script.folder if own else ""
    spec = LaunchSpec(
        "statements", file, start_method=start_method, python=python, cores=cores, folder=working, go=False
    )
    return Program(spec, folder)
