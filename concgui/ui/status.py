"""The status bar: the facts of the run on the left, the recording's on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from concgui.core.views import StatusView
from concgui.core.words import tr, trn
from concgui.ui.controls import label, wrapped
from concgui.ui.scaled import fit
from concgui.ui.spoken import say, say_n
from concgui.ui.theme import px

_DOT = "  ·  "
_MARGIN, _SPACING = 16, 24
_CLOCK_MS = 100  #: the running time is shown no more often


def _left_parts(status: StatusView) -> list[tuple[int, str]]:
    """What runs, and how much of it. The number of a part: the lower, the sooner it is left out for want of room."""
    runs = status.main_pid is not None
    python = status.python
    parts = [
        (8, tr("saving {file} …", file=status.saving) if status.saving else ""),
        (7, status.recorded),
        (5, f"MainProcess {status.main_pid}" if runs else "" if status.recorded else tr("no program yet")),
        (2, python if python.startswith("Python") or not python else f"Python {python}"),
        (1, status.start_method),  # the toolbar shows it, too
        (3, cores_words(status.cores, status.machine_cores)),
    ]
    if runs:
        counted = tr("{started} started, {alive} alive", started=status.started, alive=status.alive)
        if status.on_cpu is not None:
            counted = tr("{counted}, {on_cpu} on CPU", counted=counted, on_cpu=status.on_cpu)
        parts.append((6, counted))
    if status.queued:
        parts.append((4, tr("{count} queued", count=status.queued)))
    return [(weight, text) for weight, text in parts if text]


def cores_words(cores: int, machine_cores: int) -> str:
    """The allowed cores: ``1 of 4 cores``; "" where nobody knows them."""
    total = max(cores, machine_cores)
    return trn("{some} of {n} core", "{some} of {n} cores", total, some=cores) if cores else ""


def left_words(status: StatusView) -> str:
    """What runs, and how much of it, in full."""
    return _DOT.join(text for _weight, text in _left_parts(status))


def right_words(status: StatusView) -> str:
    """What was recorded, and from which source."""
    parts = [trn("{n:,} event dropped", "{n:,} events dropped", status.dropped)]
    if status.lost:
        parts.append(trn("{n:,} kernel record lost", "{n:,} kernel records lost", status.lost))
    parts += [tr("recording {t:.2f} s", t=status.elapsed_ns / 1e9), status.source]
    return _DOT.join(part for part in parts if part)


class StatusBar(QFrame):
    """Two labels; the left one gives way when there is too little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        fit(self.setFixedHeight, 36)
        self.left: QLabel = label("", "status", self)
        self.right: QLabel = label("", "status", self)
        say(self.left, "accessibleName", "Program status")
        say(self.right, "accessibleName", "Recording status")
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, _MARGIN, 0, _MARGIN, 0)
        fit(row.setSpacing, _SPACING)
        self.messages: QLabel = label("", "status", self)
        say(self.messages, "accessibleName", "Messages so far")
        self.messages.hide()
        self.note: QLabel = label("", "status", self)
        say(self.note, "accessibleName", "About the selected span")
        self.note.hide()
        row.addWidget(self.left, 1)
        row.addWidget(self.note)
        row.addWidget(self.messages)
        row.addWidget(self.right)
        self._row = row
        self._beside: list[QWidget] = [self.note]
        self._shown: StatusView | None = None
        self._newest = StatusView()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(lambda: self._show(self._newest))

    def place(self, widget: QWidget) -> None:
        """Let a widget stand before the messages, as long as it is visible."""
        self._beside.append(widget)
        self._row.insertWidget(1, widget)

    def fit(self) -> None:
        """What stands beside the left side has another size, or is not there any more."""
        self._fit_left()

    def show_history(self, sentences: Sequence[str]) -> None:
        """Offer the last messages, newest first."""
        say_n(self.messages, "text", "{n} message", "{n} messages", len(sentences))
        self.messages.setToolTip("\n".join(sentences))
        self.messages.setAccessibleDescription("\n".join(sentences))
        self.messages.setVisible(bool(sentences))
        self._fit_left()

    def speak(self) -> None:
        """Say it in another language."""
        self._shown, shown = None, self._shown
        if shown is not None:
            self._show(shown)

    def show_note(self, sentence: str) -> None:
        """Say something about what is selected; "": nothing any more."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self._fit_left()

    def show_status(self, status: StatusView) -> None:
        """Show the facts: at once, but for the running time, which is not shown more than ten times a second."""
        self._newest = status
        shown = self._shown
        ticked = shown is not None and status._replace(elapsed_ns=shown.elapsed_ns) == shown
        if not ticked or not self._clock.isActive():
            self._show(status)

    def _show(self, status: StatusView) -> None:
        if status == self._shown:
            return
        self._shown = status
        self._clock.start()
        right = right_words(status)
        self._fit_right(right)
        tip = "\n".join(part for part in (status.note, status.source_hint) if part) or right
        if tip != self.right.accessibleDescription():
            self.right.setToolTip(wrapped(tip))
            self.right.setAccessibleDescription(tip)
        self._fit_left()

    def _fit_right(self, words: str) -> None:
        room = self.width() - 2 * px(_MARGIN) - px(_SPACING)
        shown = self.right.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
        if shown != self.right.text():
            self.right.setText(shown)

    def _fit_left(self) -> None:
        """Say as much of the left side as there is room for."""
        if self._shown is None:
            return
        parts, full = _left_parts(self._shown), left_words(self._shown)
        others = [part for part in (*self._beside, self.messages, self.right) if not part.isHidden()]
        room = self.width() - 2 * px(_MARGIN) - sum(part.sizeHint().width() + px(_SPACING) for part in others)
        metrics = self.left.fontMetrics()
        for dropped in sorted(weight for weight, _text in parts):
            words = _DOT.join(text for _weight, text in parts)
            if metrics.horizontalAdvance(words) <= room or len(parts) == 1:
                break
            parts = [(weight, text) for weight, text in parts if weight > dropped]
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
        if words != self.left.text():
            self.left.setText(words)
        if full != self.left.toolTip():
            self.left.setToolTip(full)
            self.left.setAccessibleDescription(full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        if self._shown is not None:
            self._fit_right(right_words(self._shown))
        self._fit_left()
