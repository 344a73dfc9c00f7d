"""The sentence over the bottom of the centre is where it is seen."""

from PySide6.QtWidgets import QScrollArea, QWidget

from concgui.ui.banner import Banner


def test_a_sentence_over_a_part_that_scrolls_is_in_view(styled, qtbot):
    area, centre = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    centre.setFixedSize(900, 900)
    area.setWidget(centre)
    area.resize(500, 300)
    area.show()
    banner = Banner(centre)
    for across, down in ((0, 0), (350, 500)):
        area.horizontalScrollBar().setValue(across)
        area.verticalScrollBar().setValue(down)
        banner.say("What is said is seen, however long it may be and wherever somebody has scrolled to meanwhile.")
        place = banner.geometry().translated(banner.parentWidget().pos())
        assert area.viewport().rect().contains(place)
    area.takeWidget()
    centre.resize(600, 400)
    banner.say("Short.")
    assert centre.rect().contains(banner.geometry())
    centre.deleteLater()
