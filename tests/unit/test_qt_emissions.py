"""PySide6 6.12.0 on Python 3.11 loses a reference to None or True at most calls and soon aborts."""

import subprocess
import sys

EMISSIONS = 20_000

PROGRAM = f"""
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

class Sender(QObject):
    told = Signal(object, bool)

class Receiver(QObject):
    def __init__(self):
        super().__init__()
        self.direct = self.queued = 0
    @Slot(object, bool)
    def on_direct(self, value, flag):
        assert value is None and flag is True
        self.direct += 1
    @Slot(object, bool)
    def on_queued(self, value, flag):
        assert value is None and flag is True
        self.queued += 1

application = QCoreApplication([])
sender, receiver = Sender(), Receiver()
sender.told.connect(receiver.on_direct)
sender.told.connect(receiver.on_queued, Qt.ConnectionType.QueuedConnection)
for n in range({EMISSIONS}):
    sender.told.emit(None, True)
    if n % 100 == 0:
        application.processEvents()
application.processEvents()
print(receiver.direct, receiver.queued)
"""


def test_signals_with_none_and_true_do_not_wear_them_out():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [str(EMISSIONS)] * 2
