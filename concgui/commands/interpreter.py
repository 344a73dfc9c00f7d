"""Whether a file that the user names is a Python that can be observed. No Qt."""

from concgui.control.interpreters import learn
from concgui.usage import UsageError


def checked_python(python: str) -> str:
    """Return the interpreter's path after asking it for its version. Raise UsageError with one sentence."""
    learnt = learn(python, seconds=30)
    if learnt.problem:
        raise UsageError(learnt.problem)
    return learnt.path
