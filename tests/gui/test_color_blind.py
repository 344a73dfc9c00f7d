"""Who has no cones for red or for green can tell the workers apart, and MainProcess from them."""

import pytest

from concgui.ui.themes import named
from tests.gui.colors import AS_IS, DEUTERANOPIA, PROTANOPIA, closest, contrast, difference, lab, linear

EYES = {"with all cones": AS_IS, "no green": DEUTERANOPIA, "no red": PROTANOPIA}
AT_A_GLANCE = 10.0  #: CIEDE2000


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_workers_and_main_stay_apart(name, eye):
    theme = named(name)
    alike, one, other = closest([*theme.workers, theme.lane_main], EYES[eye])
    assert alike >= AT_A_GLANCE, f"{one} and {other} differ by {alike:.1f}"


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("role", ["workers_text", "workers_on_dark"])
def test_names_in_their_colours_stay_apart(name, role, eye):
    alike, one, other = closest(list(getattr(named(name), role)), EYES[eye])
    assert alike >= AT_A_GLANCE, f"{one} and {other} differ by {alike:.1f}"


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_bad_end_does_not_look_like_a_line_that_is_done(name, eye):
    theme = named(name)
    alike, _one, _other = closest([theme.danger, theme.line_done], EYES[eye])
    assert alike >= AT_A_GLANCE


def test_the_measures_are_those_of_the_standards():
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54  # WCAG's own example of the lightest grey for words
    # A pair from the table of G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula", 2005.
    assert round(difference((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485)), 4) == 2.0425
    assert round(difference((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)), 4) == 1.2644
    assert [round(part) for part in lab(linear("#FFFFFF"))] == [100, 0, 0]
    for row in DEUTERANOPIA:
        assert sum(row) == pytest.approx(1.0, abs=1e-5), "grey stays grey"
