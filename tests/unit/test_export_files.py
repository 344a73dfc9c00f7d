"""The name of the file says the format."""

import csv
import json

import pytest

from concgui.core.recording import Recording
from concgui.export.files import export_file
from concgui.program import wire
from tests.scribe import MAIN, Scribe


def test_a_table_has_a_row_for_each_span(tmp_path):
    scribe = Scribe()
    scribe.hello()
    p1 = scribe.create(10, "p1, with a comma")
    scribe.start(20, p1, 200)
    scribe.join(40, 50, p1, None, timeout=0.01)
    scribe.say(60, wire.IDLE)
    path = tmp_path / "run.csv"
    export_file(scribe.recording(), path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    mine = [(row["state"], row["start_s"], row["end_s"]) for row in rows if row["pid"] == "200"]
    assert mine == [
        ("created", "0.010000000", "0.020000000"),
        ("start_called", "0.020000000", "0.022000000"),
        ("starting", "0.022000000", "0.030000000"),
        ("importing", "0.030000000", "0.032000000"),
        ("running", "0.032000000", "0.060000000"),
    ]
    (joined,) = [row for row in rows if row["call"]]
    assert (joined["pid"], joined["call"]) == (str(MAIN), "p1, with a comma.join(0.01)")
    assert list(tmp_path.iterdir()) == [path]


def test_other_names(tmp_path):
    export_file(Recording(), tmp_path / "x.JSON")
    assert json.loads((tmp_path / "x.JSON").read_text())["traceEvents"] == []
    with pytest.raises(ValueError, match="must end in"):
        export_file(Recording(), tmp_path / "x.txt")
