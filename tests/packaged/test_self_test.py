"""`concgui doctor --self-test` of the application's folder: every start method, also where everything is against it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import leaks

METHODS = ("spawn", "fork", "forkserver")
NOBODY = 65534
TIMEOUT_S = 100
NONSENSE = {
    "LD_LIBRARY_PATH": "/nonsense:/lib/nonsense",
    "PYTHONPATH": "/nonsense",
    "PYTHONHOME": "/nonsense",
}


@pytest.fixture
def elsewhere(tree: Path) -> Iterator[Path]:
    """The application in a folder with spaces and letters beyond ASCII, in which nobody may write."""
    top = Path(tempfile.mkdtemp(prefix="concgui-"))
    top.chmod(0o755)
    target = top / "a path with spaces" / "ü 中文"
    target.mkdir(parents=True)
    folders = [target]
    # Hard links, where the file system can: the files themselves are not touched.
    try:
        copied = shutil.copytree(tree, target / "concgui", symlinks=True, copy_function=os.link)
    except (OSError, shutil.Error):
        shutil.rmtree(target / "concgui")
        copied = shutil.copytree(tree, target / "concgui", symlinks=True)
    folders += [Path(folder) for folder, _, _ in os.walk(copied)]
    for folder in folders:
        folder.chmod(0o555)
    yield copied
    for folder in folders:
        folder.chmod(0o755)
    shutil.rmtree(top)


def test_self_test(tree: Path, elsewhere: Path) -> None:
    runs = {
        "as it was built": begin(tree),
        "with nonsense in the environment": begin(tree, **NONSENSE),
        "elsewhere, as nobody, without a home": begin(elsewhere, user=NOBODY, HOME="/nonexistent"),
    }
    # At the same time: they mostly wait.
    said = {name: run.communicate(timeout=TIMEOUT_S) for name, run in runs.items()}
    for name, run in runs.items():
        printed, errors = said[name]
        assert (run.returncode, errors) == (0, ""), f"{name}:\n{printed}\n{errors}"
        rows = [line.split() for line in printed.splitlines()]
        for method in METHODS:
            assert [row for row in rows if row[:1] == [method] and "ok" in row], f"{name}: {method}\n{printed}"


def begin(tree: Path, user: int = 0, **environ: str) -> subprocess.Popen[str]:
    """Begin the self-test with nothing in the environment but this; `user`: as whom, where this is root."""
    become = ["setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"]
    mark = {leaks.MARK: os.environ[leaks.MARK]}
    return subprocess.Popen(
        [*(become if user and os.geteuid() == 0 else []), str(tree / "concgui"), "doctor", "--self-test"],
        cwd="/",
        env={"PATH": os.defpath, "HOME": os.environ["HOME"], **mark, **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
