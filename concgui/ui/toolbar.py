"""The toolbar: which program, and what is said to all of its workers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from concgui.core.actions import Action, Verdict
from concgui.core.views import Mode, SessionView
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, ChooserButton, ComboBox, label, loading, mark
from concgui.ui.icons import play_icon, stop_icon
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import current, px
from concgui.ui.toolbar_tools import Tools

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from concgui.ui.cores import Cores

_STOP_TIP = later("End the script and keep its picture: SIGTERM to main, and a second later SIGKILL to all (Shift+F5)")
_FREE, _MENU = later("Free"), later("Menu")
_START_ALL, _RUN = later("Start all"), later("Run")
_START_TIP, _RUN_TIP = later("Start every worker that was not started (Ctrl+Return)"), later("Run it (Ctrl+Return)")
_STOP, _STOPPING = later("Stop"), later("Stopping…")
#: What the chooser says of the program that is shown; in Free mode it has no title.
_TITLES = {
    Mode.LESSON: later("Lesson: {title}"),
    Mode.PROGRAM: later("Program: {title}"),
    Mode.SCRIPT: later("Script: {title}"),
    Mode.REPLAY: later("Recording: {title}"),
}
_REPLAYED = later("Replay: {title}")  #: of the run that the window still has
#: What a script is not asked for, and what only a script is.
_NOT_FOR_SCRIPTS, _FOR_SCRIPTS = (Action.JOIN_ALL, Action.END_MAIN), (Action.STOP,)
#: What gives way where there is too little room for all, the first one first.
_FOLDED = (Action.INTERRUPT, Action.END_MAIN, Action.JOIN_ALL, Action.TERMINATE_ALL, Action.RESET)
_NARROW, _TIGHT = 1500, 1400  #: pixels of width below which something gives way
_EXTRA = (6, 14, 14)  #: pixels before the run button, the start method and the cores
#: Pixels that the cores leave the chooser, whatever it shows now: they do not come and go with its words.
_CHOOSER, _CHOOSER_TIGHT = 240, 200
_CHOOSER_LEAST = 140  #: before a button is left out, the chooser makes way


class LessonChoice(NamedTuple):
    """A lesson as the chooser offers it."""

    lesson: str  #: its id
    title: str
    summary: str


class Toolbar(QFrame):
    """Shows the run's mode and verdicts; emits what the user wants."""

    intent = Signal(object, object, object)
    free_chosen = Signal()
    lesson_chosen = Signal(str)
    open_wanted = Signal()
    start_method_chosen = Signal(str)
    cores_chosen = Signal(object)  #: frozenset of the cores that the program may use
    refused = Signal(str)  #: why something was not done, one sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        fit(self.setFixedHeight, 64)
        self._run_action = Action.START_ALL
        self._menu_made = False
        self._title = (Mode.FREE, "")
        self._tight = False
        self._absent = frozenset(_FOR_SCRIPTS)  # what this kind of program is not asked for
        self.cores: Cores | None = None  #: made by `complete`
        self._make_chooser()
        self.run = ActionButton(_START_ALL, _START_ALL, "", role="primary", parent=self)
        follow(self.run, lambda run: run.setIcon(play_icon(current().text_on_strong, current().text_disabled)))
        fit(self.run.setIconSize, QSize(14, 14))
        self.run.clicked.connect(lambda: self.intent.emit(self._run_action, None, None))
        self.buttons: dict[Action, ActionButton] = {
            Action.STOP: self._button(_STOP, _STOP_TIP, danger=True),
            Action.JOIN_ALL: self._button(later("Join all"), later("Join every worker that was started (Ctrl+J)")),
            Action.TERMINATE_ALL: self._button(
                later("Terminate all"), later("Terminate every process that is alive (Ctrl+T)"), danger=True
            ),
            Action.END_MAIN: self._button(
                later("End main"), later("Let main reach its end: the implicit joins follow (Ctrl+E)")
            ),
            Action.INTERRUPT: self._button(
                later("Interrupt"), later("Send SIGINT: KeyboardInterrupt in main (Ctrl+I)")
            ),
            Action.RESET: self._button(later("Reset"), later("Stop everything and begin a new run (Ctrl+R)")),
        }
        stop = self.buttons[Action.STOP]
        follow(stop, lambda one: one.setIcon(stop_icon(current().danger, current().text_disabled)))
        fit(stop.setIconSize, QSize(13, 13))
        self.buttons[Action.STOP].hide()
        for action, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, wanted=action: self.intent.emit(wanted, None, None))
        self.method = ComboBox(self)
        say(self.method, "accessibleName", "Start method")
        say(self.method, "toolTip", "How multiprocessing makes a process (Ctrl+M)")
        self.method.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.method.textActivated.connect(self.start_method_chosen)
        self.method_label: QLabel = label(later("Start method"), "soft", self)
        self.method_label.setBuddy(self.method)
        self.menu = ChooserButton(
            tr(_MENU),
            later("Menu of all commands"),
            later("All commands with their keys (Alt or F10)"),
            icon="menu",
            parent=self,
        )
        self.tools = Tools(self)
        self.predict, self.compare = self.tools.predict, self.tools.compare
        self.replay, self.present = self.tools.replay, self.tools.present
        self._arrange()

    def _arrange(self) -> None:
        self._row = row = QHBoxLayout(self)
        fit(row.setContentsMargins, 16, 0, 16, 0)
        row.addWidget(self.chooser)
        row.addSpacing(_EXTRA[0])
        row.addWidget(self.run)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(_EXTRA[1])
        row.addWidget(self.method_label)
        row.addWidget(self.method)
        self._cores_place = row.count()
        row.addStretch(1)
        row.addWidget(self.tools)
        row.addWidget(self.menu)

    def _button(self, text: str, tip: str, *, danger: bool = False) -> ActionButton:
        return ActionButton(text, text, tip, role="tool", danger=danger, parent=self)

    # ------------------------------------------------------------------ the chooser
    def _make_chooser(self) -> None:
        tip = later("Choose the program: free, a lesson, a script, or a recording (Ctrl+L)")
        self.chooser = ChooserButton(tr(_FREE), later("Program"), tip, parent=self)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lessons: dict[str, QAction] = {}

    def complete(self) -> None:
        """Make the chooser's menu and the cores, after the first paint: the classes of Qt take long to load."""
        from PySide6.QtGui import QActionGroup
        from PySide6.QtWidgets import QMenu

        from concgui.ui.cores import Cores

        self.cores = Cores(self)
        self.cores.chosen.connect(self.cores_chosen)
        self.cores.refused.connect(self.refused)
        self._row.insertSpacing(self._cores_place, _EXTRA[2])
        self._row.insertWidget(self._cores_place + 1, self.cores)
        self._choices = QMenu(self.chooser)
        self._choices.setToolTipsVisible(True)
        self._choices.setProperty("role", "programs")  # all lessons on a screen of 768 lines
        self._menu_made = True
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._free = self._choice()
        say(self._free, "text", _FREE)
        say(self._free, "toolTip", "Compose a program with the cards")
        self._free.triggered.connect(self._choose_free)
        self._choices.addSeparator()
        self._end = self._choices.addSeparator()
        opening = self._choices.addAction("")
        say(opening, "text", "Open…")
        opening.triggered.connect(self._choose_script)
        self.chooser.setMenu(self._choices)

    def _choose_free(self) -> None:
        self.free_chosen.emit()

    def _choose_script(self) -> None:
        self.open_wanted.emit()

    def _choice(self) -> "QAction":
        from PySide6.QtGui import QAction

        action = QAction(self)
        action.setCheckable(True)
        self._group.addAction(action)
        self._choices.addAction(action)
        return action

    def set_lessons(self, lessons: Sequence[LessonChoice]) -> None:
        """Offer these lessons; after `complete`."""
        for old in self._lessons.values():
            self._choices.removeAction(old)
            old.deleteLater()
        self._lessons = {}
        for choice in lessons:
            action = self._choice()
            action.setText(tr(_TITLES[Mode.LESSON], title=choice.title))
            action.setToolTip(choice.summary)
            self._choices.removeAction(action)
            self._choices.insertAction(self._end, action)
            action.triggered.connect(lambda _checked=False, lesson=choice.lesson: self.lesson_chosen.emit(lesson))
            self._lessons[choice.lesson] = action

    # ------------------------------------------------------------------ values
    def show_view(self, view: SessionView) -> None:
        """Show mode, start method and verdicts."""
        shown = view.lesson if view.mode is not Mode.REPLAY else None
        self._title = (view.mode if shown is None else Mode.LESSON, view.title)
        self._show_title()
        if self._menu_made:
            lesson = self._lessons.get(shown.lesson_id) if shown is not None else None
            chosen = self._free if view.mode is Mode.FREE else lesson
            for choice in self._group.actions():
                choice.setChecked(choice is chosen)
        free = view.mode is Mode.FREE
        self._run_action = Action.START_ALL if free else Action.RUN
        text = tr(_START_ALL if free else _RUN)
        if self.run.accessibleName() != text or not self.run.text().startswith(" "):
            self.run.setText(f" {text}")  # the space keeps the icon at a distance
            self.run.setAccessibleName(text)
        self.run.set_tip(tr(_START_TIP if free else _RUN_TIP))
        self._show_verdict(self.run, view.actions.get(self._run_action, loading()))
        for action, button in self.buttons.items():
            self._show_verdict(button, view.actions.get(action, loading()))
        self._show_stop(view)
        self._show_method(view)
        if self.cores is not None and self.cores.show_cores(view.cores, view.status.machine_cores):
            self.fit(self.window().width())

    def _show_verdict(self, button: ActionButton, verdict: Verdict) -> None:
        """Where a pressed button is disabled, Qt would give the focus to the next one: the space bar would press it."""
        if not verdict.enabled and button.hasFocus():
            self.window().setFocus()
        button.set_verdict(verdict)

    def _show_stop(self, view: SessionView) -> None:
        script = view.mode is Mode.SCRIPT
        stop = self.buttons[Action.STOP]
        words = f" {tr(_STOPPING if view.stopping else _STOP)}"
        if stop.text() == words and stop.isHidden() is not script:
            return
        stop.setText(words)
        stop.setAccessibleName(words.strip())
        self._absent = frozenset(_NOT_FOR_SCRIPTS if script else _FOR_SCRIPTS)
        self.fit(self.window().width())

    def _show_title(self) -> None:
        mode, title = self._title
        if mode is Mode.FREE:
            self.chooser.set_words(tr(_FREE))
        else:
            kind = _REPLAYED if mode is Mode.REPLAY and self.tools.live else _TITLES[mode]
            self.chooser.set_words(title if self._tight else tr(kind, title=title))

    def _show_method(self, view: SessionView) -> None:
        self.method.setEnabled(view.mode is not Mode.REPLAY)
        methods = [self.method.itemText(place) for place in range(self.method.count())]
        if methods and self.method.view().isVisible():
            return
        if methods != list(view.start_methods):
            self.method.clear()
            self.method.addItems(list(view.start_methods))
        if view.start_method in view.start_methods and self.method.currentText() != view.start_method:
            self.method.setCurrentText(view.start_method)

    def offer(self, button: ActionButton, *, offered: bool = True) -> None:
        """Offer one of `predict`, `compare`, `replay` and `present`, or not any more."""
        if self.tools.offer(button, offered=offered):
            self.fit(self.window().width())

    def show_live(self, *, live: bool) -> None:
        """Let the Replay button lead back to the program, while its own replay is shown."""
        if self.tools.show_live(live=live):
            self.fit(self.window().width())

    def fit(self, width: int) -> None:
        """Leave out what can be missed in a narrow window."""
        narrow, self._tight = width < px(_NARROW), width < px(_TIGHT)
        tight = self._tight
        self.method_label.setVisible(not narrow)
        self.chooser.setMinimumWidth(px(110 if tight else 170))
        self.chooser.setMaximumWidth(px(290 if narrow else 330))
        self.menu.set_words("" if narrow else tr(_MENU))
        self._show_title()
        for button in self.buttons.values():
            mark(button, "tight", on=tight)
        self._row.setSpacing(px(6 if tight else 10))
        whole, least = (0, 0) if self.cores is None else self.cores.widths()
        folded = self._fold(width - self.tools.least + self._chooser_room() - px(_CHOOSER_LEAST), least)
        room = self._room(width)
        if not self.tools.fit(room - whole, tight=tight):
            self.tools.fit(room - least, tight=tight)
        if self.cores is not None:
            self.cores.fit(room - self.tools.taken)
            self.cores.setVisible(least > 0 and not folded)
        self._row.activate()

    def _fold(self, width: int, cores: int) -> bool:
        """Leave out, one after the other, what does not even fit then: each has its key and stands in the menu.

        `cores`: pixels that the cores need at least. Return whether there is no room for them either.
        """
        for action, button in self.buttons.items():
            button.setVisible(action not in self._absent)
        self.method.show()
        for part in (*(self.buttons[action] for action in _FOLDED), self.method):
            if self._room(width) >= cores:
                return False
            part.hide()
        return self._room(width) < cores

    def _chooser_room(self) -> int:
        return px(_CHOOSER_TIGHT if self._tight else _CHOOSER)

    def _room(self, width: int) -> int:
        """Pixels that the rest of the row leaves for the cores and the tools in a window of this width."""
        parts = [self.run, *self.buttons.values(), self.method_label, self.method, self.menu]
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        margins, chooser = self._row.contentsMargins(), self._chooser_room()
        taken = margins.left() + margins.right() + chooser + sum(shown) + sum(_EXTRA)
        taken += self._row.spacing() * (len(shown) + 1)
        return width - taken

    @property
    def run_action(self) -> Action:
        """What the primary button means: START_ALL in Free mode, else RUN."""
        return self._run_action
