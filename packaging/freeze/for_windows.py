"""What Windows shows and asks of the frozen application: two executables, their icon, version and manifest."""

from pathlib import Path
from typing import Any

import identity

#: Without a console, as a double click starts it; and with one, for the command line.
WINDOW = "Concgui"
COMMAND = "concgui-cli"
_LANGUAGE, _UTF16 = 0x0409, 1200  # English; the encoding of the texts

#: Paths may be longer than 260 characters. Qt asks for what the manifest says of screens, too: said here, it holds from
#: the first pixel on.
MANIFEST = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""


def executables(root: Path, work: Path) -> list[dict[str, Any]]:
    """Return the keywords of each EXE of PyInstaller. work: a folder for files that are made for this."""
    icon = str(root / "packaging" / "windows" / "concgui.ico")
    work.mkdir(parents=True, exist_ok=True)
    found = []
    for name in (WINDOW, COMMAND):
        version = work / f"{name}-version.txt"
        version.write_text(version_resource(name), "utf-8")
        found.append(
            {
                "name": name,
                "console": name == COMMAND,
                "icon": icon,
                "version": str(version),
                "manifest": MANIFEST,
                # What goes wrong is told by a window of our own, not by PyInstaller's.
                "disable_windowed_traceback": True,
            }
        )
    return found


def data(root: Path) -> list[tuple[str, str]]:
    """Return what only Windows needs in the package: (file, folder)."""
    return [(str(root / "packaging" / "windows" / "concgui-document.ico"), "concgui")]


def version_resource(executable: str) -> str:
    """Return what the properties of an executable say, as the text that PyInstaller reads (VSVersionInfo)."""
    version = identity.version()
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0][:4])
    strings = {
        "CompanyName": identity.MAINTAINER.partition(" <")[0],
        "FileDescription": identity.SUMMARY if executable == COMMAND else identity.TITLE,
        "FileVersion": version,
        "InternalName": executable,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{executable}.exe",
        "ProductName": identity.TITLE,
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=[StringFileInfo([StringTable("
        f"'{_LANGUAGE:04X}{_UTF16:04X}', [{table}])]), VarFileInfo([VarStruct('Translation', "
        f"[{_LANGUAGE}, {_UTF16}])])])\n"
    )
