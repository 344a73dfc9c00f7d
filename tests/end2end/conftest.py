"""The end-to-end tests: the real window on a real X server of their own, with a window manager.

Where they cannot run they are skipped with the reason; where CI=true no test of this folder may be skipped.
"""

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.ui.keyboard import Keyboard
from concgui.ui.style import apply
from concgui.ui.theme import current
from tests.driver import Driver
from tests.need import fail_if_skipped, need
from tests.screen import VirtualScreen, missing_programs
from tests.xinput import Input


@pytest.fixture(scope="session", autouse=True)
def screen() -> Iterator[VirtualScreen]:
    """The X server of this session, 1920×1080; $DISPLAY names it."""
    need(sys.platform == "linux", "the end-to-end tests need an X server")
    need(not missing_programs(), f"missing programs: {', '.join(missing_programs())}")
    need(QApplication.instance() is None, "Qt has already begun without a screen: run tests/end2end by itself")
    with VirtualScreen() as virtual:
        before = {name: os.environ.get(name) for name in ("DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        os.environ.pop("WAYLAND_DISPLAY", None)
        os.environ.update(DISPLAY=virtual.name, QT_QPA_PLATFORM="xcb")
        yield virtual
        if application := QApplication.instance():
            application.shutdown()  # before its server goes
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@pytest.fixture(scope="session")
def qapp_cls(screen: VirtualScreen) -> type[QApplication]:
    """pytest-qt makes its application from this: only when the screen is there."""
    return QApplication


@pytest.fixture
def hands(screen: VirtualScreen) -> Iterator[Input]:
    """Mouse and keyboard of this screen."""
    with Input(screen.name) as hands:
        yield hands


@pytest.fixture
def open_window(qtbot: QtBot, hands: Input) -> Iterator[Callable[..., Driver]]:
    """Open the application as `concgui ARGS` does, ready for its first click; closed at the end as a user would."""
    windows = []

    def opening(*argv: str) -> Driver:
        apply_once()
        window = app.create_window()
        windows.append(window)
        qtbot.addWidget(window)
        app.show(window)
        qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
        app.attach_engine(window, list(argv))
        driver = Driver(window, hands)
        driver.wait(lambda: window.findChild(Keyboard) is not None, "the window to be ready")
        return driver

    yield opening
    for window in windows:
        window.close()


@pytest.fixture
def driver(open_window: Callable[..., Driver]) -> Driver:
    """The whole application as `concgui` opens it."""
    return open_window()


def apply_once() -> None:
    """Give pytest-qt's application what `concgui` gives its own."""
    application = QApplication.instance()
    if not application.property("styled"):
        apply(application, current())
        application.setProperty("styled", "yes")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where CI=true, no test of this folder is skipped."""
    report = yield
    fail_if_skipped(report)
    return report
