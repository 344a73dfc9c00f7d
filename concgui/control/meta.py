"""What a recording says about the run it is of. No numpy, no Qt."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from concgui.control.launch import LaunchSpec
from concgui.core.filekind import SCRIPT_BYTES
from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def describe_run(
    hello: str,
    spec: LaunchSpec,
    *,
    created: float,
    exitcode: int | None,
    run: int = 1,
    source: str = "",
    cores: Sequence[int] = (),
    kernel_through_ns: int = 0,
    program: str | None = None,
) -> dict[str, Any]:
    """Return the fields of RecordingMeta: what `spec` and the text of MainProcess's HELLO say of a run.

    created: when it began, seconds of the epoch. source: the name of the source of CPU time, "" where nobody sampled
    it. cores: that it might use at its beginning. kernel_through_ns: see RecordingMeta. program: its text, read here if
    None.
    """
    python, implementation, method = (*hello.split(wire.FIELD), "", "", "")[:3]
    began = datetime.fromtimestamp(created, UTC)
    return {
        "run": run,
        "python": python,
        "implementation": implementation,
        "start_method": method or spec.start_method,
        "mode": spec.mode,
        "target": spec.target,
        "argv": spec.args,
        "folder": spec.folder or _here(),
        "executable": spec.python,
        "source": source,
        "program": program_text(spec) if program is None else program,
        "created": began.isoformat(timespec="seconds"),
        "exitcode": exitcode,
        "cores": tuple(cores),
        "machine_cores": os.cpu_count() or 0,
        "kernel_through_ns": kernel_through_ns,
    }


def program_text(spec: LaunchSpec) -> str:
    """Return the text that `spec` runs, "" where it cannot be had or is no text of a sensible size."""
    if spec.text is not None:
        return spec.text
    if spec.mode == "module":
        return ""
    try:
        with open(spec.target, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - pathlib is slow to import
            text = file.read(SCRIPT_BYTES + 1)
            return text if len(text) <= SCRIPT_BYTES else ""
    except OSError:  # the script has removed itself
        return ""


def _here() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - as above
    except OSError:  # it was removed
        return ""
