"""What a desktop is told of the application agrees with the application, in every file that tells it."""

import configparser
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from concgui.core.recordingfile import begin_tables
from concgui.startup import natives
from tests.need import need

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def _packaging(monkeypatch):
    for folder in ("", "freeze", "linux"):  # as `package.py` does
        monkeypatch.syspath_prepend(str(ROOT / "packaging" / folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # git need not be asked


@pytest.fixture
def desktop(_packaging):
    import debparts

    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str
    entry.read_string(debparts.text("concgui.desktop"))
    return entry


@pytest.fixture
def metainfo(_packaging):
    import debparts

    return ET.fromstring(debparts.text("metainfo.xml"))


@pytest.fixture
def mime(_packaging):
    import debparts

    return ET.fromstring(debparts.text("concgui.xml")).find(f"{MIME}mime-type")


def test_the_version_is_the_same_everywhere(metainfo):
    import changes
    import debparts

    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert changes.releases()[0].version == version
    assert metainfo.find("releases/release").get("version") == version
    assert changes.debian_changelog().startswith(f"concgui ({version}) unstable; urgency=medium\n\n  * ")
    assert f'"concgui {version}"' in debparts.text("concgui.1")
    assert f"Concgui {version}" in debparts.text("portable-README.txt").splitlines()[0]


def test_every_change_is_told_and_no_line_is_too_long(metainfo):
    import changes

    written = (ROOT / "packaging" / "CHANGELOG.md").read_text("utf-8")
    paragraphs = [" ".join(part.split()) for part in written.split("\n\n")[1:] if not part.startswith("#")]
    told = changes.debian_changelog()
    assert max(len(line) for line in told.splitlines() if not line.startswith(" -- ")) <= 80
    flat = " ".join(told.split())
    inside = [element.text for element in metainfo.findall("releases/release/description/p")]
    assert len(paragraphs) > 5
    for paragraph in paragraphs:
        assert changes.plain(paragraph) in flat
        assert changes.plain(paragraph) in inside
    assert re.search(r"^ -- .+ <\S+@\S+>  \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$", told, re.MULTILINE)


def test_a_day_in_the_change_log_is_the_release_s(monkeypatch, tmp_path):
    import changes

    (tmp_path / "log.md").write_text("# Change log\n\n## 0.2.0, unreleased\nNew.\n\n## 0.1.0, 2027-01-31\nOld.\n")
    monkeypatch.setattr(changes, "CHANGELOG", tmp_path / "log.md")
    assert [(one.version, changes.day(one.time), one.paragraphs) for one in changes.releases()] == [
        ("0.2.0", "2027-01-15", ["New."]),
        ("0.1.0", "2027-01-31", ["Old."]),
    ]


def test_nothing_is_left_to_be_filled_in():
    import debparts

    for part in (*debparts.SHARED, "concgui.1", "description", "prerm", "lintian-overrides"):
        assert not re.findall(r"@[A-Z_]+@", debparts.text(part)), part


def test_the_desktop_entry_speaks_both_languages(desktop):
    for section in desktop.sections():
        for key in ("Name", "GenericName", "Comment", "Keywords"):
            assert (f"{key}[zh_CN]" in desktop[section]) == (key in desktop[section])
    assert {"Name", "GenericName", "Comment", "Keywords"} < set(desktop["Desktop Entry"])


def test_the_desktop_entry_starts_what_the_command_line_knows(desktop):
    code = "import sys; from concgui.commands.windowargs import parse; print(parse(sys.argv[1:])[1:])"
    entry = desktop["Desktop Entry"]
    assert entry["Exec"].split()[-1] == "%F"
    assert set(desktop.sections()) == {"Desktop Entry", "Desktop Action new-window"}
    assert entry["Actions"] == "new-window;"
    for section, expected in (("Desktop Entry", (True, False)), ("Desktop Action new-window", (True, True))):
        program, *words = [word for word in desktop[section]["Exec"].split() if word != "%F"]
        assert program == "concgui"
        told = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT)
        assert told.stdout.strip() == str(("", "", "", *expected, "")), told.stderr


def test_the_window_is_found_to_belong_to_the_desktop_entry(desktop, metainfo):
    source = (ROOT / "concgui" / "app.py").read_text("utf-8")
    assert 'setDesktopFileName("concgui")' in source
    assert 'setApplicationName("concgui")' in source  # from it Qt makes the class of the window
    assert desktop["Desktop Entry"]["StartupWMClass"] == "concgui"
    assert metainfo.find("launchable").text == "concgui.desktop"


def test_the_type_of_recordings_is_the_same_everywhere(desktop, metainfo, mime):
    name = mime.get("type")
    assert name in desktop["Desktop Entry"]["MimeType"].split(";")
    assert "text/x-python" in desktop["Desktop Entry"]["MimeType"].split(";")
    assert metainfo.find("provides/mediatype").text == name
    assert mime.find(f"{MIME}glob").get("pattern") == "*.concgui"
    assert mime.find(f"{MIME}icon").get("name") == name.replace("/", "-")
    assert [comment.get(LANGUAGE) for comment in mime.findall(f"{MIME}comment")] == [None, "zh_CN"]


def test_a_recording_is_known_by_its_first_bytes(tmp_path, mime):
    path = tmp_path / "run"
    base = sqlite3.connect(path)
    begin_tables(base)
    base.commit()
    base.close()
    start = path.read_bytes()[:100]
    outer = mime.find(f"{MIME}magic/{MIME}match")
    for match in (outer, outer.find(f"{MIME}match")):
        value = match.get("value").replace("\\0", "\0").encode()
        at = int(match.get("offset"))
        assert start[at : at + len(value)] == value
    # More than SQLite's own magic (50), so that the file is a recording; less than 80, which would beat names.
    assert 50 < int(mime.find(f"{MIME}magic").get("priority")) < 80


def test_the_metainfo_shows_pictures_that_exist_and_are_made_by_script(metainfo):
    import identity

    assert metainfo.find("id").text == identity.APP_ID
    pictures = metainfo.findall("screenshots/screenshot/image")
    assert len(pictures) >= 3
    script = (ROOT / "packaging" / "screenshots.py").read_text("utf-8")
    for picture in pictures:
        address, _, name = picture.text.rpartition("/")
        assert address == f"{identity.HOMEPAGE}/raw/v{identity.version()}/resources/pictures"
        assert f'"{name}"' in script
        header = (ROOT / "resources" / "pictures" / name).read_bytes()[:24]
        size = [int.from_bytes(header[at : at + 4], "big") for at in (16, 20)]
        assert size == [int(picture.get("width")), int(picture.get("height"))]


def test_the_metainfo_speaks_both_languages(metainfo):
    for path in ("summary", "description/p", "description/ul/li", "screenshots/screenshot/caption"):
        languages = [element.get(LANGUAGE) for element in metainfo.findall(path)]
        assert languages.count(None) == languages.count("zh_CN") == len(languages) / 2, path


def test_the_validators_find_no_fault(tmp_path):
    import debparts

    for name in ("concgui.desktop", "metainfo.xml", "concgui.xml"):
        path = tmp_path / debparts.SHARED[name]
        path.parent.mkdir(parents=True)
        path.write_text(debparts.text(name), "utf-8")
    for command in (
        ["desktop-file-validate", "applications/concgui.desktop"],
        ["appstreamcli", "validate", "--no-net", "--no-color", debparts.SHARED["metainfo.xml"]],
        ["update-mime-database", "mime"],
    ):
        need(shutil.which(command[0]), f"{command[0]} is not installed")
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "application/x-concgui:*.concgui" in (tmp_path / "mime" / "globs").read_text()


def test_the_categories_are_the_same(desktop, metainfo):
    given = desktop["Desktop Entry"]["Categories"].rstrip(";").split(";")
    assert given == [element.text for element in metainfo.findall("categories/category")]


def test_the_dependencies_of_a_checkout_are_packages_of_the_table():
    import needs

    for library, package in (natives.QT | natives.X11 | natives.WAYLAND).items():
        assert package in needs.package_of(library, Path("any")).split(" | ")


def test_a_library_that_is_neither_packed_nor_known_stops_the_build():
    import needs
    import staging

    with pytest.raises(staging.PackageError, match=r"^tool needs libnew\.so\.1, which is neither packed nor known"):
        needs.package_of("libnew.so.1", Path("bin/tool"))


def test_lintian_is_overridden_only_inside_the_application():
    import debparts

    lines = debparts.text("lintian-overrides").splitlines()
    overrides = [line for line in lines if line and not line.startswith("#")]
    assert overrides
    for line in overrides:
        assert re.search(r"^concgui: [a-z-]+( \*)? \[usr/lib/concgui/\S+\]$", line), line
    # Each one has its reason above it.
    assert all(block.startswith("#") for block in "\n".join(lines).split("\n\n"))
