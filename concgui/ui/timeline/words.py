"""What the timeline says in words: titles, states, exits, and the summary for who cannot see the picture."""

from concgui.core.exits import describe
from concgui.core.labels import FROM_OUTSIDE, in_words, sender_in_words
from concgui.core.lanes import Lane, LaneKind, LaneSet
from concgui.core.states import State
from concgui.core.words import later, sentences, tr

SUMMARY_LANES = 40  #: the spoken summary names no more lanes than these

_STATES = {
    State.UNKNOWN: later("not known"),
    State.CREATED: later("created, not started"),
    State.START_CALLED: later("starting: start() called, not returned yet"),
    State.STARTING: later("starting: no Python line yet"),
    State.IMPORTING: later("starting: imports the program, target not entered yet"),
    State.RUNNING: later("in Python code"),
    State.BLOCKED: later("blocked"),
    State.IDLE: later("waits for the next command"),
    State.ENDED: later("ended, not joined"),
    State.ON_CPU: later("on CPU"),
    State.READY: later("ready, waits for a core"),
    State.GIL: later("waits for the GIL"),
    State.STOPPED: later("stopped by a signal"),
    State.WAITING: later("waits: it gave up the core itself, in a call that is not known"),
    State.LEAVING: later("leaving: target done, not ended yet"),
}


_SHORT = {
    State.CREATED: later("created"),
    State.START_CALLED: later("starting"),
    State.STARTING: later("starting"),
    State.IMPORTING: later("starting"),
    State.IDLE: later("idle"),
    State.ENDED: later("ended"),
    State.READY: later("ready"),
    State.WAITING: later("waiting"),
    State.LEAVING: later("leaving"),
}


def subtitle(lane: Lane, lanes: LaneSet) -> str:
    """The small second line of a title: kind and pid, or where a thread lives."""
    if lane.kind is LaneKind.MAIN:
        return tr("pid {pid}", pid=lane.pid) if lane.pid else tr("no pid yet")
    if lane.kind is LaneKind.THREAD:
        home = lanes.lanes[lane.process]
        name = "main" if home.kind is LaneKind.MAIN else home.title
        if lane.library:
            return tr("the library's own thread in {name}", name=name)
        return tr("thread of {name}, not Python's", name=name) if lane.native else tr("Thread in {name}", name=name)
    if lane.native:
        return tr("not Python · pid {pid}", pid=lane.pid) if lane.pid else tr("not Python")
    return tr("Process {pid}", pid=lane.pid) if lane.pid else tr("Process")


def short_subtitle(lane: Lane) -> str:
    """The second line where there is little room: the pid alone."""
    if lane.kind is LaneKind.THREAD:
        return tr("thread")
    return str(lane.pid) if lane.pid else ""


def state_words(lane: Lane, state: State, label: str) -> str:
    """A state in words: "sleeping in time.sleep(1)", "blocked in p1.join(1)"."""
    if state is State.BLOCKED and label:
        return blocked_words(label)[0]
    if state is State.ENDED and lane.kind is not LaneKind.THREAD:
        return tr("ended, not joined: a zombie")
    words = tr(_STATES[state])
    return tr("{state}: {call}", state=words, call=in_words(label)) if label else words


def blocked_words(label: str) -> tuple[str, str]:
    """What a blocked span is called, the long way and the short way."""
    call = in_words(label)
    if label.startswith("implicit"):
        return tr("blocked: {call}", call=call), call
    if label.startswith(("time.sleep", "sleep")):
        return tr("sleeping in {call}", call=call), call
    return tr("blocked in {call}", call=call), call


def ended_words(lane: Lane) -> str:
    """The text over the grey dots."""
    return tr("nobody has joined it") if lane.kind is LaneKind.THREAD else tr("zombie: nobody has joined it")


