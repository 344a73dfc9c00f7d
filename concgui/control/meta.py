"""What a recording says about the run it is of. No numpy, no Qt."""

from datetime import UTC, datetime
from pathlib import Path

from concgui.control.launch import LaunchSpec
from concgui.core.recordingfile import RecordingMeta
from concgui.program import wire


def describe_run(
    hello: str,
    spec: LaunchSpec,
    *,
    created: float,
    exitcode: int | None,
    run: int = 1,
    source: str = "",
    program: str | None = None,
) -> RecordingMeta:
    """Return what `spec` and the text of MainProcess's HELLO say of a run that began at `created` (epoch seconds).

    source: the name of the source of CPU time, "" where nobody sampled it. program: its text, read here if None.
    """
    python, implementation, method = (*hello.split(wire.FIELD), "", "", "")[:3]
    began = datetime.fromtimestamp(created, UTC)
    return RecordingMeta(
        run=run,
        python=python,
        implementation=implementation,
        start_method=method or spec.start_method,
        mode=spec.mode,
        target=spec.target,
        argv=spec.args,
        source=source,
        program=program_text(spec) if program is None else program,
        created=began.isoformat(timespec="seconds"),
        exitcode=exitcode,
    )


def program_text(spec: LaunchSpec) -> str:
    """Return the text of the file that `spec` runs, "" where it cannot be had."""
    if spec.mode == "module":
        return ""
    try:
        return Path(spec.target).read_text("utf-8", errors="replace")
    except OSError:  # the script has removed itself
        return ""
