"""Undo and redo: named, a hundred deep, and exact whatever was done."""

import sqlite3
from contextlib import closing

import pytest

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.journal import DEPTH
from inmail_desk.store.values import PlanEventKind, Priority, TouchKind

from .entering import (
    MORNING,
    NOON,
    TOMORROW,
    address,
    enter_prospect,
    enter_something_everywhere,
    names,
    rows_of,
)

CHANGES = {
    "set rulebook": lambda work: work.account.set_rulebook("credits-faq", "2", "{}"),
    "add step": lambda work: work.plan.add_event(
        PlanEventKind.CANCELLED, at=TOMORROW, lots=[OpeningLot(granted_on=MORNING.date(), credits=3)]
    ),
    "edit step": lambda work: work.plan.edit_event(1, plan="recruiter-lite", lots=None),
    "remove step": lambda work: work.plan.remove_event(1),
    "set rule": lambda work: work.overrides.set("expiry.days", 60, noted_at=NOON),
    "set rule again": lambda work: work.overrides.set(
        "plans.premium-business.allotment", 25, from_on=work.read.overrides()[0].from_on, noted_at=TOMORROW
    ),
    "remove rule": lambda work: work.overrides.remove(1),
    "add campaign": lambda work: work.campaigns.add("Autumn"),
    "edit campaign": lambda work: work.campaigns.edit(1, name="SPRING", purpose=None, credit_budget=None),
    "remove campaign": lambda work: work.campaigns.remove(1),
    "add people": lambda work: work.prospects.add_many(
        [
            {"name": "Bo Ek", "added_at": NOON, "tags": ["warm", "new"], "campaign_id": 1},
            {"name": "Cia Ek", "added_at": NOON, "addresses": [address("linkedin.com/in/cia-ek")]},
        ]
    ),
    "edit person": lambda work: work.prospects.edit(1, name='安娜 🚀 "O\'Neil"', notes="\n", degree=None),
    "edit people": lambda work: work.prospects.edit_many((1, 2), priority=Priority.LOW, follow_up_on=None),
    "tag people": lambda work: work.prospects.tag_many((1, 2), add=["new"], remove=["talk", "warm"]),
    "delete person": lambda work: work.prospects.delete_many((1,)),
    "delete people": lambda work: work.prospects.delete_many((1, 2)),
    "add address": lambda work: work.prospects.add_address(2, address("linkedin.com/in/sara-oneil")),
    "remove address": lambda work: work.prospects.remove_address(1, "in/anna-lindqvist"),
    "add touches": lambda work: work.touches.add_many((1, 2), TouchKind.EMAIL, at=NOON, text="Hello"),
    "edit touch": lambda work: work.touches.edit(1, kind=TouchKind.MENTION, at=NOON, text=""),
    "remove touch": lambda work: work.touches.remove(1),
    "add InMails": lambda work: work.inmails.add_many(
        [{"prospect_id": id, "sent_at": NOON} for id in (1, 2, 1)]
    ),
    "edit InMail": lambda work: work.inmails.edit(
        1, prospect_id=2, sent_at=TOMORROW, free=True, campaign_id=None
    ),
    "remove InMail": lambda work: work.inmails.remove(1),
    "respond": lambda work: work.inmails.respond(3, Outcome.DECLINED, at=TOMORROW),
    "respond to several": lambda work: work.inmails.respond_many({1: NOON, 3: TOMORROW}, Outcome.REPLY),
    "edit response": lambda work: work.inmails.edit_response(1, outcome=Outcome.AUTO_REPLY, at=NOON),
    "remove response": lambda work: work.inmails.remove_response(1),
    "mark deleted": lambda work: work.inmails.mark_deleted(1, at=NOON),
    "mark deleted again": lambda work: work.inmails.mark_deleted(2, at=NOON),
    "mark several deleted": lambda work: work.inmails.mark_many_deleted({1: NOON, 2: TOMORROW, 3: NOON}),
    "unmark deleted": lambda work: work.inmails.unmark_deleted(2),
    "mark undelivered": lambda work: work.inmails.mark_undelivered(1, at=NOON),
    "mark undelivered again": lambda work: work.inmails.mark_undelivered(3, at=NOON),
    "mark several undelivered": lambda work: work.inmails.mark_many_undelivered({1: NOON, 3: TOMORROW}),
    "unmark undelivered": lambda work: work.inmails.unmark_undelivered(3),
    "add purchase": lambda work: work.credits.add_purchase(at=NOON, credits=1),
    "edit purchase": lambda work: work.credits.edit_purchase(1, credits=9, price=None, currency=None),
    "remove purchase": lambda work: work.credits.remove_purchase(1),
    "add bonus": lambda work: work.credits.add_bonus(at=NOON, credits=1),
    "edit bonus": lambda work: work.credits.edit_bonus(1, at=NOON, reason="Support", expires_on=None),
    "remove bonus": lambda work: work.credits.remove_bonus(1),
    "add check": lambda work: work.credits.add_check(at=NOON, credits=1),
    "edit check": lambda work: work.credits.edit_check(1, credits=9, adjust=False),
    "remove check": lambda work: work.credits.remove_check(1),
    "add setting": lambda work: work.settings.set("columns", "name,company"),
    "edit setting": lambda work: work.settings.set("sorting", "company"),
    "remove setting": lambda work: work.settings.set("sorting", None),
}


