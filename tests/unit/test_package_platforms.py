"""The spec evaluated for each platform, with recorders in PyInstaller's place: what would be built, and of what."""

import glob
import plistlib
import re
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import pytest

from concgui.core.bundle import own_python

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SPEC = PACKAGING / "freeze" / "concgui.spec"
#: Names as PyInstaller would give them to what it has found.
FOUND = {
    "linux": ["PySide6/Qt/plugins/platforms/libqxcb.so"],
    "win32": [
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt6Core.dll",
    ],
    "darwin": ["PySide6/Qt/plugins/platforms/libqcocoa.dylib", "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml"],
}
VERSION = "python{}.{}".format(*sys.version_info[:2])


class Built:
    """What the spec asked for."""

    def __init__(self, platform: str) -> None:
        self.analysis = SimpleNamespace()
        self.exes: list[dict] = []
        self.collected: tuple = ()
        self.bundled: dict = {}
        self._platform = platform

    def names(self, tmp_path: Path) -> dict:
        return {
            "SPECPATH": str(SPEC.parent),
            "workpath": str(tmp_path / "work"),
            "Analysis": self.analyse,
            "PYZ": lambda pure: ("PYZ", pure),
            "EXE": self.exe,
            "COLLECT": self.collect,
            "BUNDLE": self.bundle,
        }

    def analyse(self, scripts, **words):
        found = [(name, "/somewhere/" + name, "BINARY") for name in FOUND[self._platform]]
        self.analysis = SimpleNamespace(
            scripts=[("pyi_rth_pyside6", "x", "PYSOURCE"), ("__main__", scripts[0], "PYSOURCE")],
            binaries=found,
            datas=[("PySide6/translations/qtbase_de.qm", "/x", "DATA")],
            pure=[],
            asked=words,
        )
        return self.analysis

    def exe(self, _archive, scripts, *_args, **words):
        assert [Path(entry[1]).name for entry in scripts] == ["__main__.py"]
        self.exes.append(words)
        return words

    def collect(self, *parts, **words):
        assert not self.collected
        self.collected = (parts, words)
        return self.collected

    def bundle(self, folder, **words):
        assert folder is self.collected
        self.bundled = words


@pytest.fixture(params=["linux", "win32", "darwin"])
def built(request, monkeypatch, tmp_path):
    """The spec, evaluated as on that platform."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze"))
    monkeypatch.setattr(sys, "platform", request.param)
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: {"Py_ENABLE_SHARED": 1}.get(name, ""))
    built = Built(request.param)
    exec(compile(SPEC.read_text("utf-8"), str(SPEC), "exec"), built.names(tmp_path))
    return built


def test_executables_share_one_folder(built, request):
    parts, words = built.collected
    assert list(parts[: len(built.exes)]) == built.exes
    assert words["name"] == "concgui"
    names = {exe["name"]: exe["console"] for exe in built.exes}
    wanted = {
        "linux": {"concgui": True},
        "win32": {"Concgui": False, "concgui-cli": True},
        "darwin": {"concgui": False},
    }
    assert names == wanted[sys.platform]
    assert bool(built.bundled) == (sys.platform == "darwin")


def test_all_that_is_named_is_there(built):
    for source, _ in built.analysis.asked["datas"] + built.analysis.asked["binaries"]:
        assert glob.glob(source), source  # noqa: PTH207 - absolute patterns
    for words in [*built.exes, built.bundled]:
        for key in {"icon", "version"} & words.keys() - ({"version"} if words is built.bundled else set()):
            assert Path(words[key]).is_file()
    folders = {folder for _, folder in built.analysis.asked["datas"]}
    assert {"concgui/program", "concgui/resources"} <= folders


def test_what_is_left_out_has_other_names_elsewhere(built):
    left = [entry[0] for entry in built.analysis.binaries]
    assert left == [name for name in FOUND[sys.platform] if not re.search(r"tls|Qml", name)]
    assert built.analysis.datas == []


def test_windows_is_told_who_it_is(built):
    if sys.platform != "win32":
        assert not any({"version", "manifest"} & exe.keys() for exe in built.exes)
        return

    def texts(*strings):
        return dict(strings)

    names = dict.fromkeys(("VSVersionInfo", "FixedFileInfo", "VarStruct"), lambda *args, **words: words or args)
    names |= {"StringFileInfo": lambda tables: tables[0], "VarFileInfo": lambda _: None}
    names |= {"StringTable": lambda _, strings: texts(*strings), "StringStruct": lambda *pair: pair}
    for exe in built.exes:
        said = eval(Path(exe["version"]).read_text("utf-8"), names)
        assert len(said["ffi"]["filevers"]) == 4
        assert said["kids"][0]["OriginalFilename"] == exe["name"] + ".exe"
        manifest = ET.tostring(ET.fromstring(exe["manifest"].encode()), "unicode")
        assert ">true</" in manifest.split("longPathAware")[1]
        assert "PerMonitorV2" in manifest
        assert 'level="asInvoker"' in manifest


def test_macos_knows_what_the_application_opens(built):
    if sys.platform != "darwin":
        return
    said = plistlib.loads(plistlib.dumps(built.bundled["info_plist"]))
    roles = {kind["LSItemContentTypes"][0]: kind["CFBundleTypeRole"] for kind in said["CFBundleDocumentTypes"]}
    (exported,) = said["UTExportedTypeDeclarations"]
    assert roles == {exported["UTTypeIdentifier"]: "Viewer", "public.python-script": "Viewer"}
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["concgui"]
    assert (PACKAGING / "macos" / exported["UTTypeIconFile"]).is_file()
    assert said["CFBundleShortVersionString"] == built.bundled["version"]
    assert said["NSHighResolutionCapable"] is True
    assert re.fullmatch(r"\d+\.\d+", said["LSMinimumSystemVersion"])


@pytest.fixture
def base(monkeypatch, tmp_path) -> Path:
    """A Python as it is installed on Windows or macOS, of a few files."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze"))
    base = tmp_path / "base"
    names = "python.exe pythonw.exe python3.dll python313.dll vcruntime140.dll DLLs/_ssl.pyd DLLs/py.ico"
    names += f" tcl/tcl8.6/init.tcl bin/{VERSION} lib/lib{VERSION}.dylib"
    names += f" lib/tcl8.6/init.tcl lib/{VERSION}/lib-dynload/_x.so lib/{VERSION}/lib-dynload/readline.so"
    names += " Lib/os.py Lib/test/no.py"
    for name in names.split():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# nothing")
    monkeypatch.setattr(sys, "base_prefix", str(base))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    import plain_python

    monkeypatch.setattr(plain_python, "_library", lambda: base / "Lib")
    return base


