"""Which language the window speaks: the user's choice or the system's, changed at once, also while a program runs.

The texts come from `resources/translations/concgui_*.qm`, which `packaging/translate.py` makes; those of Qt's own
dialogs from the files that Qt brings along. English needs no file.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from concgui.control.preferences import Preferences
from concgui.core.resources import resources
from concgui.core.words import translate_with
from concgui.ui.fonts import load_chinese
from concgui.ui.spoken import say_again

CONTEXT = "concgui"  #: all messages are in this one

_WORD = re.compile("[A-Za-z]|, |\\. ")  #: what has none of it is the same in every language

#: Sources that were asked for and have no translation in the language in use; a test looks at them.
missing: set[str] = set()


def resolved(choice: str) -> str:
    """Return the language for a choice of `Preferences`: "system" is the first of the system's that there is."""
    if choice != "system":
        return choice
    for name in QLocale.system().uiLanguages():
        parts = name.replace("_", "-").split("-")
        if parts[0] == "zh":
            return "en" if {"Hant", "TW", "HK", "MO"} & set(parts) else "zh_CN"
        if parts[0] in {"en", "C"}:
            return "en"
    return "en"


class Languages(QObject):
    """Says everything in the language of the preferences; `changed` when another one has been put into force."""

    changed = Signal(str)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = "en"  #: in force
        self._translators: list[QTranslator] = []
        self.use(preferences.choices.language)
        preferences.changed.connect(self._chosen)

    def _chosen(self, name: str, value: object) -> None:
        if name == "language":
            self.use(str(value))

    def use(self, choice: str) -> None:
        """Speak this language from now on, one of `concgui.control.preferences.LANGUAGES`."""
        language = resolved(choice)
        if language == self.language:
            return
        self.language = language
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
            old.deleteLater()
        self._translators = []
        translate_into(language)
        if language != "en":
            load_chinese()
            qt = _QtTexts(self)
            qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            QCoreApplication.installTranslator(qt)
            self._translators = [qt]
        say_again()
        self.changed.emit(language)


class _QtTexts(QTranslator):
    """The texts of Qt's own dialogs; but keys are called as it stands on them, and in our texts: Return, Space."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1, /) -> str | None:
        """Qt override."""
        return None if context == "QShortcut" else super().translate(context, source, disambiguation, n)


def translate_into(language: str) -> None:
    """Let `tr` give texts in a language; what is shown already, and Qt's own texts, stay as they are."""
    missing.clear()
    if language == "en":
        translate_with(None)
        return
    translator = QTranslator()
    translator.load(f"concgui_{language}", str(resources() / "translations"))

    @lru_cache(maxsize=8192)
    def looked_up(source: str, n: int | None) -> str:
        if not _WORD.search(source):
            return source
        found = translator.translate(CONTEXT, source, "", -1 if n is None else n)
        if not found:
            missing.add(source)
        return found or source

    translate_with(looked_up, language)
