"""A script: somebody's own file or module, which makes its own workers. No Qt."""

import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

from concgui.control.cards import Cards
from concgui.control.interpreters import known
from concgui.control.launch import LaunchSpec
from concgui.control.pythonplaces import own_environments
from concgui.control.sourcefile import read_source
from concgui.core import runsettings
from concgui.core.bundle import own_python
from concgui.core.listing import mistakes, syntax_tree
from concgui.core.runsettings import RunSettings, ScriptView
from concgui.core.scenario import InputError
from concgui.core.views import Mode
from concgui.core.words import later, tr

LOOKING = later("Its text is being looked for.")


class ScriptCards(Cards):
    """A script has no cards of its own; `problem` says why it cannot run, or is empty.

    opened: the file as the user gave it, "" for a module that was opened by its name. path: the file whose text is
    shown, "" while that of a module is not known; `untold` says why then.
    """

    mode = Mode.SCRIPT

    def __init__(self, opened: str, settings: RunSettings, *, usual_folder: str = "", usual_python: str = "") -> None:
        """`usual_folder`, `usual_python`: those that are taken when the settings name none; "" for ours."""
        super().__init__(())
        self.opened = opened
        self.settings = settings
        self.usual_folder = usual_folder
        self.usual_python = usual_python or own_python()
        self.path = ""
        self.text = ""
        self.problem = ""
        self.untold = ""
        self.obstacle = ""  #: what is missing to run it so, one sentence
        self._own_python = next(own_environments(opened), "")
        self.check()

    @property
    def title(self) -> str:  # type: ignore[override]
        """The module's or the file's name."""
        return self.settings.module or Path(self.opened).name

    @property
    def args(self) -> tuple[str, ...]:
        """The arguments. Raise InputError if they cannot be told apart."""
        return runsettings.split_args(self.settings.args)

    @property
    def folder(self) -> str:
        """The folder in which it runs, "" for ours."""
        return self.settings.folder or self.usual_folder

    @property
    def python(self) -> str:
        """The path of the interpreter that runs it."""
        return self.settings.python or self.usual_python

    # --- the text -----------------------------------------------------------------------------------------------------
    def read(self) -> str:
        """Read the text of `path`. Return a sentence about what is wrong in it, or "". Unreadable: raise InputError."""
        return self.take(read_source(self.path))

    def take(self, text: str) -> str:
        """Show this text. Return a sentence about what is wrong in it, or ""."""
        self.text, self.problem, self.untold = text, "", ""
        self.chooses_start_method = "set_start_method" in text or "get_context" in text
        name = self.title
        if not text.strip():
            return tr("{name} is empty: it will run, and do nothing.", name=name)
        try:
            doubts = mistakes(syntax_tree(text, name), name)
        except InputError as error:
            if self.python != own_python():  # another Python may read what ours does not
                return ""
            self.problem = str(error)
            return self.problem
        return doubts[0] if doubts else ""

    def miss(self, why: str) -> None:
        """The text is not known; it runs all the same."""
        self.path = self.text = self.problem = ""
        self.untold = why

    def read_again(self) -> bool:
        """Read the file again: somebody may have saved it in an editor."""
        if not self.path:
            return False
        before = self.text
        self.read()
        if self.problem:
            raise InputError(self.problem)
        return self.text != before

    def edit(self, key: int, field: str, text: str) -> None:  # noqa: ARG002
        """Nothing can be edited."""
        raise InputError(tr("The script makes its own workers."))

    def text_lines(self, start_method: str) -> list[str]:  # noqa: ARG002
        """Return the script's lines."""
        if self.untold:
            return [f"# python -m {self.settings.module}", f"# {self.untold}"]
        return self.text.rstrip("\n").split("\n")

    def first_statements(self, start_method: str) -> list[str]:  # noqa: ARG002
        """A script's text says all."""
        return []

    # --- how it runs --------------------------------------------------------------------------------------------------
    def check(self) -> str:
        """Look what is missing to run it so. Return it as one sentence, or ""."""
        self.obstacle = ""
        try:
            runsettings.split_args(self.settings.args)
        except InputError as error:
            self.obstacle = str(error)
        if self.folder and not os.path.isdir(self.folder):  # noqa: PTH112 - a wrong name is no folder, either
            self.obstacle = tr(
                "The folder {folder} is not there: choose another one in “How to run”.", folder=self.folder
            )
        if self.settings.python and not os.path.isfile(self.settings.python):  # noqa: PTH113
            self.obstacle = tr(
                "The interpreter {python} is not there: choose another one in “How to run”.",
                python=self.settings.python,
            )
        elif (learnt := known(self.python)) is not None and learnt.problem:
            self.obstacle = learnt.problem
        return self.obstacle

    def variables(self) -> dict[str, str] | None:
        """Return all variables of its environment, None for ours."""
        return runsettings.environment(self.settings, os.environ, self.folder)

    def launch_spec(self, start_method: str, cores: Iterable[int] | None) -> LaunchSpec:
        """Return what is to be launched, with GO sent apart. Raise InputError with one sentence."""
        if self.check():
            raise InputError(self.obstacle)
        folder = self.folder
        file = self._absolute if folder else self.opened
        return LaunchSpec(
            "module" if self.settings.module else "script",
            self.settings.module or file,
            self.args,
            start_method=start_method,
            python=self.python,
            cores=cores,
            typed=True,
            folder=folder,
            environment=self.variables(),
            lines=self.settings.lines,
            text=None if self.untold else self.text,
            go=False,
        )

    def view(self) -> ScriptView:
        """Return how it will run, for the window."""
        settings, usual = self.settings, self.usual_folder or _here()
        learnt = known(self.python)
        if learnt is not None:
            python, word = learnt.words, f"python{'.'.join(learnt.version.split('.')[:2])}"
        elif self.python == own_python():
            python, word = f"Python {platform.python_version()}", "python{}.{}".format(*sys.version_info[:2])
        else:
            python, word = tr("Python of unknown version"), self.python
        folder, file = settings.folder or usual, self._absolute
        return ScriptView(
            path=file,
            settings=settings,
            folder=folder,
            usual_folder=usual,
            python=python,
            command=runsettings.command(settings, word, Path(file).name if Path(file).parent == Path(folder) else file),
            variables=runsettings.variables_words(settings.variables),
            unused=self._unused_environment(),
            problem=self.obstacle,
        )

    def _unused_environment(self) -> str:
        """Return the nearest virtual environment above the script, "" if there is none, or its interpreter runs."""
        folder = os.path.dirname(self._own_python)  # noqa: PTH120 - this is asked for with every view
        if not folder or os.path.dirname(os.path.abspath(self.python)) == folder:  # noqa: PTH100, PTH120
            return ""
        return os.path.dirname(folder)  # noqa: PTH120

    @property
    def _absolute(self) -> str:
        return str(Path(self.opened).absolute()) if self.opened else ""


def _here() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # it was removed
        return ""
