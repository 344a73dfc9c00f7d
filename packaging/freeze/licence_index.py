"""The index of the licences in a package: what is in it, under which licence, and where the texts are."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

#: Inside the application's folder; the window's About dialog reads it, too (concgui/ui/about_index.py).
FOLDER = "_internal/licences"
INDEX = "licences.json"
OVERVIEW = "LICENCES.txt"


@dataclass(frozen=True)
class Entry:
    """One component of the package."""

    name: str
    version: str  #: "" where it is not known
    licence: str  #: an SPDX expression
    copyright: str  #: who has it, with or without years
    files: list[str]  #: patterns of `fnmatch` on the path below `_internal`; those that match something
    texts: list[str]  #: files in the folder of the index
    homepage: str = ""
    source: str = ""  #: where its source is, if the licence wants that told
    notice: str = ""  #: what else the licence wants told


def write(folder: Path, entries: list[Entry]) -> None:
    """Write the index, for programs and for people, into `folder`."""
    index = {"components": [asdict(entry) for entry in entries]}
    (folder / INDEX).write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", "utf-8")
    lines = ["What this application is made of, and under which licences", ""]
    for entry in entries:
        lines += [f"{entry.name} {entry.version}".strip(), f"  Licence: {entry.licence}"]
        lines += [f"  Copyright: {entry.copyright}", f"  Texts: {', '.join(entry.texts)}"]
        lines += [f"  Source: {entry.source}"] if entry.source else []
        lines += [f"  {entry.notice}"] if entry.notice else []
        lines.append("")
    (folder / OVERVIEW).write_text("\n".join(lines), "utf-8")


def read(tree: Path) -> list[Entry]:
    """Return the index of the application in `tree`. Raise OSError or ValueError where there is none."""
    index = json.loads((tree / FOLDER / INDEX).read_text("utf-8"))
    return [Entry(**one) for one in index["components"]]
