"""An error that nobody caught: its traceback goes to the log file, the user sees one dialog, the window lives on."""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMetaObject, QObject, Qt, Slot


class CrashHandler(QObject):
    """Takes over `sys.excepthook` and `threading.excepthook`; errors in slots and paint events come there too."""

    def __init__(self) -> None:
        super().__init__()
        self._where = ""
        self._shown = False
        self._before = sys.excepthook

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        from concgui.core.log import log_exception

        try:
            raise error.with_traceback(trace)
        except BaseException:
            self._where = log_exception()
        self._before(kind, error, trace)
        # Perhaps from another thread, perhaps in the middle of a paint event: not now, and not here.
        QMetaObject.invokeMethod(self, "tell", Qt.ConnectionType.QueuedConnection)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot()
    def tell(self) -> None:
        """One dialog in a run, however many errors there are."""
        if self._shown:
            return
        self._shown = True
        from PySide6.QtWidgets import QMessageBox

        from concgui.core.words import tr

        box = QMessageBox(
            QMessageBox.Icon.Warning,
            "Concgui",
            tr(
                "An error inside Concgui. What is shown may be incomplete from here on.\nThe details are in {file}",
                file=self._where,
            ),
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.show()
        self._box = box
