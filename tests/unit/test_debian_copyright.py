"""Debian's file `copyright`: each file of the package belongs to the component that its licence was collected for."""

from fnmatch import fnmatchcase

from tests.licensed import FILES, add, debian_copyright, licence_index, licences

copyright_of, Entry = debian_copyright.debian_copyright, licence_index.Entry


def paragraphs(text: str) -> list[dict[str, str]]:
    """The paragraphs with their fields; lines that go on have one space before them."""
    found = []
    for block in text.strip("\n").split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith(" "):
                fields[name] += "\n" + line
            else:
                name, _, value = line.partition(": ")
                fields[name] = value
        found.append(fields)
    return found


def test_each_file_is_in_the_paragraph_of_its_component(tmp_path):
    for name in FILES:
        add(tmp_path, name)
    text = copyright_of(licences.collect(tmp_path))
    head, *parts = paragraphs(text)
    assert head["Format"] == "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    for part in parts:
        assert {"Files", "Copyright", "License"} <= set(part)
    assert parts[0]["Files"] == "*"
    assert "Permission is hereby granted, free of charge" in parts[0]["License"]
    for name, component in FILES.items():
        path = f"usr/lib/concgui/{name}"
        matching = [part for part in parts if any(fnmatchcase(path, one) for one in part["Files"].split())]
        told = matching[-1].get("Comment", "Concgui")  # the last one that matches counts
        assert told.split(",")[0].startswith(component), path


def test_no_pattern_has_what_debian_does_not_know_and_whole_texts_are_in_the_package(tmp_path):
    for name in FILES:
        add(tmp_path, name)
    entries = licences.collect(tmp_path)
    text = copyright_of(entries, "opt/concgui")
    for part in paragraphs(text)[1:]:
        assert not set("[]") & set(part["Files"])
    assert " /opt/concgui/_internal/licences/Qt-third-party.txt" in text.replace("  /", " /")
    assert "/usr/share/common-licenses/LGPL-3" in text


def test_what_is_only_inside_the_executable_is_told_with_it():
    told = {"licence": "GPL-2.0-or-later WITH Bootloader-exception", "texts": ["a.txt"], "files": ["../concgui"]}
    starter = Entry(name="Starter", version="6", copyright="2010 A; 2005 B", **told)
    module = Entry(name="module", version="1", licence="PSF-2.0", copyright="C", files=[], texts=["b.txt"])
    part = paragraphs(copyright_of([starter, module]))[2]
    assert part["Files"] == "usr/lib/concgui/concgui"
    assert part["Copyright"] == "2010 A\n 2005 B\n C"
    assert part["License"].startswith("GPL-2.0-or-later with Bootloader exception and PSF-2.0\n")
    assert "module 1" in part["Comment"]
