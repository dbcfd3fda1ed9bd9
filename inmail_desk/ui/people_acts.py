"""What can be done with the people who are selected: each act, and the line that says what was done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.moments import last_reading_on
from inmail_desk.desk.people import Column
from inmail_desk.desk.prospects import (
    TextField,
    delete_prospects,
    edit_text,
    replace_tags,
    set_campaign,
    set_degree,
    set_follow_up,
    set_priority,
)
from inmail_desk.desk.rejection import Rejected
from inmail_desk.desk.sending import (
    Recorded,
    has_unanswered,
    log_inmails,
    mark_deleted,
    mark_undelivered,
    plan_sending,
    record_response,
)
from inmail_desk.store.addresses import AddressKind
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import StoreTrouble
from inmail_desk.store.values import Campaign, Priority, Prospect

from . import words
from .messages import show_trouble
from .people_model import Edit
from .person_words import names, recorded_said
from .said import Said
from .sentences import rejection
from .session import DeskSession, made_step

if TYPE_CHECKING:  # no dialog is imported before it is opened
    from .activity_dialog import ActivityDialog

_MOST_OPENED = 12
"""Profiles opened at one stroke; more would flood the browser."""

_ROWS_OF_ONE = 4
"""Rows that go with a person: their own, addresses, InMails and tags."""

_TEXT_FIELDS = {
    Column.NAME: TextField.NAME,
    Column.COMPANY: TextField.COMPANY,
    Column.TITLE: TextField.TITLE,
    Column.LOCATION: TextField.LOCATION,
    Column.NOTES: TextField.NOTES,
}


class ActsOnPeople(QWidget):
    """A page on which people can be selected; the page says who is."""

    def __init__(
        self,
        session: DeskSession,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._open_url = open_url
        self.said = Said()
        self.said.undo_clicked.connect(self._undo)

    def selected_ids(self) -> list[int]:
        """The ids of the selected prospects, from top to bottom."""
        raise NotImplementedError

    def selected_prospects(self) -> list[Prospect]:
        """The selected prospects, from top to bottom."""
        prospects = self.session.picture.prospects
        return [prospects[id] for id in self.selected_ids() if id in prospects]

    def campaigns(self) -> Sequence[Campaign]:
        """All campaigns by name."""
        return sorted(self.session.picture.campaigns.values(), key=lambda each: each.name.casefold())

    # InMails and what comes of them

    def log_inmail(self) -> None:
        """Asks for what is to be logged of an InMail to them: day, subject, and whether it was free."""
        if self._anybody():
            from .log_inmail_dialog import LogInMailDialog

            self._open(LogInMailDialog(self.session, self.selected_ids(), self))

    def log_inmail_today(self) -> None:
        """Logs an InMail of this moment to each who may be written to. Where that is nobody, or the credits do not
        suffice, the dialog opens and says why; where LinkedIn's number was read today, it asks which came first."""
        if not self._anybody():
            return
        plan = plan_sending(self.session.picture, self.selected_ids())
        refused = {prospect.id for prospect, _ in plan.refused}
        people = [prospect for prospect in self.selected_prospects() if prospect.id not in refused]
        if not people or plan.credits_short or last_reading_on(self.session.picture, self.session.today):
            self.log_inmail()
            return
        now = self.session.now()
        logged = self.session.perform_or_say(self, log_inmails, people, sent_at=now, now=now)
        if logged is None:
            return
        text = self.tr("InMail of today logged: %1.").replace("%1", names(people), 1)
        if plan.refused:
            others = names([prospect for prospect, _ in plan.refused])
            text += " " + self.tr("Not logged: %1.").replace("%1", others, 1)
        self.said.say(text, undo=made_step(logged))

    def record_response(self, outcome: Outcome | None = None) -> None:
        """Asks for the day of a response, and for its outcome where none is given."""
        if self._anybody_unanswered():
            from .response_dialog import ResponseDialog

            self._open(ResponseDialog(self.session, self.selected_ids(), self, outcome=outcome))

    def record_outcome(self, outcome: Outcome) -> None:
        """Records a response of today."""
        self._end(record_response, outcome)

    def mark_deleted(self) -> None:
        """Asks for the day on which the InMail was deleted."""
        self._ask_for_ending(undelivered=False)

    def mark_undelivered(self) -> None:
        """Asks for the day on which the InMail could not be delivered."""
        self._ask_for_ending(undelivered=True)

    def mark_deleted_today(self) -> None:
        """Marks the unanswered InMails deleted today."""
        self._end(mark_deleted)

    def mark_undelivered_today(self) -> None:
        """Marks the unanswered InMails undelivered, as of today."""
        self._end(mark_undelivered)

    def _ask_for_ending(self, *, undelivered: bool) -> None:
        if self._anybody_unanswered():
            from .ending_dialog import EndingDialog

            self._open(EndingDialog(self.session, self.selected_ids(), self, undelivered=undelivered))

    def _end(self, activity: Callable[..., Recorded], *outcome: Outcome) -> None:
        if not self._anybody_unanswered():
            return
        people = self.selected_prospects()
        ids, now = [prospect.id for prospect in people], self.session.now()
        recorded = self.session.perform_or_say(
            self, activity, self.session.picture, ids, *outcome, at=now, now=now
        )
        if recorded is None:
            return
        skipped = {prospect.id for prospect in recorded.skipped}
        ended = [prospect for prospect in people if prospect.id not in skipped]
        states = [self.session.picture.state_of(prospect.id) for prospect in ended]
        self.said.say(recorded_said(ended, states, self.session.today), undo=made_step(recorded))

    # What costs no credit

    def log_touch(self) -> None:
        """Asks for the kind and the day of a touch."""
        if self._anybody():
            from .touch_dialog import TouchDialog

            self._open(TouchDialog(self.session, self.selected_ids(), self))

    def set_follow_up(self) -> None:
        """Asks for the day on which to follow up."""
        if self._anybody():
            from .follow_up_dialog import FollowUpDialog

            self._open(FollowUpDialog(self.session, self.selected_ids(), self))

    def set_priority(self, priority: Priority | None) -> None:
        """Gives them a priority, or takes it away."""
        if self._anybody():
            people = self.selected_prospects()
            text = self.tr("Priority %1: %2.").replace("%1", words.priority(priority))
            self._do(text.replace("%2", names(people), 1), set_priority, self.selected_ids(), priority)

    def set_campaign(self, campaign_id: int | None) -> None:
        """Puts them into a campaign, or takes them out of any."""
        if not self._anybody():
            return
        if campaign_id is None:
            text = self.tr("In no campaign now: %1.")
        else:
            name = self.session.picture.campaigns[campaign_id].name
            text = self.tr("In the campaign “%2” now: %1.").replace("%2", name)
        people = names(self.selected_prospects())
        self._do(text.replace("%1", people, 1), set_campaign, self.selected_ids(), campaign_id)

    def new_campaign(self) -> None:
        """Asks for a campaign to be added, and puts them into it."""
        from .campaign_dialog import CampaignDialog

        self._open(CampaignDialog(self.session, self.selected_ids(), self))

    def edit_campaign(self, campaign: Campaign) -> None:
        """Asks what to change of a campaign, or whether to delete it."""
        from .campaign_dialog import CampaignDialog

        self._open(CampaignDialog(self.session, (), self, campaign=campaign))

    def edit_tags(self) -> None:
        """Asks which tags to give them and to take away."""
        if self._anybody():
            from .tags_dialog import TagsDialog

            self._open(TagsDialog(self.session, self.selected_ids(), self))

    def enter(self, edit: Edit) -> None:
        """Keeps what was entered in place; says what stands against it."""
        try:
            self.session.perform(_entering, edit)
        except Rejected as rejected:
            self.said.say_why_not(rejection(rejected, self.session.today))
        except StoreTrouble as trouble:
            # The editor is still being closed: a box now would hold that up.
            QTimer.singleShot(0, self, lambda trouble=trouble: show_trouble(self, trouble))

    # The people themselves

    def open_profile(self) -> None:
        """Opens their profiles in the person's own browser."""
        people = self.selected_prospects()
        addresses = [url for url in map(_profile_url, people) if url is not None]
        if not self._anybody():
            return
        if not addresses:
            text = self.tr("No profile address is known: %1.")
            self.said.say_why_not(text.replace("%1", names(people), 1))
        elif len(addresses) > _MOST_OPENED:
            text = self.tr("These are %1 profiles; at most %2 open at one stroke. Select fewer people.")
            text = text.replace("%1", words.number(len(addresses)))
            self.said.say_why_not(text.replace("%2", words.number(_MOST_OPENED)))
        else:
            for url in addresses:
                self._open_url(QUrl(url))

    def delete_selected(self) -> None:
        """Deletes them with all that is known of them, and says where that changed the balance. Can be undone."""
        if not self._anybody():
            return
        text = self.tr("Deleted from the list: %1.").replace("%1", names(self.selected_prospects()), 1)
        before = self.session.picture.statement.balance
        ids = self.selected_ids()

        def say(deleted: Changed) -> None:
            said, balance = text, self.session.picture.statement.balance
            if balance != before:
                said += " " + self.tr("Their InMails no longer count: the balance is now %1.").replace(
                    "%1", words.credits(balance)
                )
            self.said.say(said, undo=made_step(deleted))

        label = self.tr("Deleting %1…").replace("%1", words.people(len(ids)))
        self.session.carry_out(
            self, label, _ROWS_OF_ONE * len(ids), lambda data: delete_prospects(data, ids), say
        )

    def forget(self) -> None:
        """Asks whether a person is to be removed for good."""
        ids = self.selected_ids()
        if len(ids) == 1:
            from .forget_dialog import ForgetDialog

            self._open(ForgetDialog(self.session, ids[0], self), undo=False)
        elif self._anybody():
            self.said.say_why_not(self.tr("One person at a time can be forgotten. Select only one."))

    def _anybody(self) -> bool:
        if self.selected_ids():
            return True
        self.said.say_why_not(self.tr("Nobody is selected. Select a person in the list first."))
        return False

    def _anybody_unanswered(self) -> bool:
        if not self._anybody():
            return False
        if has_unanswered(self.session.picture, self.selected_ids()):
            return True
        text = self.tr("No InMail of yours is unanswered here: %1.")
        self.said.say_why_not(text.replace("%1", names(self.selected_prospects()), 1))
        return False

    def _do(self, text: str, activity: Callable[..., Changed], *args: object) -> None:
        self.session.carry_out(
            self,
            self.tr("Changing %1…").replace("%1", words.people(len(self.selected_ids()))),
            len(self.selected_ids()),
            lambda data: activity(data, *args),
            lambda changed: self.said.say(text, undo=made_step(changed)),
        )

    def _open(self, dialog: "ActivityDialog", *, undo: bool = True) -> None:
        dialog.accepted.connect(lambda: self.said.say(dialog.said, undo=undo and dialog.changed))
        dialog.open()

    def _undo(self) -> None:
        self.session.undo_or_say(self)


def _entering(data: DataFile, edit: Edit) -> Changed:
    ids = [edit.row.prospect.id]
    match edit.column:
        case Column.PRIORITY:
            return set_priority(data, ids, Priority(edit.value) if edit.value else None)
        case Column.CAMPAIGN:
            return set_campaign(data, ids, edit.value)
        case Column.FOLLOW_UP:
            return set_follow_up(data, ids, edit.value)
        case Column.DEGREE:
            return set_degree(data, ids, edit.value)
        case Column.TAGS:
            return replace_tags(data, edit.row.prospect, edit.value.split(","))
        case _:
            return edit_text(data, ids[0], _TEXT_FIELDS[edit.column], edit.value)


def _profile_url(prospect: Prospect) -> str | None:
    """The address to open: the public profile before one of a paid product."""
    urls = [each.url for each in sorted(prospect.addresses, key=lambda each: each.kind is not AddressKind.IN)]
    return next((url for url in urls if url.startswith("https://www.linkedin.com/")), None)
