"""The same work as sequence, threads and processes: whole programs, which plain Python runs."""

import ast
import subprocess
import sys

import pytest

from concgui.core.compare import Variant, compared, started_together, variant_listing
from concgui.core.listing import parse
from concgui.core.scenario import InputError, Kind, Work, WorkerSpec

SPECS = (
    WorkerSpec(1, "p1", Kind.PROCESS, Work.SLEEP, 0.1, "sleep", 1),
    WorkerSpec(2, "t1", Kind.THREAD, Work.COMPUTE, 0.1, "compute", 2),
)
CLASSIC = '''\
"""Two workers."""

import multiprocessing
from time import sleep


def worker(id, interval):
    print("Start work", id)
    sleep(interval)


if __name__ == "__main__":
    print("Start main")
    p1 = multiprocessing.Process(target=worker, args=(1, 2))
    p2 = multiprocessing.Process(target=worker, args=(7, 0.5))
    p1.start()
    p1.join(1)
    p2.start()
'''


def run_all(folder, texts: dict[str, str]) -> dict[str, list[str]]:
    """Run programs beside each other by plain Python; return the lines that each printed."""
    running = {}
    for name, text in texts.items():
        (folder / name).write_text(text)
        running[name] = subprocess.Popen([sys.executable, folder / name], stdout=subprocess.PIPE, text=True)
    printed = {name: one.communicate(timeout=30)[0] for name, one in running.items()}
    assert all(one.returncode == 0 for one in running.values())
    return {name: text.splitlines() for name, text in printed.items()}


def test_every_variant_does_the_same_work_under_plain_python(tmp_path):
    work = compared(SPECS, None, "fork")
    texts = {one.value: variant_listing(work, one, 0).text for one in Variant}
    texts["together"] = started_together(SPECS, "fork").text
    printed = run_all(tmp_path, texts)
    assert printed["sequence"] == ["Start work 1", "End work 1", "Start work 2", "End work 2"]
    assert {name: sorted(lines) for name, lines in printed.items()} == {
        name: ["End work 1", "End work 2", "Start work 1", "Start work 2"] for name in texts
    }
    assert "multiprocessing" not in texts["sequence"] + texts["threads"]
    assert "threading" not in texts["sequence"] + texts["processes"]


def test_the_variants_of_somebodys_program_keep_its_functions():
    listing = parse(CLASSIC)
    work = compared(listing.workers, listing, "spawn")
    for variant in Variant:
        text = variant_listing(work, variant, 3).text
        assert text.startswith('"""Two workers."""\n')
        assert 'def worker(id, interval):\n    print("Start work", id)\n    sleep(interval)\n' in text
        assert "Start main" not in text
    sequence = variant_listing(work, Variant.SEQUENCE)
    assert [one.source for one in sequence.statements] == ["worker(1, 2)", "worker(7, 0.5)"]
    threads = variant_listing(work, Variant.THREADS)
    assert "from threading import Thread\n" in threads.preamble
    assert [(one.name, one.kind, one.ident, one.interval) for one in threads.workers] == [
        ("p1", Kind.THREAD, 1, 2.0),
        ("p2", Kind.THREAD, 7, 0.5),
    ]
    one_core = [one.source for one in variant_listing(work, Variant.ONE_CORE, 3).statements]
    assert one_core[:2] == ['set_start_method("spawn")', "os.sched_setaffinity(0, {3})"]
    assert one_core[-4:] == ["p1.start()", "p2.start()", "p1.join()", "p2.join()"]


def test_imports_are_written_where_python_takes_them():
    text = "from __future__ import annotations\n\n\ndef work(id, interval):\n    pass\n"
    text += '\n\nif __name__ == "__main__":\n    x = 1\n'
    spec = WorkerSpec(1, "p1", Kind.PROCESS, Work.SLEEP, 1.0, "work", 1)
    for variant in Variant:
        made = variant_listing(compared((spec,), parse(text), ""), variant).text
        compile(made, "made.py", "exec")
        assert isinstance(ast.parse(made).body[0], ast.ImportFrom)
        assert made.startswith("from __future__ import annotations\n")


def test_what_cannot_be_compared_says_why():
    with pytest.raises(InputError, match="add a worker"):
        compared((), None, "spawn")
    listing = parse(CLASSIC.replace("def worker", "def other"))
    with pytest.raises(InputError, match="defines worker in main: put it above the guard"):
        compared(listing.workers, listing, "")
