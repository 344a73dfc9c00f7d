"""One worker card: who it is, how long it works, and the statements that can be said about it."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from concgui.core.actions import Action, Verdict
from concgui.core.scenario import Kind, Work
from concgui.core.views import CardView
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, ElidedLabel, icon_button, label, loading
from concgui.ui.fonts import text_font
from concgui.ui.marks import paint_worker_bar
from concgui.ui.scaled import fit, follow
from concgui.ui.theme import SIZES, current, px
from concgui.ui.workers.choice import Choice
from concgui.ui.workers.fields import KeptField
from concgui.ui.workers.slider import HIGH, LOW, IntervalSlider
from concgui.ui.workers.timeout import TimeoutJoin
from concgui.ui.workers.words import call_words, interval_text, phase_tip, phase_words

_BAR = 8
_NAME_WIDEST, _SCRIPT_NAME_WIDEST = 170, 240  #: pixels
_KINDS = ((Kind.PROCESS, "Process"), (Kind.THREAD, "Thread"))


class WorkerCard(QFrame):
    """Shows a `CardView` and emits what the user wants.

    `intent(action, key, value)` for statements, `edited(key, field, text)` for the form (fields "name", "kind", "work",
    "interval"), `chosen(key)` when the card is to be the one that the keyboard's letters act on.
    """

    intent = Signal(object, object, object)
    edited = Signal(int, str, str)
    chosen = Signal(int)

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = view.spec.key
        self._view: CardView | None = None
        self._selected = False
        self._showing = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build_head()
        self._build_interval()
        self._build_buttons()
        self.problem = label("", "problem", self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 20, 7, 10, 11)
        fit(column.setSpacing, 5)
        column.addLayout(self._head)
        column.addLayout(self._interval)
        column.addWidget(self.problem)
        column.addLayout(self._buttons)
        self.show_view(view)
        follow(self, WorkerCard._dress_again, "looks")

    # ------------------------------------------------------------------ parts
    def _build_head(self) -> None:
        self.name = KeptField(self)
        self.name.setProperty("role", "name")
        self.name.textChanged.connect(self._fit_name)
        self.name.submitted.connect(lambda text: self.edited.emit(self.key, "name", text))
        self.kind = self._chooser([words for _kind, words in _KINDS], "kind")
        self.work = self._chooser([work.value for work in Work], "work")
        self.call = label("", "form", self)
        self.phase = ElidedLabel("phase", self)
        self.phase.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more = icon_button(
            "more", later("More"), later("Duplicate or remove this worker (Ctrl+D, Del)"), parent=self
        )
        self.more.clicked.connect(self._menu)
        self._head = QHBoxLayout()
        fit(self._head.setSpacing, 2)
        for part in (self.name, self.kind, self.work, self.call):
            self._head.addWidget(part)
        self._head.addWidget(self.phase, 1)
        self._head.addWidget(self.more)

    def _chooser(self, words: list[str], field: str) -> Choice:
        choice = Choice(words, self)
        choice.chosen.connect(lambda word: self.edited.emit(self.key, field, word.lower()))
        return choice

    def _build_interval(self) -> None:
        self.slider = IntervalSlider(self)
        self.slider.valueChanged.connect(self._slid)
        self.number = KeptField(self)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fit(self.number.setFixedWidth, 78)
        self.number.submitted.connect(self._typed)
        self._interval = QHBoxLayout()
        fit(self._interval.setSpacing, 12)
        self._interval.addWidget(self.slider, 1)
        self._interval.addWidget(self.number)

    def _build_buttons(self) -> None:
        self.start = self._button(later("Start"), Action.START)
        self.join = self._button(later("Join"), Action.JOIN)
        self.join_timeout = TimeoutJoin(self)
        self.join_timeout.pressed.connect(lambda seconds: self._want(Action.JOIN_TIMEOUT, seconds))
        self.terminate = self._button(later("Terminate"), Action.TERMINATE, danger=True)
        self.kill = self._button(later("Kill"), Action.KILL, danger=True)
        self.pause = self._button(later("Pause"), Action.PAUSE)
        self.resume = self._button(later("Continue"), Action.CONTINUE)
        self._buttons = QHBoxLayout()
        fit(self._buttons.setSpacing, 6)
        for part in (self.start, self.join, self.join_timeout, self.terminate, self.kill, self.pause, self.resume):
            self._buttons.addWidget(part)
        self._buttons.addStretch(1)

    def _button(self, text: str, action: Action, *, danger: bool = False) -> ActionButton:
        button = ActionButton(text, text, text, danger=danger, parent=self)
        button.clicked.connect(lambda: self._want(action))
        return button

    # ------------------------------------------------------------------ values
    @property
    def view(self) -> CardView | None:
        """What the card shows."""
        return self._view

    def show_view(self, view: CardView) -> None:
        """Show this view; nothing is touched that did not change, nothing is emitted."""
        before = self._view
        if view == before:
            return
        self._view = view
        self._showing = True
        spec = view.spec
        if before is None or before.spec != spec or before.editable != view.editable:
            self._show_form(view)
        if before is None or before.color != view.color:
            self.slider.set_color(current().worker(view.color))
            self.update()
        refused = bool(view.problem)
        self.name.show_value(spec.name, refused=refused)
        self.number.show_value(interval_text(spec.interval), refused=refused)
        if not self.slider.isSliderDown():
            self.slider.setValue(min(HIGH, max(LOW, round(spec.interval * 10))))
        if self.problem.text() != view.problem:
            self.problem.setText(view.problem)
            self.problem.setHidden(not refused)
        self.phase.set_words(phase_words(view))
        self.phase.setToolTip(phase_tip(view))
        for action, part in (
            (Action.START, self.start),
            (Action.JOIN, self.join),
            (Action.JOIN_TIMEOUT, self.join_timeout),
            (Action.TERMINATE, self.terminate),
            (Action.KILL, self.kill),
            (Action.PAUSE, self.pause),
            (Action.CONTINUE, self.resume),
        ):
            part.set_verdict(view.actions.get(action, loading()))
        self._showing = False

    def speak(self) -> None:
        """Say it all in another language."""
        view, self._view = self._view, None
        if view is not None:
            self.show_view(view)

    def _show_form(self, view: CardView) -> None:
        spec, name = view.spec, view.spec.name
        free = view.editable and spec.target == spec.work.value
        self.kind.setHidden(not free)
        self.work.setHidden(not free)
        self.call.setHidden(free)
        kind = dict(_KINDS)[spec.kind]
        self.call.setText(f"{kind}  ·  {spec.target}" if spec.target else kind)
        # A script's worker: how long it works is not known, and only signals can be sent to it.
        for unknown in (self.slider, self.number, self.start, self.join, self.join_timeout, self.more):
            unknown.setHidden(not spec.target)
        for from_outside in (self.pause, self.resume):
            from_outside.setHidden(bool(spec.target))
        self.kind.set_word(dict(_KINDS)[spec.kind])
        self.work.set_word(spec.work.value)
        for chooser in (self.kind, self.work, self.slider):
            chooser.setEnabled(view.editable)
        for field in (self.name, self.number):
            field.setReadOnly(not view.editable)
        call = call_words(spec) if spec.target else tr("A {kind} of the script", kind=kind)
        locked = ""
        if spec.target and not view.editable:
            locked = tr(". It cannot be changed any more: the object exists; Reset begins anew")
        self.kind.setToolTip(call + locked)
        self.work.setToolTip(call + locked)
        self.call.setToolTip(call + locked)
        self.name.setToolTip(tr("The variable in the program: {name} (F2)", name=name) + locked)
        computes = spec.work is Work.COMPUTE
        interval = tr("Interval, 0.1 to 10 s of CPU time (I)") if computes else tr("Interval, 0.1 to 10 s (I)")
        self.number.setToolTip(interval + locked)
        self.slider.setToolTip(interval + locked)
        self._name_parts(name)

    def _name_parts(self, name: str) -> None:
        self.setAccessibleName(tr("Worker {name}", name=name))
        for part, words in (
            (self.name, tr("{name}: name", name=name)),
            (self.kind, tr("{name}: Process or Thread", name=name)),
            (self.work, tr("{name}: work", name=name)),
            (self.slider, tr("{name}: interval in tenths of a second", name=name)),
            (self.number, tr("{name}: interval in seconds", name=name)),
            (self.more, tr("{name}: duplicate or remove", name=name)),
            (self.start, tr("{name}: start", name=name)),
            (self.join, tr("{name}: join", name=name)),
            (self.terminate, tr("{name}: terminate", name=name)),
            (self.kill, tr("{name}: kill", name=name)),
            (self.pause, tr("{name}: pause", name=name)),
            (self.resume, tr("{name}: continue", name=name)),
        ):
            part.setAccessibleName(words)
        self.join_timeout.set_name(name)
        self.start.set_tip(f"{name}.start() (S)")
        self.join.set_tip(tr("{name}.join(): main waits until {name} has ended (J)", name=name))
        self.terminate.set_tip(tr("{name}.terminate(): sends SIGTERM (T)", name=name))
        self.kill.set_tip(tr("{name}.kill(): sends SIGKILL (K)", name=name))
        self.pause.set_tip(tr("Stop {name} where it is: sends SIGSTOP from outside (Z)", name=name))
        self.resume.set_tip(tr("Let {name} go on: sends SIGCONT from outside (Shift+Z)", name=name))

    def verdict(self, action: Action) -> Verdict:
        """Whether the action is legal on this worker now."""
        return self._view.actions.get(action, loading()) if self._view else loading()

    def set_selected(self, *, selected: bool) -> None:
        """Mark the card as the one that the keyboard's letters act on."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def submit(self) -> None:
        """Enter what is still being typed."""
        self.name.submit()
        self.number.submit()

    # ------------------------------------------------------------------ intents
    def _want(self, action: Action, value: float | None = None) -> None:
        self.intent.emit(action, self.key, value)

    def _slid(self, tenths: int) -> None:
        if not self._showing:
            self.edited.emit(self.key, "interval", f"{tenths / 10:.1f}")

    def _typed(self, text: str) -> None:
        self.edited.emit(self.key, "interval", text.strip().removesuffix("s").strip())

    def _menu(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for action, words in ((Action.DUPLICATE, tr("Duplicate\tCtrl+D")), (Action.REMOVE, tr("Remove\tDel"))):
            verdict = self.verdict(action)
            entry = menu.addAction(words)
            entry.setEnabled(verdict.enabled)
            entry.setToolTip(verdict.reason)
            entry.triggered.connect(lambda _checked=False, wanted=action: self._want(wanted))
        menu.setToolTipsVisible(True)
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height())))
        menu.deleteLater()

    # ------------------------------------------------------------------ Qt
    def _dress_again(self) -> None:
        """The theme or the scale is another."""
        self._fit_name()
        if self._view is not None:
            self.slider.set_color(current().worker(self._view.color))

    def _fit_name(self) -> None:
        width = QFontMetrics(text_font(SIZES.title, QFont.Weight.Bold)).horizontalAdvance(self.name.text()) + px(16)
        of_script = self._view is not None and not self._view.spec.target  # nothing else stands in its head
        self.name.setFixedWidth(min(px(_SCRIPT_NAME_WIDEST if of_script else _NAME_WIDEST), max(px(38), width)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        self.chosen.emit(self.key)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override: the surface, the worker's bar and the mark of the selected card."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(theme.surface))
        if self._selected:
            inner.adjust(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(theme.text_soft), 2 * theme.frame))
        else:
            painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawRoundedRect(inner, SIZES.radius, SIZES.radius)
        paint_worker_bar(painter, QRectF(0, 0, px(_BAR), self.height()), self._view.color if self._view else 0)
