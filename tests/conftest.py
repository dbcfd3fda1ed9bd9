"""Windows are drawn without a screen, unless another platform of Qt's is named; what is there for good is not collected."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_finish() -> None:
    """Thousands of tests are objects that stay: going through them at every collection costs a tenth of the run."""
    gc.collect()
    gc.freeze()
