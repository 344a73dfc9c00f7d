"""What the lines of a program cost the window: folding a million events, a view of 5,000 lines, spans and lines.

python -m tests.bench.line_log
"""

import time
from collections.abc import Callable

import numpy as np

from concgui.core.events import EVENT_DTYPE, Batch, EventKind, Heads, no_payloads
from concgui.core.executed import Program, lines_of_span, spans_of_line
from concgui.core.lanes import fold
from concgui.core.line_log import LineLog
from concgui.core.line_main import MainLines, read_lines
from concgui.core.line_view import LineMaker
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.states import State
from tests.scribe import MAIN, MS, START_NS, Scribe

EVENTS, LINES = 1_000_000, 5_000
TEXT = "".join(f"x{number} = {number}\n" for number in range(LINES))


def best(name: str, work: Callable[[], object], times: int = 5) -> None:
    """Print the least CPU time that a piece of work took."""
    took = []
    for _ in range(times):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    print(f"{name:55} {min(took) * 1e3:9.2f} ms")


def flood(kind: EventKind) -> Heads:
    """A million events of main's thread, a microsecond apart."""
    heads = np.zeros(EVENTS, EVENT_DTYPE)
    heads["kind"], heads["pid"], heads["tid"] = kind, MAIN, MAIN
    heads["seq"], heads["t_ns"] = np.arange(2, EVENTS + 2), START_NS + 10 * MS + np.arange(EVENTS) * 1000
    return heads


def recording(heads: Heads) -> Recording:
    """A recording with them."""
    scribe, made = Scribe(), Recording(RecordingMeta(program=TEXT, mode="script"))
    scribe.hello()
    made.append(scribe.batch())
    made.append(Batch(heads, b"", no_payloads(len(heads))))
    return made


def feed(made: Recording, log: LineLog) -> None:
    """Fold it in batches of 10,000."""
    for batch in made.batches():
        log.feed(batch)


def of_views(made: Recording, lines: MainLines) -> None:
    """The Program pane's lines, at the end and wherever one seeks."""
    maker, texts, places = LineMaker(), TEXT.split("\n"), iter(range(1, 1000))

    def view(t_ns: int) -> object:
        now = lines.at(t_ns)
        return maker.lines(texts, (), now.facts, now.blocked, made.t0_ns)

    best("view of 5,000 lines, nothing has changed", lambda: view(made.end_ns))
    best("view of 5,000 lines, all have changed", lambda: view(made.t0_ns + next(places) * 377 * MS % (EVENTS * 1000)))


def main() -> None:
    """Measure and print."""
    numbers = np.random.default_rng(1).integers(1, LINES, EVENTS)
    heads = flood(EventKind.LINE)
    heads["value"] = numbers
    made = recording(heads)
    lanes, lines = fold(made), MainLines(made, fold(made))
    best("the order of 5,000 lines, read", lambda: LineLog(TEXT))
    best("1M lines, folded", lambda: feed(made, LineLog()), 3)
    lines = read_lines(made, lanes)
    of_views(made, lines)
    program = Program((), lines=lines.log, recording=made)
    best("spans of a line among 1M lines", lambda: spans_of_line(program, lanes, 99, 99))
    ends = iter(range(100))
    main_lane = lanes.lanes[0]
    best(
        "lines of a span of 1M lines",
        lambda: lines_of_span(program, main_lane, State.RUNNING, made.t0_ns, made.end_ns - next(ends)),
    )
    heads = flood(EventKind.CALL_BEGIN)
    heads["kind"][1::2] = EventKind.CALL_END
    heads["subject"][::2] = numbers[::2]
    made = recording(heads)
    lanes, log = fold(made), LineLog(TEXT)
    best("1M calls, passed by", lambda: feed(made, LineLog()), 3)
    program = Program((), lines=log, recording=made)
    best("spans of a line among 1M calls", lambda: spans_of_line(program, lanes, 99, 99))
    middle = START_NS + 510 * MS
    blocked = lanes.lanes[0]
    best("line of a call among 1M", lambda: lines_of_span(program, blocked, State.BLOCKED, middle, middle + 900))


if __name__ == "__main__":
    main()
