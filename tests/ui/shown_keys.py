"""Keys as this system shows them: Ctrl+N is ⌘N on macOS."""

from PySide6.QtGui import QKeySequence


def as_shown(keys: str) -> str:
    """How a person reads a combination of keys here."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
