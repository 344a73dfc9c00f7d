"""Whatever is told of a program's lines, and whatever is not: nothing is claimed of them that was not so."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.line_facts import NONE, STATES, LineTable
from concgui.core.line_log import LineLog
from concgui.core.line_spans import ran_in, times_of_lines
from concgui.core.views import LineState
from concgui.program import wire
from tests.linetruth import Step, Told, at, run
from tests.scribe import MAIN, Scribe

LOOPS = """\
def inner(n):
    for i in range(n):
        i += 1
    return n

total = 0
for j in range(3):
    total += inner(j)
    total += 1
if total:
    total = inner(2)
else:
    total = 1
done = [k for k in range(3)]
while total > 0:
    total -= 1
print(end="")
"""
CALLBACKS = """\
def by(x):
    return -x

def twice(f, x):
    f(x)
    return f(x)

def numbers(n):
    for i in range(n):
        yield i

def main():
    xs = [3, 1, 2]
    xs.sort(key=by)
    for n in numbers(3):
        twice(by, n)
    try:
        raise ValueError
    except ValueError:
        xs.append(0)
    finally:
        xs.append(1)
    for n in range(4):
        xs.append(n)
    xs.sort(key=lambda x: x % 2)
    return twice(lambda x: x, 1)

def one(x): return by(x)

main()
one(1)
sorted((n for n in (2, 1)), key=lambda n:
       -n)
main()
for n in map(one, range(3)):
    one(n)
one(2)
"""
RECURSION = """\
from contextlib import contextmanager

class Point:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Point(self.x + other.x)

def fib(n):
    if n < 2:
        return Point(n)
    return fib(n - 1) + fib(n - 2)

class Door:
    def __enter__(self): return self
    def __exit__(self, *_):
        pass

for n in range(3):
    with Door() as door:
        fib(n)
        p = (fib(2) +
             fib(1))
fib(3)
x = 1
"""
THROWING = """\
def risky(n):
    if n % 2:
        raise KeyError(n)
    return n

def outer(n):
    for i in range(3):
        try:
            risky(i)
        except KeyError:
            n += 1
    risky(1)
    n += 1

for j in range(3):
    try:
        outer(j)
    except KeyError:
        pass
    j += 1
try:
    outer(0)
except KeyError:
    j = 1
finally:
    j += 1
