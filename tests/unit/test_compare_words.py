"""What runs side by side tell: figures from turns, sentences and tables from the figures."""

import csv
import io

import numpy as np

from concgui.core.compare import Variant
from concgui.core.compare_figures import Figures, Row, figures
from concgui.core.compare_repeat import Repetition, ends_of, orders, short, spread
from concgui.core.compare_table import comparison_csv, comparison_text, repetition_csv
from concgui.core.compare_words import conclusion, load_note, repeat_conclusion
from concgui.core.kernel import KernelKind
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.turns import Turns

S = 1_000_000_000


def ran(elapsed: float, cpu: float | None = None, cores: int = 2, parallel: float | None = 0.0, waited: float = 0.0):
    cpu_ns = None if cpu is None else round(cpu * S)
    return Figures(
        0, round(elapsed * S), cpu_ns, exact=True, parallel=parallel, waited_ns=round(waited * S), cores=cores
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_workers_that_compute():
    runs = {
        Variant.SEQUENCE: ran(2.0, 2.0),
        Variant.THREADS: ran(2.01, 2.0, parallel=0.01),
        Variant.PROCESSES: ran(1.05, 2.05, parallel=0.97),
        Variant.ONE_CORE: ran(2.08, 2.05, cores=1),
        Variant.FREE: ran(1.04, 2.02),
    }
    assert plain(conclusion(runs)) == (
        "Threads took 2.01 s for 2.00 s of CPU time: one at a time. Processes took 1.05 s on 2 cores: 1.9 × as fast. "
        "On one core they took 2.08 s: they took turns. Threads without the GIL took 1.04 s: 1.9 × as fast."
    )
    assert load_note(runs[Variant.SEQUENCE]) == ""


def test_a_gain_that_is_no_gain_is_not_told():
    """Other programs held the sequence up: the threads had the same CPU time, one at a time, and were done earlier."""
    runs = {Variant.SEQUENCE: ran(3.0, 2.0, waited=1.0), Variant.THREADS: ran(2.2, 2.0, parallel=0.01)}
    assert plain(conclusion(runs)) == "Threads took 2.20 s for 2.00 s of CPU time: one at a time."
    runs[Variant.SEQUENCE] = ran(4.0, 2.0)  # one computes while another one sleeps
    assert plain(conclusion(runs)) == "Threads took 2.20 s: 1.8 × as fast as one after the other."


def test_workers_that_wait():
    runs = {
        Variant.SEQUENCE: ran(3.0, 0.01),
        Variant.THREADS: ran(1.0, 0.01),
        Variant.PROCESSES: ran(1.06, 0.1),
        Variant.ONE_CORE: ran(1.09, 0.1, cores=1),
    }
    assert plain(conclusion(runs)) == (
        "They mostly wait: threads took 1.00 s instead of 3.00 s, 3.0 × as fast, although there is a GIL. "
        "Processes took 1.06 s, on one core 1.09 s: waiting needs no core."
    )


def test_where_nothing_is_gained_no_gain_is_told():
    runs = {Variant.SEQUENCE: ran(0.2, 0.2), Variant.PROCESSES: ran(0.4, 0.3)}
    assert plain(conclusion(runs)) == "Processes took 0.40 s on 2 cores: slower than one after the other."
    runs[Variant.PROCESSES] = ran(0.4, 0.2, waited=0.5)
    assert plain(conclusion(runs)) == "Processes took 0.40 s on 2 cores, of whose time they got 25 %: no gain."
    runs[Variant.THREADS] = ran(0.21)
    assert plain(conclusion(runs)).startswith("Threads took 0.21 s: no faster than one after the other.")
    assert conclusion({Variant.SEQUENCE: ran(1, 1)}) == ""
    assert "waited 1.00 s of its 2.00 s" in plain(load_note(ran(2.0, 1.0, waited=1.0)))


def test_orders_and_their_spread():
    runs = [
        Repetition((("p1", 3 * S), ("p2", 2 * S)), 3 * S, 0),
        Repetition((("p1", 1 * S), ("p2", 2 * S)), 2 * S, 0),
        Repetition((("p1", 2 * S), ("p2", 1 * S)), 2 * S, 1),
    ]
    assert orders(runs) == [(("p2", "p1"), 2), (("p1", "p2"), 1)]
    assert spread(ends_of(runs, "p1")) == (1 * S, 2 * S, 3 * S)
    assert plain(repeat_conclusion(runs)) == (
        "3 runs, 2 different orders of finishing. p2, p1 came 2 times. 1 run ended with an error. "
        "Elapsed 2.00 s to 3.00 s, median 2.00 s."
    )
    same = [Repetition((("p1", S), ("p2", 2 * S)), 2 * S, 0)] * 4
    assert repeat_conclusion(same).startswith("The workers ended in the same order in all 4 runs.")
    rows = list(csv.DictReader(io.StringIO(repetition_csv(runs))))
    assert [row["order"] for row in rows] == ["p2 p1", "p1 p2", "p2 p1"]
    assert float(rows[0]["p1_ended_s"]) == 3.0


def test_names_that_begin_alike_are_cut():
    assert short(["ForkPoolWorker-1", "ForkPoolWorker-12"]) == ["…1", "…12"]
    assert short(["p1", "p2"]) == ["p1", "p2"]
    assert short(["worker", "workers"]) == ["worker", "workers"]


def test_the_table_has_the_figures_as_numbers():
    runs = {Variant.SEQUENCE: ran(2.0, 2.0), Variant.THREADS: ran(1.0, parallel=None)}
    rows = list(csv.DictReader(io.StringIO(comparison_csv(runs))))
    assert [row["variant"] for row in rows] == ["sequence", "threads"]
    assert (float(rows[1]["elapsed_s"]), float(rows[1]["speed_up"]), float(rows[1]["efficiency"])) == (1.0, 2.0, 1.0)
    assert (rows[1]["cpu_s"], rows[1]["overlap"]) == ("", "")
    assert comparison_text(runs, ["A note."]).endswith("A note.")


def turns_of(*pairs: tuple[int, int]) -> Turns:
    """Turns on a core, each but the last ended by force."""
    turns, times = Turns(), np.array(pairs).reshape(-1)
    kinds = np.tile(np.array([KernelKind.SWITCH_IN, KernelKind.PREEMPTED], np.uint8), len(pairs))
    turns.feed(times, kinds, np.zeros(len(times), np.int16))
    return turns


def test_figures_come_from_the_turns_between_start_and_end():
    lanes, rows = LaneSet(), []
    lanes._kernel.through_ns = 12
    for place, pairs in enumerate((((0, 4), (6, 10)), ((3, 5), (9, 12)))):
        lane = Lane(place, place + 1, LaneKind.PROCESS, f"p{place}")
        lane.turns = turns_of(*pairs)
        rows.append(Row(lane.name, lane, lane, 1, 11))
    one = figures(lanes, rows, 2)
    assert (one.elapsed_ns, one.cpu_ns, one.exact) == (10, (3 + 4) + (2 + 2), True)
    assert one.parallel == (1 + 1) / (4 + 5)  # 3 … 4 and 9 … 10 of 1 … 5 and 6 … 11
    assert one.waited_ns == 2 + 4
    assert figures(lanes, [rows[0]._replace(end_ns=None)], 2) is None
    assert figures(lanes, [], 2) is None
