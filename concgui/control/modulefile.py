"""Which file `python -m MODULE` runs, as the chosen interpreter finds it in the chosen folder. No Qt."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from concgui.control.asking import NoAnswerError, ask
from concgui.core.words import tr

PATIENCE_S = 10.0
_MARK = "<the module is>"
#: Packages are not imported to look into them. What prints while the interpreter starts stands before the mark.
_QUESTION = f"""
import json, sys
from importlib.machinery import PathFinder

def found(name):
    parts, path, spec = name.split("."), None, None
    for number, part in enumerate(parts, 1):
        whole = ".".join(parts[:number])
        spec = None if path is None else PathFinder.find_spec(part, path)
        for finder in sys.meta_path:
            if spec is None and hasattr(finder, "find_spec") and (path is None or finder is not PathFinder):
                spec = finder.find_spec(whole, path)
        if spec is None:
            return None
        path = spec.submodule_search_locations
        path = None if path is None else list(path)
        if path is None and number < len(parts):
            return None
    return spec

name = sys.argv[1]
spec, file, text, problem = found(name), "", "", ""
if spec is None:
    problem = "missing"
elif spec.submodule_search_locations is not None:
    spec = found(name + ".__main__")
    if spec is None:
        problem = "package"
if spec is not None:
    if spec.has_location and str(spec.origin).endswith((".py", ".pyw")) and type(spec.loader).__name__ != "zipimporter":
        file = spec.origin
    else:
        try:
            text = spec.loader.get_source(spec.name) or ""
        except Exception:
            text = ""
    if not file and not text:
        problem = "text"
sys.stdout.write({_MARK!r} + json.dumps([file, text, problem]))
"""


class ModuleFile(NamedTuple):
    """What runs: `file`, an absolute path, or the `text` of what is in no file of its own; or why that is not known."""

    file: str = ""
    text: str = ""
    problem: str = ""  #: one sentence


def find_module(
    name: str, python: str, folder: str, environment: Mapping[str, str] | None, wanted: Callable[[], bool]
) -> ModuleFile:
    """Ask `python`, started in `folder`, which file a module is. This waits for it.

    Raise NoAnswerError only if the answer is `wanted` no more.
    """
    asked = ["-c", _QUESTION, name]
    try:
        answer = ask(
            [python, *asked], seconds=PATIENCE_S, folder=folder, environment=environment, wanted=wanted
        ).decode("utf-8", "replace")
        file, text, problem = json.loads(answer.rpartition(_MARK)[2])
    except NoAnswerError:
        if not wanted():
            raise
        return ModuleFile(
            problem=tr(
                "The text of {name} is not known: {python} did not tell which file it is.", name=name, python=python
            )
        )
    except (OSError, ValueError, TypeError):
        return ModuleFile(
            problem=tr(
                "The text of {name} is not known: {python} did not tell which file it is.", name=name, python=python
            )
        )
    where = tr("in {folder}", folder=folder) if folder else tr("here")
    said = {
        "missing": tr(
            "There is no module {name}, as {python} looks for it {where}.", name=name, python=python, where=where
        ),
        "package": tr("{name} is a package without a module __main__: it cannot be run.", name=name),
        "text": tr("The text of {name} is not known: it is in no file.", name=name),
    }
    return ModuleFile(str(Path(folder or ".", file).absolute()) if file else "", text, said.get(problem, ""))


def module_of_file(path: str) -> tuple[str, str]:
    """Return the name that a file has as a module, and the folder from which it has it; packages are looked at."""
    file = Path(path).absolute()
    names, folder = [file.stem], file.parent
    while (folder / "__init__.py").is_file() and folder != folder.parent:
        names.insert(0, folder.name)
        folder = folder.parent
    if names[-1] == "__main__" and len(names) > 1:
        names.pop()
    return ".".join(names), str(folder)
