"""What the Program pane shows, as a file: what Python cannot do in a file is said in Python, or in a comment."""

import ast
import subprocess
import sys

import pytest

from concgui.core.savedtext import saved_text
from concgui.core.scenario import program_preamble
from concgui.core.views import LineState, ProgramLine

HEAD = [
    ProgramLine(text, LineState.TEXT)
    for text in [*program_preamble().rstrip().split("\n"), "", "", 'if __name__ == "__main__":']
]
CREATE = '    p1 = Process(target=sleep, args=(1, 0.2), name="p1")'


def button(text, state=LineState.DONE, **more):
    return ProgramLine(f"    {text}", state, **({"t_ns": 1, "button": True} | more))


def body(*lines):
    """Return the lines under the guard of what is saved."""
    text = saved_text([*HEAD, *lines])
    ast.parse(text)
    return text.split('if __name__ == "__main__":\n')[1].rstrip("\n").split("\n")


def test_statements_are_saved_as_they_stand():
    assert body(button(CREATE.strip()), button("p1.start()"), button("p1.join()", waited_ns=3_000_000_000)) == [
        CREATE, "    p1.start()", "    p1.join()",
    ]  # fmt: skip


@pytest.mark.parametrize("call", ["p1.terminate()", "p1.kill()", "p1.join(0.5)", "active_children()"])
def test_what_time_decides_is_reached_at_the_same_time(call):
    waited = {"waited_ns": 1_254_000_000}
    assert body(button("p1.start()"), button("p2.start()", **waited), button(call, **waited), button("p1.join()")) == [
        "    p1.start()",
        "    time.sleep(1.25)  # main waited for the next button",
        "    p2.start()",
        "    time.sleep(1.25)  # main waited for the next button",
        f"    {call}",
        "    p1.join()",
    ]


def test_a_failure_behind_which_main_went_on_is_caught(tmp_path):
    note = "AssertionError: can only join a started process"
    lines = [
        *HEAD,
        button(CREATE.strip()),
        button("p1.join()", LineState.FAILED, note=note),
        button("print('went on')"),
    ]
    path = tmp_path / "saved.py"
    path.write_text(saved_text(lines), "utf-8")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.returncode) == ("went on\n", 0)
    assert done.stderr.splitlines()[-1] == note
    assert "p1.join()" in done.stderr
    assert "Exception:  # " + note in path.read_text("utf-8")


def test_what_came_from_outside_and_what_main_never_came_to_are_comments():
    never = button("p2.start()", LineState.FUTURE, t_ns=None, note="not executed: MainProcess ended before")
    assert body(
        button("p1.join()", LineState.FAILED, note="KeyboardInterrupt"),
        ProgramLine("    os  SIGINT sent to MainProcess from outside", LineState.OUTSIDE, 1),
        never,
    ) == [
        "    p1.join()  # KeyboardInterrupt: it was interrupted from outside",
        "    # os  SIGINT sent to MainProcess from outside",
        "    # p2.start()  (not executed: MainProcess ended before)",
    ]
    assert body(never)[-1] == body()[-1] == "    pass"


def test_a_listing_is_saved_to_the_letter_whatever_became_of_it():
    lines = [
        ProgramLine(text, LineState.FAILED, 1, "AssertionError") for text in ("x = 1", "", "    p1.join(1)", "# end")
    ]
    assert saved_text(lines) == "x = 1\n\n    p1.join(1)\n# end\n"
