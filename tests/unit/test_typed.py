"""A program's stdin as a pipe from us: what plain Python has there, and writes that never wait."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.control.launch import LaunchSpec, launch, readable
from concgui.control.typed import MAX_WAITING, TypedInput

ABOUT_STDIN = (
    "import sys\nprint(sys.stdin.isatty(), sys.stdin.encoding, sys.stdin.errors, sys.stdin.line_buffering, "
    "sys.stdin.fileno(), type(sys.stdin.buffer).__name__, sys.stdin.name, sys.stdin.read())\n"
)


@pytest.fixture
def run(tmp_path: Path):
    """Launch scripts that are gone at the end of the test."""
    programs = []

    def running(text: str):
        path = tmp_path / "script.py"
        path.write_text(text)
        programs.append(launch(LaunchSpec("script", str(path), typed=True)))
        return programs[-1]

    yield running
    for program in programs:
        program.kill()
        assert program.wait(10) is not None
        program.close()


@pytest.fixture
def pipe():
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    typed = TypedInput(writing)
    yield typed, reading
    typed.close()
    os.close(reading)


def until(fd: int, end: bytes) -> str:
    """Read until these bytes have come, or to the end."""
    data = b""
    while not data.endswith(end) and readable([fd], 10) and (more := os.read(fd, 1)):
        data += more
    return data.decode()


def test_a_prompt_is_there_before_its_answer_is_typed(run) -> None:
    program = run("name = input('Name? ')\nprint('Hello', name)\n")
    assert until(program.stdout_fd, b"? ") == "Name? "
    assert program.typed.write("Zoë\n".encode())
    assert until(program.stdout_fd, b"\n") == "Hello Zoë\n"
    assert program.wait(10) == 0


def test_stdin_is_what_plain_python_has_with_a_pipe(run, tmp_path) -> None:
    program = run(ABOUT_STDIN)
    assert program.typed.write(b"abc")
    program.typed.end()
    assert program.wait(10) == 0
    plain = subprocess.run(
        [sys.executable, tmp_path / "script.py"], input="abc", capture_output=True, text=True, check=True
    )
    assert until(program.stdout_fd, b"\n") == plain.stdout


def test_after_the_end_comes_an_eof_error(run) -> None:
    program = run("print(input())\nprint(input())\n")
    program.typed.write(b"once\n")
    program.typed.end()
    assert program.wait(10) == 1
    assert until(program.stdout_fd, b"\n") == "once\n"
    assert until(program.stderr_fd, b"\n\n").endswith("EOFError: EOF when reading a line\n")


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_workers_have_no_input_as_ever(run, method) -> None:
    program = run(
        "import sys, multiprocessing as m\ndef work():\n    print(sys.stdin.read() == '')\n"
        f"if __name__ == '__main__':\n    m.set_start_method('{method}')\n"
        "    p = m.Process(target=work)\n    p.start()\n    p.join()\n    print(input())\n"
    )
    assert program.typed.write(b"for main\n")
    assert program.wait(20) == 0
    assert until(program.stdout_fd, b"main\n") == "True\nfor main\n"


def test_a_program_that_never_reads_does_not_hold_us_up(pipe) -> None:
    typed, reading = pipe
    line = b"x" * 999 + b"\n"
    taken = 0
    while typed.write(line):
        taken += 1000
    assert MAX_WAITING < taken < 2 * MAX_WAITING
    assert typed.unread == taken
    assert typed.has_unsent
    got = 0
    while got < taken:
        got += len(os.read(reading, 1 << 16))
        typed.flush()
    assert (typed.unread, typed.has_unsent) == (0, False)


def test_the_end_comes_after_what_waits(pipe) -> None:
    typed, reading = pipe
    assert typed.write(b"x" * 300_000)
    typed.end()
    assert not typed.write(b"too late")
    got = b""
    while chunk := os.read(reading, 1 << 16):
        got += chunk
        typed.flush()
    assert got == b"x" * 300_000


def test_who_closed_stdin_refuses(pipe) -> None:
    typed, reading = pipe
    typed.look()
    assert not typed.is_refused
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, reading)
    os.close(null)
    typed.look()
    assert typed.is_refused
    assert not typed.write(b"line\n")
    assert typed.unread == 0
