"""Tells who has no terminal why what they double-clicked is not shown: a dialog, which stays until it is closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from concgui.core.words import language, tr

if TYPE_CHECKING:
    from concgui.ui.window import MainWindow

_NAME = "refusal"


def refuse(window: "MainWindow", problem: str) -> None:
    """Tell what was wrong, beside what a dialog that is still open tells already. The window can be used meanwhile."""
    sentence = as_sentence(problem)
    box = window.findChild(QMessageBox, _NAME)
    if box is not None:
        if sentence not in box.text():
            box.setText(f"{box.text()}\n\n{sentence}")
    else:
        box = QMessageBox(window)
        box.setObjectName(_NAME)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(tr("Not opened"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.NonModal)
    box.show()
    box.raise_()
    box.activateWindow()


def as_sentence(problem: str) -> str:
    """Make a sentence of what stands after "concgui:" on the command line."""
    stop = "。" if language().startswith("zh") else "."
    text = problem[:1].upper() + problem[1:]
    return text if text.endswith((".", "。", "!", "?")) else text + stop
