"""Where on the screen the window has its parts: the packaged application has no way to be asked.

Run as a program, this opens the window of the checkout on $DISPLAY, writes where its parts are and closes it again. On
the same screen and with the same settings the packaged one has them at the same places.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 30
BUTTONS = ("start", "join", "terminate")

Place = tuple[int, int, int, int]  #: x, y, width, height on the screen


@dataclass(frozen=True)
class CardPlan:
    """One card. `handle`: of the slider, x and y. `interval`: where the slider's handle comes to stand for it, x."""

    handle: tuple[int, int]
    interval: dict[float, int]
    start: Place
    join: Place
    terminate: Place


@dataclass(frozen=True)
class WindowPlan:
    """`cards`: by their names. `place`: of all cards together; `picture`: what is to be seen there, RGB32."""

    cards: dict[str, CardPlan]
    place: Place
    picture: bytes


def window_plan(display: str, folder: Path) -> WindowPlan:
    """Return the parts of the first window on `display`, which nobody has touched; `folder`: for its settings."""
    environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "*=false"}
    settings = folder / "config" / "concgui" / "concgui.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[preferences]\nstarted_before=true\nask_unsaved=false\n")
    for name in ("config", "data", "state"):
        environ[f"XDG_{name.upper()}_HOME"] = str(folder / name)
    picture = folder / "picture"
    command = [sys.executable, "-m", "tests.packaged.windowplan", str(picture)]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    cards = {
        name: CardPlan(
            **{part: tuple(card[part]) for part in ("handle", *BUTTONS)},
            interval={float(seconds): x for seconds, x in card["interval"].items()},
        )
        for name, card in told["cards"].items()
    }
    return WindowPlan(cards, tuple(told["place"]), picture.read_bytes())


def main(file: str) -> None:
    """Print where the parts of the cards are, as JSON, and write what is to be seen of them to `file`."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from concgui import app
    from concgui.ui.keyboard import Keyboard
    from concgui.ui.workers.card import WorkerCard

    app.create_application(["concgui"])
    window = app.create_window()
    app.show(window)
    QTest.qWaitForWindowActive(window)
    app.attach_engine(window, [])

    def place(widget: QWidget) -> Place:
        corner = widget.mapToGlobal(QPoint(0, 0))
        return corner.x(), corner.y(), widget.width(), widget.height()

    def plan() -> dict[str, dict[str, object]]:
        cards = {}
        for card in window.findChildren(WorkerCard):
            x, y, width, _ = place(card.slider)
            center = card.slider.handle_center()
            cards[card.name.text()] = {
                "handle": (x + round(center.x()), y + round(center.y())),
                "interval": {card.slider._value_at(at) / 10: x + at for at in range(width)},
                **{name: place(getattr(card, name)) for name in BUTTONS},
            }
        return {"cards": cards, "place": place(window.workers)}

    def picture() -> bytes:
        seen = window.screen().grabWindow(0, *plan()["place"]).toImage()
        return bytes(seen.convertToFormat(QImage.Format.Format_RGB32).constBits())

    def rests() -> bool:
        before = plan(), picture()
        QTest.qWait(150)
        return window.findChild(Keyboard) is not None and (plan(), picture()) == before

    while not rests():
        pass
    Path(file).write_bytes(picture())
    print(json.dumps(plan()))
    window.close()


if __name__ == "__main__":
    main(sys.argv[1])
