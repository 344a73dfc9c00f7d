"""The session: the only owner of state, in the window's thread. Values go down by signals, intents come up as calls."""

from PySide6.QtCore import Slot

from concgui.control import cores as core_choice
from concgui.control import orders
from concgui.control.cards import Cards
from concgui.control.editing import STEPS, Editing
from concgui.control.filecards import FileCards, with_cards
from concgui.control.lessonscript import LessonScript
from concgui.control.programfile import make_program
from concgui.control.scriptcards import ScriptCards
from concgui.control.textcards import TextCards
from concgui.control.viewmaker import SCRIPTS_OWN, ViewMaker, start_methods
from concgui.core.actions import Action
from concgui.core.filekind import is_recording
from concgui.core.lessons import lesson_folder
from concgui.core.runsettings import RunSettings
from concgui.core.scenario import InputError, WorkerSpec, check_timeout
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from concgui.core.words import tr


class Session(Editing):
    """Every intent of the window is a method here; what cannot be done is said in one sentence."""

    # --- intents: cards --------------------------------------------------------------------------------------------
    @Slot(object)
    def set_cards(self, specs: tuple[WorkerSpec, ...]) -> None:
        """Take these cards instead, before a Free program runs."""

        def replace() -> None:
            if self._cards.mode is not Mode.FREE or self._state.main is not MainPhase.OFF:
                raise InputError(tr("Cards can be replaced only before a Free program runs: press Reset first."))
            self._cards.replace_all(specs)

        self._try(replace, step="replace")

    @Slot(int, str, str)
    def edit_worker(self, key: int, field: str, text: str) -> None:
        """Change a field ("name", "kind", "work", "interval") as typed. A refusal stands at the card and is said."""

        def edit() -> None:
            spec = self._cards.spec(key)
            if not self._maker().editable(spec):
                raise InputError(tr("{name} is in the program that runs: press Reset, then change it.", name=spec.name))
            self._cards.edit(key, field, text)
            if isinstance(self._cards, TextCards):
                self._rewrite()

        self._try(edit, step=field, key=key)

    # --- intents: what is run --------------------------------------------------------------------------------------
    @Slot()
    def open_free(self) -> None:
        """Show the cards of the Free program."""
        self._try(lambda: self._open(self._free_cards), always=True)

    @Slot(str, object)
    def open_file(self, path: str, args: tuple[str, ...] | None = (), run_folder: str = "") -> None:
        """Show a recording once it has been read, a lesson, or a program. What is shown stays if that cannot be read.

        A lesson is named by its folder, or its lesson.toml. A program whose workers cards can show has cards, any
        other is a script. args, run_folder: see `Scripts.open_file`.
        """

        def read() -> None:
            script, sentence = self._scripts.open_file(path, args, run_folder)
            cards, method = with_cards(script)
            if method:
                cards = self._read_back(cards, method)
                sentence = tr("{title} only makes workers: they are the cards of Free now.", title=script.title)
            self._open_told(cards, sentence)

        folder = lesson_folder(path)
        if folder is not None:
            self.open_lesson_folder(str(folder))
        elif not is_recording(path):
            self._try(read, always=True)
        elif not self._shut_down:
            self._replays.open(path)

    @Slot()
    def open_as_script(self) -> None:
        """Show the program that has cards as a script: its file, as it is."""

        def change() -> None:
            if not isinstance(self._cards, FileCards):
                raise InputError(tr("Nothing is shown that could be opened as a script: open a program of your own."))
            script = self._cards.script
            script.about = tr("It can have cards: open it again for them.")
            self._open_told(script, script.read())

        self._try(change)

    @Slot(str, object)
    def open_script(self, path: str, args: tuple[str, ...] | None = ()) -> None:
        """Show a script; it runs when RUN is asked for. args: see `Scripts.open_file`."""
        self._try(lambda: self._open_told(*self._scripts.open_file(path, args)), always=True)

    @Slot(object, str)
    def open_module(self, settings: RunSettings, folder: str = "") -> None:
        """Show a module that is opened by its name; without a folder of its own it runs in `folder`, "" for ours."""
        self._try(lambda: self._open_told(*self._scripts.open_module(settings, folder)), always=True)

    def _open_told(self, cards: Cards, sentence: str) -> None:
        self._open(cards)
        if sentence:
            self.message.emit(sentence)

    @Slot(object)
    def set_run_settings(self, settings: RunSettings) -> None:
        """Choose how the script runs, from the next run on."""

        def choose() -> None:
            if not isinstance(self._cards, ScriptCards) or isinstance(self._cards, LessonScript):
                raise InputError(tr("No script is shown: open one, then choose how it runs."))
            self._cards, sentence = self._scripts.change(self._cards, settings)
            self._rewrite()
            if self._state.running and not sentence:
                sentence = tr("That is for the next run: this one goes on as it began.")
            if sentence:
                self.message.emit(sentence)

        self._try(choose)

    @Slot(str)
    def set_start_method(self, method: str) -> None:
        """Choose how processes start, from the next run on."""

        def choose() -> None:
            if method not in start_methods(self._cards.mode):
                raise InputError(tr("{method!r} is no start method here.", method=method))
            chosen = "" if method == SCRIPTS_OWN else method
            if isinstance(self._cards, TextCards | LessonScript):
                self._cards.set_start_method(chosen)
            else:
                self._methods[self._cards.mode is Mode.SCRIPT] = chosen
            if self._cards.lesson_run is not None:
                self._lesson_method = chosen
            if self._state.running:
                raise InputError(tr("{method} is for the next run: press Reset to begin it.", method=method))
            self._rewrite()

        self._try(choose, step="start method")

    @Slot(object)
    def set_cores(self, cores: frozenset[int]) -> None:
        """Choose the cores that programs may use: the one that runs, at once, and all later ones."""

        def choose() -> None:
            core_choice.check(cores)
            self._cores_before = None  # what the user chose stays
            if cores != self._cores:
                self._cores = cores
                self._driver.set_cores(cores)

        self._try(choose, step="cores")

    # --- intents: buttons --------------------------------------------------------------------------------------------
    @Slot(object, object, object)
    def act(self, action: Action, key: int | None = None, value: float | None = None) -> None:
        """Do what a button asks for, if it is legal now; else say why not. `value`: seconds of a join's timeout."""

        def obey() -> None:
            maker = self._maker()
            specs = orders.chosen(maker, action, key)
            self._do(maker, action, specs, value)

        self._try(obey, step=STEPS.get(action, ""), key=key)

    def _do(self, maker: ViewMaker, action: Action, specs: list[WorkerSpec], value: float | None) -> None:
        one = orders.each(action)
        match one:
            case Action.START:
                if self._state.main is MainPhase.OFF:
                    self._launch()
                    self._driver.obey(orders.begin(self._cards.first_statements(self._method)))
                self._driver.obey(orders.start(maker, specs))
            case Action.JOIN:
                self._driver.obey(orders.join(specs, None))
            case Action.JOIN_TIMEOUT:
                seconds = orders.DEFAULT_TIMEOUT if value is None else value
                self._driver.obey(orders.join(specs, check_timeout(str(seconds))))
            case Action.TERMINATE | Action.KILL:
                self._driver.obey(orders.end(maker, specs, one, self._state.phase))
            case Action.PAUSE | Action.CONTINUE:
                self._driver.obey(orders.send(maker, specs, one))
            case Action.ADD:
                self._cards.add()
            case Action.DUPLICATE:
                self._cards.duplicate(specs[0].key)
            case Action.REMOVE:
                self._cards.remove(specs[0].key)
            case Action.RUN:
                self._run()
            case Action.STOP:
                self._driver.stop()
            case Action.END_MAIN:
                self._driver.end_main()
            case Action.INTERRUPT:
                self._driver.interrupt()
            case Action.ASK_ALIVE:
                self._driver.ask_alive()
            case Action.RESET:
                self._new_run()

    @Slot(str, result=bool)
    def type_text(self, text: str) -> bool:
        """Send lines to the program's stdin; the last one needs no newline. Return whether they were taken."""
        return self._try(lambda: self._driver.typist.type_text(text))

    @Slot()
    def end_input(self) -> None:
        """Let the program find the end of its stdin."""
        self._try(self._driver.typist.end)

    @Slot()
    def stop_loading(self) -> None:
        """Read the recording no further that was to be opened."""
        self._replays.give_up()

    @Slot(str)
    def save_recording(self, path: str) -> None:
        """Write the recording that is shown, as it is at this moment."""
        meta = self._state.description() if self.replay is None else None
        self._try(lambda: self._saves.save(self.recording, meta, path), always=True)

    # --- runs ---------------------------------------------------------------------------------------------------
    def _run(self) -> None:
        if self._cards.mode is Mode.SCRIPT and self._scripts.when_found(lambda: self.act(Action.RUN)):
            return
        if self._cards.read_again() or self._state.main is MainPhase.ENDED:
            self._new_run(again=True)
        self._launch()
        if isinstance(self._cards, TextCards):
            for place, entry in enumerate(self._state.transcript.ask_listed()):
                self._driver.step(place, entry)
            self._driver.end_main()

    def _launch(self) -> None:
        self._reload.begin()
        all_of_them = self._cores == frozenset(core_choice.usable())
        cores = None if all_of_them else self._cores
        self._driver.launch(self._state, make_program(self._cards, self._method, self._python, cores))
        self._begin_lesson()
