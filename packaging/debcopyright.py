"""The file `copyright` of the Debian package, in the machine-readable form (DEP-5)."""

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import identity

#: Inside the package.
APPLICATION = "usr/lib/concgui"
_FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
#: Licences that every Debian system has the text of, by their SPDX names without -only and -or-later.
_COMMON = {
    "Apache-2.0": "Apache-2.0",
    "CC0-1.0": "CC0-1.0",
    "GPL-2.0": "GPL-2",
    "GPL-3.0": "GPL-3",
    "LGPL-2.1": "LGPL-2.1",
    "LGPL-3.0": "LGPL-3",
    "MPL-2.0": "MPL-2.0",
}
_COLUMNS = 78


def written(licences: Path) -> str:
    """Return the text. licences: the folder in the application with the licences of all that came along."""
    own = (identity.ROOT / "LICENSE").read_text("utf-8")
    _, copyright_line, text = (part.strip() for part in own.split("\n\n", 2))
    paragraphs = [
        _paragraph(
            Format=_FORMAT,
            Upstream_Name=identity.TITLE,
            Upstream_Contact=identity.MAINTAINER,
            Source=identity.HOMEPAGE,
            Comment="The package brings along what is named below; the texts of all licences are in"
            f" /{APPLICATION}/_internal/licences/.",
        ),
        _paragraph(Files="*", Copyright=copyright_line.removeprefix("Copyright (c) "), License=f"MIT\n{text}"),
    ]
    texts = {"MIT"}
    for part in components(licences):
        name = licence_name(part["licence"])
        told = "" if name in texts else "\n" + where(part)
        texts.add(name)
        paragraphs.append(
            _paragraph(
                Files=" ".join(map(_installed, part["files"])),
                Copyright=part["copyright"],
                License=name + told,
                Comment=" ".join(filter(None, (part["name"], part["version"], part["notice"], part["source"]))),
            )
        )
    return "\n".join(paragraphs)


def components(licences: Path) -> list[dict[str, Any]]:
    """Return what came along, as `packaging/freeze/licences.py` has found it; without what the index does not name."""
    index = licences / "index.json"
    if not index.is_file():
        return []
    return [part for part in json.loads(index.read_text("utf-8")) if part["files"] and part["name"] != identity.TITLE]


def licence_name(expression: str) -> str:
    """Return an SPDX expression as Debian writes it: in one word, but for "and", "or" and "with … exception"."""
    name = re.sub(r" WITH ([\w.-]+)", lambda match: f" with {match[1]} exception", expression)
    return name.replace(" AND ", " and ").replace(" OR ", " or ")


def where(part: dict[str, Any]) -> str:
    """Say where the texts of a part's licences are."""
    kept = ", ".join(f"/{APPLICATION}/_internal/licences/{name}" for name in part["texts"])
    common = sorted({_COMMON[name] for name in _COMMON if re.search(rf"\b{re.escape(name)}\b", part["licence"])})
    told = f"The whole text is in {kept}."
    if common:
        folder = "/usr/share/common-licenses/"
        told += f" On Debian systems, {', '.join(folder + name for name in common)} has it, too."
    return told


def _installed(pattern: str) -> str:
    """Return where the files of a pattern below `_internal` are installed."""
    path = Path(APPLICATION, pattern.removeprefix("../") if pattern.startswith("../") else f"_internal/{pattern}")
    return path.as_posix().replace(" ", "?")


def _paragraph(**fields: str) -> str:
    return "".join(_field(name.replace("_", "-"), value) for name, value in fields.items() if value)


def _field(name: str, value: str) -> str:
    """Return a field: its first line as it is, the rest indented and wrapped, empty lines as dots."""
    first, _, rest = value.partition("\n")
    lines = [f"{name}: {first}"]
    if name == "Comment":
        lines = [f"{name}:", *textwrap.wrap(first, _COLUMNS, break_long_words=False, break_on_hyphens=False)]
    for block in rest.split("\n\n") if rest else []:
        lines += textwrap.wrap(block, _COLUMNS, break_long_words=False, break_on_hyphens=False)
        lines.append(".")
    if lines[-1] == ".":
        lines.pop()
    return "\n ".join(lines) + "\n"
