import os
import signal
from multiprocessing import Process
from time import process_time, sleep


def worker(seconds):
    end = process_time() + seconds
    while process_time() < end:
        pass


if __name__ == "__main__":
    p1 = Process(target=worker, args=(0.8,))
    p1.start()
    sleep(0.5)
    os.kill(p1.pid, signal.SIGSTOP)
    print("p1 is stopped")
    sleep(1)
    print("p1 is alive:", p1.is_alive())
    os.kill(p1.pid, signal.SIGCONT)
    p1.join()
    print("exit code:", p1.exitcode)
