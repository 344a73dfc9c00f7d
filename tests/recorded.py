"""Runs `concgui record` as a command, with its output and status."""

import os
import subprocess
import sys
from pathlib import Path

from tests.observed import ROOT


def record(folder: Path, script: Path, method: str = "-", *options: str, **given) -> subprocess.CompletedProcess[str]:
    """Record a script into run.concgui in `folder`. `method`: a start method, or "-" for the script's own."""
    chosen = [] if method == "-" else ["--start-method", method]
    return subprocess.run(
        [sys.executable, "-m", "concgui", "record", "-o", "run.concgui", *chosen, *options, script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        **{"stdin": subprocess.DEVNULL, "timeout": 50, **given},
    )
