"""What is to be run: the file that was opened, or a module by its name."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QWidget

from concgui.control.modulefile import module_of_file
from concgui.core.words import later
from concgui.ui.controls import label
from concgui.ui.scaled import fit
from concgui.ui.spoken import say

_EXAMPLE = "package.module"


class TargetRow(QWidget):
    """`changed` with every change; `folder_suggested` with the folder from which the file has a name as a module."""

    changed = Signal()
    folder_suggested = Signal(str)

    def __init__(self, path: str, parent: QWidget) -> None:
        """`path`: of the file, "" if there is none: then it is a module."""
        super().__init__(parent)
        self._path = path
        self.file = QRadioButton(self)
        say(self.file, "text", "Fi&le {name}", name=Path(path).name.replace("&", "&&"))
        say(self.file, "accessibleName", "Run the file")
        self.as_module = QRadioButton(self)
        say(self.as_module, "text", "&Module")
        say(self.as_module, "accessibleName", "Run a module")
        self.name = QLineEdit(self)
        say(self.name, "accessibleName", "Module")
        self.name.setPlaceholderText(_EXAMPLE)
        say(self.name, "toolTip", "As python -m takes it: names with dots between")
        self.file.setVisible(bool(path))
        self.as_module.setVisible(bool(path))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 10)
        row.addWidget(self.file)
        row.addSpacing(10)
        row.addWidget(self.as_module)
        if not path:
            row.addWidget(label(later("python -m"), "form", self))
        row.addWidget(self.name, 1)
        self.setFocusProxy(self.file if path else self.name)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.as_module.toggled.connect(self._turn)

    @property
    def is_module(self) -> bool:
        """Whether a module is to be run."""
        return self.as_module.isChecked() or not self._path

    @property
    def module(self) -> str:
        """The module's name as typed, "" if the file is to be run."""
        return self.name.text().strip() if self.is_module else ""

    def show_module(self, module: str) -> None:
        """Show a module, or the file; what was typed stays for the case that it is wanted again."""
        self.name.setText(module or ("" if not self._path else self.name.text()))
        if module:
            self.as_module.setChecked(True)
        else:
            self.file.setChecked(True)
        self.name.setEnabled(self.is_module)

    def _turn(self, is_module: bool) -> None:
        self.name.setEnabled(self.is_module)
        if is_module and not self.name.text():
            name, folder = module_of_file(self._path)
            self.name.setText(name)
            self.folder_suggested.emit(folder)
        self.changed.emit()
