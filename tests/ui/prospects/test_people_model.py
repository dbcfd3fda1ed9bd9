"""The model of the list, held against Qt's own tester through every kind of change."""

from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from inmail_desk.desk.people import Column, Filter, People
from inmail_desk.desk.prospects import TextField, delete_prospects, edit_text, set_priority
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.values import Priority
from inmail_desk.ui.people_columns import ALL_COLUMNS
from inmail_desk.ui.people_model import PeopleModel
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from .listing import NAME


class Followed:
    """A model under Qt's tester that follows an account, sorted by name."""

    def __init__(self, session: DeskSession) -> None:
        self.session = session
        self.filter = Filter.ALL
        self.search = ""
        self.people = People(session.picture, Column.NAME)
        self.model = PeopleModel(lambda: TODAY)
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.show(None)
        session.changed.connect(lambda changed: self.follow(changed.prospects))

    def follow(self, changed: frozenset[int] | None) -> None:
        self.people.update(self.session.picture, changed)
        self.show(changed)

    def show(self, changed: frozenset[int] | None) -> None:
        rows = self.people.visible(self.filter, self.search)
        self.model.show_rows(rows, self.people.visible_ids(), changed)

    def names(self) -> list[str]:
        return [self.model.index(row, NAME).data().split()[0] for row in range(self.model.rowCount())]


@pytest.fixture
def followed(session: DeskSession) -> Followed:
    return Followed(session)


def test_every_column_says_something_of_everybody(followed: Followed) -> None:
    cells = [followed.model.index(row, column) for row in range(6) for column in range(len(ALL_COLUMNS))]
    assert all(isinstance(each.data(), str) for each in cells)


def test_a_new_name_moves_its_row_and_what_points_at_it(followed: Followed, named) -> None:
    amara = QPersistentModelIndex(followed.model.index(0, NAME))
    followed.session.perform(edit_text, named("Amara"), TextField.NAME, "Elif Okafor")
    assert followed.names() == ["Bruno", "Chloé", "Dana", "Elif", "Emil", "Farid"]
    assert amara.row() == 3


def test_a_row_that_moves_up_is_followed_too(followed: Followed, named) -> None:
    farid = QPersistentModelIndex(followed.model.index(5, NAME))
    followed.session.perform(edit_text, named("Farid"), TextField.NAME, "Basil Rahimi")
    assert (followed.names()[1], farid.row()) == ("Basil", 1)


def test_a_deleted_person_takes_one_row_away(followed: Followed, named) -> None:
    emil = QPersistentModelIndex(followed.model.index(4, NAME))
    followed.session.perform(delete_prospects, [named("Bruno")])
    assert (followed.names(), emil.row()) == (["Amara", "Chloé", "Dana", "Emil", "Farid"], 3)


def test_undo_puts_the_row_back(followed: Followed, named) -> None:
    followed.session.perform(delete_prospects, [named("Bruno")])
    followed.session.undo()
    assert followed.names()[1] == "Bruno"


def test_many_at_once_are_deleted(followed: Followed, named) -> None:
    followed.session.perform(delete_prospects, [named("Bruno"), named("Farid")])
    assert followed.names() == ["Amara", "Chloé", "Dana", "Emil"]


def test_many_changed_in_their_places_keep_what_points_at_them(followed: Followed, named) -> None:
    dana = QPersistentModelIndex(followed.model.index(3, ALL_COLUMNS.index(Column.PRIORITY)))
    followed.session.perform(set_priority, [named("Dana"), named("Emil")], Priority.LOW)
    assert dana.data() == "Low"


def test_whoever_leaves_the_filter_leaves_the_model(followed: Followed, named) -> None:
    followed.filter = Filter.TO_WRITE
    followed.show(None)
    dana = followed.session.picture.prospects[named("Dana")]
    followed.session.perform(log_inmails, [dana], sent_at=NOW, now=NOW)
    assert followed.names() == ["Emil", "Farid"]


def test_a_change_of_somebody_not_shown_changes_nothing(followed: Followed, named) -> None:
    followed.search = "emil"
    followed.show(None)
    followed.session.perform(edit_text, named("Dana"), TextField.NAME, "Zora Novak")
    assert followed.names() == ["Emil"]


def test_state_days_and_texts_are_no_place_to_type(followed: Followed) -> None:
    flags = followed.model.index(0, ALL_COLUMNS.index(Column.STATE)).flags()
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_a_far_day_names_its_year(session: DeskSession, named) -> None:
    bruno = session.picture.prospects[named("Bruno")]
    session.perform(log_inmails, [bruno], sent_at=NOW.replace(year=2025), now=NOW)
    people = People(session.picture)
    model = PeopleModel(lambda: date(2027, 9, 1))
    model.show_rows(people.visible(), people.visible_ids())
    sent = [model.index(row, ALL_COLUMNS.index(Column.SENT)).data() for row in range(6)]
    assert "27 Aug 2026" in sent


def test_the_tip_of_a_state_says_what_it_means(followed: Followed) -> None:
    tip = followed.model.index(0, ALL_COLUMNS.index(Column.STATE)).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "No answer to the InMail of 27 August. An answer until 25 November returns the credit."
