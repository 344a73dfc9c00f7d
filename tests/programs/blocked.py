"""Every blocking call that is known by name, each really blocked. A line's mark tells who is blocked there, in what."""

import concurrent.futures
import multiprocessing
import queue
import subprocess
import sys
import threading
import time
from multiprocessing import connection

MOMENT = 0.06


def later(function, *args):
    timer = threading.Timer(MOMENT, function, args)
    timer.start()
    return timer


def run(target, *args):
    worker = multiprocessing.Process(target=target, args=args)
    worker.start()
    return worker


def hold(lock, taken):
    with lock:
        taken.set()
        time.sleep(MOMENT)  #: thread time.sleep(0.06)


def held(lock):
    taken = threading.Event()
    threading.Thread(target=hold, args=(lock, taken)).start()
    taken.wait()
    return lock


def take(lock, ready):
    ready.set()
    with lock:  #: process Lock.acquire()
        pass
    lock.acquire()
    lock.release()


def give(things):
    time.sleep(MOMENT)
    things.put(1)


def answer(end, ready):
    ready.set()
    end.recv()  #: process Connection.recv()
    time.sleep(MOMENT)
    end.send("answer")
    time.sleep(MOMENT)
    end.send(bytes(1_000_000))  #: process Connection.send()


def release_all(event, condition, barrier, semaphore):
    time.sleep(MOMENT)
    event.set()
    time.sleep(MOMENT)
    with condition:
        condition.notify()
    time.sleep(MOMENT)
    barrier.wait()
    time.sleep(MOMENT)
    semaphore.release()


def work(number):
    time.sleep(MOMENT)
    return number


def threads():
    lock, rlock, condition = threading.Lock(), threading.RLock(), threading.Condition()
    with lock:  #: nobody
        pass
    with rlock, condition:  #: nobody
        rlock.acquire()  #: nobody
        rlock.release()
    lock.acquire()  #: nobody
    print(lock.acquire(0), lock.acquire(blocking=False))  #: nobody
    lock.release()
    with held(lock):  #: main Lock.acquire()
        pass
    held(rlock).acquire()  #: main RLock.acquire()
    rlock.release()
    print(held(lock).acquire(timeout=0.02))  #: main Lock.acquire(timeout=0.02)
    with held(condition):  #: main Condition.acquire()
        print(condition.wait(0.02))  #: main Condition.wait(0.02)
    event, semaphore, barrier = threading.Event(), threading.Semaphore(0), threading.Barrier(2)
    later(event.set)
    event.wait()  #: main Event.wait()
    event.wait()  #: nobody
    event.clear()
    print(event.wait(0.02))  #: main Event.wait(0.02)
    later(semaphore.release)
    semaphore.acquire()  #: main Semaphore.acquire()
    later(barrier.wait)
    barrier.wait()  #: main Barrier.wait()
    things, simple = queue.Queue(1), queue.SimpleQueue()
    later(things.put, 1)
    things.get()  #: main Queue.get()
    things.put(2)  #: nobody
    later(things.get)
    things.put(3, timeout=5)  #: main Queue.put(timeout=5)
    things.get()  #: nobody
    for _ in range(3):
        later(things.task_done)
    things.join()  #: main Queue.join()
    later(simple.put, 1)
    simple.get()  #: main SimpleQueue.get()
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        executor.submit(work, 1).result()  #: main Future.result()
        concurrent.futures.wait([executor.submit(work, 2)], 5)  #: main futures.wait(timeout=5)
        list(concurrent.futures.as_completed([executor.submit(work, 3)]))  #: main futures.as_completed()
        list(executor.map(work, [4]))  #: main Executor.map()


def processes():
    lock, ready, taken = multiprocessing.Lock(), multiprocessing.Event(), []
    with lock:  #: nobody
        taker = run(take, lock, ready)
        ready.wait()
        time.sleep(MOMENT)
    taker.join()
    ready.clear()
    one, other = multiprocessing.Pipe()
    speaker = run(answer, other, ready)
    ready.wait()
    time.sleep(MOMENT)
    one.send("question")  #: nobody
    one.recv()  #: main Connection.recv()
    print(one.poll(0.02))  #: main Connection.poll(0.02)
    connection.wait([one], 5)  #: main connection.wait(timeout=5)
    time.sleep(MOMENT)
    one.recv()
    speaker.join()
    for things in (multiprocessing.Queue(), multiprocessing.SimpleQueue()):
        giver = run(give, things)
        things.get()  #: main Queue.get() SimpleQueue.get()
        giver.join()
    event, condition = multiprocessing.Event(), multiprocessing.Condition()
    barrier, semaphore = multiprocessing.Barrier(2), multiprocessing.Semaphore(0)
    releaser = run(release_all, event, condition, barrier, semaphore)
    event.wait()  #: main Event.wait()
    with condition:
        condition.wait()  #: main Condition.wait()
    barrier.wait()  #: main Barrier.wait()
    semaphore.acquire()  #: main Semaphore.acquire()
    releaser.join()
    with multiprocessing.Pool(1) as pool:
        taken += pool.map(work, [1])  #: main Pool.map()
        taken.append(pool.apply_async(work, [2]).get())  #: main AsyncResult.get()
    with concurrent.futures.ProcessPoolExecutor(1) as executor:
        taken.append(executor.submit(work, 3).result())  #: main Future.result()
    print(taken)


def programs():
    subprocess.run(["sleep", "0.05"], check=True)  #: main subprocess.run()
    subprocess.check_output(["sleep", "0.05"])  #: main subprocess.check_output()
    subprocess.Popen(["sleep", "0.05"]).wait()  #: main Popen.wait()
    with subprocess.Popen(["sleep", "0.05"], stdout=-1, stderr=-1) as both:
        both.communicate(timeout=5)  #: main Popen.communicate(timeout=5)


if __name__ == "__main__":
    for part in sys.argv[1:] or ("threads", "processes", "programs"):
        globals()[part]()
