"""Labels of spans in another language; what Python itself would write stays as it is."""

import pytest

from concgui.core.labels import in_words, sender_in_words
from concgui.core.words import translate_with

CHINESE = {
    "implicit join of {name}": "隐式等待 {name}",
    "start() raised {error}": "start() 抛出 {error}",
    "from outside": "来自外部",
    "{call} in {name}": "{name} 中的 {call}",
}


@pytest.fixture
def chinese():
    translate_with(lambda source, _n: CHINESE[source])
    yield
    translate_with(None)


def test_english_is_what_was_recorded():
    for label in ("implicit join of p 2", "start() raised OSError: no", "p1.join(1)", "time.sleep", ""):
        assert in_words(label) == label
    for sender in ("from outside", "p3.terminate()", "p3.kill() in p 1"):
        assert sender_in_words(sender) == sender


def test_ours_is_translated_and_pythons_is_not(chinese):
    assert in_words("implicit join of p 2") == "隐式等待 p 2"
    assert in_words("start() raised OSError: no") == "start() 抛出 OSError: no"
    assert in_words("p1.join(1)") == "p1.join(1)"
    assert sender_in_words("from outside") == "来自外部"
    assert sender_in_words("p3.kill() in p 1") == "p 1 中的 p3.kill()"
    assert sender_in_words("p3.kill()") == "p3.kill()"
