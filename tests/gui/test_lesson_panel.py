"""The panel of a lesson without an engine: what it shows, at every width and scale, and what is asked for on it."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from concgui.control.lessonrun import LessonRun
from concgui.core.fact import Verdict
from concgui.core.lessons import load_lessons
from concgui.core.views import AnswerView, GhostView, LessonPhase, LessonView
from concgui.core.words import translate_with
from concgui.ui.lesson_answer import AnswerButton
from concgui.ui.lesson_panel import LessonPanel
from concgui.ui.looks import looks
from concgui.ui.theme import px

VOTED = (AnswerView("join stops p1", 6), AnswerView("p1 goes on by itself, until its work is done", 21))
VOTED += (AnswerView("main raises TimeoutError", 4), AnswerView("Python ends"))
ASKED = LessonView(
    "a-join",
    "Join with a timeout",
    "Main waits one second at most for the first process, then starts the others.",
    LessonPhase.PREDICT,
    "p1.join(1) returns after one second. What happens to p1, which still has work to do?",
    VOTED,
    (GhostView("p1", 1.0), GhostView("p2")),
)
RIGHT = tuple(one._replace(right=place == 1) for place, one in enumerate(VOTED))
TOLD = ASKED._replace(
    phase=LessonPhase.REVEALED,
    answers=RIGHT,
    fact="p1 was alive at 1.03 s (is_alive() True, exitcode None) and ended by itself at 1.12 s.",
    holds=True,
    proof=((1, 10, 20),),
    ghosts=(GhostView("p1", 1.0, 2.1, "p1: you said 1.0 s, it was 2.1 s."), GhostView("p2")),
)
RULED = (True, False, False, False)
PHASES = [
    ASKED,
    ASKED._replace(obstacle="It needs two CPU cores, and the program may use only one here: allow it a second one."),
    ASKED._replace(phase=LessonPhase.RUNNING),
    TOLD,
    TOLD._replace(phase=LessonPhase.SKIPPED, holds=None, fact="Not known in this run: p1 has no exit code."),
]


@pytest.fixture
def panel(show):
    """The panel in a window with a field, as it stands in the main window."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit(window))
    column.addStretch(1)
    made = LessonPanel(window)
    column.addWidget(made)
    show(window, 1100, 1000)
    made.show_lesson(ASKED)
    window.setFocus()
    yield made
    window.close()


@pytest.fixture
def usual_size():
    yield
    looks().use_scale(1.0)


class Heard:
    """The signals of a panel, in their order."""

    def __init__(self, panel: LessonPanel) -> None:
        self.told: list[tuple[object, ...]] = []
        for name in ("voted", "voted_again", "skipped", "run_wanted", "ask_wanted", "reveal_wanted", "proof_wanted"):
            getattr(panel, name).connect(lambda *values, name=name: self.told.append((name, *values)))


def inside(panel: LessonPanel, part: QWidget) -> QRect:
    return QRect(part.mapTo(panel, part.rect().topLeft()), part.size())


def shown(panel: LessonPanel, kind: type) -> list:
    return [one for one in panel.findChildren(kind) if one.isVisible()]


