"""Nothing outlives the window: `concgui FILE` as a process, closed or killed at any moment, and its parts killed."""

import signal
from pathlib import Path

import psutil
import pytest

from tests.observed import METHODS, PROGRAMS
from tests.realwindow import RealWindow

TREE = PROGRAMS / "tree.py"
TRIALS = 3


class Tree:
    """A program of workers asleep and computing, with a grandchild unless it is flat, by each of some start methods."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.file = folder / "up"
        self.arguments = (TREE, self.file, *words)
        self.count = len(set(METHODS) & set(words)) * (2 if "flat" in words else 4)

    def begin(self, window: RealWindow) -> None:
        """Run it as a user does."""
        self.file.write_bytes(b"")
        window.run("tree.py")

    def wait_up(self, window: RealWindow, count: int | None = None) -> None:
        """Wait until so many workers have begun their work, all by default."""
        wanted = self.count if count is None else count
        window.wait(lambda: self.file.stat().st_size >= wanted, f"{wanted} workers to be up")


def gone(process: psutil.Process) -> bool:
    """Whether it has ended; it may do so between two questions."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def ours(errors: str) -> list[str]:
    """Lines of tracebacks of the window itself."""
    return [line for line in errors.splitlines() if "/concgui/" in line or "Qt" in line]


# --- SIGKILL ---------------------------------------------------------------------------------------------------------
@pytest.mark.limit(120)
@pytest.mark.parametrize("victims", ["window", "window+main", "window+guard", "window+guard+main"])
def test_the_window_is_killed(victims, hands, tmp_path):
    for trial in range(TRIALS):
        tree = Tree(tmp_path, *METHODS)
        with RealWindow(hands, tmp_path, *tree.arguments) as window:
            tree.begin(window)
            if trial == 0:
                tree.wait_up(window)
            elif trial == 1:
                tree.wait_up(window, 5)  # in the middle of the starts
            else:
                window.wait(lambda: window.part("main"), "main")
            window.kill(*victims.split("+"))
            window.wait_gone()


@pytest.mark.limit(120)
@pytest.mark.parametrize("victims", ["main", "guard", "guard+main"])
def test_a_part_of_the_program_is_killed_and_the_window_lives_on(victims, hands, tmp_path):
    tree = Tree(tmp_path, *METHODS)
    with RealWindow(hands, tmp_path, *tree.arguments) as window:
        for trial in range(TRIALS):
            tree.begin(window)
            tree.wait_up(window, None if trial == 0 else 5)
            window.kill(*victims.split("+"))
            window.wait_gone()
        hands.key("Ctrl+q")
        assert window.popen.wait(10) == 0
        assert ours(window.errors) == []


def test_the_fork_server_is_killed(hands, tmp_path):
    tree = Tree(tmp_path, "forkserver", "flat")
    with RealWindow(hands, tmp_path, *tree.arguments) as window:
        for _ in range(TRIALS):
            tree.begin(window)
            tree.wait_up(window)
            window.kill("fork server")
            window.wait_gone()


def test_what_a_killed_fork_server_leaves_to_the_system_ends_with_the_window(hands, tmp_path):
    """Who was started by a worker of the fork server lives on as an orphan, as in plain Python; not without us."""
    tree = Tree(tmp_path, "forkserver")
    with RealWindow(hands, tmp_path, *tree.arguments) as window:
        tree.begin(window)
        tree.wait_up(window)
        main = window.part("main")
        window.kill("fork server")
        window.wait(lambda: gone(main), "main to end")
        close(window, "Ctrl+q")
        window.wait_gone()


# --- closing ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", ["Alt+F4", "Ctrl+q", "SIGTERM"])
@pytest.mark.parametrize("moment", ["loading", "starting", "all up"])
def test_closed_at_any_moment(moment, way, hands, tmp_path):
    tree = Tree(tmp_path, *METHODS, "deaf")
    with RealWindow(hands, tmp_path, *tree.arguments) as window:
        if moment == "loading":
            window.wait_ready("Concgui")
        else:
            tree.begin(window)
            if moment == "all up":
                tree.wait_up(window)
        close(window, way)
        # SIGTERM may come before the window can take it: there is no program then.
        assert window.popen.returncode == 0 or (moment, way) == ("loading", "SIGTERM")
        window.wait_gone()
        assert ours(window.errors) == []


def close(window: RealWindow, way: str) -> None:
    """Close it; a key that is pressed while it loads may come too early, as a person sees and presses again."""
    if way == "SIGTERM":
        window.popen.send_signal(signal.SIGTERM)
    else:
        window.press_until(way, lambda: window.popen.poll() is not None, "the window to be gone")
    window.popen.wait(10)


def test_closed_while_a_dialog_is_open(hands, tmp_path):
    with RealWindow(hands, tmp_path, TREE, tmp_path / "up", "fork") as window:
        window.wait_ready("tree.py")
        window.press_until("Ctrl+o", lambda: "Open a script" in hands.focused_title(), "the dialog")
        window.popen.send_signal(signal.SIGTERM)
        assert window.popen.wait(10) == 0
        assert ours(window.errors) == []


def test_sigterm_before_there_is_a_window(hands, tmp_path):
    with RealWindow(hands, tmp_path, TREE, tmp_path / "up", "spawn") as window:
        window.popen.send_signal(signal.SIGTERM)
        assert window.popen.wait(10) in {0, -signal.SIGTERM}
        window.wait_gone()
        assert "Traceback" not in window.errors


def test_closed_while_the_program_prints_without_end(hands, tmp_path):
    script = tmp_path / "endless.py"
    script.write_text("text = 'x' * 100 + '\\n'\nprint('up', flush=True)\nwhile True:\n    print(text * 100_000)\n")
    with RealWindow(hands, tmp_path, script) as window:
        window.run("endless.py")
        window.wait(lambda: window.errors_size > 5_000_000, "much to be printed")
        close(window, "Ctrl+q")
        assert window.popen.returncode == 0
        window.wait_gone()
