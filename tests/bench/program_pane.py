"""What an update of the Program pane costs, by lines of the program: 30 a second come while a script runs.

In each update so many lines have run once more, twelve of those in view among them. By turns: a tenth of the lines.
"""

import os
import time
from collections.abc import Sequence

import common

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from concgui.core.views import LineState, ProgramLine
from concgui.ui.program_text import ProgramText
from concgui.ui.style import apply
from concgui.ui.theme import current

UPDATES = 60
CASES = ((500, 12), (5000, 12), (5000, 100))  #: lines, those of them that differ
BODY = (
    "def work(n):",
    "    total = 0",
    "    for k in range(n):",
    "        total += k",
    "    return total",
    "",
)


def updates(lines: int, differ: int) -> list[tuple[ProgramLine, ...]]:
    """Values as the session makes them: what has not changed is the same object."""
    now = [ProgramLine(BODY[at % len(BODY)], LineState.TEXT) for at in range(lines)]
    made = []
    for turn in range(UPDATES + 1):
        for at in [*range(12), *range(12, lines, max(1, lines // max(1, differ - 12)))][:differ]:
            state = LineState.CURRENT if at == turn % 12 else LineState.DONE
            now[at] = now[at]._replace(state=state, t_ns=turn * 1000 + at, count=turn + 1, total_ns=turn * 10_000)
        made.append(tuple(now))
    return made


def cost(app: QApplication, text: ProgramText, values: Sequence[tuple[ProgramLine, ...]]) -> float:
    """Milliseconds of CPU of an update, painted."""
    text.show_lines(values[0], numbered=True)
    while not text.document().lastBlock().layout().lineCount() or not text.colored:
        app.processEvents()
    began = time.process_time_ns()
    for value in values[1:]:
        text.show_lines(value, numbered=True)
        app.processEvents()
    return (time.process_time_ns() - began) / 1e6 / UPDATES


def main() -> None:
    """Print a line for each case."""
    trials = common.options(__doc__ or "", 5).parse_args().trials
    app = QApplication([])
    apply(app, current())
    print(common.machine_line())
    for lines, differ in CASES:
        text, pairs = ProgramText(), common.Pairs()
        text.resize(490, 560)
        text.show()
        text.color_syntax()
        for _ in range(trials):
            pairs.add(cost(app, text, updates(lines, differ)), cost(app, text, updates(lines // 10, differ)))
        text.close()
        many, few = (sorted(one)[trials // 2] for one in (pairs.a, pairs.b))
        print(f"{lines} lines, {differ} differ · {many:.2f} ms an update · a tenth of the lines {few:.2f} ms")


if __name__ == "__main__":
    main()
