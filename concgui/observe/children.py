"""The children of a process, as /proc tells them. Light: no numpy."""

import os


def children_of(pid: int) -> list[int]:
    """Return the pids of the children of a process, in order of birth where the kernel tells; [] if it is gone."""
    found: list[int] = []
    try:
        for tid in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208
            with open(f"/proc/{pid}/task/{tid}/children", "rb") as file:  # noqa: PTH123
                found += [int(child) for child in file.read().split()]
    except FileNotFoundError:  # it is gone, or a kernel without CONFIG_PROC_CHILDREN
        return _by_parent(pid)
    except OSError:
        return found
    return found


def _by_parent(parent: int) -> list[int]:
    found = []
    try:
        names = os.listdir("/proc")  # noqa: PTH208
    except OSError:
        return []
    for name in names:
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as file:  # noqa: PTH123
                # The name in parentheses may hold anything, also blanks and parentheses.
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(name))
    return sorted(found)
