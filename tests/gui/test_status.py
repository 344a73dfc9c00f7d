"""The status bar: all facts where there is room, and the ones told elsewhere left out first where there is not."""

import pytest

from concgui.core.views import StatusView
from concgui.ui.status import StatusBar, left_words, right_words

FULL = StatusView(
    main_pid=41203,
    python="3.13.0",
    start_method="forkserver",
    source="Python's events, kernel context switches",
    started=3,
    alive=1,
    elapsed_ns=2_620_000_000,
    cores=1,
    machine_cores=4,
    on_cpu=1,
    source_hint="Every switch of every thread is known.",
)


@pytest.fixture
def bar(show):
    return show(StatusBar(), 1920, 36)


def test_left_and_right(bar):
    bar.show_status(FULL)
    assert bar.left.text() == (
        "MainProcess 41203  ·  Python 3.13.0  ·  forkserver  ·  1 of 4 cores  ·  3 started, 1 alive, 1 on CPU"
    )
    assert bar.right.text() == "0 events dropped  ·  recording 2.62 s  ·  Python's events, kernel context switches"
    assert bar.right.toolTip() == bar.right.accessibleDescription() == FULL.source_hint


def test_lost_records_are_told_only_if_there_are_any():
    assert "1 kernel record lost" in right_words(FULL._replace(lost=1))
    assert "12,000 kernel records lost" in right_words(FULL._replace(lost=12_000))
    assert "lost" not in right_words(FULL)


def test_what_nobody_measured_is_not_said():
    assert left_words(FULL._replace(on_cpu=None)).endswith("3 started, 1 alive")
    assert "cores" not in left_words(FULL._replace(cores=0, machine_cores=0))
    assert "1 of 1 core  " in left_words(FULL._replace(machine_cores=1))
    assert left_words(StatusView(python="3.13.0")) == "no program yet  ·  Python 3.13.0"


def test_a_note_stands_before_the_hint(bar):
    bar.show_status(FULL._replace(note="A channel was closed."))
    assert bar.right.toolTip() == f"A channel was closed.\n{FULL.source_hint}"


def test_a_long_hint_is_told_in_lines(bar):
    hint = "Kernel records need perf_event_paranoid 2 or less: " + "as root, sysctl kernel.perf_event_paranoid=2 " * 4
    bar.show_status(FULL._replace(source_hint=hint.strip()))
    lines = bar.right.toolTip().split("\n")
    assert " ".join(lines) == hint.strip()
    assert 2 < len(lines) < 6
    assert max(map(len, lines)) <= 72


def test_in_a_narrow_window_whole_facts_are_left_out(bar, qtbot):
    bar.show_status(FULL)
    told = set()
    for width in range(1900, 640, -20):
        bar.resize(width, 36)
        text = bar.left.text()
        assert bar.left.fontMetrics().horizontalAdvance(text) <= max(0, bar.left.width())
        told.add(text)
        assert bar.left.toolTip() == left_words(FULL)
    short = sorted(told, key=len, reverse=True)
    assert short[1] == "MainProcess 41203  ·  Python 3.13.0  ·  1 of 4 cores  ·  3 started, 1 alive, 1 on CPU"
    assert short[2] == "MainProcess 41203  ·  1 of 4 cores  ·  3 started, 1 alive, 1 on CPU"
    assert "3 started, 1 alive, 1 on CPU" in short
    bar.resize(1920, 36)
    assert bar.left.text() == left_words(FULL)


def test_messages_take_their_room(bar):
    bar.resize(1300, 36)
    bar.show_status(FULL)
    before = bar.left.text()
    bar.show_history(["One sentence."] * 12)
    assert len(bar.left.text()) < len(before)
    assert bar.messages.text() == "12 messages"


def test_the_clock_alone_is_calm_and_its_last_word_is_shown(bar, qtbot):
    bar.show_status(FULL)
    for tick in range(1, 40):
        bar.show_status(FULL._replace(elapsed_ns=FULL.elapsed_ns + tick * 10_000_000))
    assert "recording 2.62 s" in bar.right.text()
    qtbot.waitUntil(lambda: "recording 3.01 s" in bar.right.text())
    bar.show_status(FULL._replace(elapsed_ns=4_000_000_000))
    bar.show_status(FULL._replace(elapsed_ns=4_010_000_000, alive=0))
    assert "0 alive" in bar.left.text()
    assert "recording 4.01 s" in bar.right.text()
