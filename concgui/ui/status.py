"""The status bar: the facts of the run on the left, the recording's on the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from concgui.core.views import StatusView
from concgui.ui.controls import label

_DOT = "  ·  "


def left_words(status: StatusView) -> str:
    """What runs, and how much of it."""
    parts = [
        f"MainProcess {status.main_pid}" if status.main_pid is not None else "no program yet",
        status.python if status.python.startswith("Python") or not status.python else f"Python {status.python}",
        status.start_method,
    ]
    if status.main_pid is not None:
        parts.append(f"{status.started} started, {status.alive} alive")
    if status.queued:
        parts.append(f"{status.queued} queued")
    return _DOT.join(part for part in parts if part)


def right_words(status: StatusView) -> str:
    """What was recorded, and from which source."""
    events = f"{status.dropped:,} event{'' if status.dropped == 1 else 's'} dropped"
    parts = [events, f"recording {status.elapsed_ns / 1e9:.2f} s", status.source]
    return _DOT.join(part for part in parts if part)


class StatusBar(QFrame):
    """Two labels; the left one gives way when there is too little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self.setFixedHeight(36)
        self.left: QLabel = label("", "status", self)
        self.right: QLabel = label("", "status", self)
        self.left.setAccessibleName("Program status")
        self.right.setAccessibleName("Recording status")
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        self.messages: QLabel = label("", "status", self)
        self.messages.setAccessibleName("Messages so far")
        self.messages.hide()
        row.addWidget(self.left, 1)
        row.addWidget(self.messages)
        row.addWidget(self.right)
        self._shown: StatusView | None = None

    def show_history(self, sentences: Sequence[str]) -> None:
        """Offer the last messages, newest first."""
        self.messages.setText(f"{len(sentences)} message{'' if len(sentences) == 1 else 's'}")
        self.messages.setToolTip("\n".join(sentences))
        self.messages.setAccessibleDescription("\n".join(sentences))
        self.messages.setVisible(bool(sentences))

    def show_status(self, status: StatusView) -> None:
        """Show the facts."""
        if status == self._shown:
            return
        self._shown = status
        left, right = left_words(status), right_words(status)
        if left != self.left.text():
            self.left.setText(left)
            self.left.setToolTip(left)
        self.right.setText(right)
        self.right.setToolTip(status.note or right)
