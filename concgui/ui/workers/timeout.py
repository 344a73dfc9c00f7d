"""Join with a timeout: one button that joins, and beside it a small one that chooses the timeout."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from concgui.core.actions import Verdict
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, label
from concgui.ui.scaled import fit
from concgui.ui.spoken import say

PRESETS = (0.1, 0.5, 1.0, 2.0, 5.0)  #: seconds
DEFAULT = 1.0


class TimeoutJoin(QWidget):
    """`pressed` carries the timeout in seconds."""

    pressed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = DEFAULT
        self._name = ""
        self.button = ActionButton("", "", "", role="left-half", parent=self)
        self.button.clicked.connect(lambda: self.pressed.emit(self._seconds))
        self.chooser = ActionButton("▾", "", later("Choose the timeout (Ctrl+Shift+J)"), role="right-half", parent=self)
        self.chooser.clicked.connect(self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.chooser)
        self._say()

    @property
    def seconds(self) -> float:
        """The chosen timeout."""
        return self._seconds

    def set_name(self, name: str) -> None:
        """The worker's name, for the tooltip."""
        self._name = name
        self._say()

    def set_seconds(self, seconds: float) -> None:
        """Choose the timeout."""
        self._seconds = seconds
        self._say()

    def set_verdict(self, verdict: Verdict) -> None:
        """Enable or disable the joining; the timeout can always be chosen."""
        self.button.set_verdict(verdict)

    def _say(self) -> None:
        name, seconds = self._name, f"{self._seconds:g}"
        self.button.setText(tr("Join ({seconds} s)", seconds=seconds))
        self.button.setAccessibleName(tr("{name}: join with timeout {seconds} s", name=name, seconds=seconds))
        self.chooser.setAccessibleName(tr("{name}: choose the timeout", name=name))
        self.button.set_tip(
            tr(
                "{name}.join({seconds}): main waits at most {seconds} s, the worker goes on (Shift+J)",
                name=name,
                seconds=seconds,
            )
        )

    def speak(self) -> None:
        """Say it in another language."""
        self._say()

    def choose(self) -> None:
        """Let the user choose the timeout from a small menu."""
        from PySide6.QtWidgets import QMenu, QWidgetAction

        menu = QMenu(self)
        for seconds in PRESETS:
            action = menu.addAction(f"{seconds:g} s")
            action.setCheckable(True)
            action.setChecked(seconds == self._seconds)
            action.triggered.connect(lambda _checked=False, value=seconds: self.set_seconds(value))
        menu.addSeparator()
        other = QWidgetAction(menu)
        other.setDefaultWidget(self._spin_row())
        menu.addAction(other)
        menu.exec(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
        menu.deleteLater()

    def _spin_row(self) -> QWidget:
        from PySide6.QtWidgets import QDoubleSpinBox

        row = QWidget()
        layout = QHBoxLayout(row)
        fit(layout.setContentsMargins, 14, 4, 8, 4)
        spin = QDoubleSpinBox()
        spin.setRange(0.0, 60.0)
        spin.setDecimals(1)
        spin.setSingleStep(0.1)
        spin.setSuffix(" s")
        spin.setValue(self._seconds)
        say(spin, "accessibleName", "Timeout in seconds")
        spin.valueChanged.connect(self.set_seconds)
        layout.addWidget(label(later("Other"), "form"))
        layout.addWidget(spin)
        return row
