"""The files of the Debian package that are not the application: what a desktop, a shell and dpkg want to know of it.

What is written by hand is in `packaging/debian/`; @NAMES@ in there stand for what `identity.py` and others say.
"""

import hashlib
from pathlib import Path

import changes
import icons
import identity
import licence_index
from debian_copyright import debian_copyright
from needs import Needs
from staging import EXECUTABLE, PackageError, compressed, size, write

PARTS = identity.ROOT / "packaging" / "debian"
#: Inside the package, where the application is, and where other programs look for what is about it.
APPLICATION, SHARE = "usr/lib/concgui", "usr/share"
#: What lies below `share` and is the same in the portable archive: part → place.
SHARED = {
    "concgui.desktop": "applications/concgui.desktop",
    "concgui.xml": "mime/packages/concgui.xml",
    "metainfo.xml": f"metainfo/{identity.APP_ID}.metainfo.xml",
    "concgui.bash": "bash-completion/completions/concgui",
    "_concgui": "zsh/vendor-completions/_concgui",
    "concgui.fish": "fish/vendor_completions.d/concgui.fish",
}


def text(name: str) -> str:
    """Return a part with everything filled in."""
    written = (PARTS / name).read_text("utf-8")
    values = {
        "APP_ID": identity.APP_ID,
        "DATE": changes.day(identity.release_time()),
        "HOMEPAGE": identity.HOMEPAGE,
        "LESSONS": " ".join(lessons()),
        "PICTURES": f"{identity.HOMEPAGE}/raw/v{identity.version()}/resources/pictures",
        "RELEASES": changes.appstream_releases(),
        "SUMMARY": identity.SUMMARY,
        "TITLE": identity.TITLE,
        "VERSION": identity.version(),
    }
    for key, value in values.items():
        written = written.replace(f"@{key}@", value)
    return written


def lessons() -> list[str]:
    """Return the names of the built-in lessons."""
    return sorted(path.parent.name for path in (identity.ROOT / "resources" / "lessons").glob("*/lesson.toml"))


def write_shared(share: Path) -> None:
    """Write what a desktop and a shell look for into the folder `share`, and the manual page."""
    for name, place in SHARED.items():
        write(share / place, text(name))
    write(share / "man/man1/concgui.1.gz", compressed(text("concgui.1")))
    for name, kind in (("concgui", "apps"), ("application-x-concgui", "mimetypes")):
        hicolor = share / "icons/hicolor"
        write(hicolor / "scalable" / kind / f"{name}.svg", (icons.DRAWINGS / f"{name}.svg").read_bytes())
        for side in icons.SIZES:
            write(hicolor / f"{side}x{side}" / kind / f"{name}.png", icons.png(name, side))


def write_documents(share: Path, application: Path) -> None:
    """Write what Debian's policy asks for: change log, copyright, and why lintian is overridden where it is.

    application: its folder, with the index of the licences. Raise PackageError if that is not there.
    """
    try:
        licences = licence_index.read(application)
    except (OSError, ValueError) as error:
        raise PackageError("the built application has no index of its licences: build it anew") from error
    documents = share / "doc" / identity.NAME
    write(documents / "changelog.gz", compressed(changes.debian_changelog()))
    write(documents / "copyright", debian_copyright(licences, APPLICATION))
    write(share / "lintian/overrides" / identity.NAME, text("lintian-overrides"))


def installed_kib(root: Path) -> int:
    """Return the KiB that the files below `root` take as dpkg counts: whole ones for each file, one for all else."""
    return sum(-(-size(path) // 1024) if path.is_file() and not path.is_symlink() else 1 for path in root.rglob("*"))


def write_control(root: Path, needs: Needs, architecture: str) -> None:
    """Write what dpkg wants to know of the files below `root`."""
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    fields = {
        "Package": identity.NAME,
        "Version": identity.version(),
        "Architecture": architecture,
        "Maintainer": identity.MAINTAINER,
        "Installed-Size": str(installed_kib(root)),
        "Depends": ", ".join(needs.depends),
        "Recommends": ", ".join(sorted([*needs.recommends, "hicolor-icon-theme", "shared-mime-info", "xdg-utils"])),
        "Suggests": ", ".join(sorted([*needs.suggests, "python3"])),
        "Section": "education",
        "Priority": "optional",
        "Homepage": identity.HOMEPAGE,
    }
    control = "".join(f"{key}: {value}\n" for key, value in fields.items())
    write(root / "DEBIAN/control", control + text("description"))
    write(root / "DEBIAN/md5sums", "".join(sums))
    write(root / "DEBIAN/prerm", text("prerm"), EXECUTABLE)
