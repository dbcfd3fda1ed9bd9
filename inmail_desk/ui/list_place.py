"""The place of a list, in which something else stands where nothing is left to list."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from .cards import Card, EmptyState


class ListPlace(QStackedWidget):
    """Shows a list, or why there is nothing in it, with the way out."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self._table = table
        self._instead: Card | None = None
        self.addWidget(table)

    def shows_list(self) -> bool:
        """Whether the list itself is shown."""
        return self._instead is None

    def show_list(self) -> None:
        """Shows the list."""
        if self._instead is not None:
            self.removeWidget(self._instead)
            self._instead.deleteLater()
            self._instead = None

    def show_instead(self, why: EmptyState) -> None:
        """Shows this in the list's place."""
        self.show_list()
        self._instead = Card()
        self._instead.body.addWidget(why)
        self.addWidget(self._instead)
        self.setCurrentWidget(self._instead)
