"""The translations on file: complete, true to the code, and shown by the face that is brought along."""

import ast
import re
import string
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

import linguistfile
import sources
import translate

LANGUAGES = translate.LANGUAGES
#: Characters that Inter has: what is neither of these nor of GB 2312 would need a face of the system.
LATIN = set(string.printable) | set("×·…–—−≈≥≤→←↑↓“”’µ ▾…")


@pytest.fixture(params=LANGUAGES)
def messages(request):
    return linguistfile.read_messages(translate.ts_path(request.param))


def test_they_are_those_of_the_code_and_none_is_unfinished(messages):
    there = {message.source: message for message in messages if not message.vanished}
    code = {source.text: source for source in translate.in_code()}
    assert sorted(set(code) ^ set(there)) == []
    assert [source for source, message in there.items() if not message.translation] == []
    assert [source for source, message in there.items() if message.plural != (code[source].one is not None)] == []


def test_they_keep_the_placeholders(messages):
    assert translate.problems(messages) == []


def test_letters_for_alt_are_kept_and_differ_within_a_dialog(messages):
    def letter(text):
        at = text.replace("&&", "").find("&")
        return text.replace("&&", "")[at + 1].lower() if at >= 0 else ""

    assert [m.source for m in messages if not m.vanished and letter(m.source) != letter(m.translation)] == []


def test_every_character_is_in_the_faces_that_are_brought_along(messages):
    def known(character):
        try:
            return character in LATIN or bool(character.encode("gb2312"))
        except UnicodeEncodeError:
            return False

    assert {c for m in messages if not m.vanished for c in m.translation if not known(c)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_qt_loads_is_made_of_them(language, tmp_path):
    again, there = tmp_path / "again.qm", translate.ts_path(language).with_suffix(".qm")
    linguistfile.release(translate.ts_path(language), again)
    assert there.read_bytes() == again.read_bytes()
    translator = QTranslator()
    assert translator.load(str(there))
    assert translator.translate("concgui", "Start all", "", -1) == "全部启动"
    assert translator.translate("concgui", "{n} processes", "", 1) == "{n} 个进程"


def found(code, tmp_path):
    folder = tmp_path / "concgui"
    folder.mkdir(exist_ok=True)
    (folder / "module.py").write_text(f"from concgui.core.words import later, tr, trn\n{code}\n", "utf-8")
    return [(one.text, one.one) for one in sources.sources_of(folder, tmp_path)]


def test_texts_are_read_off_the_code(tmp_path):
    assert found("X = later('a' 'b')\ntr(X)\ntr('c {n}', n=1)\ntr('d' if X else 'e')", tmp_path) == [
        ("ab", None),
        ("c {n}", None),
        ("d", None),
        ("e", None),
    ]
    assert found("trn('{n} thing', '{n} things', 2)", tmp_path) == [("{n} things", "{n} thing")]


@pytest.mark.parametrize(
    "code", ["tr(f'{1}')", "later(name)", "trn('a', many, 1)", "tr('a'); trn('b', 'a', 1)", "tr()"]
)
def test_what_cannot_be_read_off_is_refused(code, tmp_path):
    with pytest.raises(sources.Unclear, match=r"module\.py:\d"):
        found(code, tmp_path)


def test_a_text_that_is_gone_keeps_its_translation_as_vanished_and_comes_back(tmp_path):
    path = tmp_path / "x.ts"
    one, many = sources.Source("one", None, "a.py", 1), sources.Source("many", "1", "b.py", 2)
    first = translate.merged([one, many], [])
    for message in first:
        message.translation = message.source.upper()
    linguistfile.write_messages(path, "zh_CN", translate.merged([many], first))
    kept = linguistfile.read_messages(path)
    assert [(m.source, m.translation, m.plural, m.vanished) for m in kept] == [
        ("many", "MANY", True, False),
        ("one", "ONE", False, True),
    ]
    assert [m.translation for m in translate.merged([one, many], kept) if not m.vanished] == ["ONE", "MANY"]
    assert [m.source for m in translate.merged([many], kept, purge=True)] == ["many"]


@pytest.mark.parametrize("wrong", ["{m}", "{n:.1f}", "none", "{n} {n}", "{n"])
def test_other_placeholders_are_told(wrong):
    assert len(linguistfile.Message("{n} of them", wrong).problems()) == 1


def test_no_text_of_the_window_is_made_without_the_users_language():
    """Titles, labels and menus are set through `say`, or with what `tr` gives: never with a literal of letters."""
    setters = {"setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText"}
    setters |= {"setWindowTitle", "setTitle", "setWhatsThis", "addAction", "addMenu", "addItem"}
    direct = []
    for path in sorted((translate.ROOT / "concgui" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") not in setters or len(node.args) != 1:
                continue
            if isinstance(node.args[0], ast.Constant | ast.JoinedStr):
                parts = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                if any(re.search("[A-Za-z]{2}", str(part)) for part in parts):
                    direct.append(f"{path.name}:{node.lineno}")
    assert direct == []
