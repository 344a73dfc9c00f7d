import signal
import time
from multiprocessing import Process


def tidy():
    try:
        time.sleep(10)
    finally:
        print("finally has run")


def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(10)


if __name__ == "__main__":
    p1 = Process(target=tidy)
    p2 = Process(target=stubborn)
    p1.start()
    p2.start()
    time.sleep(1)
    print("main calls p1.terminate()")
    p1.terminate()
    print("p1 is alive:", p1.is_alive())
    p2.terminate()
    p2.join(1)
    print("main calls p2.kill()")
    p2.kill()
    p2.join()
    print("p1 ended with", p1.exitcode)
    print("p2 ended with", p2.exitcode)
