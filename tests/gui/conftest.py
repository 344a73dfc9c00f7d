"""The window and its parts without an engine: values go to real widgets, real mouse and keys come back as intents."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.control.runstate import RunState
from concgui.ui.style import apply
from concgui.ui.theme import current
from concgui.ui.window import MainWindow
from tests.identities import violations
from tests.patience import PatientBot
from tests.watched import Watched

_FAR_AWAY = QPoint(7000, 7000)


@pytest.fixture(autouse=True)
def _sessions_hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test in which a session's recording breaks one of the identities that hold in every recording."""
    ended: list[RunState] = []
    end = RunState.end

    def remembered(state: RunState, exitcode: int | None) -> None:
        end(state, exitcode)
        ended.append(state)

    monkeypatch.setattr(RunState, "end", remembered)
    yield
    broken = [sentence for state in ended if len(state.recording) for sentence in violations(state.recording)]
    if broken:
        pytest.fail("; ".join(broken), pytrace=False)


@pytest.fixture(autouse=True)
def _cursor_away(qapp: QApplication) -> None:
    """No test begins with the mouse over its window, wherever the one before it has left the cursor."""
    QCursor.setPos(_FAR_AWAY)
    qapp.processEvents()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's own, with more patience."""
    return PatientBot(request)


@pytest.fixture
def styled(qapp: QApplication) -> QApplication:
    """The application in Concgui's style."""
    if not qapp.property("styled"):
        apply(qapp, current())
        qapp.setProperty("styled", "yes")
    return qapp


@pytest.fixture
def show(styled: QApplication, qtbot: QtBot):
    """Show a widget in a size; it is closed at the end."""

    def showing(widget: QWidget, width: int, height: int) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return showing


@pytest.fixture
def window(styled: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window as it is after the first paint, before there is a session."""
    made = app.create_window()
    qtbot.addWidget(made)
    made.resize(1920, 1040)
    made.show()
    qtbot.waitExposed(made)
    app.complete(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    """A session without a window."""
    one = Watched(qtbot)
    yield one
    one.session.shutdown()
