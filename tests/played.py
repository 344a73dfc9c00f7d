"""Presses buttons of several sessions at once, and runs what each would save by plain Python."""

import ast
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.savedtext import saved_text
from concgui.core.scenario import Kind, WorkerSpec
from concgui.core.states import MainPhase
from concgui.core.views import LineState, OutputLine

#: As on a terminal a line is written when it ends, not when its process does; but whole, which it is not there.
_FLUSHING = "import sys\nsys.stdout.reconfigure(line_buffering=True)\n"
_GUARD = 'if __name__ == "__main__":\n'


@dataclass(frozen=True)
class Press:
    """A button that is pressed so many seconds after main has become free for it."""

    after: float
    action: Action
    key: int | None = None
    value: float | None = None


@dataclass(frozen=True)
class Done:
    """What a program did. `exits`: exit codes of the processes by name; `errors`: the last lines of tracebacks."""

    lines: tuple[str, ...]
    exits: dict[str, int | None]
    errors: tuple[str, ...] = ()

    def of(self, ident: int) -> tuple[str, ...]:
        """Return the lines of one worker."""
        return tuple(line for line in self.lines if line.endswith(f" work {ident}"))


@dataclass
class Play:
    """A session and what is pressed in it, one after the other, each when main is free again; `play_all` goes on."""

    session: Session
    presses: list[Press]
    refused: list[str] = field(default_factory=list)
    output: list[OutputLine] = field(default_factory=list)
    _free_since: float | None = None

    def __post_init__(self) -> None:
        self.session.message.connect(self.refused.append)
        self.session.output_added.connect(self.output.extend)

    @property
    def over(self) -> bool:
        """Whether the program has ended and all that it printed is here."""
        state = self.session.state
        return not self.presses and bool(state.recording.meta.created) and not len(state.outputs)

    def go_on(self) -> None:
        """Press the next button, if its time has come."""
        phase = self.session.current_view().main
        if not self.presses or phase not in {MainPhase.OFF, MainPhase.IDLE}:
            self._free_since = None
            return
        self._free_since = self._free_since or time.monotonic()
        if phase is MainPhase.IDLE and time.monotonic() < self._free_since + self.presses[0].after:
            return
        press = self.presses.pop(0)
        self._free_since = None
        self.session.act(press.action, press.key, press.value)

    @property
    def text(self) -> str:
        """What would be saved."""
        return saved_text(self.session.current_view().program)

    @property
    def statements(self) -> list[str]:
        """What main has executed."""
        states = {LineState.DONE, LineState.FAILED}
        return [line.text.strip() for line in self.session.current_view().program if line.state in states]

    def done(self) -> Done:
        """Return what the window showed of it."""
        cards = [card for card in self.session.current_view().cards if card.spec.kind is Kind.PROCESS and card.pid]
        lines = [one.text for one in self.output if one.who not in {"os", "concgui", "program"}]
        return Done(
            tuple(line for line in lines if _is_printed(line)),
            {card.spec.name: card.exitcode for card in cards},
            tuple(line for line in lines if re.match(r"\w+Error: ", line)),
        )


def play_all(plays: list[Play], until) -> None:
    """Press all buttons of all sessions, and wait for their ends."""

    def over() -> bool:
        for play in plays:
            play.go_on()
        return all(play.over for play in plays)

    until(over, timeout=60_000)


def _is_printed(line: str) -> bool:
    return bool(re.fullmatch(r"(Start|End) (work \d+|main)|Process-\d+", line))


class Plain:
    """A saved program, run by plain Python: begun at once, `done` waits for it."""

    def __init__(self, text: str, specs: list[WorkerSpec], folder: Path, python: str = sys.executable) -> None:
        """`specs`: the workers that it makes and starts."""
        processes = [spec.name for spec in specs if spec.kind is Kind.PROCESS]
        asked = f"    for one in ({''.join(name + ', ' for name in processes)}):\n        one.join()\n"
        asked += '        print("exit", one.name, one.exitcode)\n'
        assert text.count(_GUARD) == 1
        ast.parse(text)
        path = folder / "saved.py"
        path.write_text(_FLUSHING + text + (asked if processes else ""), "utf-8")
        self._specs = specs
        self._popen = subprocess.Popen(
            [python, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def done(self) -> Done:
        """Wait for its end and return what it did."""
        try:
            out, err = self._popen.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            out, err = self._popen.communicate()
        assert self._popen.returncode == 0, err
        lines = out.splitlines()
        codes = [int(line.split()[-1]) for line in lines if line.startswith("exit ")]
        names = [spec.name for spec in self._specs if spec.kind is Kind.PROCESS]
        errors = tuple(line for line in err.splitlines() if re.match(r"\w+Error: ", line))
        return Done(tuple(line for line in lines if _is_printed(line)), dict(zip(names, codes, strict=True)), errors)
