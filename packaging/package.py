"""Make the packages of Concgui from this checkout, in the Python that runs this file.

python packaging/package.py WHAT… [--output FOLDER] [--fast]

WHAT: tree (the application as a folder), deb, tar, or all. Everything goes to packaging/dist. deb and tar
need the tree. check: look at the Debian package as its judges do.
--fast: compress little, for tests.

Exit status 1 and one sentence if a package cannot be made, or the check finds a fault.
"""

import argparse
import sys
import time
from pathlib import Path

import identity

# What makes the tree on each platform, and what makes packages of it on Linux; nothing else adds to the path.
sys.path[:0] = [str(Path(__file__).resolve().with_name(folder)) for folder in ("freeze", "linux")]

KINDS = ("tree", "deb", "tar")


def main(arguments: list[str]) -> int:
    """Make what is asked for; returns the exit status."""
    parser = argparse.ArgumentParser(prog="package.py", description="Make the packages of Concgui.")
    parser.add_argument("what", nargs="+", choices=(*KINDS, "all", "check"))
    parser.add_argument("--output", type=Path, default=identity.OUTPUT, help="default: packaging/dist")
    parser.add_argument("--fast", action="store_true", help="compress little, for tests")
    options = parser.parse_args(arguments)
    wanted = set(KINDS) if "all" in options.what else set(options.what)
    from plain_python import BuildError
    from staging import PackageError

    try:
        for kind in KINDS:
            if kind in wanted:
                started = time.monotonic()
                made = make(kind, options.output.absolute(), fast=options.fast)
                print(f"{kind}: {made}, {_megabytes(made):.1f} MB, {time.monotonic() - started:.0f} s", flush=True)
        if "check" in options.what:
            from check import check

            return 0 if check(options.output.absolute(), fast=options.fast) else 1
    except (BuildError, PackageError) as problem:
        print(f"concgui: {problem}", file=sys.stderr)
        return 1
    return 0


def make(kind: str, output: Path, *, fast: bool) -> Path:
    """Make one package in `output` and return it. Raise BuildError with one sentence."""
    output.mkdir(parents=True, exist_ok=True)
    tree = output / identity.NAME
    if kind == "tree":
        from tree import build_tree

        return build_tree(output)
    if kind == "deb":
        from deb import build_deb

        return build_deb(tree, output, fast=fast)
    from portable import build_portable

    return build_portable(tree, output, fast=fast)


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files) / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