def key(panel: LessonPanel, *keys: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for one in keys:
        QTest.keyClick(panel.window().focusWidget() or panel.window(), one, held)


def test_letters_vote_and_shift_takes_back(panel):
    heard = Heard(panel)
    key(panel, Qt.Key.Key_B, Qt.Key.Key_D)
    key(panel, Qt.Key.Key_A, shift=True)
    key(panel, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Escape)
    assert heard.told == [
        ("voted", 1, 1),
        ("voted", 3, 1),
        ("voted", 0, -1),
        ("voted_again", 1),
        ("voted_again", -1),
        ("skipped",),
    ]


def test_letters_of_answers_that_are_not_there_do_nothing(panel):
    heard = Heard(panel)
    panel.show_lesson(ASKED._replace(answers=VOTED[:2]))
    key(panel, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E)
    assert heard.told == []


def test_a_text_field_keeps_its_letters(panel):
    heard = Heard(panel)
    field = panel.window().findChild(QLineEdit)
    field.setFocus()
    key(panel, Qt.Key.Key_B, Qt.Key.Key_Plus)
    assert (field.text(), heard.told) == ("b+", [])


@pytest.mark.parametrize("view", PHASES[2:], ids=["running", "revealed", "skipped"])
def test_nobody_votes_when_the_question_is_not_asked(panel, view):
    heard = Heard(panel)
    panel.show_lesson(view)
    key(panel, Qt.Key.Key_B, Qt.Key.Key_Plus, Qt.Key.Key_Escape)
    for button in shown(panel, QPushButton):
        if button in panel.answers.buttons:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.told == []


def test_a_click_votes_the_right_button_takes_back(panel):
    heard = Heard(panel)
    second = panel.answers.buttons[1]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    QTest.mouseClick(second, Qt.MouseButton.RightButton)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert heard.told == [("voted", 1, 1), ("voted", 1, -1), ("voted", 1, -1), ("voted", 1, 1)]


def test_each_phase_has_its_buttons(panel):
    def words() -> set[str]:
        return {one.text() for one in shown(panel, QPushButton) if one not in panel.answers.buttons}

    heard, pressed = Heard(panel), []
    for view, expected in zip(
        (ASKED, PHASES[2], TOLD, PHASES[4]),
        ({"Run", "Skip (Esc)"}, {"Reveal now"}, {"Show proof", "Predict again"}, {"Show proof", "Predict"}),
        strict=True,
    ):
        panel.show_lesson(view)
        assert words() == expected
        pressed += [one.click() for one in shown(panel, QPushButton) if one not in panel.answers.buttons]
    assert [told[0] for told in heard.told] == [
        *("run_wanted", "skipped", "reveal_wanted", "proof_wanted", "ask_wanted", "proof_wanted", "ask_wanted")
    ]
    panel.show_lesson(TOLD, replay=True)
    assert words() == {"Show proof"}
    panel.show_lesson(None)
    assert not panel.isVisible()


def test_the_reveal_says_what_is_right_by_words_too(panel):
    panel.show_lesson(TOLD)
    second = panel.answers.buttons[1]
    assert second.accessibleName() == "Answer B: p1 goes on by itself, until its work is done"
    assert second.accessibleDescription() == "21 votes, 68 %. Right in this run"
    assert panel.answers.buttons[0].accessibleDescription() == "6 votes, 19 %. Wrong in this run"
    panel.show_lesson(TOLD._replace(answers=VOTED))
    assert panel.answers.buttons[0].accessibleDescription() == "6 votes, 19 %. Not known in this run"
    # No number at the end of a line and its unit in the next.
    assert panel.fact.text() == TOLD.fact.replace("1.03 s", "1.03\u00a0s").replace("1.12 s", "1.12\u00a0s")
    assert panel.guesses.text() == "p1: you said 1.0\u00a0s, it was 2.1\u00a0s."


def test_what_changes_is_announced(panel, monkeypatch):
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() == QAccessible.Event.Announcement:
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    panel.show_lesson(ASKED._replace(answers=(VOTED[0]._replace(votes=7), *VOTED[1:])))
    panel.show_lesson(PHASES[2])
    panel.show_lesson(TOLD)
    assert said == ["A: 7 votes", f"{TOLD.fact} {RIGHT[1].text} p1: you said 1.0 s, it was 2.1 s."]


def settled(panel: LessonPanel, width: int, height: int, view: LessonView) -> None:
    """Show something in a window of this size, and let all layouts come to rest."""
    panel.window().resize(width, height)
    panel.show_lesson(view)
    for _ in range(4):  # a label's height follows its width, a panel's that of its labels
        QApplication.processEvents()


def cut(panel: LessonPanel) -> list[str]:
    """What does not fit: parts that reach out of the panel, over each other, or are lower than their text."""
    labels, found = shown(panel, QLabel), []
    parts = [*labels, *shown(panel, QPushButton)]
    for part in parts:
        box = inside(panel, part)
        words = part.text() or part.accessibleName()
        if not panel.rect().contains(box):
            found.append(f"out: {words}")
        if isinstance(part, QLabel) and part.wordWrap() and part.heightForWidth(part.width()) > part.height():
            found.append(f"low: {words}")
        if part in panel.answers.buttons and part.high_at(part.width()) > part.height():
            found.append(f"low: {words}")
        found += [
            f"over: {words} / {other.text()}"
            for other in parts
            if other is not part and inside(panel, other).intersects(box)
        ]
    return found


@pytest.mark.parametrize("scale", [0.7, 1.0, 2.0])
@pytest.mark.usefixtures("usual_size")
def test_nothing_is_cut_at_any_width_and_scale(panel, scale):
    looks().use_scale(scale)
    for width in (500, 760, 1900):
        for view in PHASES:
            settled(panel, width, round(1400 * scale), view)
            assert not cut(panel), (width, view.phase)
            assert panel.window().width() == width


def test_in_a_low_window_it_is_lower_and_still_whole(panel):
    high = []
    for height in (1000, 700):
        settled(panel, 560, height, TOLD)
        assert not cut(panel)
        high.append(panel.height())
    assert high[1] < high[0] * 0.8
    assert panel.needs_room


def test_answers_stand_side_by_side_where_there_is_room(panel):
    tops = {}
    for width in (1900, 760, 520):
        settled(panel, width, 1000, ASKED)
        assert not cut(panel)
        tops[width] = len({button.y() for button in panel.answers.buttons})
    assert tops[1900] == 1
    assert tops[760] == 2
    assert panel.answers.buttons[0].height() >= px(58)


def test_it_is_said_in_chinese_at_once(panel):
    translate_with(lambda source, _n: {"Predict first": "先预测", "{n} votes": "{n} 票"}.get(source, source))
    try:
        from concgui.ui.spoken import say_again

        say_again()
        assert panel.head.text() == "先预测"
        assert panel.answers.buttons[1].accessibleDescription() == "21 票"
    finally:
        translate_with(None)


@pytest.mark.parametrize("tongue", ["en", "zh_CN"])
def test_every_lesson_leaves_room_for_its_timeline_on_a_small_screen(panel, tongue):
    translate_with(lambda source, _n: source, tongue)
    try:
        for lesson in load_lessons():
            asked = LessonRun(lesson)
            settled(panel, 560, 690, asked.view())
            assert not cut(panel), lesson.lesson_id
            assert panel.height() <= 300, lesson.lesson_id
            asked.begin()
            told = Verdict(
                holds=True,
                sentence=lesson.in_language(tongue).fact.says,
                answers=RULED[: len(lesson.answers)],
                proof=(),
            )
            asked.reveal(lambda _lesson, told=told: told, {})
            settled(panel, 560, 690, asked.view())
            assert not cut(panel), lesson.lesson_id
            assert panel.height() <= 430, lesson.lesson_id
    finally:
        translate_with(None)


@pytest.mark.parametrize("width", [300, 500])
def test_votes_and_share_of_a_low_answer_are_whole(styled: QApplication, width: int) -> None:
    """In Present the share was drawn over the answer's upper edge."""
    panel = QWidget()
    button = AnswerButton("B", panel)
    button.set_compact(compact=True)
    button.show_answer(AnswerView("p1 goes on", 1, right=True), LessonPhase.REVEALED, 1)
    button.resize(width, button.high_at(width))
    image = button.grab().toImage()
    above = {image.pixelColor(x, y).name() for x in range(width - 90, width - 12) for y in range(4, 7)}
    assert len(above) == 1
