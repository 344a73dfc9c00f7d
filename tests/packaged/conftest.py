"""The packaged application: as the folder that PyInstaller makes, and as the Debian package in a bare Debian.

Where they have not been built (`python packaging/package.py tree deb --fast`) the tests are skipped with the reason;
where CI=true no test of this folder may be skipped.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.need import ON_CI, need
from tests.packaged import baresystem
from tests.packaged.barearchive import bare_archive
from tests.packaged.baresystem import BareSystem
from tests.packaged.xscreen import Screen
from tests.screen import VirtualScreen, missing_programs

BUILT = Path(__file__).resolve().parents[2] / "packaging" / "dist"
#: The parts of a desktop that start an application from its desktop entry.
LAUNCHERS = ("libgtk-3-bin", "libglib2.0-bin")


@pytest.fixture(scope="session")
def tree() -> Path:
    """The folder of the application: `concgui` and `_internal`."""
    folder = Path(os.environ.get("CONCGUI_TREE") or BUILT / "concgui")
    need((folder / "concgui").is_file(), f"there is no application in {folder}")
    return folder


@pytest.fixture(scope="session")
def deb() -> Path:
    """The Debian package."""
    given = os.environ.get("CONCGUI_DEB")
    found = [Path(given)] if given else sorted(BUILT.glob("concgui_*.deb"), key=lambda path: path.stat().st_mtime)
    need(found and found[-1].is_file(), f"there is no package in {given or BUILT}")
    return found[-1]


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareSystem]:
    """A bare Debian 12 that nothing has been installed into."""
    missing = [name for name in baresystem.PROGRAMS if not shutil.which(name)]
    need(sys.platform == "linux" and os.geteuid() == 0, "only root on Linux can make a bare Debian")
    need(not missing, f"missing programs: {', '.join(missing)}")
    with BareSystem(tmp_path_factory.mktemp("bare") / "root", archive=bare_archive()) as system:
        system.add_student()
        yield system


@pytest.fixture(scope="session")
def installed(bare: BareSystem, deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareSystem]:
    """The package in the bare Debian, with what it depends on and nothing else. Not to be changed: lay a layer on."""
    with BareSystem(tmp_path_factory.mktemp("installed") / "root", on=bare) as system:
        system.install(system.take(deb, "/tmp/concgui.deb"))
        yield system


@pytest.fixture(scope="session")
def desktop(installed: BareSystem, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareSystem]:
    """The package in a Debian with what a desktop starts applications by."""
    with BareSystem(tmp_path_factory.mktemp("desktop") / "root", on=installed) as system:
        system.install(*LAUNCHERS)
        yield system


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen of 1920×1080 with a window manager, and hands on its mouse."""
    missing = [*missing_programs(), *(name for name in ("strace", "xdotool") if not shutil.which(name))]
    need(not missing, f"missing programs: {', '.join(missing)}")
    with VirtualScreen() as virtual, Screen(virtual.name) as screen:
        yield screen


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where CI=true, turn every skip into a failure."""
    report = yield
    if ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"must not be skipped where CI=true: {report.longrepr}"
    return report
