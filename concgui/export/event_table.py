"""A recording as a table of what happened: one row for each event and each of the kernel's records, by their time.

Columns: `time_s` (seconds since time 0), `t_ns` (the recording's own clock), `from` (python: an event of the program;
observer: seen from outside; kernel: a record of the kernel), `kind`, `pid`, `tid`, `cpu` (kernel alone), `subject`,
`value`, `text`. What subject, value and text mean depends on the kind: packaging/RECORDING.md.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from concgui.core.kernel import KernelKind
from concgui.core.kinds import OBSERVER_KINDS, EventKind
from concgui.core.recording import Recording
from concgui.core.telling import Tell
from concgui.export.rows import Quoted, chunks, seconds
from concgui.export.whole import whole_file

COLUMNS = ("time_s", "t_ns", "from", "kind", "pid", "tid", "cpu", "subject", "value", "text")

_END = "\r\n"
_KINDS = {int(kind): f"{'observer' if kind in OBSERVER_KINDS else 'python'},{kind.name.lower()}" for kind in EventKind}
_KERNEL_KINDS = {int(kind): f"kernel,{kind.name.lower()}" for kind in KernelKind}
#: Kinds of the kernel's records whose value is the number of a name.
_NAMED = (KernelKind.COMM, KernelKind.EXEC)


def export_events(recording: Recording, path: Path, tell: Tell) -> None:
    """Write the table (UTF-8, with a heading) to `path`: whole, or not at all. Raise OSError or Cancelled."""
    with whole_file(path) as write:
        write((",".join(COLUMNS) + _END).encode())
        for lines in event_lines(recording, tell):
            write("".join(lines).encode("utf-8", "backslashreplace"))


def event_lines(recording: Recording, tell: Tell) -> Iterator[list[str]]:
    """Yield lists of lines, by their time; of one moment, Python's in their order and then the kernel's."""
    events = len(recording.heads)
    times = np.concatenate((recording.heads["t_ns"], recording.kernel["t_ns"]))
    order = np.argsort(times, kind="stable")
    quoted = Quoted()
    for at in chunks(len(order)):
        tell(at.start / len(order))
        here = order[at]
        since = seconds(times[here] - recording.t0_ns)
        kernel = here >= events
        lines = np.empty(len(here), object)
        lines[~kernel] = _python_rows(recording, here[~kernel], quoted)
        lines[kernel] = _kernel_rows(recording, here[kernel] - events, quoted)
        yield [f"{time},{line}{_END}" for time, line in zip(since, lines.tolist(), strict=True)]
    tell(1.0)


def _python_rows(recording: Recording, chosen: NDArray[np.int64], quoted: Quoted) -> list[str]:
    heads, whole = recording.heads[chosen], recording.batch()
    texts = [""] * len(heads)
    for place in np.flatnonzero(heads["size"]).tolist():
        texts[place] = quoted.of(whole.text(int(chosen[place])))
    names = ("t_ns", "kind", "pid", "tid", "subject", "value")
    columns = (heads[name].tolist() for name in names)
    return [
        f"{t_ns},{_KINDS[kind]},{pid},{tid},,{subject or ''},{value},{text}"
        for t_ns, kind, pid, tid, subject, value, text in zip(*columns, texts, strict=True)
    ]


def _kernel_rows(recording: Recording, chosen: NDArray[np.int64], quoted: Quoted) -> list[str]:
    rows, names = recording.kernel[chosen], recording.kernel_names
    texts = [""] * len(rows)
    for place in np.flatnonzero(np.isin(rows["kind"], _NAMED)).tolist():
        number = int(rows["value"][place])
        texts[place] = quoted.of(names[number]) if 0 <= number < len(names) else ""
    columns = (rows[name].tolist() for name in ("t_ns", "kind", "pid", "tid", "cpu", "value"))
    return [
        f"{t_ns},{_KERNEL_KINDS[kind]},{pid},{tid},{cpu},,{value},{text}"
        for t_ns, kind, pid, tid, cpu, value, text in zip(*columns, texts, strict=True)
    ]
