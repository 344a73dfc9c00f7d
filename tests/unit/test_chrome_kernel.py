"""A trace of a recording with the kernel's records: turns on the cores, and the states between them."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.kernel import KernelKind as K
from concgui.core.recording import Recording, RecordingMeta
from concgui.export.chrome import other_data, trace_lines
from concgui.export.files import export_file
from concgui.program import wire
from tests.kernelscribe import KernelScribe
from tests.scribe import MAIN, Scribe

P1 = 201


def recorded(turns: list[tuple[float, float]], through: float = 100) -> Recording:
    """p1 is started at 10 ms, sleeps from 30 to 50 and leaves at 80; its turns are given."""
    scribe, kernel = Scribe(), KernelScribe()
    scribe.hello()
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, P1)
    scribe.say(23, wire.NAME, P1, value=1, text="time.sleep(1)")
    scribe.say(30, wire.CALL_BEGIN, P1, value=1)
    scribe.say(50, wire.CALL_END, P1, value=1)
    scribe.leave(80, p1, P1)
    scribe.join(60, 90, p1, 0)
    recording = Recording(RecordingMeta(source="kernel"))
    recording.append(scribe.batch())
    kernel.born(10.5, P1)
    for begin, end in turns:
        kernel.turn(begin, end, P1, out=K.PREEMPTED)
    recording.add_kernel(kernel.batch(through))
    return recording


def events(recording: Recording) -> list[dict]:
    return json.loads("".join(trace_lines(recording)))["traceEvents"]


def of(events: list[dict], cat: str) -> list[tuple[float, float, str]]:
    return [(e["ts"] / 1000, e["dur"] / 1000, e["name"]) for e in events if e.get("cat") == cat and e["pid"] == P1]


def test_turns_and_the_states_between_them():
    trace = events(recorded([(12, 21), (25, 30.5), (49, 81.5)]))
    assert of(trace, "call") == [(30, 20, "time.sleep")]
    assert of(trace, "cpu") == [
        (12, 8, "on CPU"),
        (20, 1, "on CPU"),  # its first line ran at 20 ms
        (25, 5, "on CPU"),
        (30, 0.5, "on CPU"),
        (49, 1, "on CPU"),
        (50, 30, "on CPU"),
        (80, 1, "on CPU"),
        (81, 0.5, "on CPU"),
    ]
    assert of(trace, "state") == [
        (10, 2, "starting"),
        (12, 8, "starting"),
        (20, 2, "starting"),
        (22, 3, "ready"),
        (30.5, 18.5, "ready"),
        (81, 9, "zombie"),
    ]
    assert all(e["args"] == {"cpu": 0} for e in trace if e.get("cat") == "cpu")
    assert not [e for e in trace if e["ph"] == "C"]


def test_the_source_is_the_kernel_also_where_the_file_does_not_say_so():
    recording = recorded([(12, 21)])
    assert other_data(recording)["source"] == "kernel"
    recording.meta = RecordingMeta(kernel_through_ns=recording.kernel_through_ns)
    assert other_data(recording)["source"] == "kernel"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(105, 995), max_size=16, unique=True))
def test_spans_of_a_thread_lie_within_each_other_and_the_turns_are_all_there(edges):
    times = sorted(edges)
    turns = [(a / 10, b / 10) for a, b in zip(times[::2], times[1::2], strict=False)]
    spans = [e for e in events(recorded(turns)) if e["ph"] == "X" and e["pid"] == P1]
    stack: list[float] = []
    for span in spans:
        begin, end = round(span["ts"] * 1000), round((span["ts"] + span["dur"]) * 1000)
        while stack and stack[-1] <= begin:
            stack.pop()
        assert not stack or end <= stack[-1], "it begins within a span and ends behind it"
        stack.append(end)
    on_cpu = sum(span["dur"] for span in spans if span["cat"] == "cpu")
    assert round(on_cpu) == round(sum(b - a for a, b in turns) * 1000)


def test_a_table_tells_the_core_of_a_turn(tmp_path):
    export_file(recorded([(25, 28)]), tmp_path / "t.csv")
    table = [line.split(",") for line in (tmp_path / "t.csv").read_text().splitlines() if ",on_cpu," in line]
    assert [(row[2], row[-3:]) for row in table] == [("p1", ["0.025000000", "0.028000000", "0"])]


def test_hidden_lanes_are_not_in_a_trace():
    recording = recorded([])
    kernel = KernelScribe()
    kernel.born(110, 300)
    kernel.turn(111, 112, 300)
    recording.add_kernel(kernel.batch(500))
    assert 300 in {e["pid"] for e in events(recording)}
    scribe = Scribe()
    scribe.drop(MAIN, 50)
    scribe.say(120, wire.HELPER, value=300, text="resource tracker")
    recording.append(scribe.batch())
    assert 300 not in {e["pid"] for e in events(recording)}


def test_what_began_before_time_0_begins_there_as_perfetto_drops_what_is_earlier():
    scribe, kernel = Scribe(), KernelScribe()
    scribe.hello()
    scribe.say(20, wire.EXIT)
    kernel.turn(-3, -2, MAIN)
    kernel.turn(-1, 4, MAIN)
    recording = Recording(RecordingMeta(source="kernel"))
    recording.append(scribe.batch())
    recording.add_kernel(kernel.batch(30))
    trace = events(recording)
    assert min(one["ts"] for one in trace if "ts" in one) == 0
    assert [(one["ts"], one["dur"]) for one in trace if one.get("cat") == "cpu"] == [(0, 4000)]
