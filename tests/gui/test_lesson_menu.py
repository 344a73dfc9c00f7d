"""The chooser offers all lessons, also on a small screen."""

from concgui.core.lessons import load_lessons
from concgui.ui.toolbar import LessonChoice

SMALL_SCREEN = 768


def test_all_lessons_stand_in_one_column_on_a_small_screen(window):
    lessons = load_lessons()
    toolbar = window.toolbar
    for language in ("en", "zh_CN"):
        spoken = [one.in_language(language) for one in lessons]
        toolbar.set_lessons([LessonChoice(one.lesson_id, one.title, one.summary) for one in spoken])
        menu = toolbar.chooser.menu()
        shown = [(action.text(), action.toolTip()) for action in menu.actions()]
        assert [pair for pair in shown if pair[0].startswith("Lesson: ")] == [
            (f"Lesson: {one.title}", one.summary) for one in spoken
        ]
        menu.ensurePolished()
        assert menu.sizeHint().height() <= SMALL_SCREEN
        places = [menu.actionGeometry(action) for action in menu.actions() if action.text()]
        assert len({place.x() for place in places}) == 1, "one column"
