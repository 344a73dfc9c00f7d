"""A script: somebody's own file, which makes its own workers. No Qt."""

from pathlib import Path

from concgui.control.cards import Cards
from concgui.control.sourcefile import read_source
from concgui.core.listing import mistakes, syntax_tree
from concgui.core.scenario import InputError
from concgui.core.views import Mode


class ScriptCards(Cards):
    """A script has no cards of its own; `problem` says why it cannot run, or is empty."""

    mode = Mode.SCRIPT

    def __init__(self, path: str, args: tuple[str, ...], text: str, problem: str) -> None:
        super().__init__(())
        self.path = path
        self.args = args
        self.title = Path(path).name
        self.problem = problem
        self.text = text

    def read_again(self) -> bool:
        """Read the file again: somebody may have saved it in an editor."""
        fresh, _doubt = open_script(self.path, self.args)
        if fresh.problem:
            raise InputError(fresh.problem)
        before, self.text = self.text, fresh.text
        return self.text != before

    def edit(self, key: int, field: str, text: str) -> None:  # noqa: ARG002
        """Nothing can be edited."""
        raise InputError("The script makes its own workers.")

    def text_lines(self, start_method: str) -> list[str]:  # noqa: ARG002
        """Return the script's lines."""
        return self.text.rstrip("\n").split("\n")

    def first_statements(self, start_method: str) -> list[str]:  # noqa: ARG002
        """A script's text says all."""
        return []


def open_script(path: str, args: tuple[str, ...]) -> tuple[ScriptCards, str]:
    """Read a script. Return it and a sentence about what is wrong in it, or "". Unreadable: raise InputError."""
    text, name = read_source(path), Path(path).name
    if not text.strip():
        return ScriptCards(path, args, text, ""), f"{name} is empty: it will run, and do nothing."
    try:
        doubts = mistakes(syntax_tree(text, name), name)
    except InputError as error:
        return ScriptCards(path, args, text, str(error)), str(error)
    return ScriptCards(path, args, text, ""), doubts[0] if doubts else ""
