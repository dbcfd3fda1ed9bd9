"""A field for a day: quick to type into, with a calendar beside it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from .colours import current_colours
from .controls import IconButton
from .dates import day_order, long_day, short_day_with_year, weeks_start_in_force
from .day_words import DayVocabulary, fold, parse_day
from .icons import icon
from .labels import Role, Text, restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCalendarWidget


class DayEdit(QWidget):
    """A day typed or picked. Beneath it stands the day understood, or that the text is none.

    What was typed is never replaced by another day: text that is no day stays, and `day()` is None. Up and Down go a
    day further or back, Alt+Down opens the calendar. `ahead` is for a plan: "fri" is then the coming Friday.
    `past` is for what has happened: "12 jan" is then the latest one, however far back.
    """

    day_changed = Signal(object)
    """Carries the day, or None, each time it becomes another one."""

    def __init__(
        self,
        today: date,
        name: str = "",
        *,
        optional: bool = False,
        ahead: bool = False,
        past: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._optional = optional
        self._ahead = ahead
        self._past = past
        self._day: date | None = None
        self._error = ""
        self._words = vocabulary(QLocale())
        self._calendar: QCalendarWidget | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name or self.tr("Day"))
        self.line.setPlaceholderText(
            self.tr("today, fri, +3, 12 nov") if ahead else self.tr("today, mon, -3, 12 nov")
        )
        self.line.textChanged.connect(self._read)
        self.line.installEventFilter(self)
        self._understood = Text(role=Role.SMALL)
        self._button = IconButton("calendar", self.tr("Choose from a calendar"))
        self._button.setToolTip(self.tr("Choose from a calendar (Alt+Down)"))
        self._button.clicked.connect(self._open_calendar)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the key of its label does nothing
        self.setFocusProxy(self.line)

        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._understood)
        self._say()

    def day(self) -> date | None:
        """Return the day understood; None where the field is empty or its text is no day."""
        return self._day

    def is_wrong(self) -> bool:
        """Tell whether the text is no day, or is missing though a day is needed."""
        return self._day is None and (not self._optional or bool(self.line.text().strip()))

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        text = "" if day is None else short_day_with_year(day)
        if day is not None and parse_day(text, self._today, self._words) != day:
            text = day.isoformat()  # a language whose months are several words
        self.line.setText(text)

    def set_name(self, name: str) -> None:
        """Set what a screen reader says for the field."""
        self.line.setAccessibleName(name)

    def set_error(self, text: str) -> None:
        """Say beneath what is wrong with the day, until another is typed; "" takes it back."""
        self._error = text
        self._say()

    def explain(self) -> str:
        """Return in words why `is_wrong`; "" where nothing is."""
        if not self.is_wrong():
            return ""
        typed = self.line.text().strip()
        if not typed:
            return self.tr("Type a day, or choose one from the calendar.")
        examples = self.tr("“%1” is no day; try “today”, “mon”, “-3” or “12 nov”.")
        return examples.replace("%1", typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._open_calendar()
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if key == Qt.Key.Key_Up else -1)
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._say()
        return super().eventFilter(watched, event)

    def _step(self, days: int) -> None:
        if self._day is None:
            self.set_day(self._today)
        else:
            self.set_day(date.fromordinal(self._day.toordinal() + days))

    def _read(self, text: str) -> None:
        former = self._day
        self._day = parse_day(text, self._today, self._words, ahead=self._ahead, past=self._past)
        self._error = ""
        self._say()
        if self._day != former:
            self.day_changed.emit(self._day)

    def _say(self) -> None:
        """Show the day understood. Text that is none yet is called wrong only once the field is left."""
        unread = self._day is None and bool(self.line.text().strip())
        wrong = bool(self._error) or (unread and not self.line.hasFocus())
        words = self._error or (self.explain() if unread else self._in_words())
        self._understood.setText(words)
        self._understood.set_role(Role.ERROR if wrong else Role.SMALL)
        self.line.setAccessibleDescription(words)
        restyle(self.line, "wrong", wrong)

    def _in_words(self) -> str:
        day = self._day
        if day is None:
            return ""
        away = (day - self._today).days
        if away == 0:
            return self.tr("%1, today").replace("%1", long_day(day))
        if abs(away) == 1:
            near = self.tr("tomorrow") if away == 1 else self.tr("yesterday")
        else:
            near = self.tr("in %n days", "", away) if away > 0 else self.tr("%n days ago", "", -away)
        return f"{long_day(day)}, {near}"

    def _open_calendar(self) -> None:
        if self._calendar is not None:
            self._calendar.deleteLater()
        self._calendar = _new_calendar(self)
        self._calendar.activated.connect(self._take)
        self._calendar.clicked.connect(self._take)
        day = self._day or self._today
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.adjustSize()
        self._calendar.move(self._place_for(self._calendar))
        self._calendar.show()
        self._calendar.setFocus()

    def _place_for(self, popup: QWidget) -> QPoint:
        """Return where the popup stands beneath the field; above it, where the screen ends."""
        place = QRect(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)), popup.size())
        screen = self.screen().availableGeometry()
        if place.bottom() > screen.bottom():
            place.moveBottom(self.line.mapToGlobal(QPoint(0, -2)).y())
        place.moveRight(min(place.right(), screen.right()))
        return QPoint(max(place.left(), screen.left()), max(place.top(), screen.top()))

    def _take(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_day(date(chosen.year(), chosen.month(), chosen.day()))
        self.line.setFocus()


def vocabulary(locale: QLocale) -> DayVocabulary:
    """Return the words for days in English, in the window's language and in that of the locale, long and short."""
    weekdays: dict[str, int] = {}
    months: dict[str, int] = {}
    for language in (QLocale.c(), locale):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            for number in range(1, 8):
                weekdays[fold(language.dayName(number, form)).rstrip(".")] = number - 1
            for number in range(1, 13):
                for name in (language.monthName(number, form), language.standaloneMonthName(number, form)):
                    months[fold(name).rstrip(".")] = number
    relative = {"today": 0, "yesterday": -1, "tomorrow": 1}
    translate = QCoreApplication.translate
    for word, days in (
        (translate("DayEdit", "today"), 0),
        (translate("DayEdit", "yesterday"), -1),
        (translate("DayEdit", "tomorrow"), 1),
    ):
        relative[fold(word)] = days
    return DayVocabulary(relative=relative, weekdays=weekdays, months=months, order=day_order(locale))


def _new_calendar(parent: QWidget) -> "QCalendarWidget":
    from PySide6.QtGui import QTextCharFormat
    from PySide6.QtWidgets import QCalendarWidget

    calendar = QCalendarWidget(parent)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    calendar.setContentsMargins(1, 1, 1, 1)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek(weeks_start_in_force() + 1))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(calendar.fontMetrics().height() * 20, calendar.fontMetrics().height() * 15)
    colours = current_colours()
    quiet, plain = QTextCharFormat(), QTextCharFormat()
    quiet.setForeground(QColor(colours.quiet))
    quiet.setBackground(QColor(colours.card))
    plain.setForeground(QColor(colours.text))
    calendar.setHeaderTextFormat(quiet)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for name, symbol in (
        ("qt_calendar_prevmonth", "chevron-left"),
        ("qt_calendar_nextmonth", "chevron-right"),
    ):
        for button in calendar.findChildren(QToolButton, name):
            button.setIcon(icon(symbol))
    return calendar
