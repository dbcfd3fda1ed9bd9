"""The page Prospects: who is there, who is selected, and the person beside the list."""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QWidget

from inmail_desk.desk.people import Column, Filter, People
from inmail_desk.desk.picture import Picture
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from . import words
from .background import let_go
from .bulk_menu import PeopleActions
from .controls import IconButton, PrimaryButton
from .fitting import keep_fitting, wider_with_font
from .flow import Flow
from .list_place import ListPlace
from .memory import Memory
from .page import PageHeader, page_column
from .people_acts import ActsOnPeople
from .people_filters import FilterPills, NobodyYet, PeopleSearch, nobody_found, nobody_under
from .people_table import PeopleTable
from .person_panel import PersonPanel
from .session import DeskSession
from .soon import soon

if TYPE_CHECKING:
    from inmail_desk.desk.pasting import Candidate

_FILTER, _ORDER, _PANEL = "prospects.filter", "prospects.order", "prospects.panel"
_PANEL_WIDTHS = (270, 340)
"""Of the panel in a small window, and in one with room."""
_MOST_SELECTED = 200
"""New people who are selected; of more, nothing can be seen at a glance."""
_LIST_WIDTH = 714
"""Of the list with all columns of the beginning, and what stands around it. The panel grows once there is more."""


class ProspectsPage(ActsOnPeople):
    """The list with its filters and its search, and the panel of whoever is selected. It keeps up with the session
    while it can be seen."""

    selection_changed = Signal(object)
    """Carries the ids of the selected prospects."""
    import_wanted = Signal()
    list_wanted = Signal()
    export_wanted = Signal(str)
    """Carries how the file's name is to end: ".csv", ".xlsx"."""

    def __init__(
        self,
        session: DeskSession,
        memory: Memory | None = None,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(session, open_url, parent)
        self._memory = memory
        column, descending = _order_from(self._remembered(_ORDER))
        self._people = People(None, column, descending=descending)
        self._filter = _filter_from(self._remembered(_FILTER))
        self._stale = True
        self._changed: frozenset[int] | None = None
        """Whom a change concerned since the list was right, None for anybody."""

        add = PrimaryButton(self.tr("Add prospect"))
        add.show_hint("Ctrl+N")
        add.clicked.connect(self.add_prospects)
        self.export_button = IconButton("export", self.tr("Export the list shown"))
        self.export_button.clicked.connect(self._offer_export)
        self.header = PageHeader(self.tr("Prospects"), "", self.export_button, add)
        self.pills = FilterPills(Flow())
        self.pills.choose(self._filter)
        self.pills.chosen.connect(self.show_filter)
        self.search = PeopleSearch()
        self.search.textChanged.connect(self._ask_anew)
        self.search.begun.connect(self._prepare_search)
        self.search.left.connect(self._go_to_list)
        self.table = PeopleTable(session, memory)
        self.table.show_order(column, descending)
        self.table.sort_wanted.connect(lambda order: self.sort(*order))
        self.table.menu_wanted.connect(self._open_menu)
        self.table.selected.connect(self._follow_selection)
        self.table.people.edited.connect(self.enter)
        self.table.horizontalHeader().customContextMenuRequested.connect(self._choose_columns)
        self.actions_on_people = PeopleActions(self)
        self.panel = PersonPanel(session, self)
        self._connect_panel()
        self._lay_out()

        # The list is painted before the panel is filled, and held-down arrows fill it once.
        self._panel_timer = soon(self, self._fill_panel_in_turns)
        session.work_out_ahead(self._read)
        session.changed.connect(self._follow)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(16)
        tools.addWidget(self.pills)
        tools.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self._list = ListPlace(self.table)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.panel)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(lambda: self._remember(_PANEL, str(self.panel.width())))
        keep_fitting(self, self._divide)
        self._with_people = QWidget()
        column = page_column(self._with_people)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(tools)
        column.addWidget(self._splitter, 1)
        self.nobody = nobody = NobodyYet()
        nobody.add_wanted.connect(self.add_prospects)
        nobody.import_wanted.connect(self.import_wanted)
        nobody.list_wanted.connect(self.list_wanted)
        nobody.setMaximumWidth(nobody.fontMetrics().averageCharWidth() * 80)
        beginning = QWidget()
        middle = QHBoxLayout(beginning)
        middle.addStretch(1)
        middle.addWidget(nobody, 100)
        middle.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._with_people)
        self._stack.addWidget(beginning)
        page = page_column(self)
        page.addWidget(self.header)
        page.addWidget(self._stack, 1)
        page.addWidget(self.said)

    def _connect_panel(self) -> None:
        panel = self.panel
        # The button that was pressed may go with what it does: the keyboard goes back to the person in the list.
        for wanted in (
            panel.log_inmail_wanted,
            panel.outcome_wanted,
            panel.response_wanted,
            panel.deleted_wanted,
            panel.undelivered_wanted,
        ):
            wanted.connect(self._go_to_list)
        panel.log_inmail_wanted.connect(self.log_inmail)
        panel.outcome_wanted.connect(self.record_outcome)
        panel.response_wanted.connect(self.record_response)
        panel.deleted_wanted.connect(self.mark_deleted)
        panel.undelivered_wanted.connect(self.mark_undelivered)
        panel.touch_wanted.connect(self.log_touch)
        panel.follow_up_wanted.connect(self.set_follow_up)
        panel.open_wanted.connect(self.open_profile)
        panel.forget_wanted.connect(self.forget)
        panel.priority_wanted.connect(self.set_priority)
        panel.campaign_wanted.connect(self.set_campaign)
        panel.tags_wanted.connect(self.edit_tags)

    # What is shown

    def show_filter(self, filter: Filter) -> None:
        """Shows the people of a filter, as far as the search finds them."""
        self._filter = filter
        self.pills.choose(filter)
        self._remember(_FILTER, filter.value)
        self._ask_anew()

    def sort(self, column: Column, descending: bool) -> None:
        """Sorts the list by a column."""
        self._people.sort(column, descending)
        self.table.show_order(column, descending)
        self._remember(_ORDER, f"{column.value} {'descending' if descending else 'ascending'}")
        self._show_list()
        self.table.scroll_to_current()

    def order(self) -> tuple[Column, bool]:
        """The column by which the list is sorted, and whether from its end."""
        return self._people.order

    def focus_search(self) -> None:
        """Puts the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_prospect(self, prospect_id: int) -> None:
        """Selects a prospect and scrolls there; takes back the search and the filter where they hide the person."""
        self.select_prospects([prospect_id])

    def select_prospects(self, ids: Iterable[int]) -> None:
        """Selects these prospects and no others; takes back search and filter where they hide any of them."""
        self.keep_up()
        wanted = {id for id in ids if self._people.row(id) is not None}
        if not wanted:
            return
        if not wanted.issubset(self.table.people.ids()):
            self._show_everybody()
        self.table.select_ids(wanted)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> tuple[list[int], tuple[Column, ...]]:
        """Whom the filter and the search show now, from top to bottom, and the columns from left to right."""
        self.keep_up()
        return list(self.table.people.ids()), self.table.shown_columns()

    def selected_ids(self) -> list[int]:
        return self.table.selected_ids()

    def _prepare_search(self) -> None:
        self._people.prepare_search()

    def _show_everybody(self) -> None:
        # Each of the two asks anew; with signals that would be done twice.
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.show_filter(Filter.ALL)

    def _ask_anew(self) -> None:
        """Shows who fits the filter and the search now, and selects the first where nobody selected is left."""
        self._show_list(select_next=False)
        if self.selected_ids():
            self.table.scroll_to_current()
        else:
            self.table.select_first()

    def showEvent(self, event: QShowEvent) -> None:
        self.keep_up()
        super().showEvent(event)

    def _follow(self, changed: Changed | None) -> None:
        self.said.clear()
        ids = None if changed is None else changed.prospects
        self._changed = None if ids is None or self._changed is None else self._changed | ids
        self._stale = True
        if self.isVisible():
            self.keep_up()

    def keep_up(self) -> None:
        """Takes over what changed, seen or not. Whoever is new is selected."""
        if not self._stale:
            return
        ids = self._changed
        self._stale, self._changed = False, frozenset()
        known = self._people.known(ids or ())
        nobody = not len(self._people)
        people, held = self.session.worked_out(self._read), []
        if people is None:
            self._people.update(self.session.picture, ids)
        else:
            held, self._people = self._people.held(), people
        self._show_new(ids, known, nobody=nobody)
        let_go((held,))

    def _show_new(self, ids: Collection[int] | None, known: set[int], *, nobody: bool) -> None:
        if ids is None and nobody:
            self._ask_anew()
            return
        self._show_list(ids)
        added = self._people.known(ids or ()) - known
        if len(added) > _MOST_SELECTED:
            self.table.select_first()
        elif added:
            self.table.select_ids(added)

    def _read(self, picture: Picture, _: DataFile) -> People:
        column, descending = self._people.order
        people = People(picture, column, descending=descending)
        people.visible(self._filter)
        return people

    def _show_list(self, changed: Collection[int] | None = None, *, select_next: bool = True) -> None:
        rows = self._people.visible(self._filter, self.search.text())
        ids = self._people.visible_ids()
        self.table.show_rows(rows, ids, changed, select_next=select_next)
        counts = self._people.counts()
        self.pills.show_counts(counts)
        text = self.tr("%1, %2 pending").replace("%1", words.people(counts[Filter.ALL]))
        nobody = not counts[Filter.ALL]
        self.header.set_subtitle("" if nobody else text.replace("%2", words.number(counts[Filter.PENDING])))
        self._stack.setCurrentIndex(1 if nobody else 0)
        # Of somebody who has nobody at all, the page has more to say.
        self._explain_emptiness(bool(rows) or nobody)

    def _explain_emptiness(self, anybody: bool) -> None:
        """Puts a word in the list's place where nobody is left, and the way out."""
        if anybody:
            self._list.show_list()
            return
        searched = self.search.text()
        if searched.strip():
            elsewhere = len(self._people.visible(Filter.ALL, searched))
            nobody = nobody_found(self._filter, elsewhere)
            nobody.clicked.connect(self._show_all if elsewhere else self.search.clear)
        else:
            nobody = nobody_under(self._filter)
            nobody.clicked.connect(self._show_all)
        self._list.show_instead(nobody)

    def _show_all(self) -> None:
        self.show_filter(Filter.ALL)

    def _follow_selection(self, ids: list[int]) -> None:
        self._panel_timer.start()
        self.selection_changed.emit(ids)

    def _fill_panel_in_turns(self) -> None:
        ids = self.selected_ids()
        if self.panel.make_ready(len(ids)) or (len(ids) == 1 and self.panel.fill_unseen(ids[0])):
            self._panel_timer.start()
        else:
            self._fill_panel()

    def _fill_panel(self) -> None:
        ids = self.selected_ids()
        if len(ids) > 1:
            self.panel.show_many(ids)
        else:
            self.panel.show_person(ids[0] if ids else None)

    def _go_to_list(self) -> None:
        if self.table.people.ids():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    # What is done here and not with the people themselves

    def add_prospects(self) -> None:
        """Asks for people to add, and selects them then."""
        self._ask_whom_to_add(None)

    def add_handed_over(self, person: "Candidate") -> None:
        """Asks whether to add somebody whose profile was handed over, with what is known filled in."""
        self._ask_whom_to_add(person)

    def _ask_whom_to_add(self, handed_over: "Candidate | None") -> None:
        from .quick_add_dialog import QuickAddDialog

        dialog = QuickAddDialog(self.session, self, handed_over=handed_over)
        dialog.show_wanted.connect(self.show_prospect)
        dialog.accepted.connect(lambda: self.select_prospects(dialog.added_ids))
        self._open(dialog)

    def edit_cell(self) -> None:
        """Opens the current cell for editing."""
        self.table.edit_cell()

    def edit_notes(self) -> None:
        """Puts the cursor into the person's notes."""
        ids = self.selected_ids()
        if len(ids) == 1:
            self._fill_panel()
            self.panel.edit_notes()
        elif self._anybody():
            self.said.say_why_not(self.tr("Notes belong to one person. Select only one."))

    def copy_selected(self) -> None:
        """Puts the selected rows into the clipboard as a table with the columns shown."""
        if self._anybody():
            from .people_columns import copied_table
            from .table_copying import table_to_copy

            rows = [row for row in map(self._people.row, self.selected_ids()) if row is not None]
            heading, *lines = copied_table(rows, self.table.shown_columns())
            QGuiApplication.clipboard().setMimeData(table_to_copy(heading, lines))
            text = words.counted(len(rows), self.tr("1 row copied."), self.tr("%1 rows copied."))
            self.said.say(text, undo=False)

    def _open_menu(self, place: QPoint) -> None:
        if self._anybody():
            self.actions_on_people.menu().popup(place)

    def _offer_export(self) -> None:
        button = self.export_button
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("As &CSV…"), lambda: self.export_wanted.emit(".csv"))
        menu.addAction(self.tr("As &spreadsheet (XLSX)…"), lambda: self.export_wanted.emit(".xlsx"))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_columns(self, place: QPoint) -> None:
        menu = self.actions_on_people.columns_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.horizontalHeader().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._divide()

    def _divide(self) -> None:
        width = self._panel_width()
        self._splitter.setSizes([self.width() - width, width])

    def _panel_width(self) -> int:
        """How wide the panel is: as it was drawn by hand, or what the list leaves it."""
        drawn = self._remembered(_PANEL)
        if drawn.isdecimal():
            return int(drawn)
        small, large = (wider_with_font(self, width) for width in _PANEL_WIDTHS)
        return max(small, min(large, self.width() - _LIST_WIDTH))

    def _remembered(self, key: str) -> str:
        return "" if self._memory is None else self._memory.read(key) or ""

    def _remember(self, key: str, text: str) -> None:
        if self._memory is not None:
            self._memory.write(key, text)


def _filter_from(text: str) -> Filter:
    return Filter(text) if text in tuple(Filter) else Filter.ALL


def _order_from(text: str) -> tuple[Column, bool]:
    name, _, direction = text.partition(" ")
    return (Column(name), direction == "descending") if name in tuple(Column) else (Column.STATE, False)
