"""Correcting credits that were bought or given, and checks."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from inmail_desk.desk.corrections import (
    edit_bonus,
    edit_check,
    edit_purchase,
    read_after,
    sent_that_day,
)
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BalanceCheck, Bonus, Purchase

from . import words
from .correction_dialog import CorrectionDialog
from .day_edit import DayEdit
from .number_line import NumberLine
from .plan_money import AmountLine, CurrencyBox, amount
from .session import DeskSession

translate = QCoreApplication.translate


class CorrectPurchaseDialog(CorrectionDialog):
    """How many were bought, when, and for how much in all."""

    def __init__(self, session: DeskSession, purchase: Purchase, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("correct", "Correct purchase"), parent)
        self._purchase = purchase
        self.credits = NumberLine()
        self.credits.set_number(purchase.credits)
        self.day = DayEdit(session.today)
        self.day.set_day(purchase.at.date())
        self.price = AmountLine()
        self._price_shown = "" if purchase.price is None else amount(purchase.price)
        self.price.setText(self._price_shown)
        self.currency = CurrencyBox(purchase.currency)
        self.add_day(self.day)
        self.add_field(self.tr("C&redits bought"), self.credits)
        self.add_field(self.tr("&Price for all (if known)"), self.price)
        self.add_field(self.tr("&Currency"), self.currency)
        self.fields |= {"credits": self.credits, "price": self.price, "currency": self.currency}
        self.add_effect()
        self.begin_in(self.day)

    def check(self) -> None:
        if self.price.text().strip() and self.price.amount() is None:
            self.set_error(self.price, self.tr("This is no amount. Type it like “29.99” or “1200”."))

    def correct(self, data: DataFile) -> Changed:
        # What is shown may have fewer places than what is kept.
        same = self.price.text() == self._price_shown
        return edit_purchase(
            data,
            self.session.picture,
            self._purchase,
            credits=self.credits.number(),
            on=self.day.day(),
            now=self.session.now(),
            price=self._purchase.price if same else self.price.amount(),
            currency=self.currency.code(),
        )

    def done_text(self) -> str:
        return self.tr("Purchase corrected: %1").replace("%1", words.credits(self.credits.number() or 0))


class CorrectBonusDialog(CorrectionDialog):
    """How many were given, when, why, and the last day to use them where one was named."""

    def __init__(self, session: DeskSession, bonus: Bonus, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("correct", "Correct bonus"), parent)
        self._bonus = bonus
        self.credits = NumberLine()
        self.credits.set_number(bonus.credits)
        self.day = DayEdit(session.today)
        self.day.set_day(bonus.at.date())
        self.reason = QLineEdit(bonus.reason)
        self.last_day = DayEdit(session.today, optional=True, ahead=True)
        if bonus.expires_on is not None:
            self.last_day.set_day(bonus.expires_on - timedelta(days=1))
        self.add_day(self.day)
        self.add_field(self.tr("C&redits given"), self.credits)
        self.add_field(self.tr("R&eason"), self.reason)
        self.add_field(self.tr("&Usable until (if named)"), self.last_day)
        self.fields |= {"credits": self.credits, "reason": self.reason, "expires_on": self.last_day}
        self.add_effect()
        self.begin_in(self.day)

    def correct(self, data: DataFile) -> Changed:
        last_day = self.last_day.day()
        return edit_bonus(
            data,
            self.session.picture,
            self._bonus,
            credits=self.credits.number(),
            on=self.day.day(),
            now=self.session.now(),
            reason=self.reason.text(),
            # The first day without them is the day after the last one.
            expires_on=None if last_day is None else last_day + timedelta(days=1),
        )

    def rejection(self, rejected: Rejected) -> str:
        if rejected.field == "expires_on" and rejected.problem is Problem.BEFORE_TRACKING:
            return self.tr("This is before the credits were given. Choose a later day.")
        return super().rejection(rejected)

    def done_text(self) -> str:
        return self.tr("Bonus corrected: %1").replace("%1", words.credits(self.credits.number() or 0))


class CorrectCheckDialog(CorrectionDialog):
    """The number that LinkedIn showed, when, and whether the difference is booked."""

    def __init__(self, session: DeskSession, check: BalanceCheck, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("correct", "Correct check"), parent)
        self._check = check
        self.credits = NumberLine()
        self.credits.set_number(check.credits)
        self.day = DayEdit(session.today)
        self.day.set_day(check.at.date())
        self.after = QCheckBox(self.tr("It was read &after that day’s InMails"))
        self.after.setChecked(read_after(session.picture, session.data, check))
        self.booked = QCheckBox(self.tr("&Book the difference"))
        self.booked.setToolTip(self.tr("The balance then becomes LinkedIn’s number on that day."))
        self.booked.setChecked(check.adjust)
        self.add_day(self.day)
        self.add_field(self.tr("&Credits LinkedIn showed"), self.credits)
        self.add_field("", self.after)
        self.add_field("", self.booked)
        self.fields |= {"credits": self.credits}
        self.day.day_changed.connect(self._ask_of_day)
        self._ask_of_day()
        self.add_effect()
        self.begin_in(self.day)

    def correct(self, data: DataFile) -> Changed:
        return edit_check(
            data,
            self.session.picture,
            self._check,
            credits=self.credits.number(),
            on=self.day.day(),
            inmails_before=self.after.isChecked(),
            adjust=self.booked.isChecked(),
            now=self.session.now(),
        )

    def done_text(self) -> str:
        return self.tr("Check corrected: %1").replace("%1", words.number(self.credits.number() or 0))

    def _ask_of_day(self) -> None:
        on = self.day.day()
        sent = () if on is None else sent_that_day(self.session.picture, self.session.data, on)
        self.show_field(self.after, bool(sent))
