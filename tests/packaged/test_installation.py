"""The Debian package in a bare Debian: it installs, runs, is upgraded and goes, and leaves nothing of itself."""

import pytest

from tests.packaged.baresystem import RUNTIME_FOLDER, STUDENT, BareSystem
from tests.packaged.debfile import as_version

HOME = f"/home/{STUDENT}"
#: What changes with every package, whatever is in it: what dpkg, apt and the linker note for themselves.
NOTES = ("/var/lib/dpkg/", "/var/lib/apt/", "/var/cache/", "/var/log/", "/etc/ld.so.cache")
#: Not the package's: what its user has made.
OF_USERS = ("/tmp/", "/root/", f"{HOME}/", RUNTIME_FOLDER)

SCRIPT = """
from multiprocessing import Process

def work():
    print("worked", flush=True)

if __name__ == "__main__":
    p = Process(target=work)
    p.start()
    p.join()
"""


@pytest.fixture
def layer(installed, tmp_path):
    """The bare Debian with the package, to be changed by one test."""
    with BareSystem(tmp_path / "root", on=installed) as system:
        system.path(f"{HOME}/work.py").write_text(SCRIPT)
        yield system


def test_the_installed_package_works_without_any_python(layer):
    assert layer.run("sh", "-c", "command -v python3 python", check=False).stdout == ""  # a bare Debian has none
    said = run(layer, "concgui", "doctor").stdout
    assert said.endswith("The window can work here.\n")
    said = run(layer, "concgui", "record", "-o", "/tmp/work.concgui", "work.py")
    assert said.stdout == "worked\n"
    assert run(layer, "concgui", "lesson", "classic-1-start-all", "--check").returncode == 0
    refused = run(layer, "concgui", "missing.py", check=False)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert "missing.py" in refused.stderr


def test_a_missing_library_is_named_with_its_package(layer, screen):
    layer.run("dpkg", "--force-depends", "--remove", "libxcb-cursor0")
    said = layer.run("concgui", user=STUDENT, check=False, DISPLAY=screen.display)
    assert said.returncode == 2
    assert said.stdout == ""
    assert said.stderr.count("\n") == 1
    assert "libxcb-cursor0" in said.stderr


def test_it_is_upgraded_removed_and_purged_without_a_trace(layer, before, deb, tmp_path):
    assert layer.packages() - before.packages() == {"concgui"}
    run(layer, "concgui", "doctor", user="root")  # who may write everywhere
    higher = as_version(deb, "999.0", tmp_path / "higher.deb")
    layer.install(layer.take(higher, "/tmp/higher.deb"))
    assert layer.run("dpkg-query", "--show", "--showformat=${Version}", "concgui").stdout == "999.0"
    assert (
        run(layer, "concgui", "record", "-o", "/tmp/work.concgui", f"{HOME}/work.py", user="root").stdout == "worked\n"
    )
    said = layer.run("dpkg", "--remove", "concgui")
    assert "warning" not in said.stdout + said.stderr
    assert not layer.path("/usr/lib/concgui").exists()
    layer.run("dpkg", "--purge", "concgui")
    assert layer.packages() == before.packages()
    old, new = before.listing(), layer.listing()
    assert {path for path in old.keys() ^ new.keys() if not noted(path)} == set()
    assert {path for path in old.keys() & new.keys() if old[path] != new[path] and not noted(path)} == set()


def test_a_desktop_knows_what_a_recording_is_until_it_is_removed(desktop, tmp_path):
    with BareSystem(tmp_path / "root", on=desktop) as system:
        system.path("/tmp/run.concgui").write_bytes(b"SQLite format 3\0")
        assert "application/x-concgui" in kind_of(system, "/tmp/run.concgui")
        said = system.run("gio", "mime", "application/x-concgui", user=STUDENT).stdout
        assert "concgui.desktop" in said.splitlines()[0]
        system.run("dpkg", "--purge", "concgui")
        assert "application/x-concgui" not in kind_of(system, "/tmp/run.concgui")
        assert system.run("grep", "-rl", "concgui", "/usr/share", "/etc", check=False).stdout == ""


def kind_of(system: BareSystem, path: str) -> str:
    """Return what the desktop takes a file for."""
    return system.run("gio", "info", "-a", "standard::content-type", path, user=STUDENT).stdout


def run(system: BareSystem, *words: str, user: str = STUDENT, check: bool = True):
    """Run a command without a screen."""
    return system.run(*words, user=user, check=check, QT_QPA_PLATFORM="offscreen")


def noted(path: str) -> bool:
    """Tell whether a path is one of those that change with every package, or with every user."""
    return path.startswith((*NOTES, *OF_USERS))
