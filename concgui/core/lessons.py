"""The built-in lessons: `lesson.toml` and `program.py` in folders under `resources/lessons`. No numpy, no Qt."""

from dataclasses import dataclass
from pathlib import Path

from concgui.core.listing import Listing, parse
from concgui.core.resources import resources
from concgui.core.scenario import InputError
from concgui.core.startmethod import METHODS, with_start_method


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as its folder tells it. `lesson_id` is the folder's name."""

    lesson_id: str
    title: str
    summary: str  #: one short sentence
    order: int
    program: Path
    start_method: str = ""  #: that its text begins with when it is opened; "" leaves it to Python

    def listing(self) -> Listing:
        """Read and take apart the program, and let its main choose the start method. Raise InputError, one sentence."""
        try:
            return with_start_method(parse(self.program.read_text("utf-8"), self.program.name), self.start_method)
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"The program of the lesson {self.title} cannot be read: {error}.") from error


def load_lessons(folder: Path | None = None) -> list[Lesson]:
    """Return the lessons of a folder (default: the built-in ones) in their order. Raise InputError for a broken one."""
    root = resources() / "lessons" if folder is None else folder
    return sorted((_load(path.parent) for path in root.glob("*/lesson.toml")), key=lambda one: (one.order, one.title))


def _load(folder: Path) -> Lesson:
    import tomllib  # the window's timeline does not wait for it

    try:
        told = tomllib.loads((folder / "lesson.toml").read_text("utf-8"))
        program, method = folder / "program.py", told.get("start_method", "")
        lesson = Lesson(folder.name, told["title"], told["summary"], told["order"], program, method)
    except KeyError as error:
        raise InputError(f"The lesson {folder.name} does not tell its {error.args[0]}.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"The lesson {folder.name} cannot be read: {error}.") from error
    if lesson.start_method not in ("", *METHODS):
        raise InputError(f"The lesson {folder.name} wants the start method {lesson.start_method!r}, which is none.")
    if not lesson.program.is_file():
        raise InputError(f"The lesson {folder.name} has no program.py.")
    return lesson
