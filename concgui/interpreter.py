"""Whether a file that the user names is a Python that can be observed. No Qt."""

import subprocess

from concgui.control.launch import LaunchError, find_python

OLDEST = (3, 9)
_ASK = "import sys; sys.stdout.write('Python %d %d' % sys.version_info[:2])"


def check_python(python: str) -> str:
    """Return the interpreter's path after asking it for its version. Raise LaunchError with one sentence."""
    path = find_python(python)
    try:
        answer = subprocess.run(
            [path, "-E", "-S", "-c", _ASK],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=False,
        ).stdout.split()
    except OSError as error:
        raise LaunchError(f"{python!r} is not a Python interpreter: {error.strerror}.") from error
    except subprocess.TimeoutExpired as error:
        raise LaunchError(f"{python!r} is not a Python interpreter: it did not tell its version.") from error
    if len(answer) != 3 or answer[0] != b"Python":
        raise LaunchError(f"{python!r} is not a Python interpreter: it did not tell its version.")
    version = int(answer[1]), int(answer[2])
    if version < OLDEST:
        raise LaunchError(f"{python!r} is Python {version[0]}.{version[1]}; 3.9 or later is needed.")
    return path
