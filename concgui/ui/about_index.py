"""What the packaged application is made of, and the texts of the licences, as its index tells them. No widgets.

The index is written when the package is made (packaging/freeze/licences.py); a checkout has none.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from concgui.core.bundle import bundle_folder
from concgui.core.words import tr

_FOLDER, _INDEX = "licences", "licences.json"


class Component(NamedTuple):
    """One thing in the package; what nobody has told is ""."""

    name: str
    version: str
    licence: str  #: an SPDX expression
    copyright: str
    homepage: str
    source: str  #: where its source is
    notice: str  #: what its licence wants told, in English
    texts: tuple[Path, ...]

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()


def components() -> list[Component]:
    """Return what is in the package; nothing in a checkout, or if the index cannot be read."""
    internal = bundle_folder()
    if not internal:
        return []
    folder = Path(internal, _FOLDER)
    try:
        index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        return [_component(one, folder) for one in index["components"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _component(told: dict[str, Any], folder: Path) -> Component:
    name, version, licence, who, homepage, source, notice = (str(told[key]) for key in Component._fields[:-1])
    texts = tuple(folder / file for file in told["texts"])
    return Component(name, version, licence, who, homepage, source, notice, texts)


def text(component: Component) -> str:
    """Return all that is to be told of a component: whose it is, what its licence wants told, the licence's text."""
    lines = [component.title, component.licence]
    if component.copyright:
        lines.append(tr("Copyright: {who}", who=component.copyright))
    if component.homepage:
        lines.append(component.homepage)
    if component.notice:
        lines += ["", component.notice]
    if component.source:
        lines += ["", tr("Source: {address}", address=component.source)]
    for path in component.texts:
        lines += ["", "", path.stem, "─" * len(path.stem), "", _read(path)]
    return "\n".join(lines)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return tr("{path} cannot be read: {reason}", path=path, reason=error.strerror or error)
