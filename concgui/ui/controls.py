"""Small building blocks of the window: buttons that know their reason, panels, titles."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from concgui.core.actions import Verdict
from concgui.ui.icons import line_icon
from concgui.ui.theme import current

#: Until the session has told its verdicts.
LOADING = Verdict(enabled=False, reason="The engine is being loaded, one moment.")


class ActionButton(QPushButton):
    """A button whose tooltip says what it does, a hint with it if there is one; while it is disabled, why it is."""

    def __init__(
        self,
        text: str,
        name: str,
        tip: str,
        *,
        role: str = "",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tip = tip
        self._verdict: Verdict | None = None
        if role:
            self.setProperty("role", role)
        if danger:
            self.setProperty("danger", True)  # noqa: FBT003  a value, not a flag
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict; None before the first."""
        return self._verdict

    def set_tip(self, tip: str) -> None:
        """Replace the words that the tooltip has while the button is enabled."""
        if tip != self._tip:
            self._tip = tip
            self._say()

    def set_verdict(self, verdict: Verdict) -> None:
        """Enable or disable, and let the tooltip say why."""
        if verdict == self._verdict:
            return
        self._verdict = verdict
        self.setEnabled(verdict.enabled)
        self._say()

    def _say(self) -> None:
        reason = self._verdict.reason if self._verdict else ""
        if self._verdict is None or self._verdict.enabled:
            words = f"{self._tip}\n{reason}" if reason and self._tip else reason or self._tip
        else:
            words = reason or self._tip
        self.setToolTip(words)
        self.setAccessibleDescription(words)


class ChooserButton(QPushButton):
    """A button that opens a menu: its words on the left, elided where they do not fit, an arrow on the right.

    Without words it shows its icon.

    The style sheet draws the frame and the arrow; it would not indent the text of a button with a menu.
    """

    def __init__(self, text: str, name: str, tip: str, icon: str = "") -> None:
        super().__init__()
        self._words = text
        self._picture = line_icon(icon, current().text) if icon else None
        self.setProperty("role", "chooser")
        self.setAccessibleName(name)
        self.setToolTip(tip)

    @property
    def words(self) -> str:
        """What it shows, in full."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Qt override."""
        width = self.fontMetrics().horizontalAdvance(self._words) if self._words else 20
        return QSize(width + 58, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().buttonText().color())
        room = self.rect().adjusted(16, 0, -36, 0)
        if not self._words and self._picture is not None:
            self._picture.paint(painter, room.adjusted(-2, 0, 2, 0))
            return
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def icon_button(
    icon: str, name: str, tip: str, *, checkable: bool = False, color: str = "", parent: QWidget | None = None
) -> QToolButton:
    """A square button with a line icon."""
    button = QToolButton(parent)
    theme = current()
    button.setIcon(line_icon(icon, color or theme.text_soft, theme.text_disabled))
    button.setIconSize(QSize(20, 20))
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def label(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """A text in one of the style sheet's roles."""
    words = QLabel(text, parent)
    words.setProperty("role", role)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return words


def panel(role: str = "panel") -> QFrame:
    """A framed surface."""
    frame = QFrame()
    frame.setProperty("role", role)
    return frame


def mark(widget: QWidget, name: str, *, on: bool) -> None:
    """Set a dynamic property that the style sheet looks at; restyles only if it changed."""
    if bool(widget.property(name)) != on:
        widget.setProperty(name, on)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
