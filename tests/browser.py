"""A headless Chromium of its own, driven by the DevTools protocol over a pipe; gone with whoever started it.

Messages are JSON that ends with a zero byte (`--remote-debugging-pipe`): the browser reads them from descriptor 3 and
writes to descriptor 4, and ends when its pipe does. It reaches nothing but this machine.
"""

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from pathlib import Path
from typing import Any, Self

Json = dict[str, Any]

#: Programs that are a Chromium, the smallest first.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless", "--no-sandbox", "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-gpu", "--hide-scrollbars",
    "--disable-dev-shm-usage", "--password-store=basic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
#: Puts the pipe's ends where the browser looks for them, and becomes the browser.
_BECOME = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"
)
_ABOVE = 10  #: descriptors from here on are handed over: none of them is 3 or 4
_TIMEOUT_S = 60.0


def find_browser() -> str:
    """Return the path of a Chromium on the PATH, "" when there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


class BrowserError(Exception):
    """The browser did not answer, or refused."""


class Browser:
    """Context manager: a running browser with one empty page of `size`."""

    def __init__(self, size: tuple[int, int] = (1920, 1080), program: str = "") -> None:
        self.size = size
        self.program = program or find_browser()
        self.events: deque[Json] = deque(maxlen=10_000)  #: what the page told, in order
        self._number = 0
        self._rest = b""
        self._session = ""

    def __enter__(self) -> Self:
        self._home = tempfile.TemporaryDirectory(prefix="concgui-browser-", ignore_cleanup_errors=True)
        theirs_in, self._to = _pipe()
        self._from, theirs_out = _pipe()
        width, height = self.size
        command = [self.program, *OPTIONS, f"--user-data-dir={self._home.name}", f"--window-size={width},{height}"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _BECOME, str(theirs_in), str(theirs_out), *command, "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self._home.name, "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            page = next(one for one in self.call("Target.getTargets")["targetInfos"] if one["type"] == "page")
            attached = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
            self._session = attached["sessionId"]
            for domain in ("Page", "Runtime"):
                self.call(f"{domain}.enable")
            self.call(
                "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
            )
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._to)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)  # it leads a group: what is left of its children
        self.process.wait()
        deadline = time.monotonic() + 5
        while self.processes() and time.monotonic() < deadline:
            select.select([], [], [], 0.02)
        os.close(self._from)
        self._home.cleanup()

    # the protocol

    def call(self, method: str, timeout: float = _TIMEOUT_S, **params: Any) -> Json:
        """Ask for something and return the answer. Raise BrowserError."""
        self._number += 1
        message: Json = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        _write(self._to, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + timeout
        while True:
            told = self._read(deadline, method)
            if told.get("id") != self._number:
                self.events.append(told)
            elif "error" in told:
                raise BrowserError(f"{method}: {told['error']}")
            else:
                answer: Json = told["result"]
                return answer

    def evaluate(self, expression: str, timeout: float = _TIMEOUT_S) -> Any:
        """Return the value of a JavaScript expression; of a promise, what it comes to. Raise BrowserError."""
        answer = self.call(
            "Runtime.evaluate", timeout, expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(f"{details.get('exception', {}).get('description') or details['text']}: {expression}")
        return answer["result"].get("value")

    def wait(self, expression: str, timeout: float = _TIMEOUT_S) -> None:
        """Wait until a JavaScript expression is true. Raise BrowserError when it does not become so."""
        ask = f"""new Promise((done, fail) => {{
            const until = performance.now() + {timeout * 1000};
            const look = () => {{
                let good = false;
                try {{ good = Boolean({expression}); }} catch (_) {{ /* not there yet */ }}
                if (good) done(true); else if (performance.now() > until) fail(new Error("waited in vain"));
                else setTimeout(look, 10);
            }};
            look();
        }})"""
        self.evaluate(ask, timeout + _TIMEOUT_S)

    def open(self, address: str) -> None:
        """Open a page in place of the one that is shown; return when its document is there."""
        self.call("Page.navigate", url=address)
        self.wait(f"location.href.startsWith({json.dumps(address)}) && document.readyState !== 'loading'")

    def picture(self, path: Path) -> None:
        """Write what the page shows as a PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def exceptions(self) -> list[str]:
        """Return the exceptions of the page that nobody has caught."""
        self.evaluate("0")  # what was told before this is here then
        thrown = [
            one["params"]["exceptionDetails"] for one in self.events if one["method"] == "Runtime.exceptionThrown"
        ]
        return [one.get("exception", {}).get("description") or one["text"] for one in thrown]

    def processes(self) -> list[int]:
        """Return the pids of the browser's processes."""
        found = []
        for folder in Path("/proc").iterdir():
            if folder.name.isdecimal():
                try:
                    session = int((folder / "stat").read_text().rpartition(")")[2].split()[3])
                except (OSError, IndexError):
                    continue
                if session == self.process.pid:
                    found.append(int(folder.name))
        return found

    def _read(self, deadline: float, what: str) -> Json:
        """Return the next message."""
        while b"\0" not in self._rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._from], [], [], left)[0]:
                raise BrowserError(f"{what}: the browser has not answered")
            data = os.read(self._from, 1 << 20)
            if not data:
                raise BrowserError(f"{what}: the browser is gone")
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        answer: Json = json.loads(message)
        return answer


def _pipe() -> tuple[int, int]:
    """Return the reading and the writing end of a pipe, both with numbers that are free in the browser too."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _ABOVE) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
