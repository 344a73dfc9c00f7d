"""The packaged application has the licences of all that is in it."""

from tests.licensed import licence_index, licences

#: Nothing of this may be in a package; told by the names of libraries and of Python's extension modules.
GPL = ("readline", "libgdbm", "_gdbm", "libdb-", "_dbm", "libedit")


def test_every_file_and_module_is_covered_and_every_text_is_there(tree, tmp_path):
    index = licence_index.read(tree)
    again = licences.collect(tree, tmp_path / "licences")
    assert [entry.name for entry in again] == [entry.name for entry in index]
    folder = tree / licence_index.FOLDER
    for entry in index:
        assert entry.texts, entry.name
        for name in entry.texts:
            assert (folder / name).stat().st_size > 250, name
    there = {path.name for path in folder.iterdir()}
    named = {name for entry in index for name in entry.texts}
    assert there - named == {licence_index.INDEX, licence_index.OVERVIEW}
    assert {"Concgui", "CPython", "Qt", "Qt for Python", "NumPy", "PyInstaller's starter"} <= {
        one.name for one in index
    }


def test_nothing_is_under_the_gpl_alone(tree):
    names = [path.name for path in tree.rglob("*") if ".so" in path.name]
    assert names
    assert [name for name in names if name.startswith(GPL)] == []
