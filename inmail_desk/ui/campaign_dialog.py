"""Adding a campaign: what it is called, what it is for, and the credits that are kept for it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inmail_desk.desk.prospects import add_campaign
from inmail_desk.desk.rejection import MOST_CREDITS
from inmail_desk.store.values import Purpose

from . import words
from .activity_dialog import ActivityDialog
from .controls import NumberEdit
from .labels import Role, Text
from .person_words import names
from .session import DeskSession

translate = QCoreApplication.translate


class CampaignDialog(ActivityDialog):
    """Adds a campaign and puts these prospects into it at the same stroke."""

    def __init__(self, session: DeskSession, ids: Sequence[int], parent: QWidget | None = None) -> None:
        title = translate("CampaignDialog", "New Campaign")
        super().__init__(session, title, parent, ok_text=translate("CampaignDialog", "Add campaign"))
        self._people = self.people(ids)
        self.name = QLineEdit()
        self.purpose = QComboBox()
        self.purpose.addItem(self.tr("Not said"))
        for purpose in Purpose:
            self.purpose.addItem(words.purpose(purpose))
        self.budget = NumberEdit(0, MOST_CREDITS)
        self.budget.setSpecialValueText(self.tr("None"))
        self.budget.setAccelerated(True)

        if self._people:
            self.add_people(self._people, self.tr("They are put into the new campaign."))
        self.add_field(self.tr("&Name"), self.name)
        self.add_field(self.tr("&Purpose"), self.purpose)
        self.add_field(self.tr("&Budget"), self.budget)
        explained = self.tr("So many credits are kept for this campaign: where no others are left, an InMail")
        explained += " " + self.tr("to people outside of it is advised against.")
        self.add_wide(Text(explained, Role.SMALL))
        self.fields |= {"name": self.name, "credit_budget": self.budget}
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> str:
        name = self.name.text().strip()
        place = self.purpose.currentIndex()
        self.session.perform(
            add_campaign,
            name,
            purpose=tuple(Purpose)[place - 1] if place else None,
            credit_budget=self.budget.value() or None,
            prospect_ids=[prospect.id for prospect in self._people],
        )
        if not self._people:
            return self.tr("Campaign “%1” added.").replace("%1", name)
        text = self.tr("Campaign “%1” added. In it: %2.").replace("%1", name)
        return text.replace("%2", names(self._people), 1)
