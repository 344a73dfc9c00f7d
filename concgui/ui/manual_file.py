"""Where the manual is: beside the code, in each language that it was written in. No Qt."""

from pathlib import Path

from concgui.core.resources import resources


def manual_file(language: str) -> Path:
    """Return the manual in a language, the English one where there is none."""
    folder = resources() / "manual"
    path = folder / f"manual.{language}.md"
    return path if path.is_file() else folder / "manual.en.md"
