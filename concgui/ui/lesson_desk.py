"""The lesson in the window: its panel under the timeline, its ghost bars, what proves its fact; and what is done there.

Made by the wiring. Nothing of it is there before the first lesson is shown.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from concgui.core.actions import YES, Action, Verdict, no
from concgui.core.states import MainPhase
from concgui.core.views import LessonPhase, LessonView, Mode, SessionView
from concgui.core.words import later, tr
from concgui.ui.commands import Command
from concgui.ui.theme import MAIN
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session
    from concgui.ui.keyboard import Keyboard
    from concgui.ui.lesson_panel import LessonPanel
    from concgui.ui.timeline.marks import Guess, Lit

NO_QUESTION = later("No question is there to be asked: open a lesson.")
NOT_ASKED = later("The question is not being asked: Q asks it again.")
NOT_RUNNING = later("There is nothing to reveal: the question is asked, then the program runs.")
NO_PROOF = later("Nothing is proved yet: run the lesson first.")
#: The stretch that is shown around what proves a fact: this much wider, at least so long.
_AROUND, _LEAST_NS = 0.3, 20_000


class LessonDesk(QObject):
    """`panel` is None before the first lesson."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.panel: LessonPanel | None = None
        self._lesson: LessonView | None = None
        self._proof: tuple[object, Lit | None] = ((), None)
        self._insisted = False  # the proof is to be shown, wherever a replay is

    def follow(self) -> None:
        """Show the session's lessons from now on."""
        self._session.view_changed.connect(self._show)
        self._window.toolbar.predict.clicked.connect(self.ask)

    def take_keys(self, keyboard: "Keyboard") -> None:
        """Obey the commands of the menu."""
        session = self._session
        keyboard.handle(Command.PREDICT, self.ask, lambda: self._verdict(bool(self._lesson and self._lesson.question)))
        keyboard.handle(
            Command.SKIP_QUESTION, session.skip_question, lambda: self._in_phase(LessonPhase.PREDICT, tr(NOT_ASKED))
        )
        keyboard.handle(
            Command.REVEAL, session.reveal_fact, lambda: self._in_phase(LessonPhase.RUNNING, tr(NOT_RUNNING))
        )
        keyboard.handle(
            Command.SHOW_PROOF,
            self.show_proof,
            lambda: self._verdict(bool(self._lesson and self._lesson.proof), tr(NO_PROOF)),
        )

    def _verdict(self, legal: bool, reason: str = "") -> Verdict:
        return YES if legal else no(reason if self._lesson is not None and reason else tr(NO_QUESTION))

    def _in_phase(self, phase: LessonPhase, reason: str) -> Verdict:
        return self._verdict(self._lesson is not None and self._lesson.phase is phase, reason)

    def connect_panel(self, panel: "LessonPanel") -> None:
        """Let what is done on a panel reach the session. There may be several: each is shown the view by its owner."""
        session = self._session
        panel.voted.connect(session.vote)
        panel.voted_again.connect(session.vote_again)
        panel.skipped.connect(session.skip_question)
        panel.ask_wanted.connect(session.ask_question)
        panel.reveal_wanted.connect(session.reveal_fact)
        panel.run_wanted.connect(self._run)
        panel.proof_wanted.connect(self.show_proof)

    # --- down ---------------------------------------------------------------------------------------------------------
    @Slot(object)
    def _show(self, view: SessionView) -> None:
        self._lesson = lesson = view.lesson
        if self.panel is None and lesson is not None:
            self._make_panel()
        if self.panel is not None:
            before = self.panel.needs_room
            self.panel.show_lesson(lesson, replay=view.mode is Mode.REPLAY)
            if self.panel.needs_room is not before:
                self._window.give_way()
        live = view.mode is not Mode.REPLAY
        self._window.toolbar.offer(
            self._window.toolbar.predict, offered=live and lesson is not None and bool(lesson.question)
        )
        if self._window.timeline is not None:
            self._window.timeline.time_scale.least_ns = _latest_ns(lesson) if live else 0.0
            self._show_ghosts(view)
            self._show_marks(lesson)

    def _make_panel(self) -> None:
        from concgui.ui.lesson_panel import LessonPanel

        self.panel = LessonPanel(self._window.centre)
        self._window.place_lesson(self.panel)
        self.connect_panel(self.panel)

    def _show_ghosts(self, view: SessionView) -> None:
        """The bars that can be dragged: before the run, while the question is asked."""
        timeline, lesson = self._window.timeline, view.lesson
        asked = lesson is not None and lesson.phase is LessonPhase.PREDICT and view.main is MainPhase.OFF
        ghosts = lesson.ghosts if lesson is not None and asked and view.mode is not Mode.REPLAY else ()
        if timeline is None or not (ghosts or timeline.ghosts.bars):
            return
        colors = {card.spec.name: card.color for card in view.cards} | dict.fromkeys(("MainProcess", "main"), MAIN)
        for place, ghost in enumerate(ghosts):
            colors.setdefault(ghost.lane, place)
        changed = timeline.ghosts.show(ghosts, colors)
        if changed:
            for bar in timeline.ghosts.bars:
                bar.guessed.connect(self._session.guess_end)
                bar.dropped.connect(self._give_room)
                bar.left.connect(self._step)
        if timeline.ghosts.make_room() or changed:
            timeline.refresh()

    def _show_marks(self, lesson: LessonView | None) -> None:
        """What was guessed over the lanes, and what proves the fact."""
        timeline, lanes = self._window.timeline, self._session.lanes
        if timeline is None or timeline.lanes is not lanes:
            return
        told = lesson is not None and lesson.phase is not LessonPhase.PREDICT and not self._is_on_the_way()
        proof = lesson.proof if lesson is not None and told else ()
        if self._proof[0] != (timeline.lanes, proof):
            self._proof = (timeline.lanes, proof), _lit(proof)
        guesses = self._guesses(lesson) if lesson is not None and lanes.lanes else ()
        timeline.handling.show_lesson(guesses, self._proof[1])

    def _is_on_the_way(self) -> bool:
        """Whether a replay is amid the run: all lanes are looked at then, unless the proof was asked for there."""
        replay = self._session.replay
        if replay is None or replay.playing:
            self._insisted = False
        return replay is not None and replay.instant_ns < replay.length_ns and not self._insisted

    def _guesses(self, lesson: LessonView) -> "tuple[Guess, ...]":
        said = [one for one in lesson.ghosts if one.guess_s is not None]
        if not said or lesson.phase is LessonPhase.SKIPPED:
            return ()
        from concgui.core.fact_run import Run  # with numpy, which the first paint does not wait for
        from concgui.core.lane import Lane
        from concgui.ui.timeline.marks import Guess

        run = Run(self._session.recording, self._session.lanes)
        found = [(run.lane(one.lane), one) for one in said]
        return tuple(
            Guess(lane.index, one.guess_s, one.ended_s)
            for lane, one in found
            if isinstance(lane, Lane) and one.guess_s is not None
        )

    # --- up -----------------------------------------------------------------------------------------------------------
    @Slot()
    def ask(self) -> None:
        """Ask the question again; while it is asked already, go to its first answer."""
        lesson = self._lesson
        if lesson is not None and lesson.phase is LessonPhase.PREDICT and self.panel is not None:
            self.panel.answers.buttons[0].setFocus()
        else:
            self._session.ask_question()

    @Slot()
    def _run(self) -> None:
        self._window.intent.emit(Action.RUN, None, None)

    @Slot()
    def show_proof(self) -> None:
        """Bring what proves the fact into view, with a little around it."""
        timeline, lesson = self._window.timeline, self._lesson
        if timeline is None or lesson is None or not lesson.proof:
            return
        self._insisted = True
        self._show_marks(lesson)
        t0 = timeline.lanes.t0_ns
        start = min(start for _lane, start, _end in lesson.proof) - t0
        end = max(end for _lane, _start, end in lesson.proof) - t0
        around = max(_LEAST_NS, (end - start) * _AROUND)
        for lane in dict.fromkeys(lane for lane, _start, _end in reversed(lesson.proof)):
            timeline.desk.reveal(lane)
        timeline.show_stretch(start - around, end + around)

    @Slot(int)
    def _step(self, step: int) -> None:
        """From one ghost bar to the next."""
        timeline, bar = self._window.timeline, self.sender()
        if timeline is not None and bar in timeline.ghosts.bars:
            bars = timeline.ghosts.bars
            bars[(bars.index(bar) + step) % len(bars)].setFocus()

    @Slot()
    def _give_room(self) -> None:
        timeline = self._window.timeline
        if timeline is not None and timeline.ghosts.make_room():
            timeline.refresh()


def _latest_ns(lesson: LessonView | None) -> float:
    """The latest guess: while the lanes grow towards it, it is in view."""
    if lesson is None or lesson.phase is LessonPhase.SKIPPED:
        return 0.0
    return max((one.guess_s or 0.0 for one in lesson.ghosts), default=0.0) * 1e9


def _lit(proof: tuple[tuple[int, int, int], ...]) -> "Lit | None":
    if not proof:
        return None
    from concgui.ui.timeline.marks import Lit

    return Lit(proof)
