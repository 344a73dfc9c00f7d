"""The table of events, and files that are whole or not there."""

import csv
import errno
import os
import pty
import random
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from concgui.core.events import EVENT_DTYPE, Batch, no_payloads
from concgui.core.kinds import EventKind
from concgui.core.recording import Recording
from concgui.core.storage import save
from concgui.core.telling import Cancelled
from concgui.export.files import What, export_file
from concgui.program import wire
from tests.kernelscribe import KernelScribe
from tests.scribe import MS, START_NS, Scribe

ROOT = Path(__file__).resolve().parents[2]
FORMATS = [("x.csv", What.SPANS), ("x.csv", What.EVENTS), ("x.json", None), ("x.json.gz", None)]


def small() -> Recording:
    scribe = Scribe()
    scribe.hello()
    p1 = scribe.create(10, 'a "name", quoted')
    scribe.start(20, p1, 200)
    scribe.output(30, "two\nlines, é", 200)
    scribe.leave(60, p1, 200)
    recording = scribe.recording()
    recording.add_os_event(START_NS + 62 * MS, EventKind.OS_EXIT, 200, 0)
    kernel = KernelScribe()
    kernel.born(21, 200)
    kernel.turn(25, 28, 200)
    recording.add_kernel(kernel.batch(100))
    return recording


def long(count: int = 200_000) -> Recording:
    """Calls that begin and end, one every µs."""
    heads = np.zeros(count, EVENT_DTYPE)
    heads["t_ns"] = START_NS + np.arange(count) * 1000
    heads["kind"] = np.where(np.arange(count) % 2, wire.CALL_END, wire.CALL_BEGIN)
    heads["pid"] = heads["tid"] = 100
    heads["seq"] = np.arange(count)
    recording = Recording()
    recording.append(Batch(heads, b"", no_payloads(count)))
    return recording


def test_every_event_and_every_record_of_the_kernel_is_a_row(tmp_path):
    recording, path = small(), tmp_path / "events.csv"
    export_file(recording, path, What.EVENTS)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = [
        (str(e.t_ns), e.kind.name.lower(), str(e.pid), str(e.tid), str(e.subject or ""), str(e.value), e.text)
        for e in sorted(recording.events(), key=lambda event: event.t_ns)
    ]
    names = ("t_ns", "kind", "pid", "tid", "subject", "value", "text")
    assert [tuple(row[name] for name in names) for row in rows if row["from"] != "kernel"] == told
    assert [row["kind"] for row in rows if row["from"] == "observer"] == ["os_exit"]
    kernel = [row for row in rows if row["from"] == "kernel"]
    assert [int(row["t_ns"]) for row in kernel] == recording.kernel["t_ns"].tolist()
    assert {"fork", "switch_in", "switch_out"} <= {row["kind"] for row in kernel}
    times = [int(row["t_ns"]) for row in rows]
    assert times == sorted(times)
    for row in rows:
        assert round(float(row["time_s"]) * 1e9) == int(row["t_ns"]) - START_NS


def test_an_empty_recording_is_a_heading(tmp_path):
    for what in (What.EVENTS, What.SPANS):
        export_file(Recording(), tmp_path / "x.csv", what)
        assert len((tmp_path / "x.csv").read_text().splitlines()) == 1


@pytest.mark.parametrize(("name", "what"), FORMATS)
def test_cancelled_at_any_moment_the_older_file_is_as_it_was(name, what, tmp_path):
    recording, path = long(60_000), tmp_path / name
    path.write_text("older")
    told: list[float] = []
    export_file(recording, tmp_path / f"all-{name}", what, told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    for stop in {1, len(told) - 1, *random.sample(range(1, len(told)), min(4, len(told) - 1))}:
        heard = 0

        def tell(_share: float, stop: int = stop) -> None:
            nonlocal heard
            heard += 1
            if heard == stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            export_file(recording, path, what, tell)
        assert path.read_text() == "older"
        assert sorted(one.name for one in tmp_path.iterdir()) == sorted([name, f"all-{name}"])


@pytest.mark.parametrize(("name", "what"), FORMATS)
def test_a_full_disk_leaves_nothing(name, what, tmp_path):
    path = tmp_path / name
    path.write_text("older")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(OSError, match=r"large|space") as caught:
            export_file(long(), path, what)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.errno in {errno.EFBIG, errno.ENOSPC}
    assert path.read_text() == "older"
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_directory_is_no_file(tmp_path):
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        export_file(small(), tmp_path / "x.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["x.csv"]


def test_a_name_of_255_bytes(tmp_path):
    path = tmp_path / ("é" * 125 + "x.csv")
    export_file(small(), path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_what_does_not_fit_the_name(tmp_path):
    with pytest.raises(ValueError, match=r"must end in \.csv"):
        export_file(small(), tmp_path / "x.json", What.EVENTS)
    with pytest.raises(ValueError, match=r"must end in \.json or"):
        export_file(small(), tmp_path / "x.csv", What.TRACE)


def started(folder: Path, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "concgui", "export", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, **options)


def test_the_command_tells_a_terminal_how_far_it_is_and_ctrl_c_leaves_nothing(tmp_path):
    save(long(1_000_000), tmp_path / "run.concgui")
    (tmp_path / "x.json").write_text("older")
    ours, theirs = pty.openpty()
    process = started(tmp_path, "run.concgui", "-o", "x.json", stderr=theirs)
    os.close(theirs)
    timer = threading.Timer(50, process.kill)
    timer.start()
    try:
        seen = b""
        while b"exporting x.json: 5" not in seen:
            seen += os.read(ours, 4096)
        assert list(tmp_path.glob(".x.json.*.part"))
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == -signal.SIGINT
        seen += os.read(ours, 4096)
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        os.close(ours)
    assert seen.endswith(b"\r\x1b[K")
    assert (tmp_path / "x.json").read_text() == "older"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["run.concgui", "x.json"]


def test_the_command_says_nothing_elsewhere(tmp_path):
    save(small(), tmp_path / "run.concgui")
    process = started(tmp_path, "run.concgui", "-o", "x.csv", "--what", "events", stderr=subprocess.PIPE)
    assert (process.communicate(timeout=50)[1], process.returncode) == (b"", 0)
    assert (tmp_path / "x.csv").read_text().startswith("time_s,t_ns,from,kind,")
    process = started(tmp_path, "run.concgui", "-o", "y.json", "--what", "events", stderr=subprocess.PIPE)
    said = b"concgui: --what events is for .csv, not for y.json\n"
    assert (process.communicate(timeout=50)[1], process.returncode) == (said, 2)