x = 2
"""
ALL = {"l": LOOPS, "c": CALLBACKS, "r": RECURSION, "t": THROWING}
TEXTS = {name: (text, run(text)) for name, text in ALL.items()}


DEFS = {name: [n for n, line in enumerate(text.split("\n"), 1) if "def " in line] for name, (text, _) in TEXTS.items()}


def truth(steps: list[Step], until: int) -> tuple[Counter[int], Counter[int]]:
    """How often each line was begun in the first steps, and how long, in ms, it was on the stack."""
    begun, spent = Counter[int](), Counter[int]()
    for step, following in pairwise(steps[: until + 1]):
        begun[step.stack[-1] if step.stack and not step.back else 0] += 1
        for line in set(step.stack):
            spent[line] += following.ms - step.ms
    return begun, spent


@st.composite
def choices(draw):
    name = draw(st.sampled_from(sorted(TEXTS)))
    text, steps = TEXTS[name]
    lines = st.integers(1, text.count("\n"))
    places = st.sets(st.integers(0, len(steps) - 1), max_size=3)
    budgets = draw(st.dictionaries(lines, st.integers(1, 4), max_size=12))
    mutes = draw(st.dictionaries(st.sampled_from(DEFS[name]), st.integers(1, 4), max_size=2))
    return name, Told(steps, budgets, draw(places), draw(places), draw(places), mutes)


@given(choices(), st.booleans())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_nothing_is_claimed_that_was_not_so(choice, text_known):
    name, told = choice
    text, steps = TEXTS[name]
    log = told.log(text if text_known else "")
    table = LineTable(log, str)
    for number in range(0, len(steps) - 1, 5):
        step = steps[number]
        facts = table.at(at(step.ms + 0.5), None)
        if facts is None or number in told.unseen or step.thrown:
            continue
        begun, spent = truth(steps, number)
        if step.stack and not step.back:
            begun[step.stack[-1]] += 1
        where = {STATES[code] for code in facts.state.tolist()}
        current = [line for line, code in enumerate(facts.state.tolist()) if STATES[code] is LineState.CURRENT]
        about = [line for line, code in enumerate(facts.state.tolist()) if STATES[code] is LineState.ABOUT]
        assert len(current) <= 1
        assert not (current and about)
        assert set(current) <= set(step.stack), (number, step)
        assert not about or set(about) & set(step.stack), (number, step)
        assert LineState.FAILED not in where
        for line, count in enumerate(facts.counts.tolist()):
            assert count <= begun[line]
            assert facts.more[line] or count in {0, begun[line]}, (number, line)
            if facts.total_ns[line] != NONE:
                assert facts.total_ns[line] <= spent[line] * 1_000_000, (number, line, step)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_where_everything_is_told_everything_is_known(name):
    text, steps = TEXTS[name]
    log = Told(steps, {}, set(), set(), set()).log(text)
    facts = LineTable(log, str).at(at(steps[-1].ms), None)
    begun: Counter[int] = Counter()
    own: Counter[int] = Counter()
    for step, following in pairwise(steps):
        if step.stack:
            begun[step.stack[-1]] += not step.back
            own[step.stack[-1]] += following.ms - step.ms
    assert not facts.more.any()
    assert {line: count for line, count in enumerate(facts.counts.tolist()) if count} == +begun
    for line in begun:
        assert facts.total_ns[line] == own[line] * 1_000_000


@given(choices(), st.booleans())
@settings(max_examples=40, deadline=None, derandomize=True)
def test_main_was_at_a_line_whenever_its_spans_say_so(choice, text_known):
    name, told = choice
    text, steps = TEXTS[name]
    log = told.log(text if text_known else "")
    for line in range(1, text.count("\n") + 1):
        for begin, end in times_of_lines(log, line, line, 0, 1000):
            for step, following in pairwise(steps):
                if at(step.ms) < end and at(following.ms) > begin:
                    assert line in step.stack, (line, step)
    for step, following in pairwise(steps[::7]):
        ran = ran_in(log, at(step.ms), at(following.ms))
        assert (
            ran is None
            or not ran.line
            or any(ran.line in one.stack for one in steps if step.ms <= one.ms < following.ms)
        )


@given(choices(), st.lists(st.integers(1, 30), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, derandomize=True)
def test_it_does_not_matter_how_events_are_dealt_out(choice, sizes):
    name, told = choice
    recording = told.scribe.recording()
    whole, parts = told.log(TEXTS[name][0]), LineLog(TEXTS[name][0])
    begin = 0
    for size in (*sizes, 10**6):
        parts.feed(recording.batch(begin, begin + size))
        begin += size
    for one, other in zip(whole.rows(), parts.rows(), strict=True):
        assert one.tolist() == other.tolist()
    assert whole.more_ns.tolist() == parts.more_ns.tolist()
    assert whole.lasts == parts.lasts
    assert whole.goes_on() == parts.goes_on()


@pytest.mark.parametrize("lost", [False, True])
def test_what_comes_late_was_not_missing(lost):
    told = Scribe()
    told.hello()
    told.say(10, wire.LINE, value=6)
    told.say(20, wire.CALL_END, tid=MAIN + 9)  # another thread's
    late = told.records.pop()
    told.say(21, wire.LINE, value=7)
    split = len(told.records)
    if lost:
        told.say(22, wire.CALL_END, tid=MAIN + 9)
    else:
        told.records.append(late)
    log, recording = LineLog(LOOPS), told.recording()
    table = LineTable(log, str)
    log.feed(recording.batch(0, split))
    t_ns = at(30)
    before = table.at(t_ns, None)
    assert before.more.any()
    assert not (before.state == STATES.index(LineState.CURRENT)).any()
    log.feed(recording.batch(split, split + 1))
    after = table.at(t_ns, None)
    assert after.more.any() == lost
    assert (after.state == STATES.index(LineState.CURRENT)).any() != lost
