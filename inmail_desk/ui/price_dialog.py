"""What the plan costs, from a day on."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from inmail_desk.desk.plan import set_price
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.store.values import BillingPeriod

from . import words
from .activity_dialog import ActivityDialog
from .day_edit import DayEdit
from .plan_money import AmountLine, CurrencyBox, amount, money
from .session import DeskSession

translate = QCoreApplication.translate


class PriceDialog(ActivityDialog):
    """The price for a billing period; an earlier price stays with its own days."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(
            session, translate("plan", "Price of the plan"), parent, ok_text=translate("plan", "Save price")
        )
        now = plan_page(session.picture, session.data)
        self.price = AmountLine()
        if now.price is not None:
            self.price.setText(amount(now.price))
        self.currency = CurrencyBox(now.currency)
        self.period = QComboBox()
        for period in BillingPeriod:
            self.period.addItem(words.billing_period(period), period.value)
        if now.billing_period is not None:
            self.period.setCurrentIndex(self.period.findData(now.billing_period.value))
        self.day = DayEdit(session.today)
        self.day.set_day(session.today)
        self.add_field(self.tr("&Price"), self.price)
        self.add_field(self.tr("&Currency"), self.currency)
        self.add_field(self.tr("P&er"), self.period)
        self.add_field(self.tr("&From"), self.day)
        self.fields = {"price": self.price, "currency": self.currency, "day": self.day}
        self.price.setFocus()

    def check(self) -> None:
        if self.price.text().strip() and self.price.amount() is None:
            self.set_error(self.price, self.tr("This is no amount. Type it like “29.99” or “1200”."))
        if self.currency.is_wrong():
            self.set_error(self.currency, self.tr("Three letters are needed, as in EUR or USD."))

    def carry_out(self) -> str:
        self.session.perform(
            set_price,
            price=self.price.amount(),
            currency=self.currency.code(),
            period=BillingPeriod(self.period.currentData()),
            on=self.day.day(),
            now=self.session.now(),
        )
        price = self.price.amount()
        assert price is not None
        return (
            self.tr("Price saved: %1 %2")
            .replace("%2", self.period.currentText())
            .replace("%1", money(price, self.currency.code()))
        )
