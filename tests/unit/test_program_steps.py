"""A program's own statements, executed one by one, do and print what they do and print in `python FILE`."""

import sys
from pathlib import Path

import pytest

from concgui.core.listing import parse
from concgui.core.readback import read_back
from concgui.program import wire
from tests.observed import METHODS, PROGRAMS, Outcome, launch, pythons, run_plain

FAILS = '''\
import time
from multiprocessing import Process


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 0.1))
    text = """one
    two"""; print(text)
    p1.start()
    print(
        "größe", p1.name,
        p1.start(),
    )
    print("never printed")
'''

INTERRUPTED = """\
import os
import signal

if __name__ == "__main__":
    print("before", flush=True)
    os.kill(os.getpid(), signal.SIGINT)
    print("never printed")
"""

LEAVES = """\
import sys

if __name__ == "__main__":
    sys.exit("enough")
    print("never printed")
"""


def stepped(path: Path, tmp: Path, python: str = sys.executable, method: str = "-") -> Outcome:
    """Run a file statement by statement, all of them sent at once."""
    out, err = tmp / "stepped.out", tmp / "stepped.err"
    with (
        out.open("wb") as to_out,
        err.open("wb") as to_err,
        launch(path, mode="statements", python=python, method=method, stdout=to_out, stderr=to_err) as observed,
    ):
        for place, statement in enumerate(parse(path.read_text("utf-8")).statements):
            observed.send(wire.STEP, f"{place}{wire.FIELD}{statement.source}")
        observed.send(wire.END)
        events = observed.until_end()
        code = observed.popen.wait(20)
    return Outcome(out.read_text("utf-8"), err.read_text("utf-8"), code, tuple(events))


def test_an_exception_ends_it_with_pythons_own_traceback(tmp_path):
    path = tmp_path / "fails.py"
    path.write_text(FAILS, "utf-8")
    ours, plain = stepped(path, tmp_path), run_plain(path, tmp=tmp_path)
    assert (ours.out, ours.err, ours.code) == (plain.out, plain.err, plain.code)
    assert "cannot start a process twice" in ours.err
    ends = [event.text for event in ours.events if event.kind == "STATEMENT_END"]
    assert ends == ["", "", "", "", "AssertionError: cannot start a process twice"]


@pytest.mark.parametrize("text", [INTERRUPTED, LEAVES], ids=["interrupted", "leaves"])
def test_ctrl_c_and_exit_end_it_as_they_end_a_script(tmp_path, text):
    path = tmp_path / "ends.py"
    path.write_text(text, "utf-8")
    ours, plain = stepped(path, tmp_path), run_plain(path, tmp=tmp_path)
    assert (ours.out, ours.err, ours.code) == (plain.out, plain.err, plain.code)
    assert ours.code != 0


@pytest.mark.parametrize("python", list(pythons()))
def test_whatever_main_may_do_in_a_program_with_cards(tmp_path, python):
    path = PROGRAMS / "own_shapes.py"
    assert read_back(path.read_text("utf-8"), path.name).reason == ""
    ours, plain = stepped(path, tmp_path, python), run_plain(path, tmp=tmp_path, python=python)
    assert (ours.out, ours.err, ours.code) == (plain.out, plain.err, plain.code)
    assert ours.code == 1
    assert "RuntimeError: the last one" in ours.err
    assert "ValueError: 10" in ours.err


@pytest.mark.parametrize("method", [method for method in METHODS if method != "fork"])
def test_and_by_every_start_method(tmp_path, method):
    path = tmp_path / "own.py"
    text = (PROGRAMS / "own_shapes.py").read_text("utf-8")
    text = text.replace("import Lock,", "import set_start_method, Lock,")
    path.write_text(text.replace("    # a comment", f'    set_start_method("{method}")'), "utf-8")
    assert read_back(path.read_text("utf-8"), path.name).reason == ""
    ours, plain = stepped(path, tmp_path, method=method), run_plain(path, tmp=tmp_path)
    assert (ours.out, ours.err, ours.code) == (plain.out, plain.err, plain.code)
