"""What may be typed into the form, and the program that it makes."""

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.core import scenario
from concgui.core.scenario import InputError, Kind, Work, WorkerSpec, check_interval, check_name


def one_sentence(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and ". " not in text and text[0] == text[0].upper()


@pytest.mark.parametrize("name", ["p1", "t1", "worker_2", "_x", "größe", "工人"])
def test_a_name_that_is_a_variable_is_taken(name):
    assert check_name(name, ["p9"]) == ""


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "needs a name"),
        ("   ", "needs a name"),
        ("1p", "cannot be a variable"),
        ("p 1", "cannot be a variable"),
        ("p-1", "cannot be a variable"),
        ("p\n1", "cannot be a variable"),
        ("class", "Python's own language"),
        ("None", "Python's own language"),
        ("time", "meaning of its own"),
        ("Process", "meaning of its own"),
        ("sleep", "meaning of its own"),
        ("print", "meaning of its own"),
        ("__name__", "meaning of its own"),
        ("p2", "taken by another worker"),
        ("p" * 33, "too long"),
    ],
)
def test_a_name_that_would_break_the_program_is_refused_in_one_sentence(name, says):
    problem = check_name(name, ["p2", "p3"])
    assert says in problem
    assert "\n" not in problem


def test_names_are_compared_as_python_compares_them():
    assert "taken" in check_name("\ufb01", ["fi"])  # the ligature is the same variable
    assert check_name("\ufb01x", ["fi"]) == ""


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1", 1.0), ("1.5", 1.5), ("1,5", 1.5), (" 2 s ", 2.0), ("0.1", 0.1), ("10", 10.0), ("1e0", 1.0), (".5", 0.5)],
)
def test_an_interval_is_seconds(text, seconds):
    assert check_interval(text) == seconds


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("abc", "must be a number"),
        ("1.2.3", "must be a number"),
        ("1_0", "must be a number"),
        ("0x10", "must be a number"),
        ("0", "cannot be 0"),
        ("-0", "cannot be 0"),
        ("-1", "cannot be negative"),
        ("nan", "finite"),
        ("inf", "finite"),
        ("-inf", "finite"),
        ("1e400", "finite"),
        ("0.05", "too short"),
        ("10.5", "too long"),
        ("1e9", "too long"),
    ],
)
def test_a_wrong_interval_is_refused_in_one_sentence(text, says):
    with pytest.raises(InputError) as refused:
        check_interval(text)
    assert says in str(refused.value)
    assert one_sentence(str(refused.value).replace("1.2.3", ""))


@given(st.text(max_size=40))
def test_no_text_does_anything_but_a_number_or_a_sentence(text):
    try:
        found = check_interval(text)
    except InputError as error:
        found = str(error)
    assert "\n" not in found if isinstance(found, str) else 0.1 <= found <= 10


@given(st.text(max_size=40))
def test_a_name_that_passes_can_be_assigned_and_called(text):
    if check_name(text, ()) == "":
        assert not keyword.iskeyword(text)
        compile(f"{text} = 1\n{text}", "test", "exec")


def test_the_statements_are_as_one_would_write_them():
    thread = WorkerSpec(4, "t1", Kind.THREAD, Work.SLEEP, 1.5, "sleep", 4)
    assert scenario.create_statement(thread) == 't1 = Thread(target=sleep, args=(4, 1.5), name="t1")'
    process = WorkerSpec(1, "p1", Kind.PROCESS, Work.COMPUTE, 2.0, "compute", 1)
    assert scenario.create_statement(process) == 'p1 = Process(target=compute, args=(1, 2), name="p1")'
    assert scenario.start_statement("p1") == "p1.start()"
    assert scenario.join_statement("p1") == "p1.join()"
    assert scenario.join_statement("p1", 1.0) == "p1.join(1)"
    assert scenario.terminate_statement("p1") == "p1.terminate()"
    assert scenario.kill_statement("p1") == "p1.kill()"
    assert scenario.start_method_statement("spawn") == 'set_start_method("spawn")'
    assert scenario.start_method_statement("") == ""


@pytest.mark.parametrize("method", ["", "spawn"])
def test_the_free_program_defines_what_its_statements_use(method):
    names: dict[str, object] = {"__name__": "no main"}
    exec(compile(scenario.program_preamble(method), "free", "exec"), names)
    assert {"time", "Process", "Thread", "active_children", "sleep", "compute"} <= set(names)
    assert ("set_start_method" in names) == (method == "spawn")


def test_new_workers_are_numbered_and_the_65th_is_refused():
    workers: list[WorkerSpec] = []
    for _ in range(scenario.MAX_WORKERS):
        workers.append(scenario.new_worker(workers))
    assert [one.name for one in workers[:3]] == ["p1", "p2", "p3"]
    assert len({one.key for one in workers}) == len({one.name for one in workers}) == 64
    with pytest.raises(InputError, match=r"^There are 64 workers already, and more do not fit: remove one first\.$"):
        scenario.new_worker(workers)
    with pytest.raises(InputError, match="64 workers"):
        scenario.duplicate(workers[0], workers)


def test_a_duplicate_is_another_worker_that_does_the_same():
    workers = scenario.default_workers()
    copy = scenario.duplicate(workers[3], workers, key=77)
    assert (copy.key, copy.name, copy.kind, copy.interval) == (77, "t2", Kind.THREAD, workers[3].interval)
    assert copy.ident == 5


def test_fields_are_edited_by_what_is_typed():
    workers = scenario.default_workers()
    first = workers[0]
    assert scenario.edit(first, "name", "alice", workers).name == "alice"
    assert scenario.edit(first, "name", "p1", workers).name == "p1"
    assert scenario.edit(first, "interval", "2,5", workers).interval == 2.5
    assert scenario.edit(first, "kind", "thread", workers).kind is Kind.THREAD
    changed = scenario.edit(first, "work", "compute", workers)
    assert (changed.work, changed.target) == (Work.COMPUTE, "compute")
    with pytest.raises(InputError, match="taken"):
        scenario.edit(first, "name", "p2", workers)
