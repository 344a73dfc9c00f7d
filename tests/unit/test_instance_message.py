"""What starts of the command say to each other: read back as it was said, and nothing else is taken."""

import json
import os

import pytest

from concgui.core.instance_message import (
    FORMAT,
    LONGEST_WISH,
    MessageError,
    OtherFormatError,
    Wish,
    read_wish,
    read_word,
    wish_line,
    word_line,
)


def test_a_wish_comes_over_as_it_is():
    odd = os.fsdecode(b"/tmp/\xff.py")  # no UTF-8
    wish = Wish(
        "/home/é",
        odd,
        ("a b", "", "\n", "日本"),
        "package.module",
        "/usr/bin/python3",
        "psutil",
        problem="no",
        token="t",
        startup_id="s",
    )._replace(desktop=True)
    line = wish_line(wish)
    assert line.index(b"\n") == len(line) - 1
    assert read_wish(line) == wish


def test_what_a_later_version_adds_is_no_hindrance():
    assert read_wish(json.dumps({"format": FORMAT, "file": "/a", "more": [1]}).encode()) == Wish(file="/a")


def said(**values: object) -> bytes:
    return json.dumps({"format": FORMAT, **values}).encode()


BAD = [
    b"", b"\n", b"\xff\xfe", b"GET / HTTP/1.1\r\n", b"null", b"[]", b"1", b'"text"', b"{", b"[" * 100_000,
    said(file=1), said(file=None), said(file=["/a"]), said(file="/a\0b"), said(file="\ud800"),
    said(args="a b"), said(args=[1]), said(args=[["a"]]), said(args=["a"] * 10_001),
    said(desktop="yes"), said(desktop=1), said(python={}), said(token=True),
    said(file="x" * LONGEST_WISH),
]  # fmt: skip


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_what_is_no_wish_is_refused(line):
    with pytest.raises(MessageError):
        read_wish(line)


@pytest.mark.parametrize("number", [FORMAT + 1, 0, "1", None])
def test_another_version_is_told_apart(number):
    with pytest.raises(OtherFormatError):
        read_wish(json.dumps({"format": number, "file": "/a"}).encode())


def test_a_wish_that_is_too_long_is_not_sent():
    with pytest.raises(MessageError):
        wish_line(Wish(args=("x" * LONGEST_WISH,)))


def test_words():
    assert read_word(word_line("go")) == "go"
    for line in (b"", b"{}", b'{"word": 1}', b"go", word_line("x" * 2000)):
        with pytest.raises(MessageError):
            read_word(line)
