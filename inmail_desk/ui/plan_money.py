"""Amounts of money: reading one as people type it, writing one as the locale has it."""

from decimal import Decimal

from PySide6.QtCore import QLocale, QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "INR", "BRL", "SEK", "NOK", "DKK", "PLN", "JPY")
_CENTS = 2


def read_amount(text: str) -> Decimal | None:
    """Return the amount typed, with a point or a comma before the cents, whatever the locale; None for no amount."""
    typed = "".join(text.split()).replace("'", "").replace("’", "")
    point = max(typed.rfind("."), typed.rfind(","))
    whole, cents = (typed, "") if point < 0 else (typed[:point], typed[point + 1 :])
    groups = whole.replace(",", ".").split(".")
    if point >= 0 and len(cents) == _CENTS + 1 and typed[point] == QLocale().groupSeparator():
        groups, cents = [*groups, cents], ""
    digits = "".join(groups)
    if not (digits.isascii() and digits.isdigit()) or any(len(group) != 3 for group in groups[1:]):
        return None
    if cents and not (cents.isascii() and cents.isdigit()):
        return None
    return Decimal(f"{digits}.{cents}" if cents else digits)


def amount(value: Decimal) -> str:
    """Return an amount as the locale writes it, with its cents where it has any: "1,200", "69.99"."""
    cents = 0 if value == value.to_integral_value() else _CENTS
    return QLocale().toString(float(value), "f", cents)


def money(value: Decimal, currency: str | None) -> str:
    """Return an amount with its currency: "69.99 EUR"."""
    return f"{amount(value)} {currency}" if currency else amount(value)


class AmountLine(QLineEdit):
    """A field for an amount of money; `amount()` is None for none, and for what is no amount."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(20)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0" * 14))
        self.setPlaceholderText(amount(Decimal("29.99")))

    def amount(self) -> Decimal | None:
        """Return the amount typed."""
        return read_amount(self.text())


class CurrencyBox(QComboBox):
    """A currency's code of three letters, chosen or typed. The one shown first is `likely`, or that of the locale."""

    def __init__(self, likely: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = likely or QLocale().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        self.addItems(list(dict.fromkeys(code for code in (own, *_CURRENCIES) if len(code) == 3)))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[A-Za-z]{0,3}"), self))
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0" * 14))

    def code(self) -> str:
        """Return the code in capitals, as far as it was typed."""
        return self.currentText().strip().upper()

    def is_wrong(self) -> bool:
        """Tell whether it is no code of three letters."""
        return len(self.code()) != 3
