"""Every colour and text size of the window, as named roles.

A theme is a subclass of `Theme`: the light one is here, the others are loaded when they are used
(`concgui.ui.themes`). Painters ask `current()` and `SIZES` when they paint, style sheets are made from them in
`concgui.ui.style`; `concgui.ui.looks` changes both. Workers are coloured by their order of creation: the Okabe-Ito
colours that reach 3:1 on the theme's ground first, adapted to it, then black or white and a yellow, and after six the
same colours again with notches in their bar (`variant`), so that a worker is never told by colour alone. Who sees no
red or no green can tell all six apart, and MainProcess from them.
"""

from PySide6.QtGui import QColor

MAIN = -1  #: the colour index of MainProcess
OTHER = -2  #: of what is nobody's in particular: other programs, a core's turns that no lane shows


class Theme:
    """Colours by role as "#RRGGBB". A theme is a subclass that gives every role a value, and one object of it.

    No dataclass: the first paint would wait 3 ms for its generated methods.
    """

    name: str
    frame: int = 1  #: of controls and panels, in pixels at scale 1
    # surfaces
    window: str
    surface: str
    border: str
    control: str
    control_border: str
    control_hover: str
    control_pressed: str
    button_border: str
    disabled: str
    groove: str  #: of a slider, behind what is filled
    # text
    text: str
    text_soft: str
    text_faint: str
    text_disabled: str
    text_on_strong: str
    link: str
    # meaning
    primary: str
    primary_hover: str
    danger: str
    danger_soft: str
    focus: str
    selection: str
    notice: str
    notice_border: str
    # program pane
    line_now: str
    line_now_text: str
    line_now_stripe: str  #: behind the line that main is blocked at
    line_about: str  #: behind lines that main is at one of
    line_lit: str  #: behind a line that the mouse is at, or at whose span
    line_heat: str  #: a line's share of the time
    line_span: str  #: behind the line of the selected span
    line_span_edge: str
    line_done: str
    line_outside: str
    syntax_keyword: str
    syntax_string: str
    syntax_number: str
    syntax_comment: str
    # output pane (dark in every theme)
    output: str
    output_text: str
    output_time: str
    output_main: str
    output_error: str
    output_selection: str
    output_typed: str  #: what was typed for the program
    output_field: str
    output_edge: str
    # timeline
    lane_main: str
    lane_other: str
    lane_text_plate: str
    grid: str
    lane_line: str
    now: str
    ended: str
    unknown: str
    track: str
    workers: tuple[str, ...]
    workers_text: tuple[str, ...]  #: the same colours for words on `surface` and `control`
    workers_on_dark: tuple[str, ...]  #: for words on `output`

    def worker(self, index: int) -> QColor:
        """Colour of the worker with this colour index; `MAIN` is MainProcess's, `OTHER` a neutral grey."""
        if index < 0:
            return QColor(self.lane_main if index == MAIN else self.lane_other)
        return QColor(self.workers[index % len(self.workers)])

    def worker_text(self, index: int) -> QColor:
        """The worker's colour for words beside its bar."""
        if index < 0:
            return QColor(self.lane_main if index == MAIN else self.text_soft)
        return QColor(self.workers_text[index % len(self.workers_text)])

    def worker_on_dark(self, index: int | None) -> QColor:
        """The same worker's colour for text on the dark Output pane; None and `MAIN` are neutral."""
        if index is None or index < 0:
            return QColor(self.output_main)
        return QColor(self.workers_on_dark[index % len(self.workers_on_dark)])

    def variant(self, index: int) -> int:
        """How often the colours have been used up before this index: the number of notches in the worker's bar."""
        return 0 if index < 0 else index // len(self.workers)


class _Light(Theme):
    """For a bright room and a projector."""

    name = "light"
    window = "#F6F7F9"
    surface = "#FFFFFF"
    border = "#D8DDE4"
    control = "#F6F7F9"
    control_border = "#8490A0"
    control_hover = "#EAEEF3"
    control_pressed = "#D8DDE4"
    button_border = "#76828F"
    disabled = "#F1F3F6"
    groove = "#8490A0"
    text = "#1B2430"
    text_soft = "#4A5563"
    text_faint = "#5F6B79"
    text_disabled = "#76828F"
    text_on_strong = "#FFFFFF"
    link = "#0067A3"
    primary = "#0B6E4F"
    primary_hover = "#095C42"
    danger = "#B3261E"
    danger_soft = "#FBECEB"
    focus = "#0072B2"
    selection = "#E6F1F8"
    notice = "#FFF8E6"
    notice_border = "#A67D18"
    line_now = "#FFE9A8"
    line_now_text = "#855600"
    line_now_stripe = "#FFDF85"
    line_about = "#FFF6DC"
    line_lit = "#EEF5FA"
    line_heat = "#A97512"
    line_span = "#DFEEF8"
    line_span_edge = "#0072B2"
    line_done = "#0B6E4F"
    line_outside = "#B3261E"
    syntax_keyword = "#7A3E9D"
    syntax_string = "#0B6E4F"
    syntax_number = "#0067A3"
    syntax_comment = "#566270"
    output = "#10151C"
    output_text = "#F1F3F6"
    output_time = "#8793A3"
    output_main = "#C5CCD6"
    output_error = "#FF8A80"
    output_selection = "#2B4560"
    output_typed = "#F2C94C"
    output_field = "#1A222D"
    output_edge = "#6B7788"
    lane_main = "#3B4656"
    lane_other = "#7D8998"
    lane_text_plate = "#FFFFFF"
    grid = "#E3E7EC"
    lane_line = "#EEF1F4"
    now = "#1B2430"
    ended = "#6B7785"
    unknown = "#838D99"
    track = "#F1F3F6"
    workers = ("#0072B2", "#D55E00", "#009E73", "#B01F80", "#1A1A1A", "#4E4416")
    workers_text = ("#0072B2", "#B35000", "#007A59", "#B01F80", "#1A1A1A", "#4E4416")
    workers_on_dark = ("#6CBBFA", "#F07A2A", "#4AD6A2", "#C763C0", "#FFFFFF", "#F0DA41")


LIGHT = _Light()


class Sizes:
    """Text sizes and measures in pixels at the present `scale`; the class has them at scale 1.

    Scale 1 is for a projector of 1080 lines.
    """

    title: int = 20  #: panel titles, worker names
    lane: int = 19  #: lane titles
    button: int = 17  #: toolbar
    body: int = 15
    small: int = 14  #: second line of a lane, notes
    code: int = 15
    code_line: int = 28  #: height of a program line
    output_line: int = 26
    alive_row: int = 28
    gap: int = 10
    radius: int = 10

    def __init__(self) -> None:
        self.scale = 1.0
        self.least = 0  #: pixels of the smallest text, whatever the scale is

    def use(self, scale: float, least: int = 0) -> None:
        """Scale all of them."""
        self.scale, self.least = scale, least
        for name in Sizes.__annotations__:
            setattr(self, name, px(getattr(Sizes, name)))


SIZES = Sizes()


def px(pixels: float) -> int:
    """Whole pixels at the present scale for a measure at scale 1; what is more than nothing stays at least 1."""
    return max(1, round(pixels * SIZES.scale)) if pixels > 0 else round(pixels * SIZES.scale)


_current: Theme = LIGHT


def current() -> Theme:
    """The theme in use."""
    return _current


def use(theme: Theme) -> None:
    """Let this be the theme in use; `concgui.ui.looks` tells all who show it."""
    global _current  # noqa: PLW0603  read by every painter, many times in each picture
    _current = theme
