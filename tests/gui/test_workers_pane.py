"""The column of cards: incremental, quick with 64, and with one card that the keyboard acts on."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase
from concgui.core.views import Mode
from concgui.ui.workers.pane import WorkersPane
from tests.gui import feed

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(show):
    return show(WorkersPane(), 436, 700)


def cards(*keys):
    return [feed.card(key) for key in keys]


def shown(pane):
    """Keys of the cards from top to bottom."""
    found = [card for card in pane.cards.values() if card.isVisible()]
    return [card.key for card in sorted(found, key=lambda card: card.mapTo(pane, QPoint(0, 0)).y())]


def test_cards_come_and_go_and_the_others_stay_the_same_objects(pane, qtbot):
    pane.show_cards(cards(1, 2, 3))
    before = dict(pane.cards)
    pane.show_cards(cards(1, 4, 3))
    qtbot.waitUntil(lambda: shown(pane) == [1, 4, 3])
    assert pane.cards[1] is before[1]
    assert pane.cards[3] is before[3]
    assert 2 not in pane.cards


def test_without_cards_there_is_one_sentence_and_one_button(pane, qtbot):
    heard = []
    pane.intent.connect(lambda *what: heard.append(what))
    pane.show_view(feed.session())
    assert pane.empty.isVisible()
    qtbot.mouseClick(pane.empty_button, LEFT)
    assert heard == [(Action.ADD, None, None)]
    pane.show_view(feed.session(cards(1)))
    assert not pane.empty.isVisible()


def test_a_script_has_nothing_to_add(pane):
    pane.show_view(feed.session(mode=Mode.SCRIPT))
    assert not pane.add.isVisible()
    assert not pane.empty_button.isVisible()
    assert "script" in pane.empty_words.text()


def test_the_65th_is_refused_with_a_reason(pane):
    pane.show_view(feed.session(cards(*range(1, 65))))
    assert not pane.add.isEnabled()
    assert "64" in pane.add.toolTip()


def test_64_cards_are_updated_within_a_frame(pane, qtbot):
    many = cards(*range(1, 65))
    pane.show_cards(many)
    began = time.process_time()
    for _ in range(20):
        many[7] = feed.card(8, Phase.ALIVE if many[7].phase is Phase.ABSENT else Phase.ABSENT)
        pane.show_cards(list(many))
    assert (time.process_time() - began) / 20 < 0.016


def test_the_selection_follows_clicks_and_focus_and_survives_removal(pane, qtbot):
    pane.show_cards(cards(1, 2, 3))
    assert pane.selected.key == 1
    qtbot.mouseClick(pane.cards[2], LEFT, pos=QPoint(3, 3))
    assert pane.selected.key == 2
    pane.cards[3].start.setFocus()
    assert pane.selected.key == 3
    pane.show_cards(cards(1, 2))
    assert pane.selected.key == 2
    pane.show_cards([])
    assert pane.selected is None


def test_a_new_card_is_selected_and_in_view(pane, qtbot):
    pane.show_cards(cards(*range(1, 10)))
    pane.show_cards(cards(*range(1, 11)))
    assert pane.selected.key == 10
    new = pane.cards[10]
    area = pane.area.viewport()
    qtbot.waitUntil(lambda: area.rect().contains(new.mapTo(area, QPoint(10, new.height() - 2))))


def test_the_wheel_over_a_slider_scrolls_the_list_only(pane, qtbot):
    pane.show_cards(cards(*range(1, 12)))
    edited = []
    pane.edited.connect(lambda *what: edited.append(what))
    slider = pane.cards[1].slider
    place = QPointF(slider.rect().center())
    nothing, none = QPoint(), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place,
        slider.mapToGlobal(place),
        nothing,
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt takes it by place only
    )
    QApplication.sendEvent(slider, event)
    assert edited == []
    assert slider.value() == 10
    assert not event.isAccepted()  # so that Qt hands it on to the list


def test_verdicts_reach_the_cards(pane):
    pane.show_cards([feed.card(1, Phase.ALIVE, MainPhase.IDLE)])
    assert not pane.cards[1].start.isEnabled()
    assert pane.cards[1].kill.isEnabled()


@pytest.mark.parametrize("height", [300, 400])
def test_a_card_that_was_added_is_brought_into_view(show, qtbot, height):
    pane = show(WorkersPane(), 436, height)
    pane.show_cards(cards(1, 2, 3))
    qtbot.waitUntil(lambda: pane.area.verticalScrollBar().maximum() > 0)
    for last in (4, 5):
        pane.show_cards(cards(*range(1, last + 1)))
        qtbot.waitUntil(lambda last=last: in_view(pane, last))
    pane.area.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    pane.resize(436, height - 20)
    qtbot.waitUntil(lambda: pane.area.height() < height - 20)
    assert in_view(pane, 1), "who has scrolled elsewhere since stays there"


def in_view(pane, key):
    """Whether a card is seen whole."""
    card = pane.cards[key]
    return card.visibleRegion().boundingRect() == card.rect()
