"""Runs a lesson without a window and says whether its fact holds. The engine of `concgui lesson --check`; no Qt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from concgui.control import cores as core_choice
from concgui.control.launch import LaunchSpec
from concgui.control.lessonfacts import definition, machine_of
from concgui.control.lessonrecord import LessonRecorder
from concgui.control.lessonrun import LessonRun
from concgui.control.record import TIMED_OUT
from concgui.core.bundle import own_python
from concgui.core.fact import Verdict, evaluate
from concgui.core.fact_run import Run
from concgui.core.fact_why import why_not
from concgui.core.lanes import fold
from concgui.core.lessons import Lesson
from concgui.core.needs import missing
from concgui.core.recording import Recording
from concgui.core.recordingfile import RecordingError
from concgui.core.storage import save
from concgui.observe.choice import SourceError, choose

#: Seconds after which a program that does not end is stopped, unless others are asked for.
TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How a lesson is checked.

    python, start_method, output, source: "" for the usual one, the lesson's own, no recording, and the best that works.
    """

    times: int = 1
    python: str = ""
    start_method: str = ""
    timeout: float = TIMEOUT_S
    output: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRun:
    """What one run came to. exitcode: MainProcess's. problem: why it cannot be judged, one sentence, or "".

    why: what of the fact does not hold, with its values; "" where all of it does.
    """

    verdict: Verdict
    exitcode: int | None
    problem: str = ""
    why: str = ""

    def words(self, letters: str) -> str:
        """Return the run in one line; `letters` are those of the answers."""
        how = {True: "holds", False: "does not hold", None: "not known"}[self.verdict.holds]
        right = [letter for letter, holds in zip(letters, self.verdict.answers, strict=False) if holds]
        answers = f", answer {' and '.join(right)}" if right else ", no answer is right" if self.verdict.answers else ""
        why = f" ({self.why})" if self.why else ""
        return f"{how}{answers}: {self.problem or self.verdict.sentence}{why}"


def cannot_be_shown(lesson: Lesson, options: CheckOptions) -> str:
    """Return why a lesson cannot be shown here, one sentence; "" where it can be."""
    wanted = replace(lesson, start_method=options.start_method) if options.start_method else lesson
    return missing(wanted, machine_of(options.python, len(core_choice.usable()), options.source or source_here()))


def source_here() -> str:
    """Return where the operating system's word comes from here, "" where it is not to be had."""
    try:
        return choose().kind
    except SourceError:
        return ""


def check(lesson: Lesson, options: CheckOptions, tell: Callable[[int, CheckedRun], object]) -> list[CheckedRun]:
    """Run a lesson as often as asked for; `tell` hears the number of each run and what it came to.

    With an output, the recording is kept of the first run that does not hold, else of the last one. Raise LaunchError
    if the program cannot begin, RecordingError if its recording cannot be written, KeyboardInterrupt if it was stopped.
    """
    runs: list[CheckedRun] = []
    bad = False
    with _temporary_folder() as folder:
        for number in range(1, options.times + 1):
            run, recording = _run(lesson, options, Path(folder) / "run.concgui")
            runs.append(run)
            if options.output and recording is not None and not bad:
                bad = run.verdict.holds is not True
                told = LessonRun(lesson, definition(lesson)).prediction()
                recording.meta = replace(recording.meta, lesson=told)
                save(recording, Path(options.output))
            tell(number, run)
    return runs


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="concgui-")
    except OSError as error:
        raise RecordingError(f"no temporary folder can be made: {error.strerror or error}") from error


def _run(lesson: Lesson, options: CheckOptions, file: Path) -> tuple[CheckedRun, Recording | None]:
    file.unlink(missing_ok=True)
    method = options.start_method or lesson.start_method
    cores = core_choice.usable()[: lesson.cores] if lesson.cores and not core_choice.reason() else None
    spec = LaunchSpec(
        "script",
        str(lesson.program),
        start_method=method,
        python=options.python or own_python(),
        cores=cores,
        folder=str(lesson.folder),
        text=lesson.source(),
    )
    recorder = LessonRecorder(spec, str(file), options.timeout, options.source)
    code = recorder.run()
    if recorder.stopped:
        raise KeyboardInterrupt
    try:
        recording = recorder.recording()
    except RecordingError as error:
        return CheckedRun(_nothing(lesson), code, recorder.notes[-1] if recorder.notes else str(error)), None
    lanes = fold(recording)
    verdict = evaluate(lesson, recording, lanes)
    problem = ""
    if code == TIMED_OUT:
        problem = f"The program did not end within {options.timeout:g} s and was stopped."
        verdict = replace(verdict, holds=None)
    elif lanes.main is not None and lanes.main.failure and verdict.holds is not True:
        problem = f"{verdict.sentence} The program ended by an exception: {lanes.main.failure}"
    why = why_not(lesson.fact.holds, Run(recording, lanes)) if lesson.fact is not None else ""
    return CheckedRun(verdict, code, problem, why), recording


def _nothing(lesson: Lesson) -> Verdict:
    return Verdict(None, "", (None,) * len(lesson.answers), ())
