"""What a function that a worker runs does with its interval, as far as a card can say it. No numpy, no Qt."""

import ast

from concgui.core.scenario import Work

#: Clocks of the `time` module that count a thread's or a process's own CPU time.
CPU_CLOCKS = frozenset({"thread_time", "process_time", "thread_time_ns", "process_time_ns"})


def work_of(function: ast.FunctionDef) -> Work | None:
    """Return what ``def worker(id, interval)`` does for its interval, None if a card cannot say it.

    It sleeps: ``time.sleep(interval)`` is one of its statements. It computes: it asks for its CPU time, and its
    interval says how much. Nothing else, and not both.
    """
    given = function.args
    if len(given.args) != 2 or given.vararg or given.kwarg or given.kwonlyargs or given.posonlyargs or given.defaults:
        return None
    interval = given.args[1].arg
    if any(isinstance(node, ast.Name) and node.id == interval and _changes(node) for node in ast.walk(function)):
        return None
    sleeps = [node for node in ast.walk(function) if isinstance(node, ast.Call) and _called(node) == "sleep"]
    computes = any(_name(node) in CPU_CLOCKS for node in ast.walk(function))
    if computes:
        used = any(isinstance(node, ast.Name) and node.id == interval for node in ast.walk(function))
        return Work.COMPUTE if used and not sleeps else None
    direct = [one.value for one in function.body if isinstance(one, ast.Expr) and one.value in sleeps]
    if len(sleeps) != 1 or len(direct) != 1:
        return None
    (given_to_sleep,) = sleeps[0].args if len(sleeps[0].args) == 1 else (None,)
    return Work.SLEEP if isinstance(given_to_sleep, ast.Name) and given_to_sleep.id == interval else None


def _changes(node: ast.Name) -> bool:
    return not isinstance(node.ctx, ast.Load)


def _called(call: ast.Call) -> str:
    return _name(call.func)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
