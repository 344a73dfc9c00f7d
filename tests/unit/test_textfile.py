"""A text is written whole or not at all, in the coding that it declares."""

import os
import stat
import subprocess
import sys

import pytest

from concgui.ui.textfile import declared_coding, write_text


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        ("print('größe')\n", "utf-8"),
        ("# -*- coding: latin-1 -*-\nprint('größe')\n", "iso-8859-1"),
        ("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n", "cp1252"),
        ("# coding: latin-1\nprint('漢')\n", "utf-8"),
        ("# coding: nonsense\n", "utf-8"),
        ("", "utf-8"),
        ("\n\n# coding: latin-1\n", "utf-8"),
    ],
)
def test_the_coding_is_the_declared_one(text, coding):
    assert declared_coding(text) == coding


def test_what_is_written_prints_the_same(tmp_path):
    path = tmp_path / "größe.py"
    text = "# coding: latin-1\nprint(ascii('größe'))\n"
    write_text(path, text, declared_coding(text))
    assert path.read_bytes() == text.encode("latin-1")
    assert subprocess.run([sys.executable, path], capture_output=True, text=True).stdout == "'gr\\xf6\\xdfe'\n"


def test_rights_and_links_stay_and_nothing_is_left_beside(tmp_path):
    path, link = tmp_path / "mine.py", tmp_path / "link.py"
    path.write_text("old")
    path.chmod(0o750)
    link.symlink_to(path)
    write_text(link, "a\nb\n")
    assert path.read_bytes() == b"a\nb\n"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o750
    fresh = tmp_path / "fresh.py"
    write_text(fresh, "\udc80")
    assert fresh.read_bytes() == b"\\udc80"
    before = os.umask(0o027)
    write_text(tmp_path / "masked.py", "")
    os.umask(before)
    assert stat.S_IMODE((tmp_path / "masked.py").stat().st_mode) == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["fresh.py", "link.py", "masked.py", "mine.py"]


def test_what_cannot_be_written_leaves_the_old_one(tmp_path):
    (tmp_path / "folder.py").mkdir()
    with pytest.raises(OSError):
        write_text(tmp_path / "folder.py", "text")
    assert [one.name for one in tmp_path.iterdir()] == ["folder.py"]
    with pytest.raises(OSError):
        write_text(tmp_path / "nowhere" / "a.py", "text")
