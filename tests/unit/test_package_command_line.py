"""The manual page and the completions know every command and every option that Concgui has, and no others."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from concgui import cli
from concgui.commands import doctorargs, recordargs
from tests.need import need

ROOT = Path(__file__).resolve().parents[2]
OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*")
VERBS = ["lessons", "lesson", "record", "render", "export", "doctor"]
#: How zsh is driven: it completes each line in a terminal of its own, and tells what it offers.
ZSH = """
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "source ./setup.zsh"
zpty -r z line '*#ready#*'
for text; do
  zpty -w -n z "$text"$'\\t'
  zpty -r z line '*#done#*'
  print -r -- "${line//$'\\r'}" | sed -n 's/^.*OFFER://p'
  print -r -- ----
done
zpty -d z
"""
ZSH_SETUP = """
PROMPT=; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D
offers() { zle complete-word; zle kill-whole-line; print "#done#" }
zle -N offers; zle -C complete-word complete-word _main_complete
bindkey "^M" undefined; bindkey "^J" undefined; bindkey "^I" offers
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  typeset -a offered
  builtin compadd -O offered "$@"
  (( $#offered )) && print -rl -- "OFFER:"${^offered}
  builtin compadd "$@"
}
print "#ready#"
"""
BASH = """
source ./concgui.bash
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_concgui
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(autouse=True)
def _packaging(monkeypatch):
    for folder in ("", "freeze", "linux"):  # as `package.py` does
        monkeypatch.syspath_prepend(str(ROOT / "packaging" / folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")


@pytest.fixture
def folder(tmp_path, monkeypatch, _packaging):
    """A folder to complete names in, with the completions."""
    import debparts

    for name in ("concgui.bash", "_concgui", "concgui.fish"):
        (tmp_path / name).write_text(debparts.text(name))
    (tmp_path / "setup.zsh").write_text(ZSH_SETUP)
    for name in ("one.py", "run.concgui", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def options_of(verb: str, capsys: pytest.CaptureFixture) -> set[str]:
    """The options that a command tells of; "" is the window."""
    if not verb:
        return set(OPTION.findall(cli.USAGE)) - {"--self-test"} | {"-h", "--help", "-V"}
    if verb == "record":
        return set(recordargs._WITH_VALUE) | set(recordargs._WITHOUT_VALUE) | {"-h", "--help"}
    if verb == "doctor":
        return set(OPTION.findall(doctorargs.USAGE)) - {"-test"} | {"-h", "--help"}
    with pytest.raises(SystemExit):
        cli.dispatch([verb, "--help"])
    described = capsys.readouterr().out.partition("options:")[2]
    first = [line for line in described.splitlines() if line.startswith("  -")]
    return {option for line in first for option in OPTION.findall(line.partition("   ")[0])}


def manual_sections() -> dict[str, str]:
    import debparts

    text = debparts.text("concgui.1").replace("\\-", "-")
    parts = re.split(r"^\.S[HS] (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def bash(*words: str) -> set[str]:
    done = subprocess.run(["bash", "-c", BASH, "bash", *words], capture_output=True, text=True, check=True)
    assert not done.stderr
    return set(done.stdout.split("\n")) - {""}


def zsh(*lines: str) -> list[set[str]]:
    done = subprocess.run(["zsh", "-fc", ZSH, "zsh", *lines], capture_output=True, text=True, timeout=30, check=True)
    return [set(answer.splitlines()) for answer in done.stdout.split("----\n")[:-1]]


def fish(*lines: str) -> list[set[str]]:
    script = "source ./concgui.fish\n" + "\n".join(f"complete -C '{line}'; echo ----" for line in lines)
    done = subprocess.run(["fish", "-N", "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert not done.stderr
    answers = done.stdout.split("----\n")[:-1]
    return [{line.partition("\t")[0] for line in answer.splitlines()} for answer in answers]


def test_the_list_of_commands_here_is_complete():
    told = set(re.findall(r"^(?:usage:)? +concgui ([a-z]+)", cli.USAGE, re.MULTILINE))
    assert told == set(VERBS)


def test_the_manual_page_knows_all_of_it(capsys):
    sections = manual_sections()
    told = {"": sections["Of the window"]}
    told |= {verb: text for verb in VERBS for title, text in sections.items() if title.split()[:2] == ["concgui", verb]}
    assert set(told) == {"", *VERBS}
    for verb, text in told.items():
        # What is explained stands in the line behind .TP; that all commands take -h is said once.
        heads = " ".join(re.findall(r"^\.TP\n(.*)$", text, re.MULTILINE))
        given = set(OPTION.findall(re.sub(r"^\.?[A-Z]{1,2} |\\f[RIB]", " ", heads).replace('"', " ")))
        assert given | {"-h", "--help"} == options_of(verb, capsys) | {"-h", "--help"}, verb
    synopsis = sections["SYNOPSIS"]
    assert set(re.findall(r"^\.B concgui ([a-z]+)$", synopsis, re.MULTILINE)) == set(VERBS)
    from concgui.commands.lessonargs import CANNOT_BE_SHOWN, DOES_NOT_HOLD
    from concgui.control.record import TIMED_OUT

    codes = set(re.findall(r"^\.B (\d+)$", sections["EXIT STATUS"], re.MULTILINE))
    assert codes == {"0", "2", "70"} | {str(code) for code in (TIMED_OUT, CANNOT_BE_SHOWN, DOES_NOT_HOLD)}


def test_the_manual_page_is_well_formed(tmp_path):
    need(shutil.which("man"), "man is not installed")
    import debparts

    page = tmp_path / "concgui.1"
    page.write_text(debparts.text("concgui.1"))
    environ = {**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"}
    done = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, env=environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Draw a recording as a picture." in done.stdout


def test_bash_completes_commands_options_lessons_and_files(folder, capsys):
    import debparts

    need(shutil.which("bash"), "bash is not installed")
    assert bash("concgui", "") == {*VERBS, "help", "one.py", "run.concgui", "sub"}
    assert bash("concgui", "-") == options_of("", capsys)
    for verb in VERBS:
        assert bash("concgui", verb, "-") == options_of(verb, capsys), verb
    assert bash("concgui", "lesson", "") == {*debparts.lessons(), "sub"}
    assert bash("concgui", "record", "") == {"one.py", "sub"}
    assert bash("concgui", "record", "one.py", "-") == set()  # the script's own
    assert bash("concgui", "--source", "=", "k") == bash("concgui", "--source", "k") == {"kernel"}
    assert bash("concgui", "--python", "x", "--desktop", "one.py", "r") == {"run.concgui"}


def test_zsh_completes_commands_options_lessons_and_files(folder, capsys):
    need(shutil.which("zsh"), "zsh is not installed")
    options = ["concgui -", *(f"concgui {verb} -" for verb in VERBS)]
    *given, first, lesson, behind = zsh(*options, "concgui ", "concgui lesson te", "concgui record one.py -")
    for verb, offered in zip(("", *VERBS), given, strict=True):
        assert offered == options_of(verb, capsys), verb
    assert first == {*VERBS, "help", "one.py", "run.concgui", "sub"}
    assert (lesson, behind) == ({"terminate"}, set())


def test_fish_completes_commands_options_lessons_and_files(folder, capsys):
    import debparts

    need(shutil.which("fish"), "fish is not installed")
    options = ["concgui -", "concgui --", *(f"concgui {verb} {hyphens}" for verb in VERBS for hyphens in ("-", "--"))]
    lines = [*options, "concgui ", "concgui lesson ", "concgui record ", "concgui record one.py -"]
    *given, first, lessons, scripts, behind = fish(*lines)
    for verb, short, long in zip(("", *VERBS), given[::2], given[1::2], strict=True):
        assert short | long == options_of(verb, capsys), verb
    assert first == {*VERBS, "help", "one.py", "run.concgui", "sub/"}
    assert lessons == {*debparts.lessons(), "sub/"}
    assert scripts == {"one.py", "sub/"}
    assert behind == set()
