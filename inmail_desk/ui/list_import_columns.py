"""The second step of importing a list: what each column becomes, and how the first people are read then."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.exchange.list_columns import (
    Mapping,
    as_text,
    chosen,
    fingerprint,
    mapped,
    proposed,
    remembered,
    rows_under,
)
from inmail_desk.exchange.list_entries import Entry, date_orders, entries_of
from inmail_desk.exchange.list_fields import Field
from inmail_desk.exchange.list_tables import List
from inmail_desk.exchange.list_words import orders_of
from inmail_desk.exchange.moments import DateOrder

from . import list_import_words
from .cards import Notice
from .colours import Tone
from .flow import Flow
from .labels import Role, Text
from .list_import_columns_model import ColumnsModel, ColumnsTable, PreviewModel
from .list_import_work import Tabled
from .memory import Memory
from .tables import WholeRowDelegate, dress_table
from .value_combo import ValueCombo

_PREVIEWED = 5
_LONGEST_CHOICE = 18
_DAYS = (Field.SENT_ON, Field.ANSWERED_ON)
_KEY = "list_columns"


class ListColumns(QWidget):
    """Shows the columns of a list with what each becomes. What is chosen is remembered for lists of the same
    headings."""

    changed = Signal()
    """Another choice was made: whether one can go on may be different."""
    sheet_wanted = Signal(str)

    def __init__(self, today: date, memory: Memory | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._memory = memory
        self._table: List | None = None
        self._mapping: Mapping | None = None
        self._orders: tuple[DateOrder, ...] = ()
        self._days: object = None
        # Each part is made with its parent: to move a finished one there costs a styling of all that it holds.
        self.title = Text(self.tr("What each column becomes"), Role.TITLE, parent=self)
        self.how = Text(role=Role.QUIET, selectable=True, parent=self)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._lower = QWidget(self._split)
        options = self._options = QWidget(self)
        self.header = QCheckBox(self.tr("The first row holds &headings"), options)
        self.header.toggled.connect(self._turn_header)
        self.sheet, self.order = ValueCombo(options), ValueCombo(options)
        for combo in (self.sheet, self.order):
            combo.setMinimumContentsLength(_LONGEST_CHOICE)
        self._sheet_row = _labelled(self.tr("&Sheet"), self.sheet, options)
        self._order_row = _labelled(self.tr("&Days are written"), self.order, options)
        self.sheet.activated.connect(lambda _: self.sheet_wanted.emit(self.sheet.value()))
        self.order.activated.connect(lambda _: self._follow())
        self.problem = Notice(Tone.WARN, "", parent=self)
        self.model = ColumnsModel(self)
        self.model.field_chosen.connect(self._choose)
        self.table = ColumnsTable(self.model, self._split)
        self.preview = PreviewModel(today, self)
        self.people = QTableView(self._lower)
        self.people.setAccessibleName(self.tr("How the first rows are read"))
        self.people.setModel(self.preview)
        dress_table(self.people, room=10)
        self.people.setItemDelegate(WholeRowDelegate(self.people))
        self.people.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._lay_out()
        self.setFocusProxy(self.table)

    def show_table(self, tabled: Tabled) -> None:
        """Shows a list with what is proposed for it, or what was chosen before for one like it."""
        self._table = tabled.table
        self._mapping = self._recalled(tabled.mapping)
        self.sheet.offer((title, title) for title in tabled.table.sheets)
        if tabled.table.sheets:
            self.sheet.show_value(tabled.table.sheet)
        self._sheet_row.setVisible(len(tabled.table.sheets) > 1)
        self.header.blockSignals(True)
        self.header.setChecked(self._mapping.header is not None)
        self.header.blockSignals(False)
        self._orders, self._days = (), None
        self._follow()
        self.table.selectRow(0)

    def tabled(self) -> Tabled:
        """The list with the mapping that was settled on."""
        assert self._table is not None
        assert self._mapping is not None
        return Tabled(self._table, self._mapping)

    def chosen_order(self) -> DateOrder | None:
        """The order in which days are to be read; None where they tell it themselves, or it is still to be said."""
        return self.order.value() if len(self._orders) > 1 else None

    def what_is_missing(self) -> str:
        """Why one cannot go on, "" where one can."""
        if self._mapping is None:
            return self.tr("Nothing was read.")
        if not self._mapping.names_people:
            return self.tr("No column is the name or the profile address. Choose it under “Becomes”.")
        if len(self._orders) > 1 and self.chosen_order() is None:
            text = self.tr("“%1” may be one of two days. Say above in which order the days are written.")
            return text.replace("%1", self._example(), 1)
        return ""

    def _example(self) -> str:
        """A day of the list that more than one order can read."""
        tabled = self.tabled()
        places = [place for field in _DAYS for place in tabled.mapping.places(field)[:1]]
        cells = (row.at(place) for row in rows_under(tabled.table, tabled.mapping) for place in places)
        return next((cell for cell in cells if len(orders_of([cell], self._today)) > 1), "")[:40]

    def rows(self) -> int:
        """How many rows of people there are."""
        tabled = self.tabled()
        return len(rows_under(tabled.table, tabled.mapping))

    def remember(self) -> None:
        """Keeps the choices for the next list of the same headings. Nothing of what stands in it is kept."""
        if self._memory is None or self._mapping is None or self._table is None:
            return
        self._memory.write(f"{_KEY}_{fingerprint(self._table, self._mapping)}", as_text(self._mapping))

    def _recalled(self, mapping: Mapping) -> Mapping:
        if self._memory is None or self._table is None:
            return mapping
        text = self._memory.read(f"{_KEY}_{fingerprint(self._table, mapping)}")
        return mapping if text is None else remembered(mapping, text)

    def _choose(self, choice: object) -> None:
        assert isinstance(choice, tuple)
        assert self._mapping is not None
        place, field = choice
        self._mapping = chosen(self._mapping, place, field)
        self._follow()

    def _turn_header(self, on: bool) -> None:
        if self._table is None:
            return
        header = (proposed(self._table).header or 0) if on else None
        self._mapping = self._recalled(mapped(self._table, header))
        self._follow()

    def _follow(self) -> None:
        table, mapping = self._table, self._mapping
        assert table is not None
        assert mapping is not None
        self.how.setText(list_import_words.how_read(table, self.rows()))
        self.model.show_mapping(mapping)
        days = (mapping.header, mapping.places(Field.SENT_ON), mapping.places(Field.ANSWERED_ON))
        if days != self._days:
            self._days = days
            self._orders = orders = date_orders(table, mapping, self._today)
            ask = [(self.tr("Choose…"), None)] if len(orders) > 1 else []
            self.order.offer([*ask, *((list_import_words.order_name(each), each) for each in orders)])
        self._order_row.setVisible(len(self._orders) > 1)
        missing = self.what_is_missing()
        self.problem.setVisible(bool(missing))
        if missing:
            self.problem.say(Tone.WARN, missing)
        self.preview.show_entries(self._first_entries(table, mapping))
        self.changed.emit()

    def _first_entries(self, table: List, mapping: Mapping) -> tuple[Entry, ...]:
        begin = 0 if mapping.header is None else mapping.header + 1
        first = List(name=table.name, rows=table.rows[: begin + _PREVIEWED], width=table.width)
        order = self.chosen_order() or (self._orders[0] if len(self._orders) == 1 else None)
        if len(self._orders) > 1 and order is None:
            for place in (place for field in _DAYS for place in mapping.places(field)):
                mapping = chosen(mapping, place, None)
        # The first rows alone may tell less about the order than all of them.
        own = date_orders(first, mapping, self._today)
        if len(own) > 1 and order not in own:
            order = own[0]
        return entries_of(first, mapping, today=self._today, order=order)

    def _lay_out(self) -> None:
        flow = Flow(self._options, spacing=18)
        for part in (self.header, self._sheet_row, self._order_row):
            flow.addWidget(part)
        below = QVBoxLayout(self._lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(Text(self.tr("How the first rows are read"), Role.STRONG, wrap=False))
        below.addWidget(self.people, 1)
        split = self._split
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.how, self._options, self.problem):
            column.addWidget(widget)
        column.addWidget(split, 1)


def _labelled(text: str, field: QWidget, parent: QWidget) -> QWidget:
    whole = QWidget(parent)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    row.addWidget(label)
    row.addWidget(field)
    return whole
