"""Start methods: one set for all, contexts of their own beside it, and one that cannot be set any more."""
import multiprocessing


def tell(answers, method):
    answers.put((method, multiprocessing.get_start_method(allow_none=True) is not None, multiprocessing.parent_process() is not None))


if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    try:
        multiprocessing.set_start_method("spawn")
    except RuntimeError as error:
        print(error, flush=True)
    print(multiprocessing.get_start_method(), flush=True)
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        answers = context.Queue()
        process = context.Process(target=tell, args=(answers, method))
        process.start()
        print(answers.get(), flush=True)
        process.join()
        print(type(process).__name__, process.exitcode, flush=True)
    multiprocessing.set_start_method("spawn", force=True)
    with multiprocessing.Pool(1) as pool:
        print(pool.map(abs, [-1, -2]))
