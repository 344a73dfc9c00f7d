"""Each built-in lesson runs, its fact holds, exactly one answer is right, and it prints what plain Python prints."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from concgui.control.lessoncheck import CheckOptions, cannot_be_shown
from concgui.core.fact import evaluate
from concgui.core.fact_run import Run
from concgui.core.lanes import fold
from concgui.core.lessons import load_lessons
from concgui.core.storage import load
from tests.need import need

COMPUTE = {"run-is-not-start", "threads-compute", "concurrent-parallel", "lost-updates", "value-lock", "speed-up"}


def check(lesson, folder):
    """Run a lesson without a window and by plain Python. Return what is wrong, one line for each fault."""
    file = folder / f"{lesson.lesson_id}.concgui"
    command = [sys.executable, "-m", "concgui", "lesson", lesson.lesson_id, "--check", "-o", str(file)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, str(lesson.program)], **pipes) as plain:
        checked = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
        out, err = plain.communicate(timeout=100)
    if checked.returncode or plain.returncode or err:
        return [f"{lesson.lesson_id}: {checked.stdout}{checked.stderr}{err}"]
    recording = load(file)
    lanes = fold(recording)
    faults = []
    for language in ("en", "zh_CN"):
        verdict = evaluate(lesson.in_language(language), recording, lanes)
        if sorted(map(str, verdict.answers)) != ["False"] * (len(lesson.answers) - 1) + ["True"]:
            faults.append(f"answers {verdict.answers}")
        if verdict.holds is not True or not 20 < len(verdict.sentence) <= 150:
            faults.append(f"{len(verdict.sentence)} letters: {verdict.sentence}")
    if not verdict.proof:
        faults.append("nothing proves it")
    lines = "\n".join(line.text for line in Run(recording, lanes).printed)
    if lesson.lesson_id == "terminate":  # whether p1 is gone already when it is asked is the machine's choice
        lines, out = (re.sub("p1 is alive: (True|False)", "p1 is alive: ?", text) for text in (lines, out))
    if kinds(lines) != kinds(out):
        faults.append(f"printed {lines!r}, by plain Python {out!r}")
    return [f"{lesson.lesson_id}: {fault}" for fault in faults]


def kinds(output):
    """Return the lines of an output as a set, with N for its numbers; threads may print two of them into one line."""
    lines = re.sub(r"(?<=\d)(?=End|Start)", "\n", output).splitlines()
    return {re.sub(r"\d+(\.\d+)?", "N", line) for line in lines if line}


@pytest.mark.limit(120)
@pytest.mark.parametrize(("compute", "at_once"), [(False, 12), (True, 2)], ids=["waiting", "computing"])
def test_every_lesson_holds(tmp_path, compute, at_once):
    lessons = [one for one in load_lessons() if (one.lesson_id in COMPUTE) is compute]
    there = [one for one in lessons if not cannot_be_shown(one, CheckOptions())]
    with ThreadPoolExecutor(at_once) as pool:
        faults = [fault for some in pool.map(lambda one: check(one, tmp_path), there) for fault in some]
    assert not faults, "\n".join(faults)
    need(there == lessons, "some lessons cannot be shown here: see concgui lessons")


def test_what_cannot_be_shown_is_said_before_it_starts():
    lessons = {one.lesson_id: one for one in load_lessons()}
    for name in COMPUTE - {"run-is-not-start"}:
        assert lessons[name].needs
    odd = replace(lessons["order"], needs=("Python 3.99",))
    assert cannot_be_shown(odd, CheckOptions()).startswith("It needs Python 3.99")
