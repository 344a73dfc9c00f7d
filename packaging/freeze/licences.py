"""The licences of everything that is in the package: their texts and an index go into it, or it is not built.

components.toml says what may be in there and under which licence. A file or module that nothing of it covers is an
error: so nothing is ever given away without its licence.
"""

import importlib
import sys
import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import identity
import licence_index
import licence_texts
from licence_index import Entry
from plain_python import BuildError

COMPONENTS = Path(__file__).resolve().with_name("components.toml")
_EXECUTABLES = (identity.NAME, "Concgui.exe", "concgui-cli.exe")

Component = dict[str, Any]


class LicenceError(BuildError):
    """Something may not be given away as it is; the text is one sentence."""


def collect(tree: Path, output: Path | None = None) -> list[Entry]:
    """Write the licences of all that is in `tree` to `output`, and return the index.

    tree: the finished folder of the application, with `_internal`. output: default `_internal/licences` in it.
    Raise LicenceError for the first file or module that no component covers, that must not be in a package, or that has
    no text of a licence.
    """
    table = tomllib.loads(COMPONENTS.read_text("utf-8"))
    components: list[Component] = table["component"]
    output = output or tree / licence_index.FOLDER
    found: dict[str, dict[str, list[Path]]] = {}
    for path in sorted(files(tree)):
        name = inside(tree, path)
        refuse(name, table["refused"])
        component, pattern = covering(name, components)
        found.setdefault(component["name"], {}).setdefault(pattern, []).append(path)
    for module in modules(tree):
        component = covering_module(module, components)
        found.setdefault(component["name"], {})
    for component in components:
        if component.get("builtin") in sys.builtin_module_names and (tree / "_internal" / "python").is_dir():
            found.setdefault(component["name"], {})
    output.mkdir(parents=True, exist_ok=True)
    entries = [entry(one, found[one["name"]], output) for one in components if one["name"] in found]
    licence_index.write(output, entries)
    return entries


def files(tree: Path) -> Iterable[Path]:
    """Yield the files of the application; not the links to other files in it, and not the licences themselves."""
    for path in tree.rglob("*"):
        if path.is_symlink() and path.resolve().is_relative_to(tree.resolve()):
            continue
        if path.is_file() and not path.relative_to(tree).as_posix().startswith(licence_index.FOLDER + "/"):
            yield path


def inside(tree: Path, path: Path) -> str:
    """Return a file's path below `_internal`, with forward slashes; what is outside begins with "../"."""
    name = path.relative_to(tree).as_posix()
    internal = name.removeprefix("_internal/")
    return internal if internal != name else f"../{name}"


def refuse(name: str, refused: list[Component]) -> None:
    """Raise LicenceError if the file must not be in a package."""
    for rule in refused:
        if _matching(name, rule["files"]):
            raise LicenceError(f"{name} must not be in the package: {rule['why']}. Leave it out in freeze/pruned.py.")


def covering(name: str, components: list[Component]) -> tuple[Component, str]:
    """Return the component that a file belongs to, and the pattern that says so. Raise LicenceError."""
    for component in components:
        pattern = _matching(name, component.get("files", []))
        if pattern and not _matching(name, component.get("without", [])):
            return component, pattern
    raise LicenceError(
        f"nobody knows the licence of {name}: add it to packaging/freeze/components.toml or leave it out."
    )


def covering_module(name: str, components: list[Component]) -> Component:
    """Return the component that a top-level module inside the executable belongs to. Raise LicenceError."""
    for component in components:
        if _matching(name, component.get("modules", [])):
            return component
    raise LicenceError(
        f"nobody knows the licence of the module {name}: add it to packaging/freeze/components.toml or leave it out."
    )


def _matching(name: str, patterns: list[str]) -> str:
    return next((pattern for pattern in patterns if fnmatchcase(name, pattern)), "")


def modules(tree: Path) -> list[str]:
    """Return the top-level modules inside the executables, without those of the standard library."""
    executables = [tree / name for name in _EXECUTABLES if (tree / name).is_file()]
    if not executables:
        return []
    try:
        reader = importlib.import_module("PyInstaller.archive.readers").CArchiveReader
    except ImportError as error:
        raise LicenceError("what is in the executable cannot be read: PyInstaller is not installed here.") from error
    found: set[str] = set()
    for path in executables:
        archive = reader(str(path))
        for name, about in archive.toc.items():
            kind = about[-1]
            if kind == "z":
                found.update(module.partition(".")[0] for module in archive.open_embedded_archive(name).toc)
            elif kind in {"m", "M", "s"}:
                found.add(name.partition(".")[0])
    return sorted(found - sys.stdlib_module_names)


def entry(component: Component, matched: dict[str, list[Path]], output: Path) -> Entry:
    """Write a component's texts to `output`; return what the index says of it. Raise LicenceError if it has no text.

    matched: pattern → files.
    """
    name: str = component["name"]
    paths = [path for several in matched.values() for path in several]
    texts = []
    if text := licence_texts.of_distribution(component.get("dist", "")):
        texts.append(_write(output, f"{component['dist']}.txt", text))
    kept: list[str] = component.get("texts", [])
    if component.get("system"):
        packages = sorted({licence_texts.debian_package(path) for path in paths if ".so" in path.name} - {""})
        if text := "\n\n".join(filter(None, map(licence_texts.debian_copyright, packages))):
            texts.append(_write(output, f"{name}.txt", text))
        else:
            kept = [*component.get("elsewhere", []), *kept]
    texts += [_write(output, _title(one, name), licence_texts.kept(one)) for one in kept]
    if not texts:
        raise LicenceError(f"there is no text of the licence of {name}: put it into packaging/freeze/texts/.")
    version = licence_texts.version(component.get("version", ""), paths)
    short = ".".join(version.split(".")[:2])
    return Entry(
        name=name,
        version=version,
        licence=component["licence"],
        copyright=component["copyright"],
        files=[pattern for pattern in component.get("files", []) if pattern in matched],
        texts=texts,
        homepage=component.get("homepage", ""),
        source=component.get("source", "").format(version=version, short=short),
        notice=component.get("notice", ""),
    )


def _title(kept: str, component: str) -> str:
    """Return the name under which one of our texts is kept in the package."""
    path = Path(kept)
    return f"{component}.txt" if path.suffix != ".txt" or ":" in kept else path.name


def _write(output: Path, name: str, text: str) -> str:
    name = name.replace(" ", "-").replace("'", "").replace("/", "-")
    (output / name).write_text(text, "utf-8")
    return name


if __name__ == "__main__":
    for one in collect(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None):
        print(f"{one.name} {one.version} {one.licence}: {', '.join(one.texts)}")
