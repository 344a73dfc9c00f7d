"""The names that a program may use so that it cannot notice how its statements are executed. No numpy, no Qt.

Not a sandbox: a program that uses anything else runs as a script, which is always exact.
"""

import ast
import builtins
from collections.abc import Collection

from concgui.core.words import tr

_SYNCHRONIZED = {"Lock", "RLock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"}
#: Module → the names of it that may be used, None for all public ones.
_MODULES: dict[str, set[str] | None] = {
    "time": None,
    "multiprocessing": {
        "Process", "active_children", "set_start_method", "get_start_method", "current_process", "cpu_count",
        "Queue", "SimpleQueue", "JoinableQueue", "Pipe", "Value", "Array", "TimeoutError", "freeze_support",
    } | _SYNCHRONIZED,
    "threading": {"Thread", "current_thread", "main_thread", "active_count", "enumerate", "local"} | _SYNCHRONIZED,
    "traceback": {"print_exc"},
    **dict.fromkeys(
        ("math", "random", "datetime", "itertools", "functools", "collections", "string", "statistics", "queue",
         "operator", "heapq", "bisect", "decimal", "fractions", "json", "re"),
        None,
    ),
}  # fmt: skip
_BUILTINS = {
    "abs", "all", "any", "ascii", "bin", "bool", "bytes", "chr", "dict", "divmod", "enumerate", "filter",
    "float", "format", "frozenset", "hex", "id", "int", "isinstance", "iter", "len", "list", "map", "max",
    "min", "next", "oct", "ord", "pow", "print", "range", "repr", "reversed", "round", "set", "slice",
    "sorted", "str", "sum", "tuple", "zip",
    "BaseException", "KeyboardInterrupt", "__name__",
}  # fmt: skip
_BUILTINS |= {name for name, what in vars(builtins).items() if isinstance(what, type) and issubclass(what, Exception)}
#: What makes workers: it may be called where a card shows them, and be used nowhere else.
_MAKERS = {"Process": "multiprocessing", "Thread": "threading"}


def foreign_name(tree: ast.Module, workers: Collection[ast.Call]) -> str:
    """Return why a program can do what statements executed one by one could not, or "". `workers`: that cards show."""
    modules: dict[str, str] = {}  # variable → module
    names: dict[str, tuple[str, str]] = {}  # variable → module, name
    for node in ast.walk(tree):
        problem = ""
        if isinstance(node, ast.Import):
            problem = _import(node, modules)
        elif isinstance(node, ast.ImportFrom):
            problem = _import_from(node, names)
        if problem:
            return problem
    own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    own |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    own |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name}
    clash = own & (modules.keys() | names.keys())
    if clash:
        return tr("{name} is imported and is something else, too", name=min(clash))
    makers = {id(call.func) for call in workers}
    bases = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            problem = _attribute(node, modules, makers)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            problem = _name(node, {*own, *names} | (modules.keys() if id(node) in bases else set()), names, makers)
        else:
            problem = ""
        if problem:
            return problem
    return ""


def _import(node: ast.Import, modules: dict[str, str]) -> str:
    for one in node.names:
        if one.name not in _MODULES:
            return tr("line {line} imports {name}", line=node.lineno, name=one.name)
        modules[one.asname or one.name] = one.name
    return ""


def _import_from(node: ast.ImportFrom, names: dict[str, tuple[str, str]]) -> str:
    module = node.module or ""
    for one in node.names:
        if node.level or not _allows(module, one.name):
            return tr(
                "line {line} imports {name} from {module}",
                line=node.lineno,
                name=one.name,
                module="." * node.level + module,
            )
        if one.name in _MAKERS and one.asname:
            return tr("line {line} gives {name} another name", line=node.lineno, name=one.name)
        names[one.asname or one.name] = (module, one.name)
    return ""


def _allows(module: str, name: str) -> bool:
    if module not in _MODULES or name.startswith("_") or name == "*":
        return False
    allowed = _MODULES[module]
    return allowed is None or name in allowed


def _attribute(node: ast.Attribute, modules: dict[str, str], makers: Collection[int]) -> str:
    if node.attr.startswith("_"):
        return tr("line {line} uses {name}", line=node.lineno, name=node.attr)
    module = modules.get(node.value.id, "") if isinstance(node.value, ast.Name) else ""
    if module and not isinstance(node.ctx, ast.Load):
        return tr("line {line} changes {module}.{name}", line=node.lineno, module=module, name=node.attr)
    if module and not _allows(module, node.attr):
        return tr("line {line} uses {module}.{name}", line=node.lineno, module=module, name=node.attr)
    if node.attr in _MAKERS and (module != _MAKERS[node.attr] or id(node) not in makers):
        return tr("line {line} uses {name} in a way that no card can show", line=node.lineno, name=node.attr)
    return ""


def _name(node: ast.Name, known: Collection[str], names: dict[str, tuple[str, str]], makers: Collection[int]) -> str:
    if node.id not in known and node.id not in _BUILTINS:
        return tr("line {line} uses {name}", line=node.lineno, name=node.id)
    module, name = names.get(node.id, ("", ""))
    if (name or node.id) in _MAKERS and (module != _MAKERS[name or node.id] or id(node) not in makers):
        return tr("line {line} uses {name} in a way that no card can show", line=node.lineno, name=node.id)
    return ""
