"""The workflows name what is there, take no more rights than they need, and end. No YAML reader: lines will do."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PACKAGE = ROOT / ".github" / "workflows" / "package.yml"


def jobs(text: str) -> dict[str, str]:
    """Return the text of each job by its name."""
    parts = re.split(r"^  ([a-z]+):\n", text.partition("\njobs:\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_is_bounded_and_pinned(path):
    text = path.read_text("utf-8")
    head = text.partition("\njobs:\n")[0]
    assert "permissions:\n  contents: read\n" in head
    assert "concurrency:" in head
    assert jobs(text)
    for job in jobs(text).values():
        assert re.search(r"^    timeout-minutes: \d+$", job, re.MULTILINE)
    actions = re.findall(r"uses: (\S+)", text)
    assert all(re.fullmatch(r"[\w./-]+@v\d+", action) for action in actions), actions
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_is_run_is_there(path):
    named = re.findall(r"packaging[/\\](?!dist)[\w./\\-]+", path.read_text("utf-8"))
    assert named
    for name in named:
        assert (ROOT / name.replace("\\", "/")).is_file(), name


def test_what_needs_root_is_run_as_root():
    """On a runner one is not; the tests of the packages would fail there, as no test may be skipped."""
    parts: dict[bool, set[str]] = {True: set(), False: set()}
    for job in jobs((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")).values():
        for line in re.findall(r"bootstrap\.py test.*", job):
            named = re.search(r'--only "?([\w$]+)', line)
            assert named, line
            looped = re.findall(r"for part in ([\w ]+);", job)
            parts["container:" in job].update(looped[0].split() if named[1] == "$part" else [named[1]])
    assert parts == {True: {"packaged"}, False: {"lint", "unit", "gui", "end2end"}}


def test_every_package_tests_itself_before_it_is_given_away():
    for name, job in jobs(PACKAGE.read_text("utf-8")).items():
        if name == "checksums":
            continue
        tests, uploads = [job.index(word) for word in ("doctor --self-test", "actions/upload-artifact")]
        assert tests < uploads
        # An uploaded folder loses its links and permissions.
        paths = re.search(r"path: \|\n((?: {12}\S+\n)+)", job)
        assert paths is not None
        assert all(re.search(r"\.(deb|tar\.xz|zip|dmg|exe)$", line) for line in paths[1].split())


def test_the_names_are_those_of_what_is_built(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "freeze"))
    import for_macos
    import for_windows

    text = PACKAGE.read_text("utf-8")
    assert set(re.findall(r"[\w-]+\.app\b", text)) == {for_macos.APPLICATION}
    assert set(re.findall(r"(?<=[\\])[\w-]+\.exe", text)) == {for_windows.COMMAND + ".exe", "unins000.exe", "ISCC.exe"}
    assert set(re.findall(r"MacOS/(\w+)", text)) == {for_macos.executables()[0]["name"]}
    installer = (ROOT / "packaging" / "windows" / "concgui.iss").read_text("utf-8")
    assert re.search(r"^OutputBaseFilename=concgui-.*-setup$", installer, re.MULTILINE)
