"""Every action of the window with its keyboard shortcut: one table, from which the menus, the shortcuts and their list
are made.

Single letters do not fire while a text field has the focus: Qt lets the field take them first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Command(StrEnum):
    """What the window can be asked for by key or menu."""

    CHOOSE_PROGRAM = "choose program"
    OPEN = "open"
    AS_SCRIPT = "as script"
    RECENT = "recent"
    RUN_MODULE = "run module"
    RUN_SETTINGS = "run settings"
    SAVE = "save"
    COPY = "copy"
    GO_TO_LINES = "go to lines"
    SAVE_RECORDING = "save recording"
    EXPORT = "export"
    SAVE_OUTPUT = "save output"
    COPY_OUTPUT = "copy output"
    QUIT = "quit"
    START_ALL = "start all"
    JOIN_ALL = "join all"
    TERMINATE_ALL = "terminate all"
    END_MAIN = "end main"
    INTERRUPT = "interrupt"
    STOP = "stop"
    TYPE = "type"
    RESET = "reset"
    START_METHOD = "start method"
    CORES = "cores"
    ONE_CORE = "one core"
    TWO_CORES = "two cores"
    ALL_CORES = "all cores"
    ASK = "ask"
    ADD = "add"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    START = "start"
    JOIN = "join"
    JOIN_TIMEOUT = "join timeout"
    TIMEOUT = "timeout"
    TERMINATE = "terminate"
    KILL = "kill"
    SUSPEND = "suspend"
    RESUME = "resume"
    EDIT_NAME = "edit name"
    EDIT_INTERVAL = "edit interval"
    PREVIOUS = "previous"
    NEXT = "next"
    FOLLOW = "follow"
    PAUSE = "pause"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    FIT = "fit"
    START_OF_TIME = "start of time"
    END_OF_TIME = "end of time"
    STEP_BACK = "step back"
    STEP_ON = "step on"
    GO_TO_RANGE = "go to range"
    FIND = "find"
    BOOKMARK = "bookmark"
    REMOVE_BOOKMARK = "remove bookmark"
    NEXT_BOOKMARK = "next bookmark"
    PREVIOUS_BOOKMARK = "previous bookmark"
    LANES = "lanes"
    ALL_LANES = "all lanes"
    FOLD = "fold"
    FOLD_ALL = "fold all"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the words of the menu and the keys (Qt's portable text), the first one is shown."""

    command: Command
    words: str
    keys: tuple[str, ...]


GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "Program",
        (
            Entry(Command.CHOOSE_PROGRAM, "Choose a program", ("Ctrl+L",)),
            Entry(Command.OPEN, "Open a script or a recording…", ("Ctrl+O",)),
            Entry(Command.AS_SCRIPT, "Open as a script, without cards", ("Ctrl+Shift+O",)),
            Entry(Command.RECENT, "Open a recent file…", ("Ctrl+Alt+O",)),
            Entry(Command.RUN_MODULE, "Run a module…", ("Ctrl+Shift+M",)),
            Entry(Command.RUN_SETTINGS, "How to run the script…", ("Ctrl+Shift+R",)),
            Entry(Command.SAVE, "Save the program as .py…", ("Ctrl+S",)),
            Entry(Command.COPY, "Copy the program", ("Ctrl+Shift+C",)),
            Entry(Command.GO_TO_LINES, "Go along its lines", ("P",)),
            Entry(Command.SAVE_RECORDING, "Save the recording…", ("Ctrl+Alt+S",)),
            Entry(Command.EXPORT, "Export a picture, a trace or a table…", ("Ctrl+Shift+E",)),
            Entry(Command.SAVE_OUTPUT, "Save the output…", ("Ctrl+Shift+S",)),
            Entry(Command.COPY_OUTPUT, "Copy the output", ("Ctrl+Shift+X",)),
            Entry(Command.QUIT, "Quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "Run",
        (
            Entry(Command.START_ALL, "Start all / Run", ("Ctrl+Return", "Ctrl+Enter")),
            Entry(Command.JOIN_ALL, "Join all", ("Ctrl+J",)),
            Entry(Command.TERMINATE_ALL, "Terminate all", ("Ctrl+T",)),
            Entry(Command.END_MAIN, "End main", ("Ctrl+E",)),
            Entry(Command.INTERRUPT, "Interrupt main (KeyboardInterrupt)", ("Ctrl+I",)),
            Entry(Command.STOP, "Stop the script", ("Shift+F5",)),
            Entry(Command.TYPE, "Type a line for the script", ("E",)),
            Entry(Command.RESET, "Reset: stop everything, begin a new run", ("Ctrl+R",)),
            Entry(Command.START_METHOD, "Choose the start method", ("Ctrl+M",)),
            Entry(Command.CORES, "Choose the allowed cores", ("C",)),
            Entry(Command.ONE_CORE, "Allow one core", ("F6",)),
            Entry(Command.TWO_CORES, "Allow two cores", ("F7",)),
            Entry(Command.ALL_CORES, "Allow all cores", ("F8",)),
            Entry(Command.ASK, "Ask active_children()", ("A",)),
        ),
    ),
    (
        "Worker",
        (
            Entry(Command.PREVIOUS, "Select the previous worker", ("Ctrl+Up",)),
            Entry(Command.NEXT, "Select the next worker", ("Ctrl+Down",)),
            Entry(Command.ADD, "Add a worker", ("N",)),
            Entry(Command.DUPLICATE, "Duplicate the selected worker", ("Ctrl+D",)),
            Entry(Command.REMOVE, "Remove the selected worker", ("Del",)),
            Entry(Command.EDIT_NAME, "Edit its name", ("F2",)),
            Entry(Command.EDIT_INTERVAL, "Edit its interval", ("I",)),
            Entry(Command.START, "Start", ("S",)),
            Entry(Command.JOIN, "Join", ("J",)),
            Entry(Command.JOIN_TIMEOUT, "Join with timeout", ("Shift+J",)),
            Entry(Command.TIMEOUT, "Choose the timeout", ("Ctrl+Shift+J",)),
            Entry(Command.TERMINATE, "Terminate", ("T",)),
            Entry(Command.KILL, "Kill", ("K",)),
            Entry(Command.SUSPEND, "Pause (a script's process)", ("Z",)),
            Entry(Command.RESUME, "Continue it", ("Shift+Z",)),
        ),
    ),
    (
        "Timeline",
        (
            Entry(Command.FOLLOW, "Follow the now-line", ("F",)),
            Entry(Command.PAUSE, "Pause; play a recording", ("Space",)),
            Entry(Command.ZOOM_IN, "Zoom in", ("+", "=", "Ctrl++")),
            Entry(Command.ZOOM_OUT, "Zoom out", ("-", "Ctrl+-")),
            Entry(Command.FIT, "Show the whole run", ("0", "Ctrl+0")),
            Entry(Command.GO_TO_RANGE, "Go to an exact range…", ("G",)),
            Entry(Command.FIND, "Find a name, a call or an end…", ("Ctrl+F", "/")),
            Entry(Command.BOOKMARK, "Set a bookmark here", ("M",)),
            Entry(Command.REMOVE_BOOKMARK, "Remove the closest bookmark", ("Shift+M",)),
            Entry(Command.NEXT_BOOKMARK, "Go to the next bookmark", ("B",)),
            Entry(Command.PREVIOUS_BOOKMARK, "Go to the previous bookmark", ("Shift+B",)),
            Entry(Command.START_OF_TIME, "Go to the beginning", ("Home",)),
            Entry(Command.END_OF_TIME, "Go to the end", ("End",)),
            Entry(Command.STEP_BACK, "Previous event of a recording", (",",)),
            Entry(Command.STEP_ON, "Next event of a recording", (".",)),
        ),
    ),
    (
        "Lanes",
        (
            Entry(Command.LANES, "Sort, filter, fold lanes…", ("L",)),
            Entry(Command.ALL_LANES, "Show all lanes", ("Shift+L",)),
            Entry(Command.FOLD, "Fold or unfold a process", ("U",)),
            Entry(Command.FOLD_ALL, "Fold or unfold all", ("Shift+U",)),
        ),
    ),
    (
        "Help",
        (
            Entry(Command.SHORTCUTS, "Keyboard shortcuts", ("F1",)),
            Entry(Command.ABOUT, "About Concgui", ("Shift+F1",)),
        ),
    ),
)

