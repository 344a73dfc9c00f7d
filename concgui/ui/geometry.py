"""The window where it was: its place, its size, the widths of its parts, and the folder of its dialogs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Slot

from concgui.control.places import Places

if TYPE_CHECKING:
    from concgui.ui.window import MainWindow

_PLACE, _COLUMNS, _TEXTS = "geometry", "columns", "texts"
_LARGE = 1200  #: pixels: a screen that is lower is filled by a window that has never been anywhere


class Geometry(QObject):
    """Shows the window as it was closed the last time, and remembers it when it is closed again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._places = Places()
        self._moved: set[str] = set()  # what the user has given another width
        window.closing.connect(self.keep)
        window.columns.splitterMoved.connect(lambda: self._moved.add(_COLUMNS))
        window.texts.splitterMoved.connect(lambda: self._moved.add(_TEXTS))

    def show(self) -> None:
        """Show it. The first time: all of a small screen, most of a large one. A screen that is gone: on another."""
        window = self._window
        window.kept_columns = self._places.numbers(_COLUMNS, window.columns.count())
        window.kept_texts = self._places.numbers(_TEXTS, window.texts.count())
        kept = self._places.text(_PLACE)
        if kept and window.restoreGeometry(QByteArray.fromHex(kept.encode())):
            window.show()
            return
        area = window.screen().availableGeometry()
        if area.height() <= _LARGE:
            window.setGeometry(area)
            window.showMaximized()
        else:
            window.resize(min(1920, area.width() - 80), min(1160, area.height() - 80))
            window.show()

    @Slot()
    def keep(self) -> None:
        """Remember it. What the whole screen shows in a presentation is nothing to come back to."""
        window = self._window
        if not window.isFullScreen():
            self._places.keep(_PLACE, bytes(window.saveGeometry().data()).hex())
            for name, parts in ((_COLUMNS, window.columns), (_TEXTS, window.texts)):
                if name in self._moved:
                    self._places.keep_numbers(name, parts.sizes())
