"""Texts in the user's language."""

import pytest

from concgui.core.words import later, sentences, tr, translate_with, trn

CHINESE = {
    "There is no lesson {name}.": "没有课程 {name}。",
    "{n} processes": "{n} 个进程",
    "broken {name}": "坏 {nam}",
    "{one} {other}": "{one}{other}",
}


@pytest.fixture
def chinese():
    translate_with(lambda source, _n: CHINESE.get(source, source))
    yield
    translate_with(None)


def test_english_is_the_source():
    assert tr("There is no lesson {name}.", name="x") == "There is no lesson x."
    assert [trn("{n} process", "{n} processes", n) for n in (0, 1, 2)] == ["0 processes", "1 process", "2 processes"]
    assert tr(later("braces { stay without values")) == "braces { stay without values"


def test_another_language(chinese):
    assert tr("There is no lesson {name}.", name="x") == "没有课程 x。"
    assert [trn("{n} process", "{n} processes", n) for n in (1, 2)] == ["1 个进程", "2 个进程"]


def test_what_is_not_translated_or_wrongly_is_english(chinese):
    assert tr("not there") == "not there"
    assert tr("broken {name}", name="x") == "broken x"
    assert [trn("{n} core", "{n} cores", n) for n in (1, 2)] == ["1 core", "2 cores"]


def test_sentences_stand_one_after_the_other(chinese):
    assert sentences(["一。", "", "二。", "三。"]) == "一。二。三。"
    translate_with(None)
    assert sentences(["", "One.", "Two {x}."]) == "One. Two {x}."
    assert not sentences([])