#: Keys that are not commands of the table but belong into the list of shortcuts.
ALSO = (
    ("Program", "Light, select what ran at a line", "↑  ↓  Return"),
    ("Run", "Allow core 0 … 9, or take it away", "Alt+0 … Alt+9"),
    ("Run", "End the input, in the input line", "Ctrl+D"),
    ("Run", "Earlier lines, in the input line", "↑  ↓"),
    ("Worker", "Select worker 1 … 9", "Ctrl+1 … Ctrl+9"),
    ("Worker", "Select a worker, outside of fields", "↑  ↓"),
    ("Worker", "Change the interval, on its slider", "←  →"),
    ("Timeline", "Move, when it has the focus", "←  →  ↑  ↓"),
    ("Lanes", "Scroll the lanes", "PgUp  PgDn"),
    ("Lanes", "First lane, last lane", "Ctrl+Home/End"),
    ("Timeline", "Mark and measure a range (Shift+drag)", "Shift+←  →"),
    ("Timeline", "Select a span (click), and others", "Return  ←  →  ↑  ↓"),
    ("Timeline", "Measure the selected span", "Return"),
    ("Timeline", "Copy the range or the span", "Ctrl+C"),
    ("Timeline", "Clear the range, then the selection", "Esc"),
)

_REPEATED = {
    Command.ZOOM_IN,
    Command.ZOOM_OUT,
    Command.PREVIOUS,
    Command.NEXT,
    Command.STEP_BACK,
    Command.STEP_ON,
}


def make_actions(parent: QWidget, perform: Callable[[Command], None]) -> dict[Command, QAction]:
    """One QAction for each command, added to `parent`; `perform` is called with the command."""
    actions: dict[Command, QAction] = {}
    for _group, entries in GROUPS:
        for entry in entries:
            action = QAction(entry.words, parent)
            action.setShortcuts([QKeySequence(key) for key in entry.keys])
            action.setAutoRepeat(entry.command in _REPEATED)
            action.triggered.connect(lambda _checked=False, command=entry.command: perform(command))
            parent.addAction(action)
            actions[entry.command] = action
    return actions


def make_menu(parent: QWidget, actions: dict[Command, QAction]) -> QMenu:
    """The menu of all commands, a submenu for each group."""
    menu = QMenu(parent)
    for group, entries in GROUPS:
        submenu = menu.addMenu(group)
        submenu.setToolTipsVisible(True)
        for entry in entries:
            submenu.addAction(actions[entry.command])
    return menu
