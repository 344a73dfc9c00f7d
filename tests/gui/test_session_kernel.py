"""The session and the operating system's word: what the kernel did, what stands in for it, and what the window says."""

import contextlib
import os
import resource
import signal
import threading
from pathlib import Path

import pytest

from concgui.control import meters
from concgui.core.actions import Action
from concgui.core.kernel import KernelKind
from concgui.core.kinds import EventKind
from concgui.core.lane import LaneKind
from concgui.core.scenario import Kind, Work, WorkerSpec
from concgui.core.states import MainPhase, Phase, State
from concgui.observe.choice import SourceError
from concgui.observe.kernel_watch import KernelWatch
from tests.identities import violations
from tests.kernelside import need_kernel
from tests.watched import Watched

SOURCES = ("kernel", "schedstat", "psutil")
P1, P2, T1 = 1, 2, 4
two_cores = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="two cores are needed to work in parallel")


@pytest.fixture
def forced(qtbot):
    """Make sessions with a source."""
    made = []

    def make(source: str) -> Watched:
        if source == "kernel":
            need_kernel()
        made.append(Watched(qtbot, source=source))
        return made[-1]

    yield make
    for one in made:
        one.session.shutdown()


@pytest.fixture
def kernel(forced) -> Watched:
    return forced("kernel")


def workers(count: int, seconds: float, *, work: Work = Work.COMPUTE, kind: Kind = Kind.PROCESS) -> tuple:
    return tuple(WorkerSpec(n, f"w{n}", kind, work, seconds, str(work), n) for n in range(1, count + 1))


def run_script(watched: Watched, tmp_path, text: str) -> None:
    (tmp_path / "script.py").write_text(text)
    watched.session.open_script(str(tmp_path / "script.py"))
    watched.act(Action.RUN)


def ended(watched: Watched) -> None:
    watched.until(lambda: watched.session.recording.meta.created != "", timeout=40_000)


def end(watched: Watched) -> None:
    watched.act(Action.END_MAIN)
    ended(watched)


def alive_row(watched: Watched, name: str):
    return next((row for row in watched.session.current_view().alive if row.name == name), None)


def descriptors() -> dict[int, str]:
    """What is open here."""
    found = {}
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # that of the listing itself
            found[int(entry.name)] = str(entry.readlink())
    return found


def os_says(watched: Watched, name: str) -> str:
    row = alive_row(watched, name)
    return "" if row is None else row.os_says


# --- kernel records --------------------------------------------------------------------------------------------------
def test_turns_are_the_cpu_time_that_was_asked_for_and_nothing_is_lost(kernel):
    kernel.session.set_cards(workers(2, 0.3))
    kernel.act(Action.START_ALL)
    kernel.act(Action.JOIN_ALL)
    end(kernel)
    recording, lanes = kernel.session.recording, kernel.session.lanes
    assert (recording.meta.source, recording.kernel_lost) == ("kernel", 0)
    assert recording.meta.kernel_through_ns == recording.kernel_through_ns > recording.t0_ns
    assert recording.meta.cores == tuple(sorted(os.sched_getaffinity(0)))
    assert recording.meta.machine_cores == os.cpu_count()
    for lane in lanes.lanes:
        gone = recording.kernel[(recording.kernel["kind"] == KernelKind.EXIT) & (recording.kernel["tid"] == lane.pid)]
        assert len(gone) == 1, f"the end of {lane.title} is missing"
        if lane.kind is LaneKind.PROCESS:
            assert 0.3e9 <= lane.statistics(lanes.now_ns).cpu_ns < 0.6e9
    assert violations(recording) == []
    status = kernel.session.current_view().status
    assert status.source == "Python's events, kernel switch records"
    assert status.source_hint.endswith(".")
    assert (status.lost, status.machine_cores, status.on_cpu) == (0, os.cpu_count(), None)


def test_the_system_says_who_is_on_a_core_and_who_sleeps(kernel):
    kernel.session.set_cards((*workers(1, 3.0), *workers(2, 3.0, work=Work.SLEEP)[1:]))
    kernel.act(Action.START_ALL)
    kernel.until(lambda: os_says(kernel, "w1") == "on CPU" and os_says(kernel, "w2") == "sleeping")
    kernel.until(lambda: (kernel.session.current_view().status.on_cpu or 0) >= 1)
    kernel.act(Action.TERMINATE_ALL)
    kernel.until(lambda: os_says(kernel, "w1") == os_says(kernel, "w2") == "zombie")


def test_with_one_core_somebody_waits_for_it(kernel):
    kernel.session.set_cores(frozenset({min(os.sched_getaffinity(0))}))
    kernel.session.set_cards(workers(3, 10.0))
    kernel.act(Action.START_ALL)
    kernel.until(lambda: "waiting for a core" in {os_says(kernel, f"w{n}") for n in (1, 2, 3)})
    kernel.until(lambda: kernel.session.current_view().meter.alive == 3)
    view = kernel.session.current_view()
    assert (view.meter.verdict, view.meter.cores, view.status.cores) == (meters.CONCURRENT, 1, 1)
    assert view.meter.on_cpu <= 1.0
    assert "0% of the time (kernel records)" in view.meter.detail


