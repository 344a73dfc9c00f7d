"""The sentences of lessons, with rules in braces: ``"p1 ended at {ended('p1'):.2f} s."`` No numpy, no Qt."""

import re
from dataclasses import dataclass
from functools import lru_cache

from concgui.core.fact_rule import Rule, RuleError, parse_rule
from concgui.core.words import tr

#: How a value is written, behind the last colon in the braces.
_FORMAT = re.compile(r",?(\.[0-6])?[df%]")
_MOST_PLACES = 12
_WIDTH_OF_VALUE = 4  # letters that a value takes, about


@dataclass(frozen=True, slots=True)
class Place:
    """A rule in a sentence, and how its value is written ("" for the usual way)."""

    rule: Rule
    form: str


@lru_cache(maxsize=512)
def parse_text(text: str) -> tuple[str | Place, ...]:
    """Take a sentence apart into what is said as it is, and rules. Raise RuleError. ``{{`` and ``}}`` are braces."""
    parts: list[str | Place] = []
    plain, at = "", 0
    while at < len(text):
        if text[at : at + 2] in {"{{", "}}"}:
            plain, at = plain + text[at], at + 2
        elif text[at] == "}":
            raise RuleError(tr("has a {brace} without its other; write it twice for a brace", brace="}"))
        elif text[at] == "{":
            end = _end_of_place(text, at + 1)
            parts += [plain, _place(text[at + 1 : end])]
            plain, at = "", end + 1
        else:
            plain, at = plain + text[at], at + 1
    parts.append(plain)
    if sum(isinstance(part, Place) for part in parts) > _MOST_PLACES:
        raise RuleError(tr("has more than {most} rules in braces", most=_MOST_PLACES))
    return tuple(part for part in parts if part != "")


def literal_text(text: str) -> str:
    """Return a sentence with something short in place of each rule, to tell how long it will be."""
    filler = "0" * _WIDTH_OF_VALUE
    return "".join(part if isinstance(part, str) else filler for part in parse_text(text))


def written(value: object, form: str) -> str:
    """Return a value as a sentence says it: by its form, else numbers with two decimals, lists with commas."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, (int, float)):
        return _number(value, form or (".2f" if isinstance(value, float) else "d"))
    if isinstance(value, (list, tuple)):
        return ", ".join(written(one, form) for one in value)
    return str(value)


def _number(value: float, form: str) -> str:
    try:
        return format(round(value) if form.endswith("d") else value, form).replace("-", "−")
    except (ValueError, OverflowError):  # no number at all, or a huge one
        return "∞" if value > 0 else "?"


def _end_of_place(text: str, at: int) -> int:
    quote = ""
    for place in range(at, len(text)):
        letter = text[place]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        elif letter == "}":
            return place
        elif letter == "{":
            break
    raise RuleError(tr("has a {brace} without its other; write it twice for a brace", brace="{"))


def _place(text: str) -> Place:
    rule, colon, form = text.rpartition(":")
    if not colon or "'" in form or '"' in form:
        return Place(parse_rule(text), "")
    form = form.strip()
    if not _FORMAT.fullmatch(form):
        raise RuleError(tr("writes a number by {form}; there are .0f to .6f, d, .0% and ,d", form=repr(form)))
    return Place(parse_rule(rule), form)
