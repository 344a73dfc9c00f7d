"""Bad and hard scripts, opened and run in the real window: one clear sentence, nothing lost, no traceback of ours."""

from itertools import groupby

import pytest

from concgui.control.runstate import NO_GUARD
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState, Mode, OutputLine
from tests.driver import Driver
from tests.observed import PROGRAMS, children_left

LESS = "from multiprocessing import Process\n"
GUARD = 'if __name__ == "__main__":\n'


@pytest.fixture
def run(driver, tmp_path):
    """Open a script by hand and run it to its end; return what it printed over stderr."""

    def running(text: str | bytes, name: str = "script.py", method: str = "default") -> list[str]:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        driver.open(path)
        driver.wait(lambda: driver.view.title == name, "the script to be open")
        driver.choose_method(method)
        driver.click(driver.window.toolbar.run)
        driver.wait_for_main(MainPhase.ENDED)
        wait_for_output(driver)
        return [line.text for line in driver.output if line.error]

    return running


def wait_for_output(driver: Driver) -> None:
    """Wait until the run is accounted for and all of its output is on its way to the screen."""
    session = driver.session
    driver.wait(lambda: session.recording.meta.created and not len(session.state.outputs), "the run to be over")


def main_exit(driver: Driver) -> int | None:
    return driver.session.lanes.lanes[0].exitcode


def ours(lines: list[str]) -> list[str]:
    """The lines of a traceback that name our own files."""
    return [line for line in lines if "concgui/" in line or "_concgui_program" in line]


# --- files that are no script ----------------------------------------------------------------------------------------
BAD = [
    ("empty.py", b"", "empty.py is empty: it will run, and do nothing.", True),
    ("syntax.py", b"import os\n\ndef f(:\n", "syntax.py, line 3: invalid syntax.", False),
    (
        "tuple.py",
        (LESS + "p = Process(target=print, args=(1))\n").encode(),
        "args must be a tuple: write args=(1,)",
        True,
    ),
    ("binary.py", b"\x7fELF\2\1\1\0\0", "it is a binary file.", None),
    ("latin.py", "x = 1\nprint('größe')\n".encode("latin-1"), "latin.py, line 2: ", None),
]


def test_files_that_cannot_run_get_one_sentence(driver, tmp_path):
    for name, content, sentence, runs in BAD:
        path = tmp_path / name
        path.write_bytes(content)
        before = len(driver.said)
        driver.open(path)
        driver.wait(lambda: len(driver.said) > before, f"a sentence about {name}")  # noqa: B023 - awaited here
        assert len(driver.said) == before + 1
        assert sentence in driver.said[-1]
        if runs is None:  # what was open stays
            assert driver.view.title == "tuple.py"
            continue
        driver.wait(lambda: driver.view.title == name, f"{name} to be shown")  # noqa: B023
        assert driver.window.toolbar.run.isEnabled() == runs
        if not runs:
            assert driver.window.toolbar.run.toolTip() == driver.said[-1]
            driver.key("Ctrl+Return")
            driver.wait(lambda: len(driver.said) == before + 2, "the key to say why not")  # noqa: B023
            assert driver.said[-1] == driver.said[-2]
    assert driver.view.main is MainPhase.OFF


@pytest.mark.parametrize("case", [3, 1, 0], ids=lambda case: BAD[case][0])
def test_the_window_opens_with_a_file_that_cannot_run(case, open_window, tmp_path):
    name, content, sentence, runs = BAD[case]
    path = tmp_path / name
    path.write_bytes(content)
    driver = open_window(str(path))
    driver.wait(lambda: driver.said, "a sentence about it")
    assert len(driver.said) == 1
    assert sentence in driver.said[0]
    if runs is None:  # it stays what it is without a file
        assert driver.view.mode is Mode.FREE
        driver.click(driver.card("p1").start)
        driver.wait(lambda: driver.card_view("p1").phase is Phase.ALIVE, "p1 to be alive")
    else:
        assert driver.view.title == name
        assert driver.window.toolbar.run.isEnabled() == runs


def test_an_empty_one_a_bom_and_a_declared_coding_run(driver, run):
    assert run(b"", "empty.py") == []
    assert main_exit(driver) == 0
    assert run("\ufeffprint('größe')\n".encode(), "bom.py") == []
    assert driver.printed("main") == ["größe"]
    assert run("# -*- coding: latin-1 -*-\nprint('größe')\n".encode("latin-1"), "latin.py") == []
    assert driver.printed("main") == ["größe"]


# --- how scripts end -------------------------------------------------------------------------------------------------
def test_how_main_ends(driver, run):
    assert run("import sys\nsys.exit('not today')\n") == ["not today"]
    assert main_exit(driver) == 1
    assert run("import os\nprint('here', flush=True)\nos._exit(300)\n", "hard.py") == []
    assert (main_exit(driver), driver.printed("main")) == (44, ["here"])
    said = run("def f():\n    return 1 / 0\n\nf()\n", "raises.py")
    assert (said[0], said[-1]) == ("Traceback (most recent call last):", "ZeroDivisionError: division by zero")
    assert ours(said) == []
    assert main_exit(driver) == 1
    assert run("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n", "crash.py") == []
    assert (main_exit(driver), driver.printed("os")) == (-11, ["MainProcess was ended by SIGSEGV"])
    said = run("from multiprocessing import Process\nProcess(target=print, args=(1))\n", "tuple.py")
    assert said[-1] == "TypeError: 'int' object is not iterable"
    assert ours(said) == []


