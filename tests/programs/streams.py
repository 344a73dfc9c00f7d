import contextlib
import io
import os
import sys
import threading

print("plain")
print("a", "b", sep="-", end="!\n")
print("no newline", end="")
print(" and its end")
print("two\nlines")
print("ünï çødé 漢字")
print("x" * 5000)
sys.stdout.write("written\n")
sys.stdout.writelines(["one\n", "two\n"])
print("to stderr", file=sys.stderr)
hidden = io.StringIO()
with contextlib.redirect_stdout(hidden):
    print("hidden")
sys.stdout.flush()
os.write(1, b"past Python\n")
thread = threading.Thread(target=print, args=("from a thread",))
thread.start()
thread.join()
print("last, without newline", end="")