def test_every_change_is_undone_and_redone_exactly(full: DataFile) -> None:
    before = rows_of(full.path)
    for action, change in CHANGES.items():
        with full.unit_of_work(action) as work:
            change(work)
            done = work.commit()
        after = rows_of(full.path)
        assert after != before, action
        assert full.undo() == done, action
        assert rows_of(full.path) == before, action
        assert full.redo() == done, action
        assert rows_of(full.path) == after, action
        full.undo()
    assert rows_of(full.path) == before
    assert full.undo_name is None


def test_all_changes_in_a_row_are_undone_in_reverse(full: DataFile) -> None:
    # Each starts where the one before left off, so that what an earlier one removes cannot be changed by a later one.
    possible = [action for action in CHANGES if not action.startswith(("remove", "unmark", "delete"))]
    seen = [rows_of(full.path)]
    for action in possible:
        with full.unit_of_work(action) as work:
            CHANGES[action](work)
            work.commit()
        seen.append(rows_of(full.path))
    for action, rows in zip(reversed(possible), reversed(seen[:-1]), strict=True):
        assert full.undo_name == action
        full.undo()
        assert rows_of(full.path) == rows, action
    for action, rows in zip(possible, seen[1:], strict=True):
        assert full.redo_name == action
        full.redo()
        assert rows_of(full.path) == rows, action


def test_the_first_set_up_is_undone_to_an_empty_file(data_file: DataFile) -> None:
    before = rows_of(data_file.path)
    with data_file.unit_of_work("Set up") as work:
        enter_something_everywhere(work)
        work.commit()
    data_file.undo()
    assert rows_of(data_file.path) == before


def test_a_unit_of_many_steps_is_undone_at_once(full: DataFile) -> None:
    before = rows_of(full.path)
    with full.unit_of_work("Clean up") as work:
        work.prospects.edit(1, name="Bo Ek")
        work.prospects.remove_address(1, "in/anna-lindqvist")
        work.prospects.add_address(2, address("linkedin.com/in/anna-lindqvist"))
        work.prospects.delete_many((1,))
        cia = work.prospects.add(name="Cia Ek", added_at=NOON, tags=["talk"])
        work.inmails.add(prospect_id=cia, sent_at=NOON)
        work.prospects.delete_many((2,))
        work.campaigns.remove(1)
        work.commit()
    full.undo()
    assert rows_of(full.path) == before


def test_after_undo_and_redo_the_references_between_rows_are_still_watched(full: DataFile) -> None:
    enter_prospect(full, "Bo Ek")
    full.undo()
    full.redo()
    with full.unit_of_work("Delete prospects") as work:
        work.prospects.delete_many((1, 2))
        work.commit()
    left = rows_of(full.path)
    assert [left[table] for table in ("inmail", "response", "touch", "profile_address")] == [[], [], [], []]


def test_the_names_of_what_can_be_undone_and_redone_are_known(data_file: DataFile) -> None:
    def known() -> tuple[str | None, str | None]:
        return data_file.undo_name, data_file.redo_name

    assert known() == (None, None)
    id = enter_prospect(data_file)
    with data_file.unit_of_work("Set priority") as work:
        work.prospects.edit(id, priority=Priority.HIGH)
        work.commit()
    assert known() == ("Set priority", None)
    data_file.undo()
    assert known() == ("Add prospect", "Set priority")
    data_file.undo()
    assert known() == (None, "Add prospect")
    data_file.redo()
    assert known() == ("Add prospect", "Set priority")


def test_with_nothing_to_undo_or_redo_nothing_happens(data_file: DataFile) -> None:
    assert data_file.undo() is None
    assert data_file.redo() is None
    enter_prospect(data_file)
    assert data_file.redo() is None
    assert names(data_file) == ["Anna Lindqvist"]


def test_undo_tells_what_changed_just_as_the_change_did(data_file: DataFile) -> None:
    anna = enter_prospect(data_file)
    undone = data_file.undo()
    assert undone is not None
    assert (undone.action, undone.tables, undone.prospects, undone.facts) == (
        "Add prospect",
        {"prospect"},
        {anna},
        False,
    )


def test_a_new_change_ends_redo(data_file: DataFile) -> None:
    enter_prospect(data_file, "Anna Ek")
    enter_prospect(data_file, "Bo Ek")
    data_file.undo()
    enter_prospect(data_file, "Cia Ek")
    assert data_file.redo_name is None
    assert data_file.redo() is None
    assert names(data_file) == ["Anna Ek", "Cia Ek"]
    data_file.undo()
    assert names(data_file) == ["Anna Ek"]


