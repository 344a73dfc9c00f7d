"""Make the English manual from the README: its chapters for users, each of their points as a section of its own.

    python packaging/manual.py            # writes resources/manual/manual.en.md
    python packaging/manual.py --check    # ends with 1 when the README has changed since

The Chinese manual beside it is written by hand, with the same chapters, sections and pictures.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "resources" / "manual" / "manual.en.md"
#: The README's chapters that are for users; what stands above the first one is the manual's first page.
CHAPTERS = (
    "Install it",
    "From a checkout",
    "Using it",
    "The lessons",
    "Command line",
    "What has been run where",
    "What each source can tell",
    "Limits",
)
#: The chapter whose points are sections.
IN_SECTIONS = "Using it"
_POINT = re.compile(r"^- \*\*(?P<title>[^*]+?)\.?\*\*(?P<rest>.*)$", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:)[^)]+\)")


def manual(readme: str) -> str:
    """Return the manual that belongs to this README."""
    head, *chapters = re.split(r"^## ", readme, flags=re.MULTILINE)
    found = {text.split("\n", 1)[0]: text.split("\n", 1)[1] for text in chapters}
    missing = [title for title in CHAPTERS if title not in found]
    if missing:
        raise ValueError(f"the README has no chapter {', '.join(missing)}: change CHAPTERS in packaging/manual.py, too")
    parts = [head.strip()]
    for title in CHAPTERS:
        body = found[title].strip()
        parts.append(f"## {title}\n\n{in_sections(body) if title == IN_SECTIONS else body}")
    text = "\n\n".join(parts) + "\n"
    text = _LINK.sub(r"\1", text)  # what is beside the README is not beside the manual
    return text.replace("](resources/pictures/", "](../pictures/")


def in_sections(body: str) -> str:
    """Return a chapter with a section for each of its points."""
    parts = []
    for paragraph in re.split(r"\n\s*\n|\n(?=- )", body):
        point = _POINT.match(paragraph)
        if point is None:
            parts.append(paragraph)
            continue
        title, rest = point["title"], re.sub(r"\n {2}", "\n", point["rest"]).strip()
        if rest.startswith((",", ";")):  # the title is the beginning of a sentence
            rest = title + rest
        elif rest.startswith("("):
            rest = f"**{title}** {rest}"
        parts.append(f"### {title}\n\n{rest}")
    return "\n\n".join(parts)


def main() -> int:
    """Write it, or compare it."""
    text = manual((ROOT / "README.md").read_text(encoding="utf-8"))
    if "--check" in sys.argv:
        return 0 if MANUAL.read_text(encoding="utf-8") == text else 1
    MANUAL.parent.mkdir(parents=True, exist_ok=True)
    MANUAL.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
