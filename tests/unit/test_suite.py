"""The order of the whole suite: what runs beside what, what is needed before, and that no failure is lost."""

import sys
from pathlib import Path

import pytest

from tests.unit.test_bootstrap import load

TRUE, FALSE = [sys.executable, "-S", "-c", ""], [sys.executable, "-S", "-c", "print('why'); raise SystemExit(3)"]


@pytest.fixture
def suite(monkeypatch):
    module = load("suite", monkeypatch)
    monkeypatch.setattr(module, "ON_CI", False)
    return module


def ended(suite, *steps) -> list[tuple[str, str]]:
    return sorted((one.step.name, one.word) for one in suite.run_all(list(steps), optional=False))


def test_every_folder_of_tests_is_run_and_the_package_is_made_before_its_tests(suite):
    steps = suite.plan("", [])
    named = [word for step in steps for word in step.command if word.startswith("tests/")]
    assert sorted(named) == ["tests/end2end", "tests/gui", "tests/packaged", "tests/unit"]
    folders = {path.parent.name for path in Path(suite.ROOT, "tests").glob("*/test_*.py")}
    assert {f"tests/{name}" for name in folders} <= set(named)
    assert {step.name: (step.platform, step.needs) for step in steps if step.name in suite.ON_SCREEN} == {
        "end2end": ("xcb", ""),
        "packaged": ("xcb", "package"),
    }
    assert "-n" not in next(step.command for step in steps if step.name == "packaged")


@pytest.mark.parametrize("part", ["lint", "unit", "gui", "end2end", "packaged"])
def test_a_part_is_run_alone(suite, part):
    names = [step.name for step in suite.plan(part, [])]
    assert names == {
        "lint": ["ruff check", "ruff format", "mypy", "import-linter"],
        "packaged": ["package", "bare system", "packaged"],
    }.get(part, [part])


def test_named_tests_are_run_where_they_belong(suite):
    steps = suite.plan("", ["tests/unit/test_suite.py", "-x", "tests/packaged", "tests/end2end/test_screen.py::test_x"])
    assert [step.name for step in steps] == ["package", "bare system", "chosen tests", "end2end", "packaged"]
    assert [step.command[-2:] for step in steps[2:]] == [
        ["tests/unit/test_suite.py", "-x"],
        ["tests/end2end/test_screen.py::test_x", "-x"],
        ["tests/packaged", "-x"],
    ]


def test_a_failure_beside_the_others_is_told_and_what_needs_it_is_not_run(suite, capfd):
    package, lint = suite.Step("package", FALSE, beside=True), suite.Step("lint", TRUE, beside=True)
    found = ended(suite, package, lint, suite.Step("unit", TRUE), suite.Step("packaged", TRUE, needs="package"))
    assert found == [
        ("lint", "passed"),
        ("package", "FAILED (exit status 3)"),
        ("packaged", "FAILED: there is no package"),
        ("unit", "passed"),
    ]
    assert "== package\nwhy\n" in capfd.readouterr().out


@pytest.mark.parametrize(("ci", "word"), [(False, "skipped"), (True, "FAILED")])
def test_what_cannot_be_made_here_is_skipped_but_in_ci(suite, monkeypatch, ci, word):
    monkeypatch.setattr(suite, "ON_CI", ci)
    monkeypatch.setattr(suite.shutil, "which", lambda _name: None)
    package = suite.package_step()
    assert ended(suite, package, suite.Step("packaged", FALSE, needs="package")) == [
        ("package", f"{word}: {package.missing}"),
        ("packaged", f"{word}: there is no package"),
    ]


def test_a_python_that_cannot_be_packed_is_no_failure_on_a_laptop(suite, monkeypatch):
    monkeypatch.setattr(suite.sys, "platform", "linux")
    monkeypatch.setattr(suite.shutil, "which", lambda name: f"/usr/bin/{name}")
    asked = []
    monkeypatch.setattr("sysconfig.get_config_var", asked.append)  # neither a framework nor shared
    package = suite.package_step()
    assert asked == ["PYTHONFRAMEWORK", "Py_ENABLE_SHARED"]
    assert suite.run_all([package], optional=False)[0].word == (
        "skipped: this Python was built without its shared library: build it with --enable-shared"
    )


def test_only_the_users_own_choice_may_be_empty(suite):
    empty = suite.Step("unit", [sys.executable, "-S", "-c", "raise SystemExit(5)"])
    assert not suite.run(empty, optional=False).good
    assert suite.run(empty, optional=True).good
