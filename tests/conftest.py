"""Windows are drawn without a screen, unless another platform of Qt's is named; garbage is looked for seldom."""

import gc
import os

from inmail_desk.garbage import look_seldom

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_finish() -> None:
    """Thousands of tests are objects that stay: going through them at every collection costs a tenth of the run."""
    gc.collect()
    look_seldom()
