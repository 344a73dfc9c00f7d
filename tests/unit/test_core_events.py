"""Bytes of the event pipe become events, whatever pieces they arrive in."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.core.events import EVENT_DTYPE, Decoder, Event, WireError
from concgui.core.kinds import WIRE_KINDS, EventKind
from concgui.program import wire

events = st.lists(
    st.builds(
        Event,
        t_ns=st.integers(0, 1 << 62),
        kind=st.sampled_from(WIRE_KINDS),
        pid=st.integers(1, (1 << 32) - 1),
        tid=st.integers(0, (1 << 32) - 1),
        seq=st.integers(0, (1 << 32) - 1),
        subject=st.integers(0, (1 << 64) - 1),
        value=st.integers(-(1 << 63), (1 << 63) - 1),
        text=st.text(max_size=90),
    ),
    max_size=12,
)


def packed(found):
    return b"".join(
        wire.pack(one.kind, one.seq, one.t_ns, one.pid, one.tid, one.subject, one.value, one.text.encode())
        for one in found
    )


def test_the_record_is_the_wire_s():
    assert EVENT_DTYPE.itemsize == wire.RECORD.size
    record = wire.pack(wire.START, 1, 2, 3, 4, 5, -6)
    assert Decoder().feed(record).heads[0].tolist() == (wire.START, 0, 0, 1, 2, 3, 4, 5, -6)


@given(events, st.lists(st.integers(0, 1000), max_size=6))
def test_what_was_sent_is_what_is_decoded_however_it_is_cut(sent, cuts):
    data = packed(sent)
    decoder, found, begun = Decoder(), [], 0
    for end in [*sorted(min(cut, len(data)) for cut in cuts), len(data)]:
        found += decoder.feed(data[begun:end]).events()
        begun = end
    assert found == sent
    assert decoder.pending == 0


@given(events.filter(len))
def test_a_batch_gives_single_payloads(sent):
    batch = Decoder().feed(packed(sent))
    assert [batch.text(index) for index in range(len(batch))] == [one.text for one in sent]
    assert [batch.payload(index) for index in range(len(batch))] == [one.text.encode() for one in sent]


def test_text_that_is_no_utf8_is_replaced():
    batch = Decoder().feed(wire.pack(wire.OUTPUT, 0, 0, 1, 1, payload=b"a\xffb"))
    assert batch.text(0) == "a�b"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * wire.RECORD.size,
        b"\0" * wire.RECORD.size,
        wire.RECORD.pack(200, 0, 0, 0, 0, 1, 1, 0, 0),
        wire.RECORD.pack(wire.OS_EXIT, 0, 0, 0, 0, 1, 1, 0, 0),
        wire.RECORD.pack(wire.OUTPUT, 1, 5, 0, 0, 1, 1, 0, 0) + wire.pack(wire.IDLE, 1, 0, 1, 1),
        wire.RECORD.pack(wire.OUTPUT, 0, 5, 0, 0, 1, 1, 0, 0),
        wire.RECORD.pack(wire.OUTPUT, 3, 5, 0, 0, 1, 1, 0, 0) + b"\xff" * 120,
        wire.pack(wire.IDLE, 1, 0, 1, 1) + b"\xff" * 40,
    ],
)
def test_malformed_bytes_are_refused_in_one_sentence(data):
    with pytest.raises(WireError) as refused:
        Decoder().feed(data)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=400))
def test_garbage_is_refused_or_waits_and_nothing_else(data):
    decoder = Decoder()
    try:
        batch = decoder.feed(data)
    except WireError:
        return
    assert all(event.kind in WIRE_KINDS for event in batch.events())


@pytest.mark.parametrize("payload", [b"", b"a printed line of usual length, or so"])
def test_decoding_is_fast_enough(payload):
    """2 million events a second without payloads is the goal; the test allows for a machine that is busy."""
    record = wire.pack(wire.CALL_BEGIN, 1, 2, 3, 4, payload=payload)
    data = record * 25_000
    decoder, best = Decoder(), float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        batch = decoder.feed(data)
        best = min(best, time.perf_counter() - begun)
    assert len(batch) == 25_000
    assert best / 25_000 < 0.5e-6


def test_kinds_of_events_are_values_of_the_enumeration():
    event = next(Decoder().feed(wire.pack(wire.IDLE, 1, 2, 3, 4)).events())
    assert event.kind is EventKind.IDLE
    assert np.dtype(EVENT_DTYPE).names[0] == "kind"
