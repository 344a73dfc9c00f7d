"""A worker card: what it shows, what it emits, and that it never loses what is being typed or dragged."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from concgui.core.actions import Action
from concgui.core.scenario import Kind, Work
from concgui.core.states import MainPhase, Phase
from concgui.ui.workers.card import WorkerCard
from concgui.ui.workers.slider import share_of, tenths_at
from tests.gui import feed

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make(show, qtbot):
    def made(view):
        card = show(WorkerCard(view), 400, 150)
        card.heard = []
        card.intent.connect(lambda *what: card.heard.append(what))
        card.typed = []
        card.edited.connect(lambda *what: card.typed.append(what))
        return card

    return made


def test_buttons_emit_their_statement_with_the_cards_key(make, qtbot):
    card = make(feed.card(7, Phase.ALIVE))
    for button in (card.join, card.terminate, card.kill, card.join_timeout.button):
        qtbot.mouseClick(button, LEFT)
    assert card.heard == [
        (Action.JOIN, 7, None),
        (Action.TERMINATE, 7, None),
        (Action.KILL, 7, None),
        (Action.JOIN_TIMEOUT, 7, 1.0),
    ]


def test_a_disabled_button_says_why_and_does_nothing(make, qtbot):
    card = make(feed.card(1, spec=feed.spec(1, kind=Kind.THREAD), phase=Phase.ALIVE))
    qtbot.mouseClick(card.terminate, LEFT)
    assert card.heard == []
    assert not card.terminate.isEnabled()
    assert card.terminate.toolTip() == "Threads cannot be terminated: Python has no such call."
    assert card.terminate.accessibleDescription() == card.terminate.toolTip()


def test_a_hint_stands_beside_the_call(make):
    card = make(feed.card(1, Phase.ALIVE, MainPhase.BUSY))
    assert "p1.terminate()" in card.terminate.toolTip()
    assert "from outside" in card.terminate.toolTip()


def test_showing_a_view_emits_nothing(make):
    card = make(feed.card(1))
    card.show_view(feed.card(1, spec=feed.spec(1, interval=7.3, kind=Kind.THREAD, name="other")))
    assert (card.slider.value(), card.number.text(), card.name.text()) == (73, "7.3 s", "other")
    assert card.kind.word == "Thread"
    assert card.heard == card.typed == []


def test_dragging_the_slider_edits_the_interval_and_is_not_overwritten(make, qtbot):
    card = make(feed.card(1))
    handle = card.slider.handle_center().toPoint()
    qtbot.mousePress(card.slider, LEFT, pos=handle)
    qtbot.mouseMove(card.slider, QPoint(card.slider.width() - 20, handle.y()))
    dragged = card.slider.value()
    assert dragged > 70
    card.show_view(feed.card(1, spec=feed.spec(1, interval=2.0)))
    assert card.slider.value() == dragged
    qtbot.mouseRelease(card.slider, LEFT, pos=QPoint(card.slider.width() - 20, handle.y()))
    assert card.typed[-1] == (1, "interval", f"{dragged / 10:.1f}")


def test_slider_steps_by_a_tenth_on_keys(make, qtbot):
    card = make(feed.card(1))
    qtbot.keyClick(card.slider, Qt.Key.Key_Right)
    assert card.typed == [(1, "interval", "1.1")]


def test_every_tenth_has_a_place_of_its_own_on_the_slider():
    assert [tenths_at(share_of(value)) for value in range(1, 101)] == list(range(1, 101))
    assert (tenths_at(-3), tenths_at(9)) == (1, 100)


def test_a_typed_interval_is_submitted_without_its_unit(make, qtbot):
    card = make(feed.card(1))
    card.number.setFocus()
    card.number.selectAll()
    qtbot.keyClicks(card.number, "2.5 s")
    assert card.typed == []
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    assert card.typed == [(1, "interval", "2.5")]
    card.show_view(feed.card(1, spec=feed.spec(1, interval=2.5)))
    assert card.number.text() == "2.5 s"


def test_a_refused_text_stays_with_its_sentence_until_it_is_right(make, qtbot):
    card = make(feed.card(1))
    card.number.setFocus()
    card.number.selectAll()
    qtbot.keyClicks(card.number, "abc")
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    sentence = 'The interval must be a number, not "abc".'
    card.show_view(feed.card(1, problem=sentence))
    assert (card.number.text(), card.number.wrong) == ("abc", True)
    assert card.problem.isVisible()
    assert card.problem.text() == sentence
    card.start.setFocus()
    card.show_view(feed.card(1, problem=sentence, phase=Phase.CREATED, editable=True))
    assert card.number.text() == "abc"
    assert not card.name.wrong
    card.number.setFocus()
    card.number.selectAll()
    qtbot.keyClicks(card.number, "3")
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    card.show_view(feed.card(1, spec=feed.spec(1, interval=3.0)))
    assert (card.number.text(), card.number.wrong, card.problem.isVisible()) == ("3.0 s", False, False)
    assert card.typed == [(1, "interval", "abc"), (1, "interval", "3")]


def test_escape_brings_the_value_back(make, qtbot):
    card = make(feed.card(1))
    card.name.setFocus()
    card.name.selectAll()
    qtbot.keyClicks(card.name, "1x")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    card.show_view(feed.card(1, problem="1x cannot be a variable."))
    qtbot.keyClick(card.name, Qt.Key.Key_Escape)
    assert (card.name.text(), card.name.wrong) == ("p1", False)
    assert card.typed == [(1, "name", "1x"), (1, "name", "p1")]


def test_typing_is_not_disturbed_by_views(make, qtbot):
    card = make(feed.card(1))
    card.number.setFocus()
    card.number.selectAll()
    qtbot.keyClicks(card.number, "4.")
    card.show_view(feed.card(1, Phase.ABSENT, MainPhase.BUSY, pid=5))
    assert card.number.text() == "4."


def test_leaving_a_field_enters_its_text(make, qtbot):
    card = make(feed.card(1))
    card.name.setFocus()
    card.name.selectAll()
    qtbot.keyClicks(card.name, "worker_a")
    qtbot.mouseClick(card.start, LEFT)
    assert card.typed == [(1, "name", "worker_a")]
    assert card.heard == [(Action.START, 1, None)]


def test_a_started_card_is_locked_and_says_so(make):
    card = make(feed.card(1, Phase.ALIVE))
    assert not card.slider.isEnabled()
    assert card.number.isReadOnly()
    assert card.name.isReadOnly()
    assert not card.kind.isVisible()
    assert card.call.text() == "Process  ·  sleep"
    assert "Reset" in card.number.toolTip()


@pytest.mark.parametrize(
    ("phase", "exitcode", "words"),
    [
        (Phase.ALIVE, None, "alive"),
        (Phase.ENDED, None, "ended, not joined"),
        (Phase.ENDED, 0, "exit 0, not joined"),
        (Phase.ENDED, -9, "SIGKILL, not joined"),
        (Phase.REAPED, -15, "SIGTERM, exit −15"),
    ],
)
def test_the_phase_stands_in_the_corner(make, phase, exitcode, words):
    assert make(feed.card(1, phase, exitcode=exitcode)).phase.text() == words


def test_words_that_do_not_fit_are_elided_and_told_in_full(make, qtbot):
    spec = feed.spec(1, name="a_very_long_name_of_it")
    card = make(feed.card(1, Phase.ENDED, exitcode=-9, spec=spec))
    assert card.phase.words == "SIGKILL, not joined"
    assert card.phase.text().endswith("…")
    assert card.phase.fontMetrics().horizontalAdvance(card.phase.text()) <= card.phase.width()
    assert card.phase.words in card.phase.toolTip()
    card.show_view(feed.card(1, Phase.ENDED, exitcode=-9))
    qtbot.waitUntil(lambda: card.phase.text() == card.phase.words)


@pytest.mark.parametrize("work", Work)
def test_a_thread_says_what_python_cannot_do_to_it(make, work):
    spec = feed.spec(4, name="t1", kind=Kind.THREAD, work=work, target=work.value)
    card = make(feed.card(4, Phase.ALIVE, spec=spec))
    assert card.call.text() == f"Thread  ·  {work.value}"
    assert (card.join.isEnabled(), card.join_timeout.button.isEnabled()) == (True, True)
    for button, done in ((card.terminate, "terminated"), (card.kill, "killed")):
        assert not button.isEnabled()
        assert button.toolTip() == f"Threads cannot be {done}: Python has no such call."


def pick(word: str) -> None:
    """Pick an entry of the menu that is about to open, by keys."""

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text().startswith(word)).trigger()
        menu.close()

    QTimer.singleShot(0, press)


def test_choosing_the_timeout(make, qtbot):
    card = make(feed.card(3, Phase.ALIVE))
    pick("0.5")
    qtbot.mouseClick(card.join_timeout.chooser, LEFT)
    assert card.join_timeout.button.text() == "Join (0.5 s)"
    qtbot.mouseClick(card.join_timeout.button, LEFT)
    assert card.heard == [(Action.JOIN_TIMEOUT, 3, 0.5)]


def test_the_menu_duplicates_and_removes(make, qtbot):
    card = make(feed.card(2))
    for word in ("Duplicate", "Remove"):
        pick(word)
        qtbot.mouseClick(card.more, LEFT)
    assert card.heard == [(Action.DUPLICATE, 2, None), (Action.REMOVE, 2, None)]


def test_choosing_kind_with_the_keyboard(make, qtbot):
    card = make(feed.card(1))

    def keys() -> None:
        menu = QApplication.activePopupWidget()
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    card.kind.setFocus()
    QTimer.singleShot(0, keys)
    qtbot.keyClick(card.kind, Qt.Key.Key_Down)
    assert card.typed == [(1, "kind", "thread")]


def test_a_scripts_worker_shows_only_what_is_known_and_possible(make):
    card = make(feed.card(1, Phase.ALIVE, spec=feed.spec(1, name="Thread-1 (work)", target="")))
    for part in (card.slider, card.number, card.start, card.join, card.join_timeout, card.more):
        assert not part.isVisible()
    assert card.kill.isEnabled()
    assert card.name.text() == "Thread-1 (work)"
    assert card.name.cursorPosition() == 0
    assert card.name.fontMetrics().horizontalAdvance(card.name.text()) <= card.name.width()
