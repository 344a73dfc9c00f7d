"""What a script can see of how it was started."""
import multiprocessing
import os
import sys
import threading
import time

print(__name__, __spec__, __package__, os.path.basename(__file__), __builtins__ is sys.modules["builtins"])
print(sys.argv[1:], os.path.basename(sys.argv[0]), [os.path.basename(p) for p in sys.path[:2]])
print(sys.modules["__main__"].__dict__ is globals(), sorted(k for k in globals() if k.startswith("__")))
print(type(sys.stdout).__name__, sys.stdout.isatty(), sys.stdout.line_buffering, sys.stdout.encoding)
print(threading.active_count(), multiprocessing.current_process().name, multiprocessing.get_start_method(allow_none=True))
print(repr(time.sleep), time.sleep.__name__, callable(time.sleep))
print(sorted(int(fd) for fd in os.listdir("/proc/self/fd") if int(fd) < 200)[:3])
print([name for name in sys.modules if name in ("ctypes", "json", "pickle", "subprocess", "inspect", "typing", "ast")])


class Holder:
    nap = time.sleep


Holder().nap(0)
try:
    time.sleep("x")
except TypeError as error:
    print(error)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
sys.exit(3)
