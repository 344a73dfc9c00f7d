"""Processes that wait for each other: Barrier, Event, Condition, Semaphore, RLock."""
import time
from multiprocessing import Barrier, BoundedSemaphore, Condition, Event, Process, Queue, RLock, Semaphore


def meet(barrier, said, name):
    place = barrier.wait(10)
    said.put(("met", name, place in range(3)))


def wait(event, said):
    said.put(("in time", event.wait(0.01)))
    said.put(("set", event.wait(10)))


def consume(condition, ready, said):
    with condition:
        ready.release()
        said.put(("notified", condition.wait(10)))


def squeeze(room, inside, said):
    with room:
        with inside:
            time.sleep(0.01)
        said.put(("left the room",))


if __name__ == "__main__":
    said = Queue()
    barrier, event, condition, ready, room = Barrier(3), Event(), Condition(), Semaphore(0), BoundedSemaphore(2)
    inside = RLock()
    people = [Process(target=meet, args=(barrier, said, f"guest {n}"), name=f"guest {n}") for n in range(3)]
    people += [Process(target=consume, args=(condition, ready, said), name=f"consumer {n}") for n in range(2)]
    people += [Process(target=squeeze, args=(room, inside, said)) for _ in range(3)]
    people.append(Process(target=wait, args=(event, said), name="waits"))
    for person in people:
        person.start()
    for _ in range(2):
        ready.acquire()
    with condition:
        condition.notify_all()
    heard = [said.get(timeout=10) for _ in range(9)]
    event.set()
    heard.append(said.get(timeout=10))
    for line in sorted(heard):
        print(*line)
    for person in people:
        person.join()
    print(sum(person.exitcode for person in people))
