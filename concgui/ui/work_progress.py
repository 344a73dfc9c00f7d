"""What stands in the status bar while long work goes on: its name, how far it is, and how to end it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from concgui.core.words import tr
from concgui.ui.controls import icon_button, label
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say_made
from concgui.ui.theme import px

_BAR_WIDTH = 120
_NAME_WIDTH = 220


class WorkProgress(QFrame):
    """`cancelled` by the button or by Esc, wherever the focus is, as long as it is shown."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, cancel: str) -> None:
        """`cancel`: what the button says, a source, as in "Cancel the export"."""
        super().__init__(parent)
        self.name = label("", "status")
        fit(self.name.setMaximumWidth, _NAME_WIDTH)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        fit(self.bar.setFixedSize, _BAR_WIDTH, 10)
        self.share = label("", "status")
        follow(self.share, lambda one: one.setMinimumWidth(one.fontMetrics().horizontalAdvance("100 %")))
        self.cancel = icon_button("close", "", cancel)
        say_made(self.cancel, "accessibleName", lambda: f"{tr(cancel)} (Esc)")
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        for part in (self.name, self.bar, self.share, self.cancel):
            row.addWidget(part)
        self._escape = QShortcut(QKeySequence("Esc"), parent.window())
        self._escape.activated.connect(self.cancelled)
        self._escape.setEnabled(False)
        self.hide()

    def begin(self, words: str) -> None:
        """Show what goes on, as in "exporting run.json …"."""
        middle = Qt.TextElideMode.ElideMiddle
        self.name.setText(self.name.fontMetrics().elidedText(words, middle, px(_NAME_WIDTH)))
        self.name.setToolTip(words)
        self.bar.setAccessibleName(words)
        self.show_share(0.0)
        self._escape.setEnabled(True)
        self.show()

    def show_share(self, share: float) -> None:
        """Show the share that is done, 0 … 1."""
        self.bar.setValue(round(100 * share))
        self.share.setText(f"{share:.0%}".replace("%", " %"))

    def end(self) -> None:
        """It is over."""
        self._escape.setEnabled(False)
        self.hide()
