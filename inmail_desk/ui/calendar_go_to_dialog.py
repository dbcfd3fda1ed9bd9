"""Asking for the day to go to in the calendar."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.calendar_month import FIRST_DAY, LAST_DAY

from .day_edit import DayEdit
from .dialogs import FormDialog


class GoToDialog(FormDialog):
    """Lets a day be typed or picked, past or ahead; `day` is the one chosen."""

    def __init__(self, today: date, chosen: date, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("GoToDialog", "Go to a day"),
            parent,
            ok_text=QCoreApplication.translate("GoToDialog", "Go"),
        )
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.day = DayEdit(today)
        self.day.set_day(chosen)
        self.add_field(self.tr("&Day"), self.day)
        self.day.line.selectAll()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        day = self.day.day()
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            self.set_error(self.day, self.tr("The calendar goes from 1900 to 2999."))
