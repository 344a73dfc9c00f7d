"""What spans are labelled with, in the user's language. The labels themselves are kept, and exported, in English.

Most of them are calls as Python writes them, the same in every language; the others begin with words of ours.
"""

from concgui.core.words import tr

IMPLICIT_JOIN = "implicit join of "
START_RAISED = "start() raised "
FROM_OUTSIDE = "from outside"


def in_words(label: str) -> str:
    """Return a span's label for the window."""
    if label.startswith(IMPLICIT_JOIN):
        return tr("implicit join of {name}", name=label.removeprefix(IMPLICIT_JOIN))
    if label.startswith(START_RAISED):
        return tr("start() raised {error}", error=label.removeprefix(START_RAISED))
    return label


def sender_in_words(sent_by: str) -> str:
    """Return who sent a signal, `Lane.sent_by`, for the window: a call, the thread that made it, or the outside."""
    if sent_by == FROM_OUTSIDE:
        return tr("from outside")
    call, inside, thread = sent_by.partition(" in ")
    return tr("{call} in {name}", call=call, name=thread) if inside else call
