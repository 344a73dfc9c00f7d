"""A recording of many events, made at once."""

import numpy as np

from concgui.core.events import EVENT_DTYPE, Batch, no_payloads
from concgui.core.recording import Recording, RecordingMeta
from concgui.program import wire
from tests.scribe import START_NS, Scribe


def recording_of_calls(calls: int) -> Recording:
    """MainProcess begins and ends a call, one of the two every µs."""
    scribe = Scribe()
    scribe.hello()
    made = scribe.recording()
    heads = np.zeros(calls, EVENT_DTYPE)
    heads["t_ns"] = START_NS + np.arange(calls) * 1000
    heads["kind"] = np.where(np.arange(calls) % 2, wire.CALL_END, wire.CALL_BEGIN)
    heads["pid"] = heads["tid"] = 100
    heads["seq"] = np.arange(calls) + 2
    made.append(Batch(heads, b"", no_payloads(calls)))
    made.meta = RecordingMeta(python="3.13.0", start_method="spawn", target="three.py")
    return made
