"""The same person is never entered twice without being told; and what is done to many people is done to all or none."""

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyKnown
from inmail_desk.store.values import Priority, TouchKind

from .entering import MORNING, NOON, address, enter_inmail, enter_prospect, names, rows_of

ANNAS = address("https://www.linkedin.com/in/anna-lindqvist")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.linkedin.com/in/anna-lindqvist",
        "http://de.linkedin.com/in/Anna-Lindqvist/?originalSubdomain=de",
        "linkedin.com/mwlite/in/anna%2Dlindqvist",
        "HTTPS://M.LINKEDIN.COM/IN/ANNA-LINDQVIST/en#about",
    ],
)
def test_a_person_who_is_known_already_is_named_whatever_the_spelling(
    data_file: DataFile, spelling: str
) -> None:
    anna = enter_prospect(data_file, addresses=[ANNAS])
    with data_file.unit_of_work("Add prospect") as work:
        with pytest.raises(AlreadyKnown) as known:
            work.prospects.add(name="A. Lindqvist", added_at=NOON, addresses=[address(spelling)])
        assert not work.commit()
    assert (known.value.prospect_id, known.value.name, known.value.address) == (anna, "Anna Lindqvist", ANNAS)


def test_any_of_several_addresses_tells_a_known_person(data_file: DataFile) -> None:
    page = address("https://www.linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,ab")
    enter_prospect(data_file, addresses=[ANNAS, page])
    with data_file.unit_of_work("Add prospect") as work, pytest.raises(AlreadyKnown) as known:
        work.prospects.add(
            name="A. Lindqvist",
            added_at=NOON,
            addresses=[address("linkedin.com/in/someone-new"), address("linkedin.com/sales/people/ACwAAx1")],
        )
    assert known.value.address.key == page.key


def test_many_people_are_added_in_their_order_or_not_at_all(data_file: DataFile) -> None:
    enter_prospect(data_file, addresses=[ANNAS])
    bo, cia = ({"name": name, "added_at": NOON} for name in ("Bo Ek", "Cia Ek"))
    before = rows_of(data_file.path)
    with data_file.unit_of_work("Import") as work:
        with pytest.raises(AlreadyKnown):
            work.prospects.add_many([bo, cia, {"name": "Anna again", "added_at": NOON, "addresses": [ANNAS]}])
        assert not work.commit()
    assert rows_of(data_file.path) == before
    with data_file.unit_of_work("Import") as work:
        ids = work.prospects.add_many([cia, bo])
        work.commit()
    assert [data_file.read.prospect(id).name for id in ids] == ["Cia Ek", "Bo Ek"]


def test_adding_nobody_is_allowed(data_file: DataFile) -> None:
    with data_file.unit_of_work("Import") as work:
        assert work.prospects.add_many([]) == ()
        assert work.inmails.add_many([]) == ()
        assert work.touches.add_many([], TouchKind.EMAIL, at=NOON) == ()
        assert not work.commit()


def test_an_address_given_twice_to_one_person_is_kept_once(data_file: DataFile) -> None:
    anna = enter_prospect(data_file, addresses=[ANNAS, ANNAS])
    with data_file.unit_of_work("Add address") as work:
        work.prospects.add_address(anna, ANNAS)
        assert not work.commit()
    assert data_file.read.prospects()[0].addresses == (ANNAS,)


def test_an_address_is_added_and_taken_away_and_can_go_to_somebody_else(data_file: DataFile) -> None:
    anna, bo = enter_prospect(data_file, addresses=[ANNAS]), enter_prospect(data_file, "Bo Ek")
    with data_file.unit_of_work("Add address") as work, pytest.raises(AlreadyKnown):
        work.prospects.add_address(bo, ANNAS)
    with data_file.unit_of_work("Move address") as work:
        work.prospects.remove_address(anna, ANNAS.key)
        work.prospects.add_address(bo, ANNAS)
        work.prospects.remove_address(bo, "in/nobody")
        work.commit()
    assert [person.id for person in data_file.read.prospects() if person.addresses] == [bo]


def test_an_address_of_a_deleted_person_is_free_again(data_file: DataFile) -> None:
    anna = enter_prospect(data_file, addresses=[ANNAS])
    with data_file.unit_of_work("Delete prospect") as work:
        work.prospects.delete_many([anna])
        work.commit()
    assert enter_prospect(data_file, addresses=[ANNAS]) != anna


def test_a_tag_keeps_its_first_spelling(data_file: DataFile) -> None:
    anna, bo = (
        enter_prospect(data_file, tags=["Warm"]),
        enter_prospect(data_file, "Bo Ek", tags=[" wARM ", "warm"]),
    )
    with data_file.unit_of_work("Tag") as work:
        work.prospects.tag_many((anna, bo), add=["WARM"])
        assert not work.commit()
    assert data_file.read.tags() == ("Warm",)
    assert [person.tags for person in data_file.read.prospects()] == [("Warm",), ("Warm",)]


