"""What every package of Concgui says of itself: one place for names, version, addresses and the time of the release."""

import os
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Where everything that is built goes.
OUTPUT = ROOT / "packaging" / "dist"

NAME = "concgui"
TITLE = "Concgui"
#: The id of the application in software centres and of its desktop entry's vendor; nobody's domain is claimed.
APP_ID = "io.github.concgui.concgui"
HOMEPAGE = "https://github.com/concgui/concgui"
MAINTAINER = "The Concgui authors <concgui@users.noreply.github.com>"
SUMMARY = "See what Python's processes and threads really do, live"


def version() -> str:
    """Return the version that pyproject.toml gives."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def release_time() -> int:
    """Return seconds since 1970: SOURCE_DATE_EPOCH, or the time of the last commit, so that two builds are the same."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):  # not a checkout: an unpacked archive
        return int((ROOT / "pyproject.toml").stat().st_mtime)