def exit_words(lane: Lane) -> str:
    """The end cap's text: "exit 0", "SIGTERM, exit −15", "exit 1: ValueError"; threads have no exit code."""
    kind = lane.failure.partition(":")[0]
    if lane.exitcode is None:
        return tr("ended: {error}", error=kind) if kind else tr("ended")
    return tr("exit 1: {error}", error=kind) if kind and lane.exitcode == 1 else describe(lane.exitcode)


def short_exit(lane: Lane) -> str:
    """The same where there is little room: "exit 0", "exit −15", "exit 1"."""
    code = lane.exitcode
    return tr("ended") if code is None else tr("exit {number}", number=f"−{-code}" if code < 0 else code)


def ended_badly(lane: Lane) -> bool:
    """Whether a code other than 0, a signal or an exception ended it."""
    return bool(lane.exitcode or (lane.ended and lane.failure))


def more_of_exit(lane: Lane) -> tuple[str, ...]:
    """The end cap's second line, the long way first: who sent the signal, and whether `finally` blocks ran.

    That they ran goes without saying where it ended by itself and well.
    """
    killed = lane.exitcode is not None and lane.exitcode < 0
    sent = sender_in_words(lane.sent_by) if killed else ""
    if sent and lane.sent_by != FROM_OUTSIDE:
        sent = tr("by {sender}", sender=sent)
    ran = finally_words(lane) if lane.exitcode else ""
    return tuple(dict.fromkeys(text for text in (" · ".join(filter(None, (sent, ran))), ran, sent) if text))


def finally_words(lane: Lane) -> str:
    """Whether its `finally` blocks ran, "" where that is not known."""
    return {None: "", True: tr("finally ran"), False: tr("finally did not run")}[lane.finally_ran]


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
    return tr(_SHORT.get(state, _STATES[state]))


def from_to(lanes: LaneSet, start_ns: float, end_ns: float | None, length_ns: float) -> str:
    """When something was and how long it took; `end_ns` None: it goes on."""
    until = tr("now") if end_ns is None else f"{(end_ns - lanes.t0_ns) / 1e9:.6f} s"
    since = (start_ns - lanes.t0_ns) / 1e9
    return tr("from {since:.6f} s to {until}: {long}", since=since, until=until, long=duration(length_ns))


def birth_lines(lane: Lane, lanes: LaneSet) -> list[str]:
    """The moments of a birth that are known, in order of time, each with the time since the one before."""
    thread = lane.kind is LaneKind.THREAD
    moments = [
        (lane.start_ns, tr("start() called")),
        (lane.started_ns, tr("start() returned")),
        (lane.first_ns, tr("first Python line there") if thread else tr("first Python line in the child")),
        (lane.target_ns, tr("target entered")),
    ]
    lines, last = [], None
    for t_ns, what in sorted((t_ns, what) for t_ns, what in moments if t_ns is not None):
        line = tr("{t:.6f} s: {what}", t=(t_ns - lanes.t0_ns) / 1e9, what=what)
        lines.append(line if last is None else tr("{line}, {long} later", line=line, long=duration(t_ns - last)))
        last = t_ns
    return lines


def summary(lanes: LaneSet) -> str:
    """All lanes in one text: "MainProcess: blocked in p1.join(1). p1: sleeping in time.sleep(1)."."""
    if not lanes.lanes:
        return tr("No program is running; no lanes.")
    parts = []
    shown = [lane for lane in lanes.lanes if not lane.hidden]
    for lane in shown[:SUMMARY_LANES]:
        if lane.exit_ns is not None:
            told = exit_words(lane)
            if lane.joined_ns is None and lane.kind is not LaneKind.MAIN:
                told = tr("{how}, not joined", how=told)
        else:
            told = state_words(lane, State(lane.open_state), lanes.labels[lane.open_label])
        parts.append(tr("{name}: {told}.", name=lane.title, told=told))
    if len(shown) > SUMMARY_LANES:
        parts.append(tr("And {count} more lanes.", count=len(shown) - SUMMARY_LANES))
    return sentences(parts)
