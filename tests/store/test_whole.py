"""Everything at once: out of one file, into another, row by row the same."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from inmail_desk.credit_rules.facts import OpeningLot
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.whole import Unfit, Whole

from .entering import address, enter_prospect, rows_of


def whole_of(data_file: DataFile) -> Whole:
    whole = data_file.read.whole()
    assert whole is not None
    return whole


def fill(data_file: DataFile, whole: Whole) -> None:
    with data_file.unit_of_work("Fill") as work:
        work.whole.add(whole)
        work.commit()


def test_every_row_of_every_table_comes_back(full: DataFile, data_file: DataFile) -> None:
    fill(data_file, whole_of(full))
    assert whole_of(data_file) == whole_of(full)
    before, after = rows_of(full.path), rows_of(data_file.path)
    # The ids of tags are known to nobody outside.
    assert [name for name in before if before[name] != after[name]] == ["prospect_tag", "tag"]
    assert {row[1:] for row in before["tag"]} == {row[1:] for row in after["tag"]}


def test_a_file_that_was_filled_goes_on_with_new_ids(full: DataFile, data_file: DataFile) -> None:
    fill(data_file, whole_of(full))
    assert enter_prospect(data_file) == max(each.id for each in whole_of(full).prospects) + 1


def test_filling_can_be_undone(full: DataFile, data_file: DataFile) -> None:
    empty = rows_of(data_file.path)
    fill(data_file, whole_of(full))
    data_file.undo()
    assert rows_of(data_file.path) == empty


def test_a_file_with_an_account_is_not_filled(full: DataFile) -> None:
    before = rows_of(full.path)
    with pytest.raises(RuntimeError, match="has an account"):
        fill(full, whole_of(full))
    assert rows_of(full.path) == before


def test_an_empty_file_has_nothing_to_give(data_file: DataFile) -> None:
    assert data_file.read.whole() is None


def changed(whole: Whole, part: str, number: int, **fields: Any) -> Whole:
    values = list(getattr(whole, part))
    values[number] = values[number]._replace(**fields)
    return whole._replace(**{part: tuple(values)})


UNFIT: dict[str, tuple[str, int, dict[str, Any], str]] = {
    "a name that is empty": ("prospects", 1, {"name": " "}, "name"),
    "a degree that is none": ("prospects", 0, {"degree": 4}, "degree"),
    "an id that is none": ("prospects", 0, {"id": 0}, "id"),
    "the id of another": ("prospects", 1, {"id": 1}, "id"),
    "the address of another": (
        "prospects",
        1,
        {"addresses": (address("linkedin.com/in/anna-lindqvist"),)},
        "addresses",
    ),
    "a campaign that is not there": ("prospects", 0, {"campaign_id": 9}, "campaign_id"),
    "a tag that is empty": ("prospects", 1, {"tags": ("",)}, "tags"),
    "nobody's touch": ("touches", 0, {"prospect_id": 9}, "prospect_id"),
    "nobody's InMail": ("inmails", 2, {"prospect_id": 9}, "prospect_id"),
    "a day for a moment": ("inmails", 1, {"deleted_at": date(2026, 3, 2)}, "deleted_at"),
    "a price below nothing": ("purchases", 0, {"price": Decimal(-1)}, "price"),
    "a lot of too many": (
        "plan_events",
        0,
        {"lots": (OpeningLot(granted_on=date(2026, 1, 3), credits=10**9),)},
        "credits",
    ),
    "a rule without a name": ("overrides", 0, {"rule": ""}, "rule"),
    "a value that JSON cannot hold": ("overrides", 0, {"value": float("nan")}, "value"),
    "a moment in a zone": ("checks", 0, {"at": datetime.fromisoformat("2026-03-02T10:00:00+01:00")}, "at"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_what_no_file_can_hold_is_named_and_nothing_is_written(
    full: DataFile, data_file: DataFile, case: str
) -> None:
    part, number, fields, field = UNFIT[case]
    with pytest.raises(Unfit) as unfit:
        fill(data_file, changed(whole_of(full), part, number, **fields))
    assert (unfit.value.part, unfit.value.number, unfit.value.field) == (part, number, field)
    assert data_file.read.account() is None
    assert data_file.read.prospects() == ()


def test_two_campaigns_of_one_name_are_refused(full: DataFile, data_file: DataFile) -> None:
    whole = whole_of(full)
    (spring,) = whole.campaigns
    with pytest.raises(Unfit, match="another one has the same"):
        fill(data_file, whole._replace(campaigns=(spring, spring._replace(id=2, name="SPRING"))))
