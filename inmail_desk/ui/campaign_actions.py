"""What can be done with the selected members of a campaign: its keys in the table, and the menu that shows it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from inmail_desk.store.values import Priority

from . import campaign_words
from .icons import icon
from .table_actions import TableActions

if TYPE_CHECKING:
    from .campaigns_page import CampaignsPage


class MemberActions(TableActions):
    """The actions of the members."""

    def __init__(self, page: "CampaignsPage") -> None:
        super().__init__(page.table, page)
        self._page = page
        add = self.add
        self.show_person = add(
            self.tr("Show in Prospects"), page.want_person, "Return", "Enter", icon_name="person"
        )
        self.log = add(self.tr("Log InMail…"), page.log_inmail, "L", icon_name="send")
        self.respond = add(self.tr("Record response…"), page.record_response, "R", icon_name="reply")
        self.touch = add(self.tr("Log a free touch…"), page.log_touch, "T", icon_name="comment")
        self.follow_up = add(self.tr("Follow-up day…"), page.set_follow_up, "F", icon_name="follow-up")
        self.open_profile = add(
            self.tr("Open profile in the browser"), page.open_profile, "O", icon_name="open-browser"
        )
        self.priorities = {
            priority: add(
                campaign_words.priority_meaning(priority), partial(page.set_priority, priority), key
            )
            for priority, key in zip((*Priority, None), "1230", strict=True)
        }
        self.remove = add(
            self.tr("Take out of the campaign"), page.take_out, "Del", "Backspace", icon_name="close"
        )

    def menu(self) -> QMenu:
        """A new menu of all that can be done with those who are selected now."""
        menu = QMenu(self._page)
        # Not DeleteOnClose: an action's slot may still run while the menu closes.
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([self.show_person, self.log, self.respond])
        menu.addSeparator()
        menu.addActions([self.touch, self.follow_up, self.open_profile])
        menu.addSeparator()
        priorities = menu.addMenu(icon("flag"), self.tr("Priority"))
        priorities.addActions(list(self.priorities.values()))
        self._add_campaigns(menu.addMenu(icon("campaign"), self.tr("Move to the campaign")))
        menu.addAction(self.remove)
        self.remove.setEnabled(self._page.campaign_id() is not None)
        return menu

    def _add_campaigns(self, menu: QMenu) -> None:
        others = [each for each in self._page.campaigns() if each.id != self._page.campaign_id()]
        for campaign in others:
            name = campaign_words.named(campaign.name).replace("&", "&&")
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked, id=campaign.id: self._page.set_campaign(id))
        menu.setEnabled(bool(others))
