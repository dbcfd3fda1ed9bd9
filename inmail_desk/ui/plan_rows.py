"""Rows of a day and a text in a card, as the page about the plan lists them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .cards import Card
from .controls import IconButton, SecondaryButton
from .dates import short_day_with_year
from .fitting import keep_fitting
from .labels import Role, SectionTitle, Separator, Text

_WIDEST_DAY = date(2026, 12, 28)


def empty(column: QVBoxLayout) -> None:
    """Take all widgets out of a column; they are gone at once to the eye."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class ListCard(Card):
    """A heading with a button beside it, and rows of a day and a text."""

    def __init__(self, title: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(title)
        self.body.setSpacing(0)
        self.button = SecondaryButton(button)
        head = QHBoxLayout()
        head.addStrut(self.button.sizeHint().height())  # a heading stands alike without the button
        head.addWidget(SectionTitle(title), 1)
        head.addWidget(self.button)
        self._hint = Text(role=Role.QUIET, selectable=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(head)
        self.body.addSpacing(4)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_rows(self, hint: str, rows: Sequence["DayRow"]) -> None:
        """Show these rows in place of the former ones, and a quiet line above them."""
        empty(self._list)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        for place, row in enumerate(rows):
            if place:
                self._list.addWidget(Separator())
            self._list.addWidget(row)


class DayLine(QWidget):
    """A day, and what it is about. `row` is the layout, for what a subclass puts at its end."""

    def __init__(self, on: date, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = short_day_with_year(on)
        self.setAccessibleName(f"{shown}: {title}")
        self.setAccessibleDescription(text)
        day = Text(shown, Role.QUIET, wrap=False, selectable=True)
        widest = short_day_with_year(_WIDEST_DAY)
        keep_fitting(day, lambda: day.setMinimumWidth(day.fontMetrics().horizontalAdvance(widest) + 8))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Text(title, Role.STRONG, selectable=True))
        if text:
            said.addWidget(Text(text, Role.QUIET, selectable=True))
        said.addStretch(1)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 8, 0, 8)
        self.row.setSpacing(14)
        self.row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(said, 1)


class DayRow(DayLine):
    """A day, what it is about, and a button that removes it, unless `remove` is empty."""

    removed = Signal()

    def __init__(
        self, on: date, title: str, text: str, remove: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(on, title, text, parent)
        if remove:
            self.button = IconButton("trash", f"{remove}: {short_day_with_year(on)}, {title}")
            self.button.clicked.connect(self.removed)
            self.row.addWidget(self.button)
