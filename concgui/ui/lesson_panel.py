"""The lesson under the timeline: the question and its answers, then what the run has shown of it.

It keeps no state of its own: what it shows is a `LessonView`, what is done on it goes out by signals. So there can be
several of them, at any width from 500 pixels and at any scale.
"""

import re
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from concgui.core.views import LessonPhase, LessonView
from concgui.core.words import later, tr
from concgui.ui.announce import announce
from concgui.ui.controls import ActionButton, label, mark
from concgui.ui.flow import Flow
from concgui.ui.lesson_answers import Answers
from concgui.ui.lesson_keys import VoteKeys
from concgui.ui.scaled import fit
from concgui.ui.spoken import on_language, say
from concgui.ui.theme import px

_LOW = 860  #: in windows lower than this, in pixels at scale 1, it is smaller
_PHASES = {
    LessonPhase.PREDICT: later("Predict first"),
    LessonPhase.RUNNING: later("The votes are closed"),
    LessonPhase.REVEALED: later("Revealed by this run"),
}
_KEYS = later("{letters} or a click: one vote more; with Shift one less. + and − do it for the last answer.")
_GHOSTS = later("Drag the dashed bars in the timeline to where {names} end.")
_GHOST = later("Drag the dashed bar in the timeline to where {names} ends.")
_ASK, _AGAIN = later("Predict"), later("Predict again")
_OBSTACLE = later("This cannot be shown here. {reason}")


