"""The packaged application's first moment: what multiprocessing starts with its executable is a worker, no window."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Stands for the executable: the entry of the application, frozen, where `freeze_support` does what it does on Windows.
#: What multiprocessing runs besides workers is plain Python's, which is not asked for there.
EXECUTABLE = f"""\
#!{sys.executable}
import os, sys
if sys.argv[1:2] != ["--multiprocessing-fork"]:
    os.execv({sys.executable!r}, ["python", *sys.argv[1:]])
sys.path.insert(0, {str(ROOT)!r})
sys.frozen = True
import multiprocessing.spawn
multiprocessing.freeze_support = multiprocessing.spawn.freeze_support
import concgui.__main__
concgui.__main__.main()
"""
PARENT = """\
import multiprocessing.spawn, sys

def look():
    print(sorted({name.partition(".")[0] for name in sys.modules} & {"PySide6", "numpy", "argparse"}))
    print(sorted(name for name in sys.modules if name.startswith("concgui")), flush=True)

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    sys.frozen = True
    multiprocessing.set_executable(sys.argv[1])  # the workers of a frozen application are its own executable
    worker = context.Process(target=look)
    worker.start()
    worker.join(30)
    print(worker.exitcode)
"""


def test_a_worker_of_the_frozen_application_is_a_worker_and_nothing_else(tmp_path):
    executable = tmp_path / "Concgui"
    executable.write_text(EXECUTABLE)
    executable.chmod(0o755)
    parent = tmp_path / "parent.py"
    parent.write_text(PARENT)
    command = [sys.executable, str(parent), str(executable)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["[]", "['concgui', 'concgui.__main__']", "0"], done.stderr
