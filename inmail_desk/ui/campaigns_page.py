"""The page Campaigns: their budgets against the credits, and the members of the one chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from inmail_desk.desk.campaign_members import MemberRow, Members, best_members, member_rows, members_of
from inmail_desk.desk.campaigns import CampaignLine, CampaignsOverview, campaigns_overview, delete_campaign
from inmail_desk.desk.people import Filter
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.today import next_arrival
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from . import campaign_words, words
from .campaign_actions import MemberActions
from .campaign_facts import MOST_AT_ONCE, CampaignFacts
from .campaign_members_table import MembersTable
from .campaigns_beginning import CampaignsBeginning
from .campaigns_table import CampaignsTable
from .cards import EmptyState, Notice
from .colours import Tone
from .controls import PrimaryButton, SecondaryButton
from .fitting import keep_fitting
from .flow import Flow
from .labels import Role, Text
from .list_place import ListPlace
from .page import PageHeader, page_column
from .people_acts import ActsOnPeople
from .people_filters import FilterPills, nobody_under
from .session import DeskSession
from .tab_order import order_tabs

_ROOMY = 900
"""Pixels of the page from which the facts are given more room."""
_LEAST_OF_MEMBERS = 250


class CampaignsPage(ActsOnPeople):
    """All campaigns above; below the chosen one, with its members in the order in which to write to them. It keeps up
    with the session while it can be seen."""

    person_wanted = Signal(object)
    """Carries the id of the prospect to be shown in the list."""
    selection_changed = Signal(object)
    """Carries the ids of the selected members."""

    def __init__(
        self,
        session: DeskSession,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(session, open_url, parent)
        self._stale = True
        self._overview: CampaignsOverview | None = None
        self._members: Members | None = None
        self._filter = Filter.ALL
        self.split_button = SecondaryButton(self.tr("Start from a split…"))
        self.split_button.clicked.connect(self.start_from_split)
        self.new_button = PrimaryButton(self.tr("New campaign…"), icon_name="add")
        self.new_button.clicked.connect(self.add_campaign)
        self.header = PageHeader(self.tr("Campaigns"), "", self.split_button, self.new_button)
        self.shortage = Notice(Tone.WARN, "")
        self.campaigns_table = CampaignsTable()
        self.campaigns_table.chosen.connect(self._show_chosen)
        self.campaigns_table.edit_wanted.connect(self.edit_chosen)
        self.campaigns_table.delete_wanted.connect(self.delete_chosen)
        self.facts = CampaignFacts()
        self.facts.edit_wanted.connect(self.edit_chosen)
        self.facts.delete_wanted.connect(self.delete_chosen)
        self.facts.log_wanted.connect(self._log_to_best)
        self.pills = FilterPills(Flow())
        self.pills.chosen.connect(self.show_filter)
        self.add_people_button = SecondaryButton(self.tr("Add people…"))
        self.add_people_button.clicked.connect(self.add_people)
        self.table = MembersTable(self._rows, lambda: session.today)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.selected.connect(self.selection_changed)
        self.actions_on_members = MemberActions(self)
        self.selected_button = SecondaryButton(self.tr("Selected…"))
        self.selected_button.clicked.connect(self._open_menu_at_button)
        self.beginning = CampaignsBeginning()
        self.beginning.first.clicked.connect(self.add_campaign)
        self.beginning.split.clicked.connect(self.start_from_split)
        self._lay_out()
        session.work_out_ahead(_read)
        session.changed.connect(self._follow)

    def _lay_out(self) -> None:
        self._list = ListPlace(self.table)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.pills)
        column.addWidget(self._list, 1)
        self._order = Text(campaign_words.in_what_order(), Role.SMALL)
        self._beneath = QWidget()
        beneath = QHBoxLayout(self._beneath)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(8)
        beneath.addWidget(self._order, 1)
        beneath.addStretch()
        beneath.addWidget(self.selected_button, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.add_people_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._beneath)
        chosen = QWidget()
        row = QHBoxLayout(chosen)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.facts)
        row.addWidget(beside, 1)
        self._height_chosen = False
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self.campaigns_table)
        self._splitter.addWidget(chosen)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(12)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_height)
        # Once the rows have their new height.
        keep_fitting(self, lambda: QTimer.singleShot(0, self, self._share_height))
        self._with_campaigns = QWidget()
        inner = QVBoxLayout(self._with_campaigns)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        inner.addWidget(self.shortage)
        inner.addWidget(self._splitter, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._with_campaigns)
        self._stack.addWidget(self.beginning)
        page = page_column(self)
        page.addWidget(self.header)
        page.addWidget(self._stack, 1)
        page.addWidget(self.said)

    # What is shown

    def show_campaign(self, campaign_id: int) -> None:
        """Chooses a campaign, where it is there, and gives the keyboard to its members."""
        self.keep_up()
        self.campaigns_table.choose(campaign_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_filter(self, filter: Filter) -> None:
        """Shows the members of a filter."""
        self._filter = filter
        self._show_members()

    def campaign_id(self) -> int | None:
        """The id of the campaign chosen, None for whoever is in none."""
        line = self.campaigns_table.line()
        return None if line is None or line.campaign is None else line.campaign.id

    def selected_ids(self) -> list[int]:
        return self.table.selected_ids()

    def showEvent(self, event: QShowEvent) -> None:
        self.keep_up()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facts.fit(wide=self.width() >= _ROOMY)
        self._order.setVisible(self.height() >= _TALL)
        if event.size().height() != event.oldSize().height() and not self._height_chosen:
            QTimer.singleShot(0, self, self._share_height)  # once the splitter has its new height

    def _keep_height(self, _: int) -> None:
        self._height_chosen = True

    def _follow(self, _: Changed | None) -> None:
        # The line speaks of the step before this one: Undo beside it would take back another than it names.
        self.said.clear()
        self._stale = True
        if self.isVisible():
            self.keep_up()

    def keep_up(self) -> None:
        """Takes over what changed, seen or not."""
        if not self._stale:
            return
        self._stale = False
        session = self.session
        overview = session.content(_read)
        self._overview = overview
        self.header.set_subtitle(campaign_words.overview_line(overview) if overview.lines else "")
        for button in (self.split_button, self.new_button):
            button.setVisible(bool(overview.lines))
        self._stack.setCurrentIndex(0 if overview.lines else 1)
        self.setFocusProxy(self.campaigns_table if overview.lines else self.beginning.first)
        title, text = campaign_words.shortage(overview, session.today)
        self.shortage.setVisible(bool(title))
        if title:
            self.shortage.say(Tone.WARN, title, text)
        lines = (*overview.lines, overview.without) if overview.without else overview.lines
        rows = len(self.campaigns_table.campaigns.lines())
        self.campaigns_table.show_lines(lines if overview.lines else ())
        if rows != len(lines):
            self._share_height()

    def _share_height(self) -> None:
        wished = self.campaigns_table.wished_height()
        room = self._splitter.height() or wished * 3
        top = min(wished, max(self.campaigns_table.height_for(2), room - _LEAST_OF_MEMBERS))
        self._splitter.setSizes([top, max(1, room - top)])

    def _show_chosen(self, line: CampaignLine) -> None:
        session, overview = self.session, self._overview
        assert overview is not None
        campaign_id = None if line.campaign is None else line.campaign.id
        former = self._members
        members = members_of(session.picture, session.data, campaign_id)
        self._members = members
        same = former is not None and former.campaign_id == campaign_id
        if not same and not members.ids[self._filter]:
            self._filter = Filter.ALL
        self.facts.show_line(line, overview, best_members(session.picture, members, MOST_AT_ONCE))
        self.add_people_button.setVisible(line.campaign is not None)
        self._show_members(same_list=same)

    def _show_members(self, *, same_list: bool = False) -> None:
        members = self._members
        assert members is not None
        self.pills.show_counts({filter: len(ids) for filter, ids in members.ids.items()})
        self.pills.choose(self._filter)
        ids = members.ids[self._filter]
        self.table.show_ids(ids, same_list=same_list)
        anybody = bool(members.ids[Filter.ALL])
        self.pills.setVisible(anybody)
        self._beneath.setVisible(anybody)
        self.selected_button.setEnabled(bool(ids))
        if ids:
            self._list.show_list()
        else:
            self._list.show_instead(self._why_nobody(members))
        order_tabs(self)

    def _why_nobody(self, members: Members) -> EmptyState:
        if members.ids[Filter.ALL]:
            empty = nobody_under(self._filter)
            empty.clicked.connect(lambda: self.show_filter(Filter.ALL))
            return empty
        empty = EmptyState(
            "people",
            self.tr("Nobody is in this campaign yet"),
            self.tr("Choose some of your prospects: they stand here in the order in which to write to them."),
            self.tr("Add people…"),
        )
        empty.clicked.connect(self.add_people)
        return empty

    def _rows(self, ids: Sequence[int]) -> Sequence[MemberRow]:
        return member_rows(self.session.picture, ids)

    # What is done

    def add_campaign(self) -> None:
        """Asks for a campaign to be added, and chooses it then."""
        from .campaign_dialog import CampaignDialog

        self._open(CampaignDialog(self.session, (), self))

    def start_from_split(self) -> None:
        """Asks for a ready-made split of the credits; each of its parts becomes a campaign."""
        from .campaign_split_dialog import CampaignSplitDialog

        self._open(CampaignSplitDialog(self.session, self))

    def edit_chosen(self) -> None:
        """Asks what to change of the campaign chosen."""
        line = self.campaigns_table.line()
        if line is None or line.campaign is None:
            self.said.say_why_not(self.tr("These people are in no campaign: there is nothing to edit."))
        else:
            self.edit_campaign(line.campaign)

    def delete_chosen(self) -> None:
        """Deletes the campaign chosen; its people stay. Can be undone."""
        line = self.campaigns_table.line()
        if line is None or line.campaign is None:
            self.said.say_why_not(self.tr("These people are in no campaign: there is nothing to delete."))
            return
        text = words.counted(
            line.members,
            self.tr("Campaign “%2” deleted; the 1 person in it stays."),
            self.tr("Campaign “%2” deleted; the %1 people in it stay."),
        )
        self._do(
            text.replace("%2", campaign_words.named(line.campaign.name), 1), delete_campaign, line.campaign.id
        )

    def add_people(self) -> None:
        """Asks for prospects to be put into the campaign chosen."""
        line = self.campaigns_table.line()
        if line is not None and line.campaign is not None:
            from .campaign_people_dialog import CampaignPeopleDialog

            dialog = CampaignPeopleDialog(self.session, line.campaign, self)
            dialog.accepted.connect(lambda: self._go_to(dialog.ticked()))
            self._open(dialog)

    def _go_to(self, ids: Sequence[int]) -> None:
        """Selects members and gives them the keyboard: where nobody was, the button that had it is gone."""
        self.table.select_ids(ids)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_out(self) -> None:
        """Takes the selected members out of the campaign."""
        if self.campaign_id() is not None:
            self.set_campaign(None)

    def want_person(self) -> None:
        """Wants the first of the selected members shown in the list of all prospects."""
        if self._anybody():
            current = self.table.currentIndex().row()
            ids = self.table.members.ids()
            self.person_wanted.emit(ids[current] if current >= 0 else self.selected_ids()[0])

    def _log_to_best(self) -> None:
        from .log_inmail_dialog import LogInMailDialog

        ids = [prospect.id for prospect in self.facts.best()]
        self.table.select_ids(ids)
        self._open(LogInMailDialog(self.session, ids, self))

    def _open_menu(self, place: QPoint) -> None:
        if self._anybody():
            self.actions_on_members.menu().popup(place)

    def _open_menu_at_button(self) -> None:
        self._open_menu(self.selected_button.mapToGlobal(self.selected_button.rect().bottomLeft()))


_TALL = 640
"""Pixels of the page from which there is room for the words on the order, which the headings say as well."""


def _read(picture: Picture, data: DataFile) -> CampaignsOverview:
    return campaigns_overview(picture, data, next_arrival(picture))
