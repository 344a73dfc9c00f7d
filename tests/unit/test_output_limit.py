"""A program that prints without end fills no memory: its lines are not recorded any more, and that is counted."""

import pytest

from concgui.control import outputlimit
from concgui.control.outputlimit import FULL, OutputLimit
from concgui.core.events import Decoder
from concgui.core.recording import Recording
from concgui.program import wire


def test_all_but_printed_lines_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputlimit, "MOST_BYTES", 20_000)
    said: list[str] = []
    limit, recording, kinds = OutputLimit(said.append), Recording(), {}
    for start in range(0, 1000, 10):
        packed = [
            wire.pack(wire.OUTPUT, seq, seq, 7, 7, 0, wire.STREAM_OUT, b"x" * 60)
            if seq % 5
            else wire.pack(wire.NAME, seq, seq, 7, 7, 0, seq, f"name {seq}".encode())
            for seq in range(start, start + 10)
        ]
        recording.append(limit.keep(Decoder().feed(b"".join(packed))))
    for event in recording.events():
        kinds.setdefault(int(event.kind), []).append(event.text)
    assert kinds[wire.NAME] == [f"name {seq}" for seq in range(0, 1000, 5)]
    assert 100 < len(kinds[wire.OUTPUT]) < 180
    assert set(kinds[wire.OUTPUT]) == {"x" * 60}
    assert said == [FULL.format(n=0)]
    assert recording.sent() == 996
    assert recording.dropped() == recording.sent() - len(recording)
