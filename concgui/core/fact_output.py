"""What rules may ask about the printed lines and the exceptions of a run; see `concgui.core.fact_table`."""

from concgui.core.fact_run import Missing, Number, Result, Run, number_in
from concgui.core.kinds import EventKind
from concgui.core.output import PrintedLine
from concgui.core.words import tr

_K = EventKind


def line_with(run: Run, text: str, n: int) -> PrintedLine | Missing:
    """Return the nth printed line that contains a text."""
    lines = run.lines_with(text)
    if isinstance(lines, Missing):
        return lines
    if len(lines) >= n:
        return lines[n - 1]
    if not lines:
        return run.absent(tr("no line with “{text}” was printed", text=text))
    return run.absent(tr("line {n} with “{text}” was not printed", n=n, text=text))


def printed(run: Run, text: str, n: int = 1) -> Result:
    """Return when the nth line with a text was printed."""
    line = line_with(run, text, n)
    return line if isinstance(line, Missing) else run.seconds(line.t_ns)


def printed_last(run: Run, text: str) -> Result:
    """Return when the last line with a text was printed."""
    lines = run.lines_with(text)
    return lines if isinstance(lines, Missing) else printed(run, text, max(1, len(lines)))


def printed_by(run: Run, text: str, n: int = 1) -> Result:
    """Return the name of who printed the nth line with a text."""
    line = line_with(run, text, n)
    if isinstance(line, Missing):
        return line
    lane = None if line.nobodys else run.lane_of_line(line)
    return (
        lane.title if lane is not None else Missing(tr("who printed “{text}” is not known", text=text), measured=False)
    )


def count(run: Run, text: str) -> Result:
    """Return how many lines contain a text."""
    lines = run.lines_with(text)
    if isinstance(lines, Missing):
        return lines
    return len(lines) if run.complete else Missing(tr("some of what was printed was lost"), measured=False)


def said(run: Run, text: str, n: int = 1) -> Result:
    """Return what stands behind the text in the nth line with it."""
    line = line_with(run, text, n)
    return line if isinstance(line, Missing) else line.text.partition(text)[2].strip()


def number(run: Run, text: str, n: int = 1) -> Result:
    """Return the first number behind the text in the nth line with it."""
    rest = said(run, text, n)
    if not isinstance(rest, str):
        return rest
    found = number_in(rest)
    return Missing(tr("no number stands behind “{text}”", text=text)) if found is None else found


def number_sum(run: Run, text: str) -> Result:
    """Return the sum of the first numbers behind the text in all lines with it."""
    total: Number = 0
    lines = run.lines_with(text)
    if isinstance(lines, Missing):
        return lines
    for line in lines:
        found = number_in(line.text.partition(text)[2])
        if found is None:
            return Missing(tr("no number stands behind “{text}”", text=text))
        total += found
    return total


# --- exceptions -------------------------------------------------------------------------------------------------
def _raised_event(run: Run, text: str, n: int) -> tuple[int, str] | Missing:
    """Return when the nth exception with a text was raised, and who raised it."""
    rows, places = run.rows(_K.FAILED, _K.START_FAILED, _K.STATEMENT_END)
    found: list[tuple[int, str, str]] = []
    for row, place in zip(rows.tolist(), places, strict=True):
        kind, _, size, _, t_ns, pid, tid, _, _ = row
        told = run.text(place) if size else ""
        lane = run.lanes.lane_of(pid, tid) or run.lanes.lane_of_process(pid)
        by = lane.title if lane is not None else ""
        # What start() raises and nobody catches is told again where it ends the statement or the program.
        again = bool(found) and kind != _K.START_FAILED and found[-1][1:] == (by, told)
        if told and text in told and not again:
            found.append((t_ns, by, told))
    if len(found) < n:
        return run.absent(tr("no exception with “{text}” was raised", text=text))
    return found[n - 1][:2]


def raised(run: Run, text: str, n: int = 1) -> Result:
    """Return when the nth exception with a text was raised."""
    found = _raised_event(run, text, n)
    return found if isinstance(found, Missing) else run.seconds(found[0])


def raised_by(run: Run, text: str, n: int = 1) -> Result:
    """Return the name of who raised it."""
    found = _raised_event(run, text, n)
    return found if isinstance(found, Missing) else found[1]
