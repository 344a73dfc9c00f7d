"""Which stretch of time is visible, and how it follows, zooms and pans. Pure arithmetic, no Qt.

All times are nanoseconds since time 0 of the recording; `x` is in logical pixels from the left edge of the plot.
"""

FOLLOW_AT = 0.85  #: where the now-line stays while following, as a share of the width
FIRST_SPAN_NS = 4e9  #: what is visible when a run begins; the now-line walks through it
GROW = 1.5  #: when the now-line has come to FOLLOW_AT the scale grows by this: the picture stands still in between
FOLLOW_SPAN_NS = FIRST_SPAN_NS * GROW**3  #: it grows up to this span, from there on the view scrolls
MIN_SPAN_NS = 2e3
MAX_SPAN_NS = 48 * 3600e9
LEFT_PAD = 12.0  #: pixels left free before time 0


class TimeScale:
    """The visible stretch of time: `left_ns` at x = 0, `span_ns` over `width` pixels."""

    def __init__(self, width: float = 1000.0, ratio: float = 1.0) -> None:
        self.width = width
        self.ratio = ratio  #: device pixels in a logical one
        self.left_ns = 0.0
        self.span_ns = FIRST_SPAN_NS
        self.whole = False  #: following keeps everything from time 0 in view
        self.least_ns = 0.0  #: following keeps at least this time in view while it grows
        self._chosen_ns: float | None = None  #: the span that the user zoomed to while following
        self.restart()

    @property
    def right_ns(self) -> float:
        """Time at the right edge."""
        return self.left_ns + self.span_ns

    @property
    def ns_per_px(self) -> float:
        """Nanoseconds in one logical pixel."""
        return self.span_ns / max(1.0, self.width)

    def x(self, t_ns: float) -> float:
        """Pixel of a time."""
        return (t_ns - self.left_ns) / self.ns_per_px

    def t(self, x: float) -> float:
        """Time at a pixel."""
        return self.left_ns + x * self.ns_per_px

    def resize(self, width: float, ratio: float) -> None:
        """Give the plot another width; the left edge and the span stay."""
        self.width = max(1.0, width)
        self.ratio = ratio

    def restart(self) -> None:
        """Back to the beginning of a run."""
        self.whole = False
        self._chosen_ns = None
        self.span_ns = FIRST_SPAN_NS
        self.left_ns = -LEFT_PAD * self.ns_per_px

    def follow(self, now_ns: float) -> None:
        """Keep the now-line in view: it walks, the scale grows in steps up to a limit, then the view scrolls."""
        if self._chosen_ns is not None:
            self.span_ns = self._chosen_ns
        else:
            limit = MAX_SPAN_NS if self.whole else FOLLOW_SPAN_NS
            self.span_ns = FIRST_SPAN_NS
            reach = max(now_ns, self.least_ns)
            while self.span_ns < limit and reach > FOLLOW_AT * self.span_ns - LEFT_PAD * self.ns_per_px:
                self.span_ns = min(limit, self.span_ns * GROW)
        first = -LEFT_PAD * self.ns_per_px
        self.left_ns = max(first, now_ns - FOLLOW_AT * self.span_ns)
        self._snap()

    def copy(self, left_ns: float, width: float) -> "TimeScale":
        """The same scale over another width, from another time on."""
        other = TimeScale(width, self.ratio)
        other.left_ns = left_ns
        other.span_ns = self.ns_per_px * width
        return other

    def zoom(self, factor: float, anchor_x: float, *, following: bool) -> None:
        """Show 1/factor of the stretch; what is at `anchor_x` stays there (while following, the now-line does)."""
        anchor_ns = self.t(anchor_x)
        self.span_ns = min(MAX_SPAN_NS, max(MIN_SPAN_NS, self.span_ns / factor))
        self.whole = False
        if following:
            self._chosen_ns = self.span_ns
        else:
            self.left_ns = anchor_ns - anchor_x * self.ns_per_px
            self._snap()

    def pan(self, dx: float, now_ns: float) -> None:
        """Move the picture by `dx` pixels to the right, but never so far that nothing of the run is visible."""
        self.show_from(self.left_ns - dx * self.ns_per_px, now_ns)

    def show_from(self, left_ns: float, now_ns: float) -> None:
        """Put this time at the left edge, as far as something of the run stays visible."""
        margin = 0.9 * self.span_ns
        self.left_ns = min(max(left_ns, -margin), max(0.0, now_ns) + self.span_ns - margin - 0.2 * self.span_ns)
        self._snap()

    def show(self, left_ns: float, right_ns: float) -> None:
        """Show this stretch, or as much around its middle as can be shown."""
        span = min(MAX_SPAN_NS, max(MIN_SPAN_NS, right_ns - left_ns))
        self.left_ns = (left_ns + right_ns - span) / 2
        self.span_ns = span
        self.whole = False
        self._snap()

    def fit(self, now_ns: float, *, right_pad: float = 0.0) -> None:
        """Everything from time 0 to now, with `right_pad` pixels kept free at the right for texts."""
        usable = max(0.3, 1.0 - (LEFT_PAD + right_pad) / self.width)
        self.span_ns = min(MAX_SPAN_NS, max(MIN_SPAN_NS, now_ns / usable))
        self.left_ns = -LEFT_PAD * self.ns_per_px
        self._chosen_ns = None
        self._snap()

    def keep_span(self) -> None:
        """Following goes on with the span that is visible now."""
        self._chosen_ns = None if self.whole else self.span_ns

    def reveal(self, t_ns: float, last_ns: float | None) -> None:
        """Bring a time into view that has moved on from `last_ns`: it walks up to a place from where the view scrolls.

        A time out of view comes to a place from which it can walk on.
        """
        x = self.x(t_ns)
        limit = FOLLOW_AT * self.width
        if last_ns is not None and limit < self.x(last_ns) <= self.width:
            limit = max(limit, self.x(last_ns) - 1)  # from beyond that place it comes back slowly
        if x < 0 or x > self.width + limit:
            self.left_ns = max(t_ns - (1 - FOLLOW_AT) * self.span_ns, -LEFT_PAD * self.ns_per_px)
        elif x > limit:
            self.left_ns = t_ns - limit * self.ns_per_px
        self._snap()

    def _snap(self) -> None:
        """Put the left edge on a whole device pixel from time 0, so that spans keep their widths while it scrolls."""
        pixel = self.ns_per_px / self.ratio
        self.left_ns = round(self.left_ns / pixel) * pixel
