"""Threads that wait for each other: locks, a Condition, Semaphore, Event, Barrier, Timer, and data of their own."""
import threading
import time

own = threading.local()
lock, again = threading.Lock(), threading.RLock()
total = 0


def count():
    global total
    own.mine = 0
    for _ in range(100):
        with lock:
            total += 1
        with again, again:
            own.mine += 1
    print(threading.current_thread().name, own.mine)


def serve(barrier, box):
    box.append("ready")
    barrier.wait()


def consume(condition, box, taken):
    with condition:
        condition.wait_for(lambda: box)
        taken.append(box.pop())


def fail():
    raise RuntimeError("a thread may fail")


if __name__ == "__main__":
    counters = [threading.Thread(target=count, name=f"counter-{n}") for n in range(3)]
    for thread in counters:
        thread.start()
        thread.join()
    print(total, hasattr(own, "mine"))

    barrier, box = threading.Barrier(2, timeout=10), []
    threading.Thread(target=serve, args=(barrier, box)).start()
    barrier.wait()
    print(box, barrier.broken)

    condition, taken = threading.Condition(), []
    consumers = [threading.Thread(target=consume, args=(condition, box, taken), daemon=True) for _ in range(2)]
    for thread in consumers:
        thread.start()
    with condition:
        box.append("second")
        condition.notify_all()
    for thread in consumers:
        thread.join()
    print(sorted(taken))

    event, gate = threading.Event(), threading.BoundedSemaphore(1)
    timer = threading.Timer(0.02, event.set)
    timer.start()
    print(event.wait(10), gate.acquire(), gate.acquire(timeout=0.01), gate.release())
    never = threading.Timer(60, print, ["never"])
    never.start()
    never.cancel()
    never.join()
    threading.excepthook = lambda info: print(info.thread.name, info.exc_type.__name__, info.exc_value)
    failing = threading.Thread(target=fail, name="failing")
    failing.start()
    failing.join()
    time.sleep(0.01)
    print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
