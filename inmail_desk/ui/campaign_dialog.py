"""A campaign: what it is called, what it is for, and the credits that are kept for it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inmail_desk.desk.campaigns import add_campaign, delete_campaign, edit_campaign
from inmail_desk.desk.rejection import MOST_CREDITS
from inmail_desk.store.values import Campaign, Purpose

from . import words
from .activity_dialog import ActivityDialog
from .controls import NumberEdit, SecondaryButton
from .labels import Role, Text
from .person_words import names
from .session import DeskSession

translate = QCoreApplication.translate


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
                translate("CampaignDialog", "New Campaign"),
                translate("CampaignDialog", "Add campaign"),
            )
        else:
            title, ok_text = (
                translate("CampaignDialog", "Edit Campaign"),
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
        self.budget = NumberEdit(0, MOST_CREDITS)
        self.budget.setSpecialValueText(self.tr("None"))

        if campaign is not None:
            self._begin_with(campaign)
        elif self._people:
            self.add_people(self._people, self.tr("They are put into the new campaign."))
        self.add_field(self.tr("&Name"), self.name)
        self.add_field(self.tr("&Purpose"), self.purpose)
        self.add_field(self.tr("&Budget"), self.budget)
        explained = self.tr("So many credits are kept for this campaign: others are told not to use them up.")
        self.add_wide(Text(explained, Role.SMALL))
        self.fields |= {"name": self.name, "credit_budget": self.budget}
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> str:
        if self._campaign is None:
            return self._add()
        if self._deleting:
            self.session.perform(delete_campaign, self._campaign.id)
            return self.tr("Campaign “%1” deleted; its people stay.").replace("%1", self._campaign.name)
        self.session.perform(
            edit_campaign,
            self._campaign.id,
            name=self.name.text(),
            purpose=self._purpose(),
            credit_budget=self.budget.value() or None,
        )
        return self.tr("Campaign “%1” changed.").replace("%1", self.name.text().strip())

    def _add(self) -> str:
        name = self.name.text().strip()
        self.session.perform(
            add_campaign,
            name,
            purpose=self._purpose(),
            credit_budget=self.budget.value() or None,
            prospect_ids=[prospect.id for prospect in self._people],
        )
        if not self._people:
            return self.tr("Campaign “%1” added.").replace("%1", name)
        text = self.tr("Campaign “%1” added. In it: %2.").replace("%1", name)
        return text.replace("%2", names(self._people), 1)

    def _begin_with(self, campaign: Campaign) -> None:
        self.name.setText(campaign.name)
        if campaign.purpose is not None:
            self.purpose.setCurrentText(words.purpose(campaign.purpose))
        self.budget.setValue(campaign.credit_budget or 0)
        delete = SecondaryButton(self.tr("Delete campaign"), icon_name="trash")
        delete.clicked.connect(self._delete)
        self.buttons.insertWidget(0, delete)

    def _delete(self) -> None:
        # It can be undone, so that no question is needed.
        self._deleting = True
        self.accept()

    def _purpose(self) -> Purpose | None:
        place = self.purpose.currentIndex()
        return tuple(Purpose)[place - 1] if place else None
