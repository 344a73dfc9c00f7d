import os
import signal
import time
from multiprocessing import Process


def worker(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


if __name__ == "__main__":
    p1 = Process(target=worker, args=(0.8,))
    p1.start()
    time.sleep(0.5)
    os.kill(p1.pid, signal.SIGSTOP)
    print("p1 is stopped")
    time.sleep(1)
    print("p1 is alive:", p1.is_alive())
    os.kill(p1.pid, signal.SIGCONT)
    p1.join()
    print("exit code:", p1.exitcode)
