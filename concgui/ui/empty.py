"""What stands where there is nothing yet: a sentence in each pane, and the button that begins in the timeline."""

from PySide6.QtCore import QEvent, QObject, QPoint, Slot

from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.views import Mode, SessionView
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton
from concgui.ui.icons import play_icon
from concgui.ui.scaled import follow
from concgui.ui.spoken import on_language, say
from concgui.ui.theme import current, px
from concgui.ui.window import MainWindow

_BELOW = 150  #: pixels from the top of the timeline's canvas: under its axis and its sentence


class Empty(QObject):
    """Lives as long as the window; `show_view` is told each view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._action = Action.START_ALL
        self.button = ActionButton(
            later("Start all"), later("Start all"), "", role="tool", parent=window.timeline_frame
        )
        follow(self.button, lambda one: one.setIcon(play_icon(current().text, current().text_disabled)))
        self.button.clicked.connect(self._begin)
        self.button.hide()
        window.timeline_frame.installEventFilter(self)
        say(
            window.output.text,
            "placeholderText",
            "What the program prints appears here, with its time and who printed it.",
        )
        say(window.program.text, "placeholderText", "Nobody has told the text of this program.")
        on_language(self._speak)

    @Slot(object)
    def show_view(self, view: SessionView) -> None:
        """Offer the button while nothing has run that could."""
        self._action = Action.START_ALL if view.mode is Mode.FREE else Action.RUN
        verdict = view.actions.get(self._action)
        asked = view.lesson is not None  # its panel has a button of its own
        wanted = view.main is MainPhase.OFF and view.mode is not Mode.REPLAY and not asked
        self.button.setVisible(wanted and verdict is not None and verdict.enabled)
        self._speak()

    def _speak(self) -> None:
        words = tr("Start all") if self._action is Action.START_ALL else tr("Run")
        tip = (
            tr("Start every worker that was not started (Ctrl+Return)")
            if self._action is Action.START_ALL
            else tr("Run it (Ctrl+Return)")
        )
        if self.button.text() != f" {words}":
            self.button.setText(f" {words}")
            self.button.setAccessibleName(words)
        self.button.set_tip(tip)
        self._place()

    def _begin(self) -> None:
        self._window.workers.submit()
        self._window.setFocus()
        self._window.intent.emit(self._action, None, None)

    def _place(self) -> None:
        canvas = self._window.timeline.focusProxy() if self._window.timeline is not None else None
        frame, button = self._window.timeline_frame, self.button
        if canvas is not None and frame.isAncestorOf(canvas) and not button.isHidden():
            button.adjustSize()
            top = canvas.mapTo(frame, QPoint(0, 0)).y() + px(_BELOW)
            button.move((frame.width() - button.width()) // 2, min(top, frame.height() - button.height() - px(10)))
            button.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override: the timeline has another size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False
