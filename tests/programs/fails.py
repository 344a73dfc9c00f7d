"""Every way in which a worker or main can fail, one after another, each joined before the next."""
import os
import signal
import sys
import threading
from multiprocessing import Process


def inner(n):
    return 1 // n


def divide():
    inner(0)


def leave_with_text():
    sys.exit("text for stderr")


def leave_with(code):
    sys.exit(code)


def leave_hard():
    os._exit(300)


class Own(Process):
    def run(self):
        inner(0)


def main():
    for worker in (
        Process(target=divide),
        Process(target=leave_with_text),
        Process(target=leave_with, args=(7,)),
        Process(target=leave_hard),
        Own(name="own"),
    ):
        worker.start()
        worker.join()
        print(worker.name, worker.exitcode, flush=True)
    asleep = Process(target=signal.pause)
    asleep.start()
    asleep.terminate()
    asleep.join()
    print(asleep.exitcode, flush=True)
    thread = threading.Thread(target=divide, name="t")
    thread.start()
    thread.join()
    try:
        Process(target=divide).join()
    except AssertionError as error:
        print(error, flush=True)
    divided = Process(target=divide)
    divided.start()
    divided.join()
    divided.start()


if __name__ == "__main__":
    main()
