"""Debian's file `copyright` for the package, made of the licences that are in the application's folder (DEP-5)."""

import textwrap

import identity
from licence_index import FOLDER, Entry

#: Licences whose texts every Debian system has.
_COMMON = {
    "GPL-2.0-or-later": "GPL-2",
    "GPL-3.0-or-later": "GPL-3",
    "LGPL-2.1-or-later": "LGPL-2.1",
    "LGPL-3.0-only": "LGPL-3",
    "Apache-2.0": "Apache-2.0",
    "MPL-2.0": "MPL-2.0",
    "CC0-1.0": "CC0-1.0",
}
_HEAD = f"""\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {identity.TITLE}
Upstream-Contact: {identity.MAINTAINER}
Source: {identity.HOMEPAGE}
Comment: The package has everything in it that {identity.TITLE} needs and Debian does not promise to have in the version
 needed: the paragraphs below tell what that is. The whole texts of the licences are in the package.
"""


def debian_copyright(entries: list[Entry], application: str = "usr/lib/concgui") -> str:
    """Return the text of the file. application: where the package has that folder, without a slash at its start."""
    # The last paragraph that matches a file counts, the other way round than in the index. All else is ours.
    others = [entry for entry in entries if entry.files and entry.name != identity.TITLE]
    paragraphs = [_paragraph(entry, entries, application) for entry in reversed(others)]
    own = (identity.ROOT / "LICENSE").read_text("utf-8").splitlines()
    holder = next(line.removeprefix("Copyright (c) ") for line in own if line.startswith("Copyright"))
    paragraphs.insert(0, f"Files: *\nCopyright: {holder}\nLicense: MIT\n" + _indented(own))
    return "\n".join([_HEAD, *paragraphs])


def _paragraph(entry: Entry, entries: list[Entry], application: str) -> str:
    described = [entry]
    comments = [f"{entry.name} {entry.version}".strip() + (f", {entry.homepage}" if entry.homepage else "")]
    if f"../{identity.NAME}" in entry.files:  # the executable: modules are in it, too
        described += [one for one in entries if not one.files]
        comments += [f"{one.name} {one.version}".strip() for one in described[1:]]
        comments.append("Python modules of the other components are in it, too, under the licences told there")
    holders = [holder.strip() for one in described for holder in one.copyright.split(";")]
    licences = dict.fromkeys(_synopsis(one.licence) for one in described)
    return (
        "Files: "
        + "\n ".join(_path(pattern, application) for pattern in entry.files)
        + "\nCopyright: "
        + "\n ".join(holders)
        + f"\nLicense: {' and '.join(licences)}\n"
        + _indented([line for one in described for line in _where(one, application)])
        + "Comment: "
        + "\n ".join(comments)
        + "\n"
    )


def _path(pattern: str, application: str) -> str:
    return f"{application}/{pattern[3:]}" if pattern.startswith("../") else f"{application}/_internal/{pattern}"


def _synopsis(licence: str) -> str:
    """Return the expression in Debian's spelling: "and", "or", and "with … exception"."""
    words = licence.replace(" AND ", " and ").replace(" OR ", " or ")
    return (
        words.replace(" WITH ", " with ")
        .replace("GCC-exception-3.1", "GCC-3.1 exception")
        .replace("Bootloader-exception", "Bootloader exception")
    )


def _where(entry: Entry, application: str) -> list[str]:
    lines = ["The whole text:"]
    lines += [f" /{application}/{FOLDER}/{text}" for text in entry.texts]
    names = entry.licence.replace("(", "").replace(")", "").split()
    for name in dict.fromkeys(names):
        if name in _COMMON:
            lines.append(f"On Debian systems, that of {name} is in /usr/share/common-licenses/{_COMMON[name]}, too.")
    if entry.notice:
        lines += ["", *textwrap.wrap(entry.notice, 78)]
    if entry.source:
        lines.append(f"Source: {entry.source}")
    return lines


def _indented(lines: list[str]) -> str:
    return "".join(f" {line or '.'}\n" for line in lines)
