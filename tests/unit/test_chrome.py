"""The Chrome trace: the contract that other programs rely on."""

import gzip
import json
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.kinds import EventKind
from concgui.core.recording import RecordingMeta
from concgui.export.chrome import trace_lines
from concgui.export.files import export_file
from concgui.export.microseconds import microseconds
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe

P1, P2 = 201, 202


def run():
    scribe = Scribe()
    scribe.hello()
    scribe.say(1, wire.NAME, value=1, text="time.sleep(1)")
    p1, p2, t1 = scribe.create(5, "p1"), scribe.create(6, "Process-2"), scribe.create(7, "Thread-1", thread=True)
    scribe.start(10, p1, P1)
    scribe.start(25, p2, P2)
    scribe.start_thread(40, t1, 777)
    scribe.output(41, "Start main")
    scribe.say(42, wire.NAME, P1, value=1, text="time.sleep(1)")
    scribe.say(43, wire.CALL_BEGIN, P1, value=1)
    scribe.say(53, wire.CALL_END, P1)
    scribe.leave(54, p1, P1, 3)
    scribe.leave(55, t1, MAIN, tid=777)
    scribe.join(50, 60.123456, p1, 3)
    scribe.say(61, wire.JOIN_BEGIN, subject=t1, value=-1)
    scribe.say(61, wire.JOIN_END, subject=t1, value=1)
    scribe.say(70, wire.TERMINATE, subject=p2)
    scribe.drop(P2, 3)
    scribe.output(71, "ü \x1b[0m \ud7ff", P2, wire.STREAM_ERR)
    scribe.join(75, 80, p2, -15)
    scribe.say(90, wire.MAIN_LEFT)
    scribe.say(91, wire.EXIT)
    scribe.say(95, wire.MAIN_EXIT, pid=99, subject=MAIN)
    recording = scribe.recording()
    recording.meta = RecordingMeta(python="3.13.0", start_method="spawn", source="schedstat")
    recording.add_os_event(START_NS + 72 * MS, EventKind.OS_EXIT, P2, wire.UNKNOWN_EXIT)
    t0 = START_NS + 30 * MS
    recording.add_samples([t0, t0, t0 + MS], [t0 + MS, t0 + MS, t0 + 2 * MS], [MAIN, MAIN, MAIN], [MAIN, 777, MAIN],
                          [MS // 2, MS // 4, 0], 0, ord("R"), 0)  # fmt: skip
    return recording


@pytest.fixture
def trace():
    return json.loads("".join(trace_lines(run())))


def found(trace, **wanted):
    return [one for one in trace["traceEvents"] if all(one.get(key) == value for key, value in wanted.items())]


def test_what_the_trace_tells_about_itself(trace):
    assert trace["otherData"] == {
        "t0_ns": START_NS,
        "source": "schedstat",
        "events_sent": 41,
        "events_shown": 38,
        "events_dropped": 3,
        "python": "3.13.0",
        "start_method": "spawn",
    }


def test_processes_have_python_s_names_in_order_of_creation(trace):
    names = [(one["pid"], one["args"]["name"]) for one in found(trace, name="process_name")]
    assert names == [(MAIN, "MainProcess"), (P1, "p1"), (P2, "Process-2")]
    assert [one["args"]["sort_index"] for one in found(trace, name="process_sort_index")] == [0, 1, 2]
    (thread,) = found(trace, name="thread_name", tid=777)
    assert (thread["pid"], thread["args"]["name"]) == (MAIN, "Thread-1")


def test_states_are_spans_of_the_words_agreed_upon(trace):
    states = found(trace, ph="X", cat="state")
    assert {one["name"] for one in states} <= {
        "starting", "ready", "gil", "blocked", "waiting", "stopped", "zombie", "unknown",
    }  # fmt: skip
    mine = [(one["name"], one["ts"], one["dur"]) for one in states if one["pid"] == P1]
    assert mine == [
        ("starting", 10000, 2000),
        ("starting", 12000, 8000),
        ("starting", 20000, 2000),
        ("unknown", 22000, 21000),
        ("blocked", 43000, 10000),
        ("unknown", 53000, 1000),
        ("unknown", 54000, 1000),
        ("zombie", 55000, pytest.approx(5123.456)),
    ]
    assert found(trace, cat="cpu") == []


def test_calls_are_named_as_written(trace):
    calls = [(one["name"], one["pid"]) for one in found(trace, ph="X", cat="call")]
    assert calls == [("time.sleep", P1), ("p1.join()", MAIN), ("Process-2.join()", MAIN)]


def test_what_happened_is_an_instant(trace):
    told = defaultdict(list)
    for one in found(trace, ph="i", cat="lifecycle"):
        assert one["s"] == "t"
        told[one["name"]].append((one["pid"], one["args"].get("worker")))
    main, p1, p2, t1 = "MainProcess", "p1", "Process-2", "Thread-1"
    assert dict(told) == {
        "first": [(MAIN, main), (P1, p1), (P2, p2)],
        "created": [(MAIN, p1), (MAIN, p2), (MAIN, t1)],
        "start": [(MAIN, p1), (MAIN, p2), (MAIN, t1)],
        "started": [(MAIN, p1), (MAIN, p2), (MAIN, t1)],
        "target": [(MAIN, main), (P1, p1), (P2, p2), (MAIN, t1)],
        "exit": [(P1, p1), (MAIN, t1), (P2, p2), (MAIN, main)],
        "joined": [(MAIN, p1), (MAIN, t1), (MAIN, p2)],
        "terminate": [(MAIN, p2)],
    }
    exits = [(one["args"]["exitcode"], one["args"]["signal"]) for one in found(trace, name="exit")]
    assert exits == [(3, None), (None, None), (-15, "SIGTERM"), (0, None)]


def test_printed_lines_are_instants(trace):
    lines = [(one["name"], one["pid"], one["args"]["text"]) for one in found(trace, ph="i", cat="output")]
    assert lines == [("stdout", MAIN, "Start main"), ("stderr", P2, "ü \x1b[0m \ud7ff")]


def test_arrows_are_flows_with_both_ends_in_a_span(trace):
    for begin in found(trace, ph="s"):
        (end,) = found(trace, ph="f", id=begin["id"])
        assert (begin["name"], begin["cat"], end["bp"]) == (end["name"], end["cat"], "e")
        assert begin["ts"] <= end["ts"]
        for one in (begin, end):
            around = found(trace, ph="X", cat="state", pid=one["pid"], tid=one["tid"])
            assert any(span["ts"] <= one["ts"] < span["ts"] + span["dur"] for span in around)
    kinds = [one["name"] for one in found(trace, ph="s")]
    assert sorted(kinds) == ["join", "join", "join", "start", "start", "start"]


def test_sampled_time_is_a_counter_of_the_process_and_no_span(trace):
    counters = [(one["pid"], one["ts"], one["args"]["share"]) for one in found(trace, ph="C")]
    assert counters == [(MAIN, 30000, 0.75), (MAIN, 31000, 0)]
    assert {one["name"] for one in found(trace, ph="C")} == {"cpu share (sampled)"}


def test_events_are_in_order_and_spans_nest(trace):
    timed = [one for one in trace["traceEvents"] if one["ph"] != "M"]
    times = [one["ts"] for one in timed]
    assert times == sorted(times)
    assert times[0] == 0
    tracks = defaultdict(list)
    for one in timed:
        if one["ph"] == "X":
            tracks[one["pid"], one["tid"]].append((round(one["ts"] * 1000), round(one["dur"] * 1000)))
    for spans in tracks.values():
        open_until: list[int] = []
        for start, duration in spans:
            while open_until and open_until[-1] <= start:
                open_until.pop()
            assert not open_until or start + duration <= open_until[-1]
            open_until.append(start + duration)


@settings(max_examples=500)
@given(st.integers(0, 10**15))
def test_microseconds_keep_every_nanosecond(ns):
    assert int(microseconds(ns) * 1000.0) == ns
    assert round(microseconds(ns) * 1000) == ns


def test_files_are_whole_packed_on_demand_and_the_same_each_time(tmp_path):
    plain, packed, again = tmp_path / "t.json", tmp_path / "t.JSON.gz", tmp_path / "u.json.gz"
    export_file(run(), plain)
    export_file(run(), packed)
    export_file(run(), again)
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert packed.read_bytes() == again.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted([plain, packed, again])
    with pytest.raises(OSError, match="No such file"):
        export_file(run(), tmp_path / "none" / "t.json")


def test_an_empty_recording_is_a_trace_too():
    trace = json.loads("".join(trace_lines(Scribe().recording())))
    assert trace["traceEvents"] == []
    assert trace["otherData"]["events_sent"] == 0


def test_letters_are_written_as_they_are_since_perfetto_shows_escapes(tmp_path):
    scribe = Scribe()
    scribe.hello()
    scribe.create(5, "wörker")
    scribe.output(6, "grüße \U0001f40d")
    recording = scribe.recording()
    recording.meta = RecordingMeta(python="3.13 \udcff", source="psutil")
    export_file(recording, tmp_path / "t.json")
    text = (tmp_path / "t.json").read_bytes()
    assert "grüße \U0001f40d".encode() in text
    assert "wörker".encode() in text
    assert json.loads(text)["otherData"]["python"] == "3.13 \udcff"