@two_cores
def test_on_two_cores_two_processes_work_in_parallel(kernel):
    kernel.session.set_cards(workers(2, 10.0))
    kernel.act(Action.START_ALL)
    kernel.until(lambda: kernel.session.current_view().meter.verdict == meters.PARALLEL)
    assert "(kernel records)" in kernel.session.current_view().meter.detail


def test_threads_that_share_the_gil_are_concurrent(kernel):
    kernel.session.set_cards(workers(2, 1.5, kind=Kind.THREAD))
    kernel.act(Action.START_ALL)
    seen = set()

    def over() -> bool:
        view = kernel.session.current_view()
        both = all(card.phase is Phase.ALIVE for card in view.cards)
        if both and kernel.session.lanes.now_ns - kernel.session.lanes.lanes[2].target_ns > 700_000_000:
            seen.add(view.meter.verdict)
        return all(card.phase not in {Phase.ABSENT, Phase.CREATED, Phase.STARTING, Phase.ALIVE} for card in view.cards)

    kernel.until(over)
    assert seen == {meters.CONCURRENT}


def test_a_meter_without_a_program_shows_nothing(kernel):
    meter = kernel.session.current_view().meter
    assert (meter.alive, meter.on_cpu, meter.verdict) == (0, None, "")
    assert meter.cores == len(os.sched_getaffinity(0))


def test_500_threads(kernel, tmp_path):
    text = (
        "import threading\nend = threading.Event()\n"
        "ts = [threading.Thread(target=end.wait) for _ in range(500)]\n"
        "for t in ts: t.start()\nend.set()\nfor t in ts: t.join()\n"
    )
    run_script(kernel, tmp_path, text)
    ended(kernel)
    threads = [lane for lane in kernel.session.lanes.lanes if lane.kind is LaneKind.THREAD]
    assert len(threads) == 500
    assert all(lane.kernel is not None and lane.turns.count for lane in threads)
    assert violations(kernel.session.recording) == []


# --- what is not Python's own ----------------------------------------------------------------------------------------
def test_a_program_that_is_not_python_is_shown_until_it_is_reaped(kernel, tmp_path):
    text = (
        "import os, subprocess, time\np = subprocess.Popen(['sleep', '0.6'])\n"
        "while not os.path.exists('go-on'): time.sleep(0.01)\np.wait()\n"
        "while os.path.exists('go-on'): time.sleep(0.01)\n"
    ).replace("go-on", str(tmp_path / "go-on"))
    run_script(kernel, tmp_path, text)
    kernel.until(lambda: os_says(kernel, "sleep") == "sleeping")
    row = alive_row(kernel, "sleep")
    assert row.python_says == "not Python"
    view = kernel.session.current_view()
    assert [card.spec.name for card in view.cards] == ["sleep"]
    assert (view.status.started, view.status.alive) == (1, 1)
    kernel.until(lambda: os_says(kernel, "sleep") == "zombie")
    (tmp_path / "go-on").touch()
    kernel.until(lambda: os_says(kernel, "sleep") == "gone")
    (tmp_path / "go-on").unlink()
    ended(kernel)
    lane = next(lane for lane in kernel.session.lanes.lanes if lane.title == "sleep")
    assert (lane.native, lane.pid) == (True, row.pid)
    assert violations(kernel.session.recording) == []


@pytest.mark.parametrize("rest", ["time.sleep(0.8)", "locked.acquire(timeout=0.8)"])
def test_a_thread_that_nobody_announced_is_followed(kernel, tmp_path, rest):
    """One is known by the calls it makes, the other by the kernel's records alone."""
    text = (
        "import _thread, time\ndone, locked = [], _thread.allocate_lock()\nlocked.acquire()\n"
        f"def work():\n    {rest}\n    done.append(1)\n"
        "_thread.start_new_thread(work, ())\nwhile not done: time.sleep(0.01)\ntime.sleep(0.3)\n"
    )
    run_script(kernel, tmp_path, text)
    lanes = kernel.session.lanes
    kernel.until(lambda: any(lane.kind is LaneKind.THREAD for lane in lanes.lanes))
    lane = next(lane for lane in lanes.lanes if lane.kind is LaneKind.THREAD)
    assert (lane.pid, lane.tid) in kernel.session.state.living.threads
    kernel.until(lambda: (lane.pid, lane.tid) not in kernel.session.state.living.threads)
    assert kernel.session.state.running
    ended(kernel)
    assert lane.ended
    assert lane.native == ("acquire" in rest)


