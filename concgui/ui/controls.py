"""Small building blocks of the window: buttons that know their reason, panels, titles."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from concgui.core.actions import Verdict
from concgui.core.words import tr
from concgui.ui.icons import line_icon, more_icon
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, current, px


def loading() -> Verdict:
    """The verdict on everything until the session has told its own."""
    return Verdict(enabled=False, reason=tr("The engine is being loaded, one moment."))


class ActionButton(QPushButton):
    """A button whose tooltip says what it does, a hint with it if there is one; while it is disabled, why it is.

    text, name and tip are sources, marked by `later`; what `set_tip` is given is in the user's language.
    """

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
        super().__init__(parent)
        self._source, self._tip = tip, tr(tip)
        self._verdict: Verdict | None = None
        if role:
            self.setProperty("role", role)
        if danger:
            self.setProperty("danger", True)  # noqa: FBT003  a value, not a flag
        say(self, "text", text)
        say(self, "accessibleName", name)
        self._say()

    def speak(self) -> None:
        """Say the tooltip in another language."""
        if self._source:
            self._tip = tr(self._source)
        self._say()

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict; None before the first."""
        return self._verdict

    def set_tip(self, tip: str) -> None:
        """Replace the words that the tooltip has while the button is enabled."""
        self._source = ""
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

    Without words it shows its icon. The name and the tip are sources, marked by `later`; the words are in the user's
    language.

    The style sheet draws the frame and the arrow; it would not indent the text of a button with a menu.
    """

    def __init__(self, text: str, name: str, tip: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._icon = icon
        self.setProperty("role", "chooser")
        say(self, "accessibleName", name)
        say(self, "toolTip", tip)

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
        width = self.fontMetrics().horizontalAdvance(self._words) if self._words else px(8)
        return QSize(width + px(58), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_chevron(painter, self.width() - px(18), self.height() / 2, px(5), QColor(current().text))
        painter.setPen(self.palette().buttonText().color())
        room = self.rect().adjusted(px(16), 0, -px(36), 0)
        if not self._words and self._icon:
            line_icon(self._icon, current().text).paint(painter, room.adjusted(-px(6), 0, px(6), 0))
            return
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def paint_chevron(painter: QPainter, x: float, y: float, half: float, color: QColor) -> None:
    """The arrow of what opens: its middle at (x, y), `half` as wide to either side."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.6 * SIZES.scale))
    painter.drawPolyline([QPointF(x - half, y - half / 2), QPointF(x, y + half / 2), QPointF(x + half, y - half / 2)])


class ComboBox(QComboBox):
    """A combo box with the same arrow as the other choosers."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme = current()
        color = QColor(theme.text if self.isEnabled() else theme.text_disabled)
        paint_chevron(painter, self.width() - px(18), self.height() / 2, px(5), color)


class PathBox(ComboBox):
    """A combo box whose texts end with a path of the user's, of any length: what does not fit is left out within."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Qt override: what is drawn."""
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideMiddle, room)
        option.currentText = words


def icon_button(
    icon: str, name: str, tip: str, *, checkable: bool = False, color: str = "", parent: QWidget | None = None
) -> QToolButton:
    """A square button with a line icon; its name and its tip are sources, marked by `later`."""
    button = QToolButton(parent)
    set_icon(button, icon, color)
    fit(button.setIconSize, QSize(20, 20))
    say(button, "accessibleName", name)
    say(button, "toolTip", tip)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def set_icon(button: QAbstractButton, icon: str, color: str = "") -> None:
    """Give a button a line icon in the colour of a role of the theme, "" for that of soft text; in every theme."""

    def paint(one: QAbstractButton) -> None:
        theme = current()
        ink = getattr(theme, color or "text_soft")
        one.setIcon(more_icon(ink) if icon == "more" else line_icon(icon, ink, theme.text_disabled))

    follow(button, paint, "icon")


def label(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """A text in one of the style sheet's roles: a source, marked by `later`, or "" where it is set later on.

    Where parts are made in numbers give the parent at once: to take a widget over later is to style it again.
    """
    words = QLabel(parent)
    if text:
        say(words, "text", text)
    words.setProperty("role", role)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return words


def wrapped(text: str, width: int = 72) -> str:
    """A text in lines of at most `width` characters, for tooltips: Qt would make one line of any sentence."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.append("")
        for word in paragraph.split(" "):
            if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\n".join(lines)


class ElidedLabel(QLabel):
    """One line that takes the width it is given: what does not fit ends with an ellipsis."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""

    @property
    def words(self) -> str:
        """What it says, in full."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        if words != self._words:
            self._words = words
            self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        if self._words:
            self._fit()


def panel(role: str = "panel", parent: QWidget | None = None) -> QFrame:
    """A framed surface."""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def mark(widget: QWidget, name: str, *, on: bool) -> None:
    """Set a dynamic property that the style sheet looks at; restyles only if it changed."""
    if bool(widget.property(name)) == on:
        return
    widget.setProperty(name, on)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
