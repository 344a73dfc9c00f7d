"""What a lesson needs of this machine, and what a run has shown of its fact."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from concgui.control.interpreters import known
from concgui.control.lessonrun import Judge, LessonRun
from concgui.core.bundle import own_python
from concgui.core.lane import Lane
from concgui.core.lanes import LaneSet
from concgui.core.lessons import LESSON_FILE, Lesson
from concgui.core.needs import Machine
from concgui.core.recording import Recording
from concgui.core.scenario import InputError

if TYPE_CHECKING:
    from concgui.core.fact import Verdict


#: A lesson's file that is longer is none.
_MOST_LETTERS = 64_000


def machine_of(python: str, cores: int, source: str) -> Machine:
    """Return what is known of where a lesson would run.

    python: the interpreter, "" for ours. cores: that the program may use. source: where the operating system's word
    comes from, "" while nobody has looked.
    """
    version: tuple[int, int] | None = sys.version_info[:2]
    gil: bool | None = getattr(sys, "_is_gil_enabled", lambda: True)()
    if python and python != own_python():
        learnt = known(python)
        numbers = [] if learnt is None else learnt.version.split(".")[:2]
        version = (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 and all(map(str.isdigit, numbers)) else None
        gil = None if learnt is None else not learnt.free_threaded
    methods = tuple(multiprocessing.get_all_start_methods())
    return Machine(cores, source or None, os.name == "posix", methods, version, gil)


def judge_of(recording: Recording, lanes: LaneSet) -> Judge:
    """Return what evaluates a lesson on this run."""

    def judge(lesson: Lesson) -> Verdict:
        from concgui.core.fact import evaluate  # only at the end of a lesson

        return evaluate(lesson, recording, lanes)

    return judge


def lane_ends(recording: Recording, lanes: LaneSet, names: Iterable[str]) -> dict[str, float | None]:
    """Return when the lanes of these names ended, in seconds from time 0; None: they did not, or it is not known."""
    from concgui.core.fact_run import Run  # as above

    run = Run(recording, lanes)
    found = {name: run.lane(name) for name in names}
    return {
        name: run.seconds(lane.exit_ns) if isinstance(lane, Lane) and lane.exit_ns is not None else None
        for name, lane in found.items()
    }


# --- the recording ----------------------------------------------------------------------------------------------------


def definition(lesson: Lesson) -> str:
    """Return the text of a lesson's own file, so that a recording can be understood without it; "" if it is gone."""
    try:
        return (lesson.folder / LESSON_FILE).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def recalled(told: Mapping[str, Any], recording: Recording, lanes: LaneSet) -> LessonRun | None:
    """Return the lesson that a recording is of, revealed; None where it is of none, or says nothing that can be used.

    told: what `LessonRun.prediction` gave.
    """
    name, text = told.get("id"), told.get("text")
    if not isinstance(name, str) or not isinstance(text, str) or not 0 < len(text) <= _MOST_LETTERS:
        return None
    from concgui.core.lesson_file import lesson_of_text  # few recordings are of a lesson

    try:
        asked = LessonRun(lesson_of_text(text, name))
    except InputError:  # of a newer Concgui, or made up
        return None
    asked.recall(told)
    if asked.lesson.fact is not None:
        asked.reveal(judge_of(recording, lanes), lane_ends(recording, lanes, asked.guesses))
    return asked
