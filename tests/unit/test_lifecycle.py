"""The table of a worker's life."""

from itertools import product

import pytest

from concgui.core.exits import describe, signal_of
from concgui.core.kinds import WIRE_KINDS, EventKind
from concgui.core.lifecycle import advance
from concgui.core.states import Phase
from concgui.program import wire

K = EventKind
ORDER = [Phase.ABSENT, Phase.CREATED, Phase.STARTING, Phase.ALIVE, Phase.ENDED, Phase.REAPED, Phase.CLOSED]


@pytest.mark.parametrize(
    ("events", "end"),
    [
        ([K.PROCESS_CREATED, K.START, K.STARTED, K.FIRST, K.TARGET_ENTERED, K.TARGET_LEFT, K.EXIT, K.OS_EXIT, K.REAPED],
         Phase.REAPED),
        ([K.PROCESS_CREATED, K.START, K.FIRST, K.TARGET_ENTERED, K.STARTED, K.TERMINATE, K.OS_EXIT, K.REAPED, K.CLOSE],
         Phase.CLOSED),
        ([K.PROCESS_CREATED, K.START, K.FIRST, K.TARGET_ENTERED, K.TARGET_LEFT, K.EXIT, K.STARTED], Phase.ENDED),
        ([K.PROCESS_CREATED, K.START, K.STARTED, K.OS_EXIT, K.REAPED], Phase.REAPED),
        ([K.THREAD_CREATED, K.START, K.TARGET_ENTERED, K.STARTED, K.TARGET_LEFT, K.EXIT, K.JOIN_BEGIN, K.JOIN_END],
         Phase.ENDED),
        ([K.PROCESS_CREATED, K.START, K.START_FAILED, K.START, K.FIRST, K.TARGET_ENTERED], Phase.ALIVE),
        ([K.PROCESS_CREATED, K.RUN_BEGIN, K.RUN_END], Phase.CREATED),
        ([K.PROCESS_CREATED, K.START, K.REFUSED_IMPORTING, K.START_FAILED], Phase.FAILED),
        ([K.PROCESS_CREATED, K.START, K.OS_EXIT, K.FIRST, K.TARGET_ENTERED, K.TARGET_LEFT, K.EXIT], Phase.ENDED),
    ],
)  # fmt: skip
def test_lives_that_happen_need_no_finding(events, end):
    phase = Phase.ABSENT
    for kind in events:
        phase, finding = advance(phase, kind)
        assert finding is None, (kind, finding)
    assert phase is end


@pytest.mark.parametrize(("phase", "kind"), list(product(Phase, EventKind)))
def test_no_event_raises_and_no_phase_goes_back(phase, kind):
    after, finding = advance(phase, kind)
    assert finding is None or (finding and "\n" not in finding)
    if Phase.FAILED not in {phase, after}:
        assert ORDER.index(after) >= ORDER.index(phase)


def test_an_impossible_event_is_a_finding_and_proves_what_it_proves():
    after, finding = advance(Phase.CREATED, K.TARGET_ENTERED)
    assert after is Phase.ALIVE
    assert finding == ("it entered its target while it was created: an event before it is missing, or came twice")
    assert advance(Phase.REAPED, K.REAPED)[1] is not None


def test_the_kinds_are_the_wire_s():
    assert {kind.name: int(kind) for kind in WIRE_KINDS} == {
        name: value for name, value in vars(wire).items() if name in EventKind.__members__ and value < wire.OS_EXIT
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "exit 0"),
        (1, "exit 1: exception"),
        (44, "exit 44"),
        (-15, "SIGTERM, exit −15"),
        (-9, "SIGKILL, exit −9"),
        (-11, "SIGSEGV, exit −11"),
        (-99, "signal 99, exit −99"),
        (None, "ended"),
    ],
)
def test_exit_codes_in_words(code, words):
    assert describe(code) == words
    assert signal_of(code) == (-code if code is not None and code < 0 else None)