def test_main_joins_itself(driver, run):
    text = "import {0}\ntry:\n    {0}.{1}().join()\nexcept (AssertionError, RuntimeError) as error:\n    print(error)\n"
    assert run(text.format("multiprocessing", "current_process"), "process.py") == []
    assert driver.printed("main") == ["can only join a child process"]
    assert run(text.format("threading", "main_thread"), "thread.py") == []
    assert driver.printed("main") == ["cannot join current thread"]
    assert driver.session.lanes.findings == []


def test_how_workers_end(driver, run):
    text = (
        "import os, signal, sys\nfrom multiprocessing import Process, active_children\n"
        "def fine():\n    print('größe ✓ 漢字 \\N{GRINNING FACE} \\x1b[31mred\\x1b[0m tab\\there')\n"
        "def raises():\n    1 / 0\n"
        "def text():\n    sys.exit('text')\n"
        "def hard():\n    os._exit(300)\n"
        "def wait():\n    signal.pause()\n"
        f"{GUARD}"
        "    ps = [Process(target=t, name=t.__name__) for t in (fine, raises, text, hard)]\n"
        "    for p in ps: p.start(); p.join()\n"
        "    for end in ('terminate', 'kill'):\n"
        "        Process(target=wait, name=end).start()\n"
        "        p, = active_children(); getattr(p, end)(); p.join()\n"
    )
    said = run(text)
    words = {view.spec.name: driver.card(view.spec.name).phase.text() for view in driver.view.cards}
    ends = ["exit 0", "exit 1: exception", "exit 1: exception", "exit 44", "SIGTERM, exit −15", "SIGKILL, exit −9"]
    assert list(words.values()) == ends
    assert [row.python_says for row in driver.view.alive] == [f"ended, {end}" for end in ends]
    assert {row.os_says for row in driver.view.alive} == {"gone"}
    assert [line for line in said if line.startswith(("Traceback", "ZeroDiv", "text"))] == [
        "Traceback (most recent call last):",
        "ZeroDivisionError: division by zero",
        "text",
    ]
    assert ours(said) == []
    assert [line for line in driver.printed() if line.startswith("größe")] == [
        "größe ✓ 漢字 😀 \x1b[31mred\x1b[0m tab\there"
    ]


def test_output_that_is_no_text(driver, run):
    text = (
        "import os, sys\nsys.stdout.flush()\nos.write(1, b'\\xff\\xfe bytes\\n')\n"
        "print('nul \\0, cr \\r, ls \\u2028 end')\nprint('x' * 100_000)\n"
        "try:\n    print('\\ud800')\nexcept UnicodeEncodeError as error:\n    print(type(error).__name__)\n"
    )
    assert run(text) == []
    assert driver.printed("program") == ["\ufffd\ufffd bytes"]
    nul, long, error = driver.printed("main")
    assert nul == "nul \0, cr \r, ls \u2028 end"
    assert long.startswith("xxxx")
    assert error == "UnicodeEncodeError"
    assert driver.window.output.text.document().blockCount() == 4


# --- spawn -----------------------------------------------------------------------------------------------------------
def test_spawn_explains_the_missing_guard_and_starts_no_flood(driver, run):
    text = LESS + "for _ in range(3):\n    p = Process(target=print)\n    p.start()\n    p.join()\n"
    run(text, method="spawn")
    driver.wait(lambda: driver.said, "the explanation")
    assert driver.said == [NO_GUARD]
    assert driver.printed("concgui") == [NO_GUARD]
    # Main and the three: each of them made an object of its own when it imported the script, and could not start it.
    lanes = driver.session.lanes.lanes
    assert len({lane.pid for lane in lanes} - {None}) == 4
    assert [lane.exitcode for lane in lanes if lane.pid is not None] == [0, 1, 1, 1]


def test_a_lambda_cannot_be_spawned(driver, run):
    said = run((PROGRAMS / "lambda_target.py").read_text(), method="spawn")
    assert any("PicklingError" in line or "AttributeError" in line for line in said), said
    assert ours(said) == []
    assert main_exit(driver) == 1
    driver.wait(lambda: driver.view.cards[0].phase is Phase.FAILED, "the worker to be shown as not started")


