"""The composition root of the window: makes the objects, connects them, ends them.

The order is that of what the user sees: first the window with its cards, then, after its first paint, the session
and the timeline with the big libraries that they need.
"""

import builtins
import gc
import sys
from typing import TYPE_CHECKING

from concgui.startup import display
from concgui.startup.lastwords import tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from concgui.control.session import Session
    from concgui.startup.doors import Doors
    from concgui.ui.keyboard import Keyboard
    from concgui.ui.window import MainWindow
    from concgui.ui.wiring import Wiring

_LEFT_LATER_MS = 400  #: what a killed window left is looked for when this one is at rest
_SYNTAX_LATER_MS = 100  #: the lexer is the last to be loaded: the timeline does not wait for it


def main(
    argv: list[str],
    source: str = "",
    *,
    python: str = "",
    module: str = "",
    doors: "Doors | None" = None,
) -> int:
    """Open the window; `argv` is empty, a recording, or a script and its arguments. Return the exit status.

    source: where the operating system's word shall come from, "" for the best source that works. python: the
    interpreter that runs programs, "" for ours. module: to be opened, `argv` are its arguments then. doors: where
    others ask for more.
    """
    # Loading makes hundreds of thousands of objects that stay: looking through them again and again is a tenth of
    # the time until the first paint.
    gc.disable()
    desktop = doors is not None and doors.by_double_click
    if no_display := display.problem():
        tell(no_display, desktop=desktop)
        return 2
    try:
        from concgui.startup.qtmessages import QtMessages

        messages = QtMessages(desktop=desktop)
        app = create_application([sys.argv[0]])
    except ImportError as error:
        from concgui.startup.natives import why_not_loaded

        tell(why_not_loaded(str(error), display.plugins()), desktop=desktop)
        return 2
    messages.begin()
    if doors is not None:
        doors.hear_files(app)
    window = create_window()

    def go_on() -> None:
        log_crashes(window)
        end_on_signals(window)
        attach_engine(window, argv, source, python, module, doors=doors)
        gc.freeze()
        gc.enable()

    window.first_painted.connect(go_on)
    window.closing.connect(lambda: app.exit(0))  # also when a dialog is open
    show(window)
    code = app.exec()
    messages.end()
    return code


def log_crashes(window: "MainWindow") -> None:
    """A hard crash goes to the log from now on; tell of the last one. After the first paint: it opens files."""
    from PySide6.QtCore import QTimer

    from concgui.core.crashlog import untold_crash, watch

    def tell_of_crash() -> None:
        if crash := untold_crash():
            from concgui.ui.crash_notice import CrashNotice

            CrashNotice(window.timeline_frame, crash)

    watch()
    QTimer.singleShot(_LEFT_LATER_MS, window, tell_of_crash)


def create_application(argv: list[str]) -> "QApplication":
    """Make the application with the user's preferences, style, fonts and the crash handler."""
    # PySide puts a function of its own in the place of Python's import: it reads the source text of every module that
    # is imported from then on, to see whether it wants `__feature__`. Nothing here does, and for numpy, pyqtgraph and
    # all the rest that takes 50 ms.
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    builtins.__import__ = plain_import
    from concgui.control.preferences import Preferences
    from concgui.ui.crash import CrashHandler
    from concgui.ui.languages import Languages
    from concgui.ui.looks import looks

    QApplication.setApplicationName("concgui")
    QApplication.setApplicationDisplayName("Concgui")
    QApplication.setDesktopFileName("concgui")
    # By argument: QApplication.setStyle returns the style, and to wrap it PySide loads a class with eleven enums.
    app = QApplication([*argv, "-style", "fusion"])
    preferences = Preferences(app)
    Languages(preferences, app)
    looks().begin(preferences)
    handler = CrashHandler()
    handler.setParent(app)
    handler.install()
    return app


def create_window() -> "MainWindow":
    """Make the window with the cards of a Free program. Imports neither numpy nor pyqtgraph."""
    from PySide6.QtWidgets import QApplication

    from concgui.control.preferences import Preferences
    from concgui.ui.first import first_view
    from concgui.ui.window import MainWindow

    application = QApplication.instance()
    window = MainWindow(None if application is None else application.findChild(Preferences))
    window.show_view(first_view())
    return window


