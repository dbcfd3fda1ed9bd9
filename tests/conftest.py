"""As the program itself has it, imports are Python's own and garbage is looked for seldom. Windows are drawn without a
screen, unless another platform of Qt's is named. Numbers and days are written as where no language was chosen: what
whoever runs the tests speaks is no matter."""

import gc
import os

import pytest

from inmail_desk.garbage import look_seldom
from inmail_desk.python_import import take_back

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
take_back()


@pytest.hookimpl(optionalhook=True)  # it is xdist's, without which the tests run one after the other
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are processors, which windows that wait for their timers would leave idle."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_finish() -> None:
    """Thousands of tests are objects that stay: going through them at every collection costs a tenth of the run."""
    gc.collect()
    look_seldom()
