"""What the window saves, plain Python runs: it prints and does what the window's program did."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.lessons import load_lessons
from concgui.core.readback import read_back
from concgui.core.scenario import Kind, Work, WorkerSpec
from concgui.core.startmethod import METHODS
from tests.observed import pythons
from tests.played import Done, Plain, Play, Press, play_all

#: Seconds: a worker either ends at once or has to be ended, and buttons are pressed well before or behind that.
SHORT, LONG, PAUSE = (0.1, 0.15), 8.0, 0.3
NAMES = ("p1", "größe", "работник", "変数")
#: A machine under load may be late for a pause; a fault is there each time.
ATTEMPTS = 3


@st.composite
def sequences(draw):
    """Return a start method, a form, and the buttons that are pressed."""
    specs = []
    for number, name in enumerate(NAMES[: draw(st.integers(2, 4))], 1):
        kind = draw(st.sampled_from(Kind))
        work = draw(st.sampled_from(Work))
        ends_itself = kind is Kind.THREAD or draw(st.booleans())
        interval = draw(st.sampled_from(SHORT)) if ends_itself else LONG
        specs.append(WorkerSpec(number, name, kind, work, interval, work.value, number))
    presses = []
    method = draw(st.sampled_from(("fork", "spawn", "forkserver")))
    order = draw(st.permutations(specs))
    if method == "fork":  # a process that is forked while a thread prints may wait for its lock for ever
        order = sorted(order, key=lambda spec: spec.kind)
    for spec in order:
        pause = draw(st.sampled_from((0.0, PAUSE)))
        presses.append(Press(pause, Action.START, spec.key))
        if spec.interval == LONG:
            presses += draw(st.sampled_from(([], [Press(0.0, Action.JOIN_TIMEOUT, spec.key, 0.2)])))
            ends = [[], *([Press(PAUSE, action, spec.key)] for action in (Action.TERMINATE, Action.KILL))]
            presses += draw(st.sampled_from(ends))
        else:
            presses += draw(st.sampled_from(([], [Press(0.0, Action.JOIN, spec.key)])))
        presses += draw(st.sampled_from(([], [], [Press(0.0, Action.ASK_ALIVE)])))
    presses += [Press(PAUSE, Action.TERMINATE, spec.key) for spec in specs if spec.interval == LONG]
    return method, tuple(specs), [*presses, Press(0.0, Action.END_MAIN)]


@pytest.fixture
def sessions():
    """Make sessions; they are shut down at the end."""
    made: list[Session] = []

    def make() -> Session:
        made.append(Session())
        return made[-1]

    yield make
    for one in made:
        one.shutdown()


def same(plays: list[Play], plains: Callable[[int], list[Plain]]) -> None:
    """Compare what the window showed with what plain Python does with what it saved."""
    waiting = list(range(len(plays)))
    differ = []
    for _ in range(ATTEMPTS):
        running = [(place, plains(place)) for place in waiting]
        differ = [
            (plays[place].text, shown, done)
            for place, ones in running
            for one in ones
            if (shown := plays[place].done()) is not None and not equal(plays[place], shown, done := one.done())
        ]
        waiting = [place for place in waiting if any(plays[place].text == text for text, *_ in differ)]
        if not waiting:
            return
    text, shown, done = differ[0]
    pytest.fail(f"{text}\nin the window: {shown}\nby plain Python: {done}", pytrace=False)


def equal(play: Play, shown: Done, done: Done) -> bool:
    """Whether both printed the same, where order is forced in the same order, and all workers ended alike.

    How far one was that was ended is the machine's matter, unless it was forked and so had begun long before.
    """
    forked = 'set_start_method("fork")' in play.statements
    alike = (shown.exits, shown.errors) == (done.exits, done.errors)
    for spec in (card.spec for card in play.session.current_view().cards):
        one, other = shown.of(spec.ident), done.of(spec.ident)
        cut = not forked and (shown.exits.get(spec.name) or 0) < 0
        alike = alike and (one == other or (cut and len(one) < 2 and len(other) < 2))
    return alike and forced(play, shown) and forced(play, done)


def forced(play: Play, done: Done) -> bool:
    """Whether what main joined without a timeout had printed its end before anything that was started later began."""
    specs = {card.spec.name: card.spec for card in play.session.current_view().cards}
    joined: list[str] = []
    for statement in play.statements:
        name, _, call = statement.partition(".")
        if call == "join()":
            joined += done.of(specs[name].ident)
        elif call == "start()" and (of := done.of(specs[name].ident)):
            begun = done.lines.index(of[0])
            if any(done.lines.index(line) > begun for line in joined):
                return False
    return True


def started(play: Play) -> list[WorkerSpec]:
    return [card.spec for card in play.session.current_view().cards if f"{card.spec.name}.start()" in play.statements]


@settings(  # the first one is about the simplest there is
    max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(sequences(), min_size=4, max_size=4, unique_by=repr))
def test_any_buttons_of_any_form(sessions, qtbot, tmp_path, several):
    plays = []
    for method, specs, presses in several:
        session = sessions()
        session.set_cards(specs)
        session.set_start_method(method)
        plays.append(Play(session, list(presses)))
    play_all(plays, qtbot.waitUntil)

    def plains(place: int) -> list[Plain]:
        return [Plain(plays[place].text, started(plays[place]), Path(mkdtemp(dir=tmp_path)))]

    for play in plays:
        found = read_back(play.text, "saved.py")
        assert found.reason == ""
        assert found.listing.workers == tuple(spec._replace(key=number) for number, spec in enumerate(in_text(play), 1))
        asked = [line.strip() for line in play.text.partition('__main__":\n')[2].splitlines()]
        assert [line for line in asked if not line.startswith(("time.sleep(", "#"))] == play.statements
        for before, line in pairwise(asked):
            if line.endswith((".terminate()", ".kill()")):  # pressed that long after main was free
                assert before.startswith("time.sleep(")
                assert float(before.partition("(")[2].partition(")")[0]) >= PAUSE - 0.01
    same(plays, plains)


def in_text(play: Play) -> list[WorkerSpec]:
    """The workers in the order in which they were made."""
    cards = {card.spec.name: card.spec for card in play.session.current_view().cards}
    return [cards[line.partition(" = ")[0]] for line in play.statements if " = " in line]


def test_the_classic_lessons_by_every_start_method(sessions, qtbot, tmp_path):
    plays = []
    for lesson in load_lessons()[:2]:
        for method in ("default", *METHODS):
            session = sessions()
            session.open_lesson(lesson.lesson_id)
            session.set_start_method(method)
            for card in session.current_view().cards:
                session.edit_worker(card.spec.key, "interval", str(card.spec.interval / 5))
            plays.append(Play(session, [Press(0.0, Action.RUN)]))
    play_all(plays, qtbot.waitUntil)

    def plains(place: int) -> list[Plain]:
        return [Plain(plays[place].text, started(plays[place]), Path(mkdtemp(dir=tmp_path)))]

    same(plays, plains)
    for play in plays:
        assert {"Start main", "End main", "End work 3"} < set(play.done().lines)


def test_64_workers_by_every_python(sessions, qtbot, tmp_path):
    session = sessions()
    specs = []
    for number in range(1, 65):
        kind = list(Kind)[number // 33]  # processes first, see above
        work = Work.COMPUTE if number % 16 == 0 else Work.SLEEP
        specs.append(WorkerSpec(number, f"größe_{number}", kind, work, 0.1, work.value, number))
    session.set_cards(tuple(specs))
    session.set_start_method("fork")
    ends = [Press(0.0, Action.START_ALL), Press(0.0, Action.JOIN_ALL), Press(0.0, Action.END_MAIN)]
    play = Play(session, ends)
    play_all([play], qtbot.waitUntil)
    assert len(started(play)) == 64

    def plains(_place: int) -> list[Plain]:
        return [Plain(play.text, specs, Path(mkdtemp(dir=tmp_path)), python) for python in pythons()]

    same([play], plains)
