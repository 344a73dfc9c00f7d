"""How true the recorded turns on a core are: compared, switch by switch, with the kernel's own sched_switch trace.

As root. Each program runs under `concgui record` while the kernel traces itself (ftrace, an instance of its own, clock
"mono"; see `ftrace`). Two independent tracers then tell of the same threads: MainProcess and all that descends from it
by the kernel's account. The kernel's trace is system-wide and neither begun nor read by the recorder.

With the kernel source, a line each for:

- overlap, worst: time that both have the thread on a core / time that at least one has (intersection over union), over
  all threads together, and of the worst thread. In a turn of 5 µs one µs is 20 %: both tracers write their records at
  different places of one and the same switch (sched_switch before the registers change, perf's SWITCH_IN after), a
  µs or two apart. Programs that only switch cannot come near 1; `long` is the worst thread with turns of 100 µs or
  more on average, until its exit;
- starts, ends: how far each of our instants is from the nearest one of the kernel's of the same thread and kind;
- last ends: our last turn of a thread ends at perf's EXIT record. The kernel writes it while the thread is still being
  taken apart; sched_switch shows it leave for good a little later. So these errors are not among `ends`, but printed
  by themselves, and the time between them counts against the overlap; what it is without them stands beside it,
  "until exit" (the kernel's sched_process_exit);
- compared: how much of our time on a core the kernel's trace can vouch for. Switches that do not fit together (the
  thread that leaves is not the one that came) show a hole in the kernel's own trace, though it has lost nothing: some
  kernels do not trace a few of their tasks. What lies in holes is not compared;
- drawn: whether the lanes of the timeline have these turns, every one (multiprocessing's own helpers have no lane);
- lost: records that the kernel had no room for in our buffers. A run in which the kernel's own trace lost records is
  repeated.

With `--source schedstat`: how many percentage points the CPU share of a thread is off in each 100 ms. A thread that
keeps running moves its counter only at the scheduler's tick, so that a bin may be off by a tick at each side (1 ms to
10 ms, as the kernel was built) whoever reads it; therefore the goal is set for the 95th percentile. At 250 ticks a
second, threads that run all the time are off by 3.1 points there if nothing else is. A turn that began in a hole of
the kernel's trace has the length here that sched_stat_runtime tells.

Exit status: 0 when all goals are met, 1 when one is missed, 2 where this cannot be measured.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from common import ROOT, machine_line, options
from fidelity_cases import CASES, Case
from fidelity_compare import Difference, Overlap, difference, share_errors
from fidelity_turns import Times, kernel_side, recorded_turns
from ftrace import KernelTrace, Trace, TraceError

from concgui.core.lanes import fold
from concgui.core.recording import Recording
from concgui.core.storage import RecordingError, load

OVERLAP, P99_US, SHARE_POINTS = 0.98, 20.0, 3.0
BIN_NS = 100_000_000
#: Switches a second of the storm.
RATE = 20_000
LIMIT_S = 60.0
ATTEMPTS = 5


class CaseError(Exception):
    """A case could not be measured; the text is one sentence."""


class Goals:
    """Says of each figure whether its goal is met, and remembers."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def line(self, case: str, name: str, text: str, goal: str, *, met: bool) -> None:
        """Print a figure and its goal."""
        if not met:
            self.missed.append(f"{case}: {name}")
        print(f"    {name:10} {text:86} goal {goal:14} {'met' if met else 'MISSED'}", flush=True)


