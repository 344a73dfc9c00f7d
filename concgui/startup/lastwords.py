"""What a start says that fails before there is a window: on stderr, after a double click in another's dialog, too."""

from __future__ import annotations

from concgui.control.leaving import say

#: Programs of the desktops that show a sentence, with their arguments; one of them is mostly there.
_DIALOGS = (
    ("zenity", "--error", "--no-markup", "--title=Concgui", "--text={}"),
    ("kdialog", "--title", "Concgui", "--error", "{}"),
    ("xmessage", "-center", "-title", "Concgui", "{}"),
    ("notify-send", "Concgui", "{}"),
)


def tell(sentence: str, *, desktop: bool) -> None:
    """Tell the user why there is no window. desktop: nobody reads stderr; wait until the dialog has been read."""
    say(sentence)
    if not desktop:
        return
    import shutil
    import subprocess

    shown = sentence[:1].upper() + sentence[1:]
    nothing = subprocess.DEVNULL
    for name, *words in _DIALOGS:
        if found := shutil.which(name):
            command = [found, *(word.replace("{}", shown) for word in words)]
            subprocess.run(command, stdin=nothing, stdout=nothing, stderr=nothing, check=False)
            return
