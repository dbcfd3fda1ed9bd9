"""The third question: the number that LinkedIn shows. And, for those who like, what the plan costs."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.store.values import BillingPeriod

from . import words
from .controls import LinkButton
from .first_run_field import Field, Stop
from .labels import Text
from .number_line import NumberLine
from .plan_money import AmountLine, CurrencyBox, amount


class TodaysInMails(QWidget):
    """Whether InMails were sent today, and whether before the number was read."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = self.tr("Were InMails sent today?")
        self.setAccessibleName(question)
        self._none = QRadioButton(self.tr("none so far"))
        self._before = QRadioButton(self.tr("before I read the number"))
        self._after = QRadioButton(self.tr("after I read it"))
        self._none.setChecked(True)
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(20)
        for button in (self._none, self._before, self._after):
            self._group.addButton(button)
            button.setAccessibleDescription(question)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(question))
        column.addLayout(row)
        self._group.buttonToggled.connect(self.changed)

    def were_before(self) -> bool:
        """Tell whether the number holds InMails of today."""
        return self._before.isChecked()

    def checked(self) -> QWidget:
        """Return the button of the answer given."""
        return next(button for button in self._group.buttons() if button.isChecked())


class BalanceQuestion(QWidget):
    """The number that LinkedIn shows now, and whether today's InMails are in it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = NumberLine()
        self.credits = Field(
            self.tr("InMail &credits"),
            self._line,
            hint=self.tr("LinkedIn shows the number on My Premium, and where you write an InMail."),
        )
        self._line.number_changed.connect(self.changed)
        self._todays = TodaysInMails(self)
        self._todays.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.credits)
        column.addWidget(self._todays)

    def number(self) -> int | None:
        """Return the number typed, None for none."""
        return self._line.number()

    def inmails_before(self) -> bool:
        """Tell whether the number holds InMails of today."""
        return self._todays.were_before()

    def stops(self) -> list[Stop]:
        """Return what Enter moves to, in order."""
        return [Stop(self.credits, self._line), Stop(self._todays, self._todays.checked())]


class PriceQuestion(QWidget):
    """What the plan costs, if the person likes to say so; closed at first."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = LinkButton(self.tr("Add what the plan costs"))
        self.link.clicked.connect(self._open)
        self._price = AmountLine()
        self._price.textChanged.connect(self.changed)
        self._price.textEdited.connect(self._typed)
        self._read = False
        self._currency = CurrencyBox()
        self._currency.currentTextChanged.connect(self.changed)
        self._currency.setAccessibleName(self.tr("Currency"))
        self._period = QComboBox()
        self._period.setAccessibleName(self.tr("Billing period"))
        for period in BillingPeriod:
            self._period.addItem(words.billing_period(period), period)
        self._period.currentIndexChanged.connect(self.changed)
        after = QWidget()
        row = QHBoxLayout(after)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._currency)
        row.addWidget(self._period)
        self.price = Field(self.tr("Pr&ice, may be left out"), self._price, after=after)
        self.price.hide()
        link = QHBoxLayout()
        link.addWidget(self.link)
        link.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(link)
        column.addWidget(self.price)

    def answer(self, price: Decimal, currency: str, period: BillingPeriod | None) -> None:
        """Answer with a price; `period` None: as it stands."""
        self.link.hide()
        self.price.show()
        self._price.setText(amount(price))
        self._read = True
        if len(currency) == 3:
            self._currency.setCurrentText(currency)
        if period is not None:
            self._period.setCurrentIndex(self._period.findData(period))

    def take_back(self) -> None:
        """Forget the price where it was read somewhere; one that the person typed stays."""
        if self._read:
            self._price.clear()

    def values(self) -> tuple[Decimal | None, str | None, BillingPeriod | None]:
        """Return price, currency and period; None for all where no price stands there."""
        price = self._price.amount()
        if price is None:
            return None, None, None
        return price, self._currency.code(), BillingPeriod(self._period.currentData())

    def wrong(self) -> str:
        """Return what is wrong with the price typed, "" for nothing."""
        if not self._price.text().strip() or self._price.amount() is not None:
            return ""
        return self.tr("This is no amount. Type it like “29.99” or “1200”.")

    def _typed(self) -> None:
        self._read = False

    def _open(self) -> None:
        self.link.hide()
        self.price.show()
        self._price.setFocus()
