"""Whether a file that the user names is a Python that can be observed. No Qt."""

from concgui.control.interpreters import learn
from concgui.control.launch import LaunchError


def check_python(python: str) -> str:
    """Return the interpreter's path after asking it for its version. Raise LaunchError with one sentence."""
    learnt = learn(python, seconds=30)
    if learnt.problem:
        raise LaunchError(learnt.problem)
    return learnt.path
