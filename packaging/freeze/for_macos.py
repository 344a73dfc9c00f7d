"""What macOS asks of the frozen application: Info.plist, icons, and the plain Python inside Concgui.app.

PyInstaller makes the bundle: code in Contents/Frameworks, which is `sys._MEIPASS`, data in Contents/Resources, and
links from each to the other. The plain Python and the licences are put into Resources afterwards, where folders may
have dots in their names, with links from Frameworks; then the whole is signed again, by nobody ("ad hoc"), which is
what a Mac with Apple's processor asks of everything that it runs.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import identity

#: The oldest macOS for which Qt's wheels are built.
OLDEST = "13.0"
APPLICATION = f"{identity.TITLE}.app"
RECORDING = f"{identity.APP_ID}.recording"
_DOCUMENT_ICON = "concgui-document.icns"
#: What is put into the bundle after PyInstaller has made it: folders of `_internal`.
LATER = ("python", "licences")


def executables() -> list[dict[str, Any]]:
    """Return the keywords of each EXE of PyInstaller: one does for both; a terminal is where it was started from."""
    return [{"name": identity.NAME, "console": False}]


def bundle(root: Path) -> dict[str, Any]:
    """Return the keywords of PyInstaller's BUNDLE."""
    return {
        "name": APPLICATION,
        "icon": str(root / "packaging" / "macos" / "concgui.icns"),
        "bundle_identifier": identity.APP_ID,
        "version": identity.version(),
        "info_plist": info(),
    }


def info() -> dict[str, Any]:
    """Return what Info.plist says besides what PyInstaller writes into it."""
    return {
        "CFBundleName": identity.TITLE,
        "CFBundleDisplayName": identity.TITLE,
        "CFBundleShortVersionString": identity.version(),
        "CFBundleVersion": identity.version(),
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": OLDEST,
        "LSMultipleInstancesProhibited": False,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Concgui recording",
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": _DOCUMENT_ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [RECORDING],
            },
            {
                "CFBundleTypeName": "Python script",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.python-script"],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": RECORDING,
                "UTTypeDescription": "Concgui recording",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeIconFile": _DOCUMENT_ICON,
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["concgui"],
                    "public.mime-type": ["application/x-concgui"],
                },
            }
        ],
    }


def complete(output: Path, tree: Path) -> Path:
    """Put into the bundle in `output` what has come into `tree` since PyInstaller made both; sign it. Return it."""
    contents = output / APPLICATION / "Contents"
    for name in LATER:
        source, target = tree / "_internal" / name, contents / "Resources" / name
        if source.is_dir():
            if target.is_symlink():
                target.unlink()
            shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
            link = contents / "Frameworks" / name
            if not link.is_symlink():
                link.symlink_to(os.path.join("..", "Resources", name))  # noqa: PTH118 - as it is written into the link
    shutil.copyfile(identity.ROOT / "packaging" / "macos" / _DOCUMENT_ICON, contents / "Resources" / _DOCUMENT_ICON)
    sign(contents.parent)
    return contents.parent


def sign(application: Path) -> None:
    """Sign the bundle by nobody. Who has a certificate gives its name instead of "-"."""
    subprocess.run(["/usr/bin/codesign", "--force", "--sign", "-", str(application)], check=True)
