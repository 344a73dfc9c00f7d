"""What the window saves of a lesson with cards, plain Python runs, and it prints what the lesson printed."""

import re
import subprocess
import sys

import pytest

from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.lessons import load_lessons
from concgui.core.scenario import Work
from concgui.core.views import Mode
from tests.played import Play, Press, play_all

#: As on a terminal a line is written when it ends: a process that is terminated takes what it holds back with it.
FLUSHING = "import sys\nsys.stdout.reconfigure(line_buffering=True)\n"
CLASSIC = 2  #: the first two are played by every start method in another test


@pytest.fixture
def sessions():
    made: list[Session] = []
    yield made
    for one in made:
        one.shutdown()


def lines(output: str) -> list[str]:
    """Return the lines of an output in order, with N for long numbers; threads may print two of them into one line."""
    parted = re.sub(r"(?<=\d)(?=End|Start|Work)", "\n", output)
    return sorted(re.sub(r"\d{3,}", "N", line) for line in parted.splitlines() if line)


def test_lessons_with_cards_are_saved_as_programs_that_do_the_same(sessions, qtbot, tmp_path):
    plays, plain = [], []
    for lesson in load_lessons()[CLASSIC:]:
        session = Session()
        sessions.append(session)
        session.open_lesson(lesson.lesson_id)
        if session.current_view().mode is not Mode.LESSON:  # a script: the file itself runs
            assert session.current_view().title == lesson.title
            continue
        for card in session.current_view().cards:
            if card.spec.work is Work.COMPUTE:
                session.edit_worker(card.spec.key, "interval", "0.1")
        plays.append(Play(session, [Press(0.0, Action.RUN)]))
        file = tmp_path / f"{lesson.lesson_id}.py"
        file.write_text(FLUSHING + plays[-1].text, "utf-8")
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        plain.append(subprocess.Popen([sys.executable, str(file)], **pipes))
    play_all(plays, qtbot.waitUntil)
    for play, popen in zip(plays, plain, strict=True):
        out, err = popen.communicate(timeout=30)
        assert (popen.returncode, err) == (0, "")
        shown = [line.text for line in play.output if line.who not in {"os", "concgui", "program"}]
        assert lines("\n".join(shown)) == lines(out)
    assert len(plays) == 8
