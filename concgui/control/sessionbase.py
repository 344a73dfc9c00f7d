"""What the session is made of: its state, its signals and the values that it gives. What it obeys is in `session`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from concgui.control import cores as core_choice
from concgui.control.cards import Cards
from concgui.control.driver import Driver
from concgui.control.feed import Feed
from concgui.control.lessonscript import LessonScript
from concgui.control.livesaves import Saves
from concgui.control.reload import Reload
from concgui.control.replay import Loaded, Replay
from concgui.control.replays import Replays
from concgui.control.runstate import RunState
from concgui.control.scriptcards import ScriptCards
from concgui.control.scripts import Scripts
from concgui.control.shown import Shown, why_not
from concgui.control.textcards import TextCards
from concgui.control.viewmaker import ViewMaker, fresh_transcript
from concgui.core.actions import RECORDED, REPLAYED
from concgui.core.lanes import LaneSet
from concgui.core.recording import Recording
from concgui.core.scenario import InputError
from concgui.core.states import MainPhase
from concgui.core.views import Mode, SessionView
from concgui.core.words import tr
from concgui.observe.choice import SourceError

#: Seconds that the end of the window may wait for threads and programs.
SHUTDOWN_S = 2.0


class SessionBase(QObject):
    """See the module. `lanes` and `recording` belong to the present run; `run_started` says that they are new ones.

    The present run may be a recording: `replay` is it then; `replay_changed` says that there is one, or none any more.
    """

    view_changed = Signal(object)  #: SessionView, at most 30 a second
    output_added = Signal(object)  #: list of OutputLine, at most 10 a second
    output_restarted = Signal(int)  #: forget the lines that are shown; so many earlier ones are not handed over
    run_started = Signal(int)
    lanes_changed = Signal()
    message = Signal(str)  #: one sentence for the user
    replay_changed = Signal(object)  #: Replay, or None
    loading_told = Signal(float)  #: the share of a recording that has been read

    def __init__(self, parent: QObject | None = None, *, python: str = "", source: str = "") -> None:
        """`python`: the interpreter that runs programs, "" for our own; `source`: see `Driver`."""
        super().__init__(parent)
        self._python = python
        self._cores = frozenset(core_choice.usable())
        self._methods = {False: "spawn", True: ""}  # by: is it a script; "" leaves it to Python
        self._cards = self._free_cards = Cards()
        self._lesson_method: str | None = None  #: that was chosen in one: the next begins with it, too
        self._state = RunState(1, fresh_transcript(self._cards, self._method))
        self._shut_down = False
        self._replays = Replays(self)
        self._replays.opened.connect(self._show_recording)
        self._replays.failed.connect(self.message)
        self._replays.changed.connect(self._show)
        self._replays.told.connect(self.loading_told)
        self._scripts = Scripts(self, python)
        self._scripts.said.connect(self.message)
        self._scripts.changed.connect(self._on_script)
        self._reload = Reload(self)
        self._reload.said.connect(self.message)
        self._reload.changed.connect(self._on_file)
        self._saves = Saves(self)
        self._saves.said.connect(self.message)
        self._saves.changed.connect(self._show)
        self._feed = Feed(self)
        self._driver = Driver(self._feed, self, source)
        self._feed.view_due.connect(self._show)
        self._feed.output_due.connect(self._print)
        self._feed.folded.connect(self._on_folded)
        self._feed.run_ended.connect(self._on_run_end)
        self._feed.follow(self._state, None)

    @Slot()
    def prepare(self) -> None:
        """Try out what the first run needs, so that it begins without delay, and show which source it will have."""

        def choose() -> None:
            try:
                self._driver.choose_source()
            except SourceError as error:
                raise InputError(str(error)) from error

        self._try(choose, always=True)

    # --- values -----------------------------------------------------------------------------------------------
    @property
    def lanes(self) -> LaneSet:
        """The lanes of the present run."""
        return self._state.lanes if self.replay is None else self.replay.lanes

    @property
    def recording(self) -> Recording:
        """The recording of the present run."""
        return self._state.recording if self.replay is None else self.replay.recording

    @property
    def replay(self) -> Replay | None:
        """The recording that is shown, None while a program is."""
        return self._replays.current

    @property
    def scripts(self) -> Scripts:
        """What is remembered of scripts and files."""
        return self._scripts

    @property
    def state(self) -> RunState:
        """All that is known of the present run."""
        return self._state

    @property
    def shown(self) -> Shown:
        """What is shown, as it would run next, and why nothing can run beside it now."""
        reason = why_not(self._state, recorded=self.replay is not None)
        return Shown(self._cards, self._method, self._python, self._cores, reason)

    def current_view(self) -> SessionView:
        """Return the view of this moment."""
        if self.replay is None:
            view = self._maker().view()._replace(typing=self._driver.typist.view(), program_note=self._reload.note)
        else:
            view = self.replay.view()
        loading, saving = self._replays.loading, self._saves.saving
        python = view.status.python or self._scripts.usual_words
        return view._replace(status=view.status._replace(loading=loading, saving=saving, python=python))

    def _maker(self) -> ViewMaker:
        return ViewMaker(self._cards, self._state, self._method, self._driver, self._cores)

    @property
    def _method(self) -> str:
        cards = self._cards
        if isinstance(cards, TextCards | LessonScript):
            return cards.start_method
        return self._methods[cards.mode is Mode.SCRIPT]

    @Slot()
    def _show(self) -> None:
        self.view_changed.emit(self.current_view())

    @Slot()
    def _print(self) -> None:
        lines = self._state.outputs.take()
        if lines:
            self.output_added.emit(lines)
        self._feed.changed()  # there may be more of them

    @Slot()
    def _on_folded(self) -> None:
        self._say_messages()
        self.lanes_changed.emit()

    def _say_messages(self) -> None:
        messages, self._state.messages = self._state.messages, []
        for sentence in messages:
            self.message.emit(sentence)

    # --- changes ----------------------------------------------------------------------------------------------
    def _try(self, change: Callable[[], None], *, always: bool = False) -> bool:
        """Do what may be refused; say why, if it is. In a recording everything is, but what may be done `always`.

        Return whether it was done.
        """
        if self._shut_down:
            return False
        try:
            if self.replay is not None and not always:
                raise InputError(tr(REPLAYED if self.replay.of_this_run else RECORDED))
            change()
            done = True
        except InputError as error:
            self.message.emit(str(error))
            done = False
        self._feed.changed()
        return done

    def _rewrite(self) -> None:
        """Show the text of the next run. What the last one did with the old text stands in its recording."""
        self._reload.follow(self._cards)
        if self._state.main is MainPhase.OFF or (isinstance(self._cards, TextCards) and not self._state.running):
            self._state.transcript = fresh_transcript(self._cards, self._method)

    def _open(self, cards: Cards) -> None:
        if not self._shut_down:
            was_replay = self.replay is not None
            self._replays.close()
            self._cards = cards
            self._reload.follow(cards)
            self._new_run()
            if was_replay:
                self.replay_changed.emit(None)

    @Slot(object)
    def _show_recording(self, loaded: Loaded) -> None:
        """Show a recording that was read, instead of the present run."""
        if not self._shut_down:
            replay = self._replays.show(loaded, self._state.number + 1)
            replay.moved.connect(self._show)
            replay.output_added.connect(self.output_added)
            self._new_run()
            self.replay_changed.emit(replay)
            replay.show_end()
            self._scripts.note_opened(loaded.path)

    def _new_run(self) -> None:
        """End the program, if there is one, and begin with nothing. What it still reports is thrown away."""
        self._driver.retire()
        self._cards.begin_anew()
        self._state = RunState(self._state.number + 1, fresh_transcript(self._cards, self._method))
        self._feed.follow(self._state, None)
        self.run_started.emit(self._state.number)
        self.lanes_changed.emit()

    @Slot(object)
    def _on_script(self, cards: ScriptCards) -> None:
        """Something was found out about a script."""
        if cards is self._cards:
            self._rewrite()
            self._feed.changed()

    @Slot()
    def _on_file(self) -> None:
        """The file of what is shown may have changed."""
        if not self._shut_down and self.replay is None:
            if self._reload.look(running=self._state.running):
                self._state.show_text(fresh_transcript(self._cards, self._method))
            self._feed.changed()

    @Slot(object, str)
    def _on_run_end(self, exitcode: int | None, problem: str) -> None:
        self._driver.account_for_end(exitcode, problem)
        self._say_messages()

    @Slot()
    def shutdown(self) -> None:
        """End everything, within about SHUTDOWN_S. Nothing is emitted and nothing obeyed after it."""
        if not self._shut_down:
            self._shut_down = True
            self._feed.stop()
            self._saves.shut_down()
            self._scripts.shut_down()
            self._replays.shut_down(SHUTDOWN_S)
            self._driver.shut_down(SHUTDOWN_S)
