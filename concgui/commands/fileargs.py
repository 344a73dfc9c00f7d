"""The commands that turn a recording into another file: `concgui render` and `concgui export`."""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from concgui.commands.progressline import ProgressLine
from concgui.core.recording import Recording
from concgui.core.storage import RecordingError, load
from concgui.usage import UsageError, check_readable_file

_MAX_SIDE = 16384  # pixels; what a raster of Qt can hold


class _Parser(argparse.ArgumentParser):
    """Errors are one line, and ours to print."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def render(argv: Sequence[str]) -> int:
    """`concgui render RUN -o FILE [--size WxH] [--theme T] [--lang en|zh_CN]`. Return 0, or raise UsageError."""
    parser = _Parser(prog="concgui render", description="Draw a recording as a picture.")
    parser.add_argument("recording", metavar="RUN.concgui")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the picture, .png or .svg")
    parser.add_argument("--size", default="1920x1080", metavar="WxH", help="pixels (default: 1920x1080)")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--lang", choices=("en", "zh_CN"), default="en", help="of the picture's words (default: en)")
    options = parser.parse_args(argv)
    width, height = _size(options.size)
    _check_ending(options.output, (".png", ".svg"))
    recording = read_recording(options.recording)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a picture needs no display, whatever windows are shown on
    from concgui.export.whole import whole_file
    from concgui.ui.languages import translate_into
    from concgui.ui.timeline.picture import render as draw
    from concgui.ui.timeline.picture import render_svg
    from concgui.ui.timeline.seen import png

    translate_into(options.lang)
    if options.output.lower().endswith(".svg"):
        data = render_svg(recording, (width, height), options.theme).encode()
    else:
        data = png(draw(recording, (width, height), options.theme))
    try:
        with whole_file(Path(options.output)) as write:
            write(data)
    except OSError as error:
        raise UsageError(f"{options.output} cannot be written: {error.strerror or error}") from error
    return 0


def export(argv: Sequence[str]) -> int:
    """`concgui export RUN -o trace.json|.json.gz|.csv [--what spans|events]`. Return 0, or raise UsageError."""
    parser = _Parser(prog="concgui export", description="Write a recording for other tools.")
    parser.add_argument("recording", metavar="RUN.concgui")
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="trace.json or .json.gz (Chrome trace), or table.csv"
    )
    parser.add_argument(
        "--what", choices=("spans", "events"), help="what a .csv holds: a row for each span (default) or event"
    )
    options = parser.parse_args(argv)
    _check_ending(options.output, (".json", ".json.gz", ".csv"))
    if options.what and not options.output.lower().endswith(".csv"):
        raise UsageError(f"--what {options.what} is for .csv, not for {options.output}")
    with ProgressLine(f"exporting {options.output}") as progress:
        recording = read_recording(options.recording)
        from concgui.export.files import What, export_file

        try:
            export_file(recording, Path(options.output), What(options.what) if options.what else None, progress.tell)
        except OSError as error:
            raise UsageError(f"{options.output} cannot be written: {error.strerror or error}") from error
    return 0


def read_recording(path: str) -> Recording:
    """Load a recording. Raise UsageError with one sentence when it is none."""
    check_readable_file(path)
    try:
        return load(Path(path))
    except RecordingError as error:
        raise UsageError(str(error)) from error


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if match is None:
        raise UsageError(f"--size needs width and height in pixels, as in 1920x1080, not {text!r}")
    width, height = int(match[1]), int(match[2])
    if not (64 <= width <= _MAX_SIDE and 64 <= height <= _MAX_SIDE):
        raise UsageError(f"--size needs sides of 64 to {_MAX_SIDE} pixels, not {text}")
    return width, height


def _check_ending(path: str, endings: tuple[str, ...]) -> None:
    if not path.lower().endswith(endings):
        raise UsageError(f"the name of the output must end in {' or '.join(endings)}, not as in {path}")
    if Path(path).is_dir() or not Path(path).absolute().parent.is_dir():
        raise UsageError(f"{path} cannot be written: its folder does not exist, or it is one itself")
