"""The themes by name; those that are not in use are not loaded."""

from concgui.ui.theme import LIGHT, Theme

NAMES = ("light", "dark", "contrast")


def named(name: str) -> Theme:
    """The theme "light", "dark" or "contrast"; ValueError for another."""
    match name:
        case "light":
            return LIGHT
        case "dark":
            from concgui.ui.theme_dark import DARK

            return DARK
        case "contrast":
            from concgui.ui.theme_contrast import CONTRAST

            return CONTRAST
    raise ValueError(f"There is no theme {name!r}: take light, dark or contrast.")
