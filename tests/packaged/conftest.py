"""The packaged application: as the folder that PyInstaller makes, and as the Debian package in a bare Debian.

Where they have not been built (`python packaging/package.py tree deb --fast`) the tests are skipped with the reason;
where CI=true no test of this folder may be skipped, but for want of a right that nobody there has.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.need import fail_if_skipped, need
from tests.packaged import archives
from tests.packaged.archives import BUILT, find_deb
from tests.packaged.baresystem import BareSystem
from tests.packaged.xscreen import Screen
from tests.screen import VirtualScreen, missing_programs

#: Seconds for a test: the first may have to wait until the systems have been made.
LIMIT_S = 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of this folder their time."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.limit(LIMIT_S))


@pytest.fixture(scope="session")
def tree() -> Path:
    """The folder of the application: `concgui` and `_internal`."""
    folder = Path(os.environ.get("CONCGUI_TREE") or BUILT / "concgui")
    need((folder / "concgui").is_file(), f"there is no application in {folder}")
    return folder


@pytest.fixture(scope="session")
def deb() -> Path:
    """The Debian package, where it can be installed into a bare Debian."""
    found = find_deb()
    need(found is not None, "there is no Debian package")
    need(not archives.missing(), archives.missing())
    if reason := archives.forbidden():
        pytest.skip(reason)
    return found


def archive(make: Callable[[Path], Path], deb: Path) -> Path:
    """Return an archive, or skip: whoever has no network cannot make one."""
    try:
        return make(deb)
    except archives.ArchiveError as error:
        need("", str(error))
        raise


@pytest.fixture(scope="session")
def before(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareSystem]:
    """A bare Debian with what the package depends on, and nothing else."""
    with BareSystem(tmp_path_factory.mktemp("before") / "root", archive=archive(archives.system_for, deb)) as system:
        yield system


@pytest.fixture(scope="session")
def installed(before: BareSystem, deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareSystem]:
    """The package in it. Not to be changed: lay a layer on."""
    with BareSystem(tmp_path_factory.mktemp("installed") / "root", on=before) as system:
        system.install(system.take(deb, "/tmp/concgui.deb"))
        yield system


@pytest.fixture(scope="session")
def desktop(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareSystem]:
    """The package in a Debian with what a desktop starts applications by."""
    with BareSystem(tmp_path_factory.mktemp("desktop") / "root", archive=archive(archives.desktop_for, deb)) as system:
        system.install(system.take(deb, "/tmp/concgui.deb"))
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
    """Where CI=true, no test of this folder is skipped for want of anything that could be installed."""
    report = yield
    if archives.FORBIDDEN not in str(report.longrepr):
        fail_if_skipped(report)
    return report
