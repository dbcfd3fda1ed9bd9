"""A choice of one value in a narrow column, such as the priority or the campaign of people."""

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from inmail_desk.desk.picture import Picture
from inmail_desk.store.values import Priority

from . import words


class ValueCombo(QComboBox):
    """Each choice stands for a value. The wheel scrolls what is around it and changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[
            Any
        ] = []  # not Qt's data of an item: what goes through it is no member of an enumeration
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def offer(self, choices: Iterable[tuple[str, Any]]) -> None:
        """Offer these texts, each with its value, in place of the former ones."""
        choices = list(choices)
        self.clear()
        self._values = [value for _, value in choices]
        self.addItems([text for text, _ in choices])

    def value(self) -> Any:
        """Return the value chosen."""
        return self._values[self.currentIndex()]

    def show_value(self, value: object) -> None:
        """Show the choice that stands for this value; the first one where none does."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def show_values(self, values: Collection[Any]) -> None:
        """Show the value that all of these are, or that they differ."""
        if len(values) == 1:
            self.show_value(next(iter(values)))
            return
        self.setPlaceholderText(self.tr("Different ones"))
        self.setCurrentIndex(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def offer_priorities(combo: ValueCombo) -> None:
    """Offer no priority and each of the priorities."""
    combo.offer((words.priority(each), each) for each in (None, *Priority))


def offer_campaigns(combo: ValueCombo, picture: Picture) -> None:
    """Offer no campaign and every campaign, with how much of its budget is used."""
    choices: list[tuple[str, int | None]] = [(combo.tr("None"), None)]
    for campaign in picture.campaigns.values():
        text = campaign.name
        if campaign.credit_budget is not None:
            used = picture.used_by_campaign.get(campaign.id, 0)
            text = f"{text}  {words.number(used)}/{words.number(campaign.credit_budget)}"
        choices.append((text, campaign.id))
    combo.offer(choices)
