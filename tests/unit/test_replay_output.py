"""The lines of a recording that is shown are those that the events give one after another, in order of time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.control.replayoutput import ReplayOutput
from concgui.core.kinds import EventKind
from concgui.core.lanes import fold
from concgui.core.output import OutputAssembler
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe

P1 = 201
prints = st.lists(
    st.tuples(
        st.integers(-2, 5),
        st.sampled_from([MAIN, P1]),
        st.sampled_from([0, 777]),
        st.sampled_from([wire.STREAM_OUT, wire.STREAM_ERR]),
        st.sampled_from([0, 0, 0, wire.MORE_FOLLOWS, wire.PARTIAL, wire.TRUNCATED]),
    ),
    max_size=40,
)


def run(printed):
    scribe = Scribe()
    scribe.hello()
    scribe.start(2, scribe.create(1, "p1"), P1)
    ms = 20
    for at, (step, pid, tid, stream, flags) in enumerate(printed):
        ms += step
        scribe.say(ms, wire.OUTPUT, pid, tid, value=stream | flags, text=f"line {at} …")
    recording = scribe.recording()
    recording.add_os_event(START_NS + 30 * MS, EventKind.OS_SIGNAL, P1, 9)
    recording.add_os_event(START_NS + 40 * MS, EventKind.OS_EXIT, P1, -9)
    return recording


@settings(max_examples=300)
@given(prints, st.integers(-1, 60), st.integers(0, 10))
def test_lines_on_demand_are_all_that_was_printed(printed, instant, few):
    recording = run(printed)
    assembler, expected = OutputAssembler(), []
    for event in recording.events():
        if event.kind is EventKind.OUTPUT:
            expected += assembler.feed(event.t_ns, event.pid, event.tid, event.value, event.text.encode())
    expected += assembler.flush()
    expected.sort(key=lambda line: max(line.t_ns, START_NS))
    output = ReplayOutput(recording, fold(recording))
    lines = output.lines(0, len(output))
    told = [(line.t_ns, line.text, line.error) for line in lines if line.who != "os"]
    assert told == [(max(0, line.t_ns - START_NS), line.text, line.error) for line in expected]
    assert [line.text for line in lines if line.who == "os"] == [
        "SIGKILL sent to p1 from outside",
        "p1 was ended by SIGKILL",
    ]
    count = output.count(START_NS + instant * MS)
    assert all(line.t_ns <= instant * MS for line in lines[:count])
    assert all(line.t_ns > instant * MS for line in lines[count:])
    assert [line for first in range(0, len(output), few + 1) for line in output.lines(first, first + few + 1)] == lines
