from multiprocessing import Process


def work():
    print("work", flush=True)


p = Process(target=work)
p.start()
p.join()
print("exit", p.exitcode, flush=True)
