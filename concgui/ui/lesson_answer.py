"""One answer of a lesson's question: a big button that counts votes, and their bar when it is revealed.

A state is never told by colour alone: what is so in this run has a tick and says it.
"""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from concgui.core.views import AnswerView, LessonPhase
from concgui.core.words import tr, trn
from concgui.ui.fonts import text_font
from concgui.ui.theme import current, px


class _Sizes(NamedTuple):
    """Measures in pixels at scale 1."""

    text: int
    small: int
    pad: int
    badge: int
    votes: int  #: their width
    high: int  #: at least


_FULL, _COMPACT = _Sizes(19, 15, 12, 34, 86, 58), _Sizes(17, 14, 7, 26, 78, 40)
_BOTH, _WIDE = 122, 380  #: width of share and votes in one line, and of a button in which they are
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CONTROL = Qt.KeyboardModifier.ControlModifier
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
        self._sizes = _FULL
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.voted.emit(1))

    def set_compact(self, *, compact: bool) -> None:
        """Be as low as can be read, or large."""
        self._sizes = _COMPACT if compact else _FULL
        self.update()

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
        return tr("Right in this run") if self._answer.right else tr("Wrong in this run")

    @property
    def right_words_short(self) -> str:
        """The same where there is little room."""
        if self._answer.right is None:
            return tr("Not known")
        return tr("Right here") if self._answer.right else tr("Wrong here")

    @property
    def _says_right(self) -> bool:
        """Whether a second line says if it is so; where there is little room, only that of the right one does."""
        return self._phase is LessonPhase.REVEALED and (self._sizes is _FULL or self._answer.right is not False)

    @property
    def _share(self) -> float:
        return self._answer.votes / self._total if self._total else 0.0

    # --- sizes --------------------------------------------------------------------------------------------------------
    def high_at(self, width: int) -> int:
        """The height that it needs at a width."""
        room = self._text_room(width)
        rect = QFontMetrics(self._font()).boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, self._answer.text)
        high = rect.height()
        if self._says_right:
            high += QFontMetrics(self._small()).height() + px(2)
        return max(px(self._sizes.high), high + 2 * px(self._sizes.pad))

    def _text_room(self, width: int) -> int:
        return max(px(60), width - 3 * px(self._sizes.pad) - px(self._sizes.badge) - px(self._votes_wide(width)))

    def _votes_wide(self, width: int) -> int:
        """Pixels at scale 1 for the votes in so wide a button: where it is low, with their share in the same line."""
        both = self._phase is LessonPhase.REVEALED and self._sizes is _COMPACT and width >= px(_WIDE)
        return _BOTH if both else self._sizes.votes

    @property
    def _in_one_line(self) -> bool:
        """Whether votes and share stand in the line of the text, so that what is right has the line under it."""
        return self._votes_wide(self.width()) == _BOTH

    def _font(self) -> QFont:
        return text_font(px(self._sizes.text), QFont.Weight.DemiBold)

    def _small(self) -> QFont:
        return text_font(px(self._sizes.small), QFont.Weight.Medium)

    # --- Qt -----------------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override: the right button, or Shift, takes a vote back."""
        back = event.button() == Qt.MouseButton.RightButton
        if back or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.voted.emit(-1)
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override: Return votes as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & _CONTROL:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, pad = current(), px(self._sizes.pad)
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
        badge = QRectF(pad, (self.height() - px(self._sizes.badge)) / 2, px(self._sizes.badge), px(self._sizes.badge))
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
        """The letter in its square."""
        theme = current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text) if good is None else good)
        painter.drawRoundedRect(badge, px(7), px(7))
        painter.setPen(QColor(theme.surface))
        painter.setFont(text_font(px(self._sizes.text), QFont.Weight.Bold))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.letter)

    def _paint_words(self, painter: QPainter, badge: QRectF) -> None:
        theme, pad = current(), px(self._sizes.pad)
        room = QRect(round(badge.right()) + pad, pad, self._text_room(self.width()), self.height() - 2 * pad)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._font())
        if self._says_right:
            high = QFontMetrics(self._small()).height()
            painter.drawText(room.adjusted(0, 0, 0, -high - px(2)), _WRAPPED, self._answer.text)
            painter.setFont(self._small())
            last = room.right() if self._sizes is _FULL or not self._in_one_line else self.width() - pad
            told = QRect(QPoint(room.left(), room.bottom() + 1 - high), QPoint(last, room.bottom()))
            if self._answer.right:
                painter.setPen(QColor(theme.line_done))
                _paint_tick(painter, QRectF(told.left(), told.top(), high, high))
                told.setLeft(told.left() + high + px(4))
            else:
                painter.setPen(QColor(theme.text_soft))
            fits = painter.fontMetrics().horizontalAdvance(self.right_words) <= told.width()
            words = self.right_words if fits else self.right_words_short
            painter.drawText(told, Qt.AlignmentFlag.AlignLeft, self._elided(painter, words, told.width()))
        else:
            painter.drawText(room, _WRAPPED, self._answer.text)
        wide, high = px(self._votes_wide(self.width())), self.height() - 2 * pad
        if self._says_right and self._in_one_line:
            high -= QFontMetrics(self._small()).height()
        count = QRect(self.width() - pad - wide, pad, wide, high)
        self._paint_count(painter, count, share=self._phase is LessonPhase.REVEALED)

    @staticmethod
    def _elided(painter: QPainter, words: str, room: int) -> str:
        return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _paint_count(self, painter: QPainter, room: QRect, *, share: bool) -> None:
        theme = current()
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
        if not share or not self._total or room.width() >= px(_BOTH):
            painter.setPen(QColor(theme.text_soft))
            painter.setFont(self._small())
            painter.drawText(room, right | middle, self.votes_words)
            if share and self._total:  # both in one line
                room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(f"{self.votes_words}  "))
                painter.setPen(QColor(theme.text))
                painter.setFont(text_font(px(self._sizes.text), QFont.Weight.Bold))
                painter.drawText(room, right | middle, self.share_words)
            return
        high = QFontMetrics(self._font()).height()
        small = QFontMetrics(self._small()).height()
        top = room.top() + (room.height() - high - small) // 2
        painter.setPen(QColor(theme.text))
        painter.setFont(text_font(px(self._sizes.text), QFont.Weight.Bold))
        painter.drawText(QRect(room.left(), top, room.width(), high), right | middle, self.share_words)
        painter.setPen(QColor(theme.text_soft))
        painter.setFont(self._small())
        painter.drawText(QRect(room.left(), top + high, room.width(), small), right | middle, self.votes_words)


def _paint_tick(painter: QPainter, box: QRectF) -> None:
    """A tick in the pen's colour."""
    pen = painter.pen()
    pen.setWidthF(box.width() * 0.16)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    places = ((0.12, 0.54), (0.38, 0.80), (0.86, 0.24))
    painter.drawPolyline([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in places])
