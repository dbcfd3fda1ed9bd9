"""What a report has to say of the program and the computer, and nothing of the person."""

import platform
import sys
from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication


def about_this_machine() -> str:
    """The versions of the program and of what it stands on, in one line."""
    made = "installed" if getattr(sys, "frozen", False) else "from its source"
    return (
        f"InMail Desk {version('inmail-desk')} {made}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}, {platform.machine()}, {QGuiApplication.platformName()}"
    )
