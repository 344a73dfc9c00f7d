"""Drive the real window as a person does: look where a thing is, move the pointer there, click, type.

Used by the end-to-end tests and by packaging/screenshots.py. Nothing here calls a slot of the window or of the session.
"""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Self

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.views import CardView, LineState, OutputLine, SessionView
from concgui.ui.window import MainWindow
from concgui.ui.workers.card import WorkerCard
from tests.xinput import Input

PATIENCE_S = 15.0


def waited_for_core_s() -> float:
    """Return for how long this thread has been ready to run and had no core; 0 where the system does not tell."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Driver:
    """One window and the hands on it. `view` and `output` are what the window shows."""

    reset = Action.RESET

    def __init__(self, window: MainWindow, hands: Input) -> None:
        self.window = window
        self.hands = hands

    @property
    def session(self) -> Session:
        """What is behind the window, to look at."""
        session = self.window.findChild(Session)
        assert session is not None
        return session

    @property
    def view(self) -> SessionView:
        """What the window was last given to show."""
        assert self.window.view is not None
        return self.window.view

    @property
    def output(self) -> list[OutputLine]:
        """The lines of the Output pane."""
        return list(self.window.output.text.lines)

    def printed(self, who: str | None = None) -> list[str]:
        """Return the texts of the Output pane, of everybody or of one."""
        return [line.text for line in self.output if who in {None, line.who}]

    @property
    def said(self) -> list[str]:
        """The sentences of the banner so far, the oldest first."""
        return [] if self.window.banner is None else self.window.banner.history[::-1]

    def lines(self, *states: LineState) -> list[str]:
        """Return the lines of the Program pane that are in one of the states."""
        return [line.text.strip() for line in self.view.program if line.state in states]

    def card(self, name: str) -> WorkerCard:
        """Return the card of a worker."""
        for card in self.window.findChildren(WorkerCard):
            if card.view is not None and card.view.spec.name == name:
                return card
        raise LookupError(f"there is no card {name}")

    def card_view(self, name: str) -> CardView:
        """Return what the card of a worker shows."""
        return next(view for view in self.view.cards if view.spec.name == name)

    def wait(self, condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
        """Let the window live until the condition holds; raises TimeoutError with `what` and what there is to see."""
        deadline = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited {patience_s:g} s in vain for: {what}\n{self.account()}")
            QTest.qWait(10)

    def longest_pause(self, until: Callable[[], object], patience_s: float = PATIENCE_S) -> float:
        """Let the window live until the condition holds; return the longest time for which it did nothing else, s.

        The time for which this thread only waited for a core is no pause of the window's: others use them, too.
        """
        beats: list[float] = [time.perf_counter() - waited_for_core_s()]
        timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: beats.append(time.perf_counter() - waited_for_core_s()))
        timer.start()
        self.wait(until, "the end of a measurement", patience_s)
        timer.stop()
        return max((b - a for a, b in pairwise(beats)), default=0.0)

    def account(self) -> str:
        """Describe what the window shows, for the message of a test that fails."""
        view = self.window.view
        if view is None:
            return "nothing is shown yet"
        lines = [f"run {view.run}, main {view.main}, start method {view.start_method}, {view.status}"]
        lines += [f"  {card.spec.name}: {card.phase} pid {card.pid} exit code {card.exitcode}" for card in view.cards]
        lines += [f"  {line.state:8} {line.text}" for line in view.program]
        lines += [f"  {line.t_ns / 1e9:7.3f} {line.who}: {line.text}" for line in self.output[-20:]]
        return "\n".join(lines)

    def wait_for_main(self, *phases: MainPhase, patience_s: float = PATIENCE_S) -> None:
        """Wait until MainProcess is in one of the phases."""
        self.wait(lambda: self.view.main in phases, f"main to be {' or '.join(phases)}", patience_s)

    # --- hands --------------------------------------------------------------------------------------------------------
    def click(self, widget: QWidget, place: QRect | None = None) -> None:
        """Click the middle of a widget, or of a place in it, once it is there and enabled."""
        name = widget.accessibleName() or repr(widget)
        self.wait(lambda: widget.isVisible() and widget.isEnabled(), f"{name} to be enabled")
        self.settle(widget)
        point = widget.mapToGlobal((place or widget.rect()).center())
        with _Seen(widget) as seen:
            self.hands.click(point.x(), point.y())
            self.wait(lambda: seen.released, f"the click on {name} to arrive")

    def double_click(self, widget: QWidget) -> None:
        """Click twice, as fast as the X server takes it, whatever the first click does."""
        self.wait(lambda: widget.isVisible() and widget.isEnabled(), f"{widget.accessibleName()} to be enabled")
        self.settle(widget)
        point = widget.mapToGlobal(widget.rect().center())
        with _Seen(widget) as seen:
            self.hands.click(point.x(), point.y())
            self.hands.click(point.x(), point.y())
            self.wait(lambda: seen.released, "the clicks to arrive")

    def drag(self, widget: QWidget, start: QPoint, distance: int) -> None:
        """Press at a place of a widget, move by so many pixels to the right and let go."""
        self.settle(widget)
        point = widget.mapToGlobal(start)
        self.hands.move(point.x(), point.y())
        with _Seen(widget) as seen:
            self.hands.press()
            for step in range(1, 5):
                self.hands.move(point.x() + distance * step // 4, point.y())
            self.hands.release()
            self.wait(lambda: seen.released, "the drag to arrive")

    def settle(self, widget: QWidget) -> None:
        """Wait until a widget stays where it is: a toolbar makes room when a word in it grows."""
        places: list[QPoint] = []

        def rests() -> bool:
            places.append(widget.mapToGlobal(widget.rect().center()))
            return len(places) > 5 and len(set(map(QPoint.toTuple, places[-5:]))) == 1

        self.wait(rests, "the window's parts to come to rest")

    def key(self, name: str) -> None:
        """Press a key, written as in "Ctrl+Return"."""
        self.wait(self.window.isActiveWindow, "the window to have the focus")
        self.hands.key(name)

    def enter(self, field: QLineEdit, text: str) -> None:
        """Type a text of ASCII characters into a field in place of what is there, and press Return."""
        self.click(field)
        self.wait(field.hasFocus, "the field to have the focus")
        self.hands.key("Ctrl+a")
        self.hands.key("BackSpace")
        self.hands.type(text)
        self.wait(lambda: field.text() == text, f"{text!r} to stand in the field")
        self.hands.key("Return")

    def open(self, path: Path) -> None:
        """Open a script by the file dialog. The dialog has an event loop of its own: a timer types into it."""
        done: list[bool] = []

        def type_name() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog) and dialog.isActiveWindow() and not done:
                done.append(True)
                self.hands.key("Ctrl+a")
                self.hands.type(str(path))
                self.hands.key("Return")

        timer = QTimer(interval=20)
        timer.timeout.connect(type_name)
        timer.start()
        self.key("Ctrl+o")
        self.wait(lambda: done and QApplication.activeModalWidget() is None, "the file dialog to be done")
        timer.stop()

    def choose(self, words: str) -> None:
        """Choose an entry of the program chooser, by the beginning of its words."""
        chooser = self.window.toolbar.chooser
        menu = chooser.menu()
        assert isinstance(menu, QMenu)
        self.click_to_open(chooser, menu)
        entry = next(action for action in menu.actions() if action.text().startswith(words))
        place = menu.actionGeometry(entry).center()
        point = menu.mapToGlobal(place)
        self.hands.click(point.x(), point.y())
        self.wait(lambda: not menu.isVisible() and self.hands.is_pointer_free(), "the menu to close")
        self.wait(lambda: chooser.accessibleDescription().startswith(words), f"{words} to be open")

    def choose_method(self, method: str) -> None:
        """Choose the start method."""
        box = self.window.toolbar.method
        if box.currentText() == method:
            return
        self.click_to_open(box, box.view())
        index = box.model().index(box.findText(method), 0)
        place = box.view().visualRect(index).center()
        point = box.view().viewport().mapToGlobal(place)
        self.hands.click(point.x(), point.y())
        self.wait(lambda: self.view.start_method == method, f"the start method to be {method}")
        self.wait(self.hands.is_pointer_free, "the list to close")

    def click_to_open(self, widget: QWidget, popup: QWidget) -> None:
        """Click a widget and wait until its popup is there to be clicked."""
        self.wait(lambda: widget.isVisible() and widget.isEnabled(), f"{widget.accessibleName()} to be enabled")
        self.settle(widget)
        point = widget.mapToGlobal(widget.rect().center())
        self.hands.click(point.x(), point.y())
        self.wait(lambda: popup.isVisible() and is_exposed(popup), "the popup to open")
        QTest.qWait(QApplication.doubleClickInterval() + 50)  # a second click that comes sooner is another thing


def is_exposed(popup: QWidget) -> bool:
    """Tell whether the X server shows the window that a popup is in; before that a click would go through it."""
    place = popup.mapToGlobal(popup.rect().center())
    return any(
        window.type() == Qt.WindowType.Popup and window.isExposed() and window.geometry().contains(place)
        for window in QApplication.topLevelWindows()
    )


class _Seen(QObject):
    """Sees a mouse button let go over a widget or its children."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.released = False
        self._widget = widget
        application = QApplication.instance()
        assert application is not None
        self._application = application

    def __enter__(self) -> Self:
        self._application.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QWidget):
            self.released |= watched is self._widget or self._widget.isAncestorOf(watched)
        return False
