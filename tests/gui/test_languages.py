"""The window in its languages: nothing is left in English, nothing is cut, and it changes at once, also in a run."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QTimer
from PySide6.QtGui import QKeySequence, QRawFont
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

import concgui.ui
from concgui.commands import fileargs
from concgui.control.compare import Comparison
from concgui.control.preferences import Preferences
from concgui.core.actions import Action
from concgui.core.livefolder import Left
from concgui.core.resources import resources
from concgui.core.states import MainPhase
from concgui.core.storage import save
from concgui.core.words import language, tr, trn
from concgui.ui import languages
from concgui.ui.about import AboutDialog
from concgui.ui.compare.dialog import CompareDialog
from concgui.ui.compare.programs import ProgramsDialog, ProgramText
from concgui.ui.crash import CrashHandler
from concgui.ui.crash_dialog import CrashDialog
from concgui.ui.crash_notice import CrashNotice
from concgui.ui.keyboard import Keyboard
from concgui.ui.languages import Languages, translate_into
from concgui.ui.manual import Manual
from concgui.ui.menus import MainMenu
from concgui.ui.offer import Offer
from concgui.ui.preferences import PreferencesDialog
from concgui.ui.shortcuts import ShortcutsDialog
from concgui.ui.timeline.range_panel import RangePanel
from concgui.ui.unsaved import UnsavedDialog
from concgui.ui.work_progress import WorkProgress
from concgui.usage import UsageError
from tests.gui.shown import cut, parts, still_chinese, untranslated
from tests.runhands import Hands, window_with_hands
from tests.scribe import Scribe

#: What is open while the language can be changed: what it says changes, too.
STAYS = (ShortcutsDialog, AboutDialog, PreferencesDialog, Manual, Offer, CrashDialog, CrashNotice)
#: A program for cards, and one without, which prints Chinese.
CARDS = """\
import time
from multiprocessing import Process

def worker(id, interval):
    time.sleep(interval)

if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 0.1))
    p1.start()
