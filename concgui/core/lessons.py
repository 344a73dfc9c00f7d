"""The lessons: those that come with Concgui, and the one in a folder of the user's own. No numpy, no Qt.

A lesson is a folder with `lesson.toml` and a program beside it; `packaging/LESSONS.md` tells how to write one. What a
folder says is checked by `concgui.core.lesson_file`, which is imported when the first lesson is read.
"""

from pathlib import Path

from concgui.core.lesson import LESSON_FILE, Answer, Fact, Lesson, LessonTexts, lessons_folder
from concgui.core.scenario import InputError

__all__ = [
    "LESSON_FILE",
    "Answer",
    "Fact",
    "Lesson",
    "LessonTexts",
    "is_lesson",
    "lesson_folder",
    "lessons_folder",
    "load_lesson",
    "load_lessons",
    "read_lessons",
]


def is_lesson(folder: str | Path) -> bool:
    """Whether a folder has a lesson's file in it."""
    try:
        return (Path(folder) / LESSON_FILE).is_file()
    except (OSError, ValueError):
        return False


def lesson_folder(path: str | Path) -> Path | None:
    """Return the folder that a path names, itself or by its `lesson.toml`; None: the path is that of another file."""
    try:
        folder = Path(path).absolute()
        if folder.name == LESSON_FILE and folder.is_file():
            return folder.parent
        return folder if folder.is_dir() else None
    except (OSError, ValueError):
        return None


def load_lesson(folder: str | Path) -> Lesson:
    """Read the lesson in a folder. Raise InputError: one sentence that says file, key, what is wrong, what to do."""
    from concgui.core.lesson_file import read_lesson  # only now: the window's timeline does not wait for it

    return read_lesson(Path(folder).absolute())


def read_lessons(folder: Path | None = None) -> tuple[list[Lesson], list[str]]:
    """Return the lessons of a folder (default: the built-in ones) in their order, a sentence for each broken one."""
    root = lessons_folder() if folder is None else folder
    lessons, problems = [], []
    for path in sorted(root.glob(f"*/{LESSON_FILE}")):
        try:
            lessons.append(load_lesson(path.parent))
        except InputError as error:
            problems.append(str(error))
    return sorted(lessons, key=lambda one: (one.order, one.title)), problems


def load_lessons(folder: Path | None = None) -> list[Lesson]:
    """Return the lessons of a folder (default: the built-in ones) in their order, those that can be read."""
    return read_lessons(folder)[0]
