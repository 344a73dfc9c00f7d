"""CPython's own tests of multiprocessing and threading give the same results under `concgui record` as without.

For every interpreter of 3.11, 3.12 and 3.13 that is found (in PATH, of pyenv) and each start method: `python -m test`
plain, then `concgui record … -m test` of the same, compared test by test.  The difference must be empty.  Tests that
fail both ways don't count.  A test that differs is repeated alone, several times each way: if the results with us are
then no others than those without, it is called flaky and printed as such; otherwise it is a difference.

Some distributions leave out the packages test_multiprocessing_fork, _spawn and _forkserver, whose modules have a few
lines each, but not test._test_multiprocessing, which has the tests. There these lines are written into a temporary
folder.

The whole takes more than an hour. Exit status: 0 when nothing differs, 1 otherwise, 2 when there is nothing to run.
"""

import argparse
import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from common import ROOT, machine_line
from transparency_suites import Suite, interpreters, suites_of, write_modules

#: Seconds that one module may take.
MODULE_LIMIT_S = 1800.0
REPEATS = 3
#: Tests of one module that may be left out because they do not end without us.
STUCK = 3


@dataclass
class Results:
    """What came out of one run of a suite."""

    outcomes: dict[str, str] = field(default_factory=dict)  #: by the test's full name
    status: int = 0
    seconds: float = 0.0
    source: str = ""
    finished: bool = True
    problem: str = ""  #: what `concgui record` said when it wrote no recording
    stuck: str = ""  #: the test that was not over when the run ended

    @property
    def failed(self) -> set[str]:
        """The tests that did not do what they should."""
        return {name for name, outcome in self.outcomes.items() if outcome == "failed"}


class Bench:
    """Runs suites both ways. Files go to `folder`."""

    def __init__(self, folder: Path, source: str, timeout: float, matches: Sequence[str]) -> None:
        self._folder = folder
        self._source = source
        self._timeout = timeout
        self._matches = matches
        self._without: list[str] = []  #: tests that do not end without us either

    def compare(self, suite: Suite) -> list[str]:
        """Run a suite both ways; print and return the tests that differ."""
        self._without.clear()
        plain = self.run(suite, self._matches, observed=False)
        while plain.stuck and len(self._without) < STUCK:
            self._without.append(plain.stuck)
            print(f"    left out, as it does not end without us: {plain.stuck}", flush=True)
            plain = self.run(suite, self._matches, observed=False)
        observed = self.run(suite, self._matches, observed=True)
        if observed.stuck:
            print(f"    recorded, it did not end; once more: {observed.stuck}", flush=True)
            observed = self.run(suite, self._matches, observed=True)
        differing: list[str] = []
        flaky: list[str] = []
        if not observed.source:
            differing.append(f"concgui record has written no recording: {observed.problem or observed.status}")
        elif plain.finished and not observed.finished:
            differing.append(f"the run does not end recorded, at {observed.stuck or 'no test'}")
        elif observed.finished:
            self._compare_tests(suite, plain, observed, differing, flaky)
        if observed.finished and plain.status != observed.status and not flaky and not differing:
            differing.append(f"exit status {plain.status} plain, {observed.status} recorded")
        print(
            f"{suite.version:8} {suite.module + ('*' if suite.folder else ''):46} {len(plain.outcomes):4} tests  "
            f"{plain.seconds:6.1f} s plain, {observed.seconds:6.1f} s recorded ({observed.source or 'no source'})  "
            f"{len(plain.failed & observed.failed)} fail both ways  {len(differing)} differ"
            + ("" if plain.finished or observed.finished else "  does not finish, either way"),
            flush=True,
        )
        for line in flaky:
            print(f"    flaky: {line}", flush=True)
        for line in differing:
            print(f"    DIFFERS: {line}", flush=True)
        return [f"{suite.version} {suite.module}: {line}" for line in differing]

    def _compare_tests(
        self, suite: Suite, plain: Results, observed: Results, differing: list[str], flaky: list[str]
    ) -> None:
        for name in sorted(plain.outcomes.keys() | observed.outcomes.keys()):
            before, after = plain.outcomes.get(name, "not run"), observed.outcomes.get(name, "not run")
            if before != after:
                told = f"{name}: {before} plain, {after} recorded"
                (flaky if self._is_flaky(suite, name, before, after) else differing).append(told)

    def _is_flaky(self, suite: Suite, name: str, before: str, after: str) -> bool:
        """Repeat one test alone both ways. Whether it does with us only what it also does without us."""
        plain, observed = {before}, set[str]()
        for _ in range(REPEATS):
            plain.add(self.run(suite, (name,), observed=False).outcomes.get(name, "not run"))
            observed.add(self.run(suite, (name,), observed=True).outcomes.get(name, "not run"))
        print(f"    alone: {name}: {'/'.join(sorted(plain))} plain, {'/'.join(sorted(observed))} recorded", flush=True)
        return observed <= plain or (len(plain) > 1 and after in plain)

    def run(self, suite: Suite, matches: Sequence[str], *, observed: bool) -> Results:
        """Run a suite, under `concgui record` or not."""
        results, recording, printed = (self._folder / name for name in ("results.xml", "run.concgui", "printed.txt"))
        for file in (results, recording):
            file.unlink(missing_ok=True)
        arguments = ["-m", "test", *suite.arguments(results, self._timeout, matches, self._without)]
        command = [suite.python, *arguments]
        if observed:
            source = ["--source", self._source] if self._source else []
            record = [sys.executable, "-m", "concgui", "record", "--python", suite.python, "-o", str(recording)]
            command = [*record, *source, *arguments]
        scratch = self._folder / "t"  # short: names of sockets are made from it
        scratch.mkdir(exist_ok=True)
        began = time.perf_counter()
        with printed.open("wb") as out:
            status, ended = run_group(command, out.fileno(), {**os.environ, "TMPDIR": str(scratch)})
        found = Results(status=status, seconds=time.perf_counter() - began)
        text = printed.read_text("utf-8", "replace")
        found.finished = ended and results.exists()
        if not found.finished:
            begun = re.findall(r"^test\w+ \(([\w.]+)\)", text, re.MULTILINE)
            found.stuck = begun[-1] if begun else ""
        found.outcomes = outcomes(results, text)
        if observed:
            found.source = source_of(recording)
            if not recording.exists():
                found.problem = " ".join(line for line in text.splitlines() if line.startswith("concgui: "))
        return found


