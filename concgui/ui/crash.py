"""An error that nobody caught: its traceback goes to the log file, the user sees one dialog, the window lives on."""

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Qt, Slot

if TYPE_CHECKING:
    from types import TracebackType

    from concgui.ui.crash_dialog import CrashDialog

_OFTEN = 3  #: so often the same error is written to the log in full
_MOST_DIFFERENT = 10  #: errors whose tracebacks are kept for the dialog


class CrashHandler(QObject):
    """Takes over `sys.excepthook` and `threading.excepthook`; errors in slots and paint events come there too."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: dict[str, int] = {}  #: the first different ones: traceback → how often it came
        self.count = 0  #: of all
        self.path = ""  #: of the log, "" while nothing could be written
        self.problem = ""  #: why the last error could not be written, or ""
        self._dialog: CrashDialog | None = None
        self._telling = False
        self._before = sys.excepthook

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught(self, kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        import traceback  # in a start without errors nobody waits for it

        self._log("".join(traceback.format_exception(kind, error, trace)))
        self._before(kind, error, trace)
        # Perhaps from another thread, perhaps in the middle of a paint event: not now, and not here.
        QMetaObject.invokeMethod(self, "tell", Qt.ConnectionType.QueuedConnection)

    def _log(self, text: str) -> None:
        """Write it; but an error of every paint event would soon fill the log with nothing else."""
        from concgui.core.log import append

        self.count += 1
        often = self.errors.get(text, 0) + 1
        if often > 1 or len(self.errors) < _MOST_DIFFERENT:
            self.errors[text] = often
        if often > _OFTEN:
            if str(often).rstrip("0") != "1":  # the 10th time, the 100th time, and so on
                return
            text = f"For the {often}th time: {text.strip().splitlines()[-1]}"
        try:
            self.path, self.problem = str(append(text)), ""
        except OSError as error:
            self.problem = error.strerror or str(error)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot()
    def tell(self) -> None:
        """One dialog in a run, however many errors there are: it counts them."""
        from shiboken6 import isValid

        if self._telling:
            return  # telling has failed, as where the dialog's module is gone: it would fail for ever
        self._telling = True
        if self._dialog is None:
            from concgui.ui.crash_dialog import CrashDialog

            self._dialog = CrashDialog(self)
            self._dialog.show()
        elif isValid(self._dialog):
            self._dialog.show_errors()
        self._telling = False
