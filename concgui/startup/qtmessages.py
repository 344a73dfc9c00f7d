"""What Qt says on its own: of a start that fails one sentence, of an abort later on a line in the log.

Where Qt finds no screen or no platform plugin it prints paragraphs and aborts; the cause is looked for only then.
"""

import os
import sys
from collections import deque

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from concgui.control.leaving import end_as
from concgui.startup.lastwords import tell


class QtMessages:
    """Only in the real application: tests listen to Qt themselves."""

    def __init__(self, *, desktop: bool) -> None:
        """`desktop`: nobody reads stderr, see `concgui.startup.lastwords`."""
        self._desktop = desktop
        self._held: list[str] | None = []  #: until the application is there
        self._last: deque[str] = deque(maxlen=4)  #: what was said before it may tell more
        qInstallMessageHandler(self._take)

    def begin(self) -> None:
        """The application has been made: what was said meanwhile is printed, and from now on all at once."""
        held, self._held = self._held, None
        for line in held or ():
            _print(line)

    def end(self) -> None:
        """Nothing of Python's may be called any more."""
        qInstallMessageHandler(None)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        line = qFormatLogMessage(kind, context, text)
        if kind is not QtMsgType.QtFatalMsg:
            if self._held is None:
                _print(line)
            else:
                self._held.append(line)
        elif self._held is not None:
            tell(why_not(text), desktop=self._desktop)
            end_as(2)
        else:
            _log([*self._last, text])
            _print(line)
        self._last.append(text)


def why_not(text: str) -> str:
    """Return in one sentence why there can be no window; `text`: what Qt says of it."""
    from concgui.startup.display import plugins, why_unreachable
    from concgui.startup.natives import why_no_plugin

    folder = os.path.join(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")  # noqa: PTH118
    for platform in plugins():
        if lacking := why_no_plugin(platform, folder):
            return lacking
    if unreachable := why_unreachable():
        return unreachable
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return f"Qt cannot open a window here: {' '.join(lines)}"


def _log(texts: list[str]) -> None:
    """Python's handler of fatal signals, which comes next, does not know why."""
    from concgui.core.crashlog import QT_GAVE_UP
    from concgui.core.log import append

    try:
        append(QT_GAVE_UP + "\n".join(reversed(texts)))
    except OSError:
        return


def _print(line: str) -> None:
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # closed, or there is none
        return
