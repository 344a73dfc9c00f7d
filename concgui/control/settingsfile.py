"""Where the file of the user's settings is. Alone, since the first paint reads it and needs nothing else of them."""

import os
import sys
from pathlib import Path

from concgui.core.home import home


def settings_path() -> Path:
    """Return the file's path in the folder that the platform has for such files. It need not be there.

    Raise RuntimeError when there is no home directory.
    """
    if sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA") or home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        folder = home() / "Library" / "Preferences"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or home() / ".config")
    return folder / "concgui" / "concgui.ini"
