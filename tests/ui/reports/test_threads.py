"""The report is laid out and printed in a thread of its own, beside a window that is painted."""

import subprocess
import sys
from pathlib import Path

_PROJECT = Path(__file__).parents[3]

_IN_A_NEW_PROGRAM = """
import enum
from threading import Thread
from PySide6.QtCore import QSizeF
from inmail_desk.ui.theme import make_application
from inmail_desk.ui.report_layout import laid_out
from inmail_desk.ui.report_paper import A4, Pen
from inmail_desk.ui.report_printing import make_ready, pdf, picture
from tests.ui.reports.reporting import person, report

def of_qt(kind=enum.Enum):
    below = [each for one in kind.__subclasses__() for each in (one, *of_qt(one))]
    return [each for each in below if each.__module__.startswith("PySide6")]

def work():
    pen = Pen()
    laid = laid_out(report(*(person(number, steps=12, notes="word " * 90) for number in range(30))), "Alex", A4, pen)
    picture(laid, 0, pen, QSizeF(200, 300))
    pdf(laid, pen)

application = make_application(["report"])
make_ready()
before = len(of_qt())
thread = Thread(target=work)
thread.start()
thread.join()
print(before > 0, [each.__name__ for each in of_qt()[before:]])
"""


def test_a_thread_that_prints_makes_no_type_of_qts() -> None:
    """Where it did, and the window did so at the same time, the program ended."""
    ran = subprocess.run(
        [sys.executable, "-c", _IN_A_NEW_PROGRAM], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split(maxsplit=1) == ["True", "[]\n"]
