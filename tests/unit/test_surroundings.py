"""No home, a home that is full or may not be written, no standard streams: told once, and nothing breaks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.control.preferences import Preferences
from concgui.control.programfile import write_program
from concgui.control.settingsfile import settings_path
from concgui.core.home import can_keep, home, home_or_root
from concgui.core.livefolder import recordings_folder
from concgui.core.recordingfile import RecordingError
from concgui.core.scenario import InputError

ROOT = Path(__file__).resolve().parents[2]
#: Settings, a recording's folder and the log on a disk of their own that is full, or may only be read.
ON_A_DISK = """
mount -t tmpfs -o size=64k none "$HOME" || exit 77
mkdir -p "$HOME/.config/concgui"
printf '[preferences]\\ntheme=dark\\n' > "$HOME/.config/concgui/concgui.ini"
dd if=/dev/zero of="$HOME/fill" bs=1k 2> /dev/null
{then}
"$0" -c "$1"
code=$?
cat "$HOME/.config/concgui/concgui.ini"
exit $code
"""
ASK = """
from concgui.control.preferences import Preferences
from concgui.core.log import append
one = Preferences()
print(one.choices.theme, one.take_problem())
one.failed.connect(lambda sentence: print("told again:", sentence))
one.choose("theme", "light")
try:
    append("x")
    raise SystemExit("it was written")
except OSError as error:
    print(error.strerror)
"""


@pytest.fixture
def nowhere(monkeypatch):
    """A user without a home directory; the name of one is that of no folder."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/nonexistent/of/nobody")


def test_without_a_home_it_is_told_once_and_nothing_is_made(nowhere):
    for asked in (home, settings_path):
        with pytest.raises(RuntimeError, match="no home directory"):
            asked()
    with pytest.raises(RecordingError, match=r"^there is no home directory\.$"):
        recordings_folder()
    assert home_or_root() == Path("/")
    one = Preferences()
    assert one.take_problem().endswith("only until the window closes: there is no home directory.")
    failed = []
    one.failed.connect(failed.append)
    one.choose("theme", "dark")
    assert (one.choices.theme, one.take_problem(), failed) == ("dark", "", [])
    assert not Path("/nonexistent").exists()


def test_a_user_without_an_account_has_no_home():
    code = "import os, pwd; from concgui.core.home import home_or_root; os.setuid(471147); print(home_or_root())"
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=20)
    if "PermissionError" in done.stderr:
        pytest.skip("needs the right to be another user")
    assert (done.stdout, done.stderr) == ("/\n", "")


def test_what_can_be_kept_is_found_out_without_writing(tmp_path):
    assert can_keep(tmp_path / "new" / "folder" / "file.ini")
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "file"
    file.write_text("a file")
    assert can_keep(file)
    assert not can_keep(file / "below" / "a file")


def test_settings_that_cannot_be_kept_are_told_at_once(monkeypatch, tmp_path):
    file = tmp_path / "file"
    file.write_text("a file")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(file))
    one = Preferences()
    assert one.take_problem() == (
        f"What you choose is remembered only until the window closes: {file}/concgui/concgui.ini cannot be written."
    )
    assert one.take_problem() == ""


@pytest.mark.parametrize(
    ("then", "reason"),
    [("", "No space left on device"), ('mount -o remount,ro "$HOME"', "Read-only file system")],
    ids=["full", "read-only"],
)
def test_a_home_that_is_full_keeps_the_old_settings(then, reason, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        del environment[name]
    script = ON_A_DISK.replace("{then}", then)
    command = ["unshare", "--mount", "sh", "-c", script, sys.executable, ASK]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)
    if "unshare failed" in done.stderr or done.returncode == 77:
        pytest.skip("needs the right to mount")
    first, *others = done.stdout.splitlines()
    assert first.startswith("dark What you choose is remembered only until the window closes: ")
    assert others == [reason, "[preferences]", "theme=dark"]
    assert done.stderr == ""


def test_no_room_for_a_temporary_program_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match=r"^The program cannot be written to a temporary file: No such file"):
        write_program("program.py", "pass\n")


COMMANDS = [["--help"], ["record", "--help"], ["lessons"], ["nope.py"]]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_without_standard_streams_the_exit_status_is_the_same(arguments, tmp_path):
    """As a shell's `1>&- 2>&-`, and as Windows starts a program that has no console: Python has None there."""
    code = (
        "import os, sys; sys.stdin = sys.stdout = sys.stderr = None; [os.close(fd) for fd in (0, 1, 2)];"
        f"sys.argv[1:] = {arguments!r}; from concgui.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == (2 if arguments == ["nope.py"] else 0)
    assert not Path(os.environ["XDG_STATE_HOME"]).exists()  # no error was logged
