"""The window as the one that other starts hand their files to: it listens, opens what they ask for, and comes up.

Made when the timeline has been painted: no window waits for it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from concgui.core.bundle import own_python
from concgui.core.filekind import is_recording
from concgui.core.instance_message import (
    BUSY,
    GO,
    LONGEST_WISH,
    NOTES,
    OTHER_FORMAT,
    OTHER_OPTIONS,
    READY,
    TAKEN,
    MessageError,
    OtherFormatError,
    Wish,
    read_wish,
    read_word,
    word_line,
)
from concgui.core.instance_place import Claim, OccupiedError, Place, claim
from concgui.core.log import log_exception
from concgui.core.words import tr
from concgui.ui.front import come_to_front
from concgui.ui.refusal import refuse
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session

_MOST_VISITORS = 16  #: that wait until they are let in; those after them wait outside
_VISIT_MS = 10_000  #: after which nobody can be waiting any more


class Instance(QObject):
    """Lives as long as the window. Where another window has the place, it takes it when that one has gone."""

    def __init__(
        self, window: MainWindow, session: "Session", open_named: Callable[[str], None], python: str, source: str
    ) -> None:
        """`open_named`: opens a file that was double-clicked, or tells the user why not.

        `python`, `source`: of the window's own command line, "" for the usual ones.
        """
        super().__init__(window)
        self._window = window
        self._session = session
        self._open_named = open_named
        self._python = python or own_python()
        self._source = source
        self._place: Place | None = None
        self._claim: Claim | None = None
        self._server: QLocalServer | None = None
        window.closing.connect(self.close)

    @property
    def listening(self) -> bool:
        """Whether this is the window that others hand their files to."""
        return self._server is not None

    def begin(self, place: Place, held: Claim | None, note: str = "") -> None:
        """Meet others at `place`, whose lock is `held` if it was free. `note`: see `Outcome`."""
        self._place, self._claim = place, held
        if note:
            self._window.say(tr(NOTES[note]))
        self._listen()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._on_state)

    @Slot()
    def close(self) -> None:
        """The window closes: another one may have the place from now on, though our programs are still being ended."""
        self._place = None
        if self._server is not None:
            self._server.close()
            for line in self._server.findChildren(QLocalSocket):
                line.abort()  # whoever has heard no "taken" looks for another window
            self._server = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        """The window that is used is the one to take the place of one that was closed."""
        if state is Qt.ApplicationState.ApplicationActive and self._place is not None and self._claim is None:
            try:
                self._claim = claim(self._place)
            except OccupiedError:
                return
            self._listen()

    def _listen(self) -> None:
        if self._claim is None or self._place is None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(_MOST_VISITORS)
        QLocalServer.removeServer(self._place.address)  # what a killed window has left: the lock is ours
        if not server.listen(self._place.address):
            self._claim.release()  # others open windows of their own
            self._claim = self._place = None
            server.deleteLater()
            return
        self._server = server
        server.newConnection.connect(self._receive)

    @Slot()
    def _receive(self) -> None:
        while self._server is not None and (line := self._server.nextPendingConnection()) is not None:
            _Visitor(line, self)

    def answer(self, wish: Wish) -> str:
        """Return READY, or the reason why this window takes nothing of the kind now."""
        empty = not (wish.file or wish.module or wish.problem)
        if not empty and QApplication.activeModalWidget() is not None:
            return BUSY
        if (wish.python and wish.python != self._python) or (wish.source and wish.source != self._source):
            return OTHER_OPTIONS
        return READY

    def obey(self, wish: Wish) -> None:
        """Come to the front, and open what is wished as File > Open does."""
        come_to_front(self._window, wish.token, wish.startup_id)
        session = self._session
        if wish.module:
            settings = session.scripts.module_settings(wish.module, wish.args, wish.folder)
            session.open_module(settings, wish.folder)
        elif wish.file and wish.desktop:
            self._open_named(wish.file)
        elif wish.file:
            session.open_file(wish.file, None if is_recording(wish.file) else wish.args, wish.folder)
        if wish.problem:
            refuse(self._window, wish.problem)


class _Visitor(QObject):
    """One start of the command: its wish, our answer, its "go"."""

    def __init__(self, line: QLocalSocket, host: Instance) -> None:
        super().__init__(line)
        self._line = line
        self._host = host
        self._wish: Wish | None = None
        line.setReadBufferSize(LONGEST_WISH + 1)
        line.disconnected.connect(line.deleteLater)
        line.readyRead.connect(self._read)
        QTimer.singleShot(_VISIT_MS, line, line.abort)
        self._read()  # what came before we listened

    @Slot()
    def _read(self) -> None:
        line = self._line
        while line.canReadLine():
            self._hear(bytes(line.readLine().data()))
        if line.bytesAvailable() > LONGEST_WISH:
            self._hear(bytes(line.read(LONGEST_WISH + 1).data()))

    def _hear(self, text: bytes) -> None:
        """Take a line; what is none of ours is refused, and nobody is told but the log."""
        try:
            if self._wish is None:
                self._consider(read_wish(text))
            elif read_word(text) == GO:
                wish, self._wish = self._wish, None
                self._line.write(word_line(TAKEN))
                self._line.disconnectFromServer()
                # Not now: to open may be to ask the user, and the socket is not to wait for that.
                QTimer.singleShot(0, self._host, lambda host=self._host: host.obey(wish))
            else:
                raise MessageError("not the word that was due")
        except OtherFormatError:
            self._line.write(word_line(OTHER_FORMAT))
            self._line.disconnectFromServer()
        except MessageError:
            log_exception()
            self._line.abort()

    def _consider(self, wish: Wish) -> None:
        answer = self._host.answer(wish)
        self._line.write(word_line(answer))
        if answer == READY:
            self._wish = wish
        else:
            self._line.disconnectFromServer()
