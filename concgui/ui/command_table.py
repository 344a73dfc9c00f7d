"""Every command of the window with its words and keys: one table, from which menus, keys and their list are made.

Single letters do not fire while a text field has the focus: Qt lets the field take them first. The words are marked
for translation here and said by `tr` where they are shown.
"""

from typing import NamedTuple

from concgui.core.words import later
from concgui.ui.commands import Command


class Entry(NamedTuple):
    """One row: the words of the menu and the keys (Qt's portable text), of which the first one is shown."""

    command: Command
    words: str
    keys: tuple[str, ...] = ()
    apart: bool = False  #: a line stands above it


FILE = (
    Entry(Command.CHOOSE_PROGRAM, later("Choose a program"), ("Ctrl+L",)),
    Entry(Command.OPEN, later("Open a script, a recording or a lesson…"), ("Ctrl+O",)),
    Entry(Command.RECENT, later("Open a recent file…"), ("Ctrl+Alt+O",)),
    Entry(Command.AS_SCRIPT, later("Open as a script, without cards"), ("Ctrl+Shift+O",)),
    Entry(Command.RUN_MODULE, later("Run a module…"), ("Ctrl+Shift+M",)),
    Entry(Command.SAVE, later("Save the program as .py…"), ("Ctrl+S",), apart=True),
    Entry(Command.SAVE_RECORDING, later("Save the recording…"), ("Ctrl+Alt+S",)),
    Entry(Command.SAVE_OUTPUT, later("Save the output…"), ("Ctrl+Shift+S",)),
    Entry(Command.EXPORT, later("Export a picture, a trace or a table…"), ("Ctrl+Shift+E",)),
    Entry(Command.QUIT, later("Quit"), ("Ctrl+Q",), apart=True),
)
EDIT = (
    Entry(Command.UNDO, later("Undo"), ("Ctrl+Z",)),
    Entry(Command.REDO, later("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Entry(Command.COPY, later("Copy the program"), ("Ctrl+Shift+C",), apart=True),
    Entry(Command.COPY_OUTPUT, later("Copy the output"), ("Ctrl+Shift+X",)),
    Entry(Command.ADD, later("Add a worker"), ("N",), apart=True),
    Entry(Command.DUPLICATE, later("Duplicate the selected worker"), ("Ctrl+D",)),
    Entry(Command.REMOVE, later("Remove the selected worker"), ("Del",)),
    Entry(Command.EDIT_NAME, later("Edit its name"), ("F2",)),
    Entry(Command.EDIT_INTERVAL, later("Edit its interval"), ("I",)),
    Entry(Command.FIND, later("Find a name, a call or an end…"), ("Ctrl+F", "/"), apart=True),
    Entry(Command.PREFERENCES, later("Preferences…"), ("Ctrl+,",), apart=True),
)
VIEW = (
    Entry(Command.FOLLOW, later("Follow the now-line"), ("F",)),
    Entry(Command.PAUSE, later("Pause; play a recording"), ("Space",)),
    Entry(Command.ZOOM_IN, later("Zoom in"), ("+", "=")),
    Entry(Command.ZOOM_OUT, later("Zoom out"), ("-",)),
    Entry(Command.FIT, later("Show the whole run"), ("0",)),
    Entry(Command.GO_TO_RANGE, later("Go to an exact range…"), ("G",), apart=True),
    Entry(Command.START_OF_TIME, later("Go to the beginning"), ("Home",)),
    Entry(Command.END_OF_TIME, later("Go to the end"), ("End",)),
    Entry(Command.GO_TO_LINES, later("Go along the program's lines"), ("P",)),
    Entry(Command.BOOKMARK, later("Set a bookmark here"), ("M",), apart=True),
    Entry(Command.REMOVE_BOOKMARK, later("Remove the closest bookmark"), ("Shift+M",)),
    Entry(Command.NEXT_BOOKMARK, later("Go to the next bookmark"), ("B",)),
    Entry(Command.PREVIOUS_BOOKMARK, later("Go to the previous bookmark"), ("Shift+B",)),
    Entry(Command.PRESENT, later("Present: fill the screen; back to the window"), ("F5",), apart=True),
    Entry(Command.LARGER, later("Show everything larger"), ("Ctrl++", "Ctrl+=")),
    Entry(Command.SMALLER, later("Show everything smaller"), ("Ctrl+-",)),
    Entry(Command.USUAL_SIZE, later("Show everything in its usual size"), ("Ctrl+0",)),
)
RUN = (
    Entry(Command.START_ALL, later("Start all / Run"), ("Ctrl+Return", "Ctrl+Enter")),
    Entry(Command.JOIN_ALL, later("Join all"), ("Ctrl+J",)),
    Entry(Command.TERMINATE_ALL, later("Terminate all"), ("Ctrl+T",)),
    Entry(Command.END_MAIN, later("End main"), ("Ctrl+E",)),
    Entry(Command.INTERRUPT, later("Interrupt main (KeyboardInterrupt)"), ("Ctrl+I",)),
    Entry(Command.STOP, later("Stop the script"), ("Shift+F5",)),
    Entry(Command.RESET, later("Reset: stop everything, begin a new run"), ("Ctrl+R",)),
    Entry(Command.ASK, later("Ask active_children()"), ("A",), apart=True),
    Entry(Command.TYPE, later("Type a line for the script"), ("E",)),
    Entry(Command.RUN_SETTINGS, later("How to run the script…"), ("Ctrl+Shift+R",), apart=True),
    Entry(Command.START_METHOD, later("Choose the start method"), ("Ctrl+M",)),
    Entry(Command.CORES, later("Choose the allowed cores"), ("C",)),
    Entry(Command.ONE_CORE, later("Allow one core"), ("F6",)),
    Entry(Command.TWO_CORES, later("Allow two cores"), ("F7",)),
    Entry(Command.ALL_CORES, later("Allow all cores"), ("F8",)),
    Entry(Command.COMPARE, later("Compare: sequence, threads, processes…"), ("F9",), apart=True),
    Entry(Command.REPEAT, later("Repeat it 20 times…"), ("Shift+F9",)),
    Entry(Command.REPLAY, later("Replay this run; back to live"), ("R",), apart=True),
    Entry(Command.SLOW_MOTION, later("Slow motion, from its beginning"), ("Shift+R",)),
    Entry(Command.SLOWER, later("Play it slower"), ("<",)),
    Entry(Command.FASTER, later("Play it faster"), (">",)),
    Entry(Command.STEP_BACK, later("Previous event of a recording"), (",",)),
    Entry(Command.STEP_ON, later("Next event of a recording"), (".",)),
)
WORKER = (
    Entry(Command.START, later("Start"), ("S",)),
    Entry(Command.JOIN, later("Join"), ("J",)),
    Entry(Command.JOIN_TIMEOUT, later("Join with timeout"), ("Shift+J",)),
    Entry(Command.TIMEOUT, later("Choose the timeout"), ("Ctrl+Shift+J",)),
    Entry(Command.TERMINATE, later("Terminate"), ("T",)),
    Entry(Command.KILL, later("Kill"), ("K",)),
    Entry(Command.SUSPEND, later("Pause (a script's process)"), ("Z",)),
    Entry(Command.RESUME, later("Continue it"), ("Shift+Z",)),
    Entry(Command.PREVIOUS, later("Select the previous worker"), ("Ctrl+Up",), apart=True),
    Entry(Command.NEXT, later("Select the next worker"), ("Ctrl+Down",)),
)
LESSON = (
    Entry(Command.PREDICT, later("Ask the question, again after a run"), ("Q",)),
    Entry(Command.SKIP_QUESTION, later("Skip the question")),
    Entry(Command.REVEAL, later("Reveal what the run has shown so far"), ("Shift+Q",)),
    Entry(Command.SHOW_PROOF, later("Show in the timeline what proves it"), ("V",), apart=True),
)
LANES = (
    Entry(Command.LANES, later("Sort, filter, fold lanes…"), ("L",)),
    Entry(Command.ALL_LANES, later("Show all lanes"), ("Shift+L",)),
    Entry(Command.FOLD, later("Fold or unfold a process"), ("U",)),
    Entry(Command.FOLD_ALL, later("Fold or unfold all"), ("Shift+U",)),
)
HELP = (
    Entry(Command.MANUAL, later("Manual"), ("F1",)),
    Entry(Command.WHATS_THIS, later("What's this?"), ("Shift+F1",)),
    Entry(Command.SHORTCUTS, later("Keyboard shortcuts"), ("Ctrl+F1", "?")),
    Entry(Command.ABOUT, later("About Concgui")),
)
#: The menus in their order; one without a row is left out.
GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (later("File"), FILE),
    (later("Edit"), EDIT),
    (later("View"), VIEW),
    (later("Run"), RUN),
    (later("Worker"), WORKER),
    (later("Lesson"), LESSON),
    (later("Lanes"), LANES),
    (later("Help"), HELP),
)

#: Keys that are not commands of the table but belong into the list of shortcuts: group, words, keys.
ALSO = (
    ("View", later("Light, select what ran at a line"), "↑  ↓  Return"),
    ("Run", later("Allow core 0 … 9, or take it away"), "Alt+0 … Alt+9"),
    ("Run", later("End the input, in the input line"), "Ctrl+D"),
    ("Run", later("Earlier lines, in the input line"), "↑  ↓"),
    ("Worker", later("Select worker 1 … 9"), "Ctrl+1 … Ctrl+9"),
    ("Worker", later("Select a worker, outside of fields"), "↑  ↓"),
    ("Worker", later("Change the interval, on its slider"), "←  →"),
    ("View", later("Move, when it has the focus"), "←  →  ↑  ↓"),
    ("Lesson", later("Vote for an answer, while the question is asked"), "A  B  C  D"),
    ("Lesson", later("Take a vote for it back"), "Shift+A … Shift+D"),
    ("Lesson", later("One vote more, one less, for the last answer"), "+  −"),
    ("Lesson", later("Skip the question"), "Esc"),
    ("Lesson", later("Move a guess, on its dashed bar"), "←  →  PgUp  PgDn"),
    ("Lesson", later("Take a guess back"), "Del"),
    ("Lanes", later("Scroll the lanes"), "PgUp  PgDn"),
    ("Lanes", later("First lane, last lane"), "Ctrl+Home/End"),
    ("View", later("Mark and measure a range (Shift+drag)"), "Shift+←  →"),
    ("View", later("Select a span (click), and others"), "Return  ←  →  ↑  ↓"),
    ("View", later("Measure the selected span"), "Return"),
    ("View", later("Copy the range or the span"), "Ctrl+C"),
    ("View", later("Clear the range, then the selection"), "Esc"),
)

#: Commands that a held key gives again and again.
REPEATED = {
    Command.LARGER,
    Command.SMALLER,
    Command.ZOOM_IN,
    Command.ZOOM_OUT,
    Command.PREVIOUS,
    Command.NEXT,
    Command.STEP_BACK,
    Command.STEP_ON,
    Command.UNDO,
    Command.REDO,
}
