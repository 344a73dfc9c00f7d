"""Printed lines, put together from OUTPUT events. No numpy, no Qt."""

from dataclasses import dataclass

from concgui.program import wire

#: Who has typed a line, and what is shown where the input was ended.
YOU, INPUT_ENDED = "you", "(end of input)"
#: Who has written a line that no process told of.
NOBODY = "program"
MORE_FOLLOWS = wire.MORE_FOLLOWS  #: in the value of an OUTPUT event: its line goes on in the next one
CUT = f" … (line cut: over {wire.MAX_LINE} bytes)"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that a thread of the program printed. `t_ns`: when its first part was reported."""

    t_ns: int
    pid: int
    tid: int
    stream: int  #: wire.STREAM_OUT or STREAM_ERR; STREAM_IN: it was typed
    text: str
    partial: bool = False  #: flushed without a newline: the next line of this thread and stream continues it

    @property
    def error(self) -> bool:
        """Whether it came over stderr."""
        return self.stream == wire.STREAM_ERR

    @property
    def nobodys(self) -> bool:
        """Whether no process told of it."""
        return self.tid == 0

    @property
    def typed(self) -> bool:
        """Whether it was typed for the program, and not printed by it."""
        return self.stream == wire.STREAM_IN


def line_parts(line: str, flag: int) -> list[tuple[int, bytes]]:
    """Return the values and payloads of the events that tell a line without its newline. `flag`: stream and flags."""
    data = line.encode("utf-8", "replace")
    if len(data) > wire.MAX_LINE:
        data, flag = data[: wire.MAX_LINE], flag | wire.TRUNCATED
    parts = [data[at : at + wire.MAX_PAYLOAD] for at in range(0, len(data), wire.MAX_PAYLOAD)] or [b""]
    return [(flag | wire.MORE_FOLLOWS, part) for part in parts[:-1]] + [(flag, parts[-1])]


class OutputAssembler:
    """Joins the parts of long lines, for each process, thread and stream on its own."""

    def __init__(self) -> None:
        self._begun: dict[tuple[int, int, int], tuple[int, list[bytes]]] = {}

    def feed(self, t_ns: int, pid: int, tid: int, value: int, payload: bytes) -> list[PrintedLine]:
        """Take the payload of one OUTPUT event; return the line that it completes, or none.

        Where the end of a line was dropped, the next line of that thread and stream is taken for it.
        """
        stream = value & 3
        key = (pid, tid, stream)
        begun = self._begun.pop(key, None) if self._begun else None
        if value & wire.MORE_FOLLOWS:
            first, parts = begun or (t_ns, [])
            parts.append(payload)
            if len(parts) * wire.MAX_PAYLOAD <= wire.MAX_LINE + wire.MAX_PAYLOAD:
                self._begun[key] = (first, parts)
                return []
            # The end of the line was dropped, and this is another's beginning.
            return [_line(first, key, b"".join(parts), wire.TRUNCATED)]
        if begun is None:
            return [_line(t_ns, key, payload, value)]
        return [_line(begun[0], key, b"".join((*begun[1], payload)), value)]

    def flush(self) -> list[PrintedLine]:
        """Return the lines whose end never came."""
        left = [_line(t_ns, key, b"".join(parts), wire.TRUNCATED) for key, (t_ns, parts) in self._begun.items()]
        self._begun.clear()
        return left


def _line(t_ns: int, key: tuple[int, int, int], data: bytes, value: int) -> PrintedLine:
    text = INPUT_ENDED if value & wire.INPUT_END else data.decode("utf-8", "replace")
    if value & wire.TRUNCATED:
        text += CUT
    return PrintedLine(t_ns, *key, text, bool(value & wire.PARTIAL))
