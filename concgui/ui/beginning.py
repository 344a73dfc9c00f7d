"""What a window shows first when nobody has named a file: the very first time a lesson, then what the user prefers."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from concgui.core.words import tr

if TYPE_CHECKING:
    from concgui.control.session import Session
    from concgui.ui.window import MainWindow

_GREET_LATER_MS = 500  #: the sentence is not to come before the window that it is about


def begin(window: "MainWindow", session: "Session") -> None:
    """Open it. Where it is not there any more, open Free."""
    preferences = window.preferences
    # Nobody is new whose settings are damaged; and who cannot keep any would be greeted for ever.
    if not preferences.choices.started_before and preferences.find_problem():
        QTimer.singleShot(_GREET_LATER_MS, window, lambda: preferences.choose("started_before", value=True))
    elif not preferences.choices.started_before and _open_lesson(session):
        QTimer.singleShot(_GREET_LATER_MS, window, lambda: greet(window))
        return
    match preferences.choices.start_with:
        case "lesson" if _open_lesson(session):
            return
        case "last" if (path := _last(session)) is not None:
            session.open_file(path, None)
        case _:
            session.open_free()


def greet(window: "MainWindow") -> None:
    """One friendly sentence, once in a life."""
    window.say(
        tr(
            "Welcome to Concgui: this lesson is ready. Say what you expect, then press Run (Ctrl+Return). "
            "F1 opens the manual."
        )
    )
    window.preferences.choose("started_before", value=True)  # last: that it cannot be written is to be read


def _open_lesson(session: "Session") -> bool:
    from concgui.core.lessons import read_lessons

    lessons, _problems = read_lessons()
    if not lessons:
        return False
    session.open_lesson(min(lessons, key=lambda lesson: lesson.order).lesson_id)
    return True


def _last(session: "Session") -> str | None:
    """The file that was opened last and is still there."""
    recent = session.scripts.remembered.recent()
    return next((path for path in recent if Path(path).is_file()), None)
