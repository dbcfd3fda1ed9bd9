"""A campaign: what it is called, what it is for, and the credits that are kept for it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inmail_desk.desk.campaigns import add_campaign, delete_campaign, edit_campaign
from inmail_desk.desk.rejection import MOST_CREDITS
from inmail_desk.desk.sending import reserves
from inmail_desk.store.values import Campaign, Purpose

from . import words
from .activity_dialog import ActivityDialog
from .campaign_words import named
from .controls import SecondaryButton
from .labels import Role, Text
from .person_words import names
from .session import DeskSession

translate = QCoreApplication.translate

_MOST_DIGITS = 12


class CampaignDialog(ActivityDialog):
    """Adds a campaign and puts these prospects into it at the same stroke, or changes one that there is."""

    def __init__(
        self,
        session: DeskSession,
        ids: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        campaign: Campaign | None = None,
    ) -> None:
        if campaign is None:
            title, ok_text = (
                translate("CampaignDialog", "New campaign"),
                translate("CampaignDialog", "Add campaign"),
            )
        else:
            title, ok_text = (
                translate("CampaignDialog", "Edit campaign"),
                translate("CampaignDialog", "Save campaign"),
            )
        super().__init__(session, title, parent, ok_text=ok_text)
        self._people = self.people(ids)
        self._campaign = campaign
        self._deleting = False
        self.name = QLineEdit()
        self.purpose = QComboBox()
        self.purpose.addItem(self.tr("Not said"))
        for purpose in Purpose:
            self.purpose.addItem(words.purpose(purpose))
        self.budget = QLineEdit()
        self.budget.setPlaceholderText(self.tr("No budget"))
        self.budget.textChanged.connect(self._explain_budget)
        self.explained = Text("", Role.SMALL)

        if campaign is not None:
            self._begin_with(campaign)
        elif self._people:
            self.add_people(self._people, self.tr("They are put into the new campaign."))
        self.add_field(self.tr("&Name"), self.name)
        self.add_field(self.tr("&Purpose"), self.purpose)
        self.add_field(self.tr("&Budget in credits"), self.budget)
        self.add_wide(self.explained)
        self._explain_budget()
        self.fields |= {"name": self.name, "credit_budget": self.budget}
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        if self._deleting:
            return
        budget = self.budget.text().strip()
        number = whole_number(budget)
        if budget and number is None:
            self.set_error(
                self.budget, self.tr("That is no whole number. Type digits only, or leave it empty for none.")
            )
        elif number is not None and number > MOST_CREDITS:
            text = self.tr("That is too large: at most %1 credits can be planned.")
            self.set_error(self.budget, text.replace("%1", words.number(MOST_CREDITS)))

    def carry_out(self) -> str:
        if self._campaign is None:
            return self._add()
        if self._deleting:
            self.session.perform(delete_campaign, self._campaign.id)
            text = self.tr("Campaign “%1” deleted; its people stay.")
            return text.replace("%1", named(self._campaign.name), 1)
        self.session.perform(
            edit_campaign,
            self._campaign.id,
            name=self.name.text(),
            purpose=self._purpose(),
            credit_budget=whole_number(self.budget.text()),
        )
        return self.tr("Campaign “%1” changed.").replace("%1", self._name(), 1)

    def _add(self) -> str:
        self.session.perform(
            add_campaign,
            self.name.text(),
            purpose=self._purpose(),
            credit_budget=whole_number(self.budget.text()),
            prospect_ids=[prospect.id for prospect in self._people],
        )
        if not self._people:
            return self.tr("Campaign “%1” added.").replace("%1", self._name(), 1)
        text = self.tr("Campaign “%2” added. In it: %1.").replace("%1", names(self._people), 1)
        return text.replace("%2", self._name(), 1)

    def _begin_with(self, campaign: Campaign) -> None:
        self.name.setText(campaign.name)
        if campaign.purpose is not None:
            self.purpose.setCurrentText(words.purpose(campaign.purpose))
        self.budget.setText("" if campaign.credit_budget is None else str(campaign.credit_budget))
        delete = SecondaryButton(self.tr("Delete campaign"), icon_name="trash")
        delete.clicked.connect(self._delete)
        self.buttons.insertWidget(0, delete)

    def _explain_budget(self) -> None:
        """Says what the budget that stands there now would mean."""
        number = whole_number(self.budget.text())
        picture = self.session.picture
        if number is None or not 0 <= number <= MOST_CREDITS:
            self.explained.setText(
                self.tr("With a budget credits are kept for the campaign; without one none are.")
            )
            return
        own = None if self._campaign is None else self._campaign.id
        used = 0 if own is None else picture.used_by_campaign.get(own, 0)
        if number < used:
            text = self.tr("Already used: %1, %2 more than this. Nothing is kept for it any more.")
            text = text.replace("%1", words.credits(used)).replace("%2", words.number(used - number))
            self.explained.setText(text)
            return
        text = self.tr("Kept for the campaign: %1. Others are told not to use them up.")
        text = text.replace("%1", words.credits(number - used))
        if used:
            text += " " + self.tr("Already used of it: %1.").replace("%1", words.number(used))
        there = self.tr("You have %1, of which other campaigns keep %2.")
        kept = min(picture.statement.balance, sum(credits for _, credits in reserves(picture, own)))
        there = there.replace("%1", words.credits(picture.statement.balance))
        self.explained.setText(f"{text} {there.replace('%2', words.number(kept))}")

    def _delete(self) -> None:
        # It can be undone, so that no question is needed.
        self._deleting = True
        self.accept()

    def _name(self) -> str:
        return named(" ".join(self.name.text().split()))

    def _purpose(self) -> Purpose | None:
        place = self.purpose.currentIndex()
        return tuple(Purpose)[place - 1] if place else None


def whole_number(text: str) -> int | None:
    """The whole number that was typed, with or without thousands apart; None where it is none. One of very many digits
    counts as the largest that fits."""
    digits = "".join(text.split()).replace("−", "-").replace("’", "").replace("'", "")
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-") if len(digits) - len(digits.lstrip("+-")) <= 1 else ""
    if not digits.isdecimal():
        return None
    return sign * int(digits[:_MOST_DIGITS])
