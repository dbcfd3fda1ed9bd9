"""The models of the page, held against Qt's own tester, and what their tables keep."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaign_members import MemberRow, member_rows, members_of
from inmail_desk.desk.campaigns import add_campaign, campaigns_overview, delete_campaign
from inmail_desk.desk.people import Filter, People
from inmail_desk.desk.prospects import delete_prospects, set_campaign, set_follow_up, set_priority
from inmail_desk.store.values import Priority
from inmail_desk.ui.campaign_members_table import MembersModel
from inmail_desk.ui.campaign_people_dialog import TickModel
from inmail_desk.ui.campaigns_page import CampaignsPage
from inmail_desk.ui.campaigns_table import CampaignsModel, Column
from inmail_desk.ui.session import DeskSession

from ..conftest import TODAY
from .seeing import column, members, selected

Named = Callable[[str], int]
_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Followed:
    """The members of a campaign under Qt's tester, and which of them were read."""

    def __init__(self, session: DeskSession, campaign: int | None) -> None:
        self.session = session
        self.campaign = campaign
        self.read: list[int] = []
        self.model = MembersModel(self._read, lambda: TODAY)
        self.tester = QAbstractItemModelTester(self.model, _FATAL)
        self.show()

    def show(self) -> None:
        picture, data = self.session.picture, self.session.data
        self.model.show_ids(members_of(picture, data, self.campaign).ids[Filter.ALL])

    def names(self) -> list[str]:
        model = self.model
        return [str(model.index(row, 0).data()).split()[0] for row in range(model.rowCount())]

    def _read(self, ids: Sequence[int]) -> Sequence[MemberRow]:
        self.read += ids
        return member_rows(self.session.picture, ids)


@pytest.fixture
def followed(session: DeskSession, campaigns: dict[str, int]) -> Followed:
    return Followed(session, campaigns["Hiring"])


def test_the_members_follow_every_kind_of_change(
    followed: Followed, session: DeskSession, named: Named
) -> None:
    dana, bruno = named("Dana"), named("Bruno")
    for change, left in (
        (lambda: session.perform(set_priority, [dana], Priority.LOW), ["Farid", "Amara", "Emil", "Dana"]),
        (lambda: session.perform(set_follow_up, [dana], TODAY), ["Farid", "Amara", "Emil", "Dana"]),
        (lambda: session.perform(delete_prospects, [dana]), ["Farid", "Amara", "Emil"]),
        (
            lambda: session.perform(set_campaign, [bruno], followed.campaign),
            ["Farid", "Amara", "Emil", "Bruno"],
        ),
        (session.undo, ["Farid", "Amara", "Emil"]),
        (lambda: session.perform(delete_campaign, followed.campaign or 0), []),
    ):
        change()
        followed.show()
        assert followed.names() == left


def test_a_member_who_is_gone_leaves_an_empty_row_until_the_list_is_told(
    followed: Followed, session: DeskSession, named: Named
) -> None:
    ids = list(followed.model.ids())
    session.perform(delete_prospects, [named("Farid")])
    followed.model.show_ids(ids)
    assert followed.names() == ["Dana", "None", "Amara", "Emil"]


def test_members_are_read_only_where_they_are_looked_at() -> None:
    read: list[int] = []

    def note(ids: Sequence[int]) -> Sequence[MemberRow]:
        read.extend(ids)
        return ()

    model = MembersModel(note, lambda: TODAY)
    model.show_ids(range(10_000))
    model.index(9_000, 0).data()
    assert 9_000 in read
    assert len(read) < 100


def test_the_lines_of_campaigns_follow_every_change(session: DeskSession, campaigns: dict[str, int]) -> None:
    model = CampaignsModel()
    tester = QAbstractItemModelTester(model, _FATAL)
    for change, count in (
        (lambda: None, 2),
        (lambda: session.perform(add_campaign, "Alumni"), 3),
        (lambda: session.perform(delete_campaign, campaigns["Hiring"]), 2),
        (session.undo, 3),
    ):
        change()
        model.show_lines(campaigns_overview(session.picture, session.data, None).lines)
        assert model.rowCount() == count
    tester.deleteLater()


def test_ticks_stay_while_others_are_searched(session: DeskSession) -> None:
    people, model = People(session.picture), TickModel()
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show_rows(people.visible(search="dana"))
    model.tick([0], True)
    model.show_rows(people.visible(search="emil"))
    model.tick([0], True)
    model.show_rows(people.visible())
    assert [session.picture.prospects[id].name.split()[0] for id in model.ids()] == ["Dana", "Emil"]
    tester.deleteLater()


def test_everything_that_needs_a_heading_has_one(page: CampaignsPage) -> None:
    for table in (page.campaigns_table, page.table):
        model = table.model()
        assert all(
            model.headerData(number, table.horizontalHeader().orientation())
            for number in range(model.columnCount())
        )


def test_selected_members_stay_selected_while_others_come(
    page: CampaignsPage, session: DeskSession, named: Named, campaigns: dict[str, int]
) -> None:
    page.table.select_ids([named("Amara"), named("Emil")])
    session.perform(set_campaign, [named("Bruno")], campaigns["Hiring"])
    assert (selected(page), members(page)) == (
        ["Amara", "Emil"],
        ["Dana", "Farid", "Amara", "Emil", "Bruno"],
    )


def test_in_a_narrow_page_companies_and_purposes_make_room(page: CampaignsPage, qtbot: QtBot) -> None:
    page.resize(690, 560)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(1))
    assert page.campaigns_table.isColumnHidden(1)
    assert column(page.table, 0)[0] == "Dana Novak"


def test_in_little_room_names_and_what_is_left_stand_whole(
    session: DeskSession, show: Callable[..., CampaignsPage]
) -> None:
    page = show(session, (640, 560))
    table = page.campaigns_table
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    table.setFont(font)
    letters = table.fontMetrics().averageCharWidth()
    assert table.columnWidth(0) >= 18 * letters
    assert table.columnWidth(Column.LEFT) >= table.sizeHintForColumn(Column.LEFT)
    assert table.horizontalHeader().length() <= table.viewport().width()
