"""What the pinned libraries have to be free of."""

import subprocess
import sys

MANY_SIGNALS = """
import sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(object)

bell = Bell()
before = sys.getrefcount(True)
for _ in range(200):
    bell.rung.emit(None)
print(before - sys.getrefcount(True))
"""


def test_a_signal_takes_nothing_from_the_interpreter() -> None:
    # PySide6 6.12.0 took a reference to True each time, until the interpreter ended in the middle of the work.
    done = subprocess.run(
        [sys.executable, "-c", MANY_SIGNALS], capture_output=True, text=True, timeout=60, check=False
    )
    assert int(done.stdout) < 100
