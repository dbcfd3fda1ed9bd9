"""Python's own import, which PySide replaces by one of its own."""

import builtins


def take_back() -> None:
    """Has every import from now on done by Python alone. To be called before anything imports Qt.

    PySide's own knows `from __feature__ import ...` and `from PySide6.QtCore import *`, which this program never
    writes. For these it looks at the code behind every import, and reads the source of whatever is imported.
    """
    pythons_own = builtins.__import__
    import PySide6.QtCore  # noqa: F401  (replaces it, once)

    builtins.__import__ = pythons_own
