"""What watches one run from outside: the source that was chosen, and what stands in for it where it refuses. No Qt."""

from dataclasses import dataclass

from concgui.core.words import tr
from concgui.observe.choice import Choice, SourceError, make_sampler
from concgui.observe.kernel_watch import KernelWatch
from concgui.observe.source import Source


@dataclass(frozen=True, slots=True)
class Watching:
    """`kernel`: None where samples must do. `source`: samples CPU time in either case.

    name: "kernel", "schedstat" or "psutil". title: for the status bar. hint: one sentence, how to get a better one, or
    why there is none.
    """

    kernel: KernelWatch | None
    source: Source
    name: str
    title: str
    hint: str

    def close(self) -> None:
        """Let go of everything, after the thread that reads it has finished."""
        self.source.close()
        if self.kernel is not None:
            self.kernel.close()


def begin_watching(choice: Choice, guard_pid: int) -> Watching:
    """Watch the program whose guard has just been launched and waits for GO. What refuses is told in `hint`."""
    source = make_sampler(choice)
    if choice.kind != "kernel":
        return Watching(None, source, source.name, source.title, choice.hint)
    try:
        kernel = KernelWatch.attach_program(guard_pid)
    except SourceError as error:
        return Watching(
            None, source, source.name, source.title, tr("{error} CPU time is sampled instead.", error=error)
        )
    return Watching(kernel, source, choice.kind, choice.title, choice.hint)
