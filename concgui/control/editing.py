"""What a session does for the form: remembers each change of it, takes it back and does it again."""

import time
from collections.abc import Callable

from PySide6.QtCore import Slot

from concgui.control.cards import Cards
from concgui.control.lessonscript import LessonScript
from concgui.control.lessonsession import LessonSession
from concgui.control.textcards import TextCards
from concgui.control.undo import CardsState, Change, Form, What, put_back
from concgui.core.actions import RECORDED, REPLAYED, Action
from concgui.core.scenario import InputError, WorkerSpec
from concgui.core.views import Mode, SessionView, UndoView
from concgui.core.words import later, tr

#: What the buttons change in the form.
STEPS = {Action.ADD: What.ADD, Action.DUPLICATE: What.DUPLICATE, Action.REMOVE: What.REMOVE}
NOTHING_TO_UNDO = later("There is nothing to undo: nothing was changed here.")
NOTHING_TO_REDO = later("There is nothing to redo: nothing was undone.")
#: Changes of one interval that follow each other so soon are one step: a key that is held, clicks beside a slider.
_TOGETHER_S = 0.7


class _StayError(Exception):
    """The user wants to keep what is shown."""


class Editing(LessonSession):
    """Each program has its own steps; the cores, which are everybody's, are in those of the program that is shown."""

    #: Asked before a program is lost that the user has changed and not saved: whether to go on. It may ask the user.
    may_lose: Callable[[], bool] = staticmethod(lambda: True)

    _dragging = 0  #: the number of the drag of a slider that goes on, 0 while none does
    _drags = 0
    _last_edit: tuple[int | None, float] = (None, 0.0)  #: the card whose interval was changed last, and when
    _edits = 0

    def current_view(self) -> SessionView:
        """Return the view of this moment."""
        view = super().current_view()
        if self.replay is not None:
            return view
        history = self._cards.history
        undo, redo = history.next_undo, history.next_redo
        return view._replace(
            undo=UndoView(undo.change.words() if undo else "", redo.change.words() if redo else ""),
            unsaved=self._cards.changed,
        )

    # --- intents ------------------------------------------------------------------------------------------------------
    @Slot(bool)
    def drag(self, on: bool) -> None:
        """A slider is taken, or let go: what is changed between them is one step."""
        self._drags += on
        self._dragging = self._drags if on else 0
        self._last_edit = (None, 0.0)

    @Slot()
    def undo(self) -> None:
        """Take the last change of the form back, unless it is in the program that runs."""

        def back() -> None:
            step = self._cards.history.next_undo
            if step is None:
                raise InputError(tr(NOTHING_TO_UNDO))
            self._put(put_back(self._form(), step.after, step.before), redo=False)
            self._cards.history.undo()

        self._try(back)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""

        def again() -> None:
            step = self._cards.history.next_redo
            if step is None:
                raise InputError(tr(NOTHING_TO_REDO))
            self._put(put_back(self._form(), step.before, step.after), redo=True)
            self._cards.history.redo()

        self._try(again)

    def refusal(self, *, redo: bool) -> str:
        """Return why there is nothing that can be undone (redone) now, one sentence, or ""."""
        history = self._cards.history
        step = history.next_redo if redo else history.next_undo
        if self.replay is not None:
            return tr(REPLAYED if self.replay.of_this_run else RECORDED)
        if step is None:
            return tr(NOTHING_TO_REDO if redo else NOTHING_TO_UNDO)
        now = self._form()
        then = put_back(now, step.before, step.after) if redo else put_back(now, step.after, step.before)
        try:
            self._check_free_to_change(now.cards, then.cards, redo=redo)
        except InputError as error:
            return str(error)
        return ""

    @Slot()
    def note_saved(self) -> None:
        """The program that is shown was saved by the user."""
        self._cards.note_saved()
        self._feed.changed()

    # --- what is not saved --------------------------------------------------------------------------------------------
    @property
    def shown_is_unsaved(self) -> bool:
        """Whether the program that is shown, or that stands behind a recording, has changes that were not saved."""
        return self._cards.changed

    @property
    def shown_title(self) -> str:
        """Its name, "" for Free."""
        return self._cards.title

    @property
    def free_is_unsaved(self) -> bool:
        """Whether the cards of Free have changes that were not saved, whatever is shown."""
        return self._free_cards.changed

    @property
    def free_is_shown(self) -> bool:
        """Whether Free is what is shown, or stands behind a recording."""
        return self._cards is self._free_cards

    def show_unsaved(self, *, free: bool) -> None:
        """Show what is to be saved: the cards of Free, or the present program, in place of a recording."""
        cards = self._free_cards if free else self._cards
        if self._cards is not cards or self.replay is not None:
            super()._open(cards)

    # --- inside -------------------------------------------------------------------------------------------------------
    def _try(self, change: Callable[[], None], *, always: bool = False, step: str = "", key: int | None = None) -> bool:
        """See `SessionBase`. step: the `What` of a change of the form, about the card `key`: it can be undone."""
        cards, before = self._cards, self._form()
        try:
            done = super()._try(change, always=always)  # some change something and say that it is for the next run
        except _StayError:
            return False
        if not self._shut_down and self._cards is cards and step in set(What):
            what, after = What(step), self._form()
            named = cards.specs[-1:] if what is What.ADD else [one for one in before.cards.specs if one.key == key]
            name = next((one.name for one in named), "")
            together = self._together(key) if what is What.INTERVAL and before != after else None
            cards.history.record(Change(what, name), before, after, together)
        return done

    def _open(self, cards: Cards) -> None:
        lost = cards is not self._cards and self._cards is not self._free_cards and self._cards.changed
        if lost and not self._shut_down and not self.may_lose():
            raise _StayError
        if cards.history.next_undo is None:
            cards.note_saved()  # what it begins with, such as the start method of the lesson before, is no change
        super()._open(cards)

    def _read_back(self, cards: Cards, method: str) -> Cards:
        """Make these cards those of Free, which can be undone; return the cards of Free."""
        free = self._free_cards
        before = Form(free.state(), self._methods[False], self._cores)
        free.replace_all(cards.specs)
        self._methods[False] = method
        free.note_saved()
        free.history.record(Change(What.REPLACE), before, before._replace(cards=free.state(), method=method))
        return free

    def _together(self, key: int | None) -> object:
        """What the changes of one interval have in common that are one step."""
        now = time.monotonic()
        last, at = self._last_edit
        if not (self._dragging or (last == key and now - at < _TOGETHER_S)):
            self._edits += 1
        self._last_edit = (key, now)
        return ("drag", self._dragging, key) if self._dragging else ("edit", self._edits, key)

    def _form(self) -> Form:
        beside = "" if isinstance(self._cards, TextCards) else self._method  # there it stands in the text
        return Form(self._cards.state(), beside, self._cores)

    def _put(self, form: Form, *, redo: bool) -> None:
        """Show this form instead, or say why not."""
        now, cards = self._form(), self._cards
        self._check_free_to_change(now.cards, form.cards, redo=redo)
        if form.cards != now.cards:
            method = self._method
            cards.restore(form.cards)
            if cards.mode is Mode.LESSON and self._method != method:
                self._lesson_method = self._method
            self._rewrite()
        if form.method != now.method:
            if isinstance(cards, LessonScript):
                cards.set_start_method(form.method)
                self._lesson_method = form.method
            else:
                self._methods[cards.mode is Mode.SCRIPT] = form.method
            self._rewrite()
        if form.cores != now.cores:
            self._cores = form.cores
            self._driver.set_cores(form.cores)

    def _check_free_to_change(self, now: CardsState, then: CardsState, *, redo: bool) -> None:
        """Raise InputError when a card that would be another one, or none, is in the program that runs."""
        maker = self._maker()
        kept: set[WorkerSpec] = set(then.specs)
        fixed = next((spec for spec in now.specs if spec not in kept and not maker.editable(spec)), None)
        text = now.listing is not then.listing and self._state.running
        if fixed is None and not text:
            return
        if fixed is None:
            raise InputError(
                tr("The program runs with it: press Reset, then redo.")
                if redo
                else tr("The program runs with it: press Reset, then undo.")
            )
        raise InputError(
            tr("{name} is in the program that runs: press Reset, then redo.", name=fixed.name)
            if redo
            else tr("{name} is in the program that runs: press Reset, then undo.", name=fixed.name)
        )
