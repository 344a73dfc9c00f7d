"""A recording written for another program, in the format that the file's name asks for."""

from pathlib import Path

from concgui.core.recording import Recording
from concgui.export.chrome import export_chrome
from concgui.export.table import export_csv


def export_file(recording: Recording, path: Path) -> None:
    """Write ``.json`` or ``.json.gz`` (Chrome trace) or ``.csv`` (spans). Raise OSError; ValueError for other names."""
    name = path.name.lower()
    if name.endswith((".json", ".json.gz")):
        export_chrome(recording, path)
    elif name.endswith(".csv"):
        export_csv(recording, path)
    else:
        raise ValueError(f"{path} must end in .json, .json.gz or .csv.")
