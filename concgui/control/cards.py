"""The worker cards: their values, what may be edited, and the program text that they stand for. No Qt."""

import io
import tokenize
from collections.abc import Sequence
from pathlib import Path

from concgui.core.filekind import SCRIPT_BYTES, other_than_file
from concgui.core.lessons import Lesson
from concgui.core.listing import Listing, mistakes, program_text, syntax_tree
from concgui.core.rewrite import set_interval, set_work
from concgui.core.scenario import (
    InputError,
    Work,
    WorkerSpec,
    check_interval,
    check_name,
    check_room,
    create_statement,
    default_workers,
    duplicate,
    edit,
    new_worker,
    program_preamble,
    start_method_statement,
)
from concgui.core.views import Mode


class Cards:
    """The cards of one mode. Every method that refuses raises InputError with one sentence."""

    mode = Mode.FREE
    title = ""

    def __init__(self, specs: Sequence[WorkerSpec] | None = None) -> None:
        self.specs: tuple[WorkerSpec, ...] = tuple(default_workers() if specs is None else specs)
        self.problems: dict[int, str] = {}
        self._last_key = max((spec.key for spec in self.specs), default=0)

    def spec(self, key: int | None) -> WorkerSpec:
        """Return the card `key`."""
        for spec in self.specs:
            if spec.key == key:
                return spec
        raise InputError("There is no such worker any more.")

    def add(self) -> WorkerSpec:
        """Add a card."""
        return self._append(new_worker(self.specs, key=self._last_key + 1))

    def duplicate(self, key: int) -> WorkerSpec:
        """Add a copy of a card."""
        return self._append(duplicate(self.spec(key), self.specs, key=self._last_key + 1))

    def _append(self, spec: WorkerSpec) -> WorkerSpec:
        self._last_key = spec.key
        self.specs += (spec,)
        return spec

    def remove(self, key: int) -> None:
        """Take a card away."""
        gone = self.spec(key)
        self.specs = tuple(spec for spec in self.specs if spec is not gone)
        self.problems.pop(key, None)

    def replace_all(self, specs: Sequence[WorkerSpec]) -> None:
        """Take these cards instead."""
        check_room(len(specs) - 1)
        for at, spec in enumerate(specs):
            problem = check_name(spec.name, (other.name for other in specs[:at]))
            if problem:
                raise InputError(problem)
            check_interval(str(spec.interval))
        self.specs = tuple(specs)
        self.problems.clear()
        self._last_key = max((self._last_key, *(spec.key for spec in specs)))

    def begin_anew(self) -> None:
        """A new run begins: Free cards stay as they are."""

    def read_again(self) -> bool:
        """Take what may have changed outside before it is run; return whether it has. A mistake in it is refused."""
        return False

    def edit(self, key: int, field: str, text: str) -> None:
        """Change one field as typed; a refusal stays with the card as its problem until the next good value."""
        spec = self.spec(key)
        try:
            changed = self._edited(spec, field, text)
        except InputError as error:
            self.problems[key] = str(error)
            raise
        self.problems.pop(key, None)
        self.specs = tuple(changed if one is spec else one for one in self.specs)

    def _edited(self, spec: WorkerSpec, field: str, text: str) -> WorkerSpec:
        return edit(spec, field, text, self.specs)

    # --- the program -------------------------------------------------------------------------------------------------
    def listing(self, start_method: str) -> Listing:
        """Return the program as it begins, before a button was pressed. Lessons: the whole program."""
        text = program_text(program_preamble(start_method), ["pass"])
        return Listing(text, "program.py", None, (), ())

    def text_lines(self, start_method: str) -> list[str]:
        """Return the lines that stand before what buttons append."""
        return self.listing(start_method).text.rstrip("\n").split("\n")[:-1]

    def first_statements(self, start_method: str) -> list[str]:
        """Return what main executes before anything that was asked for."""
        statement = start_method_statement(start_method)
        return [statement] if statement else []

    def future(self, absent: Sequence[WorkerSpec]) -> list[str]:
        """Return the statements that would make these workers."""
        return [create_statement(spec) for spec in absent]


