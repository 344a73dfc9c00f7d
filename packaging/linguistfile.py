"""Reads and writes the .ts files of Qt Linguist, and makes .qm files of them by the lrelease of PySide6's wheel."""

import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

import PySide6

CONTEXT = "concgui"


@dataclass(slots=True)
class Message:
    """One text and its translation, "" as long as there is none. Chinese has one form for all numbers."""

    source: str
    translation: str
    files: list[str] = field(default_factory=list)
    plural: bool = False
    vanished: bool = False  #: not in the code any more

    def vanish(self) -> "Message":
        """Return it as one that is not in the code any more."""
        return Message(self.source, self.translation, [], self.plural, vanished=True)

    def problems(self) -> list[str]:
        """Return what is wrong with the translation, if there is one."""
        if not self.translation:
            return []
        try:
            wanted, there = _placeholders(self.source), _placeholders(self.translation)
        except ValueError as error:
            return [f"{self.source!r}: {error}"]
        if wanted != there:
            return [f"{self.source!r}: its translation has the placeholders {there}, not {wanted}"]
        return []


def _placeholders(text: str) -> list[str]:
    """The placeholders of a text with their formats, each as often as it is there, sorted."""
    return sorted(
        f"{name}{'!' + conversion if conversion else ''}{':' + spec if spec else ''}"
        for _before, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )


def read_messages(path: Path) -> list[Message]:
    """Return the messages of a .ts file."""
    messages = []
    for node in ET.parse(path).getroot().iter("message"):
        translation = node.find("translation")
        assert translation is not None
        forms = translation.findall("numerusform")
        text = (forms[0].text if forms else translation.text) or ""
        files = [place.get("filename", "").removeprefix("../../") for place in node.findall("location")]
        messages.append(
            Message(
                node.findtext("source") or "",
                text,
                files,
                plural=node.get("numerus") == "yes",
                vanished=translation.get("type") == "vanished",
            )
        )
    return messages


def write_messages(path: Path, language: str, messages: list[Message]) -> None:
    """Write a .ts file; the lines of the code are not in it, they would change with every commit."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for message in messages:
        node = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
        for file in message.files:
            ET.SubElement(node, "location", filename=f"../../{file}")
        ET.SubElement(node, "source").text = message.source
        kind = "vanished" if message.vanished else "" if message.translation else "unfinished"
        translation = ET.SubElement(node, "translation", {"type": kind} if kind else {})
        (ET.SubElement(translation, "numerusform") if message.plural else translation).text = message.translation
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def release(ts: Path, qm: Path) -> None:
    """Make the .qm file. Raise RuntimeError with lrelease's words if it cannot."""
    program = Path(PySide6.__file__).parent / f"lrelease{'.exe' if sys.platform == 'win32' else ''}"
    done = subprocess.run([program, "-silent", ts, "-qm", qm], capture_output=True, text=True, check=False)
    if done.returncode or not qm.exists():
        raise RuntimeError(f"lrelease: {done.stdout}{done.stderr}")
