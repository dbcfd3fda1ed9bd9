"""A field for a day: quick to type into, with a calendar beside it."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from .colours import current_colours
from .controls import IconButton
from .dates import long_day, month_comes_first, short_day_with_year
from .day_words import DayVocabulary, parse_day
from .icons import icon
from .labels import Role, Text, restyle


class DayEdit(QWidget):
    """A day typed or picked. Beneath it stands the day understood, or that the text is none.

    What was typed is never replaced by another day: text that is no day stays, and `day()` is None.
    """

    day_changed = Signal(object)
    """Carries the day, or None, each time it becomes another one."""

    def __init__(
        self, today: date, name: str = "", *, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._optional = optional
        self._day: date | None = None
        self._words = self._vocabulary(QLocale())
        self._calendar: QCalendarWidget | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name or self.tr("Day"))
        self.line.setPlaceholderText(self.tr("today, mon, -3, 12 nov"))
        self.line.textChanged.connect(self._read)
        self.line.installEventFilter(self)
        self._understood = Text(role=Role.SMALL)
        self._button = IconButton("calendar", self.tr("Choose from a calendar"))
        self._button.clicked.connect(self._open_calendar)
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
        self.line.setText("" if day is None else short_day_with_year(day))

    def set_name(self, name: str) -> None:
        """Set what a screen reader says for the field."""
        self.line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._open_calendar()
                return True
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._say(left=True)
        return super().eventFilter(watched, event)

    def _step(self, days: int) -> None:
        self.set_day(date.fromordinal((self._day or self._today).toordinal() + (days if self._day else 0)))

    def _read(self, text: str) -> None:
        former, self._day = self._day, parse_day(text, self._today, self._words)
        self._say()
        if self._day != former:
            self.day_changed.emit(self._day)

    def _say(self, left: bool = False) -> None:
        typed = self.line.text().strip()
        wrong = bool(typed) and self._day is None
        if self._day is not None:
            words = self._in_words(self._day)
        elif wrong:
            words = self.tr("“%1” is no day; try “today”, “mon”, “-3” or “12 nov”.").replace("%1", typed)
        else:
            words = ""
        self._understood.setText(words)
        self._understood.set_role(Role.ERROR if wrong else Role.SMALL)
        self.line.setAccessibleDescription(words)
        restyle(self.line, "wrong", wrong and left)

    def _in_words(self, day: date) -> str:
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
        self._calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus()

    def _take(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_day(date(chosen.year(), chosen.month(), chosen.day()))
        self.line.setFocus()

    def _vocabulary(self, locale: QLocale) -> DayVocabulary:
        """Return the words of the window's language and of the locale, long and short."""
        weekdays: dict[str, int] = {}
        months: dict[str, int] = {}
        for language in (QLocale.c(), locale):
            for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                for number in range(1, 8):
                    weekdays[language.dayName(number, form).casefold().rstrip(".")] = number - 1
                for number in range(1, 13):
                    for name in (
                        language.monthName(number, form),
                        language.standaloneMonthName(number, form),
                    ):
                        months[name.casefold().rstrip(".")] = number
        relative = {self.tr("today"): 0, self.tr("yesterday"): -1, self.tr("tomorrow"): 1}
        return DayVocabulary(
            relative={word.casefold(): days for word, days in relative.items()},
            weekdays=weekdays,
            months=months,
            month_first=month_comes_first(locale),
        )


def _new_calendar(parent: QWidget) -> QCalendarWidget:
    calendar = QCalendarWidget(parent)
    calendar.setWindowFlag(Qt.WindowType.Popup)
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
