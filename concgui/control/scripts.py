"""Opens scripts and modules as they were run the last time; what takes time to find out, threads find out."""

import platform
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from concgui.control.interpreters import Interpreter, known, learn
from concgui.control.looker import Looker, Lookers
from concgui.control.modulefile import ModuleFile, find_module
from concgui.control.remembered import Remembered
from concgui.control.scriptcards import LOOKING, ScriptCards
from concgui.core.bundle import own_python
from concgui.core.runsettings import RunSettings, module_problem, quoted
from concgui.core.scenario import InputError
from concgui.core.words import tr


class Scripts(QObject):
    """`said(sentence)`; `changed(cards)` when something was found out about a script: its text, its interpreter.

    Methods that refuse raise InputError with one sentence.
    """

    said = Signal(str)
    changed = Signal(object)

    def __init__(self, parent: QObject, python: str) -> None:
        """`python`: the interpreter that is taken when nobody chooses one, "" for ours."""
        super().__init__(parent)
        self.usual_python = python
        self._lookers = Lookers()
        self.look = self._lookers.look
        self._module: Looker | None = None  # looks for the text of the module that is shown
        self._run: Callable[[], None] | None = None  # was asked for meanwhile

    @cached_property
    def remembered(self) -> Remembered:
        """Scripts and files of the past, read when they are first asked for."""
        return Remembered()

    # --- opening ------------------------------------------------------------------------------------------------------
    def open_file(self, path: str, args: tuple[str, ...] | None, folder: str = "") -> tuple[ScriptCards, str]:
        """Return the script and what is to be said about it, "" if nothing is.

        args: on the command line, then it runs in `folder`, "" for our own; None: as it was run the last time, and if
        it was not, in its own folder.
        """
        before = self.remembered.settings(_absolute(path)) or RunSettings()
        if args is None:
            path = _absolute(path)
            cards = self._cards(path, before, str(Path(path).parent))
        else:
            cards = self._cards(path, before._replace(args=quoted(args), folder="", module=""), folder)
        sentence = self._begin(cards)
        self.note_opened(path)
        return cards, sentence

    def open_module(self, settings: RunSettings, folder: str = "") -> tuple[ScriptCards, str]:
        """Return the module that these settings name and what is to be said about it, "" if nothing is.

        folder: in which it runs without one of its own, "" for ours.
        """
        if problem := module_problem(settings.module):
            raise InputError(problem)
        cards = self._cards("", settings, folder)
        sentence = self._begin(cards)
        return cards, self.keep(cards) or sentence

    def module_settings(self, name: str, args: tuple[str, ...], folder: str = "") -> RunSettings:
        """Return how a module runs that was named on the command line: as the last time in `folder`, "" for ours."""
        before = self.remembered.settings(_module_key(name, _absolute(folder))) or RunSettings()
        return before._replace(args=quoted(args), module=name, folder="")

    def change(self, cards: ScriptCards, settings: RunSettings) -> tuple[ScriptCards, str]:
        """Return the script as it runs from now on, and what is to be said about it. It is remembered."""
        changed = self._cards(cards.opened, settings, cards.usual_folder)
        changed.about = cards.about if settings != RunSettings() else ""
        sentence = self._begin(changed)
        return changed, self.keep(changed) or sentence

    def keep(self, cards: ScriptCards) -> str:
        """Remember how a script runs; return why that is not possible, or ""."""
        name = _absolute(cards.opened) if cards.opened else _module_key(cards.settings.module, _absolute(cards.folder))
        return self.remembered.keep(name, cards.settings)

    def _cards(self, opened: str, settings: RunSettings, usual_folder: str) -> ScriptCards:
        return ScriptCards(opened, settings, usual_folder=usual_folder, usual_python=self.usual_python)

    # --- finding out --------------------------------------------------------------------------------------------------
    def _begin(self, cards: ScriptCards) -> str:
        """Read its text, or begin to look for it. Return what is to be said, or ""."""
        if self._module is not None:
            self._module.forget()
            self._module = self._run = None
        sentence = ""
        if cards.settings.module:
            cards.miss(cards.obstacle or tr(LOOKING))
            if not cards.obstacle:
                self._look_for_module(cards)
        else:
            cards.path = cards.opened
            sentence = cards.read()
        if cards.python != own_python() and known(cards.python) is None and Path(cards.python).is_file():
            self._lookers.look(
                lambda wanted, found: found(learn(cards.python, wanted=wanted)),
                lambda learnt: self._take_interpreter(cards, learnt),
            )
        return cards.obstacle or sentence

    def _take_interpreter(self, cards: ScriptCards, learnt: object) -> None:
        """It is known now what the interpreter is; it may be another one than at the time when it was chosen."""
        if isinstance(learnt, Interpreter) and learnt.version and learnt.problem:
            cards.check()
            self.said.emit(learnt.problem)
        self.changed.emit(cards)

    def _look_for_module(self, cards: ScriptCards) -> None:
        name, python, folder, variables = cards.settings.module, cards.python, cards.folder, cards.variables()

        def take(found: object) -> None:
            if isinstance(found, ModuleFile):
                self._take(cards, found)

        self._module = self._lookers.look(
            lambda wanted, found: found(find_module(name, python, folder, variables, wanted)), take, self._run_now
        )

    def _take(self, cards: ScriptCards, found: ModuleFile) -> None:
        sentence = found.problem
        if found.file:
            cards.path = found.file
            try:
                sentence = cards.read()
            except InputError as error:
                sentence = str(error)
                cards.miss(sentence)
        elif found.text:
            sentence = cards.take(found.text)
        else:
            cards.miss(found.problem)
        self.changed.emit(cards)
        if sentence:
            self.said.emit(sentence)

    def _run_now(self) -> None:
        """The text is there, or will not come: do what has waited for it."""
        run, self._run, self._module = self._run, None, None
        if run is not None:
            run()

    def when_found(self, run: Callable[[], None]) -> bool:
        """If the text of the module that is shown is still being looked for, call `run` when that is over. Whether."""
        self._run = run if self._module is not None else None
        return self._run is not None

    @property
    def usual_words(self) -> str:
        """The interpreter that is taken when nobody chooses one, in words."""
        learnt = known(self.usual_python) if self.usual_python else None
        return learnt.words if learnt is not None else f"Python {platform.python_version()}"

    @staticmethod
    def here() -> str:
        """Our own folder, "" if it was removed."""
        try:
            return str(Path.cwd())
        except OSError:
            return ""

    def note_opened(self, path: str) -> None:
        """A file is shown from now on."""
        if path:
            self.remembered.opened(_absolute(path))

    def shut_down(self) -> None:
        """End the threads; they say nothing any more."""
        self.blockSignals(True)  # noqa: FBT003
        self._lookers.shut_down()


def _absolute(path: str) -> str:
    return str(Path(path).absolute())


def _module_key(name: str, folder: str) -> str:
    return tr("-m {name} in {folder}", name=name, folder=folder)