# --- much ------------------------------------------------------------------------------------------------------------
def test_ten_megabytes_at_once(driver, tmp_path):
    path = tmp_path / "flood.py"
    path.write_text("text = '\\n'.join('%09d' % n for n in range(1_000_000))\nprint(text)\nprint('end')\n")
    driver.open(path)
    driver.wait(lambda: driver.view.title == "flood.py", "the script to be open")
    handed: list[OutputLine] = []
    driver.session.output_added.connect(handed.extend)
    driver.click(driver.window.toolbar.run)
    gaps = driver.longest_pause(lambda: driver.view.main is MainPhase.ENDED)
    gaps = max(gaps, driver.longest_pause(lambda: driver.session.recording.meta.created))
    wait_for_output(driver)
    recording, outputs = driver.session.recording, driver.session.state.outputs
    assert gaps < 0.5
    assert recording.sent() == recording.shown() + recording.dropped()
    assert recording.sent() >= 1_000_000
    assert recording.dropped() == driver.view.status.dropped
    assert f"{recording.dropped():,} events dropped" in driver.window.status.right.text()
    assert outputs.added == sum("not shown here" not in line.text for line in handed) + outputs.left_out
    pane = driver.window.output.text
    driver.wait(lambda: len(handed) == len(driver.output) + pane.skipped, "every line to be shown or skipped")
    driver.click(driver.window.toolbar.buttons[driver.reset])  # the window is as quick as before
    driver.wait_for_main(MainPhase.OFF)


@pytest.mark.limit(120)
def test_two_hundred_workers_at_once(driver, run):
    text = (
        "from multiprocessing import Process\ndef work(n):\n    print('worker', n, flush=True)\n"
        f"{GUARD}    ps = [Process(target=work, args=(n,)) for n in range(200)]\n"
        "    for p in ps: p.start()\n    for p in ps: p.join()\n"
    )
    run(text, method="fork")
    assert sorted(driver.printed()) == sorted(f"worker {n}" for n in range(200))
    assert sum(not lane.hidden for lane in driver.session.lanes.lanes) == 201
    assert driver.session.lanes.findings == []
    assert (driver.view.status.started, driver.view.status.alive, driver.view.status.dropped) == (200, 0, 0)
    assert len(driver.view.alive) == 200


def test_a_worker_that_ignores_sigterm(driver, tmp_path):
    path = tmp_path / "deaf.py"
    path.write_text(
        "import signal, time\nfrom multiprocessing import Process\n"
        "def refuse(*_):\n    print('no', flush=True)\n"
        "def deaf():\n    signal.signal(signal.SIGTERM, refuse)\n    print('up', flush=True)\n"
        "    while True: time.sleep(60)\n"
        f"{GUARD}    p = Process(target=deaf, name='deaf')\n    p.start()\n    p.join()\n"
    )
    driver.open(path)
    driver.wait(lambda: driver.view.title == "deaf.py", "the script to be open")
    for action in ("kill", "reset"):
        driver.click(driver.window.toolbar.run)
        driver.wait(lambda: "up" in driver.printed(), "the worker to be up")
        name = driver.view.cards[0].spec.name
        pid = driver.view.cards[0].pid
        driver.click(driver.card(name).terminate)
        driver.wait(lambda: "no" in driver.printed(), "the worker to refuse")
        assert driver.view.cards[0].phase is Phase.ALIVE
        assert f"SIGTERM sent to {name} from outside" in driver.printed("os")
        if action == "kill":
            driver.click(driver.card(name).kill)
            driver.wait_for_main(MainPhase.ENDED)
            assert driver.card(name).phase.text() == "SIGKILL, exit −9"
            driver.wait(lambda: driver.printed("os")[-1] == f"{name} was ended by SIGKILL", "its end to be told")  # noqa: B023
        else:
            driver.click(driver.window.toolbar.buttons[driver.reset])
            driver.wait_for_main(MainPhase.OFF)
            driver.wait(lambda: not children_left([pid]), "the worker to be gone")  # noqa: B023
    assert driver.view.mode is Mode.SCRIPT
    assert driver.lines(LineState.QUEUED, LineState.FAILED) == []


def test_a_script_that_changes_and_goes_away_between_runs(driver, run, tmp_path):
    run("print('first')\n")
    (tmp_path / "script.py").write_text("# another line\nprint('second')\n")
    driver.click(driver.window.toolbar.run)
    driver.wait(lambda: driver.printed("main") == ["second"], "what stands there now to be run")
    driver.wait_for_main(MainPhase.ENDED)
    assert driver.lines(*LineState) == ["# another line", "print('second')"]  # and to be shown
    (tmp_path / "script.py").write_text("print(\n")
    driver.click(driver.window.toolbar.run)

    def said() -> list[str]:  # by who looked at the file, and by Run: whichever came first, or both
        return [sentence for sentence, _ in groupby(driver.said)]

    driver.wait(lambda: driver.said, "the mistake to be told")
    assert said() == ["script.py, line 1: '(' was never closed."]
    assert driver.printed("main") == ["second"]  # nothing was run, nothing is lost
    (tmp_path / "script.py").write_text("print('third')\n")
    driver.wait(lambda: driver.lines(*LineState) == ["print('third')"], "the mended text to be shown")
    (tmp_path / "script.py").unlink()
    driver.wait(lambda: len(said()) == 2, "the loss to be told")
    assert said()[1] == "script.py was deleted or moved. Its text is shown as it was."
    driver.key("Ctrl+Return")
    driver.wait(lambda: len(said()) == 3, "the key to say why not")
    assert said()[2] == f"There is no file {tmp_path / 'script.py'}."
    assert driver.printed("main") == ["second"]
