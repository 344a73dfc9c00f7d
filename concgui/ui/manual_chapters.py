"""Which chapter of the manual is about which part of the window."""

import re

from PySide6.QtWidgets import QWidget

from concgui.ui.manual_file import manual_file
from concgui.ui.window import MainWindow


def headings(text: str) -> list[str]:
    """Return the headings of a text in Markdown, in order; lines of code are none."""
    plain = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ (.*)$", plain, flags=re.MULTILINE)


def chapter_about(window: MainWindow, part: QWidget | None) -> int | None:
    """Return the number of the chapter about what a widget belongs to, None where there is none of its own.

    Chapters are named here as in the English manual; they have the same numbers in each language.
    """
    about: list[tuple[QWidget | None, str]] = [
        (window.workers, "Free"),
        (window.alive, "Free"),
        (window.timeline, "Timeline"),
        (window.replay.bar if window.replay is not None else None, "Recordings"),
        (window.program, "Program"),
        (window.output, "Scripts"),
        (window.toolbar.cores, "Cores"),
        (window.toolbar.chooser, "Lessons"),
        (window.lesson, "Lessons"),
        (window.status, "What each source can tell"),
    ]
    title = next((title for whole, title in about if whole is not None and _is_in(part, whole)), None)
    if title is None:
        return None
    try:
        known = headings(manual_file("en").read_text(encoding="utf-8"))
    except OSError:
        return None
    return known.index(title) if title in known else None


def _is_in(part: QWidget | None, whole: QWidget) -> bool:
    return part is not None and (part is whole or whole.isAncestorOf(part))
