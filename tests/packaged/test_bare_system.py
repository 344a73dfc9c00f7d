"""What the tests of the package rest on: nothing of a bare system is to be seen outside, or outlives its holder."""

import os
import signal
import subprocess
from pathlib import Path

from tests.packaged.baresystem import STUDENT, BareSystem
from tests.packaged.xscreen import wait


def test_nothing_of_it_is_mounted_here_and_all_that_runs_in_it_is_found(before, tmp_path):
    folder = tmp_path / "root"
    with BareSystem(folder, on=before) as system:
        assert system.run("cat", "/etc/debian_version").stdout.startswith("12.")
        assert str(folder) not in Path("/proc/mounts").read_text("utf-8")
        assert list(folder.iterdir()) == []
        system.path("/etc/made-here").touch()
        assert not before.path("/etc/made-here").exists()
        with subprocess.Popen(system.command(["sleep", "infinity"], user=STUDENT)) as process:
            wait(lambda: process.pid in system.processes(), "the process to be in it")
            system.end_all()
            assert process.wait(20) == -signal.SIGKILL
    assert not folder.exists()


def test_a_killed_holder_leaves_nothing(before, tmp_path):
    folder = tmp_path / "root"
    with BareSystem(folder, on=before) as system:
        os.kill(system.holder, signal.SIGKILL)
        wait(lambda: not Path(f"/proc/{system.holder}/root/etc").exists(), "the system to be gone")
        assert list(folder.iterdir()) == []
    assert not folder.exists()
