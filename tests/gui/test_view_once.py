"""Everything about a run is put together once for each time that it is shown: with 64 workers that takes a while."""

import pytest

from concgui.control.viewmaker import ViewMaker
from tests.runhands import window_with_hands


@pytest.fixture
def hands(styled, qtbot):
    with window_with_hands(qtbot) as one:
        yield one


def test_a_view_is_made_once_for_all_who_show_it(hands, monkeypatch):
    made, shown = [], []
    view = ViewMaker.view
    monkeypatch.setattr(ViewMaker, "view", lambda self: made.append(self) or view(self))
    hands.session.view_changed.connect(shown.append)
    hands.session.view_changed.emit(hands.session.current_view())
    assert (len(made), len(shown)) == (1, 1)