"""
SCRIPT = "import time\nprint('开始', flush=True)\nwhile True: time.sleep(0.05)\n"


@pytest.fixture
def speaking() -> Iterator[Languages]:
    """English, until the test asks for something else; and again after it."""
    one = Languages(Preferences())
    one.use("en")
    yield one
    one.use("en")
    translate_into("en")
    one.deleteLater()


@pytest.fixture
def hands(speaking: Languages, styled: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    with window_with_hands(qtbot) as one:
        yield one


def looked_at(
    speaking: Languages,
    *roots: QWidget,
    names: frozenset[str] = frozenset(),
    choices: tuple[str, ...] = ("en", "zh_CN"),
    english: bool = True,
) -> list[str]:
    """What is wrong with what is shown, in each of these languages. `english`: look for English left in Chinese."""
    wrong: list[str] = []
    for choice in choices:
        speaking.use(choice)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _turn in range(4):  # layouts that wait for each other
            QApplication.processEvents()
        for root in roots:
            assert root.isVisible()
            wrong += [f"{choice}, cut: {text}" for text in cut(root)]
            if choice == "en":
                wrong += [f"in Chinese: {text}" for text in still_chinese(root)]
            elif english:
                wrong += [f"in English: {text}" for text in untranslated(root, names)]
    return wrong + [f"no translation: {text}" for text in sorted(languages.missing)]


def test_every_mode_of_the_window(hands: Hands, speaking: Languages, tmp_path: Path) -> None:
    (tmp_path / "cards.py").write_text(CARDS)
    wrong, session = {}, hands.session
    openings = {
        "lesson": lambda: session.open_lesson("classic-2-join-with-timeout"),
        "cards": lambda: session.open_file(str(tmp_path / "cards.py"), None),
        "free": session.open_free,
    }
    for name, opening in openings.items():
        opening()
        for width, height in ((1366, 768), (1920, 1040)):
            hands.window.resize(width, height)
            found = looked_at(speaking, hands.window)
            if found:
                wrong[name, width] = found
    assert wrong == {}, "\n".join(f"{name}: {line}" for name, lines in wrong.items() for line in lines)


def test_the_language_changes_in_a_run_and_the_run_goes_on(hands: Hands, speaking: Languages, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    window, session = hands.window, hands.session
    session.open_file(str(tmp_path / "script.py"), None)
    session.act(Action.RUN)
    hands.until(lambda: hands.printed)
    before = session.current_view()
    assert window.toolbar.buttons[Action.STOP].text().strip() == "Stop"
    chosen = Languages(window.preferences)
    window.findChild(MainMenu).choices["language"].actions()[-1].trigger()
    assert (chosen.language, Preferences().choices.language) == ("zh_CN", "zh_CN")
    speaking.use("zh_CN")
    assert window.toolbar.buttons[Action.STOP].text().strip() == "停止"
    assert (language(), window.status.right.text()[:2]) == ("zh_CN", "丢弃")
    # What was told when the script was opened stays as it was told; what the meter says comes with its next number.
    said = frozenset(filter(None, (before.about, before.status.source_hint)))
    window.timeline.desk.open()
    found = looked_at(speaking, window.timeline.desk.popup)
    window.timeline.desk.popup.close()
    hands.until(lambda: not untranslated(window, said))
    found += looked_at(speaking, window, names=said, english=False)
    now = session.current_view()
    assert (now.status.main_pid, now.main) == (before.status.main_pid, MainPhase.BUSY)
    session.act(Action.STOP)
    hands.until(lambda: session.current_view().main is MainPhase.ENDED)
    keyboard = window.findChild(Keyboard)
    keyboard.actions["replay"].trigger()
    hands.until(lambda: window.replay is not None and window.replay.replay is not None)
    hands.until(lambda: not window.meter.shown.detail)  # it is calm: at the end of the recording nothing runs
    lanes = window.timeline.lanes
    window.timeline.handling.mark_range(lanes.t0_ns, lanes.t0_ns + 50_000_000)
    found += looked_at(speaking, window, names=said)
    assert [one for one in parts(window) if isinstance(one, RangePanel)] != []
    assert found == [], "\n".join(found)


def open_all(hands: Hands, look: Callable[[QWidget], None]) -> None:
    """Open every window, dialog, popup and menu of the application, one after the other."""
    window, keyboard = hands.window, hands.window.findChild(Keyboard)

    def look_at_popup() -> None:
        popup = QApplication.activePopupWidget()
        look(popup)
        popup.close()

    for name in ("shortcuts", "about", "preferences", "manual"):
        before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
        keyboard.actions[name].trigger()
        (dialog,) = {one for one in QApplication.topLevelWidgets() if one.isVisible()} - before
        look(dialog)
        dialog.close()
    hands.desk.ask_module()
    look(hands.desk.dialog)
    hands.desk.dialog.reject()
    for asking in (window.timeline.asking.ask_range, window.timeline.asking.ask_text):
        asking()
        look(window.timeline.asking.line)
    window.toolbar.cores._open_popup()
    look_at_popup()
    programs = [ProgramText("Threads", "threads.py", "print()")]
    errors = CrashHandler()
    errors.count, errors.path = 3, "x.log"
    for one in (
        UnsavedDialog("own.py", window),
        CompareDialog(window, Comparison(window, "")),
        ProgramsDialog(window, programs),
        CrashDialog(errors),
    ):
        one.show()
        look(one)
        one.close()
    notice = CrashNotice(window.timeline_frame, "")
    offer = Offer(window.timeline_frame)
    offer.offer([Left(Path("x"), "own.py", datetime(2026, 1, 2, tzinfo=UTC))] * 2)
    window.say(tr("There is no bookmark yet: M sets one."))
    progress = WorkProgress(window.status, "Cancel the export")
    window.status.place(progress)
    progress.begin(tr("exporting {file} …", file="x.png"))
    for one in (notice, offer, window.banner, progress):
        look(one)
    card = window.workers.selected
    for open_menu in (card._menu, card.join_timeout.choose, card.kind.open):
        QTimer.singleShot(0, window, look_at_popup)
        open_menu()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for menu in window.findChildren(QMenu):
        menu.popup(QPoint(10, 10))
        look(menu)
        menu.close()


@pytest.mark.parametrize("choice", ["en", "zh_CN"])
def test_every_dialog_and_menu(hands: Hands, speaking: Languages, choice: str) -> None:
    seen: set[type] = set()
    wrong: dict[str, list[str]] = {}

    def look(root: QWidget) -> None:
        if found := looked_at(speaking, root, choices=(choice, other) if isinstance(root, STAYS) else (choice,)):
            wrong.setdefault(type(root).__name__, []).extend(found)
        speaking.use(choice)
        seen.update(type(one) for one in (root, *root.findChildren(QWidget)))

    other = "en" if choice != "en" else "zh_CN"
    speaking.use(choice)
    open_all(hands, look)
    assert wrong == {}, "\n".join(f"{name}: {line}" for name, lines in wrong.items() for line in lines)
    there = {kind for kind in classes_of_the_window() if issubclass(kind, QDialog | QMenu)}
    assert {kind.__name__ for kind in there - seen} == set()


def classes_of_the_window() -> Iterator[type]:
    for module in pkgutil.walk_packages(concgui.ui.__path__, "concgui.ui."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and one.__module__ == module.name:
                yield one


def test_the_choice_is_remembered_and_the_system_decides_without_one(speaking: Languages, monkeypatch) -> None:
    preferences = Preferences()
    one = Languages(preferences)
    preferences.choose("language", "zh_CN")
    assert (one.language, tr("Start all"), trn("{n} worker", "{n} workers", 1)) == ("zh_CN", "全部启动", "1 个工作者")
    assert QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Return"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    preferences.choose("language", "en")
    assert [trn("{n} worker", "{n} workers", n) for n in (0, 1, 2)] == ["0 workers", "1 worker", "2 workers"]
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    preferences.choose("language", "zh_CN")
    again = Languages(Preferences())
    assert again.language == "zh_CN"
    for names, chosen in (
        (["de-DE", "zh-Hans-CN", "en"], "zh_CN"),
        (["zh-TW", "en-US"], "en"),
        (["zh-SG"], "zh_CN"),
        (["C"], "en"),
        ([], "en"),
    ):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale, names=names: names)
        assert languages.resolved("system") == chosen
    again.use("en")


LATE = """
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QPushButton
from concgui import app
from concgui.ui.fonts import load_for
application = app.create_application(["x"])
button = QPushButton("⋮ ▾ ✕")
button.show()
application.processEvents()
load_for("（N）")
button.setText("+ 添加（N）")
for _turn in range(3):
    application.processEvents()
