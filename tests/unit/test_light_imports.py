"""What the window's first paint imports must not pull in numpy."""

import subprocess
import sys

import pytest

LIGHT = ["states", "views", "actions", "scenario", "lessons", "listing", "rewrite", "lifecycle", "kinds", "exits",
         "output", "resources", "lesson_file", "needs"]  # fmt: skip


@pytest.mark.parametrize("module", LIGHT)
def test_it_needs_neither_numpy_nor_qt(module):
    code = (
        f"import sys, concgui.core.{module}\n"
        "print(sorted({'numpy', 'PySide6', 'pyqtgraph', 'psutil'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50)
    assert done.stdout.strip() == "[]"
