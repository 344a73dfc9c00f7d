"""What a clicker does next, or takes back, in what is shown: a lesson, a program of the cards, a script, a replay.

Nothing is done here but asked for: the session decides, as for any button.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from concgui.core.actions import Action, Verdict
from concgui.core.lessons import Lesson, load_lessons
from concgui.core.states import MainPhase, Phase
from concgui.core.views import CardView, LessonPhase, Mode, SessionView
from concgui.core.words import language, tr
from concgui.ui.controls import loading

if TYPE_CHECKING:
    from concgui.control.replay import Replay
    from concgui.control.session import Session

_NOT_STARTED = {Phase.ABSENT, Phase.CREATED}
_TO_JOIN = {Phase.STARTING, Phase.ALIVE, Phase.ENDED}


class Step(NamedTuple):
    """`words`: what it is, in few words; `do` does it. Where there is none now, `do` is None and `words` say why."""

    words: str
    do: Callable[[], object] | None = None
    quick: bool = False  #: it may follow the one before as fast as a finger can


class Steps:
    """The steps of one presentation."""

    def __init__(self, session: "Session", slowly: Callable[[], object]) -> None:
        """`slowly`: begins slow motion."""
        self._session = session
        self._slowly = slowly
        self._seen = 0  # the number of the run whose slow motion was shown
        self._told = 0  # of the run for which the reveal was asked for
        self._lessons: list[Lesson] | None = None

    def next(self, view: SessionView) -> Step:
        """Return what comes next."""
        replay = self._session.replay
        if replay is not None:
            return self._on_in_replay(view, replay)
        if view.main is MainPhase.ENDED:
            return self._on_from_end(view)
        return self._on_in_free(view) if view.mode is Mode.FREE else self._on_in_program(view)

    def back(self, view: SessionView) -> Step:
        """Return what was before."""
        replay = self._session.replay
        if replay is not None:
            return self._back_in_replay(replay)
        if view.main is MainPhase.OFF:
            return self._lesson_beside(view, -1) if view.lesson is not None else Step(tr("This is the beginning."))
        if view.main is MainPhase.ENDED:
            asks = view.lesson is not None and bool(view.lesson.question)
            return self._act(tr("the question again") if asks else tr("from the beginning"), Action.RESET, view)
        return Step(tr("What runs cannot be taken back: Ctrl+R stops it and begins anew."))

    # ------------------------------------------------------------------ a replay
    def _on_in_replay(self, view: SessionView, replay: "Replay") -> Step:
        if replay.playing:
            return Step(tr("to the end"), lambda: (replay.pause(), replay.show_end()))
        if replay.instant_ns < replay.length_ns:
            if replay.place >= replay.events:  # it goes on a little after the last event
                return Step(tr("to the end"), replay.show_end)
            return Step(tr("next event"), lambda: replay.step(1), quick=True)
        if not replay.of_this_run:
            return Step(tr("This is the end of the recording."))
        if view.lesson is not None and self._session.state.main is MainPhase.ENDED:
            return self._lesson_beside(view, 1)
        return Step(tr("back to the program"), self._session.back_to_live)

    def _back_in_replay(self, replay: "Replay") -> Step:
        if replay.playing:
            return Step(tr("pause"), replay.pause)
        if replay.instant_ns > 0:
            before = replay.show_start if replay.place <= 1 else lambda: replay.step(-1)
            return Step(tr("previous event"), before, quick=True)
        if replay.of_this_run:
            return Step(tr("back to the program"), self._session.back_to_live)
        return Step(tr("This is the beginning."))

    # ------------------------------------------------------------------ a program
    def _on_in_program(self, view: SessionView) -> Step:
        if view.main is MainPhase.OFF:
            return self._act(tr("run"), Action.RUN, view)
        return Step(tr("{title} is running: the next step comes when it has ended. Ctrl+R stops it.", title=view.title))

    def _on_from_end(self, view: SessionView) -> Step:
        lesson = view.lesson
        if lesson is not None and lesson.question and lesson.phase is LessonPhase.RUNNING and self._told != view.run:
            return Step(tr("reveal"), lambda: self._reveal(view.run))
        if self._seen != view.run:
            return Step(tr("slow motion"), lambda: self._show_slowly(view.run))
        if lesson is not None:
            return self._lesson_beside(view, 1)
        if view.mode is Mode.FREE:
            return self._act(tr("from the beginning"), Action.RESET, view)
        return self._act(tr("run again"), Action.RUN, view)

    def _reveal(self, run: int) -> None:
        self._told = run
        self._session.reveal_fact()

    def _show_slowly(self, run: int) -> None:
        self._seen = run
        self._slowly()

    def _lesson_beside(self, view: SessionView, count: int) -> Step:
        """The lesson before the one that is shown, or behind it."""
        if self._lessons is None:
            self._lessons = load_lessons()
        shown = "" if view.lesson is None else view.lesson.lesson_id
        ids = [one.lesson_id for one in self._lessons]
        place = ids.index(shown) + count if shown in ids else -1
        if not 0 <= place < len(ids):
            return Step(tr("This was the last lesson.") if count > 0 else tr("This is the first lesson."))
        title = self._lessons[place].in_language(language()).title
        words = tr("next lesson: {title}", title=title) if count > 0 else tr("lesson before: {title}", title=title)
        return Step(words, lambda: self._session.open_lesson(ids[place]))

    # ------------------------------------------------------------------ the cards
    def _on_in_free(self, view: SessionView) -> Step:
        if view.main in {MainPhase.LAUNCHING, MainPhase.LEAVING}:
            return Step(tr("MainProcess is not ready for it: one moment."))
        if view.main is MainPhase.BUSY:
            call = next((line.call for line in view.program if line.call), "")
            if call:
                return Step(tr("MainProcess is blocked in {call}: the next step is there when it goes on.", call=call))
            return Step(tr("MainProcess is busy: the next step is there when it goes on."))
        fresh = _first(view.cards, _NOT_STARTED)
        if fresh is not None:
            return self._act(tr("start {name}", name=fresh.spec.name), Action.START, view, fresh)
        if view.main is MainPhase.OFF:
            return Step(tr("There is no worker: N adds one."))
        if _first(view.cards, _TO_JOIN) is not None:
            return self._act(tr("join all"), Action.JOIN_ALL, view)
        return self._act(tr("end main"), Action.END_MAIN, view)

    def _act(self, words: str, action: Action, view: SessionView, card: CardView | None = None) -> Step:
        verdicts = view.actions if card is None else card.actions
        verdict: Verdict = verdicts.get(action) or loading()
        if not verdict.enabled:
            return Step(verdict.reason)
        key = None if card is None else card.spec.key
        return Step(words, lambda: self._session.act(action, key, None))


def _first(cards: Iterable[CardView], phases: set[Phase]) -> CardView | None:
    return next((card for card in cards if card.phase in phases), None)