layout = QTextLayout(button.text(), button.font())
layout.beginLayout()
layout.createLine()
layout.endLayout()
print(sorted({run.rawFont().familyName() for run in layout.glyphRuns()}))
"""


def test_faces_that_are_loaded_late_are_found_by_what_was_shown_before() -> None:
    done = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "['Inter', 'Noto Sans SC for Concgui']"


def test_a_picture_is_drawn_in_either_language(speaking: Languages, tmp_path: Path) -> None:
    scribe = Scribe()
    scribe.hello()
    worker = scribe.create(10, "p1")
    scribe.start(20, worker, 200)
    scribe.leave(60, worker, 200, 3)
    scribe.join(21, 70, worker, 3)
    save(scribe.recording(), tmp_path / "run.concgui")
    words = {}
    for choice in ("en", "zh_CN"):
        picture = tmp_path / f"{choice}.svg"
        assert fileargs.render([str(tmp_path / "run.concgui"), "-o", str(picture), "--lang", choice]) == 0
        words[choice] = picture.read_text("utf-8")
    assert "exit 3" in words["en"]
    assert "退出码" in words["zh_CN"]
    assert "exit" not in words["zh_CN"]
    with pytest.raises(UsageError):
        fileargs.render([str(tmp_path / "run.concgui"), "-o", str(tmp_path / "x.svg"), "--lang", "xx"])


def test_the_faces_have_every_character_of_the_translations(styled: QApplication) -> None:
    used = set("".join((resources() / "translations" / "concgui_zh_CN.ts").read_text("utf-8")))
    for weight in ("Regular", "Bold"):
        face = QRawFont(str(resources() / "fonts" / f"NotoSansSC-{weight}.otf"), 16.0)
        assert [one for one in used if "\u3000" <= one <= "\uffef" and not face.supportsCharacter(ord(one))] == []
        inter = QRawFont(str(resources() / "fonts" / f"Inter-{weight}.otf"), 16.0)
        assert (face.ascent(), face.descent()) == pytest.approx((inter.ascent(), inter.descent()), abs=0.1)
