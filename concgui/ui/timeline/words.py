"""What the timeline says in words: titles, states, exits, and the summary for who cannot see the picture."""

from concgui.core.exits import describe
from concgui.core.labels import in_words, sender_in_words
from concgui.core.lanes import Lane, LaneKind, LaneSet
from concgui.core.states import State
from concgui.core.words import tr

SUMMARY_LANES = 40  #: the spoken summary names no more lanes than these

_STATES = {
    State.UNKNOWN: "not known",
    State.CREATED: "created, not started",
    State.START_CALLED: "starting: start() called, not returned yet",
    State.STARTING: "starting: no Python line yet",
    State.IMPORTING: "starting: imports the program, target not entered yet",
    State.RUNNING: "in Python code",
    State.BLOCKED: "blocked",
    State.IDLE: "waits for the next command",
    State.ENDED: "ended, not joined",
    State.ON_CPU: "on CPU",
    State.READY: "ready, waits for a core",
    State.GIL: "waits for the GIL",
    State.STOPPED: "stopped by a signal",
    State.WAITING: "waits: it gave up the core itself, in a call that is not known",
    State.LEAVING: "leaving: target done, not ended yet",
}


_SHORT = {
    State.RUNNING: "in Python code",
    State.READY: "ready",
    State.WAITING: "waiting",
    State.IDLE: "idle",
    State.LEAVING: "leaving",
    State.IMPORTING: "starting",
}


def subtitle(lane: Lane, lanes: LaneSet) -> str:
    """The small second line of a title: kind and pid, or where a thread lives."""
    if lane.kind is LaneKind.MAIN:
        return f"pid {lane.pid}" if lane.pid else "no pid yet"
    if lane.kind is LaneKind.THREAD:
        home = lanes.lanes[lane.process]
        name = "main" if home.kind is LaneKind.MAIN else home.title
        if lane.library:
            return f"the library's own thread in {name}"
        return f"thread of {name}, not Python's" if lane.native else f"Thread in {name}"
    if lane.native:
        return f"not Python · pid {lane.pid}" if lane.pid else "not Python"
    return f"Process {lane.pid}" if lane.pid else "Process"


def short_subtitle(lane: Lane) -> str:
    """The second line where there is little room: the pid alone."""
    if lane.kind is LaneKind.THREAD:
        return "thread"
    return str(lane.pid) if lane.pid else ""


def state_words(lane: Lane, state: State, label: str) -> str:
    """A state in words: "sleeping in time.sleep(1)", "blocked in p1.join(1)"."""
    if state is State.BLOCKED and label:
        return blocked_words(label)[0]
    if state is State.ENDED and lane.kind is not LaneKind.THREAD:
        return "ended, not joined: a zombie"
    words = _STATES[state]
    return f"{words}: {label}" if label else words


def blocked_words(label: str) -> tuple[str, str]:
    """What a blocked span is called, the long way and the short way."""
    if label.startswith("implicit"):
        return f"blocked: {label}", label
    if label.startswith(("time.sleep", "sleep")):
        return f"sleeping in {label}", label
    return f"blocked in {label}", label


def ended_words(lane: Lane) -> str:
    """The text over the grey dots."""
    return "nobody has joined it" if lane.kind is LaneKind.THREAD else "zombie: nobody has joined it"


def exit_words(lane: Lane) -> str:
    """The end cap's text: "exit 0", "SIGTERM, exit −15", "exit 1: ValueError"; threads have no exit code."""
    kind = lane.failure.partition(":")[0]
    if lane.exitcode is None:
        return f"ended: {kind}" if kind else "ended"
    return f"exit 1: {kind}" if kind and lane.exitcode == 1 else describe(lane.exitcode)


def ended_badly(lane: Lane) -> bool:
    """Whether a code other than 0, a signal or an exception ended it."""
    return bool(lane.exitcode or (lane.ended and lane.failure))


def more_of_exit(lane: Lane) -> tuple[str, ...]:
    """The end cap's second line, the long way first: who sent the signal, and whether `finally` blocks ran.

    That they ran goes without saying where it ended by itself and well.
    """
    killed = lane.exitcode is not None and lane.exitcode < 0
    sent = tr("by {sender}", sender=sender_in_words(lane.sent_by)) if lane.sent_by and killed else ""
    ran = finally_words(lane) if lane.exitcode else ""
    return tuple(dict.fromkeys(text for text in (" · ".join(filter(None, (sent, ran))), ran, sent) if text))


def finally_words(lane: Lane) -> str:
    """Whether its `finally` blocks ran, "" where that is not known."""
    return {None: "", True: "finally ran", False: "finally did not run"}[lane.finally_ran]


def duration(ns: float) -> str:
    """A length of time with the unit that fits: "1.25 s", "3.4 ms", "12 µs"."""
    if ns >= 1e9:
        return f"{ns / 1e9:.3f} s"
    if ns >= 1e6:
        return f"{ns / 1e6:.2f} ms"
    return f"{ns / 1e3:.1f} µs"


def percent(share: float) -> str:
    """A share in whole percents, but never 0 or 100 where it is not: "52 %", "< 1 %", "> 99 %"."""
    if 0 < share < 0.005:
        return "< 1 %"
    return "> 99 %" if 0.995 <= share < 1 - 1e-9 else f"{share * 100:.0f} %"


def short_state(state: State) -> str:
    """A state in a word or two."""
    return _SHORT.get(state, _STATES[state].split(":")[0].split(",")[0])


def from_to(lanes: LaneSet, start_ns: float, end_ns: float | None, length_ns: float) -> str:
    """When something was and how long it took; `end_ns` None: it goes on."""
    until = "now" if end_ns is None else f"{(end_ns - lanes.t0_ns) / 1e9:.6f} s"
    return f"from {(start_ns - lanes.t0_ns) / 1e9:.6f} s to {until}: {duration(length_ns)}"


def birth_lines(lane: Lane, lanes: LaneSet) -> list[str]:
    """The moments of a birth that are known, in order of time, each with the time since the one before."""
    here = "there" if lane.kind is LaneKind.THREAD else "in the child"
    moments = [
        (lane.start_ns, "start() called"),
        (lane.started_ns, "start() returned"),
        (lane.first_ns, f"first Python line {here}"),
        (lane.target_ns, "target entered"),
    ]
    lines, last = [], None
    for t_ns, what in sorted((t_ns, what) for t_ns, what in moments if t_ns is not None):
        later = "" if last is None else f", {duration(t_ns - last)} later"
        lines.append(f"{(t_ns - lanes.t0_ns) / 1e9:.6f} s: {what}{later}")
        last = t_ns
    return lines


def summary(lanes: LaneSet) -> str:
    """All lanes in one text: "MainProcess: blocked in p1.join(1). p1: sleeping in time.sleep(1)."."""
    if not lanes.lanes:
        return "No program is running; no lanes."
    parts = []
    shown = [lane for lane in lanes.lanes if not lane.hidden]
    for lane in shown[:SUMMARY_LANES]:
        if lane.exit_ns is not None:
            told = exit_words(lane)
            if lane.joined_ns is None and lane.kind is not LaneKind.MAIN:
                told += ", not joined"
        else:
            told = state_words(lane, State(lane.open_state), in_words(lanes.labels[lane.open_label]))
        parts.append(f"{lane.title}: {told}.")
    if len(shown) > SUMMARY_LANES:
        parts.append(f"And {len(shown) - SUMMARY_LANES} more lanes.")
    return " ".join(parts)
