"""Workers that sleep and that burn CPU, with a grandchild: python tree.py FILE METHOD… [deaf] [flat].

FILE grows by a byte for each; they are deaf to SIGTERM or not, and without the grandchild.
"""
import multiprocessing
import os
import signal
import sys
import time


def work(file, kind):
    if os.environ.get("TREE_DEAF"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.nice(19)  # many trees share two cores with what looks at them
    with open(file, "ab", buffering=0) as up:
        up.write(b".")
    while kind == "compute":
        pass
    time.sleep(600)


def nest(file):
    child = multiprocessing.Process(target=work, args=(file, "sleep"))
    child.start()
    work(file, "sleep")


if __name__ == "__main__":
    file = sys.argv[1]
    methods = [word for word in sys.argv[2:] if word not in ("deaf", "flat")]
    if "deaf" in sys.argv:
        os.environ["TREE_DEAF"] = "yes"  # also for who does not come from fork
    workers = []
    for method in methods:
        context = multiprocessing.get_context(method)
        workers += [context.Process(target=work, args=(file, kind)) for kind in ("sleep", "compute")]
        if "flat" not in sys.argv:
            workers.append(context.Process(target=nest, args=(file,)))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
