"""The installed package, started as a double click does, used by mouse: what it records is what the system did."""

import csv
import io
from collections.abc import Callable
from statistics import median

import pytest

from tests.packaged import recorded
from tests.packaged.baresystem import STUDENT, BareSystem
from tests.packaged.launched import PROGRAM, Launched, window_of
from tests.packaged.recorded import Recorded
from tests.packaged.strace import Process, Seen
from tests.packaged.windowplan import WindowPlan, window_plan
from tests.packaged.xscreen import Screen, wait

ENTRY = "/usr/share/applications/concgui.desktop"
RECORDINGS = f"/home/{STUDENT}/.local/share/concgui/recordings"
#: Between the window's time of a thing and strace's. Measured: 0.1 to 1 ms, and at times 9 ms on a busy machine, since
#: strace stops each process at each of these calls. Half of all are to be within the first.
MOSTLY_S, AT_MOST_S = 0.005, 0.05


@pytest.fixture(scope="module")
def plan(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> WindowPlan:
    """Where the window's parts are."""
    return window_plan(screen.display, tmp_path_factory.mktemp("plan"))


@pytest.fixture
def launch(desktop: BareSystem, screen: Screen, tmp_path) -> Callable[..., Launched]:
    """Start the application in the desktop."""
    desktop.run("rm", "-rf", RECORDINGS)
    return lambda *command: Launched(desktop, screen.display, tmp_path, *command)


def test_what_was_pressed_is_what_the_system_did(launch, desktop, screen, plan):
    p1, p2, p3 = (plan.cards[name] for name in ("p1", "p2", "p3"))
    with launch("gtk-launch", "concgui") as application:
        wait(lambda: screen.picture(plan.place) == plan.picture, "the window to look as that of the checkout")
        screen.pull(*p1.handle, p1.interval[0.5])
        screen.pull(*p2.handle, p2.interval[9.0])
        can_start, cannot_terminate = screen.picture(p2.start), screen.picture(p3.terminate)
        screen.push(p1.start)
        application.wait(lambda seen: len(workers(seen)) == 1, "the first worker")
        screen.push(p1.join)
        application.wait(lambda seen: workers(seen)[0].pid in seen.reaped, "the first worker to be joined")
        wait(lambda: screen.picture(p2.start) == can_start, "main to be free again")
        screen.push(p2.start)
        application.wait(lambda seen: len(workers(seen)) == 2, "the second worker")
        screen.push(p2.terminate)
        application.wait(lambda seen: workers(seen)[1].ended, "the second worker to be terminated")
        screen.push(p2.join)
        application.wait(lambda seen: workers(seen)[1].pid in seen.reaped, "the second worker to be joined")
        screen.push(p3.start)
        application.wait(lambda seen: len(workers(seen)) == 3, "the third worker")
        wait(lambda: screen.picture(p3.terminate) != cannot_terminate, "the window to know of it")
        screen.key("Alt+F4")
        application.wait_gone()
        seen, printed = application.seen(), application.printed
    said = events(desktop)
    compare(seen, recorded.read(said), said)
    assert printed == "Start work 1\nEnd work 1\n"  # the program's own, and not a word of the window's


def test_a_file_manager_starts_it_too(launch, screen, plan):
    with launch("gio", "launch", ENTRY) as application:
        wait(lambda: screen.picture(plan.place) == plan.picture, "the window to look as that of the checkout")
        screen.key("Alt+F4")
        application.wait_gone()
        seen, printed = application.seen(), application.printed
    assert window_of(seen).code == 0
    assert printed == ""


def test_two_double_clicks_at_once_open_one_window(desktop, screen, tmp_path):
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    words = (desktop, screen.display)
    with (
        Launched(*words, folders[0], "gtk-launch", "concgui") as one,
        Launched(*words, folders[1], "gtk-launch", "concgui") as other,
    ):
        wait(lambda: ended(one) or ended(other), "one of them to leave it to the other")
        (stays,) = [each for each in (one, other) if not ended(each)]
        wait(lambda: screen.windows("concgui"), "the window")
        assert len(screen.windows("concgui")) == 1
        assert not ended(stays)
        screen.key("Alt+F4")
        stays.wait_gone()
        assert (window_of(one.seen()).code, window_of(other.seen()).code) == (0, 0)
        assert (one.printed, other.printed) == ("", "")


def test_a_second_file_opens_in_the_window_that_is_there(desktop, screen, tmp_path):
    files = [f"/home/{STUDENT}/{name}.py" for name in ("first", "second")]
    for file in files:
        desktop.path(file).write_text("print('opened')\n")
    (folder := tmp_path / "second").mkdir()
    words = (desktop, screen.display)
    with Launched(*words, tmp_path, "gio", "launch", ENTRY, files[0]) as application:
        wait(lambda: "first.py" in screen.focused_title(), "the first file")
        with Launched(*words, folder, "gio", "launch", ENTRY, files[1], ends_all=False) as other:
            wait(lambda: "second.py" in screen.focused_title(), "the second file in the same window")
            wait(lambda: ended(other), "the second start to be over")
            assert other.printed == ""
        assert len(screen.windows("concgui")) == 1
        screen.key("Alt+F4")
        application.wait_gone()
        assert application.printed == ""


def ended(application: Launched) -> bool:
    """Tell whether its window's process has ended."""
    seen = application.seen()
    return bool(seen.running(PROGRAM)) and window_of(seen).ended is not None


def main_process(seen: Seen) -> Process | None:
    """Return MainProcess of the program: the child of the guard, which is the window's."""
    guards = [one for one in seen.running("concgui/program/launch.py") if one.parent == window_of(seen).pid]
    return next((child for guard in guards for child in seen.children(guard.pid)), None)


def workers(seen: Seen) -> list[Process]:
    """Return the workers that have been born so far; what else main has started is a helper of multiprocessing's."""
    main = main_process(seen)
    children = [] if main is None else seen.children(main.pid)
    return [child for child in children if any("spawn_main" in program for program in child.programs)]


def events(system: BareSystem) -> str:
    """Return the table of the newest recording, as the installed application itself writes it."""
    (run,) = system.path(RECORDINGS).glob("*.concgui")
    system.run(
        "concgui", "export", f"{RECORDINGS}/{run.name}", "--what", "events", "-o", "/tmp/events.csv", user=STUDENT
    )
    return system.path("/tmp/events.csv").read_text("utf-8")


def compare(seen: Seen, run: Recorded, table: str) -> None:
    """Compare what strace has seen with what the window has recorded."""
    main = main_process(seen)
    assert run.main == main.pid
    first, second, third = workers(seen)
    # The same processes, in the same order.
    assert list(run.births) == [child.pid for child in seen.children(main.pid)]
    apart = {f"birth of {pid}": born - seen.processes[pid].born for pid, born in run.births.items()}
    # The same ends, in the same order. What the closing of the window ended need not be in it any more.
    assert list(run.ends)[:2] == [first.pid, second.pid]
    assert {pid: run.codes.get(pid) for pid in (first.pid, second.pid)} == {first.pid: 0, second.pid: -15}
    for pid, ended in run.ends.items():
        apart[f"end of {pid}"] = ended - seen.processes[pid].ended
        assert run.codes.get(pid, seen.processes[pid].code) == seen.processes[pid].code
    mine = {f"{pid} born": at for pid, at in run.births.items()}
    mine |= {f"{pid} ended": run.ends[pid] for pid in (first.pid, second.pid)}
    theirs = {f"{pid} born": seen.processes[pid].born for pid in run.births}
    theirs |= {f"{one.pid} ended": one.ended for one in (first, second)}
    assert sorted(mine, key=mine.get) == sorted(theirs, key=theirs.get)
    # The signal that Terminate sent, and no other before the end.
    sent = [signal for signal in seen.signals if signal.sender == main.pid]
    assert [(signal.target, signal.name) for signal in sent] == [(second.pid, "SIGTERM")]
    assert list(run.terminated) == [second.pid]
    apart["terminate"] = run.terminated[second.pid] - sent[0].time
    # At the same time.
    assert max(map(abs, apart.values())) < AT_MOST_S, apart
    assert median(map(abs, apart.values())) < MOSTLY_S, apart
    # What was dragged is what was executed, and how long it took.
    made = [statement for statement in run.statements if "Process(" in statement]
    assert 'args=(1, 0.5), name="p1"' in made[0]
    assert 'args=(2, 9), name="p2"' in made[1]
    lines = {row["text"]: float(row["time_s"]) for row in csv.DictReader(io.StringIO(table)) if row["kind"] == "output"}
    assert 0.5 <= lines["End work 1"] - lines["Start work 1"] < 1.0
    # Nothing outlives the window: the worker that still ran, main, its helper and its guard were killed.
    assert third.code == -9
    assert all(process.ended for process in seen.processes.values())
    assert window_of(seen).code == 0
