"""The figures of a comparison as text: lines to be pasted anywhere, and rows of a CSV file. No Qt."""

import csv
import io
from collections.abc import Mapping, Sequence

from concgui.core.compare import TITLES, Variant
from concgui.core.compare_figures import Figures
from concgui.core.compare_repeat import Repetition, orders, titles
from concgui.core.compare_words import conclusion, repeat_conclusion, seconds, times_as
from concgui.core.words import tr

#: The columns of the CSV file: English in every language, since programs read them.
_HEADS = (
    "variant", "elapsed_s", "cpu_s", "cpu_source", "speed_up", "efficiency", "cores", "overlap", "waited_for_core_s",
)  # fmt: skip


def comparison_csv(runs: Mapping[Variant, Figures]) -> str:
    """Return the figures as CSV: seconds and shares as numbers, an empty field for what is not known."""
    sequence = runs.get(Variant.SEQUENCE)
    rows = []
    for variant, one in runs.items():
        speed = ["", ""]
        if sequence is not None:
            speed = [f"{one.speed_up(sequence):.4f}", f"{one.efficiency(sequence):.4f}"]
        cpu = ["", ""] if one.cpu_ns is None else [_s(one.cpu_ns), "kernel" if one.exact else "sampled"]
        overlap = "" if one.parallel is None else f"{one.parallel:.4f}"
        waited = "" if one.waited_ns is None else _s(one.waited_ns)
        rows.append([variant.value, _s(one.elapsed_ns), *cpu, *speed, one.cores, overlap, waited])
    return _csv(_HEADS, rows)


def repetition_csv(runs: Sequence[Repetition]) -> str:
    """Return the runs as CSV: for each its elapsed time, its order, and when each worker ended, in seconds."""
    names = titles(runs)
    rows = []
    for number, run in enumerate(runs, 1):
        ends = dict(run.ends)
        elapsed = "" if run.elapsed_ns is None else _s(run.elapsed_ns)
        rows.append([number, elapsed, " ".join(run.order), *(_s(ends[name]) if name in ends else "" for name in names)])
    return _csv(("run", "elapsed_s", "order", *(f"{name}_ended_s" for name in names)), rows)


def comparison_text(runs: Mapping[Variant, Figures], notes: Sequence[str]) -> str:
    """Return the figures as lines with tabs, and what they tell."""
    sequence = runs.get(Variant.SEQUENCE)
    lines = ["\t".join(("", tr("Elapsed"), tr("CPU time"), tr("Speed-up"), tr("Overlap")))]
    for variant, one in runs.items():
        cpu = "–" if one.cpu_ns is None else seconds(one.cpu_ns)
        speed = "–" if sequence is None else times_as(one.speed_up(sequence))
        overlap = "–" if one.parallel is None else f"{one.parallel:.0%}"
        lines.append("\t".join((tr(TITLES[variant]), seconds(one.elapsed_ns), cpu, speed, overlap)))
    return "\n".join(filter(None, (*lines, conclusion(runs), *notes)))


def repetition_text(runs: Sequence[Repetition]) -> str:
    """Return how often each order came as lines with tabs, and what the runs tell."""
    lines = [f"{', '.join(order)}\t{count}" for order, count in orders(runs)]
    return "\n".join(filter(None, (*lines, repeat_conclusion(runs))))


def _s(ns: int) -> str:
    return f"{ns / 1e9:.6f}"


def _csv(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()
