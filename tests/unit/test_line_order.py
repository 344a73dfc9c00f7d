"""Events of two threads that come in the other order are not missing; those that never come are."""

import pytest

from concgui.core.line_facts import LineTable
from concgui.core.line_log import LineLog
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe

TEXT = "a = 1\nb = 2\nc = 3\n"


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("lost", [False, True])
def test_a_count_is_whole_unless_something_is_missing(swapped, lost):
    scribe = Scribe()
    scribe.hello()
    scribe.say(1, wire.LINE, value=1)
    scribe.say(2, wire.CALL_END, tid=MAIN + 9)  # of another thread
    scribe.say(3, wire.LINE, value=2)
    if swapped:
        scribe.records[-1], scribe.records[-2] = scribe.records[-2], scribe.records[-1]
    if lost:
        scribe.drop()
    scribe.say(4, wire.LINE, value=3)
    scribe.say(5, wire.MAIN_LEFT)
    recording, log = scribe.recording(), LineLog(TEXT)
    log.feed(recording.batch(0, len(recording)))
    facts = LineTable(log, str).at(START_NS + 9 * MS, None)
    assert facts.counts.tolist()[1:4] == [1, 1, 1]
    assert bool(facts.more[1:4].any()) is lost
