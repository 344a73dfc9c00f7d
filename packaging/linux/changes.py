"""The change log in the forms that packages want. `packaging/CHANGELOG.md` is what is written by hand.

There each release is a heading, "## 0.1.0, 2027-01-31" or "## 0.1.0, unreleased", with paragraphs below it.
"""

import re
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate
from html import escape

from identity import MAINTAINER, NAME, ROOT, release_time

CHANGELOG = ROOT / "packaging" / "CHANGELOG.md"
_HEADING = re.compile(r"^## (\S+), (\d{4}-\d\d-\d\d|unreleased)$", re.MULTILINE)
_COLUMNS = 80


@dataclass(frozen=True)
class Release:
    """What is new in one version. time: seconds since 1970."""

    version: str
    time: int
    paragraphs: list[str]


def releases() -> list[Release]:
    """Return all releases, the newest first; one without a day yet has the time of this build."""
    _, *parts = _HEADING.split(CHANGELOG.read_text("utf-8"))
    found = []
    for version, when, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        told = datetime.fromisoformat(when).replace(tzinfo=UTC).timestamp() if when != "unreleased" else release_time()
        paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
        found.append(Release(version, int(told), paragraphs))
    return found


def day(time: int) -> str:
    """Return the day of a time in seconds since 1970, in UTC."""
    return datetime.fromtimestamp(time, UTC).date().isoformat()


def plain(text: str) -> str:
    """Return Markdown of one paragraph as plain text."""
    return re.sub(r"[*`]", "", text)


def debian_changelog() -> str:
    """Return it as Debian's policy wants it."""
    entries = []
    for release in releases():
        items = "\n".join(
            textwrap.fill(
                plain(text), _COLUMNS, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False
            )
            for text in release.paragraphs
        )
        date = formatdate(release.time)
        date = date.replace("-0000", "+0000")
        entries.append(f"{NAME} ({release.version}) unstable; urgency=medium\n\n{items}\n\n -- {MAINTAINER}  {date}\n")
    return "\n".join(entries)


def appstream_releases() -> str:
    """Return the element `releases` of AppStream's metainfo."""
    lines = ["<releases>"]
    for release in releases():
        lines.append(f'    <release version="{release.version}" date="{day(release.time)}" type="stable">')
        lines.append("      <description>")
        lines += [f"        <p>{escape(plain(text), quote=False)}</p>" for text in release.paragraphs]
        lines += ["      </description>", "    </release>"]
    return "\n".join([*lines, "  </releases>"])