def show(window: "MainWindow") -> None:
    """Show the window as it was closed the last time; the first time all of a small screen, most of a large one."""
    from concgui.ui.geometry import Geometry

    window.setFocus()  # not the first button, so that the keys act on the cards
    Geometry(window).show()


def complete(window: "MainWindow") -> "Keyboard":
    """Make what the first paint did without: texts, menus and keys."""
    from concgui.ui.keyboard import Keyboard

    window.complete()
    return Keyboard(window)


def present(window: "MainWindow", session: "Session", keyboard: "Keyboard") -> None:
    """Make what replays the run, and what fills the screen with it."""
    from concgui.ui.present import Present
    from concgui.ui.replay_keys import ReplayKeys

    Present(window, session, keyboard, ReplayKeys(window, session, keyboard))


def compare(window: "MainWindow", session: "Session", keyboard: "Keyboard", source: str) -> None:
    """Make what runs the same work in several ways; its engine and its picture are loaded when they are asked for."""
    from concgui.ui.compare_desk import CompareDesk

    CompareDesk(window, session, keyboard, source)


def attach_engine(
    window: "MainWindow",
    argv: list[str] | None = None,
    source: str = "",
    python: str = "",
    module: str = "",
    *,
    doors: "Doors | None" = None,
) -> "Session":
    """Make session and timeline, connect them with the window, and open what `argv` names. The rest: see `main`.

    Texts, menus, keys and lessons come when the timeline has been painted; then the window can be asked for
    more, at its `doors`.
    """
    from PySide6.QtCore import Qt, QTimer

    from concgui.control.session import Session
    from concgui.ui.beginning import begin
    from concgui.ui.timeline.pane import TimelinePane
    from concgui.ui.wiring import Wiring

    session = Session(window, source=source, python=python)
    timeline = TimelinePane()
    window.set_timeline(timeline)
    wiring = Wiring(window, session)
    timeline.set_lanes(session.lanes)

    def finish() -> None:
        from concgui.ui.desktop import Desktop

        keyboard = complete(window)
        wiring.lessons.take_keys(keyboard)
        present(window, session, keyboard)
        compare(window, session, keyboard, source)
        Desktop(window, session, keyboard)
        wiring.run_desk.complete()
        offer_lessons(window, wiring)
        session.prepare()
        QTimer.singleShot(_SYNTAX_LATER_MS, window.program.text, window.program.text.color_syntax)
        QTimer.singleShot(_LEFT_LATER_MS, wiring, wiring.offer_left)
        if doors is not None:
            doors.open(window, session, python, source)

    # Not in the paint event: what was painted is shown when that is over.
    timeline.painted.connect(lambda: QTimer.singleShot(0, window, finish), Qt.ConnectionType.SingleShotConnection)
    if module:
        session.open_module(session.scripts.module_settings(module, tuple(argv or ())))
    elif argv := doors.first(argv or []) if doors is not None else argv:
        session.open_file(argv[0], None if doors is not None and doors.by_double_click else tuple(argv[1:]))
    else:
        begin(window, session)
    return session


def offer_lessons(window: "MainWindow", wiring: "Wiring") -> None:
    """Read the built-in lessons and let the user choose from them. A broken one hides no other."""
    from concgui.core.lessons import read_lessons

    lessons, problems = read_lessons()
    wiring.offer(lessons)
    for sentence in problems:
        window.say(sentence)


def end_on_signals(window: "MainWindow") -> None:
    """Let SIGINT, SIGTERM and SIGHUP close the window as a click would.

    Python runs its handlers only between its own instructions, and while Qt waits there are none: the C handler
    writes to a socket that Qt listens to.
    """
    import signal
    import socket

    from PySide6.QtCore import QSocketNotifier

    reader, writer = socket.socketpair()
    reader.settimeout(0)
    writer.settimeout(0)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda _number, _frame: None)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window)
    notifier.setProperty("sockets", (reader, writer))

    def woken() -> None:
        numbers = reader.recv(64)
        if any(number in {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", -1)} for number in numbers):
            window.may_close = lambda: True  # who sends a signal is not asked
            window.close()

    notifier.activated.connect(woken)