def test_a_unit_that_changes_nothing_leaves_no_step_and_keeps_redo(data_file: DataFile) -> None:
    anna = enter_prospect(data_file, tags=["warm"])
    enter_prospect(data_file, "Bo Ek")
    data_file.undo()
    with data_file.unit_of_work("Nothing") as work:
        work.prospects.edit(anna, name="Anna Lindqvist", degree=None)
        work.prospects.tag_many((anna,), add=["warm"], remove=["cold"])
        work.settings.set("sorting", None)
        changed = work.commit()
    assert not changed
    assert (data_file.undo_name, data_file.redo_name) == ("Add prospect", "Add prospect")
    data_file.redo()
    assert names(data_file) == ["Anna Lindqvist", "Bo Ek"]


def test_a_unit_that_was_not_committed_leaves_no_step_and_keeps_redo(data_file: DataFile) -> None:
    enter_prospect(data_file)
    data_file.undo()
    with data_file.unit_of_work("Given up") as work:
        work.prospects.add(name="Bo Ek", added_at=MORNING)
    assert (data_file.undo_name, data_file.redo_name) == (None, "Add prospect")
    data_file.redo()
    assert names(data_file) == ["Anna Lindqvist"]


def test_exactly_the_last_hundred_changes_are_undone(data_file: DataFile) -> None:
    assert DEPTH == 100
    for number in range(103):
        with data_file.unit_of_work(f"Set {number}") as work:
            work.settings.set("number", str(number))
            work.commit()
    undone = []
    while changed := data_file.undo():
        undone.append(changed.action)
    assert undone == [f"Set {number}" for number in range(102, 2, -1)]
    assert data_file.read.setting("number") == "2"
    redone = []
    while changed := data_file.redo():
        redone.append(changed.action)
    assert redone == undone[::-1]
    assert data_file.read.setting("number") == "102"


def test_undo_ends_when_the_file_is_closed_and_nothing_of_it_stays(data_file: DataFile) -> None:
    enter_prospect(data_file, notes="Met in Lund.")
    with data_file.unit_of_work("Edit notes") as work:
        work.prospects.edit(1, notes="")
        work.commit()
    data_file.close()
    assert b"Met in Lund." not in data_file.path.read_bytes()
    with closing(sqlite3.connect(data_file.path)) as connection:
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') OR name LIKE '%journal%'"
        ).fetchall()
    assert found == []
    with DataFile.open(data_file.path) as again:
        assert again.undo_name is None
        assert again.undo() is None
        assert names(again) == ["Anna Lindqvist"]


def test_triggers_are_seen_by_nobody_else(data_file: DataFile) -> None:
    enter_prospect(data_file)
    with DataFile.open(data_file.path) as other:
        enter_prospect(other, "Bo Ek")
        assert other.undo_name == "Add prospect"
        other.undo()
    assert names(data_file) == ["Anna Lindqvist"]
    assert data_file.undo_name == "Add prospect"


def test_ten_thousand_rows_are_changed_deleted_undone_and_redone(data_file: DataFile) -> None:
    with data_file.unit_of_work("Import") as work:
        ids = work.prospects.add_many(
            [{"name": f"Person {n}", "added_at": MORNING, "tags": ["new"]} for n in range(10_000)]
        )
        work.inmails.add_many([{"prospect_id": id, "sent_at": NOON} for id in ids[::5]])
        work.commit()
    with data_file.unit_of_work("Set priority") as work:
        work.prospects.edit_many(ids, priority=Priority.HIGH)
        work.commit()
    before = data_file.read.prospects(), data_file.read.inmails()
    with data_file.unit_of_work("Delete prospects") as work:
        work.prospects.delete_many(ids)
        changed = work.commit()
    assert names(data_file) == []
    assert data_file.undo() == changed
    assert (data_file.read.prospects(), data_file.read.inmails()) == before
    data_file.redo()
    assert names(data_file) == []


@pytest.mark.parametrize("undo_first", [False, True])
def test_a_change_that_may_not_be_undone_ends_all_undo_and_redo(
    data_file: DataFile, undo_first: bool
) -> None:
    anna = enter_prospect(data_file)
    enter_prospect(data_file, "Bo Ek")
    if undo_first:
        data_file.undo()
    with data_file.unit_of_work("Forget this person", undoable=False) as work:
        work.prospects.delete_many((anna,))
        work.commit()
    assert (data_file.undo_name, data_file.redo_name) == (None, None)
    assert data_file.undo() is None
    assert data_file.redo() is None
    cia = enter_prospect(data_file, "Cia Ek")
    assert data_file.undo().prospects == {cia}


def test_what_may_not_be_undone_but_was_not_committed_keeps_undo(data_file: DataFile) -> None:
    anna = enter_prospect(data_file)
    with data_file.unit_of_work("Forget this person", undoable=False) as work:
        work.prospects.delete_many((anna,))
    assert data_file.undo_name == "Add prospect"
    data_file.undo()
    assert names(data_file) == []
