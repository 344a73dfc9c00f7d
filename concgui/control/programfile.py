"""What the cards stand for as something that can be launched. No Qt."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from concgui.control.cards import Cards
from concgui.control.filecards import FileCards
from concgui.control.launch import LaunchSpec
from concgui.control.scriptcards import ScriptCards


@dataclass(frozen=True, slots=True)
class Program:
    """`folder`: made for this run alone, None if the program is the user's own file."""

    spec: LaunchSpec
    folder: Path | None

    def remove(self) -> None:
        """Remove what was written for this run."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def make_program(cards: Cards, start_method: str, python: str, cores: frozenset[int] | None = None) -> Program:
    """Return the program of the cards, to be launched with GO sent apart. `cores`: the allowed ones, None for all.

    A text that stands in no file of the user gets one: spawned workers import it again.
    """
    if isinstance(cards, ScriptCards):
        return Program(cards.launch_spec(start_method, cores), None)
    own = cards if isinstance(cards, FileCards) else None
    file, folder = own.file if own else "", None
    if not file:
        folder = Path(tempfile.mkdtemp(prefix="concgui-"))
        file = str(folder / (own.title if own else "program.py"))
        Path(file).write_text(cards.listing(start_method).text, "utf-8")
    # What is shown by cards reads nothing, so nothing can be typed for it.
    working = own.script.folder if own else ""
    spec = LaunchSpec(
        "statements", file, start_method=start_method, python=python, cores=cores, folder=working, go=False
    )
    return Program(spec, folder)
