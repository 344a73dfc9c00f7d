"""The rules of lessons: what may stand in one, and that nothing else gets through, however it is written."""

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.core.fact_marks import MARKERS
from concgui.core.fact_measures import MEASURES
from concgui.core.fact_rule import MOST_LETTERS, RuleError, parse_mark, parse_rule
from concgui.core.fact_table import FUNCTIONS, MARKS, STATES
from concgui.core.fact_text import Place, literal_text, parse_text, written
from tests.observed import ROOT

GOOD = [
    "printed('End main') < ended('p1')",
    "alive_at('p1', join_returned('p1', 2) + 0.5) and not exitcode('p1') != 0",
    "0 <= overlap('p1', 'p2') <= 0.1 or printed('x') is None",
    "state_at('p1', 1) in ['stopped', 'ended']",
    "max(1, -2, +3) // 2 % 2 == 1 if gil() else len(workers()) * 2 / 3 > 1",
]
BAD = [
    ("", "has an empty rule"),
    ("printed('x'", "does not parse: '(' was never closed"),
    ("1; 2", "does not parse: invalid syntax"),
    ("x = 1", "does not parse"),
    ("9 ** 9 ** 9", "of arithmetic there are + - * / // %"),
    ("1 << 99", "of arithmetic there are + - * / // %"),
    ("printed", "printed is no value; write printed()"),
    ("p1", "p1 is no value; texts stand in quotes"),
    ("prnted('x')", "calls prnted, which is no function here; perhaps printed"),
    ("__import__('os').system('true')", "has no place in one"),
    ("open('/etc/passwd')", "calls open, which is no function here"),
    ("().__class__.__bases__", "has no place in one"),
    ("printed('x').real", "has no place in one"),
    ("(lambda: 1)()", "has no place in one"),
    ("[x for x in workers()]", "has no place in one"),
    ("workers()[0]", "has no place in one"),
    ("f'{1}'", "has no place in one"),
    ("(a := 1)", "has no place in one"),
    ("{1: 2}", "has no place in one"),
    ("b'x' == 1j", "has no place in one"),
    ("exitcode('p1') is 0", "behind is stands None only"),
    ("printed()", "gives printed a wrong number of arguments; write printed(text, n=1)"),
    ("printed('x', n=1)", "write it as printed(text, n=1)"),
    ("printed(*'x')", "write it as printed(text, n=1)"),
    ("printed(1)", "gives 1, where printed(text, n=1) takes a text"),
    ("printed('x', 0)", "takes a count from 1"),
    ("count('')", "takes a text that is not empty"),
    ("alive_at('p1', 'x')", "takes a number"),
    ("state_time('p1', 'asleep')", "asks for the state 'asleep'; there are not started"),
    ("1e300", "a number in it is too large"),
    ("1 " + "+ 1 " * 80, "which is too long"),
    ("1" * (MOST_LETTERS + 1), f"{MOST_LETTERS} are the most"),
    ("'\\d' == " + "(" * 150 + "1" + ")" * 150, None),
]


@pytest.mark.parametrize("text", GOOD)
def test_what_may_stand_in_a_rule(text):
    assert parse_rule(text).text == text


@pytest.mark.parametrize(("text", "says"), BAD)
def test_what_may_not_is_said_in_one_sentence(text, says):
    if says is None:
        parse_rule(text)  # odd, and no warning of Python's comes out of it
        return
    with pytest.raises(RuleError, match=re.escape(says)) as raised:
        parse_rule(text)
    assert len(str(raised.value)) < 250


@given(st.text(st.sampled_from("()[]{}'\"\\+-*/<>=!.,:; \n1aλ\0"), max_size=MOST_LETTERS))
def test_no_text_does_more_than_be_refused(text):
    begin = time.process_time()
    for parse in (parse_rule, parse_mark, parse_text):
        with contextlib.suppress(RuleError):
            parse(text)
    assert time.process_time() - begin < 2


def test_sentences_with_rules_in_braces():
    parts = parse_text("{{x}} ended at {ended('p1'):.2f} s, {count('}: {')} times: {1 != 2}")
    assert [part.form if isinstance(part, Place) else part for part in parts] == [
        "{x} ended at ", ".2f", " s, ", "", " times: ", ""
    ]  # fmt: skip
    assert literal_text("a{elapsed()}b") == "a0000b"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{elapsed()", "without its other"),
        ("elapsed()}", "without its other"),
        ("{elapsed():.9f}", "writes a number by '.9f'"),
        ("{elapsed():>99999999}", "writes a number by '>99999999'"),
        ("{elapsed.__class__}", "has no place in one"),
        ("{}", "has an empty rule"),
        ("{1}" * 13, "more than 12 rules"),
    ],
)
def test_a_faulty_sentence(text, says):
    with pytest.raises(RuleError, match=re.escape(says)):
        parse_text(text)


def test_how_values_are_written():
    said = [written(value, form) for value, form in [
        (1.005, ""), (3, ""), (True, ""), (-15, "d"), (1385885, ",d"), (0.984, ".0%"), (2.6, "d"), (["p1", "p2"], ""),
        (float("inf"), "d"), (10**400, ".2f"),
    ]]  # fmt: skip
    assert said == ["1.00", "3", "yes", "−15", "1,385,885", "98%", "3", "p1, p2", "∞", "∞"]


def test_proof_must_mark_something():
    assert parse_mark("span('p1', ended('p2'), 2)")
    for text, says in (("ended('p1')", "calls ended, which"), ("1", "marks nothing"), ("lane()", "write lane(w)")):
        with pytest.raises(RuleError, match=re.escape(says)):
            parse_mark(text)


def test_every_function_is_there_and_explained():
    assert set(MEASURES) == set(FUNCTIONS)
    assert set(MARKERS) == set(MARKS)
    told = (ROOT / "packaging" / "LESSONS.md").read_text("utf-8")
    for name in (*FUNCTIONS, *MARKS):
        assert re.search(rf"`{name}\(", told), name
    for state in STATES:
        assert f"`'{state}'`" in told
