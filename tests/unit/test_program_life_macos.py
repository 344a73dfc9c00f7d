"""Nothing outlives the window where there is no /proc, no prctl and no F_SETSIG, as on macOS: run here without them."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from concgui.control import launched
from concgui.control.launch import LaunchSpec, ObservedProgram, launch
from tests.need import need
from tests.observed import LAUNCH, children_left

SCRIPT = """\
import multiprocessing, os, time
def work():
    print(os.getpid(), flush=True)
    while True: time.sleep(0.1) if os.getpid() % 2 else None
def nest():
    child = multiprocessing.Process(target=work)
    child.start()
    work()
if __name__ == "__main__":
    print(os.getpid(), flush=True)
    workers = [multiprocessing.Process(target=target) for target in (work, nest)]
    for worker in workers: worker.start()
    for worker in workers: worker.join()
"""


@pytest.fixture
def without_linux(monkeypatch, tmp_path) -> Path:
    """The observed side with the paths and numbers of what only Linux has replaced by such as are nowhere."""
    need(Path("/bin/ps").exists(), "there is no /bin/ps")
    folder = tmp_path / "concgui" / "program"
    shutil.copytree(LAUNCH.parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file, before, after in (
        ("life.py", "/proc/self/fd/", "/nowhere/fd/"),
        ("guard.py", 'os.listdir("/proc")', 'os.listdir("/nowhere")'),
        ("guard.py", "(None).prctl(", "(None).there_is_none("),
    ):
        text = (folder / file).read_text()
        assert text.count(before) == 1, (file, before)
        (folder / file).write_text(text.replace(before, after))
    monkeypatch.setattr(launched, "launcher", lambda _python: str(folder / "launch.py"))
    return tmp_path


def started(folder: Path, method: str) -> tuple[ObservedProgram, list[int]]:
    """Start the script; return it and its four Python processes' pids."""
    script = folder / "script.py"
    script.write_text(SCRIPT)
    program = launch(LaunchSpec("script", str(script), start_method=method))
    assert program.stdout_fd is not None
    os.set_blocking(program.stdout_fd, True)
    said = b""
    while said.count(b"\n") < 4:
        more = os.read(program.stdout_fd, 4096)
        assert more, said
        said += more
    return program, list(map(int, said.split()))


def wait_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + 20
    while children_left(pids):
        assert time.monotonic() < deadline, f"still there: {children_left(pids)} of {pids}"
        os.sched_yield()


@pytest.mark.parametrize(("how", "method"), [("kill", "spawn"), ("guard killed", "spawn"), ("guard killed", "fork")])
def test_all_of_it_goes(without_linux, how, method):
    program, pids = started(without_linux, method)
    try:
        if how == "kill":
            program.kill()
        else:
            os.kill(program.pid, signal.SIGKILL)
        wait_gone([program.pid, *pids])
    finally:
        program.close()
        program.wait(10)
