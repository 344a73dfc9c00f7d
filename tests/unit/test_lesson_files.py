"""What a lesson's folder may say, and the sentence for each fault."""

import re

import pytest

from concgui.core.lessons import is_lesson, lesson_folder, load_lesson, read_lessons
from concgui.core.needs import Machine, known_needs, missing
from concgui.core.scenario import InputError
from tests.observed import ROOT

WHOLE = """title = "T"
summary = "S."
order = 1
question = "Q?"
[[answer]]
text = "a"
holds = "True"
[[answer]]
text = "b"
holds = "False"
[fact]
holds = "exitcode('p1') == 0"
says = "{exitcode('p1')}"
"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "mine"
    place.mkdir()
    (place / "program.py").write_text("print(1)\n")
    (place / "lesson.toml").write_text(WHOLE)
    return place


def change(folder, old: str, new: str) -> None:
    file = folder / "lesson.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


FAULTS = [
    ('title = "T"\n', "", "does not tell its title"),
    ('title = "T"', "title = 1", "cannot be used: title in lesson.toml must be a text, not 1"),
    ('title = "T"', 'title = "  "', "title in lesson.toml is empty"),
    ('title = "T"', f'title = "{"x" * 49}"', "is too long to be read from the last row: 49 letters, 48 at most"),
    ('title = "T"', f'title = "{"加入" * 13}"', "52 letters, 48 at most"),
    ('title = "T"', r'title = "\u0007"', "has a character that cannot be shown"),
    ("order = 1", 'order = "1"', "order in lesson.toml must be a whole number, not '1'"),
    ("order = 1", "order = true", "must be a whole number, not True"),
    ("order = 1", "order = 1\ncores = 0", "cores in lesson.toml must be from 1 to 1024, not 0"),
    ("order = 1", "order = 1\ntitel = 2", "titel in lesson.toml is no key; there are answer, cores,"),
    ("order = 1", 'order = 1\nneeds = ["luck"]', "asks for 'luck', which is not known; there are two cores,"),
    ("order = 1", "order = 1\npredict = [1]", "predict in lesson.toml must be a list of texts, and one is 1"),
    ("order = 1", "order = 1\nstart_method = 3", "wants the start method 3, which is none; there are spawn,"),
    ("order = 1", "order = 1 = 2", "cannot be read: lesson.toml is no TOML"),
    ('question = "Q?"\n', "", "has answers or a fact and no question"),
    ("[fact]\nholds = \"exitcode('p1') == 0\"\nsays = \"{exitcode('p1')}\"\n", "", "asks a question and has no [fact]"),
    ('[[answer]]\ntext = "b"\nholds = "False"\n', "", "must be there 2 to 4 times, not 1"),
    ('text = "b"', 'text = "a"', "has the same text twice"),
    ('text = "b"\n', "", "does not tell its answer B: text"),
    (
        'holds = "False"',
        'holds = "exit_code(1)"',
        "answer B: holds in lesson.toml calls exit_code, which",
    ),
    ('holds = "False"', "holds = false", "answer B: holds in lesson.toml must be a text, not False"),
    ('holds = "exitcode', 'hold = "exitcode', "fact.hold in lesson.toml is no key; there are holds, otherwise,"),
    ('says = "{', 'says = "{{', "fact.says in lesson.toml has a } without its other"),
    ('says = "', 'proof = ["p1"]\nsays = "', "fact.proof in lesson.toml has the rule 'p1', which marks nothing"),
    (
        "[fact]",
        '[zh_CN]\nanswers = ["a"]\n[fact]',
        "zh_CN.answers in lesson.toml must have 2 texts, one for each answer, not 1",
    ),
    ("[fact]", "[zh_CN]\nname = 1\n[fact]", "zh_CN.name in lesson.toml is no key"),
    (WHOLE[WHOLE.index("[[") : WHOLE.index("[fact")], "answer = [1]\n", "must be written as [[answer]], once for each"),
]


@pytest.mark.parametrize(("old", "new", "says"), FAULTS)
def test_each_fault_is_one_sentence(folder, old, new, says):
    change(folder, old, new)
    with pytest.raises(InputError, match=re.escape(says)) as raised:
        load_lesson(folder)
    told = str(raised.value)
    assert told.startswith("The lesson mine ")
    assert told.endswith(".")
    assert "\n" not in told
    assert len(told) < 400


def test_a_whole_lesson_and_its_other_language(folder):
    change(folder, "[fact]", '[zh_CN]\ntitle = "标题"\nanswers = ["甲", "乙"]\n[fact]')
    lesson = load_lesson(folder)
    assert (lesson.title, lesson.built_in) == ("T", False)
    chinese = lesson.in_language("zh_CN")
    assert (chinese.title, [one.text for one in chinese.answers], chinese.question) == ("标题", ["甲", "乙"], "Q?")
    assert [one.holds for one in chinese.answers] == ["True", "False"]
    assert lesson.in_language("de") is lesson


def test_files_that_are_none(folder, tmp_path):
    file = folder / "lesson.toml"
    for data, says in (
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"x = " + b"[" * 5000, "is nested too deeply|is no TOML"),
        (b"#" * 70_000, "has more than 64 kB"),
    ):
        file.write_bytes(data)
        with pytest.raises(InputError, match=says):
            load_lesson(folder)
    file.unlink()
    with pytest.raises(InputError, match=r"^The folder .*/mine has no lesson\.toml, so it is no lesson\.$"):
        load_lesson(folder)
    with pytest.raises(InputError, match="is not there, or is no folder"):
        load_lesson(tmp_path / "nothing")


def test_its_program_may_have_another_name(folder):
    (folder / "program.py").rename(folder / "sleepers.py")
    assert load_lesson(folder).program == folder / "sleepers.py"
    (folder / "other.py").touch()
    with pytest.raises(InputError, match=r"has several programs: call the one that runs program\.py"):
        load_lesson(folder)


def test_a_broken_lesson_hides_no_other(folder, tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "lesson.toml").write_text("order = 1")
    lessons, problems = read_lessons(tmp_path)
    assert [one.lesson_id for one in lessons] == ["mine"]
    assert problems == ["The lesson broken does not tell its title."]


def test_a_path_names_a_lesson_by_its_folder_or_its_file(folder, tmp_path, monkeypatch):
    assert is_lesson(folder)
    assert lesson_folder(folder / "lesson.toml") == lesson_folder(f"{folder}/") == folder
    assert lesson_folder(folder / "program.py") is lesson_folder("a\0b") is lesson_folder("nowhere") is None
    assert not is_lesson(tmp_path)
    monkeypatch.chdir(folder)
    assert load_lesson(".").lesson_id == "mine"


def test_the_example_of_the_manual_is_a_lesson(folder):
    text = (ROOT / "packaging" / "LESSONS.md").read_text("utf-8")
    program, toml = (re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL)[1] for kind in ("python", "toml"))
    (folder / "program.py").write_text(program)
    (folder / "lesson.toml").write_text(toml, "utf-8")
    assert load_lesson(folder).predict == ("p1",)
    assert len(load_lesson(folder).listing().statements) == 5
    for need in known_needs():
        assert f"`{need}`" in text.replace("3.12`", "3.x`")


# --- needs ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("needs", "machine", "says"),
    [
        (["two cores"], Machine(cores=1), "needs two CPU cores"),
        (["four cores"], Machine(cores=2), "only 2 here"),
        (["kernel source"], Machine(source="psutil"), "concgui doctor says how"),
        (["signals"], Machine(posix=False), "POSIX signals"),
        (["fork"], Machine(methods=("spawn",)), "the start method fork"),
        (["GIL"], Machine(gil=False), "free-threaded"),
        (["no GIL"], Machine(gil=True), "needs a free-threaded Python"),
        (["Python 3.13"], Machine(python=(3, 11)), "It needs Python 3.13, and this one is 3.11"),
    ],
)
def test_what_it_needs(folder, needs, machine, says):
    change(folder, "order = 1", f"order = 1\nneeds = {needs}")
    lesson = load_lesson(folder)
    assert says in missing(lesson, machine)
    assert missing(lesson, Machine()) == ""
    there = Machine(4, "kernel", posix=True, methods=("spawn", "fork"), python=(3, 13), gil="no GIL" not in needs)
    assert missing(lesson, there) == ""


def test_its_start_method_and_its_cores_are_needed_too(folder):
    change(folder, "order = 1", 'order = 1\nstart_method = "fork"\ncores = 2')
    lesson = load_lesson(folder)
    assert "starts processes by fork" in missing(lesson, Machine(methods=("spawn",)))
    assert "runs on 2 CPU cores" in missing(lesson, Machine(cores=1))
