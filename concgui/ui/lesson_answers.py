"""All answers of a lesson's question, side by side where there is room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from concgui.core.views import AnswerView, LessonPhase
from concgui.ui.lesson_answer import AnswerButton
from concgui.ui.looks import looks
from concgui.ui.spoken import on_language
from concgui.ui.theme import px

_GAP, _CLOSE = 10, 6  #: pixels at scale 1, the second where there is little room
_LOWER = 0.85  #: more columns, and so more lines in each, must make them that much lower
_BESIDE, _LEAST = 240, 170  #: an answer is at least so wide beside others, and alone


class Answers(QWidget):
    """All of them, in as many columns as make them lowest: `voted(answer, count)`."""

    voted = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[AnswerButton] = []
        self._compact = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks().changed.connect(self._resettle)
        on_language(self._speak)

    def show_answers(self, answers: tuple[AnswerView, ...], phase: LessonPhase) -> bool:
        """Show these; they can be voted for in PREDICT alone. Return whether there are buttons that were not before."""
        known = len(self.buttons)
        while len(self.buttons) < len(answers):
            place = len(self.buttons)
            button = AnswerButton(chr(ord("A") + place), self)
            button.voted.connect(lambda count, place=place: self.voted.emit(place, count))
            button.set_compact(compact=self._compact)
            self.buttons.append(button)
        total, moved = sum(one.votes for one in answers), False
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(answers))
            button.setEnabled(phase is LessonPhase.PREDICT)
            if place < len(answers):
                moved = button.show_answer(answers[place], phase, total) or moved
        if moved:
            self._resettle()
        return len(self.buttons) > known

    def set_compact(self, *, compact: bool) -> None:
        """Be as low as can be read, or as large as can be."""
        self._compact = compact
        for button in self.buttons:
            button.set_compact(compact=compact)
        self._resettle()

    def _shown(self) -> list[AnswerButton]:
        return [button for button in self.buttons if not button.isHidden()]

    # --- sizes --------------------------------------------------------------------------------------------------------
    def _rows(self, width: int) -> tuple[int, list[int]]:
        """How many columns there are at a width, and how high each row is."""
        shown = self._shown()
        best: tuple[int, list[int]] = (1, [])
        for columns in dict.fromkeys((1, 2, len(shown))):
            if not 0 < columns <= len(shown) or (columns > 1 and self._wide(width, columns) < px(_BESIDE)):
                continue
            highs = [button.high_at(self._wide(width, columns)) for button in shown]
            rows = [max(highs[place : place + columns]) for place in range(0, len(highs), columns)]
            if not best[1] or self._high(rows) < _LOWER * self._high(best[1]):
                best = columns, rows
        return best

    @property
    def _gap(self) -> int:
        return _CLOSE if self._compact else _GAP

    def _wide(self, width: int, columns: int) -> int:
        return (width - (columns - 1) * px(self._gap)) // columns

    def _high(self, rows: list[int]) -> int:
        return sum(rows) + max(0, len(rows) - 1) * px(self._gap)

    def hasHeightForWidth(self) -> bool:
        """Qt override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt override."""
        return self._high(self._rows(width)[1])

    def sizeHint(self) -> QSize:
        """Qt override."""
        wide = max(self.width(), px(_LEAST))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Qt override: as low as it is at its width, for layouts that ask for no height at a width."""
        return QSize(px(_LEAST), self.heightForWidth(max(self.width(), px(_LEAST))))

    def _resettle(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        columns, rows = self._rows(self.width())
        wide, top = self._wide(self.width(), columns), 0
        for place, button in enumerate(self._shown()):
            row, column = divmod(place, columns)
            button.setGeometry(column * (wide + px(self._gap)), top, wide, rows[row])
            if column == columns - 1:
                top += rows[row] + px(self._gap)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._place()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _speak(self) -> None:
        for button in self.buttons:
            button.speak()
