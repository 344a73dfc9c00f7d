"""The observed program prints, returns and leaves exactly what it does without us."""

import re
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.observed import METHODS, PROGRAMS, Outcome, pythons, run_observed, run_plain

PYTHONS = list(pythons())


def same(observed: Outcome, plain: Outcome) -> None:
    assert neutral(observed.out) == neutral(plain.out)
    assert neutral(observed.err) == neutral(plain.err)
    assert observed.code == plain.code


def neutral(text: str) -> str:
    """Addresses and names of temporary folders differ from run to run."""
    return re.sub(r"pymp-\w+", "pymp-…", re.sub(r"0x[0-9a-f]+", "0x…", text))


def sorted_lines(outcome: Outcome) -> Outcome:
    """The lines in no order. Whether p1 has ended when main asks who is alive is a busy machine's choice."""
    lines = [line for line in outcome.out.splitlines() if line != "Process-1"]
    return Outcome("\n".join(sorted(lines)), outcome.err, outcome.code)


def cases() -> list[tuple[str, str, str]]:
    """Each program by every start method of ours, and by every other Python, whose methods take turns."""
    programs = ("fails", "pools", "lambda_target", "classic", "logs")
    ours = [(program, PYTHONS[0], method) for program in programs for method in METHODS]
    return ours + [
        (program, python, METHODS[(turn + number) % len(METHODS)])
        for turn, program in enumerate(programs)
        for number, python in enumerate(PYTHONS[1:])
    ]


def test_the_cases_have_each_python_with_each_method_and_each_program() -> None:
    assert {(python, method) for _, python, method in cases()} == set(product(PYTHONS, METHODS))
    assert len({(program, python) for program, python, _ in cases()}) == 5 * len(PYTHONS)
    assert len({(program, method) for program, _, method in cases()}) == 5 * len(METHODS)


@pytest.mark.parametrize(("program", "python", "method"), cases())
def test_same_output_and_status(program: str, python: str, method: str, tmp_path: Path) -> None:
    script = PROGRAMS / f"{program}.py"
    observed = run_observed(script, tmp=tmp_path, python=python, method=method)
    plain = run_plain(script, tmp=tmp_path, python=python, method=method)
    if program == "classic":  # the workers' own lines are in no fixed order
        observed, plain = sorted_lines(observed), sorted_lines(plain)
    same(observed, plain)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_missing_guard_is_no_flood(method: str, tmp_path: Path) -> None:
    script = PROGRAMS / "no_guard.py"
    observed = run_observed(script, tmp=tmp_path, method=method)
    same(observed, run_plain(script, tmp=tmp_path, method=method))
    assert [e.kind for e in observed.events].count("REFUSED_IMPORTING") == 1


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("program", ["environment", "streams"])
def test_script_sees_what_it_sees_without_us(program: str, python: str, tmp_path: Path) -> None:
    script = PROGRAMS / f"{program}.py"
    observed = run_observed(script, "one", "--two", tmp=tmp_path, python=python)
    same(observed, run_plain(script, "one", "--two", tmp=tmp_path, python=python))


@pytest.mark.parametrize("python", PYTHONS)
def test_module(python: str, tmp_path: Path) -> None:
    observed = run_observed("environment", "x", tmp=tmp_path, python=python, mode="module", cwd=PROGRAMS)
    same(observed, run_plain("environment", "x", tmp=tmp_path, python=python, module=True, cwd=PROGRAMS))


