"""Whatever the form says stands in the text, and whatever it writes is read back: for generated forms."""

import ast
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.listing import parse, program_text
from concgui.core.readback import form_of, read_back
from concgui.core.rewrite import set_interval, set_kind, set_name, set_work
from concgui.core.scenario import (
    InputError,
    Kind,
    Work,
    WorkerSpec,
    check_name,
    create_statement,
    program_preamble,
    start_method_statement,
)
from concgui.core.startmethod import METHODS, start_method_of, with_start_method

# Python compares names in NFKC, so only such names are the same in a text and in a card.
NAMES = st.text("abpqzäßøжц変数_19", min_size=1, max_size=6).map(lambda name: unicodedata.normalize("NFKC", name))
NAMES = NAMES.filter(lambda name: not check_name(name, ()))
INTERVALS = st.integers(100, 10_000).map(lambda thousandths: thousandths / 1000) | st.sampled_from([0.1, 2.55, 10.0])


@st.composite
def forms(draw, most=8):
    """Return a form's workers."""
    names = draw(st.lists(NAMES, min_size=1, max_size=most, unique=True))
    specs = []
    for number, name in enumerate(names, 1):
        work = draw(st.sampled_from(Work))
        kind = draw(st.sampled_from(Kind))
        specs.append(WorkerSpec(number, name, kind, work, draw(INTERVALS), work.value, number))
    return tuple(specs)


def free_text(specs, method, *statements):
    first = [start_method_statement(method)] if method else []
    return program_text(program_preamble(method), [*first, *map(create_statement, specs), *statements])


@settings(deadline=None)
@given(forms(), st.sampled_from(["", *METHODS]), st.data())
def test_what_the_form_writes_is_read_back(specs, method, data):
    calls = st.sampled_from(["start()", "join()", "join(0.5)", "terminate()", "kill()"])
    statements = [f"{data.draw(st.sampled_from(specs)).name}.{call}" for call in data.draw(st.lists(calls, max_size=6))]
    found = read_back(free_text(specs, method, *statements), "form.py")
    assert found.reason == ""
    assert found.listing.workers == specs
    assert start_method_of(found.listing) == method
    whole = form_of(found.listing)
    assert whole == ((method, specs) if not statements else None)


@settings(deadline=None, max_examples=50)
@given(forms(4), forms(4), st.sampled_from(["", *METHODS]), st.sampled_from(["", *METHODS]))
def test_every_field_is_changed_in_the_text_as_if_it_had_been_written_so(specs, wanted, method, other):
    """Change one form's text field by field into the text of another."""
    wanted = tuple(
        old._replace(name=new.name, kind=new.kind, work=new.work, interval=new.interval, target=new.target)
        for old, new in zip(specs, wanted, strict=False)
    )
    specs = specs[: len(wanted)]
    statements = [f"{spec.name}.start()" for spec in specs]
    origin = listing = parse(free_text(specs, method, *statements))
    for old, new in zip(specs, wanted, strict=True):
        listing = set_interval(listing, old.name, new.interval)
        listing = set_kind(listing, old.name, new.kind)
        listing = set_work(listing, old.name, new.work, origin)
    for old, between in zip(specs, range(len(specs)), strict=True):
        listing = set_name(listing, old.name, f"between{between}")  # the new names may be other workers' old ones
    for new, between in zip(wanted, range(len(specs)), strict=True):
        listing = set_name(listing, f"between{between}", new.name)
    listing = with_start_method(listing, other)
    assert listing.text == free_text(wanted, other, *(f"{spec.name}.start()" for spec in wanted))
    assert listing.workers == wanted
    assert read_back(listing.text, listing.filename).listing == listing


@given(st.text("p1 =Process(targ,)\n\"'\\{}#:\u00e4\u2028\x0c\ttimeio_mn", max_size=60))
def test_no_text_at_all_breaks_reading_back(text):
    head = program_preamble() + '\n\nif __name__ == "__main__":\n    p1 = Process(target=sleep, args=(1, 1))\n    '
    for whole in (text, head + text):
        said = ""
        try:
            found = read_back(whole, "any.py")
        except InputError as refused:
            said = str(refused)
        if said:
            assert said.startswith("any.py")
        else:
            said = found.reason
            assert (found.listing is None) == bool(said)
        assert "\n" not in said


@pytest.mark.parametrize("count", [1, 64])
def test_64_workers_of_both_kinds_and_works(count):
    specs = []
    for n in range(1, count + 1):
        kind, work, interval = list(Kind)[n % 2], list(Work)[n // 2 % 2], [0.1, 10.0, 2.55][n % 3]
        specs.append(WorkerSpec(n, f"größe{n}", kind, work, interval, work.value, n))
    text = free_text(specs, "spawn")
    assert read_back(text, "form.py").listing.workers == tuple(specs)
    ast.parse(text)
