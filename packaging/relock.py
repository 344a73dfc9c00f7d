"""Make packaging/lock/runtime.txt and test.txt anew from pyproject.toml, for every Python and system at once.

Needs uv on the PATH. `--upgrade` takes the newest allowed versions; without it, versions that still fit are kept.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = [
    "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate",
    "--no-emit-index-url", "--custom-compile-command", "python packaging/relock.py",
]  # fmt: skip
#: What the tests need is all that is built with, too: the packages are tested.
EXTRAS = ["--extra", "test", "--extra", "package"]
SOURCES = ["pyproject.toml", "packaging/lock/build.in"]


def relock(arguments: list[str]) -> None:
    """Write both files; the test lock takes the runtime lock's versions, so that tests run what users run."""
    runtime, test = "packaging/lock/runtime.txt", "packaging/lock/test.txt"
    subprocess.run([*COMMON, *arguments, *SOURCES, "-o", runtime], cwd=ROOT, check=True)
    subprocess.run([*COMMON, *arguments, *EXTRAS, "-c", runtime, *SOURCES, "-o", test], cwd=ROOT, check=True)


if __name__ == "__main__":
    relock(sys.argv[1:])
