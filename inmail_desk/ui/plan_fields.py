"""The fields that dialogs about the plan share."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from inmail_desk.desk.picture import Picture
from inmail_desk.desk.plan_page import plan_choices, renews_on_the_first

from . import words
from .controls import NumberEdit

translate = QCoreApplication.translate


_SHOWN = 24
"""Characters of a plan's name that are always in sight."""


class PlanBox(QComboBox):
    """The plans to choose from, each with its allotment."""

    def __init__(self, picture: Picture, chosen: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHOWN)
        for plan, title, allotment in plan_choices(picture):
            text = self.tr("%1 – %2 a month").replace("%2", words.credits(allotment)).replace("%1", title)
            self.addItem(text, plan)
        known = None if chosen is None else picture.rules.canonical(chosen)
        if known is not None:
            self.setCurrentIndex(self.findData(known))

    def plan(self) -> str:
        """Return the name of the plan chosen, "" for none."""
        return str(self.currentData() or "")

    def begin_without(self, invitation: str) -> None:
        """Begin with none chosen, and with these words in its place."""
        self.setPlaceholderText(invitation)
        self.setCurrentIndex(-1)


class BillingDayEdit(NumberEdit):
    """The day of the month on which a plan renews. 0 stands for the usual one, which `usual` says in words."""

    def __init__(self, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 31, parent)
        self._usual = usual
        self.setSpecialValueText(usual)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(usual) + 60)

    def billing_day(self) -> int | None:
        """Return the day, None for the usual one."""
        return self.value() or None

    def suit(self, picture: Picture, plan: str, day: date | None) -> None:
        """Offer a choice only where the plan has a billing day of its own; `plan` is "" where none is chosen."""
        first = bool(plan) and renews_on_the_first(picture, plan, day or picture.today)
        self.setEnabled(not first)
        with QSignalBlocker(self):
            if first:
                self.setValue(0)
            self.setSpecialValueText(self.tr("the 1st of each month") if first else self._usual)
