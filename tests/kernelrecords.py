"""Records as the kernel writes them, made by hand: the tests must not lean on the decoder under test."""

import struct

from hypothesis import strategies as st

SWITCH, FORK, EXIT, COMM, LOST, THROTTLE = 14, 7, 4, 3, 2, 5
u32 = st.integers(0, 2**32 - 1)
times = st.integers(0, 2**62)


def record(kind: int, misc: int, body: bytes, pid: int, tid: int, t_ns: int) -> bytes:
    """As linux/perf_event.h has it, for what we ask for."""
    return struct.pack("=IHH", kind, misc, 8 + len(body) + 16) + body + struct.pack("=IIQ", pid, tid, t_ns)


def switch(pid: int, tid: int, t_ns: int, misc: int = 0) -> bytes:
    return record(SWITCH, misc, b"", pid, tid, t_ns)


@st.composite
def records(draw) -> bytes:
    kind = draw(st.sampled_from([SWITCH] * 8 + [FORK, EXIT, COMM, LOST, THROTTLE, 15, 99]))
    pid, tid, t_ns = draw(u32), draw(u32), draw(times)
    misc = draw(st.sampled_from([0, 1 << 13, 3 << 13, 1 << 14, 2, 0xFFFF]))
    if kind == SWITCH:
        return switch(pid, tid, t_ns, misc) * draw(st.integers(1, 90))
    if kind in {FORK, EXIT}:
        body = struct.pack("=IIIIQ", *(draw(u32) for _ in range(4)), t_ns)
    elif kind == COMM:
        name = draw(st.binary(max_size=15)) + b"\0"
        body = struct.pack("=II", draw(u32), draw(u32)) + name + bytes(-len(name) % 8)
    elif kind == LOST:
        body = struct.pack("=QQ", draw(st.integers(0, 2**64 - 1)), draw(st.integers(0, 2**64 - 1)))
    else:
        body = bytes(8 * draw(st.integers(0, 5)))
    return record(kind, misc, body, pid, tid, t_ns)
