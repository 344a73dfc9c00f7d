"""The rules of the code's structure, read from the source: who may import whom, how long a file may be, and so on.

The import linter checks the layers too; here are the finer rules, and the reason stands beside each.
"""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "concgui"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
LONGEST = 350
WIRE = "concgui.program.wire"

#: package → what it may import besides the standard library and itself.
MAY_IMPORT = {
    "program": ("_concgui_program",),  # its own name in the observed processes
    "core": ("numpy", WIRE),
    "observe": ("psutil", "numpy", "concgui.core", WIRE),
    "control": ("PySide6.QtCore", "numpy", "concgui.core", "concgui.observe", WIRE),
    "export": ("numpy", "concgui.core"),
    "ui": ("PySide6", "shiboken6", "pygments", "concgui.control", "concgui.core", "concgui.export"),
    "ui.compare": ("PySide6", "numpy", "concgui.ui", "concgui.control", "concgui.core", "concgui.export"),
    "ui.timeline": ("PySide6", "pyqtgraph", "numpy", "concgui.ui", "concgui.control", "concgui.core", "concgui.export"),
}
#: What the window must not wait for before its first paint.
LATE = ("numpy", "pyqtgraph")


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


@cache
def imports(module: str, *, lazy: bool) -> frozenset[str]:
    """Return the dotted names `module` imports; without `lazy` only those that loading it imports."""
    path = MODULES[module]
    found: set[str] = set()

    def package() -> list[str]:
        return module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]

    def visit(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.update(alias.name for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                above = package()[: len(package()) - child.level + 1] if child.level else []
                base = ".".join([*above, *([child.module] if child.module else [])])
                # `from package import module` imports the module; `from module import name` the module only.
                found.update(f"{base}.{a.name}" if is_module(f"{base}.{a.name}") else base for a in child.names)
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                for other in child.orelse:
                    visit(other)
            elif lazy or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                visit(child)

    visit(ast.parse(path.read_bytes()))
    return frozenset(found)


def is_module(name: str) -> bool:
    return name in MODULES or name.startswith("PySide6.Qt")


def under(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


def of_package(package: str) -> list[str]:
    inner = [f"concgui.{other}" for other in MAY_IMPORT if other.startswith(package + ".")]
    return [name for name in MODULES if under(name, (f"concgui.{package}",)) and not under(name, tuple(inner))]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_it_may(package):
    allowed = (*sys.stdlib_module_names, *MAY_IMPORT[package], f"concgui.{package}")
    wrong = [
        f"{module} imports {name}"
        for module in of_package(package)
        for name in sorted(imports(module, lazy=True))
        if not under(name, allowed) and not name.startswith("__")
    ]
    # ui shows the timeline; it loads it when it is first needed.
    wrong = [line for line in wrong if not line.split(" imports ")[1].startswith("concgui.ui.timeline")]
    assert not wrong


def test_the_program_finds_itself_by_relative_imports_only():
    """It is loaded under another name in the observed processes, so it must not look for `concgui`."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in (PACKAGE / "program").glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if (isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("concgui"))
        or (isinstance(node, ast.Import) and any(alias.name.startswith("concgui") for alias in node.names))
    ]
    assert not wrong


def test_the_program_can_be_read_by_python_3_9():
    for path in (PACKAGE / "program").glob("*.py"):
        ast.parse(path.read_bytes(), str(path), feature_version=(3, 9))


def test_the_bootstrap_can_be_read_by_python_3_8():
    path = ROOT / "packaging" / "bootstrap.py"
    ast.parse(path.read_bytes(), str(path), feature_version=(3, 8))


@pytest.mark.parametrize("forbidden", ["PySide6", "shiboken6", "pyqtgraph"])
def test_no_qt_below_control(forbidden):
    below = [
        name for name in MODULES if under(name, tuple(f"concgui.{p}" for p in ("program", "core", "observe", "export")))
    ]
    assert below
    assert not [name for name in below for other in imports(name, lazy=True) if under(other, (forbidden,))]


def loaded_by(module: str, on_the_way: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return every module that loading `module` loads, each with the chain that leads to it."""
    chains: dict[str, tuple[str, ...]] = {}
    waiting = [(module, on_the_way)]
    while waiting:
        name, chain = waiting.pop()
        if name in chains:
            continue
        chains[name] = (*chain, name)
        if name in MODULES:
            waiting += [(other, chains[name]) for other in imports(name, lazy=False)]
    return chains


def test_the_first_paint_waits_for_neither_numpy_nor_pyqtgraph():
    first = [name for name in of_package("ui") if name in MODULES]
    chains = [" → ".join(chain) for name in first for other, chain in loaded_by(name).items() if under(other, LATE)]
    assert not chains


@pytest.mark.parametrize("entry", ["concgui.__main__", "concgui.app", "concgui.cli"])
def test_loading_an_entry_loads_no_qt(entry):
    """A spawned child imports `__main__` again: with Qt in it, that would take 179 ms instead of 59."""
    if entry == "concgui.app":
        wrong = {name: chain for name, chain in loaded_by(entry).items() if under(name, LATE)}
    else:
        wrong = {name: chain for name, chain in loaded_by(entry).items() if under(name, (*LATE, "PySide6"))}
    assert not wrong


def test_no_circles():
    for module in MODULES:
        for other in imports(module, lazy=False) & MODULES.keys():
            back = loaded_by(other).get(module)
            assert back is None or other == module, " → ".join(back or ())


def test_only_launch_launches_the_observed_program():
    """And only one more file starts other processes: short questions to interpreters, which are not observed."""
    allowed = {f"concgui.control.{name}" for name in ("launch", "launch_in_folder", "launch_windows", "asking")}
    launching = [
        name
        for name in MODULES
        if under(name, ("concgui.control", "concgui.ui", "concgui.observe", "concgui.core", "concgui.export"))
        and name not in allowed
        and "subprocess" in imports(name, lazy=True)
    ]
    assert not launching


def test_package_files_are_empty():
    assert not [str(path) for path in FILES if path.name == "__init__.py" and path.stat().st_size]


def test_files_are_short():
    packaging = ROOT / "packaging"
    files = [*FILES, *(ROOT / "tests").rglob("*.py"), *packaging.glob("*.py"), *packaging.glob("*/*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


def test_the_top_level_holds_what_it_should():
    wanted = {"concgui", "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE"}
    made = {"build", "dist"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "__")) and path.name not in made}
    assert found == wanted
