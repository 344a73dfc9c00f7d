"""Where CPython's own tests of multiprocessing and threading are installed here, and how they are called."""

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from common import START_METHODS

VERSIONS = ("3.11", "3.12", "3.13")

_LIST = """
import importlib.util, json, os, sys, test
folder = os.path.dirname(test.__file__)
names = []
for name in sys.argv[1:]:
    if os.path.isdir(os.path.join(folder, name)):
        files = sorted(os.listdir(os.path.join(folder, name)))
        names += [name + "." + file[:-3] for file in files if file.startswith("test_") and file.endswith(".py")]
    elif os.path.isfile(os.path.join(folder, name + ".py")):
        names.append(name)
tests = os.path.isfile(os.path.join(folder, "_test_multiprocessing.py"))
runner = importlib.util.find_spec("test.libregrtest") is not None
print(json.dumps([names, tests and runner, runner]))
"""

_MODULE = """\
from test._test_multiprocessing import install_tests_in_module_dict
install_tests_in_module_dict(globals(), {method!r}, {choice})
"""
_CHOICES = {
    "test_manager": "only_type='manager'",
    "test_misc": "exclude_types=True",
    "test_processes": "only_type='processes'",
    "test_threads": "only_type='threads'",
}


@dataclass(frozen=True)
class Suite:
    """One module of tests for one interpreter. folder: where the module is if it is not among the interpreter's."""

    python: str
    version: str
    module: str
    folder: str = ""

    def arguments(self, results: Path, timeout: float, matches: Sequence[str], without: Sequence[str]) -> list[str]:
        """Return what follows `python -m test`."""
        found = ["-v", f"--timeout={timeout:g}", "--junit-xml", str(results)]
        found += [word for test in without for word in ("-i", test)]
        if self.folder:
            found += ["--testdir", self.folder]
        return [*found, *(word for match in matches for word in ("-m", match)), self.module]


def interpreters() -> Iterator[Path]:
    """Iterate over one interpreter of each version that can be found here."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    folders += sorted(Path.home().glob(".pyenv/versions/*/bin"), reverse=True)
    for version in VERSIONS:
        candidates = [path for folder in folders if (path := folder / f"python{version}").is_file()]
        # One that has tests is preferred: distributions tend to leave them out.
        yield from sorted(filter(version_of, candidates), key=lambda path: not suites_of(str(path), ""))[:1]


def version_of(python: str | Path) -> str:
    """Return an interpreter's version, "" when it does not start (a shim of pyenv without a version behind it)."""
    try:
        return asked(str(python), "import platform; print(platform.python_version())")
    except (OSError, subprocess.SubprocessError):
        return ""


def suites_of(python: str, folder: str) -> list[Suite]:
    """Return the modules of tests that an interpreter has, and those that `folder` has for it."""
    version = version_of(python)
    names = [f"test_multiprocessing_{method}" for method in START_METHODS]
    try:
        found, tests, runner = json.loads(asked(python, _LIST, *names, "test_threading"))
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
    if not runner:
        return []
    suites = [Suite(python, version, module) for module in found]
    missing = [name for name in names if not any(module.partition(".")[0] == name for module in found)]
    if tests and folder:
        suites += [Suite(python, version, f"{name}.{part}", folder) for name in missing for part in _CHOICES]
    return suites


def write_modules(folder: Path) -> None:
    """Write the modules that may be missing, as CPython has them."""
    for method in START_METHODS:
        package = folder / f"test_multiprocessing_{method}"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        for name, choice in _CHOICES.items():
            (package / f"{name}.py").write_text(_MODULE.format(method=method, choice=choice), "utf-8")


def asked(python: str, *words: str) -> str:
    """Return what an interpreter prints when it runs a text."""
    done = subprocess.run([python, "-c", *words], capture_output=True, text=True, timeout=30, check=True)
    return done.stdout.strip()
