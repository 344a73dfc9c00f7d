"""The processes and threads of the observed program's tree, as /proc shows them at this moment. Quick to import."""

from __future__ import annotations

import os

from concgui.observe.children import children_of


def descendants(root: int) -> list[int]:
    """Return the pids of all processes below the process `root`, parents first; none where there is no /proc."""
    found = [root]
    for pid in found:
        found += children_of(pid)
    return found[1:]


def threads(pid: int) -> list[int]:
    """Return the native ids of a process's threads; none when it is gone."""
    try:
        return [int(name) for name in os.listdir(f"/proc/{pid}/task")]  # noqa: PTH208 - pathlib is slow to import
    except OSError:
        return []
