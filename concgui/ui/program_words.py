"""What the Program pane says of a line: in the gutter, at the right, in the tooltip and aloud. No Qt."""

from concgui.core.views import LineState, ProgramLine
from concgui.core.words import later, tr, trn

ABOUT = later("main is at one of these lines; they run too often to be told one by one")
SHORT_NS = 10_000_000  #: how long a line took that ran once is shown from here on; the tooltip tells always
_LIVE = {LineState.CURRENT, LineState.BLOCKED}


def clock(t_ns: int) -> str:
    """An instant in seconds, at most 7 characters up to 27 hours: "1.091", "1234.56"."""
    return f"{t_ns / 1e9:.{3 if t_ns < 1e12 else 2 if t_ns < 1e13 else 1}f}"


def seconds(ns: int) -> str:
    """How long something goes on that is counted live, at most 6 characters: "3.2 s", "125 s", "2.8 h"."""
    ns = max(0, ns)
    if ns >= 36_000_000_000_000:
        return f"{ns / 3.6e12:.1f} h"
    return f"{ns // 1_000_000_000} s" if ns >= 10_000_000_000 else f"{ns // 100_000_000 / 10:.1f} s"


def length(ns: float) -> str:
    """A length of time for a narrow column, at most 7 characters up to 27 hours: "1.25 s", "30 ms", "4 µs"."""
    if ns >= 99.95e9:
        return f"{ns / 1e9:.0f} s"
    if ns >= 0.9995e9:
        return f"{ns / 1e9:.{1 if ns >= 9.995e9 else 2}f} s"
    if ns >= 0.9995e6:
        return f"{ns / 1e6:.{0 if ns >= 9.95e6 else 1}f} ms"
    return f"{ns / 1e3:.0f} µs" if ns >= 500 or not ns else "< 1 µs"


def exact(ns: float) -> str:
    """A length of time for a sentence: "1.250 s", "3.40 ms", "12.0 µs"."""
    if ns >= 1e9:
        return f"{ns / 1e9:.3f} s"
    return f"{ns / 1e6:.2f} ms" if ns >= 1e6 else f"{ns / 1e3:.1f} µs"


def often(line: ProgramLine) -> str:
    """How often a line ran, if more than once: "12×"; "1,000+×" where not each time was told."""
    return f"{line.count:,}{'+' if line.more else ''}×" if line.count > 1 else ""


def took(line: ProgramLine) -> str:
    """How long a line took in all, where that is worth a look: "1.25 s"; "≥ 1.25 s" where not each time was told."""
    if line.total_ns is None or (line.count <= 1 and line.total_ns < SHORT_NS):
        return ""
    return f"≥ {length(line.total_ns)}" if line.more and line.total_ns >= 500 else length(line.total_ns)


def blocked(line: ProgramLine) -> tuple[str, ...]:
    """What is said at the right of the line that main is blocked at, in less and less room."""
    if not line.call or line.call.removesuffix("()") in line.text:
        return (tr("blocked"),)
    return tr("blocked in {call}", call=line.call), line.call


def gutter(line: ProgramLine, now_ns: int | None, *, first_about: bool = True) -> str:
    """What stands in the column of times. `now_ns`: since time 0, None where nobody knows it."""
    if line.state is LineState.BLOCKED:
        return tr("now") if line.since_ns is None or now_ns is None else seconds(now_ns - line.since_ns)
    if line.state is LineState.CURRENT:
        return tr("now")
    if line.state is LineState.ABOUT:
        return tr("≈ now") if first_about else ""
    if line.state is LineState.QUEUED:
        return tr("queued")
    return "" if line.t_ns is None else clock(line.t_ns)


def is_exception(line: ProgramLine) -> bool:
    """Whether the note of a line tells of an exception, of main or of a worker."""
    return bool(line.note) and line.state is not LineState.FUTURE


def facts(line: ProgramLine, number: int, now_ns: int | None = None) -> list[str]:
    """All that is known of a line, in sentences, its number (from 1) first, and what was not measured."""
    told = [tr("Line {number}", number=number), *_now(line, now_ns)]
    if line.t_ns is not None:
        again, t_s = line.count > 1 or line.more, line.t_ns / 1e9
        told.append(tr("began last at {t:.6f} s", t=t_s) if again else tr("began at {t:.6f} s", t=t_s))
    told += _often(line)
    if line.note:
        told += line.note.split("\n")
    if len(told) == 1 and line.text.strip():
        future = line.state is LineState.FUTURE
        told.append(tr("not executed yet") if future else tr("when it ran was not measured"))
    return told


def _now(line: ProgramLine, now_ns: int | None) -> list[str]:
    if line.state is LineState.ABOUT:
        return [tr(ABOUT)]
    if line.state is LineState.QUEUED:
        return [tr("asked for; main is busy")]
    if line.state is LineState.OUTSIDE:
        return [tr("sent from outside, not executed by main")]
    if line.state not in _LIVE:
        return []
    what = tr("main is at this line")
    if line.state is LineState.BLOCKED:
        what = tr("main is blocked in {call}", call=line.call) if line.call else tr("main is blocked at this line")
    if line.since_ns is None:
        return [what]
    since = line.since_ns / 1e9
    if now_ns is None:
        return [tr("{what} since {t:.6f} s", what=what, t=since)]
    return [tr("{what} since {t:.6f} s, for {long}", what=what, t=since, long=exact(max(0, now_ns - line.since_ns)))]


def _often(line: ProgramLine) -> list[str]:
    if not line.count and not line.more:
        return [tr("how long it took was not measured")] if line.t_ns is not None and line.total_ns is None else []
    if not line.count:
        return [tr("ran; how often and how long was not measured")]
    times = trn("ran once", "ran {n:,} times", line.count)
    if line.more:
        times = trn(
            "ran at least once; not each time was told",
            "ran at least {n:,} times; not each time was told",
            line.count,
        )
    if line.total_ns is None:
        return [times, tr("how long it took was not measured")]
    took = exact(line.total_ns)
    if line.count == 1 and not line.more:
        return [tr("{times}, took {long}", times=times, long=took)]
    all_of_it = (
        tr("what was told took {long} in all", long=took) if line.more else tr("these took {long} in all", long=took)
    )
    if line.count <= 1:
        return [times, all_of_it]
    return [times, tr("{all}, {long} on average", all=all_of_it, long=exact(line.total_ns / line.count))]
