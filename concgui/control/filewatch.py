"""Tells when a file has changed, was replaced, has gone or has come. No widget, and nothing to do while it is quiet."""

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

#: Milliseconds from the first sign of a change until it is looked at: an editor is done by then, and however much
#: happens in the folder, it is looked at so seldom.
_REST_MS = 100
#: Milliseconds between two looks where a sign might not come: on a file system of another machine.
_DOUBT_MS = 1000
#: What tells one version of a file from another: time of the last change in ns, size in bytes, number. None: no file.
_Version = tuple[int, int, int] | None


class FileWatch(QObject):
    """`changed()`: the file is another one than at the last time, or is not there.

    Editors replace a file by another one of its name, so that its folder is watched as well; so are those of what it is
    a link to, and where the folder is gone, the closest that is there.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = ""
        self._version: _Version = None
        self._watcher: QFileSystemWatcher | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self._doubt = QTimer(self, interval=_DOUBT_MS)
        self._doubt.timeout.connect(self._look)

    def watch(self, path: str) -> None:
        """Watch this file from now on, "" for none."""
        if path == self._path:
            return
        self._path = path
        self._version = _version(path)
        self._doubt.stop()
        self._rest.stop()
        self._watch_places()

    def set_doubtful(self, *, doubtful: bool) -> None:
        """Look once a second also where nothing tells of changes: something waits for one."""
        if not doubtful or not self._path:
            self._doubt.stop()
        elif not self._doubt.isActive():
            self._doubt.start()

    def look_again(self, milliseconds: int) -> None:
        """Tell `changed` once more, whether it is another one or not."""
        self._version = None
        self._rest.start(milliseconds)

    @Slot()
    def _notice(self) -> None:
        """Something has happened there: hear no more of it until it is looked at."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.files() + self._watcher.directories())
        if not self._rest.isActive():
            self._rest.start(_REST_MS)

    @Slot()
    def _look(self) -> None:
        self._watch_places()  # before the look: what happens after it is noticed
        before, self._version = self._version, _version(self._path)
        if self._version != before:
            self.changed.emit()

    def _watch_places(self) -> None:
        wanted = _places(self._path) if self._path else set()
        if self._watcher is None:
            if not wanted:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._notice)
            self._watcher.directoryChanged.connect(self._notice)
        there = {*self._watcher.files(), *self._watcher.directories()}
        if there - wanted:
            self._watcher.removePaths(sorted(there - wanted))
        if wanted - there:
            self._watcher.addPaths(sorted(wanted - there))


def _places(path: str) -> set[str]:
    """Return what there is to watch of a file."""
    found = {path} if os.path.lexists(path) and Path(path).is_file() else set()
    for one in {os.path.abspath(path), os.path.realpath(path)}:  # noqa: PTH100 - the link itself, too
        folder = Path(one).parent
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        found |= {str(folder), str(folder.parent)}  # a folder does not tell that it was renamed
    return found


def _version(path: str) -> _Version:
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
