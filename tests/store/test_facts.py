"""The facts for the credit rules: in the order of the day, each with the row behind it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from inmail_desk.credit_rules.facts import (
    BalanceObserved,
    Cancelled,
    CreditsGranted,
    CreditsPurchased,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    OpeningLot,
    Outcome,
    PlanChanged,
    Responded,
    Subscribed,
    TrackingStarted,
)
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEventKind

from .entering import MORNING, NOON, TOMORROW, enter_inmail, enter_prospect

TODAY = MORNING.date()


def kinds(data_file: DataFile) -> list[str]:
    return [type(fact).__name__ for fact in data_file.read.facts().facts]


def test_an_empty_file_has_no_facts(data_file: DataFile) -> None:
    recorded = data_file.read.facts()
    assert (recorded.facts, recorded.sources, recorded.overrides) == ((), (), {})


def test_every_fact_comes_as_the_credit_rules_know_it(full: DataFile) -> None:
    assert full.read.facts().facts == (
        TrackingStarted(
            on=TODAY,
            plan="premium-business",
            credits=20,
            last_renewal_on=date(2026, 2, 3),
            billing_day=3,
            lots=(
                OpeningLot(granted_on=date(2026, 1, 3), credits=5),
                OpeningLot(granted_on=date(2026, 2, 3), credits=15),
            ),
        ),
        CreditsGranted(on=TODAY, credits=2, reason="Survey", expires_on=date(2026, 5, 1)),
        CreditsPurchased(
            on=TODAY, credits=3, price=Decimal("30.00"), currency="USD", expires_on=date(2026, 9, 1)
        ),
        InMailSent(on=TODAY, id="1", recipient="1"),
        InMailSent(on=TODAY, id="2", recipient="2", free=True),
        InMailSent(on=TOMORROW.date(), id="3", recipient="2"),
        Responded(on=TOMORROW.date(), inmail="1", outcome=Outcome.REPLY),
        InMailDeleted(on=TOMORROW.date(), inmail="2"),
        InMailUndelivered(on=TOMORROW.date(), inmail="3"),
        BalanceObserved(on=TOMORROW.date(), credits=22, adjust=True),
    )


def test_every_fact_names_the_row_behind_it(full: DataFile) -> None:
    assert full.read.facts().sources == (
        ("plan_event", 1),
        ("bonus", 1),
        ("purchase", 1),
        ("inmail", 1),
        ("inmail", 2),
        ("inmail", 3),
        ("response", 1),
        ("deletion", 2),
        ("non_delivery", 3),
        ("balance_check", 1),
    )


def test_steps_of_the_plan_become_facts_and_cards_and_prices_do_not(data_file: DataFile) -> None:
    with data_file.unit_of_work("Enter") as work:
        for hour, kind in enumerate(PlanEventKind):
            work.plan.add_event(kind, at=MORNING + timedelta(hours=hour), plan="premium-business", credits=5)
        work.plan.add_event(PlanEventKind.SUBSCRIBED, at=TOMORROW, plan="basic", billing_day=31)
        work.commit()
    assert data_file.read.facts().facts == (
        Subscribed(on=TODAY, plan="premium-business"),
        TrackingStarted(on=TODAY, plan="premium-business", credits=5),
        PlanChanged(on=TODAY, plan="premium-business"),
        Cancelled(on=TODAY),
        Subscribed(on=TOMORROW.date(), plan="basic", billing_day=31),
    )


def test_at_the_same_moment_the_plan_goes_first_and_a_check_sees_everything(data_file: DataFile) -> None:
    """Entered the other way round."""
    anna = enter_prospect(data_file)
    with data_file.unit_of_work("Enter") as work:
        work.credits.add_check(at=NOON, credits=5)
        other = work.inmails.add(prospect_id=anna, sent_at=NOON)
        inmail = work.inmails.add(prospect_id=anna, sent_at=NOON)
        work.inmails.mark_undelivered(other, at=NOON)
        work.inmails.mark_deleted(other, at=NOON)
        work.inmails.respond(inmail, Outcome.REPLY, at=NOON)
        work.credits.add_bonus(at=NOON, credits=1)
        work.credits.add_purchase(at=NOON, credits=1)
        work.plan.add_event(PlanEventKind.SUBSCRIBED, at=NOON, plan="basic")
        work.commit()
    assert [table for table, _ in data_file.read.facts().sources] == [
        "plan_event",
        *("bonus", "purchase"),
        *("inmail", "inmail"),
        *("deletion", "non_delivery", "response"),
        "balance_check",
    ]


def test_an_earlier_hour_goes_before_any_rank(data_file: DataFile) -> None:
    """A balance read at nine does not hold the InMail of ten, which the plan change of noon comes after."""
    anna = enter_prospect(data_file)
    with data_file.unit_of_work("Enter") as work:
        work.plan.add_event(PlanEventKind.PLAN_CHANGED, at=NOON, plan="basic")
        work.inmails.add(prospect_id=anna, sent_at=NOON - timedelta(hours=2))
        work.credits.add_check(at=NOON - timedelta(hours=3), credits=5)
        work.commit()
    assert kinds(data_file) == ["BalanceObserved", "InMailSent", "PlanChanged"]


def test_an_inmail_entered_later_for_an_earlier_day_goes_before(data_file: DataFile) -> None:
    anna = enter_prospect(data_file)
    for moment in (TOMORROW, MORNING, NOON):
        enter_inmail(data_file, anna, moment)
    facts = data_file.read.facts()
    assert list(facts.sources) == [("inmail", 2), ("inmail", 3), ("inmail", 1)]
    assert [fact.on for fact in facts.facts] == [TODAY, TODAY, TOMORROW.date()]


def test_the_last_second_of_a_day_still_belongs_to_it(data_file: DataFile) -> None:
    enter_inmail(data_file, enter_prospect(data_file), datetime(2026, 3, 31, 23, 59, 59))
    assert data_file.read.facts().facts[0].on == date(2026, 3, 31)


def test_rules_of_ones_own_come_as_values_or_as_steps(data_file: DataFile) -> None:
    with data_file.unit_of_work("Set rules") as work:
        work.overrides.set("expiry.days", 60, noted_at=NOON)
        work.overrides.set("reminder.days", 5, from_on=date(2026, 4, 1), noted_at=NOON)
        work.overrides.set("plans.basic.cap", None, from_on=date(2026, 5, 1), noted_at=NOON)
        work.overrides.set("plans.basic.cap", 10, noted_at=NOON)
        work.commit()
    assert data_file.read.facts().overrides == {
        "expiry.days": 60,
        "reminder.days": [{"from": "2026-04-01", "value": 5}],
        "plans.basic.cap": [{"from": "0001-01-01", "value": 10}, {"from": "2026-05-01", "value": None}],
    }


CHANGES = {
    "a step of the plan": lambda work: work.plan.edit_event(1, credits=21, lots=None),
    "opening lots": lambda work: work.plan.edit_event(1, lots=()),
    "a rule": lambda work: work.overrides.set("expiry.days", 60, noted_at=NOON),
    "an InMail": lambda work: work.inmails.edit(1, sent_at=TOMORROW, free=True),
    "a removed InMail": lambda work: work.inmails.remove(3),
    "a response": lambda work: work.inmails.respond(3, Outcome.REPLY, at=TOMORROW),
    "a deletion": lambda work: work.inmails.unmark_deleted(2),
    "a non-delivery": lambda work: work.inmails.mark_undelivered(3, at=NOON),
    "a purchase": lambda work: work.credits.add_purchase(at=NOON, credits=1),
    "a bonus": lambda work: work.credits.remove_bonus(1),
    "a check": lambda work: work.credits.add_check(at=NOON, credits=5, adjust=True),
    "a person": lambda work: work.prospects.delete_many([1]),
    "notes": lambda work: work.prospects.edit(1, notes="x"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_reading_only_what_changed_gives_what_reading_everything_gives(full: DataFile, what: str) -> None:
    before = full.read.facts()
    with full.unit_of_work("Change") as work:
        CHANGES[what](work)
        changed = work.commit()
    everything = full.read.facts()
    assert full.read.facts(before, changed.tables) == everything
    assert (everything != before) == (what != "notes")
    assert changed.facts == (what != "notes")
    undone = full.undo()
    assert undone is not None
    assert full.read.facts(everything, undone.tables) == before
