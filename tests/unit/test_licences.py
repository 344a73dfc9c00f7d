"""No file goes into a package without its licence: on made-up trees, and on a library of this system."""

import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from tests.licensed import FILES, add, licence_index, licence_texts, licences


@pytest.fixture
def tree(tmp_path):
    for name in FILES:
        add(tmp_path / "concgui", name)
    return tmp_path / "concgui"


def test_everything_has_its_licence_with_a_text_and_is_in_the_index(tree):
    entries = {entry.name: entry for entry in licences.collect(tree)}
    assert set(entries) == set(FILES.values())
    assert licence_index.read(tree) == list(entries.values())
    folder = tree / licence_index.FOLDER
    for entry in entries.values():
        assert all(len((folder / name).read_text("utf-8")) > 250 for name in entry.texts), entry.name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / entries["Qt"].texts[0]).read_text("utf-8")
    assert "Copyright (c) 2026 The Concgui authors" in (folder / entries["Concgui"].texts[0]).read_text("utf-8")
    assert (entries["ICU"].version, entries["CPython"].version) == ("73", sys.version.split()[0])
    overview = (folder / licence_index.OVERVIEW).read_text("utf-8")
    assert all(f"{entry.name} {entry.version}".strip() in overview for entry in entries.values())


def test_the_lgpl_is_kept(tree):
    """Who gets Qt in this form is told where its source is, and how to use a Qt of one's own."""
    entries = {entry.name: entry for entry in licences.collect(tree)}
    for name in ("Qt", "Qt for Python"):
        entry = entries[name]
        assert {"LGPL-3.0.txt", "GPL-3.0.txt"} <= set(entry.texts)
        assert f"/{entry.version}" in entry.source or f"-{entry.version}-" in entry.source
        assert entry.version
        assert "in the place of those in the application's folder" in entry.notice


def test_a_second_time_is_the_same(tree, tmp_path):
    def all_in(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    licences.collect(tree)
    licences.collect(tree)
    licences.collect(tree, tmp_path / "elsewhere")
    assert all_in(tree / licence_index.FOLDER) == all_in(tmp_path / "elsewhere")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("_internal/libmystery.so.1", "nobody knows the licence of libmystery.so.1: "),
        ("_internal/stranger/__init__.py", "nobody knows the licence of stranger/__init__.py: "),
        (
            "_internal/concgui/resources/fonts/Comic.ttf",
            "nobody knows the licence of concgui/resources/fonts/Comic.ttf",
        ),
        ("helper", "nobody knows the licence of ../helper: "),
        ("_internal/libreadline.so.8", "libreadline.so.8 must not be in the package: GNU Readline is under the GPL"),
        ("_internal/python3.11/lib-dynload/readline.so", "must not be in the package: GNU Readline is under the GPL"),
        ("_internal/libgdbm.so.6", "must not be in the package: GNU dbm is under the GPL"),
        ("_internal/libdb-5.3.so", "must not be in the package: Berkeley DB"),
        ("_internal/PySide6/Qt/lib/libQt6Charts.so.6", "this part of Qt is not under the LGPL"),
    ],
)
def test_what_nobody_has_looked_at_or_must_not_be_there_is_an_error(tree, name, words):
    add(tree, name)
    with pytest.raises(licences.LicenceError) as raised:
        licences.collect(tree)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_link_to_a_file_of_the_tree_is_that_file_and_any_other_link_a_file_of_its_own(tree, tmp_path):
    (tree / "_internal/libanything.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    licences.collect(tree)
    outside = add(tmp_path, "libforeign.so")
    (tree / "_internal/libforeign.so").symlink_to(outside)
    with pytest.raises(licences.LicenceError, match=r"libforeign\.so"):
        licences.collect(tree)


def test_a_component_without_a_text_is_an_error(tree, tmp_path, monkeypatch):
    table = tmp_path / "components.toml"
    kept = licences.COMPONENTS.read_text("utf-8")
    assert 'texts = ["ICU.txt"]\n' in kept
    table.write_text(kept.replace('texts = ["ICU.txt"]\n', ""), "utf-8")
    monkeypatch.setattr(licences, "COMPONENTS", table)
    with pytest.raises(licences.LicenceError, match="there is no text of the licence of ICU"):
        licences.collect(tree)


def test_the_table_names_the_texts_that_are_there_and_no_others():
    table = tomllib.loads(licences.COMPONENTS.read_text("utf-8"))["component"]
    named = {text for one in table for text in one.get("texts", []) + one.get("elsewhere", []) if ":" not in text}
    assert [text for text in named if not (licence_texts.KEPT / text).is_file()] == []
    assert {path.name for path in licence_texts.KEPT.iterdir()} - named == set()
    names = [one["name"] for one in table]
    assert len(names) == len(set(names))


@pytest.mark.skipif(not shutil.which("dpkg"), reason="not a system of Debian's")
def test_a_library_of_this_system_brings_its_version_and_copyright_and_a_changed_one_does_not(tmp_path):
    library = next(Path("/lib").resolve().glob("*-linux-*/libz.so.1")).resolve()
    same, other = tmp_path / "same" / library.name, tmp_path / "other" / library.name
    for copy in (same, other):
        copy.parent.mkdir()
        shutil.copy(library, copy)
    with other.open("ab") as file:
        file.write(b"patched")
    assert licence_texts.debian_package(same) == "zlib1g"
    assert licence_texts.version("system", [same]).startswith("1.")
    assert licence_texts.debian_package(other) == ""
    assert licence_texts.version("system", [other]) == ""
