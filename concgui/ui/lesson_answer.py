"""One answer of a lesson's question: a big button that counts votes, and their bar when it is revealed.

A state is never told by colour alone: what is so in this run has a tick and says it.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from concgui.core.views import AnswerView, LessonPhase
from concgui.core.words import tr, trn
from concgui.ui.fonts import text_font
from concgui.ui.theme import current, px

#: Measures in pixels at scale 1.
_TEXT, _SMALL, _PAD, _BADGE, _COUNT = 19, 15, 12, 34, 96
_LEAST_HIGH = 58
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TINT = 0.16  #: opacity of the bar of votes


class AnswerButton(QPushButton):
    """One answer. A click counts a vote, with Shift or the right button it takes one back: `voted(count)`."""

    voted = Signal(int)

    def __init__(self, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.letter = letter
        self._answer = AnswerView("")
        self._phase = LessonPhase.PREDICT
        self._total = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.voted.emit(1))

    def show_answer(self, answer: AnswerView, phase: LessonPhase, total: int) -> bool:
        """Show an answer of a question that has so many votes. Return whether its size may be another one now."""
        if (answer, phase, total) == (self._answer, self._phase, self._total):
            return False
        moved = answer.text != self._answer.text or phase is not self._phase
        self._answer, self._phase, self._total = answer, phase, total
        self.speak()
        self.update()
        return moved

    def speak(self) -> None:
        """Say it to who cannot see it, in the language in use."""
        answer, votes = self._answer, self.votes_words
        self.setAccessibleName(tr("Answer {letter}: {text}", letter=self.letter, text=answer.text))
        if self._phase is LessonPhase.REVEALED:
            self.setAccessibleDescription(f"{votes}, {self.share_words}. {self.right_words}")
            self.setToolTip("")
        else:
            self.setAccessibleDescription(votes)
            self.setToolTip(
                tr(
                    "A click or {letter} counts a vote; with Shift, or the right button, one is taken back.",
                    letter=self.letter,
                )
            )

    # --- words --------------------------------------------------------------------------------------------------------
    @property
    def votes_words(self) -> str:
        """How many votes it has."""
        return trn("{n} vote", "{n} votes", self._answer.votes)

    @property
    def share_words(self) -> str:
        """Its share of all votes, as "72 %"; "" where nobody has voted."""
        return f"{self._share * 100:.0f} %" if self._total else ""

    @property
    def right_words(self) -> str:
        """Whether it is so in this run."""
        if self._answer.right is None:
            return tr("Not known in this run")
        return tr("So it is in this run") if self._answer.right else tr("Not so in this run")

    @property
    def _share(self) -> float:
        return self._answer.votes / self._total if self._total else 0.0

    # --- sizes --------------------------------------------------------------------------------------------------------
    def high_at(self, width: int) -> int:
        """The height that it needs at a width."""
        room = self._text_room(width)
        rect = QFontMetrics(self._font()).boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, self._answer.text)
        high = rect.height()
        if self._phase is LessonPhase.REVEALED:
            high += QFontMetrics(self._small()).height() + px(2)
        return max(px(_LEAST_HIGH), high + 2 * px(_PAD))

    def _text_room(self, width: int) -> int:
        return max(px(60), width - 3 * px(_PAD) - px(_BADGE) - px(_COUNT))

    def _font(self) -> QFont:
        return text_font(px(_TEXT), QFont.Weight.DemiBold)

    def _small(self) -> QFont:
        return text_font(px(_SMALL), QFont.Weight.Medium)

    # --- Qt -----------------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override: the right button, or Shift, takes a vote back."""
        back = event.button() == Qt.MouseButton.RightButton
        if back or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.voted.emit(-1)
            event.accept()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, pad = current(), px(_PAD)
        revealed, right = self._phase is LessonPhase.REVEALED, self._answer.right is True
        good = QColor(theme.line_done)
        edge = QColor(theme.focus) if self.hasFocus() else good if revealed and right else QColor(theme.notice_border)
        wide = px(3) if self.hasFocus() or (revealed and right) else px(1.5)
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(QColor(theme.control_hover if hovered else theme.surface))
        painter.setPen(QPen(edge, wide))
        painter.drawRoundedRect(box, px(9), px(9))
        if revealed and self._total:
            self._paint_bar(painter, box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), good if right else None)
        badge = QRectF(pad, (self.height() - px(_BADGE)) / 2, px(_BADGE), px(_BADGE))
        self._paint_badge(painter, badge, good if revealed and right else None)
        self._paint_words(painter, badge)

    def _paint_bar(self, painter: QPainter, box: QRectF, good: QColor | None) -> None:
        """The share of the votes, from the left, with a firm edge under it."""
        color = QColor(current().text_faint) if good is None else QColor(good)
        bar = QRectF(box.left(), box.top(), box.width() * self._share, box.height())
        foot = QRectF(bar.left(), bar.bottom() - px(5), bar.width(), px(5))
        painter.fillRect(foot, color)
        color.setAlphaF(_TINT)
        painter.fillRect(bar, color)

    def _paint_badge(self, painter: QPainter, badge: QRectF, good: QColor | None) -> None:
        """The letter in its square; a tick where it is so in this run."""
        theme = current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text) if good is None else good)
        painter.drawRoundedRect(badge, px(7), px(7))
        if good is not None:
            side = badge.width()
            tick = [(0.26, 0.54), (0.43, 0.71), (0.75, 0.32)]
            pen = QPen(QColor(theme.surface), side * 0.12)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(badge.left() + x * side, badge.top() + y * side) for x, y in tick])
            return
        painter.setPen(QColor(theme.surface))
        painter.setFont(text_font(px(_TEXT), QFont.Weight.Bold))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.letter)

    def _paint_words(self, painter: QPainter, badge: QRectF) -> None:
        theme, pad = current(), px(_PAD)
        revealed = self._phase is LessonPhase.REVEALED
        room = QRect(round(badge.right()) + pad, pad, self._text_room(self.width()), self.height() - 2 * pad)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._font())
        if revealed:
            high = QFontMetrics(self._small()).height()
            painter.drawText(room.adjusted(0, 0, 0, -high - px(2)), _WRAPPED, self._text)
            painter.setFont(self._small())
            painter.setPen(QColor(theme.line_done if self._answer.right else theme.text_soft))
            told = f"{self.letter}  {self.right_words}" if self._answer.right else self.right_words
            painter.drawText(room.adjusted(0, room.height() - high, 0, 0), Qt.AlignmentFlag.AlignLeft, told)
        else:
            painter.drawText(room, _WRAPPED, self._text)
        count = QRect(self.width() - pad - px(_COUNT), pad, px(_COUNT), self.height() - 2 * pad)
        self._paint_count(painter, count, share=revealed)

    @property
    def _text(self) -> str:
        return self._answer.text

    def _paint_count(self, painter: QPainter, room: QRect, *, share: bool) -> None:
        theme = current()
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
        if not share or not self._total:
            painter.setPen(QColor(theme.text_soft))
            painter.setFont(self._small())
            painter.drawText(room, right | middle, self.votes_words)
            return
        high = QFontMetrics(self._font()).height()
        small = QFontMetrics(self._small()).height()
        top = room.top() + (room.height() - high - small) // 2
        painter.setPen(QColor(theme.text))
        painter.setFont(text_font(px(_TEXT), QFont.Weight.Bold))
        painter.drawText(QRect(room.left(), top, room.width(), high), right | middle, self.share_words)
        painter.setPen(QColor(theme.text_soft))
        painter.setFont(self._small())
        painter.drawText(QRect(room.left(), top + high, room.width(), small), right | middle, self.votes_words)
