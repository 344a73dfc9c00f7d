"""Files that are dropped onto the window are opened: the first of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from concgui.core.words import later, tr
from concgui.ui.controls import label

_OPAQUE = 0.92  #: the window behind the sign is seen as little more than a shadow
NO_FILE = later("What was dropped is no file of this machine: drop a script, a recording or a lesson's folder.")


class FileDrop(QObject):
    """`dropped(path)`; `said(sentence)` where something is not opened. While files are over it, a sign says so."""

    dropped = Signal(str)
    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sign: QLabel | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        kind = event.type()
        if kind in {QEvent.Type.DragEnter, QEvent.Type.DragMove} and isinstance(
            event, QDragEnterEvent | QDragMoveEvent
        ):
            if not event.mimeData().hasUrls():
                return False
            event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
            event.accept()
            self._show_sign(event.mimeData())
            return True
        if kind is QEvent.Type.DragLeave:
            self._hide_sign()
        elif kind is QEvent.Type.Drop and isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            self._hide_sign()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._open(event.mimeData().urls())
            return True
        return False

    def _open(self, urls: Sequence[QUrl]) -> None:
        paths = [url.toLocalFile() for url in urls if url.isLocalFile() and url.toLocalFile()]
        if not paths:
            self.said.emit(tr(NO_FILE))
            return
        self.dropped.emit(paths[0])
        if len(urls) > 1:
            self.said.emit(
                tr(
                    "One file is shown at a time: of the {count} that were dropped, {file} was taken.",
                    count=len(urls),
                    file=Path(paths[0]).name,
                )
            )

    def _show_sign(self, data: QMimeData) -> None:
        if self._sign is None:
            self._sign = label("", "drop", self._window)
            self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            through = QGraphicsOpacityEffect(self._sign)
            through.setOpacity(_OPAQUE)
            self._sign.setGraphicsEffect(through)
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        file = Path(paths[0]).name if paths else ""
        self._sign.setText(tr("Drop to open {file}", file=file) if paths else tr(NO_FILE))
        self._sign.setGeometry(self._window.rect().adjusted(12, 12, -12, -12))
        self._sign.show()
        self._sign.raise_()

    def _hide_sign(self) -> None:
        if self._sign is not None:
            self._sign.hide()
