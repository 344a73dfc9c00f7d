"""Small building blocks of the window: buttons that know their reason, panels, titles."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from concgui.core.actions import Verdict
from concgui.ui.icons import line_icon
from concgui.ui.theme import current


class ActionButton(QPushButton):
    """A button whose tooltip says what it does, and while it is disabled why it does not."""

    def __init__(self, text: str, name: str, tip: str, *, role: str = "", danger: bool = False) -> None:
        super().__init__(text)
        self._tip = tip
        self._verdict: Verdict | None = None
        if role:
            self.setProperty("role", role)
        if danger:
            self.setProperty("danger", True)  # noqa: FBT003  a value, not a flag
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setCursor(Qt.CursorShape.ArrowCursor)

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
        refused = self._verdict is not None and not self._verdict.enabled and bool(self._verdict.reason)
        words = self._verdict.reason if refused and self._verdict else self._tip
        self.setToolTip(words)
        self.setAccessibleDescription(words)


def icon_button(icon: str, name: str, tip: str, *, checkable: bool = False, color: str = "") -> QToolButton:
    """A square button with a line icon."""
    button = QToolButton()
    theme = current()
    button.setIcon(line_icon(icon, color or theme.text_soft, theme.text_disabled))
    button.setIconSize(QSize(20, 20))
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def label(text: str, role: str) -> QLabel:
    """A text in one of the style sheet's roles."""
    words = QLabel(text)
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