SOURCES = {
    "empty": b"",
    "bom": b"\xef\xbb\xbfprint('bom')\n",
    "latin-1": "# -*- coding: latin-1 -*-\nprint(len('ü'))\n".encode("latin-1"),
    "syntax error": b"x = 1\nif x\n    pass\n",
    "exit with text": b"import sys\nsys.exit('text')\n",
    "hard exit": b"import os\nos._exit(300)\n",
    "raise": b"def f():\n    raise ValueError('u')\ntry:\n    1/0\nexcept ZeroDivisionError as e:\n    f()\n",
    "interrupted": b"import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(10)\n",
    "own hook": b"import sys\nsys.excepthook = lambda t, e, tb: print('mine', t.__name__, tb.tb_lineno)\n1/0\n",
    "killed": b"import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
    "thread goes on": (
        b"import threading, time\nthreading.Thread(target=lambda: (time.sleep(.1), print('end'))).start()\n"
    ),
    "atexit": b"import atexit\natexit.register(print, 'bye')\nraise SystemExit(5)\n",
    "no init": (
        b"import multiprocessing, threading\nclass P(multiprocessing.Process):\n    def __init__(self): pass\n"
        b"class T(threading.Thread):\n    def __init__(self): pass\n"
        b"for call in (P().start, P().join, T().start, T().join):\n    try: call()\n"
        b"    except Exception as error: print(type(error), error)\n"
    ),
    "errors of start and join, printed by hand": (
        b"import multiprocessing as mp, threading, traceback\nif __name__ == '__main__':\n"
        b"    t = threading.Thread(target=int); t.start(); t.join()\n"
        b"    p = mp.Process(target=int); p.start(); p.join()\n"
        b"    q = mp.get_context('spawn').Process(target=lambda: 0)\n"
        b"    for call in (t.start, p.start, q.start, mp.current_process().join, threading.Thread().join, q.join):\n"
        b"        try: call()\n        except Exception: traceback.print_exc()\n"
    ),
    "no words": b"class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E\n",
    "pool that nobody closed": (
        b"from multiprocessing import Pool\nif __name__ == '__main__':\n    pool = Pool(1)\n"
        b"    print(pool.map(abs, [-1]))\n"
    ),
    "modules thrown out": (
        b"import sys\nfor name in [name for name in sys.modules if '_program' in name]: del sys.modules[name]\n"
        b"import multiprocessing\nif __name__ == '__main__':\n"
        b"    p = multiprocessing.Process(target=print, args=(1,))\n"
        b"    p.start()\n    p.join()\n    print(p.exitcode)\n    1 / 0\n"
    ),
    "own hook fails": b"import sys\ndef hook(*_): raise RuntimeError('hook')\nsys.excepthook = hook\n1 / 0\n",
    "recursion": b"def f(): f()\ntry: f()\nexcept RecursionError: print('deep')\n",
}


def test_one_frame_of_ours_lies_under_the_program(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import sys\nframe = sys._getframe().f_back\nprint(frame.f_code.co_name, frame.f_back)\n")
    assert run_observed(script, tmp=tmp_path).out == "<module> None\n"


@pytest.mark.parametrize("name", SOURCES)
def test_any_source(name: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_bytes(SOURCES[name])
    same(run_observed(script, tmp=tmp_path), run_plain(script, tmp=tmp_path))


@pytest.mark.parametrize("python", PYTHONS)
def test_tracebacks_have_the_lines_of_all_their_frames(python: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import json, traceback\ndef inner():\n    x = 1\n    json.loads('x')\ndef outer():\n    inner()\n"
        "try:\n    outer()\nexcept ValueError:\n    traceback.print_exc()\n"
        "for n in range(2000):\n    n += 1\ndef late():\n    x = 1\n    json.loads('x')\nlate()\n"
    )
    same(run_observed(script, tmp=tmp_path, python=python), run_plain(script, tmp=tmp_path, python=python))


@pytest.mark.parametrize("python", PYTHONS)
def test_nothing_of_ours_is_printed_at_the_recursion_limit(python: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\ndef deep(n):\n    print(n)\n    deep(n + 1)\n"
        "for limit in range(60, 80):\n    sys.setrecursionlimit(limit)\n"
        "    try: deep(0)\n    except RecursionError: pass\nsys.setrecursionlimit(1000)\nprint('end')\n"
    )
    observed = run_observed(script, tmp=tmp_path, python=python)
    assert (observed.err, observed.code, observed.out[-4:]) == ("", 0, "end\n")


OLD = pytest.mark.skipif(sys.version_info < (3, 11, 4), reason="this Python reads a file only up to the NUL")


@pytest.mark.parametrize(
    "source", [b"print('\xfc')\n", pytest.param(b"print(1)\n\0\0", marks=OLD)], ids=["not utf-8", "nul"]
)
def test_undecodable_source_is_a_syntax_error(source: bytes, tmp_path: Path) -> None:
    """The interpreter words these two otherwise when it reads the file itself; kind and status are the same."""
    script = tmp_path / "script.py"
    script.write_bytes(source)
    observed, plain = run_observed(script, tmp=tmp_path), run_plain(script, tmp=tmp_path)
    assert (observed.out, observed.code) == (plain.out, plain.code) == ("", 1)
    assert "SyntaxError" in observed.err
    assert "launch.py" not in observed.err


@pytest.mark.skipif(sys.version_info < (3, 11), reason="exception groups")
def test_exception_group(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n")
    same(run_observed(script, tmp=tmp_path), run_plain(script, tmp=tmp_path))


@pytest.mark.skipif(len(PYTHONS) < 2, reason="only one Python here")
def test_children_of_another_python(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, sys\ndef work(): print(sys.version_info[1], flush=True)\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_executable({PYTHONS[1]!r})\n"
        "    p = multiprocessing.get_context('spawn').Process(target=work)\n    p.start()\n    p.join()\n"
        "    print(p.exitcode)\n"
    )
    observed = run_observed(script, tmp=tmp_path)
    same(observed, run_plain(script, tmp=tmp_path))
    assert sum(e.kind == "FIRST" for e in observed.events) == 1
