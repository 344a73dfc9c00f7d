"""A recording written for another program, in the format that the file's name asks for."""

from enum import StrEnum
from pathlib import Path

from concgui.core.pieces import Piece, take
from concgui.core.recording import Recording
from concgui.core.telling import Tell, nobody
from concgui.export.chrome import export_chrome
from concgui.export.event_table import export_events
from concgui.export.snapshot import Snapshot
from concgui.export.table import export_spans

__all__ = ["What", "export_file", "export_piece", "what_of"]


class What(StrEnum):
    """What is written of a recording."""

    TRACE = "trace"
    SPANS = "spans"
    EVENTS = "events"


_ENDINGS = {What.TRACE: ".json or .json.gz", What.SPANS: ".csv", What.EVENTS: ".csv"}


def what_of(name: str) -> What | None:
    """Return what a file of this name holds unless somebody says more: a .csv has spans. None: no such format."""
    name = name.lower()
    if name.endswith((".json", ".json.gz")):
        return What.TRACE
    return What.SPANS if name.endswith(".csv") else None


def export_file(recording: Recording, path: Path, what: What | None = None, tell: Tell = nobody) -> None:
    """Write ``.json`` or ``.json.gz`` (Chrome trace) or ``.csv`` (spans, or `what`), of a recording that has ended.

    Raise OSError; Cancelled when `tell` does; ValueError for other names.
    """
    export_piece(take(recording), path, what, tell)


def export_piece(piece: Piece, path: Path, what: What | None = None, tell: Tell = nobody) -> None:
    """Write all that was taken of a recording from its beginning on; see `export_file`. Any thread may do it."""
    usual = what_of(path.name)
    what = what or usual
    if usual is None or (what is What.TRACE) != (usual is What.TRACE):
        endings = _ENDINGS[what] if what else ".json, .json.gz or .csv"
        raise ValueError(f"{path} must end in {endings}.")
    snapshot = Snapshot(piece)
    tell(0.0)
    match what:
        case What.TRACE:
            export_chrome(snapshot, path, tell)
        case What.EVENTS:
            export_events(snapshot, path, tell)
        case _:
            export_spans(snapshot, path, tell)