def main() -> int:
    """Print the figures; return the exit status."""
    parser = options(__doc__ or "", 1)
    parser.add_argument("--source", default="kernel", choices=("kernel", "schedstat"))
    parser.add_argument("--rate", type=int, default=RATE, metavar="N", help=f"switches/s of the storm (default {RATE})")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(CASES)} (default: all)")
    chosen = parser.parse_args()
    if unknown := set(chosen.cases) - CASES.keys():
        parser.error(f"there is no case {unknown.pop()!r}; there are {', '.join(CASES)}")
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # no trace of the kernel's is left behind
    goals = Goals()
    print(f"concgui record --source {chosen.source} against the kernel's sched_switch\n{machine_line()}", flush=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name in chosen.cases or CASES:
                for _ in range(chosen.trials):
                    measure(CASES[name], chosen.source, chosen.rate, Path(folder), goals)
    except (TraceError, CaseError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(goals.missed)} goals missed" + "".join(f"\n    {line}" for line in goals.missed))
    return 1 if goals.missed else 0


def measure(case: Case, source: str, rate: int, folder: Path, goals: Goals) -> None:
    """Run one case and print its figures."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < case.cores:
        print(f"{case.name}: left out, it needs {case.cores} cores")
        return
    script = folder / "case.py"
    script.write_text(case.text(cores[: case.cores], rate), "utf-8")
    target = folder / "case.concgui"
    command = [sys.executable, "-m", "concgui", "record", "--source", source, "-o", str(target)]
    if case.cores:
        command += ["--cores", ",".join(map(str, cores[: case.cores]))]
    trace = traced([*command, str(script)])
    try:
        recording = load(target)
    except RecordingError as error:
        raise CaseError(str(error)) from error
    if recording.meta.source != source:
        raise CaseError(f"The recording was made with the source {recording.meta.source!r}, not {source!r}.")
    compare(case.name, trace, recording, goals)


def traced(command: Sequence[str]) -> Trace:
    """Run `concgui record` while the kernel traces itself, which it does for the whole system.

    Once more if its buffers were too small for what else was going on. Raise CaseError, TraceError.
    """
    for _ in range(ATTEMPTS):
        with KernelTrace() as tracing:
            run(command)
            trace = tracing.read()
        if not trace.lost:
            return trace
        print(f"    the kernel's own trace has lost {trace.lost} records; once more", flush=True)
    raise CaseError("The kernel's own trace loses records: other programs switch too often meanwhile.")


def run(command: Sequence[str]) -> None:
    """Run `concgui record`. Raise CaseError when it fails."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=LIMIT_S)
    except subprocess.TimeoutExpired:
        raise CaseError(f"The program had not ended after {LIMIT_S:g} s.") from None
    if done.returncode:
        raise CaseError(f"concgui record ended with {done.returncode}: {done.stderr.strip()}")


def compare(case: str, trace: Trace, recording: Recording, goals: Goals) -> None:
    """Compare one recording with the kernel's trace of the same run, and print how they differ."""
    tids = trace.descendants(int(recording.heads["pid"][0]))
    kernel = kernel_side(trace, tids)
    switches = [t_ns for t_ns, _, left, _, came in trace.switches if left in tids or came in tids]
    seconds = (max(switches) - min(switches)) / 1e9 if switches else 0.0
    if not seconds:
        raise CaseError(f"{case}: the kernel's trace has no switch of the program.")
    on_core = sum(turns.total_ns for turns in kernel.mended.values()) / 1e9
    print(
        f"{case}: {len(switches):,} switches in {seconds:.2f} s, {len(switches) / seconds:,.0f}/s; "
        f"{len(tids)} threads, {on_core:.2f} s on a core",
        flush=True,
    )
    if recording.meta.source == "schedstat":
        errors, left_out = share_errors(recording.samples, kernel, BIN_NS)
        if not len(errors):
            raise CaseError(f"{case}: the recording has no samples that can be compared.")
        p95 = float(np.percentile(errors, 95))
        text = f"median {np.median(errors):.2f}, p95 {p95:.2f}, max {errors.max():.2f} points in {len(errors)} bins"
        text += f" ({left_out} left out)" if left_out else ""
        goals.line(case, "share", text, f"p95 ≤ {SHARE_POINTS:g}", met=p95 <= SHARE_POINTS)
        return
    ours = recorded_turns(recording.kernel)
    report(case, difference(ours, kernel), recording.kernel_lost, goals)
    lanes = [lane for lane in fold(recording).lanes if lane.tid in ours]
    wrong = sum(not np.array_equal(np.stack(lane.turns.view()[:3]), ours[lane.tid or 0].table) for lane in lanes)
    text = f"{len(lanes)} lanes, {wrong} of them with other turns; {len(ours) - len(lanes)} threads without a lane"
    goals.line(case, "drawn", text, "none wrong", met=not wrong)


def report(case: str, found: Difference, lost: int, goals: Goals) -> None:
    """Print how the turns of a recording differ from the kernel's."""
    if found.holes:
        text = f"{found.compared:.1%} of our time on a core; {found.holes} holes in the kernel's trace"
        print(f"    {'compared':10} {text}")
    text = f"all threads {found.overlap.all:.4f}, until exit {found.until_exit.all:.4f}"
    goals.line(case, "overlap", text, f"≥ {OVERLAP}", met=found.overlap.all >= OVERLAP)
    text = f"{worst(found.overlap)}, until exit {worst(found.until_exit)}"
    goals.line(case, "worst", text, f"≥ {OVERLAP}", met=found.overlap.worst >= OVERLAP)
    if found.long.threads:
        text = f"{worst(found.long)}, of {found.long.threads} threads"
        goals.line(case, "long", text, f"≥ {OVERLAP}", met=found.long.worst >= OVERLAP)
    for name, errors in (("starts", found.starts), ("ends", found.ends)):
        p99 = float(np.percentile(errors, 99)) / 1000 if len(errors) else 0.0
        goals.line(case, name, spread(errors), f"p99 ≤ {P99_US:g} µs", met=p99 <= P99_US)
    print(f"    {'last ends':10} {spread(found.last_ends)}")
    goals.line(case, "lost", f"{lost} records", "0", met=not lost)
    text = (
        f"threads missing {found.threads_missing}, extra {found.threads_extra}; turns missing {found.turns_missing}, "
        f"extra {found.turns_extra}; other core {found.cores_wrong}, other manner {found.manner_wrong}"
    )
    wrong = found.threads_missing + found.threads_extra + found.turns_missing + found.turns_extra + found.cores_wrong
    goals.line(case, "account", text, "none wrong", met=not wrong)


def worst(found: Overlap) -> str:
    """Return the overlap of the worst thread as text."""
    mean = found.worst_ns / 1000 / max(1, found.worst_turns)
    return f"{found.worst:.4f} ({found.worst_ns / 1e6:.1f} ms, {mean:,.0f} µs a turn)"


def spread(errors: Times) -> str:
    """Return median, 99th percentile and maximum of errors in ns, as µs."""
    if not len(errors):
        return "none"
    figures: list[Callable[[Times], float]] = [np.median, lambda values: float(np.percentile(values, 99)), np.max]
    median, p99, most = (float(figure(errors)) / 1000 for figure in figures)
    return f"median {median:.1f}, p99 {p99:.1f}, max {most:.1f} µs of {len(errors):,}"


if __name__ == "__main__":
    sys.exit(main())
