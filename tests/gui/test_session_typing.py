"""Lines typed for a script: they reach its stdin, stand in Output, and are in the recording."""

from pathlib import Path

import pytest

from concgui.control import typist
from concgui.core.actions import Action
from concgui.core.kinds import EventKind
from concgui.core.states import MainPhase
from concgui.core.views import OutputLine, TypingView

ASKS = "name = input('Name? ')\nprint('Hello', name)\nprint('Bye', input())\n"


@pytest.fixture
def run(watched, tmp_path: Path):
    """Open a script and run it until its input line is there."""

    def running(text: str):
        path = tmp_path / "script.py"
        path.write_text(text)
        watched.session.open_script(str(path), ())
        watched.act(Action.RUN)
        there = {TypingView(shown=True), TypingView(shown=True, reason=typist.CLOSED)}  # some close it at once
        watched.until(lambda: typing(watched) in there or watched.main is MainPhase.ENDED)
        return watched

    return running


def typing(watched):
    return watched.session.current_view().typing


def ended(watched) -> None:
    watched.until(lambda: watched.main is MainPhase.ENDED and watched.session.recording.meta.created != "")
    watched.until(lambda: not len(watched.session.state.outputs))  # what was read last is shown with the next beat


def replayed(watched, path: Path) -> list[OutputLine]:
    """Save the recording and open it; return its output."""
    count = len(watched.output)
    watched.session.save_recording(str(path))
    watched.until(path.exists)
    watched.until(lambda: not watched.session.current_view().status.saving)
    watched.output.clear()
    watched.session.open_file(str(path), ())
    watched.until(lambda: watched.session.replay is not None)
    watched.until(lambda: len(watched.output) >= count)
    return list(watched.output)


def test_a_conversation(run, tmp_path):
    watched = run(ASKS)
    watched.until(lambda: watched.printed("main") == ["Name? "])
    watched.session.type_text("Zoë")
    watched.until(lambda: "Hello Zoë" in watched.printed("main"))
    watched.session.type_text("all\n")
    ended(watched)
    assert [(line.who, line.text) for line in watched.output] == [
        ("main", "Name? "), ("you", "Zoë"), ("main", "Hello Zoë"), ("you", "all"), ("main", "Bye all"),
    ]  # fmt: skip
    assert [line.t_ns for line in watched.output] == sorted(line.t_ns for line in watched.output)
    assert not typing(watched).shown
    before = list(watched.output)
    assert replayed(watched, tmp_path / "run.concgui") == before
    assert not typing(watched).shown
    watched.session.type_text("nobody")
    assert "recording" in watched.messages[-1]


def test_the_end_of_the_input(run):
    watched = run("print(input())\nprint(input())\n")
    watched.session.type_text("one")
    watched.session.end_input()
    watched.session.type_text("two")
    assert watched.messages == [typist.ENDED]
    ended(watched)
    assert watched.printed("you") == ["one", "(end of input)"]
    assert "EOFError: EOF when reading a line" in [line.text for line in watched.output if line.error]
    assert watched.session.recording.meta.exitcode == 1
    watched.session.type_text("three")
    assert watched.messages[-1] == typist.NOBODY


def test_many_lines_and_long_ones(run):
    long = "x" * 9000
    watched = run("import sys\nfor line in sys.stdin:\n    print(len(line))\n")
    watched.session.type_text(f"a\n\n{long}\nb")
    watched.session.end_input()
    ended(watched)
    assert watched.printed("main") == ["2", "1", "9001", "2"]
    assert watched.printed("you") == ["a", "", long, "b", "(end of input)"]
    typed = [event for event in watched.session.recording.events() if event.kind is EventKind.OS_TYPED]
    assert [event.text for event in typed][:2] == ["a", ""]
    assert {len(event.text) for event in typed[2:-2]} <= {429, 235}


def test_a_program_that_never_reads_holds_nothing_up(run):
    watched = run("import time\nprint('here', flush=True)\ntime.sleep(60)\n")
    watched.session.type_text("x" * 900_000)
    assert typing(watched).waiting == 900_001
    assert watched.messages == []
    watched.session.type_text("x" * 900_000)
    assert watched.messages == [
        "0.9 MB wait already, and the program reads none of it: the line was not sent. Stop ends the program."
    ]
    assert typing(watched).waiting == 900_001
    assert len(watched.printed("you")) <= 1
    watched.session.type_text("a\n" * 20_000)
    assert "20,000 lines are too many at once" in watched.messages[-1]


def test_a_program_that_has_closed_its_input(run):
    watched = run("import os, time\nos.close(0)\nprint('closed', flush=True)\ntime.sleep(60)\n")
    watched.until(lambda: watched.printed("main") == ["closed"])
    assert typing(watched).reason == typist.CLOSED
    watched.session.type_text("line")
    assert watched.messages == [typist.CLOSED]


def test_a_prompt_of_a_subprocess_is_there_at_once(run, tmp_path):
    watched = run("import subprocess\nsubprocess.run(['sh', '-c', 'printf \"Who? \"; read x; echo \"hi $x\"'])\n")
    watched.until(lambda: watched.printed("program") == ["Who? "])
    watched.session.type_text("Zoë")
    ended(watched)
    assert [(line.who, line.text) for line in watched.output] == [
        ("program", "Who? "), ("you", "Zoë"), ("program", "hi Zoë"),
    ]  # fmt: skip
    before = list(watched.output)
    assert replayed(watched, tmp_path / "run.concgui") == before


def test_no_newline_at_the_end_is_one_line(run):
    watched = run("print('a', end='', flush=True)\nprint('b', end='')\n")
    ended(watched)
    assert [(line.text, line.partial) for line in watched.output] == [("a", True), ("b", True)]


def test_a_script_that_reads_nothing_ends_as_ever(run):
    watched = run("print('done')\n")
    ended(watched)
    assert watched.session.recording.meta.exitcode == 0


def test_lessons_have_no_input(watched):
    watched.session.open_lesson("classic-1-start-all")
    watched.act(Action.RUN)
    watched.until(lambda: watched.main is MainPhase.BUSY)
    assert not typing(watched).shown


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "latin-1:strict"}, "iso8859-1"),
        ({"PYTHONIOENCODING": ":replace", "PYTHONUTF8": "1"}, "utf-8"),
        ({"PYTHONIOENCODING": "no such thing"}, "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_program(environment, encoding):
    assert typist.stdin_encoding(environment) == encoding
