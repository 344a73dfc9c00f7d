"""A lesson of a teacher's own: its folder is dropped onto the window, or its file is opened."""

import pytest
from PySide6.QtCore import QUrl

from tests.runhands import window_with_hands

TOML = """title = "My lesson"
summary = "S."
order = 1
question = "Q?"
[[answer]]
text = "a"
holds = "count('done') == 1"
[[answer]]
text = "b"
holds = "count('done') != 1"
[fact]
holds = "count('done') == 1"
says = "It printed {number('number')}."
"""


@pytest.fixture
def hands(styled, qtbot):
    with window_with_hands(qtbot) as one:
        yield one


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "mine"
    place.mkdir()
    (place / "program.py").write_text("import os\nprint('done', 'number', len(os.listdir()))\n")
    (place / "lesson.toml").write_text(TOML)
    return place


def test_a_folder_that_is_dropped_is_asked_and_revealed(hands, folder):
    assert hands.drop(QUrl.fromLocalFile(str(folder)))
    view = hands.session.current_view()
    assert (view.title, view.lesson.question) == ("My lesson", "Q?")
    hands.session.open_free()
    hands.session.open_file(str(folder / "lesson.toml"))
    assert hands.session.current_view().title == "My lesson"
    hands.session.vote(0, 3)
    hands.told()
    hands.until(lambda: hands.session.current_view().lesson.fact)  # it is found out after the end
    lesson = hands.session.current_view().lesson
    assert (lesson.fact, lesson.holds) == ("It printed 2.", True)


def test_a_broken_one_leaves_what_is_shown(hands, folder):
    hands.session.open_file(str(folder))
    (folder / "lesson.toml").write_text(TOML.replace("order = 1", "order = 'x'"))
    hands.session.open_file(str(folder))
    assert hands.said[0] == ("The lesson mine cannot be used: order in lesson.toml must be a whole number, not 'x'.")
    assert hands.session.current_view().title == "My lesson"
