"""The page Calendar: a month with the balance of each day, the chosen day in full, and the year's losses."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.desk.calendar_agenda import Agendas, Doable, Offer
from inmail_desk.desk.calendar_days import Days
from inmail_desk.desk.calendar_month import FIRST_DAY, LAST_DAY, calendar_month, same_day_after
from inmail_desk.desk.calendar_year import YearMonth, calendar_year

from .calendar_agenda import AgendaPanel
from .calendar_grid import CalendarGrid
from .calendar_words import month_title, months_of_a_year, not_followed_from, tracked_from, year_title
from .calendar_year_strip import YearStrip
from .controls import SecondaryButton
from .dates import first_weekday
from .fitting import keep_fitting
from .labels import Role, Text
from .memory import WEEK_START, Memory
from .page import PageHeader, page_column
from .session import DeskSession

translate = QCoreApplication.translate

_WIDE_PANEL = 300
_NARROW_PANEL = 244
_WIDE_FROM = 900  # pixels of the page from which the panel is wide
_LINES_WITH_YEAR = 30  # lines of text: in a lower page the days need all the room
_USUAL_LINE = 18  # height in pixels of a line of the font that these widths are made for


class CalendarPage(QWidget):
    """Shows the session's picture by days. It keeps up with the session while it can be seen."""

    person_wanted = Signal(int)
    entry_wanted = Signal(int)
    ledger_day_wanted = Signal(object)
    """Carries the day whose entries are to be shown."""
    correct_wanted = Signal(object)
    rule_wanted = Signal(str)
    check_wanted = Signal()
    log_wanted = Signal(object)
    respond_wanted = Signal(int)
    touch_wanted = Signal(int)
    follow_up_wanted = Signal(int)
    plan_wanted = Signal(str)
    to_write_wanted = Signal()
    """Asks for the people who are to be written."""
    export_wanted = Signal()

    def __init__(self, session: DeskSession, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._memory = memory
        self._days = Days(session.picture)
        self._agendas = Agendas(self._days, session.data)
        self._months: tuple[YearMonth, ...] = ()
        self._today = session.today
        self._chosen = session.today
        self._everybody = False
        self._stale = True

        self.previous_button = SecondaryButton("‹")
        self.title_button = SecondaryButton("")
        self.next_button = SecondaryButton("›")
        self.today_button = SecondaryButton(self.tr("Today"))
        self.export_button = SecondaryButton(self.tr("Export…"), icon_name="export")
        self._header = PageHeader(
            self.tr("Calendar"),
            "",
            self.previous_button,
            self.title_button,
            self.next_button,
            self.today_button,
            self.export_button,
        )
        self.grid = CalendarGrid()
        self.strip = YearStrip()
        self._year = Text(role=Role.SMALL, wrap=False)
        self._legend = Text(self.tr("hatched: cut by the cap"), Role.SMALL, wrap=False)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.agenda = AgendaPanel()
        self._lay_out()
        self._name_buttons()
        keep_fitting(self, self._fit)
        self.setFocusProxy(self.grid)
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.title_button.clicked.connect(self.ask_for_day)
        self.today_button.clicked.connect(self.show_today)
        self.export_button.clicked.connect(self.export_wanted)
        self.grid.day_chosen.connect(self.show_day)
        self.grid.entered_day.connect(self.agenda.take_focus)
        self.strip.month_chosen.connect(self._show_month)
        self.agenda.wanted.connect(self._do)
        self.agenda.emptied.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.agenda.everybody_wanted.connect(self._show_everybody)
        session.changed.connect(self._on_change)
        memory.changed.connect(self._on_remembered)

    def _lay_out(self) -> None:
        beneath = QHBoxLayout()
        beneath.setContentsMargins(6, 0, 6, 0)
        beneath.addWidget(self._year)
        beneath.addWidget(self._legend, 1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.grid, 1)
        left.addLayout(beneath)
        left.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self.agenda)
        column = page_column(self)
        column.setSpacing(10)
        column.addWidget(self._header)
        column.addLayout(row, 1)

    def _name_buttons(self) -> None:
        for button, name, keys in (
            (self.previous_button, self.tr("Previous month"), self.tr("Page Up")),
            (self.next_button, self.tr("Next month"), self.tr("Page Down")),
            (self.title_button, self.tr("Go to a day"), "G"),
            (self.today_button, self.tr("Go to today"), "T"),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")
        self.export_button.setAccessibleName(self.tr("Export"))
        self.export_button.setToolTip(self.tr("What is coming, for your calendar program (.ics)"))
        keep_fitting(self.title_button, self._fit_title)

    def _fit_title(self) -> None:
        metrics = QFontMetrics(self.title_button.font())
        widest = max(metrics.horizontalAdvance(text) for text in months_of_a_year())
        self.title_button.setMinimumWidth(widest + 2 * metrics.height())

    # What is shown

    def show_day(self, day: date) -> None:
        """Choose a day and show its month."""
        self._chosen = min(max(day, FIRST_DAY), LAST_DAY)
        self._everybody = False
        self._refresh_if_seen()

    def show_today(self) -> None:
        """Choose today."""
        self.show_day(self._session.today)

    def chosen_day(self) -> date:
        """Return the day that is chosen."""
        return self._chosen

    def ask_for_day(self) -> None:
        """Ask for the day to go to."""
        from .calendar_go_to_dialog import GoToDialog

        dialog = GoToDialog(self._session.today, self._chosen, self)
        dialog.accepted.connect(lambda: self._go_to(dialog.day.day()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_to(self, day: date | None) -> None:
        if day is not None:
            self.show_day(day)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, months: int) -> None:
        self.show_day(same_day_after(self._chosen, months))

    def _show_month(self, first: date) -> None:
        self.show_day(first if first.month != self._chosen.month else self._chosen)

    def _show_everybody(self) -> None:
        self._everybody = True
        self._refresh_if_seen()

    def _on_change(self, _: object) -> None:
        if self._chosen == self._today:
            self._chosen = self._session.today  # midnight has passed
        self._today = self._session.today
        self._refresh_if_seen()

    def _on_remembered(self, key: str) -> None:
        if key == WEEK_START:
            self._refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keep_up()

    def keep_up(self) -> None:
        """Take over what changed, seen or not."""
        if self._stale:
            self._refresh()

    def _refresh_if_seen(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        session = self._session
        if self._days.picture is not session.picture:
            self._days = Days(session.picture)
            self._agendas = Agendas(self._days, session.data)
            self._months = ()
        self._stale = False
        month = calendar_month(self._days, session.data, self._chosen, first_weekday(self._memory))
        self.grid.show_month(month, self._chosen)
        self.title_button.setText(month_title(self._chosen))
        self._header.set_subtitle(self._subtitle(month.days[0].on, month.days[-1].on))
        if not self._months or self._months[0].first.year != self._chosen.year:
            self._months = calendar_year(self._days, self._chosen.year)
            self._year.setText(year_title(self._months))
        self.strip.show_year(self._months, self._chosen)
        agendas, day, everybody = self._agendas, self._chosen, self._everybody
        self.agenda.show_soon(lambda: agendas.agenda(day, everybody=everybody))

    def _subtitle(self, first: date, last: date) -> str:
        days = self._days
        if last > days.last:
            return not_followed_from(days.last, days.today)
        if days.first is not None and first < days.first:
            return tracked_from(days.first, days.today)
        return self.tr("In the corner: the balance at the end of the day")

    # What can be done

    def _do(self, offer: Offer) -> None:
        match offer.kind:
            case Doable.WRITE:
                self.to_write_wanted.emit()
            case Doable.TOUCH:
                self.touch_wanted.emit(offer.prospect)
            case Doable.RESPOND:
                self.respond_wanted.emit(offer.prospect)
            case Doable.LOG:
                self.log_wanted.emit((offer.prospect,))
            case Doable.FOLLOW_UP:
                self.follow_up_wanted.emit(offer.prospect)
            case Doable.SHOW_PERSON:
                self.person_wanted.emit(offer.prospect)
            case Doable.CHECK:
                self.check_wanted.emit()
            case Doable.DAY:
                self.show_day(offer.day)
            case Doable.PLAN:
                self.plan_wanted.emit("plan")
            case Doable.CORRECT:
                self.correct_wanted.emit(offer.source)
            case Doable.ENTRY:
                self.entry_wanted.emit(offer.entry)
            case Doable.LEDGER_DAY:
                self.ledger_day_wanted.emit(offer.day)
            case Doable.RULE:
                self.rule_wanted.emit(offer.rule)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_T:
            self.show_today()
        elif event.key() == Qt.Key.Key_G:
            self.ask_for_day()
        elif event.key() == Qt.Key.Key_PageUp:
            self._turn(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._turn(1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = _WIDE_PANEL if self.width() >= _WIDE_FROM else _NARROW_PANEL
        line = self.fontMetrics().height()
        self.agenda.setFixedWidth(max(width, width * line // _USUAL_LINE))
        for part in (self._year, self._legend, self.strip):
            part.setVisible(self.height() >= _LINES_WITH_YEAR * line)
