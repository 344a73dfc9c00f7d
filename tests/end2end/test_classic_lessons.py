"""The two classic listings, played in the real window by mouse, give what plain Python gives, by each start method."""

import multiprocessing
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from concgui.core.states import MainPhase
from tests.driver import Driver

LESSONS = Path(__file__).resolve().parents[2] / "resources" / "lessons"
METHODS = multiprocessing.get_all_start_methods()


@contextmanager
def plain(lesson: str, method: str, folder: Path) -> Iterator[Callable[[], list[str]]]:
    """Run a listing by plain Python under a start method, beside the window; call what this gives for its lines."""
    text = next(LESSONS.glob(f"classic-{lesson}*/program.py")).read_text("utf-8")
    guard = 'if __name__ == "__main__":\n'
    assert guard in text
    script = folder / "listing.py"
    choice = f"    import multiprocessing\n    multiprocessing.set_start_method({method!r})\n"
    # As on a terminal a line is written when it ends, not when its process does; but whole, which it is not there.
    flushing = "import sys\nsys.stdout.reconfigure(line_buffering=True)\n"
    script.write_text(flushing + text.replace(guard, guard + choice), "utf-8")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, script], **pipes) as running:

        def lines() -> list[str]:
            out, err = running.communicate(timeout=30)
            assert (running.returncode, err) == (0, "")
            return out.splitlines()

        yield lines


def check_order(lines: list[str]) -> None:
    """What both listings print in every order that Python may choose."""
    assert lines[0] == "Start main"
    for n in (1, 2, 3):
        assert lines.index(f"Start work {n}") < lines.index(f"End work {n}")
    ends = [line for line in lines if line.startswith("End work")]
    assert ends == ["End work 1", "End work 2", "End work 3"]


def shown(driver: Driver) -> list[str]:
    """Return the lines of main and the workers, as the window shows them."""
    return [line.text for line in driver.output if line.who in {"main", "p1", "p2", "p3"}]


@pytest.mark.parametrize("method", METHODS)
def test_start_all_and_run_on(driver, method, tmp_path):
    with plain("1", method, tmp_path) as printed_by_plain:
        driver.choose("Lesson: Start all")
        driver.choose_method(method)
        driver.click(driver.window.toolbar.run)
        driver.wait_for_main(MainPhase.ENDED)
        expected = printed_by_plain()
    driver.wait(lambda: len(shown(driver)) >= len(expected), "all lines to be shown")
    lines = shown(driver)
    assert sorted(lines) == sorted(expected)
    for printed in (lines, expected):
        check_order(printed)
        # Main did not wait: it was at its end before the first worker was at its own.
        assert printed.index("End main") < printed.index("End work 1")
    assert {line.who for line in driver.output if line.text.startswith("End work 2")} == {"p2"}
    assert [view.exitcode for view in driver.view.cards] == [0, 0, 0]
    assert driver.view.start_method == method


@pytest.mark.parametrize("method", METHODS)
def test_join_with_a_timeout(driver, method, tmp_path):
    with plain("2", method, tmp_path) as printed_by_plain:
        driver.choose("Lesson: Join with")
        driver.choose_method(method)
        driver.click(driver.window.toolbar.run)
        driver.wait_for_main(MainPhase.ENDED)
        expected = printed_by_plain()
    driver.wait(lambda: "End work 3" in shown(driver), "all lines to be shown")
    lines = shown(driver)
    for printed in (lines, expected):
        check_order(printed)
        names = {line for line in printed if line.startswith("Process-")}
        assert names - {"Process-1"} == {"Process-2", "Process-3"}
        # p1 and join(1) end at nearly the same time, but for the time that p1 took to begin.
        assert "Process-1" in names or printed.index("End work 1") < printed.index("Process-2")
    without = [sorted(set(printed) - {"Process-1"}) for printed in (lines, expected)]
    assert without[0] == without[1]
    # join(1) lasted one second and stopped nothing: p2 and p3 came after it, and p1 ended by itself.
    began = {line.text: line.t_ns for line in driver.output}
    assert began["Start work 2"] - began["Start main"] > 1_000_000_000
    assert [view.exitcode for view in driver.view.cards] == [0, 0, 0]