# --- every source ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("source", SOURCES)
def test_a_stopped_worker_is_shown_stopped(forced, source):
    watched = forced(source)
    watched.session.set_cards(workers(1, 10.0))
    watched.act(Action.START, 1)
    watched.until(lambda: watched.card(1).phase is Phase.ALIVE)
    pid = watched.card(1).pid
    lane = watched.session.lanes.lane_of_process(pid)
    os.kill(pid, signal.SIGSTOP)
    watched.until(lambda: os_says(watched, "w1") == "stopped" and lane.composed.open_state == State.STOPPED)
    os.kill(pid, signal.SIGCONT)
    watched.until(lambda: os_says(watched, "w1") != "stopped" and lane.composed.open_state != State.STOPPED)
    told = [event for event in watched.session.recording.events() if event.kind is EventKind.OS_STATE]
    assert [(event.pid, chr(event.value) in "Tt") for event in told] == [(pid, True), (pid, False)]


@pytest.mark.parametrize("source", SOURCES[1:])
def test_samples_say_how_much_and_that_they_are_samples(forced, source):
    watched = forced(source)
    watched.session.set_cores(frozenset({min(os.sched_getaffinity(0))}))
    watched.session.set_cards(workers(2, 10.0))
    watched.act(Action.START_ALL)
    watched.until(lambda: (watched.session.current_view().meter.on_cpu or 0) > 0)
    meter = watched.session.current_view().meter
    assert "(sampled CPU time)" in meter.detail
    assert meter.verdict != meters.PARALLEL
    status = watched.session.current_view().status
    assert (status.on_cpu, status.lost, f"({source})" in status.source) == (None, 0, True)
    assert not len(watched.session.recording.kernel)
    assert len(watched.session.recording.samples)


# --- what goes wrong -------------------------------------------------------------------------------------------------
def test_a_refusal_is_told_and_samples_stand_in(watched, monkeypatch):
    need_kernel()
    reason = "The kernel's switch records cannot be had: the test forbids it."

    def refuse(_pid: int) -> KernelWatch:
        raise SourceError(reason)

    monkeypatch.setattr(KernelWatch, "attach_program", refuse)
    watched.fast((P1, 0.3))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.main is MainPhase.IDLE)
    status = watched.session.current_view().status
    assert status.source_hint.startswith(reason)
    assert "schedstat" in status.source
    end(watched)
    assert watched.session.recording.meta.source == "schedstat"
    assert watched.card(P1).exitcode == 0


def test_what_the_records_lack_is_told(kernel):
    kernel.act(Action.START, P1)
    kernel.until(lambda: kernel.session.lanes.through_ns > 0)
    kernel.session._driver._running.watching.kernel.problem = "The records of core 0 make no sense."
    kernel.until(lambda: kernel.messages == ["The records of core 0 make no sense."])
    assert kernel.session.current_view().status.note == kernel.messages[0]


def test_an_interpreter_that_ends_at_once_while_we_attach(qtbot):
    one = Watched(qtbot, python="/bin/true")
    one.act(Action.START, P1)
    one.until(lambda: any("ended before it began" in sentence for sentence in one.messages))
    one.session.shutdown()


@pytest.mark.parametrize("spare", [4, 10, 14, 18, 22])
def test_without_descriptors_nothing_is_begun_or_all_of_it(watched, spare):
    """However few are left: one sentence and nothing half-done, or a program that runs to its end."""
    watched.session.prepare()
    watched.fast((P1, 0.1))
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    opened = len(descriptors())
    fillers = [os.open(os.devnull, os.O_RDONLY) for _ in range(max(descriptors()) + 1 - opened)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(descriptors()) + spare, before[1]))
    try:
        watched.act(Action.START, P1)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        for fd in fillers:
            os.close(fd)
    if watched.messages:
        assert len(watched.messages) == 1
        assert watched.messages[0].startswith("The program cannot be ")
        assert watched.main is MainPhase.OFF
        assert len(descriptors()) <= opened
    else:
        end(watched)
        assert watched.session.state.exitcode == 0


def test_the_program_is_killed_while_its_rings_are_read(kernel):
    """Main and workers, which switch all the time, at any moment: nothing hangs, and what was read is whole."""
    kernel.session.set_cards(workers(2, 10.0))
    kernel.act(Action.START_ALL)
    kernel.until(lambda: all(kernel.card(n).phase is Phase.ALIVE for n in (1, 2)))
    killer = threading.Timer(0.033, os.kill, (kernel.session.state.main_pid, signal.SIGKILL))
    killer.start()
    ended(kernel)
    killer.join()
    assert kernel.session.recording.meta.exitcode == -9
    assert violations(kernel.session.recording) == []


def test_reset_in_the_middle_lets_go_of_the_rings(kernel):
    def rings() -> int:
        return sum("perf_event" in link for link in descriptors().values())

    kernel.act(Action.START, P1)
    kernel.until(lambda: kernel.session.lanes.through_ns > 0)
    assert rings() > 0
    kernel.act(Action.RESET)
    kernel.until(lambda: not kernel.session._driver._leaving)
    assert rings() == 0