def test_a_tag_goes_with_its_last_person(data_file: DataFile) -> None:
    anna, bo = (enter_prospect(data_file, name, tags=["warm", "talk"]) for name in ("Anna Ek", "Bo Ek"))
    with data_file.unit_of_work("Tag") as work:
        work.prospects.tag_many((anna,), add=["new"], remove=[" WARM ", "never used"])
        work.prospects.delete_many((bo,))
        work.commit()
    assert data_file.read.tags() == ("new", "talk")
    assert data_file.read.prospects()[0].tags == ("new", "talk")


def test_many_people_are_changed_together(data_file: DataFile) -> None:
    ids = [enter_prospect(data_file, name) for name in ("Anna Ek", "Bo Ek", "Cia Ek")]
    with data_file.unit_of_work("Set priority") as work:
        work.prospects.edit_many(ids[:2], priority=Priority.HIGH, company="Ek AB")
        changed = work.commit()
    assert [(person.priority, person.company) for person in data_file.read.prospects()] == [
        (Priority.HIGH, "Ek AB"),
        (Priority.HIGH, "Ek AB"),
        (None, ""),
    ]
    assert changed.prospects == set(ids[:2])


def test_deleting_people_takes_everything_of_theirs_along_and_nothing_else(full: DataFile) -> None:
    bo = enter_prospect(full, "Bo Ek", addresses=[address("linkedin.com/in/bo-ek")], tags=["warm"])
    with full.unit_of_work("Log") as work:
        work.touches.add(bo, TouchKind.EMAIL, at=NOON)
        work.commit()
    enter_inmail(full, bo)
    with full.unit_of_work("Delete prospects") as work:
        work.prospects.delete_many([1, 2])
        changed = work.commit()
    left = rows_of(full.path)
    assert names(full) == ["Bo Ek"]
    assert {
        table: len(left[table]) for table in ("profile_address", "prospect_tag", "tag", "touch", "inmail")
    } == {
        "profile_address": 1,
        "prospect_tag": 1,
        "tag": 1,
        "touch": 1,
        "inmail": 1,
    }
    assert [left[table] for table in ("response", "deletion", "non_delivery")] == [[], [], []]
    assert len(left["campaign"]) == 1
    assert changed.prospects == {1, 2}
    assert changed.facts


def test_an_id_is_never_given_to_somebody_else(data_file: DataFile) -> None:
    anna = enter_prospect(data_file)
    with data_file.unit_of_work("Delete prospect") as work:
        work.prospects.delete_many([anna])
        work.commit()
    bo = enter_prospect(data_file, "Bo Ek")
    data_file.undo()
    assert bo != anna
    assert enter_prospect(data_file, "Cia Ek") not in (anna, bo)


def test_a_response_changes_the_credits_and_a_note_does_not(data_file: DataFile) -> None:
    anna = enter_prospect(data_file)
    inmail = enter_inmail(data_file, anna)
    with data_file.unit_of_work("Record response") as work:
        work.inmails.respond(inmail, Outcome.REPLY, at=NOON)
        response = work.commit()
    with data_file.unit_of_work("Edit notes") as work:
        work.prospects.edit(anna, notes="Met in Lund.")
        note = work.commit()
    assert (response.facts, response.tables, response.prospects) == (True, {"response"}, {anna})
    assert (note.facts, note.tables, note.prospects) == (False, {"prospect"}, {anna})


def test_an_inmail_that_goes_to_somebody_else_changes_both_people(data_file: DataFile) -> None:
    anna, bo = enter_prospect(data_file), enter_prospect(data_file, "Bo Ek")
    inmail = enter_inmail(data_file, anna)
    with data_file.unit_of_work("Correct InMail") as work:
        work.inmails.edit(inmail, prospect_id=bo)
        assert work.commit().prospects == {anna, bo}
    assert data_file.undo().prospects == {anna, bo}


@pytest.mark.parametrize("change", ["campaign", "rule", "plan", "account"])
def test_what_may_show_on_anybody_says_so(full: DataFile, change: str) -> None:
    with full.unit_of_work("Change") as work:
        match change:
            case "campaign":
                work.campaigns.edit(1, name="Autumn")
            case "rule":
                work.overrides.set("expiry.days", 60, noted_at=NOON)
            case "plan":
                work.plan.edit_event(1, lots=None)
            case "account":
                work.account.set_rulebook("credits-faq", "2", "{}")
        assert work.commit().prospects is None


def test_thousands_of_people_are_added_at_once(data_file: DataFile) -> None:
    new = [
        {
            "name": f"Person {n}",
            "added_at": MORNING,
            "tags": ["new"],
            "addresses": [address(f"linkedin.com/in/p-{n}")],
        }
        for n in range(3_000)
    ]
    with data_file.unit_of_work("Import") as work:
        ids = work.prospects.add_many(new)
        changed = work.commit()
    assert changed.prospects == set(ids)
    assert sum(len(person.addresses) for person in data_file.read.prospects()) == 3_000
    data_file.undo()
    assert names(data_file) == []
