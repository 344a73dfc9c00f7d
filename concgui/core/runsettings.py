"""How a script runs: arguments, folder, variables, interpreter, as a file or as a module. No numpy, no Qt.

One value for each script; what the user types is kept as typed, so that it comes back as it was.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from concgui.core.scenario import InputError
from concgui.core.words import tr


class RunSettings(NamedTuple):
    """See the module. The empty ones are what `python FILE` does in the usual folder."""

    args: str = ""  #: as in a shell: words with blanks between, quotes around a word with blanks
    folder: str = ""  #: the working directory, "" for the usual one
    variables: tuple[tuple[str, str | None], ...] = ()  #: of the environment, beside ours; None: not there
    python: str = ""  #: the interpreter's path, "" for the usual one
    module: str = ""  #: run this one as `python -m` would; "": run the file
    lines: bool = True  #: main tells which of its lines it executes


class ScriptView(NamedTuple):
    """A script and how it will run, for the window."""

    path: str  #: the file that was opened, absolute; "" for a module that was opened by its name
    settings: RunSettings
    folder: str  #: in which it runs, absolute
    usual_folder: str  #: in which it runs when nobody chooses
    python: str  #: the interpreter in words: "Python 3.13.0, free-threaded"
    command: str  #: what one would type in a shell in that folder
    variables: str = ""  #: the variables in words, "" without
    unused: str = ""  #: the virtual environment beside the script, if it does not run in it; "" if it does
    problem: str = ""  #: why it cannot run so, one sentence


# --- arguments --------------------------------------------------------------------------------------------------------
def split_args(text: str) -> tuple[str, ...]:
    """Return the words of a line as a shell would split it. Raise InputError with one sentence."""
    import shlex  # here, as below: the first paint needs only the values

    try:
        words = tuple(shlex.split(text))
    except ValueError:
        raise InputError(_unclosed(text)) from None
    if "\0" in text:
        raise InputError(tr("The arguments have a null character in them: no program can be given that."))
    return words


def _unclosed(text: str) -> str:
    """Say which quote of a line is not closed, or that a backslash at its end has nothing to protect."""
    quote, since, place = "", 0, 0
    while place < len(text):
        char = text[place]
        if char == "\\" and quote != "'":
            place += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote, since = char, place
        place += 1
    if quote:
        return tr(
            "The quote {quote} before {beginning} is not closed.", quote=quote, beginning=_beginning(text[since + 1 :])
        )
    return tr("The backslash at the end of the arguments stands before nothing: write two for a backslash itself.")


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:20]}{'…' if len(words) > 20 else ''}”" if words else "the end"


def quoted(words: Iterable[str]) -> str:
    """Return these words as one line that `split_args` splits into them again."""
    import shlex

    return shlex.join(words)


# --- names ------------------------------------------------------------------------------------------------------------
def module_problem(name: str) -> str:
    """Return what is wrong with the name of a module, as one sentence, or ""."""
    if not name.strip():
        return tr("Give the name of the module, such as package.module.")
    if any(char.isspace() or char in "/\\\0" for char in name):
        return tr("{name!r} is no module's name: it is names with dots between, without blanks and slashes.", name=name)
    if name.startswith(("-", ".")) or name.endswith(".") or ".." in name:
        return tr("{name!r} is no module's name: write names with one dot between, such as package.module.", name=name)
    return ""


def variable_problem(name: str, value: str | None, others: Iterable[str]) -> str:
    """Return what is wrong with a variable of the environment beside the names of the others, or ""."""
    if not name:
        return tr("Give the variable a name, or remove its row.")
    if "=" in name:
        return tr("{name!r} is no variable's name: it has an equals sign in it.", name=name)
    if "\0" in name or "\0" in (value or ""):
        return tr("A variable cannot have a null character in it.")
    if name in set(others):
        return tr("{name} is there twice: remove one of them.", name=name)
    return ""


# --- what follows from them -------------------------------------------------------------------------------------------
def environment(settings: RunSettings, ours: Mapping[str, str], folder: str) -> dict[str, str] | None:
    """Return all variables of a program that runs with these settings, None for ours as they are.

    folder: its working directory, "" for ours. PWD names it, as after a shell's `cd`; the others are inherited.
    """
    named = dict(settings.variables)
    if folder and "PWD" in ours and "PWD" not in named:
        named["PWD"] = folder
    if not named:
        return None
    changed = {**ours, **{name: value for name, value in named.items() if value is not None}}
    return {name: value for name, value in changed.items() if named.get(name, "") is not None}


def command(settings: RunSettings, python: str, file: str) -> str:
    """Return the command that would do the same in a shell. python: a word for the interpreter."""
    words = quoted([python, "-m", settings.module] if settings.module else [python, file])
    return f"{words} {settings.args.strip()}".rstrip()


def variables_words(variables: Iterable[tuple[str, str | None]]) -> str:
    """Return the variables as one would type them before the command in a shell, "" if there are none."""
    import shlex

    listed = list(variables)
    unset = [f"-u {shlex.quote(name)}" for name, value in listed if value is None]
    given = [f"{name}={shlex.quote(value)}" for name, value in listed if value is not None]
    return " ".join([*(["env"] if unset else []), *unset, *given])


# --- kept -------------------------------------------------------------------------------------------------------------
def plain(settings: RunSettings) -> dict[str, Any]:
    """Return the settings as what JSON can keep."""
    return {**settings._asdict(), "variables": [list(one) for one in settings.variables]}


def from_plain(kept: object) -> RunSettings:
    """Return settings from what `plain` made, or another version of it: what is not understood is as usual."""
    if not isinstance(kept, dict):
        return RunSettings()
    usual = RunSettings()
    texts = {name: kept[name] for name in ("args", "folder", "python", "module") if isinstance(kept.get(name), str)}
    rows = kept.get("variables")
    variables = tuple(
        (row[0], row[1])
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, list) and len(row) == 2 and isinstance(row[0], str) and isinstance(row[1], str | None)
    )
    lines = kept.get("lines")
    return usual._replace(**texts, variables=variables, lines=lines if isinstance(lines, bool) else usual.lines)
