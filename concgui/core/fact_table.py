"""The functions that a lesson's rules may call: their names, arguments and meanings. No numpy, no Qt.

The functions themselves are in `concgui.core.fact_measures` and its neighbours; `packaging/LESSONS.md` explains them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """A function of rules. `kinds`: one letter for each argument; `least`: so many of them must be given.

    Letters: w the name of a worker, s a text, t a time or another number, n a count from 1, v anything.
    """

    usage: str
    kinds: str
    least: int
    gives: str

    @property
    def most(self) -> int:
        """How many arguments it takes at most."""
        return len(self.kinds)


def _functions(*rows: tuple[str, str, int, str]) -> dict[str, Function]:
    return {usage.partition("(")[0]: Function(usage, kinds, least, gives) for usage, kinds, least, gives in rows}


#: What gives a value.
FUNCTIONS = _functions(
    # --- output
    ("printed(text, n=1)", "sn", 1, "when the nth line that contains the text was printed"),
    ("printed_last(text)", "s", 1, "when the last line that contains the text was printed"),
    ("printed_by(text, n=1)", "sn", 1, "the name of who printed the nth line that contains the text"),
    ("count(text)", "s", 1, "how many lines contain the text"),
    ("number(text, n=1)", "sn", 1, "the first number after the text, in the nth line that contains it"),
    ("number_sum(text)", "s", 1, "the sum of the first numbers after the text, in all lines that contain it"),
    ("said(text, n=1)", "sn", 1, "what stands after the text, in the nth line that contains it"),
    # --- the life of a worker
    ("exists(w)", "w", 1, "whether there is such a process or thread"),
    ("created(w)", "w", 1, "when its object was made"),
    ("started(w)", "w", 1, "when start() was called"),
    ("start_returned(w)", "w", 1, "when start() returned"),
    ("first_line(w)", "w", 1, "when its first line of Python ran"),
    ("entered(w)", "w", 1, "when its target was entered"),
    ("left(w)", "w", 1, "when it left by itself, by its own word"),
    ("ended(w)", "w", 1, "when it was gone"),
    ("reaped(w)", "w", 1, "when Python learned that it had ended (join, is_alive, active_children)"),
    ("exitcode(w)", "w", 1, "its exit code; -15 if SIGTERM ended it"),
    ("signal(w)", "w", 1, 'the signal that ended it, as "SIGTERM"; "" if it ended by itself'),
    ("signal_sent(w)", "w", 1, "when the last signal was sent to it (terminate, kill or from outside)"),
    ("pid(w)", "w", 1, "its process number"),
    ("kind(w)", "w", 1, '"main", "process" or "thread"'),
    ("parent(w)", "w", 1, "the name of who made it"),
    ("finally_ran(w)", "w", 1, "whether it left its target as Python leaves one, so that finally blocks ran"),
    ("alive_at(w, t)", "wt", 2, "whether it was alive at a time: start() called and not gone"),
    ("state_at(w, t)", "wt", 2, "what it was doing at a time, see the table of states"),
    ("state_time(w, state)", "ws", 2, "how long it was in a state"),
    # --- joins and calls
    ("join_began(w, n=1)", "wn", 1, "when the nth join of it was called"),
    ("join_returned(w, n=1)", "wn", 1, "when the nth join of it returned"),
    ("joins(w)", "w", 1, "how many joins of it were called, those at the end of the program included"),
    ("call_began(w, text, n=1)", "wsn", 2, "when its nth blocking call or join whose name contains the text began"),
    ("call_ended(w, text, n=1)", "wsn", 2, "when that call returned"),
    ("calls(w, text)", "ws", 2, "how many blocking calls and joins of it contain the text"),
    ("blocked(w, a, b)", "wtt", 1, "how long it was blocked in calls, in the whole run or from a to b"),
    ("raised(text, n=1)", "sn", 1, "when the nth exception was raised that nobody caught and whose text contains this"),
    ("raised_by(text, n=1)", "sn", 1, "the name of who raised it"),
    # --- cores
    ("on_cpu(w, a, b)", "wtt", 1, "how long it was on a core, in the whole run or from a to b"),
    ("busy(w, a, b)", "wtt", 1, "that time as a share of its life, or of a to b"),
    ("overlap(w1, w2)", "ww", 2, "the share of the shorter CPU time during which both were on cores at once"),
    ("together(w1, w2)", "ww", 2, "how long both were on cores at the same instant"),
    ("waited(w)", "w", 1, "how long it had no core by its own doing, in no known call: so threads wait for the GIL"),
    ("turns(w)", "w", 1, "how often it got a core"),
    ("median_turn(w)", "w", 1, "how long its turns on a core were, the middle one"),
    ("most_on_cpu()", "", 0, "how many workers were on cores at the same instant, at most"),
    ("most_wanting()", "", 0, "how many workers were on cores, or preempted and waiting for one, at once, at most"),
    ("parallel_time()", "", 0, "how long two or more workers were on cores at the same instant"),
    ("cpu_time(a, b)", "tt", 0, "the CPU time of all, in the whole run or from a to b"),
    ("cores()", "", 0, "how many cores the program was allowed"),
    # --- the run
    ("elapsed()", "", 0, "how long the run took, until MainProcess was gone"),
    ("workers()", "", 0, "the names of the workers, in the order in which they were made"),
    ("processes()", "", 0, "the names of the processes among them"),
    ("threads()", "", 0, "the names of the threads among them"),
    ("lanes()", "", 0, "how many lanes there are, MainProcess's included"),
    ("alive_count(t)", "t", 1, "how many workers were alive at a time"),
    ("most_alive()", "", 0, "how many workers were alive at the same time, at most"),
    ("most_blocked()", "", 0, "how many workers were blocked at the same time, at most"),
    ("finish_order()", "", 0, "the names of the workers, in the order in which they ended"),
    ("finish_orders(k)", "n", 1, "workers in groups of k as they were made: in how many different orders groups ended"),
    ("order_counts(k)", "n", 1, 'those orders and how often each came, as "123 4×, 132 2×"'),
    ("start_method()", "", 0, "how processes were started"),
    ("gil()", "", 0, "whether the Python that ran it has a global interpreter lock at work"),
    # --- arithmetic
    ("abs(x)", "t", 1, "the number without its sign"),
    ("round(x, digits)", "tt", 1, "the number rounded"),
    ("min(a, b, …)", "vvvvvvvv", 1, "the least of numbers, or of a list"),
    ("max(a, b, …)", "vvvvvvvv", 1, "the greatest of numbers, or of a list"),
    ("sum(list)", "v", 1, "the sum of a list"),
    ("len(list)", "v", 1, "how many entries a list has"),
)  # fmt: skip

#: What marks spans in the timeline, for `proof`.
MARKS = _functions(
    ("lane(w)", "w", 1, "its whole life"),
    ("call(w, text, n=1)", "wsn", 2, "its nth blocking call or join whose name contains the text"),
    ("calls(w, text)", "ws", 2, "all of them, 64 at most"),
    ("span(w, a, b)", "wtt", 3, "a stretch of its lane from a to b"),
    ("line(text, n=1)", "sn", 1, "the instant at which the nth line with this text was printed, on who printed it"),
    ("state(w, state)", "ws", 2, "its spans in a state, 64 at most"),
    ("on_core(w, a, b)", "wtt", 1, "its turns on cores, 64 at most"),
    ("both(w1, w2)", "ww", 2, "the stretches during which both were on cores, 64 at most"),
)

#: The states of `state_at`, `state_time` and `state`, as Python's events and the system's word tell them.
STATES = (
    "not started", "starting", "importing", "running", "blocked", "idle", "stopped", "leaving", "ended", "gone",
)  # fmt: skip
