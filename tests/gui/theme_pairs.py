"""Which colours of a theme stand on which: every pair in use, by what it has to reach.

A role of the theme that is in none of the tables fails a test, and so does a pair that the style sheet uses and that
is not here. A new painter adds its pair.
"""

LINES = ("line_now", "line_now_stripe", "line_about", "line_lit", "line_span")
SYNTAX = ("syntax_keyword", "syntax_string", "syntax_number", "syntax_comment")

#: Words: the ink, and all papers that it stands on.
TEXT: dict[str, tuple[str, ...]] = {
    "text": (
        "surface",
        "window",
        "control",
        "control_hover",
        "control_pressed",
        "selection",
        "notice",
        "lane_text_plate",
        "track",
        *LINES,
    ),
    "text_soft": (
        "surface",
        "window",
        "control",
        "control_hover",
        "disabled",
        "notice",
        "lane_text_plate",
        *LINES,
    ),
    "surface": ("text", "line_done"),  # the letter of an answer
    "text_faint": ("surface", "control", "line_about", "line_lit", "line_span"),
    "text_on_strong": ("text", "text_soft", "primary", "primary_hover", "focus", "now"),
    "link": ("surface", "window", "selection"),
    "danger": ("surface", "window", "control", "notice", "danger_soft", "line_about", "line_lit", "line_span"),
    "line_now_text": ("surface", "line_now", "line_now_stripe", "line_about"),
    "line_done": ("surface", "control_hover", "notice", "line_about", "line_lit", "line_span"),
    "line_outside": ("surface", "line_about", "line_lit", "line_span"),
    **dict.fromkeys(SYNTAX, ("surface", *LINES)),
    "output_text": ("output", "output_field", "output_selection"),
    "output_time": ("output", "output_field"),
    "output_main": ("output", "output_selection"),
    "output_error": ("output",),
    "output_typed": ("output",),
    "workers_text": ("surface", "control", "lane_text_plate"),
    "workers_on_dark": ("output",),
}
#: Words of what cannot be used now.
DISABLED: dict[str, tuple[str, ...]] = {
    "text_disabled": ("disabled", "surface"),
    "text_on_strong": ("text_disabled",),
}
#: States, and the frames by which a control is known.
GRAPHICS: dict[str, tuple[str, ...]] = {
    "control_border": ("surface", "control"),
    "button_border": ("surface",),
    "groove": ("surface",),
    "focus": ("surface", "window", "control", "selection"),
    "primary": ("surface", "notice"),
    "danger": ("surface", "control"),
    "notice_border": ("notice", "surface", "control_hover"),
    "output_edge": ("output", "output_field"),
    "output_main": ("output_field",),
    "output_error": ("output",),
    "line_heat": ("surface", "line_about", "line_lit", "line_span"),
    "line_span_edge": ("surface", "line_span", "line_now"),
    "line_now_text": ("line_now", "line_about"),
    "text_on_strong": ("danger",),  # the cross of an exception
    "now": ("surface", "control", "track"),
    "ended": ("surface", "control"),
    "unknown": ("surface", "control"),
    "lane_main": ("surface", "control", "track"),
    "lane_other": ("surface", "control", "track"),
    "workers": ("surface", "control", "track"),
    "text": ("surface", "window"),
    "text_soft": ("surface",),
    "link": ("surface",),
}
#: What tells nothing that is not told otherwise, too: lines that part things, and the grid behind the lanes.
DECORATION = {"border", "grid", "lane_line"}
