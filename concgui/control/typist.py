"""Types for the program of the present run: lines into its stdin, and what was typed into the recording and Output."""

import codecs
import locale
import os
import time
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot

from concgui.control.launched import ObservedProgram
from concgui.control.runstate import RunState
from concgui.control.typed import MAX_WAITING, TypedInput
from concgui.core.scenario import InputError
from concgui.core.views import TypingView
from concgui.core.words import later, tr, trn

NOBODY = later("No program is running that could read a line.")
NOT_YET = later("The program has not begun yet: type again in a moment.")
ENDED = later("The input was ended: the program gets no more lines.")
CLOSED = later("The program has closed its input: what is typed reaches nobody.")
#: Lines that may be sent at once: each is a line of Output and an event of the recording.
MOST_LINES = 10_000
#: Milliseconds between two attempts to send what the program has made no room for.
_FLUSH_MS = 20


class Typist(QObject):
    """Methods that refuse raise InputError with one sentence. Nothing here waits for the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._state: RunState | None = None
        self._typed: TypedInput | None = None
        self._encoding = "utf-8"
        self._timer = QTimer(self, interval=_FLUSH_MS)
        self._timer.timeout.connect(self._flush)

    def follow(self, state: RunState | None, program: ObservedProgram | None) -> None:
        """From now on type for this program, which may take no input; None: for nobody."""
        self._state = state
        self._typed = None if program is None else program.typed
        self._encoding = stdin_encoding(os.environ)
        self._timer.stop()

    def type_text(self, text: str) -> None:
        """Send lines; the last one needs no newline. All of them, or none."""
        state, typed = self._ready()
        lines = text.removesuffix("\n").split("\n")
        if len(lines) > MOST_LINES:
            raise InputError(
                tr(
                    "{n:,} lines are too many at once: up to {most:,} can be typed.",
                    n=len(lines),
                    most=MOST_LINES,
                )
            )
        try:
            data = "".join(f"{line}\n" for line in lines).encode(self._encoding)
        except UnicodeEncodeError as error:
            odd = text[error.start : error.start + 1]
            raise InputError(
                tr(
                    "The program's input is {encoding}, which has no {odd!r}: nothing was sent.",
                    encoding=self._encoding,
                    odd=odd,
                )
            ) from None
        now = time.perf_counter_ns()  # before the program can answer
        if not typed.write(data):
            raise InputError(tr(CLOSED) if typed.is_refused else _too_much(typed.unread, len(data)))
        if typed.has_unsent:
            self._timer.start()
        for line in lines:
            state.typed(now, line)

    def end(self) -> None:
        """Let the program find the end of its input, after all that was typed."""
        state, typed = self._ready()
        now = time.perf_counter_ns()
        typed.end()
        if typed.has_unsent:
            self._timer.start()
        state.typed(now, None)

    def view(self) -> TypingView:
        """Return what the input line shows now."""
        state, typed = self._state, self._typed
        if state is None or typed is None or not state.running:
            return TypingView()
        typed.look()
        return TypingView(shown=True, reason=self._reason(state, typed), waiting=typed.unread)

    def _ready(self) -> tuple[RunState, TypedInput]:
        state, typed = self._state, self._typed
        if state is None or typed is None or not state.running:
            raise InputError(tr(NOBODY))
        reason = self._reason(state, typed)
        if reason:
            raise InputError(reason)
        return state, typed

    @staticmethod
    def _reason(state: RunState, typed: TypedInput) -> str:
        """Why nothing can be typed now, or ""."""
        if typed.is_ended:
            return tr(ENDED)
        if typed.is_refused:
            return tr(CLOSED)
        return tr(NOT_YET) if state.main_pid is None else ""

    @Slot()
    def _flush(self) -> None:
        typed = self._typed
        if typed is not None:
            typed.flush()
        if typed is None or not typed.has_unsent:
            self._timer.stop()


def stdin_encoding(environment: Mapping[str, str]) -> str:
    """Return the encoding in which a Python with this environment reads from a pipe (docs: PYTHONIOENCODING)."""
    asked = environment.get("PYTHONIOENCODING", "").partition(":")[0]
    if not asked and environment.get("PYTHONUTF8") == "1":
        asked = "utf-8"
    try:
        return codecs.lookup(asked or locale.getencoding()).name
    except LookupError:  # the program itself will say so
        return "utf-8"


def _too_much(waiting: int, more: int) -> str:
    if waiting:
        return tr(
            "{size} wait already, and the program reads none of it: the line was not sent. Stop ends the program.",
            size=_size(waiting),
        )
    return tr("{size} are too much at once: up to {size2} can be typed.", size=_size(more), size2=_size(MAX_WAITING))


def _size(count: int) -> str:
    """Return a number of bytes in words."""
    return tr("{n:.1f} MB", n=count / 1e6) if count >= 100_000 else trn("{n:,} byte", "{n:,} bytes", count)
