"""Single credits that were bought."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan import record_purchase
from inmail_desk.desk.plan_page import plan_page

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .day_edit import DayEdit
from .number_line import NumberLine
from .plan_money import AmountLine, CurrencyBox
from .session import DeskSession

translate = QCoreApplication.translate


class PurchaseDialog(ActivityDialog):
    """How many, when, and for how much in all."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("plan", "Record purchase"),
            parent,
            ok_text=translate("plan", "Record purchase"),
        )
        now = plan_page(session.picture, session.data)
        self.credits = NumberLine()
        self.day = DayEdit(session.today)
        self.day.set_day(session.today)
        self.price = AmountLine()
        paid = next((purchase.currency for purchase in now.purchases if purchase.currency), None)
        self.currency = CurrencyBox(paid or now.currency)
        if now.plan is None:
            self.add_wide(
                Notice(
                    Tone.WARN,
                    self.tr("There is no subscription"),
                    self.tr("Credits bought on such a day are kept in the list, but not counted."),
                )
            )
        elif not now.sells_credits:
            self.add_wide(
                Notice(
                    Tone.INFO,
                    self.tr("By the rules LinkedIn sells no single credits for this plan"),
                    self.tr("If you bought some all the same, record them: they count."),
                )
            )
        self.form.setRowMinimumHeight(self.form.rowCount(), 8)
        self.add_field(self.tr("C&redits bought"), self.credits)
        self.add_field(self.tr("&Day"), self.day)
        self.add_field(self.tr("&Price for all (if known)"), self.price)
        self.add_field(self.tr("&Currency"), self.currency)
        self.fields = {
            "credits": self.credits,
            "day": self.day,
            "price": self.price,
            "currency": self.currency,
        }
        self.credits.setFocus()

    def check(self) -> None:
        if not self.credits.number():
            self.set_error(self.credits, self.tr("How many credits were bought? Enter 1 or more."))
        if self.price.text().strip():
            if self.price.amount() is None:
                self.set_error(self.price, self.tr("This is no amount. Type it like “29.99” or “1200”."))
            if self.currency.is_wrong():
                self.set_error(self.currency, self.tr("Three letters are needed, as in EUR or USD."))

    def carry_out(self) -> str:
        credits = self.credits.number()
        self.session.perform(
            record_purchase,
            self.session.picture,
            credits=credits,
            on=self.day.day(),
            now=self.session.now(),
            price=self.price.amount(),
            currency=self.currency.code(),
        )
        return self.tr("Purchase recorded: %1").replace("%1", words.credits(credits or 0))
