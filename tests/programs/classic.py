import time
from multiprocessing import Process, active_children


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    print("Start main", flush=True)
    p1 = Process(target=worker, args=(1, 0.3))
    p2 = Process(target=worker, args=(2, 0.6))
    p1.start()
    p1.join(0.01)
    p2.start()
    for p in active_children():
        print(p.name, flush=True)
    print("End main", flush=True)
