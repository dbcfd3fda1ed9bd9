"""Whoever was forgotten does not come back with a later archive or list, and what is kept for that names nobody."""

from pathlib import Path

import pytest

from inmail_desk.desk.exporting_json import exported_json, make_from_json
from inmail_desk.desk.forgotten import Forgotten, read_forgotten
from inmail_desk.desk.importing import Status, chosen
from inmail_desk.desk.prospects import forget
from tests.exchange.archives import ANNA, BO, HIDDEN

from .archived import Archived, proposal
from .opened_desk import NOW, Desk, address
from .test_list_importing import add, brought_in, looked_at, person

LIST = """Name,Link,Sent date
Anna Berg,https://www.linkedin.com/in/anna-berg,2026-03-02
Anna Berg,https://www.linkedin.com/in/anna-berg,2026-03-05
Bo Lind,https://www.linkedin.com/in/bo-lind,
"""


@pytest.fixture
def archived(desk: Desk, tmp_path: Path) -> Archived:
    """An archive with two InMails that was imported, and of whose people one was forgotten."""
    archived = Archived(desk, tmp_path)
    archived.made.inmail(ANNA, answered_after=2)
    archived.made.inmail(BO)
    archived.take()
    desk.do(forget, archived.named(ANNA).id, marked=True)
    return archived


def kept(desk: Desk) -> str:
    return desk.data.read.setting("import.forgotten") or ""


def test_a_later_archive_proposes_them_only_as_forgotten(archived: Archived) -> None:
    review = archived.review()
    assert proposal(review, ANNA).status is Status.FORGOTTEN
    assert review.takes_nothing


def test_importing_the_rest_keeps_nothing_more_of_them(archived: Archived) -> None:
    archived.made.inmail(HIDDEN)
    marks = kept(archived.desk)
    archived.take()
    assert (kept(archived.desk), archived.desk.data.read.setting("import.declined")) == (marks, None)
    assert ANNA.name not in [each.name for each in archived.people()]


def test_they_can_be_brought_in_again_on_purpose(archived: Archived) -> None:
    review = archived.review()
    archived.take(chosen(review, [proposal(review, ANNA).number], taken=True))
    assert archived.named(ANNA).addresses
    assert kept(archived.desk) == ""


def test_without_a_mark_they_are_proposed_like_anybody(desk: Desk, tmp_path: Path) -> None:
    archived = Archived(desk, tmp_path)
    archived.made.inmail(ANNA)
    archived.take()
    desk.do(forget, archived.named(ANNA).id)
    assert proposal(archived.review(), ANNA).status is Status.NEW


def test_whoever_is_in_the_list_again_is_known(archived: Archived) -> None:
    add(archived.desk, ANNA.name, ANNA.slug)
    assert proposal(archived.review(), ANNA).status is Status.NEW
    assert proposal(archived.review(), ANNA).prospect is not None


def test_of_a_list_the_row_is_there_but_not_taken(desk: Desk) -> None:
    desk.do(forget, add(desk, "Anna Berg", "anna-berg"), marked=True)
    review = looked_at(desk, LIST)
    assert [each.taken for each in review.proposals] == [False, False, True]
    brought_in(desk, LIST)
    assert [each.name for each in desk.data.read.prospects()] == ["Bo Lind"]


def test_the_mark_says_nothing_of_the_address(desk: Desk) -> None:
    desk.do(forget, add(desk, "Xyzzy Plugh", "xyzzy-plugh"), marked=True)
    salt, mark = kept(desk).split()
    assert (len(salt), len(mark)) == (16, 6)
    assert "xyzzy" not in kept(desk)


def test_two_data_files_have_nothing_in_common(desk: Desk, tmp_path: Path) -> None:
    other = Forgotten(None)
    desk.do(forget, add(desk, "Anna Berg", "anna-berg"), marked=True)
    with desk.data.unit_of_work("Remember") as work:
        other.remember(work, [address("anna-berg").key])
        again = work.read.setting("import.forgotten")
    assert again != kept(desk)


def test_marks_stand_in_no_order_of_time(desk: Desk) -> None:
    for number in range(5):
        desk.do(forget, add(desk, f"Person {number}", f"person-{number}"), marked=True)
    _, *marks = kept(desk).split()
    assert marks == sorted(marks)
    assert len(marks) == 5


@pytest.mark.parametrize("text", ["", "x", "0123456789abcdef 12", "0123456789abcdef 12345g", "\0" * 100])
def test_what_is_no_mark_is_none(text: str) -> None:
    assert not Forgotten(text).holds(["in/anna-berg"])


def test_the_marks_go_with_everything_into_json_and_back(desk: Desk, tmp_path: Path) -> None:
    desk.do(forget, add(desk, "Anna Berg", "anna-berg"), marked=True)
    exported = exported_json(desk.data)
    with make_from_json(exported, tmp_path / "Two.inmaildesk", now=NOW) as data:
        assert read_forgotten(data.read).holds(["in/anna-berg"])
        assert exported_json(data) == exported


def test_nobody_by_that_name_is_there_after_the_list(desk: Desk) -> None:
    brought_in(desk, LIST)
    desk.do(forget, person(desk, "Anna Berg").id, marked=True)
    assert looked_at(desk, LIST).proposals[0].taken is False
