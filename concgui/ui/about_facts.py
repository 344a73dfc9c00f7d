"""What Concgui is made of: versions and licences, as the installed distributions tell them themselves. No widgets."""

import platform
import re
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import qVersion

from concgui.core.resources import resources
from concgui.core.words import later, tr
from concgui.ui.about_index import components

#: The distributions that Concgui is made of, and what each is for.
_PARTS = (
    ("PySide6-Essentials", later("windows (Qt for Python)")),
    ("shiboken6", later("Python's side of Qt")),
    ("pyqtgraph", later("the timeline")),
    ("numpy", later("columns of numbers")),
    ("psutil", later("processes of the system")),
    ("Pygments", later("colours of Python's text")),
)
_OURS = "MIT"


class Part(NamedTuple):
    """One thing that is used: what it is for, its version and licence, "" where nobody tells them."""

    name: str
    use: str
    version: str
    licence: str


def version() -> str:
    """Return Concgui's own version, "" where it is not installed and not in a checkout either."""
    return _version("concgui") or _of_checkout()


def _of_checkout() -> str:
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    try:
        found = re.search(r'^version = "(.+)"$', project.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return found[1] if found else ""


def parts() -> list[Part]:
    """Return what is used, as it is installed here."""
    return [Part(name, tr(use), _version(name), _licence(name)) for name, use in _PARTS]


def fonts() -> list[tuple[str, str]]:
    """Return the fonts that come with Concgui: their name, and the first line of their licence, who has made them."""
    found = []
    for path in sorted((resources() / "fonts").glob("*-OFL.txt")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found.append((path.name.removesuffix("-OFL.txt"), next((line for line in lines if line.strip()), "")))
    return found


def font_licence() -> str:
    """Return the text of the fonts' licences, one after the other."""
    files = sorted((resources() / "fonts").glob("*-OFL.txt"))
    return "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


def text() -> str:
    """Return all of it as plain text, to be copied into a message to somebody."""
    rows = [
        tr("Concgui {version}, licence {licence}", version=version(), licence=_OURS),
        tr("Python {version} on {system}", version=platform.python_version(), system=platform.platform()),
        tr("Qt {version}, used under the LGPL version 3", version=qVersion()),
        "",
    ]
    rows += [f"{part.name} {part.version} – {part.use} – {part.licence}" for part in parts()]
    rows.append("")
    rows += [tr("Font {name}: SIL Open Font License 1.1. {who}", name=name, who=who) for name, who in fonts()]
    if packed := components():
        rows += ["", tr("In this package:"), *(f"{one.title} – {one.licence}" for one in packed)]
    return "\n".join(rows)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _licence(name: str) -> str:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return tr("not told here")
    licences = [told[key] for key in ("License-Expression", "License") if key in told]
    lines = [line.strip() for licence in licences for line in licence.splitlines() if line.strip()]
    return lines[0] if lines else tr("not told here")
