"""The programs that `fidelity` runs: each a script as a user might write it, with what it is to show.

`{cores}` in a script becomes the list of cores that it may use, `{rate}` the switches a second that are wanted.
"""

from dataclasses import dataclass

_COMPUTE = """
import time
def compute(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(1000))
"""

_THREADS = (
    _COMPUTE
    + """
import threading
workers = [threading.Thread(target=compute, args=({seconds},)) for _ in range({count})]
for worker in workers: worker.start()
for worker in workers: worker.join()
"""
)

_PROCESSES = (
    _COMPUTE
    + """
import multiprocessing
if __name__ == "__main__":
    workers = [multiprocessing.Process(target=compute, args=({seconds},)) for _ in range({count})]
    for worker in workers: worker.start()
    for worker in workers: worker.join()
"""
)

_SLEEPERS = """
import multiprocessing, threading, time
def doze(seconds):
    end = time.perf_counter() + 1.5
    while time.perf_counter() < end:
        time.sleep(seconds)
if __name__ == "__main__":
    workers = [threading.Thread(target=doze, args=(n / 1000,)) for n in (1, 3, 10, 30)]
    workers += [multiprocessing.Process(target=doze, args=(n / 1000,)) for n in (1, 3, 10, 30)]
    for worker in workers[4:] + workers[:4]: worker.start()
    for worker in workers: worker.join()
"""

_MIX = (
    _COMPUTE
    + """
import multiprocessing, subprocess, sys, threading
def nap(count):
    for _ in range(count):
        time.sleep(0.005)
def both():
    threads = [threading.Thread(target=compute, args=(0.3,)), threading.Thread(target=nap, args=(60,))]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    workers = [multiprocessing.get_context("fork").Process(target=both), context.Process(target=compute, args=(0.3,)),
               context.Process(target=nap, args=(100,))]
    for worker in workers: worker.start()
    subprocess.run(["sh", "-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; sleep 0.1"], check=True)
    for worker in workers: worker.join()
"""
)

_POOL = (
    _COMPUTE
    + """
import multiprocessing
if __name__ == "__main__":
    with multiprocessing.Pool(4) as pool:
        pool.map(compute, [0.005] * 200, 1)
"""
)

# Pairs that hand a byte to and fro on one core: each byte is two switches. They compute between the bytes, so that the
# rate is the one that is wanted and not the highest that this machine can do.
_STORM = """
import multiprocessing, os, time
CORES = {cores}
STEP = len(CORES) / {rate}
SECONDS = 2
def play(core, take, give, first):
    os.sched_setaffinity(0, [core])
    begin = time.perf_counter()
    n = 0
    if first:
        os.write(give, b"x")
    while os.read(take, 1) == b"x":
        n += 2
        while time.perf_counter() < begin + n * STEP: pass
        if first and n * STEP > SECONDS:
            break
        os.write(give, b"x")
    os.write(give, b".")
if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    players = []
    for core in CORES:
        (a, b), (c, d) = os.pipe(), os.pipe()
        players += [context.Process(target=play, args=(core, a, d, True)),
                    context.Process(target=play, args=(core, c, b, False))]
    for player in players: player.start()
    for player in players: player.join()
"""


@dataclass(frozen=True)
class Case:
    """One program. cores: how many it may use, 0 for all that are there."""

    name: str
    script: str
    cores: int = 0

    def text(self, cores: list[int], rate: int) -> str:
        """Return the script's text for these cores and this rate of switches."""
        return self.script.replace("{cores}", repr(cores)).replace("{rate}", str(rate))


def _sized(script: str, count: int, seconds: float) -> str:
    return script.replace("{count}", str(count)).replace("{seconds}", str(seconds))


CASES = {
    "threads2": Case("2 compute threads", _sized(_THREADS, 2, 0.8)),
    "threads4": Case("4 compute threads", _sized(_THREADS, 4, 0.4)),
    "one-core": Case("2 processes on one core", _sized(_PROCESSES, 2, 0.8), 1),
    "two-cores": Case("4 processes on two cores", _sized(_PROCESSES, 4, 0.6), 2),
    "sleepers": Case("sleepers, 4 threads and 4 processes", _SLEEPERS),
    "mix": Case("a mix: threads, spawn, fork, a shell", _MIX),
    "pool": Case("Pool(4).map", _POOL),
    "storm": Case("a storm of switches", _STORM, 2),
}
