"""Where the files beside the code are: in a clone next to the package, installed or frozen inside it."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def root() -> Path:
    """The folder `resources`."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(folder: str, name: str) -> Path:
    """One file of a folder of `resources`."""
    return root() / folder / name
