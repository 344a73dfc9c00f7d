"""Make the README's pictures: play both classic listings in the real window by mouse, and photograph the screen.

    python packaging/screenshots.py [FOLDER]

Needs the test environment, Xvfb and openbox. Writes 1920×1080 PNG files to resources/pictures/, or to FOLDER.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
#: beginning of the chooser's entry → file
PICTURES = {"Lesson: Start all": "start-all.png", "Lesson: Join with": "join-with-timeout.png"}
#: theme → the last one of them again
THEMES = {"dark": "dark.png", "contrast": "high-contrast.png"}


def photograph(folder: Path) -> None:
    """Play and photograph both lessons. The display must be there already."""
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    from concgui import app
    from concgui.core.states import MainPhase
    from concgui.ui.keyboard import Keyboard
    from concgui.ui.looks import looks
    from tests.driver import Driver
    from tests.xinput import Input

    application = app.create_application(["concgui"])
    window = app.create_window()
    app.show(window)
    with Input(os.environ["DISPLAY"]) as hands:
        driver = Driver(window, hands)
        driver.wait(window.isActiveWindow, "the window to have the focus")
        app.attach_engine(window)
        driver.wait(lambda: window.findChild(Keyboard) is not None, "the window to be ready")
        for entry, name in PICTURES.items():
            driver.choose(entry)
            driver.click(window.toolbar.run)
            driver.wait_for_main(MainPhase.ENDED)
            away = window.status.mapToGlobal(QPoint(window.status.width() // 2, window.status.height() // 2))
            hands.click(away.x(), away.y())  # where there is nothing: no tooltip, no highlight, no focus
            QTest.qWait(1500)  # the last repaints, and the timeline comes to rest
            grab(folder / name)
        for theme, name in THEMES.items():
            looks().use_theme(theme)
            QTest.qWait(500)
            grab(folder / name)
        window.close()
        application.processEvents()


def grab(path: Path) -> None:
    """Write what is on the screen."""
    from PySide6.QtWidgets import QApplication

    picture = QApplication.primaryScreen().grabWindow(0)
    if not picture.save(str(path)):
        raise SystemExit(f"{path} cannot be written")
    print(f"{path}: {picture.width()}×{picture.height()}")


def main() -> None:
    """Make a screen, and the pictures on it."""
    from tests.screen import VirtualScreen

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with VirtualScreen("1920x1080") as screen, tempfile.TemporaryDirectory() as home:
        settings = Path(home, "concgui", "concgui.ini")
        settings.parent.mkdir()
        settings.write_text("[preferences]\nstarted_before=true\n", encoding="utf-8")
        os.environ.pop("WAYLAND_DISPLAY", None)
        os.environ.update(
            DISPLAY=screen.name, QT_QPA_PLATFORM="xcb", DBUS_SESSION_BUS_ADDRESS="disabled:", XDG_CONFIG_HOME=home
        )
        photograph(folder)


if __name__ == "__main__":
    main()
