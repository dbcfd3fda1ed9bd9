"""The table of people: what is selected in it, and which columns it shows."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from inmail_desk.desk.people import Column, PersonRow

from . import words
from .fitting import keep_fitting
from .memory import Memory
from .painted_table import Brush, Cell, PaintedTable
from .people_cells import PeopleDelegate
from .people_columns import (
    ALL_COLUMNS,
    EDITABLE,
    FIRST_LAYOUT,
    Layout,
    Widths,
    fitted_widths,
    layout_from,
    layout_text,
    narrow_text,
)
from .people_model import PeopleModel
from .session import DeskSession
from .tables import dress_table, menu_place, select_rows, selected_rows

_LAYOUT = "prospects.columns"


class PeopleTable(PaintedTable):
    """Shows rows and keeps what is selected, where the list stands, and the columns, whatever rows come next."""

    whole_rows = False

    selected = Signal(object)
    """Carries the ids of the selected prospects, from top to bottom, each time they become others."""
    sort_wanted = Signal(object)
    """Carries (Column, descending)."""
    menu_wanted = Signal(object)
    """Carries the QPoint of the screen at which the menu of the selected people is wanted."""

    def __init__(self, session: DeskSession, memory: Memory | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("People"))
        self._memory = memory
        self._told: list[int] = []
        self._quiet = False
        self._arranging = False
        self.people = PeopleModel(lambda: session.today, self)
        self.setModel(self.people)
        dress_table(self)
        self.setItemDelegate(PeopleDelegate(session, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setMinimumSize(320, 120)
        self.selectionModel().selectionChanged.connect(self._tell)

        headings = self.horizontalHeader()
        headings.setSectionsMovable(True)
        # A click sorts, and selects no column. The headings would ask each selected row whether all of them are, at
        # each painting: they have a selection of their own, which stays empty.
        self.setSortingEnabled(True)
        headings.setSelectionModel(QItemSelectionModel(self.people, headings))
        headings.setMinimumSectionSize(40)
        headings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        headings.sortIndicatorChanged.connect(self._sort_by_heading)
        headings.sectionMoved.connect(self._moved_by_hand)
        headings.sectionResized.connect(self._resized_by_hand)
        self._layout = layout_from(None if memory is None else memory.read(_LAYOUT))
        self._needed = Widths(self.fontMetrics())
        self._arrange()
        keep_fitting(self, self._fit_to_font)

    # Rows and selection

    def show_rows(
        self,
        rows: Sequence[PersonRow],
        ids: list[int],
        changed: Collection[int] | None = None,
        *,
        select_next: bool = True,
    ) -> None:
        """Shows these rows, of these ids, in place of the former ones; `changed` names those who may differ, None for
        any.

        Whoever is selected stays so while they are shown. Once the last of them is gone, the one who now stands there
        is selected, if `select_next`.
        """
        chosen = set(self.selected_ids())
        first = min(selected_rows(self), default=0)
        current = self.currentIndex()
        current_id = self.people.ids()[current.row()] if current.isValid() else None
        column = max(0, current.column())
        top = self.verticalScrollBar().value()
        self._quiet = True
        self.people.show_rows(rows, ids, changed)
        if not self.currentIndex().isValid() or set(self.selected_ids()) != chosen:
            places = [place for place, id in enumerate(ids) if id in chosen] if chosen else []
            if chosen and not places and ids and select_next:
                places = [min(first, len(ids) - 1)]
            at = ids.index(current_id) if current_id in chosen and current_id in ids else None
            select_rows(self, places, at, column)
            self.verticalScrollBar().setValue(top)
        self._quiet = False
        self._tell()

    def selected_ids(self) -> list[int]:
        """The ids of the selected prospects, from top to bottom."""
        ids = self.people.ids()
        return [ids[place] for place in selected_rows(self)]

    def select_ids(self, ids: Iterable[int]) -> None:
        """Selects these prospects, as far as they are shown, and no others; scrolls to the first."""
        wanted = set(ids)
        places = [place for place, id in enumerate(self.people.ids()) if id in wanted]
        self._quiet = True
        select_rows(self, places, None, max(0, self.currentIndex().column()))
        self._quiet = False
        self.scroll_to_current()
        self._tell()

    def select_first(self) -> None:
        """Selects the first row, where there is one."""
        if self.people.ids():
            self._quiet = True
            select_rows(self, [0], None, max(0, self.currentIndex().column()))
            self._quiet = False
        self.scrollToTop()
        self._tell()

    def scroll_to_current(self) -> None:
        """Scrolls to the current row, to the top where there is none."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        else:
            self.scrollToTop()

    def _tell(self) -> None:
        if self._quiet:
            return
        ids = self.selected_ids()
        if ids != self._told:
            self._told = ids
            self.selected.emit(ids)

    def paint_cell(self, brush: Brush, cell: Cell) -> None:
        row, column = self.people.rows()[cell.row], ALL_COLUMNS[cell.column]
        if column is Column.STATE:
            brush.chip(cell, *words.state_chip(row.state))
        elif text := self.people.text(row, column):
            brush.write(cell, text, brush.colours.text, shorter=lambda: narrow_text(row, column))

    # Keys and menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(menu_place(self, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home and not event.modifiers():
            self._go_to(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers():
            self._go_to(len(self.people.ids()) - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; a name is found by the search."""

    def edit_cell(self) -> None:
        """Opens the current cell for editing, or the name where that cell cannot be edited."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if ALL_COLUMNS[index.column()] not in EDITABLE:
            index = index.siblingAtColumn(ALL_COLUMNS.index(Column.NAME))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.edit(index)

    def _go_to(self, place: int) -> None:
        if self.people.ids():
            self.setCurrentIndex(self.people.index(place, max(0, self.currentIndex().column())))

    # Columns

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns shown, from left to right."""
        return self._layout.shown

    def show_column(self, column: Column, shown: bool) -> None:
        """Shows a column at the right, or hides it. The name cannot be hidden."""
        others = tuple(each for each in self._layout.shown if each is not column)
        if column is not Column.NAME:
            self._take_layout(Layout((*others, column) if shown else others, self._layout.widths))

    def reset_columns(self) -> None:
        """Shows the columns that stood there at first, as wide as they were."""
        self._take_layout(FIRST_LAYOUT)

    def show_order(self, column: Column, descending: bool) -> None:
        """Shows at the heading how the rows are sorted; sorts nothing."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        headings = self.horizontalHeader()
        headings.blockSignals(True)
        headings.setSortIndicator(ALL_COLUMNS.index(column), order)
        headings.blockSignals(False)
        headings.viewport().update()

    def _sort_by_heading(self, number: int, order: Qt.SortOrder) -> None:
        self.sort_wanted.emit((ALL_COLUMNS[number], order == Qt.SortOrder.DescendingOrder))

    def _take_layout(self, layout: Layout) -> None:
        self._layout = layout
        self._arrange()
        self._remember_layout()

    def _arrange(self) -> None:
        """Puts the layout in force."""
        headings = self.horizontalHeader()
        self._arranging = True
        shown = self._layout.shown
        for place, column in enumerate(shown):
            headings.moveSection(headings.visualIndex(ALL_COLUMNS.index(column)), place)
        self._arranging = False
        self.people.show_titles_beside_companies(Column.TITLE not in shown)
        self._fit_columns()

    def _fit_to_font(self) -> None:
        self._needed = Widths(self.fontMetrics())
        self._fit_columns()

    def _fit_columns(self) -> None:
        widths = fitted_widths(self._layout, self._needed, self.viewport().width())
        headings = self.horizontalHeader()
        self._arranging = True
        for number, column in enumerate(ALL_COLUMNS):
            headings.setSectionHidden(number, column not in widths)
            if column in widths:
                headings.resizeSection(number, widths[column])
        self._arranging = False

    def _moved_by_hand(self) -> None:
        if self._arranging:
            return
        headings = self.horizontalHeader()
        placed = sorted(self._layout.shown, key=lambda each: headings.visualIndex(ALL_COLUMNS.index(each)))
        self._layout = Layout(tuple(placed), self._layout.widths)
        self._remember_layout()

    def _resized_by_hand(self, number: int, _: int, width: int) -> None:
        if width and not self._arranging:
            widths = {**self._layout.widths, ALL_COLUMNS[number]: width}
            self._layout = Layout(self._layout.shown, widths)
            self._remember_layout()

    def _remember_layout(self) -> None:
        if self._memory is not None:
            self._memory.write(_LAYOUT, layout_text(self._layout))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
