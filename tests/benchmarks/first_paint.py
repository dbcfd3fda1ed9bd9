"""Shows a window, says when it was painted and how much memory it holds then, and ends.

`python -m tests.benchmarks.first_paint WINDOW [FILE HOME]`, with WINDOW one of `bare`, `sqlmodel` and `desk`. Prints
the moment of the first paint by the system's clock, and the memory in bytes that the process holds once nothing is
going on any more; `desk` has its list of prospects open then, and has built its other pages.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def main(window: str, *places: str) -> None:
    """Does what the module says."""
    if window == "desk":
        show_desk(*places)
    else:
        show_bare(with_sqlmodel=window == "sqlmodel")


def show_bare(*, with_sqlmodel: bool) -> None:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    if with_sqlmodel:
        import sqlmodel  # noqa: F401

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1240, 800)
    window.show()
    _tell_when_painted(window, lambda: None)
    application.exec()


def show_desk(file: str, home: str) -> None:
    """The real program with a data file, started as anybody starts it."""
    from inmail_desk.python_import import take_back

    take_back()  # the program does so before it imports Qt

    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    from inmail_desk.__main__ import main

    real_exec = QApplication.exec

    def watched_exec(*_: object) -> int:
        from inmail_desk.ui.main_window import MainWindow

        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))

        def settle() -> None:
            assert window.pages is not None
            window.pages.show("prospects")
            QApplication.processEvents()
            QThreadPool.globalInstance().waitForDone()
            while not window.pages.are_built():
                QApplication.processEvents()
                time.sleep(0.002)

        _tell_when_painted(window, settle)
        return real_exec()

    QApplication.exec = watched_exec
    sys.argv = ["inmail-desk", "--home", home, file]
    main()


def _tell_when_painted(window: "QWidget", settle: Callable[[], None]) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                # The children are painted in the same go: the timer comes after them.
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self) -> None:
            painted_at = time.time()
            # What the program does as soon as it is painted has begun by then.
            QTimer.singleShot(200, lambda: self.end(painted_at))

        def end(self, painted_at: float) -> None:
            settle()
            print(painted_at, resident_bytes(), flush=True)
            os._exit(0)

    window.installEventFilter(Watch(window))


def resident_bytes() -> int:
    """The memory that this process holds now; elsewhere than on Linux, the most that it has held."""
    if sys.platform == "linux":
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
