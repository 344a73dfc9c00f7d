"""`concgui record` of bad and hard scripts: what they print and how they end is what plain Python gives."""

import re

import pytest

from concgui.core.storage import load
from tests.observed import PROGRAMS, run_plain
from tests.recorded import record

LESS = "from multiprocessing import Process\n"
GUARD = 'if __name__ == "__main__":\n'
START = "    p = Process(target=work)\n    p.start()\n    p.join()\n    print(p.exitcode)\n"

SAME: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "-"),
    "a BOM": ("\ufeffprint('größe')\n".encode(), "-"),
    "latin-1": ("# -*- coding: latin-1 -*-\nprint('größe')\n".encode("latin-1"), "-"),
    "a syntax error": ("import os\n\ndef f(:\n", "-"),
    "args without a tuple": (LESS + "Process(target=print, args=(1))\n", "-"),
    "no guard": (LESS + "p = Process(target=print)\np.start()\np.join()\nprint(p.exitcode)\n", "spawn"),
    "a lambda": ((PROGRAMS / "lambda_target.py").read_bytes(), "spawn"),
    "an exception in the target": (f"{LESS}def work():\n    1 / 0\n{GUARD}{START}", "spawn"),
    "text for the exit": (f"{LESS}import sys\ndef work():\n    sys.exit('text')\n{GUARD}{START}", "fork"),
    "a hard exit": (f"{LESS}import os\ndef work():\n    os._exit(300)\n{GUARD}{START}", "forkserver"),
    "started twice": (
        f"{LESS}{GUARD}    p = Process(target=print)\n    p.start()\n    p.join()\n    p.start()\n",
        "fork",
    ),
    "joined before the start": (f"{LESS}{GUARD}    Process(target=print).join()\n", "-"),
    "terminated before the start": (f"{LESS}{GUARD}    Process(target=print).terminate()\n", "-"),
    "main joins itself": ("import multiprocessing\nmultiprocessing.current_process().join()\n", "-"),
    "main's thread joins itself": ("import threading\nthreading.main_thread().join()\n", "-"),
    "no text": ("import os\nos.write(1, b'\\xff\\xfe\\n')\nprint('\\U0001f600', flush=True)\nprint('\\ud800')\n", "-"),
}


@pytest.mark.parametrize("name", SAME)
def test_it_is_as_without_us(name, tmp_path):
    text, method = SAME[name]
    script = tmp_path / "script.py"
    script.write_bytes(text if isinstance(text, bytes) else text.encode())
    plain = run_plain(script, tmp=tmp_path, method=method)
    done = record(tmp_path, script, method)
    told, _, ours = done.stderr.rpartition("concgui: ")
    addresses = re.compile(r"0x[0-9a-f]+")
    assert done.stdout == plain.out
    assert addresses.sub("0x", told) == addresses.sub("0x", plain.err)
    assert done.returncode == plain.code
    recording = load(tmp_path / "run.concgui")
    assert ours == f"recorded {len(recording)} events to run.concgui\n"
    assert recording.meta.exitcode == plain.code


@pytest.mark.parametrize(("method", "count"), [("spawn", 60), ("fork", 200), ("forkserver", 200)])
def test_many_workers_at_once(method, count, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        f"{LESS}def work(n):\n    print('worker', n, flush=True)\n"
        f"{GUARD}    ps = [Process(target=work, args=(n,)) for n in range({count})]\n"
        "    for p in ps:\n        p.start()\n    for p in ps:\n        p.join()\n"
        "    print('exit codes', sum(p.exitcode for p in ps))\n"
    )
    done = record(tmp_path, script, method)
    assert done.returncode == 0
    assert sorted(done.stdout.splitlines()) == sorted([*(f"worker {n}" for n in range(count)), "exit codes 0"])
    recording = load(tmp_path / "run.concgui")
    assert recording.dropped() == 0
    assert recording.sent() == recording.shown()