def run_group(command: Sequence[str], out: int, environment: dict[str, str]) -> tuple[int, bool]:
    """Run a command in a session of its own. Return its status and whether it ended by itself."""
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment, start_new_session=True
    ) as process:
        try:
            status, ended = process.wait(MODULE_LIMIT_S), True
        except subprocess.TimeoutExpired:
            status, ended = 124, False
        finally:
            with contextlib.suppress(ProcessLookupError):  # also what a test has left behind
                os.killpg(process.pid, signal.SIGKILL)
    return status, ended


def outcomes(results: Path, printed: str) -> dict[str, str]:
    """Return each test's outcome: ok, skipped, failed. Failed subtests stand only in what was printed."""
    found = {}
    with contextlib.suppress(OSError, ET.ParseError):
        for case in ET.parse(results).iter("testcase"):
            parts = {child.tag for child in case}
            bad = parts & {"error", "failure", "outcome"}
            found[case.get("name", "")] = "failed" if bad else "skipped" if "skipped" in parts else "ok"
    found.pop("", None)
    for name in re.findall(r"^(?:FAIL|ERROR|UNEXPECTED SUCCESS): \S+ \(([\w.]+)\)", printed, re.MULTILINE):
        found[name] = "failed"
    return found


def source_of(recording: Path) -> str:
    """Return which source the recording has."""
    with (
        contextlib.suppress(sqlite3.Error, TypeError, ValueError),
        contextlib.closing(sqlite3.connect(f"{recording.as_uri()}?mode=ro", uri=True)) as base,
    ):
        return str(json.loads(base.execute("SELECT value FROM meta WHERE key = 'source'").fetchone()[0]))
    return ""


def main() -> int:
    """Print the differences; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", metavar="EXE", help="only this interpreter (may be repeated)")
    parser.add_argument("--module", action="append", metavar="TEXT", help="only modules with this in their name")
    parser.add_argument("--match", action="append", default=[], metavar="PATTERN", help="only these tests")
    parser.add_argument("--source", default="", help="the source of `concgui record` (default: the best)")
    parser.add_argument("--timeout", type=float, default=300, metavar="S", help="seconds for one test (default 300)")
    chosen = parser.parse_args()
    # As from a terminal: what a shell runs in the background ignores it, and tests of interrupts would wait for ever.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    print(f"CPython's own tests, recorded against plain\n{machine_line()}", flush=True)
    with tempfile.TemporaryDirectory(prefix="c", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        modules = folder / "modules"
        write_modules(modules)
        bench = Bench(folder, chosen.source, chosen.timeout, chosen.match)
        wanted = chosen.module or [""]
        suites = [
            suite
            for python in chosen.python or map(str, interpreters())
            for suite in suites_of(python, str(modules))
            if any(text in suite.module for text in wanted)
        ]
        if not suites:
            print("There is no interpreter with these tests here.", file=sys.stderr)
            return 2
        differing = [line for suite in suites for line in bench.compare(suite)]
    print("* written into a temporary folder, as this interpreter came without it")
    print(f"{len(differing)} differences" + "".join(f"\n    {line}" for line in differing))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
