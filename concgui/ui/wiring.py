"""The one place that connects the session with the window.

The session is the only owner of state: values go down by its signals, what the user wants goes up as intents.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from concgui.core.actions import Action
from concgui.core.lessons import Lesson
from concgui.core.states import MainPhase
from concgui.core.views import Mode, OutputLine, SessionView
from concgui.core.words import language
from concgui.ui.exports import Exports
from concgui.ui.lesson_desk import LessonDesk
from concgui.ui.line_spans import LineSpans
from concgui.ui.loading import Loading
from concgui.ui.run_desk import RunDesk
from concgui.ui.span_line import SpanLine
from concgui.ui.spoken import on_language
from concgui.ui.toolbar import LessonChoice
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session
    from concgui.core.livefolder import Left

_RUNNING = {MainPhase.IDLE, MainPhase.BUSY, MainPhase.LEAVING}


class Wiring(QObject):
    """Lives as long as the window."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._lessons: Sequence[Lesson] = ()
        self._exports = Exports(window, session)
        self._loading = Loading(window, session)
        self.run_desk = RunDesk(window, session)
        self.lessons = LessonDesk(window, session)
        self._connect_down()
        on_language(self._speak)
        self._connect_up()
        spans = SpanLine(window, session)
        spans.follow()  # after all else, so that the program is shown before its line
        LineSpans(window, session, spans).follow()

    def offer(self, lessons: Sequence[Lesson]) -> None:
        """Let the user choose from these lessons."""
        self._lessons = lessons
        lessons = [lesson.in_language(language()) for lesson in lessons]
        self._window.toolbar.set_lessons([LessonChoice(one.lesson_id, one.title, one.summary) for one in lessons])

    @Slot()
    def _speak(self) -> None:
        """Say what comes from the session in another language."""
        if self._lessons:
            self.offer(self._lessons)
        self._session.view_changed.emit(self._session.current_view())

    def offer_left(self) -> None:
        """Look for what killed windows left, and offer it; when the window is up, since it reads the disk."""
        from concgui.control.recovery import Recovery

        self._recovery = Recovery(self)
        self._recovery.found.connect(self._offer_left)
        self._recovery.failed.connect(self._window.say)
        self._recovery.look()

    @Slot(object)
    def _offer_left(self, left: "list[Left]") -> None:
        from concgui.ui.offer import Offer

        offer = Offer(self._window.timeline_frame)
        offer.opened.connect(lambda one: self._open_file(self._recovery.take(one)))
        offer.discarded.connect(self._recovery.discard)
        offer.offer(left)

    def _connect_down(self) -> None:
        session = self._session
        session.view_changed.connect(self._show)
        session.output_added.connect(self._print)
        session.run_started.connect(self._begin)
        session.lanes_changed.connect(self._draw)
        session.message.connect(self._hear)
        session.replay_changed.connect(self._window.show_replay)

    def _connect_up(self) -> None:
        window, session = self._window, self._session
        window.intent.connect(self._act)
        window.edited.connect(session.edit_worker)
        window.toolbar.free_chosen.connect(session.open_free)
        window.toolbar.lesson_chosen.connect(session.open_lesson)
        window.toolbar.start_method_chosen.connect(session.set_start_method)
        window.toolbar.cores_chosen.connect(session.set_cores)
        window.file_chosen.connect(self._open_file)
        window.script_wanted.connect(session.open_as_script)
        window.save_wanted.connect(session.save_recording)
        window.output.typed.connect(self._type)
        window.output.input_end_wanted.connect(session.end_input)
        self._exports.follow()
        self.run_desk.follow()
        self._loading.follow()
        self.lessons.follow()
        window.closing.connect(session.shutdown)

    # ------------------------------------------------------------------ down
    @Slot(object)
    def _show(self, view: SessionView) -> None:
        window = self._window
        window.show_view(view)
        own = view.mode is Mode.PROGRAM
        window.lesson.show_lesson(view.title if own else "", view.about if own else "")
        if window.timeline is not None:
            window.timeline.set_running(view.mode is not Mode.REPLAY and view.main in _RUNNING)

    @Slot(str)
    def _hear(self, sentence: str) -> None:
        """Say it, unless it is about to stand at a card, where it belongs."""
        if all(card.problem != sentence for card in self._session.current_view().cards):
            self._window.say(sentence)

    @Slot(object)
    def _print(self, lines: list[OutputLine]) -> None:
        self._window.output.add(lines)

    @Slot(int)
    def _begin(self, _run: int) -> None:
        self._window.output.clear()
        if self._window.timeline is not None:
            self._window.timeline.set_lanes(self._session.lanes)

    @Slot()
    def _draw(self) -> None:
        if self._window.timeline is not None:
            self._window.timeline.refresh()

    # ------------------------------------------------------------------ up
    @Slot(object, object, object)
    def _act(self, action: Action, key: int | None, value: float | None) -> None:
        self._session.act(action, key, value)

    @Slot(str)
    def _type(self, text: str) -> None:
        line = self._window.output.input
        if self._session.type_text(text) and line is not None:
            line.take(text)

    @Slot(str)
    def _open_file(self, path: str) -> None:
        self._session.open_file(path, None)
