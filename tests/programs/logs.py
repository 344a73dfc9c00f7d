"""Logs who logs, through multiprocessing's own logger."""

import logging
import multiprocessing
from multiprocessing import util


def work():
    util.info("in the worker")


if __name__ == "__main__":
    logger = multiprocessing.log_to_stderr(logging.INFO)
    logger.handlers[0].setFormatter(logging.Formatter("%(filename)s %(funcName)s %(message)s"))
    util.info("in main")
    worker = multiprocessing.Process(target=work)
    worker.start()
    worker.join()
    util.info("joined")
