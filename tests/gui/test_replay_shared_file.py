"""One recording in two windows: each shows what it has read, whatever becomes of the file."""

import subprocess
import sys
from pathlib import Path

import pytest

from concgui.core.storage import load

ROOT = Path(__file__).resolve().parents[2]


def record(folder: Path, name: str, text: str) -> Path:
    script = folder / f"{name}.py"
    script.write_text(f"print({text!r})\n")
    path = folder / f"{name}.concgui"
    run = [sys.executable, "-m", "concgui", "record", "-o", str(path), str(script)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True, timeout=50)
    return path


@pytest.mark.parametrize("fate", ["replaced", "deleted", "emptied"])
def test_what_is_shown_stays_whatever_becomes_of_the_file(watched, tmp_path, fate):
    path, other = record(tmp_path, "shown", "one"), record(tmp_path, "other", "two")
    watched.session.open_file(str(path), ())
    watched.until(lambda: watched.session.replay is not None)
    known = list(watched.session.recording.events())
    if fate == "replaced":
        other.replace(path)
    elif fate == "deleted":
        path.unlink()
    else:
        path.write_bytes(b"")
    watched.session.replay.seek(0.0)
    watched.session.replay.seek(1e9)
    assert list(watched.session.recording.events()) == known
    copy = tmp_path / "copy.concgui"
    watched.session.save_recording(str(copy))
    watched.until(lambda: not watched.session.current_view().status.saving and copy.exists())
    assert list(load(copy).events()) == known


def test_saved_over_by_one_window_while_another_shows_it(watched, tmp_path):
    path, other = record(tmp_path, "shown", "one"), record(tmp_path, "other", "two")
    watched.session.open_file(str(other), ())
    watched.until(lambda: watched.session.replay is not None)
    with path.open("rb") as shown:  # as a window that is reading it
        watched.session.save_recording(str(path))
        watched.until(lambda: any("saved" in message for message in watched.messages))
        assert shown.read(6) == b"SQLite"
    assert list(load(path).events()) == list(load(other).events())