def test_windows_programs_are_run_by_the_python_that_was_packed(base, monkeypatch, tmp_path):
    import plain_python

    internal = tmp_path / "a folder" / "_internal"
    monkeypatch.setattr(sys, "_MEIPASS", str(internal), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    plain_python.install(internal)
    assert Path(own_python()).is_file()
    there = {path.relative_to(internal / "python").as_posix() for path in internal.rglob("*") if path.suffix != ".pyc"}
    assert {"pythonw.exe", "python313.dll", "vcruntime140.dll", "DLLs/_ssl.pyd", "Lib/os.py", "tcl/tcl8.6"} <= there
    assert not {"DLLs/py.ico", "Lib/test"} & there


def test_macos_programs_are_run_by_the_python_in_the_application(base, monkeypatch, tmp_path):
    import for_macos
    import plain_python

    contents = tmp_path / for_macos.APPLICATION / "Contents"
    for name in ("Frameworks", "Resources"):  # as PyInstaller leaves them
        (contents / name).mkdir(parents=True)
    (contents / "Frameworks" / f"lib{VERSION}.dylib").write_text("library")
    (contents / "Resources" / f"lib{VERSION}.dylib").symlink_to(f"../Frameworks/lib{VERSION}.dylib")
    tree = tmp_path / "concgui"
    (tree / "_internal" / "licences").mkdir(parents=True)
    signed = []
    monkeypatch.setattr(for_macos, "sign", signed.append)
    monkeypatch.setattr(sys, "_MEIPASS", str(contents / "Frameworks"), raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    plain_python.install(tree / "_internal")
    assert for_macos.complete(tmp_path, tree) == contents.parent == signed[0]
    python = Path(own_python())
    assert python.is_file()
    assert python.parents[1].is_symlink()
    # What the executable is linked with: @executable_path/../lib/libpython3.x.dylib
    assert (python.resolve().parents[1] / "lib" / f"lib{VERSION}.dylib").read_text() == "library"
    modules = python.parents[1] / "lib" / VERSION / "lib-dynload"
    assert [path.name for path in modules.iterdir()] == ["_x.so"]
    assert (contents / "Frameworks" / "licences").is_dir()
    assert (contents / "Resources" / "concgui-document.icns").is_file()


def test_pythons_own_licence_is_found_where_windows_has_it(base, monkeypatch):
    import licence_texts

    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(base / "Lib"))
    (base / "LICENSE.txt").write_text("PSF")
    assert licence_texts.kept("python:LICENSE.txt") == "PSF\n"


def test_a_framework_cannot_be_packed(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze"))
    import plain_python

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: "Python" if name == "PYTHONFRAMEWORK" else 1)
    with pytest.raises(plain_python.BuildError, match="framework"):
        plain_python.check()


def test_the_installer_names_what_is_there(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze"))
    import for_windows

    script = PACKAGING / "windows" / "concgui.iss"
    text = script.read_text("utf-8")
    for key in ("LicenseFile", "SetupIconFile"):
        (path,) = re.findall(rf"^{key}=(.+)$", text, re.MULTILINE)
        assert (script.parent / path.replace("\\", "/")).is_file()
    assert f'#define Program "{for_windows.WINDOW}.exe"' in text
    ((icon, folder),) = for_windows.data(PACKAGING.parent)
    assert f"{{app}}\\_internal\\{folder}\\{Path(icon).name}" in text
    assert "PrivilegesRequired=lowest" in text
    # What is written into the registry is taken out again: whole keys, or the value in a key of others.
    for line in re.findall(r"^Root: .+$", text, re.MULTILINE):
        assert re.search(r"Classes\\(Concgui\.|Applications\\)", line) or "uninsdeletevalue" in line, line
