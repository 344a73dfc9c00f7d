"""A ThreadPoolExecutor whose futures are taken as they are completed; some of the pages do not exist."""
import threading
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait

PAGES = {"news": 0.03, "weather": 0.01, "sport": 0.02, "nothing": 0.0, "nowhere": 0.04}
local = threading.local()


def connect(host):
    local.host = host


def load(page):
    time.sleep(PAGES[page])
    if page.startswith("no"):
        raise OSError(f"no page {page!r}")
    return f"{local.host}/{page}"


if __name__ == "__main__":
    with ThreadPoolExecutor(3, thread_name_prefix="loader", initializer=connect, initargs=("host",)) as executor:
        pages = {executor.submit(load, page): page for page in PAGES}
        seen = {}
        for future in as_completed(pages, timeout=10):
            try:
                seen[pages[future]] = future.result()
            except OSError as error:
                seen[pages[future]] = f"{type(error).__name__}: {error}"
        for page in sorted(seen):
            print(page, "->", seen[page])
        print(list(executor.map(load, ["sport", "news"])))
        done, rest = wait([executor.submit(load, page) for page in ("nothing", "sport")], return_when=FIRST_EXCEPTION)
        print([type(future.exception()).__name__ for future in done], len(rest))
    executor = ThreadPoolExecutor(1)
    busy, waiting = executor.submit(time.sleep, 0.05), executor.submit(print, "never")
    print(waiting.cancel(), waiting.cancelled(), busy.cancel())
    executor.shutdown(cancel_futures=True)
    try:
        executor.submit(print)
    except RuntimeError as error:
        print(error)
