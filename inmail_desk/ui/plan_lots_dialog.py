"""Of which lots the balance consisted with which tracking began."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inmail_desk.credit_rules.facts import OpeningLot
from inmail_desk.desk.plan_corrections import set_opening_lots
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .controls import SecondaryButton
from .day_edit import DayEdit
from .labels import Role, Text
from .number_line import NumberLine
from .plan_before_after import BeforeAfter
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate

_WIDTH = 540


class OpeningLotsDialog(ActivityDialog):
    """Lots as days and numbers, which add up to the balance that LinkedIn showed; all left empty, they are read from
    that balance again."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(
            session, translate("plan", "Opening lots"), parent, ok_text=translate("plan", "Save")
        )
        now = plan_page(session.picture, session.data)
        assert now.began is not None
        self.setMinimumWidth(_WIDTH)
        self._began = now.began
        self._balance = now.began.credits or 0
        self.rows: list[tuple[DayEdit, NumberLine]] = []
        text = self.tr("LinkedIn showed %1 on %2. When were they granted? Leave all empty if you don’t know.")
        text = text.replace("%2", day(now.began.at.date(), session.today))
        self.add_wide(Text(text.replace("%1", words.credits(self._balance)), Role.QUIET))
        self.lots = QWidget()
        self._grid = QGridLayout(self.lots)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        for column, heading in enumerate((self.tr("Granted on"), self.tr("Credits"))):
            self._grid.addWidget(Text(heading, Role.QUIET), 0, column)
        self.add_field(self.tr("Lots"), self.lots)
        self.add_button = SecondaryButton(self.tr("&Add a lot"), icon_name="add")
        self.add_button.clicked.connect(lambda: self._add_row().setFocus())
        self.form.addWidget(self.add_button, self.form.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self.form.setRowMinimumHeight(self.form.rowCount(), 6)
        self.sum = Notice(Tone.INFO, "")
        self.add_wide(self.sum)
        self.comparison = BeforeAfter(self, self._set_lots, says_same=True)
        self.add_wide(self.comparison)
        self.fields = {"lots": self.lots}
        if not now.opening_inferred:
            for lot in now.opening:
                self._add_row(lot.granted_on, lot.credits)
        first = self._add_row() if not self.rows else self.rows[0][0]
        self._tell()
        first.setFocus()

    def _add_row(self, granted_on: date | None = None, credits: int | None = None) -> DayEdit:
        number = len(self.rows) + 1
        granted, amount = DayEdit(self.session.today, optional=True), NumberLine()
        granted.set_name(self.tr("Lot %1, granted on").replace("%1", str(number)))
        amount.setAccessibleName(self.tr("Lot %1, credits").replace("%1", str(number)))
        granted.set_day(granted_on)
        amount.set_number(credits)
        granted.day_changed.connect(self._tell)
        amount.number_changed.connect(self._tell)
        self.rows.append((granted, amount))
        self._grid.addWidget(granted, number, 0)
        self._grid.addWidget(amount, number, 1, Qt.AlignmentFlag.AlignTop)
        for field in (granted, amount):
            field.show()  # Qt would only with the next events, and what is hidden takes no focus
        QWidget.setTabOrder(amount, self.add_button)
        return granted

    def check(self) -> None:
        if any((granted.day() is None) != (not amount.number()) for granted, amount in self.rows):
            self.set_error(
                self.lots, self.tr("Each lot needs a day and a number. Empty both to leave one out.")
            )

    def carry_out(self) -> str:
        self.session.perform(self._set_lots)
        if self._given():
            return self.tr("Opening lots saved")
        return self.tr("Opening lots read from the balance")

    def _set_lots(self, data: DataFile) -> Changed:
        return set_opening_lots(data, self.session.picture, self._began, self._given() or None)

    def _given(self) -> tuple[OpeningLot, ...]:
        return tuple(
            OpeningLot(granted_on=granted_on, credits=credits)
            for granted, amount in self.rows
            if (granted_on := granted.day()) is not None and (credits := amount.number())
        )

    def _tell(self, _: object = None) -> None:
        self.comparison.expect()
        total = sum(lot.credits for lot in self._given())
        if not any(granted.line.text() or amount.text() for granted, amount in self.rows):
            self.sum.say(Tone.INFO, self.tr("Empty: the lots are read from the balance"))
            return
        text = self.tr("%1 of %2").replace("%1", words.number(total))
        text = text.replace("%2", words.credits(self._balance))
        self.sum.say(Tone.GOOD if total == self._balance else Tone.WARN, text)
