"""Where the files beside the code are: in a checkout next to the package, installed inside it. No numpy, no Qt."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def resources() -> Path:
    """Return the folder `resources`."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
