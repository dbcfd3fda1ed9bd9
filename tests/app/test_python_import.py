"""Importing, which PySide would do in its own way."""

import subprocess
import sys


def test_python_imports_by_itself_although_qt_is_there() -> None:
    """In a process of its own: PySide replaces the import once, with the first import of Qt."""
    program = """
import builtins
pythons_own = builtins.__import__
from inmail_desk.python_import import take_back
take_back()
from PySide6 import QtWidgets
print(builtins.__import__ is pythons_own)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "True", ran.stderr
