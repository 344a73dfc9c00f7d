"""Look at a built Debian package as its judges do: lintian, the validators of its parts, and its size.

`python packaging/package.py check` runs this; it takes about a minute.
"""

import subprocess
import tempfile
from pathlib import Path

import staging
from staging import PackageError

#: What a package may take, in MB (10⁶ bytes): as a file, and installed.
MOST_MB, MOST_INSTALLED_MB = 75, 220
_SHARE = "usr/share"


def commands(package: Path, root: Path) -> list[list[str]]:
    """Return the commands that look at `package`, unpacked in `root`."""
    share = root / _SHARE
    mime = root / "mime"
    return [
        ["lintian", "--fail-on", "error,warning", "--pedantic", str(package)],
        ["desktop-file-validate", str(share / "applications/concgui.desktop")],
        ["appstreamcli", "validate", "--no-net", *map(str, sorted((share / "metainfo").iterdir()))],
        ["xmllint", "--noout", *map(str, sorted(share.glob("m*/**/*.xml")))],
        ["cp", "-r", str(share / "mime"), str(mime)],
        ["update-mime-database", str(mime)],
        ["man", "--warnings", "-E", "UTF-8", "-l", str(share / "man/man1/concgui.1.gz")],
        ["bash", "-n", str(share / "bash-completion/completions/concgui")],
        ["zsh", "-n", str(share / "zsh/vendor-completions/_concgui")],
        ["fish", "-n", str(share / "fish/vendor_completions.d/concgui.fish")],
    ]


def check(output: Path, *, fast: bool = False) -> bool:
    """Look at the one package in the folder `output`; tell whether it has no fault. Raise PackageError.

    fast: it was compressed little, so that the size of the file itself says nothing.
    """
    packages = sorted(output.glob("*.deb"))
    if len(packages) != 1:
        raise PackageError(f"{len(packages)} Debian packages are in {output}, and one is to be looked at")
    return not faults(packages[0], fast=fast)


def faults(package: Path, *, fast: bool) -> int:
    """Run them all and say what they say; return how many found a fault."""
    found = 0
    with tempfile.TemporaryDirectory(prefix="concgui-check-") as folder:
        root = Path(folder, "root")
        subprocess.run(["dpkg-deb", "--extract", str(package), str(root)], check=True)
        size = package.stat().st_size / 1e6
        installed = staging.size(root) / 1e6
        if (size > MOST_MB and not fast) or installed > MOST_INSTALLED_MB:
            found += 1
        print(f"size: {size:.1f} MB of {MOST_MB}, installed {installed:.1f} MB of {MOST_INSTALLED_MB}", flush=True)
        for command in commands(package, root):
            try:
                done = subprocess.run(command, capture_output=True, text=True, check=False)
            except FileNotFoundError:
                print(f"{command[0]}: not installed, nothing checked", flush=True)
                found += 1
                continue
            said = done.stderr if command[0] == "man" else done.stdout + done.stderr
            bad = bool(done.returncode or (command[0] == "man" and said))
            found += bad
            print(f"{command[0]}: {'FAULT' if bad else 'ok'}\n{said}".rstrip(), flush=True)
    return found
