"""What is printed is passed on to who reads it, and not waited for in vain for ever."""

import fcntl
import os
import threading
import time

from concgui.control.passingon import PassingOn

_F_SETPIPE_SZ = 1031


def test_all_of_it_arrives_at_who_reads_slowly():
    reading, writing = os.pipe()
    fcntl.fcntl(writing, _F_SETPIPE_SZ, 4096)
    data = bytes(range(256)) * 300
    thread = threading.Thread(target=lambda: (PassingOn(writing).write(data), os.close(writing)))
    thread.start()
    assert b"".join(iter(lambda: os.read(reading, 1000), b"")) == data
    thread.join()
    os.close(reading)


def test_who_does_not_read_is_waited_for_until_it_is_time_to_hurry():
    reading, writing = os.pipe()
    own = PassingOn(writing)
    thread = threading.Thread(target=own.write, args=(bytes(1 << 20),))
    thread.start()
    thread.join(0.3)
    assert thread.is_alive()
    own.hurry(0.1)
    thread.join(10)
    assert not thread.is_alive()
    began = time.monotonic()
    own.write(bytes(1 << 20))  # nothing more goes there
    assert time.monotonic() - began < 1
    os.close(reading)
    os.close(writing)


def test_a_stream_that_is_closed_or_that_nobody_reads_any_more_is_left_alone():
    reading, writing = os.pipe()
    os.close(reading)
    PassingOn(writing).write(b"x")
    os.close(writing)
    PassingOn(writing).write(b"x")
    PassingOn(-1).write(b"x")
