"""The manual is the README's chapters for users, and its Chinese has the same chapters, pictures and commands."""

import re
import sys
from pathlib import Path

from concgui.ui.manual_file import manual_file

ROOT = Path(__file__).resolve().parents[2]


def test_it_is_the_readme(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    made = __import__("manual")
    monkeypatch.delitem(sys.modules, "manual")
    expected = made.manual((ROOT / "README.md").read_text(encoding="utf-8"))
    assert manual_file("en").read_text(encoding="utf-8") == expected, "run packaging/manual.py, then see to the Chinese"


def test_each_language_has_the_same_chapters_and_pictures():
    texts = [manual_file(language).read_text(encoding="utf-8") for language in ("en", "zh_CN")]
    assert texts[0] != texts[1]
    levels = [re.findall(r"^#+", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE) for text in texts]
    assert levels[0] == levels[1]
    pictures = [re.findall(r"!\[.*?\]\((.*?)\)", text) for text in texts]
    assert pictures[0] == pictures[1]
    assert pictures[0]
    assert all((manual_file("en").parent / path).is_file() for path in pictures[0])
    code = [re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for text in texts]
    commands = [[re.sub(r"\s+#.*", "", block) for block in blocks] for blocks in code]
    assert commands[0] == commands[1]
