"""How a script runs, as a value: what is typed, what is wrong with it, what follows from it, what is kept of it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.control.modulefile import ModuleFile, find_module, module_of_file
from concgui.control.remembered import MOST_RECENT, Remembered
from concgui.control.settingsfile import settings_path
from concgui.core import runsettings
from concgui.core.runsettings import RunSettings, environment, from_plain, plain, quoted, split_args
from concgui.core.scenario import InputError
from tests.observed import pythons

words = st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))


@given(words)
def test_words_are_quoted_so_that_they_are_split_again(given_words: list[str]):
    assert list(split_args(quoted(given_words))) == given_words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a 'b c", "The quote ' before “b c” is not closed."),
        ("a \"it's", "The quote \" before “it's” is not closed."),
        ("it's", "The quote ' before “s” is not closed."),
        ("a b '", "The quote ' before the end is not closed."),
        ("'" + "long " * 20, "The quote ' before “long long long long …” is not closed."),
        ("a\\", "The backslash at the end of the arguments stands before nothing: write two for a backslash itself."),
        ("'a' \\'b 'c", "The quote ' before “c” is not closed."),
    ],
)
def test_a_quote_that_is_not_closed_is_named(text: str, said: str):
    with pytest.raises(InputError) as caught:
        split_args(text)
    assert str(caught.value) == said


@given(st.text())
def test_whatever_is_typed_is_split_or_refused_with_one_sentence(text: str):
    said = "."
    try:
        split_args(text)
    except InputError as error:
        said = str(error)
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["a", "a.b", "a_1.b-c", "ü.ö"])
def test_names_of_modules(name: str):
    assert not runsettings.module_problem(name)


@pytest.mark.parametrize("name", ["", " ", "a b", "a/b", ".a", "a.", "a..b", "-m", "a\0b"])
def test_what_is_no_name_of_a_module(name: str):
    assert runsettings.module_problem(name).endswith(".")


@pytest.mark.parametrize("row", [("", "1"), ("A=B", "1"), ("A\0", "1"), ("A", "\0"), ("TWICE", "1")])
def test_what_is_no_variable(row: tuple[str, str]):
    assert runsettings.variable_problem(*row, ["TWICE"]).endswith(".")


def test_the_environment_is_ours_with_what_was_added_and_without_what_was_unset():
    ours = {"HOME": "/h", "LANG": "C", "PWD": "/here"}
    assert environment(RunSettings(), ours, "") is None
    changed = RunSettings(variables=(("LANG", None), ("NEW", "ä b"), ("HOME", "")))
    assert environment(changed, ours, "") == {"HOME": "", "NEW": "ä b", "PWD": "/here"}
    # As after `cd`, in a shell. Who sets it by hand means it.
    assert environment(RunSettings(), ours, "/there") == {**ours, "PWD": "/there"}
    assert environment(RunSettings(), {"A": "1"}, "/there") is None
    assert environment(RunSettings(variables=(("PWD", "/own"),)), ours, "/there") == {**ours, "PWD": "/own"}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
def test_what_is_shown_does_the_same_in_a_shell(tmp_path: Path):
    script = tmp_path / "my script.py"
    script.write_text("import os, sys; print(sys.argv[1:], os.environ.get('A'), os.environ.get('GONE'))")
    chosen = RunSettings("x 'y z'", variables=(("A", "1 'q'"), ("GONE", None)))
    line = (
        runsettings.variables_words(chosen.variables) + " " + runsettings.command(chosen, sys.executable, script.name)
    )
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=tmp_path,
        env={**os.environ, "GONE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == """['x', 'y z'] 1 'q' None\n"""
    module = RunSettings("--fast", module="pkg.mod")
    assert runsettings.command(module, "python3.13", "") == "python3.13 -m pkg.mod --fast"


texts = st.text(max_size=8)
some_settings = st.builds(
    RunSettings,
    args=texts,
    folder=texts,
    variables=st.lists(st.tuples(texts, st.none() | texts), max_size=3).map(tuple),
    python=texts,
    module=texts,
    lines=st.booleans(),
)


@given(some_settings)
def test_what_is_kept_comes_back(chosen: RunSettings):
    assert from_plain(json.loads(json.dumps(plain(chosen)))) == chosen


@settings(max_examples=30)
@given(st.recursive(st.none() | st.booleans() | texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
def test_what_another_version_has_kept_is_taken_as_far_as_it_is_understood(kept: object):
    assert isinstance(from_plain(kept), RunSettings)
    assert from_plain({"args": "a", "variables": kept, "lines": kept, "folder": kept}).args == "a"


# --- remembered -------------------------------------------------------------------------------------------------------
def test_scripts_and_files_are_remembered_from_one_window_to_the_next():
    chosen = RunSettings('a "b ü"', "/f", (("A", "="), ("B", None)), "/py", lines=False)
    first = Remembered()
    assert first.keep("/x/ü, y.py", chosen) == ""
    first.opened("/a.py")
    first.opened("/b, ü.concgui")
    first.opened("/a.py")
    second = Remembered()
    assert second.settings("/x/ü, y.py") == chosen
    assert second.settings("/x/other.py") is None
    assert second.recent() == ["/a.py", "/b, ü.concgui"]
    assert "/a.py" in settings_path().read_text()
    first.opened("/c.py")  # another window's
    assert second.recent()[0] == "/c.py"
    second.forget("/a.py")
    assert second.recent() == ["/c.py", "/b, ü.concgui"]
    second.forget()
    assert Remembered().recent() == []


def test_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("concgui.control.remembered._MOST_SCRIPTS", 3)
    times = iter(range(100))
    monkeypatch.setattr("concgui.control.remembered.time.time", lambda: next(times))
    remembered = Remembered()
    for number in range(MOST_RECENT + 5):
        remembered.opened(f"/{number}.py")
        remembered.keep(f"/{number}.py", RunSettings(str(number)))
    assert remembered.recent() == [f"/{number}.py" for number in range(MOST_RECENT + 4, 4, -1)]
    kept = [number for number in range(MOST_RECENT + 5) if remembered.settings(f"/{number}.py")]
    assert kept == [MOST_RECENT + 2, MOST_RECENT + 3, MOST_RECENT + 4]


@pytest.mark.parametrize("damage", [b"\0\xff[[[", b"[scripts\nrecent=%", b"recent=[1]\n[scripts]\nx={", b""])
def test_a_damaged_file_is_as_if_nothing_had_been_remembered(damage: bytes):
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(damage)
    remembered = Remembered()
    assert remembered.recent() == []
    assert remembered.keep("/x.py", RunSettings("a")) == ""
    again = Remembered().settings("/x.py")
    assert again is not None
    assert again.args == "a"


def test_what_cannot_be_written_is_said_and_remembered_until_the_end():
    shutil.rmtree(settings_path().parent, ignore_errors=True)
    settings_path().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_path().parent.write_text("a file where the folder should be")
    remembered = Remembered()
    assert remembered.keep("/x.py", RunSettings("a")).endswith("concgui.ini cannot be written.")
    assert remembered.settings("/x.py") == RunSettings("a")


def test_without_a_home_directory_all_is_remembered_until_the_end(monkeypatch: pytest.MonkeyPatch):
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr("concgui.control.remembered.settings_path", nowhere)
    remembered = Remembered()
    remembered.opened("/x.py")
    assert remembered.keep("/x.py", RunSettings("a")).endswith("cannot be written.")
    assert remembered.settings("/x.py") == RunSettings("a")
    assert remembered.recent() == ["/x.py"]
    assert Path(os.devnull).is_char_device()


# --- modules ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for name in ("pkg/__init__", "pkg/__main__", "pkg/sub/__init__", "pkg/sub/mod", "space/deep/mod", "flat"):
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("raise SystemExit('it was imported')\n")
    return tmp_path


def asked(packages: Path, name: str, python: str = sys.executable) -> ModuleFile:
    return find_module(name, python, str(packages), None, lambda: True)


@pytest.mark.parametrize("python", list(pythons()))
def test_a_modules_file_is_found_without_importing_its_packages(packages: Path, python: str):
    for name, file in (
        ("pkg", "pkg/__main__.py"),
        ("pkg.sub.mod", "pkg/sub/mod.py"),
        ("space.deep.mod", "space/deep/mod.py"),
        ("flat", "flat.py"),
    ):
        assert asked(packages, name, python) == ModuleFile(str(packages / file))
    where = f", as {python} looks for it in {packages}."
    assert asked(packages, "pkg.no", python).problem == f"There is no module pkg.no{where}"
    assert asked(packages, "flat.x", python).problem == f"There is no module flat.x{where}"


def test_modules_that_have_no_text_or_cannot_be_run(packages: Path):
    assert asked(packages, "sys").problem == "The text of sys is not known: it is in no file."
    assert asked(packages, "pkg.sub").problem == "pkg.sub is a package without a module __main__: it cannot be run."
    nobody = find_module("flat", "/bin/ls", str(packages), None, lambda: True)
    assert nobody.problem == "The text of flat is not known: /bin/ls did not tell which file it is."
    gone = find_module("flat", sys.executable, str(packages / "gone"), None, lambda: True)
    assert gone.problem.startswith("The text of flat is not known")


def test_a_module_in_an_archive_has_its_text_from_there(packages: Path):
    import zipfile

    with zipfile.ZipFile(packages / "archive.zip", "w") as archive:
        archive.writestr("packed.py", "print('packed')\n")
    found = find_module(
        "packed", sys.executable, str(packages), {**os.environ, "PYTHONPATH": "archive.zip"}, lambda: True
    )
    assert found == ModuleFile(text="print('packed')\n")


def test_the_name_that_a_file_has_as_a_module(packages: Path):
    assert module_of_file(str(packages / "pkg" / "sub" / "mod.py")) == ("pkg.sub.mod", str(packages))
    assert module_of_file(str(packages / "pkg" / "__main__.py")) == ("pkg", str(packages))
    assert module_of_file(str(packages / "flat.py")) == ("flat", str(packages))
