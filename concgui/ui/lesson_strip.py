"""The strip under the legend that says what the loaded lesson is about; hidden in Free mode."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from concgui.ui.controls import label
from concgui.ui.scaled import fit


class LessonStrip(QFrame):
    """Title and summary of a lesson."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.title = label("", "lesson", self)
        self.summary = label("", "summary", self)
        self.summary.setWordWrap(True)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 12, 18, 14)
        fit(column.setSpacing, 4)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        self.hide()

    def show_lesson(self, title: str, summary: str) -> None:
        """Show a lesson; an empty title hides the strip."""
        self.title.setText(title)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        self.setVisible(bool(title))
