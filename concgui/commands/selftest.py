"""`concgui doctor --self-test`: real programs under every start method, held to what must be seen of them. No Qt."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from concgui.commands.doctorprobes import start_methods
from concgui.commands.selftestfacts import CHECKED, Expected, failures, summed_up
from concgui.commands.selftestrun import NothingSeenError, run_program
from concgui.control.interpreters import Interpreter
from concgui.core.bundle import is_frozen, own_python
from concgui.core.lesson import Lesson
from concgui.core.lessons import lessons_folder, load_lesson
from concgui.core.listing import parse
from concgui.core.recordingfile import RecordingError
from concgui.core.resources import resources
from concgui.core.rewrite import set_interval
from concgui.core.scenario import InputError
from concgui.core.startmethod import METHODS

#: Seconds after which a program is stopped. The longest takes two on an idle machine.
_TIMEOUT_S = 60.0
#: The lessons with intervals that are as short as their rules allow: p1 outlives its join(1) by half a second.
_INTERVALS = {
    "classic-1-start-all": {"p1": 0.4, "p2": 0.5, "p3": 0.6},
    "classic-2-join-with-timeout": {"p1": 1.5, "p2": 0.3, "p3": 0.4},
}
_MAIN_LINES = {
    "classic-1-start-all": ("Start main", "End main"),
    "classic-2-join-with-timeout": ("Start main", "Process-1", "Process-2", "Process-3", "End main"),
}
_LIBRARY = "standard library"


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What is tested with.

    python: the interpreter that runs the programs. source: as of `record`. lessons: the folder that the lessons are
    in. methods: () for all that the interpreter has. programs: () for all.
    """

    python: Interpreter
    source: str = ""
    lessons: Path | None = None
    methods: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()

    def run(self) -> int:
        """Print a line for each start method and program. Return 0 if nothing failed, else 1."""
        try:
            folder = tempfile.TemporaryDirectory(prefix="concgui-")
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            print(f"FAILED: no folder for the programs can be made: {where}{error.strerror or error}.")
            return 1
        with folder as name:
            return self._run(Path(name))

    def _run(self, folder: Path) -> int:
        began = time.monotonic()
        print(f"{self.python.words}, {self.python.path}, runs the programs.")
        methods, problem = (self.methods, "") if self.methods else start_methods(self.python.path)
        if problem:
            _tell("all", "start methods", time.monotonic() - began, [problem])
        bad = 1 if problem else 0
        count = bad
        programs = self.programs or (*_INTERVALS, _LIBRARY)
        print(f"{'start method':<14}{'program':<29}{'seconds':<9}")
        for method in methods or METHODS:
            for program in programs:
                count += 1
                bad += not self._try(folder, method, program)
        if bad:
            print(f"{bad} of {count} failed.")
            return 1
        print(f"All {count} were seen as they must be, in {time.monotonic() - began:.1f} s: {', '.join(CHECKED)}.")
        return 0

    def _try(self, folder: Path, method: str, program: str) -> bool:
        """Run one program under one start method and tell what came of it. Return whether all of it was right."""
        began = time.monotonic()
        own = folder / f"{method}-{program.replace(' ', '-')}"
        try:
            own.mkdir()
            script, args, expected = self._prepared(own, method, program)
            seen = run_program(
                script,
                args,
                python=self.python.path,
                method=method,
                source=self.source,
                file=own / "run.concgui",
                timeout=_TIMEOUT_S,
            )
            failed = failures(seen, expected)
            good = "" if failed else summed_up(seen)
        except (InputError, NothingSeenError, RecordingError) as error:
            failed, good = [str(error)], ""
        except OSError as error:
            failed, good = [f"{error.filename or own}: {error.strerror or error}."], ""
        _tell(method, program, time.monotonic() - began, failed, good)
        return not failed

    def _prepared(self, folder: Path, method: str, program: str) -> tuple[Path, tuple[str, ...], Expected]:
        """Return the script, its arguments and what is expected of it. Raise InputError or OSError."""
        expected = Expected((self.python.version, self.python.path), method, 3, {})
        if program == _LIBRARY:
            # The bundled Python has all of the standard library; another one may have been built without some of it.
            args = ("all",) if is_frozen() and self.python.path == own_python() else ()
            squares = tuple(f"square of {number}" for number in range(4))
            script = resources() / "doctor" / "standard_library.py"
            return script, args, replace(expected, workers=2, any_worker=squares)
        lesson = load_lesson((self.lessons or lessons_folder()) / program)
        listing = parse(lesson.source(), lesson.program.name)  # without a start method of its own
        for name, seconds in _INTERVALS[program].items():
            listing = set_interval(listing, name, seconds)
        script = folder / lesson.program.name
        script.write_text(listing.text, "utf-8")
        return script, (), replace(expected, lines=_lines(lesson), lesson=replace(lesson, program=script))


def _lines(lesson: Lesson) -> dict[str, tuple[str, ...]]:
    """Return what a classic lesson prints, by who does."""
    workers = {f"p{number}": (f"Start work {number}", f"End work {number}") for number in (1, 2, 3)}
    return {"MainProcess": _MAIN_LINES[lesson.lesson_id], **workers}


def _tell(method: str, program: str, seconds: float, failed: Sequence[str], good: str = "") -> None:
    first, *more = failed or [good]
    print(f"{method:<14}{program:<29}{seconds:7.1f}  {'FAILED' if failed else 'ok':<8}{first}", flush=True)
    for sentence in more:
        print(f"{'':<60}{sentence}", flush=True)
