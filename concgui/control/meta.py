"""What a recording says about the run it is of."""

from datetime import UTC, datetime
from pathlib import Path

from concgui.control.launch import LaunchSpec
from concgui.core.events import EventKind
from concgui.core.recording import Recording, RecordingMeta
from concgui.program import wire


def describe_run(
    recording: Recording,
    spec: LaunchSpec,
    *,
    created: float,
    exitcode: int | None,
    run: int = 1,
    source: str = "",
    program: str | None = None,
) -> RecordingMeta:
    """Return what `spec` and MainProcess's HELLO say of a run that began at `created` (seconds of the epoch).

    source: the name of the source of CPU time, "" where nobody sampled it. program: its text, read here if None.
    """
    python, implementation, method = "", "", spec.start_method
    for event in recording.events():
        if event.kind is EventKind.HELLO:
            python, implementation, method = (*event.text.split(wire.FIELD), "", "", "")[:3]
            break
    began = datetime.fromtimestamp(created, UTC)
    return RecordingMeta(
        run=run,
        python=python,
        implementation=implementation,
        start_method=method,
        mode=spec.mode,
        target=spec.target,
        argv=spec.args,
        source=source,
        program=_read(spec) if program is None else program,
        created=began.isoformat(timespec="seconds"),
        exitcode=exitcode,
    )


def _read(spec: LaunchSpec) -> str:
    if spec.mode == "module":
        return ""
    try:
        return Path(spec.target).read_text("utf-8", errors="replace")
    except OSError:  # the script has removed itself
        return ""
