"""Actions on what is selected in a table, with keys of their own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from .icons import icon


class TableActions(QObject):
    """Their keys hold while the focus is in the table, and not while a cell is edited."""

    def __init__(self, table: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def add(self, text: str, act: Callable[[], object], *keys: str, icon_name: str = "") -> QAction:
        """A new action that does `act`, by any of these keys as well."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda _checked: act())
        self._table.addAction(action)
        return action
