"""The choice of a source, where things work and where the system refuses."""

import errno
import os
import struct
import subprocess
import sys

import pytest

from concgui.observe import perf_event
from concgui.observe.choice import KINDS, SourceError, choose, make_sampler
from tests.kernelside import ROOT, need_kernel

linux = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")


@linux
def test_the_best_source_is_chosen():
    need_kernel()
    choice = choose()
    assert (choice.kind, choice.title) == ("kernel", "kernel switch records")
    assert choice.hint.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_one_can_be_forced_and_comes_with_what_samples(kind):
    if kind == "kernel":
        need_kernel()
    choice = choose(kind)
    assert choice.kind == kind
    sampler = make_sampler(choice)
    assert sampler.name == ("psutil" if kind == "psutil" or sys.platform != "linux" else "schedstat")
    if kind != "kernel":
        assert choice.title == sampler.title
    sampler.close()


def test_there_is_no_other_source():
    with pytest.raises(SourceError, match="'strace': it is one of kernel, schedstat, psutil"):
        choose("strace")


# --- refusals, by a seccomp filter as a container has it --------------------------------------------------------------
REFUSED = """
import ctypes, os, struct, sys
from concgui.observe import perf_event
from concgui.observe.choice import SourceError, choose
number, code, level = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if level:
    perf_event.PARANOID = level
# linux/filter.h: load the number of the call; if it is ours, refuse with an errno; else allow
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x00050000 | code), (0x06, 0, 0, 0x7FFF0000)]
program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0  # PR_SET_NO_NEW_PRIVS
fprog = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(program)))
assert libc.prctl(22, 2, fprog) == 0  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
choice = choose()
print(choice.kind)
print(choice.hint)
try:
    choose("kernel")
except SourceError as error:
    print(error)
"""


@linux
@pytest.mark.parametrize(
    ("code", "level", "words"),
    [
        (errno.EACCES, "4", "`sudo sysctl kernel.perf_event_paranoid=2` lets Concgui see every switch."),
        (errno.EPERM, "3", "while perf_event_paranoid is 3: `sudo sysctl kernel.perf_event_paranoid=2`"),
        (errno.EPERM, "2", "the container's seccomp filter forbids perf_event_open"),
        (errno.ENOSYS, "", "this kernel has no perf events"),
        (errno.EINVAL, "", "older than 4.3"),
        (errno.EMFILE, "", "ulimit -n"),
    ],
)
def test_a_refusal_is_one_sentence_that_says_what_would_help(tmp_path, code, level, words):
    paranoid = ""
    if level:
        (tmp_path / "paranoid").write_text(level + "\n")
        paranoid = str(tmp_path / "paranoid")
    command = [sys.executable, "-c", REFUSED, str(perf_event._syscall_number()), str(code), paranoid]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=50)
    assert done.stderr == ""
    kind, hint, reason = done.stdout.splitlines()
    assert kind == "schedstat"
    assert words in hint
    assert hint.endswith(".")
    assert reason == hint


@linux
def test_too_little_memory_that_may_be_locked_is_said():
    """An ordinary user's first rings take it all, and no ring is left for the next."""
    need_kernel()
    code = """
import os, resource
from concgui.observe.kernel_watch import KernelWatch, SourceError
if not os.getuid():
    os.setuid(50_000 + os.getpid() % 10_000)  # nobody else's share is used up
resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))
watches = []
try:
    while True:
        watches.append(KernelWatch.attach(os.getpid()))
        print(*{ring.data_bytes for ring in watches[-1]._rings})
        assert len(watches) < 100
except SourceError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=50)
    assert done.stderr == ""
    *sizes, reason = done.stdout.splitlines()
    assert sizes
    assert "`sudo sysctl kernel.perf_event_mlock_kb=" in reason
    assert int(sizes[0].split()[0]) >= 32 << 10


@linux
def test_no_descriptor_left_is_said_and_none_is_lost():
    need_kernel()
    code = """
import ctypes, os, resource
from concgui.observe.kernel_watch import KernelWatch, SourceError
used = os.listdir("/proc/self/fd")
resource.setrlimit(resource.RLIMIT_NOFILE, (len(used) - 1, 4096))  # listdir itself used one
try:
    KernelWatch.attach(os.getpid())
except SourceError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
assert os.listdir("/proc/self/fd") == used
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=50)
    assert done.stderr == ""
    assert "ulimit -n" in done.stdout


def test_elsewhere_there_are_no_records(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SourceError, match="only Linux"):
        choose("kernel")
    assert choose().kind == "psutil"


@pytest.mark.parametrize(
    ("machine", "pointer", "number"),
    [
        ("x86_64", 8, 298),
        ("x86_64", 4, 336),
        ("i686", 4, 336),
        ("aarch64", 8, 241),
        ("armv7l", 4, 364),
        ("armv8l", 4, 364),
        ("riscv64", 8, 241),
        ("ppc64le", 8, 319),
        ("s390x", 8, 331),
    ],
)
def test_the_number_of_the_call(monkeypatch, machine, pointer, number):
    name = os.uname()
    monkeypatch.setattr(os, "uname", lambda: type(name)((*name[:4], machine)))
    monkeypatch.setattr(struct, "calcsize", lambda _: pointer)
    monkeypatch.setattr(sys, "platform", "linux")
    assert perf_event._syscall_number() == number
