"""Why? A figure of the page Today, with the lines that lead to it and the rules behind it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.desk.explaining import explain
from inmail_desk.desk.today import Figure

from .cards import Card
from .controls import PrimaryButton, SecondaryButton
from .explanation_lines import Part, answer
from .labels import Role, SectionTitle, Text
from .my_premium import OpenUrl, open_in_browser
from .plan_rules import RuleList
from .session import DeskSession
from .tables import dress_table

_MOST_ROWS = 8
"""Rows that a table shows before it scrolls."""

_WIDTH, _HIGHEST = 720, 720

_Index = QModelIndex | QPersistentModelIndex


class WhyDialog(QDialog):
    """Answers the question about one figure, as of now. Escape closes it.

    A row about a person leads to `open_person`, which takes the prospect's id; without it the rows are only read.
    `compare` shows what the other rulebooks make of it; without it that is not offered.
    """

    def __init__(
        self,
        session: DeskSession,
        figure: Figure,
        parent: QWidget | None = None,
        *,
        open_url: OpenUrl = open_in_browser,
        open_person: Callable[[int], object] | None = None,
        compare: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._show_person = open_person
        self._compare = compare
        explanation = explain(session.picture, figure)
        said = answer(explanation, session.today, subscribed=session.picture.statement.plan is not None)
        self.setWindowTitle(said.question)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question = Text(said.question, Role.TITLE, selectable=True)
        self.sentences = tuple(Text(sentence, selectable=True) for sentence in said.sentences)
        self.tables = tuple(LinesTable(part) for part in said.parts)
        self.rules = RuleList(open_url)

        content = QWidget()
        content.setObjectName("content")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(24, 4, 24, 8)
        self._column.setSpacing(12)
        for sentence in self.sentences:
            self._column.addWidget(sentence)
        for part, table in zip(said.parts, self.tables, strict=True):
            table.activated.connect(self._open_person)
            card = Card(part.heading)
            card.body.addWidget(table)
            if self._show_person is not None and any(row.person is not None for row in part.rows):
                hint = Text(self.tr("Enter shows a person in the list of prospects."), Role.SMALL)
                card.body.addWidget(hint)
            self._column.addWidget(card)
        if explanation.rules:
            self.rules.show_rules(explanation.rules)
            self._column.addSpacing(4)
            self._column.addWidget(SectionTitle(self.tr("The rules behind it")))
            self._column.addWidget(self.rules)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self.close_button = PrimaryButton(self.tr("Close"))
        self.close_button.show_hint("Esc")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)

        self.compare_button = SecondaryButton(self.tr("What other sources say"))
        self.compare_button.clicked.connect(self._open_comparison)
        self.compare_button.setVisible(compare is not None and bool(explanation.rules))

        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 0, 24, 0)
        buttons.addWidget(self.compare_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 20)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        self._take_room(parent)
        people = figure is Figure.WAITING and bool(self.tables)
        (self.tables[0] if people else self.close_button).setFocus()

    def _take_room(self, parent: QWidget | None) -> None:
        """Be as high as what is said, but no higher than the window it belongs to."""
        wanted = self._column.totalHeightForWidth(_WIDTH) + 4 * self.close_button.sizeHint().height()
        highest = _HIGHEST if parent is None else max(360, parent.window().height() - 40)
        self.resize(_WIDTH, min(wanted, highest, _HIGHEST))

    def _open_person(self, index: QModelIndex) -> None:
        person = index.data(PERSON_ROLE)
        if person is not None and self._show_person is not None:
            self.accept()
            self._show_person(person)

    def _open_comparison(self) -> None:
        assert self._compare is not None, "the button is hidden"
        self.accept()
        self._compare()


PERSON_ROLE = Qt.ItemDataRole.UserRole


class LinesModel(QAbstractTableModel):
    """The rows of a part: what, more about it, the number."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._bold = QFont()
        self._bold.setBold(True)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._part.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._part.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._part.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == 2:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if row.strong:
                return self._bold
            case _ if role == PERSON_ROLE:
                return row.person
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._part.columns[section]
        return None


class LinesTable(QTableView):
    """The rows of a part, a few of them in sight."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(LinesModel(part, self))
        self.setProperty("plain", True)
        dress_table(self)
        self.setAccessibleName(part.heading or part.columns[0])
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        headings = self.horizontalHeader()
        headings.hide()
        headings.setResizeContentsPrecision(20)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            headings.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        height = self.fontMetrics().height() + 12
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(height * min(len(part.rows), _MOST_ROWS) + 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectRow(0)
