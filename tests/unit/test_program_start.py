"""start() of an observed process returns as early as without us: in particular it does not wait for the child."""

import statistics
from pathlib import Path

import pytest

from tests.observed import run_observed

SCRIPT = """
import sys
from multiprocessing import Process, set_start_method
def work():
    pass
if __name__ == "__main__":
    set_start_method(sys.argv[1])
    for _ in range(7):
        p = Process(target=work)
        p.start()
        p.join()
"""


@pytest.mark.parametrize("closed", [False, True])
def test_start_returns_before_a_spawned_child_lives(closed, tmp_path: Path) -> None:
    """What it hands over fits into the pipe that it writes to, else it would wait until the child has read it.

    Also where the program closes descriptors that it does not know, among them the file that holds our code.
    """
    script = tmp_path / "starts.py"
    close = "    import os; os.closerange(204, 300)\n        p = Process(" if closed else "    p = Process("
    script.write_text(SCRIPT.replace("    p = Process(", close), "utf-8")
    observed = run_observed(script, "spawn", tmp=tmp_path)
    assert (observed.code, observed.err) == (0, "")
    at = {(event.kind, event.subject): event.t_ns for event in observed.events}
    subjects = [event.subject for event in observed.events if event.kind == "START"]
    shares = [
        (at["STARTED", one] - at["START", one]) / (at["FIRST", one] - at["START", one])
        for one in subjects
        if ("FIRST", one) in at
    ]
    assert len(shares) == 7
    assert statistics.median(shares) < 0.5
