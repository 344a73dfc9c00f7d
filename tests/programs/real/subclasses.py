"""Subclasses of Process and Thread, daemons, names, sentinels, what a worker knows of itself, and the log of it all."""
import logging
import multiprocessing
import threading
import time
from multiprocessing.connection import wait


class Counter(multiprocessing.Process):
    def __init__(self, last):
        super().__init__(name=f"counts to {last}")
        self.last = last

    def run(self):
        for n in range(self.last):
            print(self.name, n, multiprocessing.current_process() is self, flush=True)


class Download(threading.Thread):
    def __init__(self, page):
        threading.Thread.__init__(self, name=page, daemon=True)
        self.page, self.size = page, None

    def run(self):
        time.sleep(0.01)
        self.size = len(self.page)


def sleep(ready):
    ready.set()
    time.sleep(60)


if __name__ == "__main__":
    log = multiprocessing.log_to_stderr()
    log.setLevel(logging.INFO)
    counter = Counter(3)
    print(counter.is_alive(), counter.exitcode, flush=True)
    counter.start()
    wait([counter.sentinel])
    counter.join()
    print(counter.is_alive(), counter.exitcode, flush=True)
    counter.close()
    try:
        counter.is_alive()
    except ValueError as error:
        print(error, flush=True)

    downloads = [Download(page) for page in ("index", "contents")]
    for download in downloads:
        download.start()
    for download in downloads:
        download.join()
    print([download.size for download in downloads], flush=True)

    ready = multiprocessing.Event()
    sleeper = multiprocessing.Process(target=sleep, args=(ready,), name="sleeper")
    sleeper.daemon = True
    sleeper.start()
    ready.wait()
    print([child.name for child in multiprocessing.active_children()], sleeper.daemon, flush=True)
    sleeper.terminate()
    sleeper.join()
    print(sleeper.exitcode, flush=True)
