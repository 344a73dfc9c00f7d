"""Scripts that do what no observer likes, in the session: they end as they would, and nothing wrong is said."""

import pytest

from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase

WORK = "import multiprocessing, os, sys, time\ndef work():\n    print('work', flush=True)\nif __name__ == '__main__':\n"
RUNS = "    p = multiprocessing.Process(target=work)\n    p.start()\n    p.join()\n    print(p.exitcode, flush=True)\n"

#: Text, exit code, what is shown of its output in any order, how many processes are on the alive list.
SCRIPTS: dict[str, tuple[str, int, list[str], int]] = {
    "stdout in memory": ("import io, sys\nsys.stdout = io.StringIO()\nprint('hidden')\n", 0, [], 0),
    "stdout of its own": (
        (
            "import sys\nclass Loud:\n    def __init__(self, real): self.real = real\n"
            "    def write(self, text): return self.real.write(text.upper())\n    def flush(self): self.real.flush()\n"
            f"sys.stdout = Loud(sys.stdout)\n{WORK}{RUNS}"
        ),
        0,
        ["WORK", "0"],
        1,
    ),
    "stdout closed": ("import sys\nsys.stdout.close()\nprint('x')\n", 1, [], 0),
    "stdout turned away": (
        "import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\nprint('nowhere', flush=True)\nos.write(1, b'lost')\n",
        0,
        ["nowhere"],  # printed it was
        0,
    ),
    "all descriptors closed": (f"{WORK}    os.closerange(3, 65536)\n{RUNS}", 0, ["work", "0"], 1),
    "forked to the end": (
        "import os\npid = os.fork()\nif pid:\n    os.waitpid(pid, 0)\nprint('end', flush=True)\n",
        0,
        ["end", "end"],
        1,
    ),
    "forked and left alone": (
        "import os, time\nif not os.fork():\n    time.sleep(0.1)\n    print('late')\n",
        0,
        ["late"],
        1,
    ),
    "another program": ("import os\nos.execv('/bin/echo', ['echo', 'from echo'])\n", 0, ["from echo"], 0),
    "another program in a worker": (
        (
            "import multiprocessing, os\ndef work():\n    os.execv('/bin/echo', ['echo', 'from echo'])\n"
            f"if __name__ == '__main__':\n{RUNS}"
        ),
        0,
        ["from echo", "0"],
        1,
    ),
    "another folder": (
        f"{WORK}    os.chdir('/')\n    multiprocessing.set_start_method('spawn')\n{RUNS}",
        0,
        ["work", "0"],
        1,
    ),
    "start method set twice": ("import multiprocessing as m\nfor _ in '12': m.set_start_method('spawn')\n", 1, [], 0),
    "signals": (
        (
            "import os, signal\nfor number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):\n"
            "    signal.signal(number, lambda number, frame: print(number, flush=True))\n"
            "    os.kill(os.getpid(), number)\n"
        ),
        0,
        ["15", "2", "1"],
        0,
    ),
    "children reaped behind Python's back": (
        f"import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\n{WORK}{RUNS}",
        0,
        ["work", "None"],
        1,
    ),
    "a trace function of its own": (
        (
            "import sys\nseen = []\ndef mine(frame, what, arg):\n    seen.append(frame.f_lineno)\n    return mine\n"
            "def f():\n    return 1\nprint(sys.gettrace())\nsys.settrace(mine)\nf()\nsys.settrace(None)\nprint(seen)\n"
        ),
        0,
        ["None", "[6, 7, 7]"],
        0,
    ),
    "a crash": ("import ctypes\nctypes.string_at(0)\n", -11, [], 0),
    "an abort in a worker": (f"import os\n{WORK.replace('print', 'os.abort(); print')}{RUNS}", 0, ["-6"], 1),
    "no more memory": (
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\nx = bytearray(1 << 30)\n",
        1,
        [],
        0,
    ),
    "no more descriptors": (
        (
            f"import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))\n{WORK}"
            "    pipes = []\n    try:\n        while True: pipes.append(os.pipe())\n"
            "    except OSError as error: print(error.errno)\n"
        ),
        0,
        ["24"],
        0,
    ),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_it_ends_as_it_would_and_nothing_is_claimed_that_is_not_so(name, watched, tmp_path):
    text, code, printed, processes = SCRIPTS[name]
    script = tmp_path / "script.py"
    script.write_text(text)
    session = watched.session
    session.open_script(str(script))
    watched.act(Action.RUN)
    watched.until(lambda: session.recording.meta.created != "" and not len(session.state.outputs))
    assert (watched.main, session.recording.meta.exitcode) == (MainPhase.ENDED, code)
    assert sorted(line.text for line in watched.output if not line.error and line.who != "os") == sorted(printed)
    view = session.current_view()
    assert [row.os_says for row in view.alive] == ["gone"] * processes
    assert {card.phase for card in view.cards} <= {Phase.ENDED, Phase.REAPED, Phase.CREATED}
    assert (watched.messages, session.lanes.findings) == ([], [])
    assert bool(view.status.start_method) is ("set_start_method" not in text), "nobody saw which one it chose"
    recording = session.recording
    assert (recording.dropped(), recording.sent()) == (0, recording.shown())
