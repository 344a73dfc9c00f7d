"""What judges Debian packages finds no fault in ours: lintian, the validators of its parts, and its size installed."""

import subprocess
import sys

from tests.need import need
from tests.packaged.archives import BUILT, find_deb


def test_lintian_and_the_validators_find_no_fault():
    deb = find_deb()
    need(deb is not None, "there is no Debian package")
    package = BUILT.parent / "package.py"
    command = [sys.executable, str(package), "check", "--fast", "--output", str(deb.parent)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    need("not installed, nothing checked" not in done.stdout, done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lintian: ok" in done.stdout