class LessonCards(Cards):
    """The cards of a lesson: its text is the truth, the cards are read from it and change it."""

    mode = Mode.LESSON

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.title = lesson.title
        self._listing = lesson.listing()
        super().__init__(self._listing.workers)

    def _edited(self, spec: WorkerSpec, field: str, text: str) -> WorkerSpec:
        if not any(one.name == spec.name for one in self._listing.workers):
            return super()._edited(spec, field, text)  # added by hand
        if field == "interval":
            self._listing = set_interval(self._listing, spec.name, check_interval(text))
        elif field == "work":
            self._listing = set_work(self._listing, spec.name, Work(text))
        else:
            raise InputError(
                f"The lesson's program decides the {field} of {spec.name}: only its interval can be changed."
            )
        return next(one for one in self._listing.workers if one.name == spec.name)

    def begin_anew(self) -> None:
        """Forget the cards that were added by hand in the run that is over."""
        self.replace_all(self._listing.workers)

    def listing(self, start_method: str) -> Listing:  # noqa: ARG002 - a lesson's text does not name it
        """Return the lesson's program with the intervals of the cards."""
        return self._listing

    def text_lines(self, start_method: str) -> list[str]:
        """Return all lines of the lesson."""
        return self.listing(start_method).text.rstrip("\n").split("\n")

    def first_statements(self, start_method: str) -> list[str]:  # noqa: ARG002
        """A lesson's text says all."""
        return []

    def future(self, absent: Sequence[WorkerSpec]) -> list[str]:
        """Only what was added by hand is not in the text."""
        listed = {spec.name for spec in self._listing.workers}
        return [create_statement(spec) for spec in absent if spec.name not in listed]


class ScriptCards(Cards):
    """A script has no cards of its own; `problem` says why it cannot run, or is empty."""

    mode = Mode.SCRIPT

    def __init__(self, path: str, args: tuple[str, ...], text: str, problem: str) -> None:
        super().__init__(())
        self.path = path
        self.args = args
        self.title = Path(path).name
        self.problem = problem
        self.text = text

    def read_again(self) -> bool:
        """Read the file again: somebody may have saved it in an editor."""
        fresh, _doubt = open_script(self.path, self.args)
        if fresh.problem:
            raise InputError(fresh.problem)
        before, self.text = self.text, fresh.text
        return self.text != before

    def edit(self, key: int, field: str, text: str) -> None:  # noqa: ARG002
        """Nothing can be edited."""
        raise InputError("The script makes its own workers.")

    def text_lines(self, start_method: str) -> list[str]:  # noqa: ARG002
        """Return the script's lines."""
        return self.text.rstrip("\n").split("\n")

    def first_statements(self, start_method: str) -> list[str]:  # noqa: ARG002
        """A script's text says all."""
        return []


def open_script(path: str, args: tuple[str, ...]) -> tuple[ScriptCards, str]:
    """Read a script. Return it and a sentence about what is wrong in it, or "". Unreadable: raise InputError."""
    text, name = read_source(path), Path(path).name
    if not text.strip():
        return ScriptCards(path, args, text, ""), f"{name} is empty: it will run, and do nothing."
    try:
        doubts = mistakes(syntax_tree(text, name), name)
    except InputError as error:
        return ScriptCards(path, args, text, str(error)), str(error)
    return ScriptCards(path, args, text, ""), doubts[0] if doubts else ""


def read_source(path: str) -> str:
    """Return a script's text, decoded as Python decodes it. Raise InputError with one sentence."""
    if "\0" in path:
        raise InputError(f"There is no file {path}.")
    try:
        if other := other_than_file(path):  # its text might never come, or never end
            raise InputError(f"{path} is {other}, not a script.")
        with Path(path).open("rb") as file:
            data = file.read(SCRIPT_BYTES + 1)
        if len(data) > SCRIPT_BYTES:
            raise InputError(f"{path} is too large for a script: it has more than {SCRIPT_BYTES // 1_000_000} MB.")
        if b"\0" in data:
            raise InputError(f"{path} is not a Python script: it is a binary file.")
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return io.TextIOWrapper(io.BytesIO(data), encoding).read()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise InputError(f"{path}, line {_bad_line(data)}: not UTF-8, and no other coding is declared.") from None
    except SyntaxError as error:  # an unknown coding is declared, or none and the first lines are not UTF-8
        raise InputError(f"{path}, line {_bad_line(data)}: {error.msg or 'unknown coding'}.") from error


def _bad_line(data: bytes) -> int:
    """Return the number of the first line that is not UTF-8, 1 if all are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1
