"""The texts of the built-in lessons: short enough for the last row, and the same in both languages."""

import ast
import re
import sys
from itertools import product

from concgui.core.fact_text import Place, parse_text
from concgui.core.lessons import read_lessons

LESSONS, PROBLEMS = read_lessons()
#: Letters that a text may have; what a sentence has in braces counts as the letters of its number.
MOST = {"title": 32, "summary": 90, "question": 110, "answer": 45, "sentence": 170}
NUMBER = 4
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts(lesson):
    """Return what is shown of a lesson, by what it is."""
    return {
        "title": [lesson.title],
        "summary": [lesson.summary],
        "question": [lesson.question],
        "answer": [one.text for one in lesson.answers],
        "sentence": [one for one in (lesson.fact.says, lesson.fact.otherwise) if one],
    }


def shown(text):
    """Return a sentence as it will be shown, about."""
    return "".join(part if isinstance(part, str) else "0" * NUMBER for part in parse_text(text))


def places(text):
    """Return the rules in a sentence and how their values are written."""
    return sorted((part.rule.text, part.form) for part in parse_text(text) if isinstance(part, Place))


def test_all_eighteen_are_there_in_their_order():
    assert PROBLEMS == []
    assert [one.order for one in LESSONS] == list(range(1, 19))
    assert len({one.title for one in LESSONS}) == 18


def test_texts_can_be_read_from_the_last_row():
    for lesson, language in product(LESSONS, ("en", "zh_CN")):
        for what, ones in texts(lesson.in_language(language)).items():
            for one in ones:
                text = shown(one) if what == "sentence" else one
                width = sum(2 if CHINESE.match(letter) else 1 for letter in text)
                assert 0 < width <= MOST[what], f"{lesson.lesson_id}: {what} of {width} letters: {text}"
        assert lesson.summary.endswith(".")


def test_the_chinese_texts_are_complete_and_say_the_same_numbers():
    for lesson in LESSONS:
        assert list(lesson.texts) == ["zh_CN"], lesson.lesson_id
        chinese = texts(lesson.in_language("zh_CN"))
        for what, ones in texts(lesson).items():
            for one, translated in zip(ones, chinese[what], strict=True):
                if re.search(r"[a-z]{3}", re.sub(r"“.*?”|\w+\(\)|\{.*?\}", "", one)):
                    assert CHINESE.search(translated), f"{lesson.lesson_id}: {what} is not translated: {translated}"
                assert all(letter.encode("gb2312") for letter in CHINESE.findall(translated)), "not in our face"
                if what == "sentence":
                    assert places(one) == places(translated), lesson.lesson_id


def test_a_lesson_asks_and_proves():
    for lesson in LESSONS:
        assert lesson.question.endswith("?")
        assert len({one.holds for one in lesson.answers}) == len(lesson.answers)
        assert lesson.fact.proof
        assert len(lesson.predict) <= 4


def test_programs_are_short_and_need_nothing_but_python():
    for lesson in LESSONS:
        lines = lesson.source().splitlines()
        assert len(lines) <= 34, lesson.lesson_id
        assert max(map(len, lines)) <= 84, lesson.lesson_id
        tree = ast.parse(lesson.source(), feature_version=(3, 9))
        names = [one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names]
        names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert set(names) <= sys.stdlib_module_names, lesson.lesson_id
