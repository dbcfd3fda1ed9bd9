"""A value that no row may hold is refused with its field and a reason, before anything is written."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.store.addresses import AddressKind, ProfileAddress
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import InvalidValue
from inmail_desk.store.unit_of_work import UnitOfWork
from inmail_desk.store.values import PlanEventKind, Priority, Purpose, TouchKind

from .entering import MORNING, NOON, address, enter_prospect, rows_of

NO_TEXTS = (None, 5, b"Anna", ["Anna"])
NO_LINES = (*NO_TEXTS, "x" * 10_001)
EMPTY = ("", "   ", "\t\n", "\0")
NO_FLAGS = (None, 1, 0, "yes")
NO_DAYS = ("2026-03-02", NOON, 20260302)
NO_MOMENTS = (None, "2026-03-02T09:30:00", date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC), 1772443800)
NO_CREDITS = (-1, 1_000_001, 10**30, 1.0, 1.5, "15", True, Decimal(15), float("nan"), float("inf"))
NO_AMOUNTS = (
    *(10, 9.99, "9.99", Decimal(-1), Decimal("-0.00"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")),
    *(Decimal("1e13"), Decimal("1e999999"), Decimal("0e-999999"), Decimal("0.0000001")),
)
NO_CURRENCIES = ("", "US", "USDX", "€", "U D", "ÅÄÖ", 978)
NO_IDS = (0, -1, 2**63, "1", 1.0, True)

WRONG_PEOPLE = {
    "name": (*NO_LINES, *EMPTY),
    "added_at": NO_MOMENTS,
    "company": NO_LINES,
    "title": NO_LINES,
    "location": NO_LINES,
    "degree": (0, 4, -1, 10**30, "2", 2.0, True),
    "open_profile": NO_FLAGS,
    "inmail_off": NO_FLAGS,
    "priority": ("high", "", 1, Purpose.SALES),
    "campaign_id": NO_IDS,
    "follow_up_on": NO_DAYS,
    "notes": (*NO_TEXTS, "x" * 1_000_001),
}
WRONG_LISTS_OF_PEOPLE = {
    "tags": ("warm", [""], ["x" * 10_001], [None], 5),
    "addresses": (
        "https://www.linkedin.com/in/bo-ek",
        ["https://www.linkedin.com/in/bo-ek"],
        [ProfileAddress(AddressKind.IN, "in/bo-ek", "https://linkedin.com.evil.example/in/bo-ek")],
        [ProfileAddress(AddressKind.IN, "in/bo-ek", "javascript:alert(1)")],
        [ProfileAddress(AddressKind.IN, "in/cia-ek", "https://www.linkedin.com/in/bo-ek")],
        [ProfileAddress(AddressKind.SALES, "in/bo-ek", "https://www.linkedin.com/in/bo-ek")],
    ),
}
WRONG_STEPS = {
    "at": NO_MOMENTS,
    "kind": (None, "subscribed", "", TouchKind.EMAIL),
    "plan": (*NO_LINES[1:], *EMPTY),
    "billing_day": (0, 32, -1, 10**30, "3", 3.0, True),
    "credits": NO_CREDITS,
    "last_renewal_on": NO_DAYS,
    "trial_ends_on": NO_DAYS,
    "price": NO_AMOUNTS,
    "currency": NO_CURRENCIES,
    "billing_period": ("monthly", 12),
}
WRONG_LOTS = {
    "granted_on": [OpeningLot(granted_on=day, credits=1) for day in (*NO_DAYS, None)],  # type: ignore[arg-type]
    "credits": [OpeningLot(granted_on=date(2026, 3, 2), credits=n) for n in (*NO_CREDITS, None)],  # type: ignore[arg-type]
}
WRONG_CAMPAIGNS = {
    "name": (*NO_LINES, *EMPTY),
    "purpose": ("sales", 1, Priority.HIGH),
    "credit_budget": NO_CREDITS,
}
WRONG_TOUCHES = {
    "kind": (None, "email", Purpose.SALES),
    "at": NO_MOMENTS,
    "text": (*NO_TEXTS, "x" * 1_000_001),
}
WRONG_INMAILS = {
    "prospect_id": (*NO_IDS, None),
    "sent_at": NO_MOMENTS,
    "subject": NO_LINES,
    "body": (*NO_TEXTS, "x" * 1_000_001),
    "free": NO_FLAGS,
    "campaign_id": NO_IDS,
}
WRONG_RESPONSES = {"at": NO_MOMENTS, "outcome": (None, "reply", "", Priority.LOW)}
WRONG_PURCHASES = {
    "at": NO_MOMENTS,
    "credits": (*NO_CREDITS, None),
    "price": NO_AMOUNTS,
    "currency": NO_CURRENCIES,
    "expires_on": NO_DAYS,
}
WRONG_BONUSES = {
    "at": NO_MOMENTS,
    "credits": (*NO_CREDITS, None),
    "reason": NO_LINES,
    "expires_on": NO_DAYS,
}
WRONG_CHECKS = {"at": NO_MOMENTS, "credits": (*NO_CREDITS, None), "adjust": NO_FLAGS}
WRONG_ACCOUNTS = {
    "name": NO_LINES,
    "time_zone": (*NO_LINES, *EMPTY),
    "rulebook_id": (*NO_LINES, *EMPTY),
    "rulebook_version": (*NO_LINES, *EMPTY),
    "rulebook_text": (*NO_TEXTS, "x" * 1_000_001),
    "created_at": NO_MOMENTS,
}
WRONG_OVERRIDES = {
    "rule": (*NO_LINES, *EMPTY),
    "value": (float("nan"), float("inf"), object(), {1, 2}, date(2026, 3, 2), "x" * 1_000_001),
    "from_on": NO_DAYS,
    "noted_at": NO_MOMENTS,
}

PERSON = {"name": "Bo Ek", "added_at": MORNING}
STEP = {"kind": PlanEventKind.SUBSCRIBED, "at": NOON}
INMAIL = {"prospect_id": 1, "sent_at": NOON}
CREDITS = {"at": NOON, "credits": 5}
TOUCH = {"kind": TouchKind.EMAIL, "at": NOON}
RESPONSE = {"outcome": Outcome.REPLY, "at": NOON}
ACCOUNT = {
    "name": "Premium of Maria",
    "time_zone": "Europe/Berlin",
    "rulebook_id": "linkedin-current",
    "rulebook_version": "1",
    "rulebook_text": "{}",
    "created_at": MORNING,
}
OVERRIDE = {"rule": "expiry.days", "value": 60, "noted_at": NOON}

Write = Callable[..., object]


@pytest.mark.parametrize(
    ("write", "wrong"),
    [
        (lambda work, **given: work.prospects.add(**PERSON | given), WRONG_PEOPLE),
        (lambda work, **given: work.prospects.add_many([PERSON, PERSON | given]), WRONG_PEOPLE),
        (lambda work, **given: work.prospects.add_many([PERSON, PERSON | given]), WRONG_LISTS_OF_PEOPLE),
        (lambda work, **given: work.prospects.edit(1, **given), WRONG_PEOPLE),
        (lambda work, **given: work.prospects.edit_many((1, 2), **given), WRONG_PEOPLE),
        (lambda work, tags: work.prospects.tag_many((1,), add=tags), {"tags": WRONG_LISTS_OF_PEOPLE["tags"]}),
        (
            lambda work, tags: work.prospects.tag_many((1,), remove=tags),
            {"tags": WRONG_LISTS_OF_PEOPLE["tags"]},
        ),
        (lambda work, **given: work.plan.add_event(**STEP | given), WRONG_STEPS),
        (lambda work, **given: work.plan.edit_event(1, **given), WRONG_STEPS),
        (lambda work, **given: work.campaigns.add(**{"name": "Autumn"} | given), WRONG_CAMPAIGNS),
        (lambda work, **given: work.campaigns.edit(1, **given), WRONG_CAMPAIGNS),
        (lambda work, **given: work.touches.add_many((1, 2), **TOUCH | given), WRONG_TOUCHES),
        (lambda work, **given: work.touches.edit(1, **given), WRONG_TOUCHES),
        (lambda work, **given: work.inmails.add_many([INMAIL, INMAIL | given]), WRONG_INMAILS),
        (lambda work, **given: work.inmails.edit(1, **given), WRONG_INMAILS),
        (lambda work, **given: work.inmails.respond(1, **RESPONSE | given), WRONG_RESPONSES),
        (lambda work, **given: work.inmails.edit_response(1, **given), WRONG_RESPONSES),
        (lambda work, at: work.inmails.mark_deleted(1, at=at), {"at": NO_MOMENTS}),
        (lambda work, at: work.inmails.mark_undelivered(1, at=at), {"at": NO_MOMENTS}),
        (lambda work, **given: work.credits.add_purchase(**CREDITS | given), WRONG_PURCHASES),
        (lambda work, **given: work.credits.add_bonus(**CREDITS | given), WRONG_BONUSES),
        (lambda work, **given: work.credits.add_check(**CREDITS | given), WRONG_CHECKS),
        (lambda work, **given: work.overrides.set(**OVERRIDE | given), WRONG_OVERRIDES),
        (lambda work, key: work.settings.set(key, "x"), {"key": (*NO_LINES, *EMPTY)}),
        (lambda work, value: work.settings.set("sorting", value), {"value": (5, b"x", "x" * 1_000_001)}),
    ],
)
def test_a_wrong_value_is_refused_with_its_field_and_nothing_is_written(
    full: DataFile, write: Write, wrong: dict[str, tuple[object, ...]]
) -> None:
    before = rows_of(full.path)
    with full.unit_of_work("Enter") as work:
        for field, values in wrong.items():
            for value in values:
                refused(field, value, lambda: write(work, **{field: value}))  # noqa: B023
        assert not work.commit()
    assert rows_of(full.path) == before


@pytest.mark.parametrize("field", WRONG_LOTS)
def test_a_wrong_opening_lot_is_refused_before_its_step_is_written(full: DataFile, field: str) -> None:
    with full.unit_of_work("Enter") as work:
        for lot in WRONG_LOTS[field]:
            refused(field, lot, lambda: work.plan.add_event(PlanEventKind.SUBSCRIBED, at=NOON, lots=(lot,)))  # noqa: B023
            refused(field, lot, lambda: work.plan.edit_event(1, plan="basic", lots=(lot,)))  # noqa: B023
        assert not work.commit()


def test_a_wrong_account_is_refused(data_file: DataFile) -> None:
    with data_file.unit_of_work("Set up") as work:
        for field, values in WRONG_ACCOUNTS.items():
            for value in values:
                refused(field, value, lambda: work.account.create(**ACCOUNT | {field: value}))  # noqa: B023
        assert not work.commit()


def refused(field: str, value: object, write: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue) as refusal:
        write()
    assert refusal.value.field == field, value
    assert re.match("it |another |two of ", refusal.value.message), value


@pytest.mark.parametrize(
    ("number", "words"),
    [(-1, "from 0 to 1,000,000"), (10**30, "from 0 to 1,000,000"), ("15", "whole number")],
)
def test_the_reason_says_what_is_allowed(data_file: DataFile, number: object, words: str) -> None:
    with data_file.unit_of_work("Enter") as work, pytest.raises(InvalidValue, match=words):
        work.credits.add_bonus(at=NOON, credits=number)


def test_a_text_that_is_too_long_is_refused_with_the_longest_length(data_file: DataFile) -> None:
    with data_file.unit_of_work("Enter") as work, pytest.raises(InvalidValue, match="10,000 characters"):
        work.prospects.add(name="x" * 10_001, added_at=MORNING)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna\0 Lindqvist", "Anna Lindqvist"),
        ("  Anna \t Lindqvist\r\n", "Anna Lindqvist"),
        ("Anna\nLindqvist", "Anna Lindqvist"),
        ("Anna \ud83d\ude80", "Anna 🚀"),
        ("Anna \ud83d", "Anna \ufffd"),
        ("\ude80 Anna", "\ufffd Anna"),
        ("x" * 10_000 + " \n", "x" * 10_000),
    ],
    ids=["NUL", "spaces", "line break", "surrogate pair", "first half", "second half", "longest"],
)
def test_signs_that_no_file_can_hold_are_cleaned_and_the_rest_is_kept(
    data_file: DataFile, typed: str, kept: str
) -> None:
    id = enter_prospect(data_file, typed)
    person = data_file.read.prospect(id)
    assert person is not None
    assert person.name == kept


def test_notes_keep_their_lines_and_spaces(data_file: DataFile) -> None:
    notes = "  First\r\n\r\n\tsecond \x1f third \x7f\n"
    id = enter_prospect(data_file, notes=notes)
    person = data_file.read.prospect(id)
    assert person is not None
    assert person.notes == notes


def test_a_moment_is_kept_to_the_second(data_file: DataFile) -> None:
    id = enter_prospect(data_file, added_at=MORNING.replace(microsecond=999_999, fold=1))
    person = data_file.read.prospect(id)
    assert person is not None
    assert person.added_at == MORNING


def test_a_field_that_does_not_exist_is_a_mistake_of_the_program(full: DataFile) -> None:
    writes: list[Callable[[UnitOfWork], object]] = [
        lambda work: work.prospects.edit(1, nickname="Anna"),
        lambda work: work.prospects.edit_many((1,), id=5),
        lambda work: work.prospects.edit(1, tags=["warm"]),
        lambda work: work.prospects.add(name="Bo Ek", added_at=NOON, nickname="Bo"),
        lambda work: work.inmails.add(prospect_id=1, sent_at=NOON, id=5),
        lambda work: work.campaigns.edit(1, folded_name="x"),
        lambda work: work.plan.edit_event(1, renewal=1),
    ]
    with full.unit_of_work("Enter") as work:
        for write in writes:
            with pytest.raises(TypeError, match="unknown field"):
                write(work)
        assert not work.commit()


def test_two_campaigns_never_share_a_name_whatever_the_case(full: DataFile) -> None:
    with full.unit_of_work("Enter") as work:
        autumn = work.campaigns.add("Straße")
        for name in ("STRASSE", "spring", " Spring "):
            refused("name", name, lambda: work.campaigns.add(name))  # noqa: B023
        refused("name", "SPRING", lambda: work.campaigns.edit(autumn, name="SPRING"))
        work.campaigns.edit(autumn, name="STRASSE")
        work.commit()
    assert [campaign.name for campaign in full.read.campaigns()] == ["Spring", "STRASSE"]


def test_an_address_of_two_new_people_at_once_is_refused(data_file: DataFile) -> None:
    twice = [{**PERSON, "addresses": [address("linkedin.com/in/bo-ek")]}] * 2
    with data_file.unit_of_work("Import") as work:
        refused("addresses", twice, lambda: work.prospects.add_many(twice))
        assert not work.commit()