class LessonPanel(QFrame):
    """Shows one lesson; hidden while there is none."""

    voted = Signal(int, int)  #: answer from 0, votes
    voted_again = Signal(int)  #: votes for the last answer
    run_wanted = Signal()
    skipped = Signal()
    ask_wanted = Signal()  #: the question is to be asked again
    reveal_wanted = Signal()
    proof_wanted = Signal()  #: to be shown in the timeline

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        say(self, "accessibleName", later("Lesson: its question and answers"))
        self.view: LessonView | None = None
        self._replay = self._compact = self._presented = False
        self.head = label("", "lesson", self)
        self.question = label("", "question", self)
        self.tally = label("", "soft", self)  #: the votes while it runs
        self.answers = Answers(self)
        self.obstacle = label("", "obstacle", self)
        self.hint = label("", "soft", self)
        self.fact = label("", "fact", self)
        self.guesses = label("", "summary", self)
        for one in self._texts():
            one.setWordWrap(True)
        self._make_buttons()
        self._arrange()
        self.keys = VoteKeys(self)
        self.keys.voted.connect(self.voted)
        self.keys.voted_again.connect(self.voted_again)
        self.keys.skipped.connect(self.skipped)
        self.answers.voted.connect(self.voted)
        on_language(self._speak)
        self.hide()

    def _texts(self) -> tuple[QLabel, ...]:
        return self.head, self.question, self.tally, self.obstacle, self.hint, self.fact, self.guesses

    def _make_buttons(self) -> None:
        def button(words: str, tip: str, wanted: object, role: str = "tool") -> ActionButton:
            made = ActionButton(words, words, tip, role=role, parent=self)
            made.clicked.connect(wanted)
            return made

        self.run = button(
            later("Run"), later("Close the votes and run the program (Ctrl+Return)"), self.run_wanted, "primary"
        )
        self.skip = button(later("Skip (Esc)"), later("Ask nobody; the run tells its fact all the same"), self.skipped)
        self.reveal = button(later("Reveal now"), later("Tell what the run has shown so far"), self.reveal_wanted)
        self.show_proof = button(
            later("Show proof"), later("Bring what proves it into view in the timeline (V)"), self.proof_wanted
        )
        self.ask = button(_AGAIN, later("Ask the question again, before a new run (Q)"), self.ask_wanted)

    def _arrange(self) -> None:
        row = QWidget(self)
        flow = Flow(row)
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        for part in (self.head, self.run, self.skip, self.reveal, self.show_proof, self.ask):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 12, 18, 14)
        fit(column.setSpacing, 8)
        column.addWidget(row)
        for below in (self.question, self.obstacle, self.tally, self.answers, self.fact, self.guesses, self.hint):
            column.addWidget(below)

    # --- values -------------------------------------------------------------------------------------------------------
    def show_lesson(self, view: LessonView | None, *, replay: bool = False) -> None:
        """Show a lesson, None: none. `replay`: of a recording, in which nothing runs and nobody votes."""
        before, self.view = self.view, view
        if view is None or (view == before and replay is self._replay):
            self.setVisible(view is not None)
            self._listen()
            return
        self._replay = replay
        self._show(view)
        self.show()
        self._listen()
        if before is not None:
            self._tell(before, view)

    def _show(self, view: LessonView) -> None:
        phase = view.phase
        asked, open_ = phase is not LessonPhase.SKIPPED, phase is LessonPhase.PREDICT
        revealed = bool(view.fact) and not open_
        self.head.setText(tr(_PHASES[phase]) if asked else view.title)
        beside = phase in {LessonPhase.RUNNING, LessonPhase.SKIPPED}
        mark(self.question, "small", on=beside or (self._compact and revealed))
        self._put(self.question, view.question if asked else view.summary)
        self._put(self.obstacle, tr(_OBSTACLE, reason=view.obstacle) if view.obstacle and not revealed else "")
        self._put(self.tally, _tally(view) if phase is LessonPhase.RUNNING else "")
        self.answers.setVisible(phase in {LessonPhase.PREDICT, LessonPhase.REVEALED} and bool(view.answers))
        if self.answers.show_answers(view.answers, phase):
            parts = [*self.answers.buttons, self.run, self.skip, self.reveal, self.show_proof, self.ask]
            for one, following in pairwise(parts):  # the answers come first, as they are read
                self.setTabOrder(one, following)
        mark(self.fact, "missed", on=view.holds is not True)
        self._put(self.fact, _together(view.fact) if revealed else "")
        guesses = "  ".join(one.words for one in view.ghosts if one.words)
        self._put(self.guesses, _together(guesses) if revealed else "")
        self._put(self.hint, _hint(view) if open_ and not self._replay and not self._compact else "")
        self._show_buttons(view, revealed=revealed)

    def _show_buttons(self, view: LessonView, *, revealed: bool) -> None:
        phase, live = view.phase, not self._replay
        words = _ASK if phase is LessonPhase.SKIPPED else _AGAIN
        say(self.ask, "text", words)
        say(self.ask, "accessibleName", words)
        for button, shown in (
            (self.run, live and phase is LessonPhase.PREDICT),
            (self.skip, live and phase is LessonPhase.PREDICT and not self._presented),
            (self.reveal, live and phase is LessonPhase.RUNNING),
            (self.show_proof, revealed and bool(view.proof)),
            (self.ask, live and bool(view.question) and phase in {LessonPhase.REVEALED, LessonPhase.SKIPPED}),
        ):
            if not shown and button.hasFocus():
                self.window().setFocus()  # Qt would give the focus to another button, which Space would press then
            button.setVisible(shown)

    def set_presented(self, *, presented: bool) -> None:
        """In a presentation Esc leads back to the window, and the next step asks nobody."""
        if presented is not self._presented:
            self._presented = presented
            self._speak()

    @staticmethod
    def _put(text: QLabel, words: str) -> None:
        text.setText(words)
        text.setVisible(bool(words))

    # --- room ---------------------------------------------------------------------------------------------------------
    @property
    def needs_room(self) -> bool:
        """Whether what explains the timeline should make way: nothing is drawn yet, or there is little room for all."""
        if self.view is None or self.isHidden():
            return False
        return self.view.phase is LessonPhase.PREDICT or (self._compact and bool(self.view.fact))

    def _fit(self) -> None:
        """In a low window everything is smaller, and what can be read elsewhere is left out."""
        compact = self.window().height() < px(_LOW)
        if compact is not self._compact:
            self._compact = compact
            self.answers.set_compact(compact=compact)
            for text in (self.head, self.question, self.fact, self.guesses, self.obstacle):
                mark(text, "compact", on=compact)
            if self.view is not None:
                self._show(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Qt override: it stands at the bottom, so another height of the window moves it."""
        super().moveEvent(event)
        self._fit()

    def _listen(self) -> None:
        view = self.view
        voting = view is not None and view.phase is LessonPhase.PREDICT and not self._replay
        self.keys.listen(len(view.answers) if view is not None and voting else 0, on=voting)

    def _tell(self, before: LessonView, view: LessonView) -> None:
        """Say what has changed to who cannot see it."""
        if view.lesson_id != before.lesson_id:
            announce(self, view.question or view.title)
        elif view.phase is not before.phase and view.phase is LessonPhase.PREDICT:
            announce(self, view.question)
        elif view.fact and view.fact != before.fact:
            right = [one.text for one in view.answers if one.right] if view.phase is LessonPhase.REVEALED else []
            guesses = self.guesses.text().replace("\u00a0", " ")
            announce(self, " ".join((view.fact, *right, guesses)).strip(), urgent=True)
        elif view.phase is LessonPhase.PREDICT:
            for place, (was, one) in enumerate(zip(before.answers, view.answers, strict=False)):
                if was.votes != one.votes:
                    announce(self, f"{chr(ord('A') + place)}: {self.answers.buttons[place].votes_words}")

    def _speak(self) -> None:
        if self.view is not None:
            self._show(self.view)


def _together(text: str) -> str:
    """No number at the end of a line and its unit in the next."""
    return re.sub(r"(?<=\d) (?=(?:s|ms|µs|MB|%|秒|毫秒)(?!\w))", "\u00a0", text)


def _tally(view: LessonView) -> str:
    """The votes in one line: "A 6 · B 21"; "" where nobody has voted."""
    if not any(one.votes for one in view.answers):
        return ""
    return "  ·  ".join(f"{chr(ord('A') + place)} {one.votes}" for place, one in enumerate(view.answers))


def _listed(names: list[str]) -> str:
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]


def _hint(view: LessonView) -> str:
    """What can be done before it runs."""
    told = [tr(_KEYS, letters=f"A–{chr(ord('A') + len(view.answers) - 1)}")] if view.answers else []
    names = [one.lane for one in view.ghosts]
    if names:
        told.append(tr(_GHOSTS if len(names) > 1 else _GHOST, names=_listed(names)))
    return "  ".join(told)
