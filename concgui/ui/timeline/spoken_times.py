"""Times as people write them: "1.20–1.35 s", "1200..1350 ms", "1.2 s + 50 ms", "1.25"."""

import re

from concgui.core.words import later, tr

_UNITS = {"": 1e9, "s": 1e9, "ms": 1e6, "µs": 1e3, "μs": 1e3, "us": 1e3, "ns": 1.0, "min": 60e9, "m": 60e9, "h": 3600e9}
_NUMBER = r"([+]?\d+(?:[.,]\d*)?|[.,]\d+)\s*(h|min|ms|µs|μs|us|ns|m|s)?"
_RANGE = re.compile(rf"\s*{_NUMBER}\s*(?:(–|—|-|−|\.\.+|…|to|\+|±)\s*{_NUMBER})?\s*", re.IGNORECASE)
HELP = later("Write it like 1.20–1.35 s, 1.2 s + 50 ms, or 1.25 s.")


def parse_stretch(text: str, span_ns: float) -> tuple[float, float]:
    """Left and right in ns. One time alone is the middle of a stretch as long as the visible one, `span_ns`.

    A number without a unit has that of the other one, or it is in seconds. ValueError: a sentence for the user.
    """
    found = _RANGE.fullmatch(text)
    if found is None:
        raise ValueError(tr(HELP))
    first, unit, how, second, second_unit = found.groups()
    if second is None:
        middle = _ns(first, unit or "")
        return middle - span_ns / 2, middle + span_ns / 2
    one = _ns(first, unit or ("" if how in {"+", "±"} else second_unit) or "")
    other = _ns(second, second_unit or unit or "")
    if how == "+":
        return one, one + other
    if how == "±":
        return one - other, one + other
    if other <= one:
        raise ValueError(tr("The second time must be later than the first one."))
    return one, other


def _ns(number: str, unit: str) -> float:
    return float(number.replace(",", ".")) * _UNITS[unit.lower()]
