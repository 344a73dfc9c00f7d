"""The built-in lessons are real programs."""

import re
import subprocess
import sys

import pytest

from concgui.core.lessons import load_lesson, load_lessons, read_lessons
from concgui.core.rewrite import set_interval, set_work
from concgui.core.scenario import InputError, Work

CLASSIC_1 = ["Start main", "End main", "Start work 1", "Start work 2", "Start work 3"]
CLASSIC_1 += ["End work 1", "End work 2", "End work 3"]


def run(text, folder):
    path = folder / "program.py"
    path.write_text(text)
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=50)
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout.splitlines()


def quick(listing):
    """The same program with short intervals that still end one after the other."""
    for name, interval in (("p1", 0.4), ("p2", 0.8), ("p3", 1.2)):
        listing = set_interval(listing, name, interval)
    return listing


def test_the_two_classic_listings_are_there_in_their_order():
    lessons = load_lessons()
    assert [one.lesson_id for one in lessons[:2]] == ["classic-1-start-all", "classic-2-join-with-timeout"]
    for lesson in lessons[:2]:
        listing = lesson.listing()
        assert lesson.title
        assert lesson.summary.endswith(".")
        assert [(one.name, one.interval) for one in listing.workers] == [("p1", 1), ("p2", 2), ("p3", 3)]
        assert all(one.work is Work.SLEEP for one in listing.workers)
    first, *second = [one.source for one in lessons[1].listing().statements]
    assert first == 'set_start_method("spawn")', "the text says how it begins: p1 is alive when the join gives up"
    assert second == [
        'print("Start main")',
        "p1 = Process(target=worker, args=(1, 1))",
        "p2 = Process(target=worker, args=(2, 2))",
        "p3 = Process(target=worker, args=(3, 3))",
        "p1.start()",
        "p1.join(1)",
        "p2.start()",
        "p3.start()",
        "for p in active_children():\n    print(p.name)",
        'print("End main")',
    ]


@pytest.mark.parametrize("work", list(Work))
def test_the_first_listing_runs_by_itself(tmp_path, work):
    listing = quick(load_lessons()[0].listing())
    for name in ("p1", "p2", "p3"):
        listing = set_work(listing, name, work)
    printed = run(listing.text, tmp_path)
    assert sorted(printed) == sorted(CLASSIC_1)
    assert printed[0] == "Start main"
    assert printed.index("End main") < printed.index("End work 1")


def test_the_second_listing_prints_who_is_alive(tmp_path):
    printed = run(quick(load_lessons()[1].listing()).text, tmp_path)
    assert {"Process-2", "Process-3"} <= set(printed)
    assert "Process-1" not in printed  # it has ended within the second that main waited for it
    assert printed.index("End work 1") < printed.index("Process-2") < printed.index("End main")


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("title = 1 2", "cannot be read"),
        ('title = "x"\norder = 1', "does not tell its summary"),
        ('title = "x"\nsummary = "y."\norder = 1\nstart_method = "thread"', "wants the start method 'thread'"),
        ('title = "x"\nsummary = "y."\norder = 1\nstart_method = ["fork"]', "wants the start method ['fork']"),
    ],
)
def test_a_broken_lesson_says_which_it_is(tmp_path, toml, says):
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "lesson.toml").write_text(toml)
    with pytest.raises(InputError, match=re.escape("The lesson odd ") + ".*" + re.escape(says)):
        load_lesson(folder)
    lessons, problems = read_lessons(tmp_path)
    assert lessons == []
    assert len(problems) == 1


def test_a_lesson_needs_its_program(tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "lesson.toml").write_text('title = "x"\nsummary = "y."\norder = 1')
    with pytest.raises(InputError, match=r"has no program\.py"):
        load_lesson(folder)
