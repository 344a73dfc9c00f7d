"""A program that closes all descriptors closes ours, too; what it opens under their numbers afterwards is its own."""

import pytest

from tests.observed import METHODS, run_observed, run_plain

CLOSES = """\
import os, sys, time
os.closerange(3, 65536)
"""
OPENS = f"""\
{CLOSES}
files = [open(f"file {{n}}", "wb") for n in range(300)]
time.sleep(0.03)
print("one", flush=True)
if not os.fork():
    print(len(os.listdir("/proc/self/task")), "two", flush=True)
    time.sleep(0.03)
    os._exit(sum(os.path.getsize(file.name) for file in files))
print(os.wait()[1], all(os.fstat(file.fileno()).st_ino for file in files), flush=True)
"""
STARTS = f"""\
import multiprocessing
def work():
    print("work", flush=True)
if __name__ == "__main__":
    {CLOSES.replace(chr(10), chr(10) + "    ")}
    worker = multiprocessing.Process(target=work)
    worker.start()
    worker.join()
    print(worker.exitcode)
"""


def test_nothing_of_ours_gets_into_its_files(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(OPENS)
    observed = run_observed(script, tmp=tmp_path, cwd=tmp_path)
    assert (observed.out, observed.err, observed.code) == ("one\n1 two\n0 True\n", "", 0)
    assert sum(path.stat().st_size for path in tmp_path.glob("file *")) == 0


@pytest.mark.parametrize("method", METHODS)
def test_it_can_still_start_workers(method, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(STARTS)
    observed = run_observed(script, tmp=tmp_path, method=method)
    plain = run_plain(script, tmp=tmp_path, method=method)
    assert (observed.out, observed.err, observed.code) == (plain.out, plain.err, plain.code) == ("work\n0\n", "", 0)
