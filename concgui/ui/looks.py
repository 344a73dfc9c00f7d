"""Which theme and which scale the window has, changed at once for everything that is shown.

Order of a change: theme and `SIZES`, the application's font, palette and style sheet, then what follows them
(`concgui.ui.scaled`), then `changed`, for those who keep pictures.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from concgui.control.preferences import LARGEST, SMALLEST, Preferences
from concgui.ui.fonts import on_chinese
from concgui.ui.scaled import refresh_all
from concgui.ui.style import dress
from concgui.ui.theme import SIZES, current, use
from concgui.ui.themes import named

STEP = 0.1
SYSTEM = "system"  #: light, dark or high contrast, as the platform has it


class Looks(QObject):
    """Theme and scale of the application. There is one: `looks()`."""

    changed = Signal()  #: everything has its new colours and sizes; drop what was painted with the old ones

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = "light"
        self._watched = False
        self._completed = False
        self._contrast = False  # the platform asks for high contrast
        self._user = 1.0  #: the scale without a presentation
        self._presenting = False
        on_chinese(lambda: QTimer.singleShot(0, self, self._apply))  # not in the middle of a paint event

    @property
    def wanted(self) -> str:
        """The theme that was asked for: "system", "light", "dark" or "contrast"."""
        return self._wanted

    def use_theme(self, name: str) -> None:
        """Show everything in this theme; "system" is what the platform has. ValueError for another name."""
        theme = named(self._of_system() if name == SYSTEM else name)
        self._wanted = name
        if theme is not current():
            use(theme)
            self._apply()

    def use_scale(self, factor: float) -> None:
        """Show everything this many times as large; SMALLEST to LARGEST, what is beyond is brought there."""
        self._user = factor = min(LARGEST, max(SMALLEST, factor))
        if factor != SIZES.scale and not self._presenting:
            SIZES.use(factor)
            self._apply()

    def present(self, factor: float, least: int) -> None:
        """Show everything so many times as large, without a limit, and no text smaller than `least` pixels.

        This is for a whole screen; it holds until `end_presentation`, whatever the user's scale is.
        """
        self._presenting = True
        if (factor, least) != (SIZES.scale, SIZES.least):
            SIZES.use(factor, least)
            self._apply()

    def end_presentation(self) -> None:
        """Show everything in the user's scale again."""
        if self._presenting:
            self._presenting = False
            SIZES.use(self._user)
            self._apply()

    def begin(self, preferences: Preferences) -> None:
        """Dress the application for the first time as the user has chosen, and go with what is chosen later."""
        name, factor = preferences.choices.theme, preferences.choices.scale
        self._wanted = name
        use(named(self._of_system() if name == SYSTEM else name))
        self._user = min(LARGEST, max(SMALLEST, factor))
        SIZES.use(self._user)
        dress(_application(), current())
        preferences.changed.connect(self._choose)

    def complete(self) -> None:
        """Look whether the platform asks for high contrast, now and later; after the first paint: that is slow."""
        style = _application().styleHints()  # to be kept: the other goes with it
        hints = style.accessibility()
        if not self._completed:
            self._completed = True
            hints.contrastPreferenceChanged.connect(self._hear_contrast)
        self._hear_contrast(hints.contrastPreference())

    @Slot(Qt.ContrastPreference)
    def _hear_contrast(self, wished: Qt.ContrastPreference) -> None:
        contrast = wished is Qt.ContrastPreference.HighContrast
        if contrast is not self._contrast:
            self._contrast = contrast
            self._system_changed()

    @Slot(str, object)
    def _choose(self, name: str, value: object) -> None:
        if name == "theme":
            self.use_theme(str(value))
        elif name == "scale" and isinstance(value, float):
            self.use_scale(value)

    def _apply(self) -> None:
        app = _application()
        dress(app, current())
        refresh_all()
        self.changed.emit()

    def _of_system(self) -> str:
        hints = _application().styleHints()
        if not self._watched:
            self._watched = True
            hints.colorSchemeChanged.connect(self._system_changed)
        if self._contrast:
            return "contrast"
        return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"

    @Slot()
    def _system_changed(self) -> None:
        if self._wanted == SYSTEM:
            self.use_theme(SYSTEM)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101  it is made first
    return app


def larger(factor: float, steps: int) -> float:
    """The scale so many steps of STEP from this one, on a whole step."""
    return min(LARGEST, max(SMALLEST, round(round(factor / STEP) * STEP + steps * STEP, 1)))


_looks: Looks | None = None


def looks() -> Looks:
    """The one object; made at its first use, after the application."""
    global _looks  # noqa: PLW0603  one for the application, which is one, too
    if _looks is None:
        _looks = Looks(_application())
    return _looks
