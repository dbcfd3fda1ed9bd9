"""Everything as JSON: out, into an empty file, and out again."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.exporting_json import exported_json, import_json, make_from_json, read_json_file
from inmail_desk.desk.picture import Picture, read_picture
from inmail_desk.desk.plan import record_purchase, set_price
from inmail_desk.desk.prospects import set_campaign, set_tags
from inmail_desk.desk.setting_up import Answers
from inmail_desk.exchange.json_in import JsonRefused
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyExists
from inmail_desk.store.values import BillingPeriod, Purpose
from tests.store.ordinary_user import as_ordinary_user

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, differences, made_up
from .walking import Step, beginnings, walked, walks


def full(desk: Desk) -> Desk:
    """A desk with something of nearly every kind."""
    answered, waiting = desk.written(2, days_ago(20))
    desk.answer([answered], Outcome.INTERESTED)
    desk.do(set_tags, [answered, waiting], add=["Malmö", "warm lead"], remove=[])
    campaign = desk.do(add_campaign, "Nordic sales", purpose=Purpose.SALES, credit_budget=20)
    del campaign
    desk.do(set_campaign, [waiting], 1)
    desk.do(
        set_price, on=TODAY, now=NOW, price=Decimal("29.990"), currency="EUR", period=BillingPeriod.MONTHLY
    )
    desk.do(record_purchase, desk.picture, credits=3, on=date(2026, 3, 2), now=NOW)
    desk.override("expiry.days", 60)
    return desk


def document(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported_json(desk.data))
    return found


def taken_in(data: DataFile, content: bytes) -> Picture:
    import_json(data, content, now=NOW)
    picture = read_picture(data, TODAY)
    assert picture is not None
    return picture


@made_up(20)
@given(beginning=beginnings, walk=walks(30))
def test_whatever_was_done_it_comes_back_byte_for_byte(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        content, picture = exported_json(data), desk.picture
        assert picture.prospects == dict(picture.prospects)  # reads them all, before the file is closed
    with fresh_file() as empty:
        again = taken_in(empty, content)
        assert exported_json(empty) == content
        assert differences(picture, again) == []


def test_a_desk_with_something_of_everything_comes_back(desk: Desk, data: DataFile) -> None:
    content = exported_json(full(desk).data)
    picture = taken_in(data, content)
    assert exported_json(data) == content
    assert differences(desk.picture, picture) == []


def test_ids_are_not_given_a_second_time_after_everything_came_back(desk: Desk, data: DataFile) -> None:
    last = max(desk.add("Amara Okafor", "Bo Lindqvist"))
    import_json(data, exported_json(desk.data), now=NOW)
    assert Desk(data).add("Chiara Rossi") == (last + 1,)


def test_a_new_file_is_made_of_an_export(desk: Desk, tmp_path: Path) -> None:
    content = exported_json(full(desk).data)
    with make_from_json(content, tmp_path / "Again.inmaildesk", now=NOW) as data:
        assert data.undo_name is None
    with DataFile.open(tmp_path / "Again.inmaildesk") as data:
        assert exported_json(data) == content


def test_what_lies_there_already_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Mine.inmaildesk"
    path.write_text("mine")
    with pytest.raises(AlreadyExists):
        make_from_json(exported_json(desk.data), path, now=NOW)
    assert path.read_text() == "mine"


def test_a_file_of_no_bytes_is_filled(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Empty.inmaildesk"
    path.touch()
    with make_from_json(exported_json(desk.data), path, now=NOW) as made:
        assert exported_json(made) == exported_json(desk.data)


def test_a_data_file_without_an_account_is_filled(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Empty.inmaildesk"
    DataFile.create(path).close()
    with make_from_json(exported_json(desk.data), path, now=NOW) as made:
        assert exported_json(made) == exported_json(desk.data)


def test_an_empty_file_stays_empty_where_an_export_cannot_be_computed_with(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "Empty.inmaildesk"
    path.touch()
    broken = document(full(desk))
    broken["plan_events"][0].update(plan="gold")
    with pytest.raises(JsonRefused):
        make_from_json(json.dumps(broken).encode(), path, now=NOW)
    assert (
        [each.name for each in tmp_path.iterdir() if each.name.startswith("Empty")],
        path.read_bytes(),
    ) == (
        ["Empty.inmaildesk"],
        b"",
    )


def test_no_file_is_left_where_an_export_cannot_be_taken_in(desk: Desk, tmp_path: Path) -> None:
    broken = document(full(desk))
    broken["inmails"][0]["prospect_id"] = 99
    with pytest.raises(JsonRefused):
        make_from_json(json.dumps(broken).encode(), tmp_path / "New.inmaildesk", now=NOW)
    assert not list(tmp_path.glob("New*"))


REFUSED: dict[str, tuple[Callable[[dict[str, Any]], Any], str, str]] = {
    "another version": (lambda it: it.update(version=2), "version", "newer"),
    "a version of too many digits": (lambda it: it.update(version=10**3000), "version", "newer"),
    "another format": (lambda it: it.update(format="ledger"), "", "no export"),
    "a part is missing": (lambda it: it.pop("touches"), "touches", "is missing"),
    "a part too many": (lambda it: it.update(passwords=[]), "passwords", "not known"),
    "a field is missing": (lambda it: it["prospects"][1].pop("notes"), "prospects[1].notes", "is missing"),
    "a field too many": (lambda it: it["account"].update(age=3), "account.age", "not known"),
    "an object for a list": (lambda it: it.update(checks={}), "checks", "needs a list"),
    "a text for a number": (
        lambda it: it["purchases"][0].update(credits="3"),
        "purchases[0].credits",
        "whole number",
    ),
    "yes for a number": (lambda it: it["inmails"][0].update(id=True), "inmails[0].id", "whole number"),
    "a fraction": (lambda it: it["purchases"][0].update(credits=3.5), "purchases[0].credits", "whole number"),
    "a day that is none": (
        lambda it: it["overrides"][0].update(from_on="2026-02-30"),
        "overrides[0].from_on",
        "no day",
    ),
    "a year before all": (
        lambda it: it["inmails"][0].update(sent_at="0001-01-01T00:00:00"),
        "inmails[0].sent_at",
        "year",
    ),
    "a moment in a zone": (
        lambda it: it["inmails"][1].update(sent_at="2026-03-01T10:00:00Z"),
        "inmails[1].sent_at",
        "moment",
    ),
    "an outcome of another program": (
        lambda it: it["inmails"][0]["responses"][0].update(outcome="won"),
        "inmails[0].responses[0].outcome",
        "needs one of",
    ),
    "a price as a number": (
        lambda it: it["plan_events"][1].update(price=29.9),
        "plan_events[1].price",
        "amount",
    ),
    "a stranger's InMail": (
        lambda it: it["inmails"][1].update(prospect_id=77),
        "inmails[1].prospect_id",
        "no such",
    ),
    "a campaign that is not there": (
        lambda it: it["prospects"][0].update(campaign_id=9),
        "prospects[0].campaign_id",
        "no such",
    ),
    "an id twice": (lambda it: it["prospects"][1].update(id=1), "prospects[1].id", "the same"),
    "an address elsewhere": (
        lambda it: it["prospects"][0].update(addresses=["https://example.com/in/amara"]),
        "prospects[0].addresses[0]",
        "address",
    ),
    "an address of two": (
        lambda it: [each.update(addresses=["https://www.linkedin.com/in/amara"]) for each in it["prospects"]],
        "prospects[1].addresses",
        "the same",
    ),
    "a name that is empty": (lambda it: it["prospects"][0].update(name=" "), "prospects[0].name", "empty"),
    "a text of a million signs": (
        lambda it: it["prospects"][0].update(name="x" * 10**6),
        "prospects[0].name",
        "longer",
    ),
    "a plan nobody knows": (
        lambda it: it["plan_events"][0].update(plan="gold"),
        "plan_events[0]",
        "computed",
    ),
    "a rule nobody knows": (
        lambda it: it["overrides"][0].update(rule="luck"),
        "overrides[0].value",
        "computed",
    ),
    "a rule of another kind": (
        lambda it: it["overrides"][0].update(value=["a", {}]),
        "overrides[0].value",
        "computed",
    ),
    "a rulebook that is none": (
        lambda it: it["account"].update(rulebook_text="{}"),
        "account.rulebook_text",
        "is no rulebook",
    ),
    "two beginnings": (
        lambda it: it["plan_events"].append({**it["plan_events"][0], "id": 50}),
        "plan_events[",
        "computed",
    ),
    "a setting that is no text": (lambda it: it["settings"].update(warning=3), "settings.warning", "text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_right_is_refused_with_its_place_and_nothing_is_written(
    desk: Desk, data: DataFile, case: str
) -> None:
    change, place, what = REFUSED[case]
    broken = document(full(desk))
    change(broken)
    with pytest.raises(JsonRefused) as refused:
        import_json(data, json.dumps(broken).encode(), now=NOW)
    assert refused.value.place.startswith(place)
    assert what in refused.value.sentence("Mine.json")
    assert data.read.account() is None
    assert data.read.prospects() == ()


@made_up(60)
@given(choices=st.lists(st.integers(0, 10**6), min_size=6, max_size=6), value=st.sampled_from(
    [None, True, -1, 0, 1, 10**30, 1e308, "", "x", "2026-13-01", "9999-12-31T23:59:59", "1900-01-01", "2999-12-31",
     "1900-01-01T00:00:00", [], {}, [[]], "\ud800", "\0", 31, 10**6]
))  # fmt: skip
def test_whatever_one_value_is_changed_to_it_is_taken_in_or_refused(
    fresh_file: FreshFile, begun_desk_document: str, choices: list[int], value: object
) -> None:
    changed = json.loads(begun_desk_document)
    inner: Any = changed
    for choice in choices:
        keys = list(inner) if isinstance(inner, dict) else range(len(inner))
        key = keys[choice % len(keys)]
        if not isinstance(inner[key], dict | list) or not inner[key]:
            break
        inner = inner[key]
    inner[key] = value
    with fresh_file() as empty:
        try:
            import_json(empty, json.dumps(changed).encode(), now=NOW)
        except JsonRefused:
            assert empty.read.account() is None
        else:
            assert read_picture(empty, TODAY) is not None


@pytest.fixture
def begun_desk_document(desk: Desk) -> str:
    return json.dumps(document(full(desk)))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(JsonRefused, match="not there") as refused:
        read_json_file(tmp_path / "None.json")
    assert refused.value.sentence("None.json").endswith(
        "no file was made. Check the name, and give it again."
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "Mine.json").touch(0o000)
    with pytest.raises(JsonRefused, match="could not be read") as refused:
        as_ordinary_user(lambda: read_json_file(tmp_path / "Mine.json"))
    assert refused.value.sentence("Mine.json").endswith(
        "Allow reading it, or copy it to a folder of your own."
    )


def test_the_moments_are_those_of_the_account(desk: Desk) -> None:
    desk.written(1, datetime(2026, 3, 1, 23, 59, 58))
    assert document(desk)["inmails"][0]["sent_at"] == "2026-03-01T23:59:58"
