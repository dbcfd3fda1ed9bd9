"""The page Ledger: every posting with the balance after it, and why it is there."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from inmail_desk.desk.ledger_page import Asked, Entry, Ledger, Period
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.tracing import Source
from inmail_desk.store.data_file import DataFile

from .cards import EmptyState
from .controls import SecondaryButton
from .ledger_filters import LedgerFilters
from .ledger_model import Col
from .ledger_table import LedgerTable
from .ledger_words import period_name, total_text
from .list_place import ListPlace
from .memory import Memory
from .page import PageHeader, page_column
from .said import Said
from .session import DeskSession
from .soon import soon
from .table_copying import table_to_copy
from .trace_panel import TracePanel

_ORDER = "ledger.order"
_EARLIEST_FIRST = "earliest"
_PANEL_WIDTHS = (270, 340)
"""Of the panel in a small window, and in one with room."""
_LIST_WIDTH = 640
"""Of the list with all of its columns, and what stands around it. The panel grows once there is more."""

_PAINTED_FIRST = 50


class LedgerPage(QWidget):
    """The entries with their filters, and the panel that answers why."""

    person_wanted = Signal(int)
    day_wanted = Signal(object)
    correct_wanted = Signal(object)
    """Carries the source of the fact to correct: (table, row id)."""
    rule_wanted = Signal(str)
    check_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, session: DeskSession, memory: Memory | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._memory = memory
        self._ledger: Ledger | None = None
        self._asked: Asked | None = None
        self._stale = True
        check = SecondaryButton(self.tr("Check with LinkedIn…"), icon_name="check")
        check.clicked.connect(self.check_wanted)
        self.header = PageHeader(self.tr("Ledger"), "", check)
        self.filters = LedgerFilters(session.today)
        self.filters.changed.connect(self._ask)
        self.filters.left.connect(self._go_to_list)
        self.filters.search.begun.connect(self._prepare_search)
        self.table = LedgerTable()
        self.table.entries.latest_first = self._remembered_order() != _EARLIEST_FIRST
        self.table.show_order()
        self.table.order_wanted.connect(self._turn_over)
        self.table.opened.connect(self._open_panel)
        self.table.command.connect(self._obey)
        self.table.menu_wanted.connect(self._open_menu)
        self.panel = TracePanel()
        self.said = Said()
        self.said.undo_clicked.connect(lambda: session.undo_or_say(self))
        self._connect_panel()
        self._lay_out()
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_selected)

        # The list is painted before the panel is filled, and held-down arrows fill it once.
        self._panel_timer = soon(self, self._fill_panel)
        self.table.chosen.connect(self._panel_timer.start)
        session.work_out_ahead(self._read)
        session.changed.connect(self._follow)
        self.setFocusProxy(self.table)

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.person_wanted.connect(self.person_wanted)
        panel.day_wanted.connect(self.day_wanted)
        panel.correct_wanted.connect(self.correct_wanted)
        panel.remove_wanted.connect(self.remove)
        panel.rule_wanted.connect(self.rule_wanted)
        panel.entry_wanted.connect(self.show_entry)

    def _lay_out(self) -> None:
        self._list = ListPlace(self.table)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.panel)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.setStretchFactor(0, 1)
        page = page_column(self)
        page.addWidget(self.header)
        page.addWidget(self.filters)
        page.addWidget(self._splitter, 1)
        page.addWidget(self.said)

    # What is shown

    def show_entry(self, number: int) -> None:
        """Selects the entry of that number; takes the filters back where they hide it."""
        self._show(lambda entry: entry.number == number)

    def show_person(self, prospect_id: int) -> None:
        """Shows only what is about a person."""
        known = self._session.picture.prospects.some([prospect_id])
        if known:
            self.filters.show_person(prospect_id, known[0].name)
            self._go_to_list()

    def show_day(self, on: date) -> None:
        """Shows only the entries of a day."""
        self.filters.show_day(on, self._session.today)
        self._go_to_list()

    def shown(self) -> list[Entry]:
        """The entries that the filters let through now, from top to bottom."""
        self.keep_up()
        entries = self.table.entries
        return [entries.entry(row) for row in range(entries.rowCount())]

    def remove(self, source: Source) -> None:
        """Asks whether what stands in that table and row was never done."""
        from .correct_dialog import open_removal

        dialog = open_removal(self._session, source, self)
        if dialog is not None:
            dialog.accepted.connect(lambda: self.said.say(dialog.said, undo=True))
            dialog.finished.connect(self._go_to_list)

    def copy_selected(self) -> None:
        """Puts the selected entries into the clipboard as a table."""
        entries = self.table.selected()
        if not entries:
            return
        model = self.table.entries
        lines = [[_copied(entry, column, model.text(entry, column)) for column in Col] for entry in entries]
        QGuiApplication.clipboard().setMimeData(table_to_copy(model.headings(), lines))
        from . import words

        text = words.counted(len(lines), self.tr("1 row copied."), self.tr("%1 rows copied."))
        self.said.say(text, undo=False)

    def _show(self, wanted: Callable[[Entry], bool]) -> None:
        self.keep_up()
        row = self.table.entries.row_of(wanted)
        if row is None:
            assert self._ledger is not None
            entry = next((each for each in self._ledger.entries if wanted(each)), None)
            if entry is None:
                return
            if entry.coming:
                self.filters.show_coming()
            else:
                self.filters.clear()
            row = self.table.entries.row_of(wanted)
        if row is not None:
            self.table.go_to(row)
            self._go_to_list()

    def _follow(self, _: object) -> None:
        self._stale = True
        if self.isVisible():
            self.keep_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keep_up()

    def keep_up(self) -> None:
        """Takes over what changed while nobody looked."""
        if self._stale:
            self._stale = False
            former, self._ledger = self._ledger, self._session.content(self._read)
            self._ask(former)

    def _read(self, picture: Picture, data: DataFile) -> Ledger:
        ledger = Ledger(picture, data)
        if self._asked is not None:
            entries = ledger.ask(self._asked).entries
            # The first painting asks for these, at the end that is on top.
            for entry in (*entries[:_PAINTED_FIRST], *entries[-_PAINTED_FIRST:]):
                ledger.detail(entry)
        return ledger

    def _ask(self, former: Ledger | None = None) -> None:
        """Shows what the filters let through; what was selected, in the `former` ledger, stays so while it is shown."""
        if self._stale or self._ledger is None:
            return
        ledger, today = self._ledger, self._session.today
        current = self.table.current()
        self._asked = self.filters.asked()
        found = ledger.ask(self._asked)
        self.filters.show_counts(found.counts)
        self.header.set_subtitle(total_text(found))
        self.table.entries.show_entries(found.entries, ledger.detail, today)
        self._explain_emptiness(found.counts[None], bool(found.entries))
        if found.entries:
            row = None if current is None else self._row_of(current, former or ledger)
            self.table.go_to(0 if row is None else row)
        self._panel_timer.start()

    def _row_of(self, entry: Entry, former: Ledger) -> int | None:
        """The row of what was selected before: the same entry, else the same fact's, which may have been corrected,
        else one that reads the same."""
        assert self._ledger is not None
        entries, source_of, source = self.table.entries, self._ledger.source_of, former.source_of(entry)
        row = entries.row_of(lambda each: each == entry and source_of(each) == source)
        if row is None and source is not None:
            row = entries.row_of(lambda each: each.kind is entry.kind and source_of(each) == source)
        return row if row is not None else entries.row_of(lambda each: each[:4] == entry[:4])

    def _explain_emptiness(self, of_any_kind: int, anything: bool) -> None:
        """Puts a word in the list's place where nothing is left, and the way out."""
        self.panel.setVisible(anything)
        if anything:
            self._list.show_list()
            return
        empty = self._nothing(self.filters.asked(), of_any_kind)
        empty.clicked.connect(self._show_everything)
        self._list.show_instead(empty)

    def _show_everything(self) -> None:
        self.filters.clear()
        self._go_to_list()

    def _nothing(self, asked: Asked, of_any_kind: int) -> EmptyState:
        everything = self.tr("Show everything")
        if self.filters.is_clear():
            return EmptyState(
                "ledger",
                self.tr("Nothing booked yet"),
                self.tr(
                    "Each credit that arrives, is spent, lost or returned will stand here, with the reason and the"
                    " balance after it."
                ),
            )
        if of_any_kind:
            text = self.tr("Under the other kinds there are entries.")
        elif asked.name.strip() or asked.prospect is not None:
            text = self.tr("No credit was spent on, or returned by, a person of this name in these days.")
        elif asked.period is Period.COMING:
            text = self.tr("Nothing is coming within a year.")
        else:
            text = self.tr("No credit came or went: %1.").replace("%1", period_name(asked.period))
        return EmptyState("ledger", self.tr("Nothing here"), text, everything)

    def _fill_panel(self) -> None:
        entry = self.table.current() if self._list.shows_list() else None
        trace = None
        if entry is not None and self._ledger is not None:
            tracer = self._ledger.tracer()
            if entry.number is not None:
                trace = tracer.entry(entry.number)
            elif entry.fact is not None:
                trace = tracer.fact(entry.fact)
        self.panel.show_trace(trace, self._session.today)

    # Keys

    def _go_to_list(self) -> None:
        if self.table.entries.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_panel(self) -> None:
        """Enter leads on to what can be done with the entry."""
        self._fill_panel()
        view = self.panel.view
        for button in (view.correct, view.person, view.on_day):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _obey(self, letter: str) -> None:
        if letter == "/":
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.search.selectAll()
            return
        self._fill_panel()
        view = self.panel.view
        button = {"c": view.correct, "p": view.person, "d": view.on_day}[letter]
        if button.isVisible():
            button.click()
        else:
            self.said.say_why_not(self._why_not(letter))

    def _open_menu(self, place: QPoint) -> None:
        """What can be done with the selected entry, and with the list."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.table.current() is not None:
            self._fill_panel()
            view = self.panel.view
            for button in (view.correct, view.remove, view.person, view.on_day):
                if button.isVisible():
                    menu.addAction(button.text(), button.click)
            menu.addSeparator()
            menu.addAction(self.tr("&Copy rows"), self.copy_selected)
        menu.addAction(self.tr("E&xport as spreadsheet…"), self.export_wanted.emit)
        latest_first = self.table.entries.latest_first
        turned = self.tr("&Earliest day on top") if latest_first else self.tr("&Latest day on top")
        menu.addAction(turned, lambda: self._turn_over(not latest_first))
        menu.popup(place)

    def _prepare_search(self) -> None:
        if self._ledger is not None:
            self._ledger.prepare_search()

    def _why_not(self, letter: str) -> str:
        if letter == "p":
            return self.tr("This entry is about no person.")
        return self.tr("A rule booked this: correct the rule, or the fact that made its lot.")

    def _turn_over(self, latest_first: bool) -> None:
        current = self.table.current()
        self.table.entries.set_order(latest_first=latest_first)
        self.table.show_order()
        if self._memory is not None:
            self._memory.write(_ORDER, "" if latest_first else _EARLIEST_FIRST)
        row = None if current is None or self._ledger is None else self._row_of(current, self._ledger)
        if row is not None:
            self.table.go_to(row)

    def _remembered_order(self) -> str:
        return "" if self._memory is None else self._memory.read(_ORDER) or ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            small, large = _PANEL_WIDTHS
            width = max(small, min(large, self.width() - _LIST_WIDTH))
            self._splitter.setSizes([self.width() - width, width])


def _copied(entry: Entry, column: Col, text: str) -> str:
    """A cell as a sheet takes it: days as 2026-11-22, numbers without signs of print."""
    match column:
        case Col.DAY:
            return entry.on.isoformat()
        case Col.CREDITS:
            return str(entry.credits)
        case Col.BALANCE:
            return str(entry.balance)
        case _:
            return text
