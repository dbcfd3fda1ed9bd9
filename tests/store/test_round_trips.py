"""What is entered comes back, whatever it is: through the unit that writes it, and from the file opened again."""

from datetime import date
from decimal import Decimal

import pytest

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import NoSuchRow
from inmail_desk.store.reading import Reading
from inmail_desk.store.values import (
    Account,
    BalanceCheck,
    BillingPeriod,
    Bonus,
    Campaign,
    Override,
    PlanEvent,
    PlanEventKind,
    Purchase,
    Purpose,
    TouchKind,
)

from .entering import (
    MORNING,
    NOON,
    TOMORROW,
    address,
    enter_prospect,
    enter_something_everywhere,
    rows_of,
)

ACCOUNT = Account(
    created_at=MORNING,
    name="Premium of Maria",
    time_zone="Europe/Berlin",
    rulebook_id="linkedin-current",
    rulebook_version="1",
    rulebook_text="{}",
)


def test_the_account_comes_back(again: Reading) -> None:
    assert again.account() == ACCOUNT


def test_a_new_file_has_no_account_yet(data_file: DataFile) -> None:
    assert data_file.read.account() is None


def test_the_account_is_given_another_rulebook(full: DataFile) -> None:
    with full.unit_of_work("Use Rulebook") as work:
        work.account.set_rulebook("credits-faq", "2", '{"id": "credits-faq"}')
        work.commit()
    assert full.read.account() == ACCOUNT._replace(
        rulebook_id="credits-faq",
        rulebook_version="2",
        rulebook_text='{"id": "credits-faq"}',
    )


def test_a_file_holds_one_account_only(full: DataFile) -> None:
    with full.unit_of_work("Again") as work, pytest.raises(RuntimeError):
        work.account.create(**ACCOUNT._asdict())


def test_before_the_account_there_is_nothing_to_give_a_rulebook(data_file: DataFile) -> None:
    with data_file.unit_of_work("Use Rulebook") as work, pytest.raises(NoSuchRow):
        work.account.set_rulebook("credits-faq", "2", "{}")


def test_the_plan_comes_back_with_opening_lots_and_prices(again: Reading) -> None:
    blank = {
        "plan": None,
        "billing_day": None,
        "credits": None,
        "last_renewal_on": None,
        "trial_ends_on": None,
        "price": None,
        "currency": None,
        "billing_period": None,
        "lots": None,
    }
    assert again.plan_events() == (
        PlanEvent(
            **blank
            | {
                "id": 1,
                "at": MORNING,
                "kind": PlanEventKind.TRACKING_STARTED,
                "plan": "premium-business",
                "billing_day": 3,
                "credits": 20,
                "last_renewal_on": date(2026, 2, 3),
                "lots": (
                    OpeningLot(granted_on=date(2026, 1, 3), credits=5),
                    OpeningLot(granted_on=date(2026, 2, 3), credits=15),
                ),
            }
        ),
        PlanEvent(
            **blank
            | {
                "id": 2,
                "at": TOMORROW,
                "kind": PlanEventKind.PRICE_CHANGED,
                "price": Decimal("59.99"),
                "currency": "EUR",
                "billing_period": BillingPeriod.MONTHLY,
            }
        ),
    )


EDITS_OF_A_STEP = [
    ("at", NOON),
    ("kind", PlanEventKind.SUBSCRIBED),
    ("plan", "recruiter-lite"),
    ("plan", None),
    ("billing_day", 31),
    ("credits", 0),
    ("last_renewal_on", date(2026, 3, 1)),
    ("trial_ends_on", date(2026, 4, 2)),
    ("price", Decimal("0.00")),
    ("currency", "SEK"),
    ("billing_period", BillingPeriod.ANNUAL),
    ("lots", None),
    ("lots", (OpeningLot(granted_on=date(2026, 2, 3), credits=20),)),
]


def test_each_field_of_a_step_of_the_plan_is_changed_alone(full: DataFile) -> None:
    for field, value in EDITS_OF_A_STEP:
        before = {event.id: event for event in full.read.plan_events()}
        with full.unit_of_work("Edit") as work:
            work.plan.edit_event(1, **{field: value})
            work.commit()
        after = {event.id: event for event in full.read.plan_events()}
        assert after == {**before, 1: before[1]._replace(**{field: value})}, field


def test_a_step_of_the_plan_goes_with_its_opening_lots(full: DataFile) -> None:
    with full.unit_of_work("Remove") as work:
        work.plan.remove_event(1)
        work.commit()
    assert [event.id for event in full.read.plan_events()] == [2]
    assert rows_of(full.path)["opening_lot"] == []


def test_the_history_is_in_the_order_of_time_not_of_typing(data_file: DataFile) -> None:
    with data_file.unit_of_work("Enter") as work:
        for at in (TOMORROW, MORNING, NOON):
            work.plan.add_event(PlanEventKind.CARD_EXPIRED, at=at)
        work.commit()
    assert [event.at for event in data_file.read.plan_events()] == [MORNING, NOON, TOMORROW]


def test_a_rule_of_ones_own_comes_back(again: Reading) -> None:
    assert again.overrides() == (
        Override(
            id=1,
            rule="plans.premium-business.allotment",
            from_on=date(2026, 4, 1),
            value=20,
            noted_at=NOON,
        ),
    )


@pytest.mark.parametrize(
    "value", [0, 45, None, True, "never", "fresh — ünïcode 🚀", ["reply", "accepted"], {"a": [1]}]
)
def test_a_rule_takes_any_value_of_a_rulebook(data_file: DataFile, value: object) -> None:
    with data_file.unit_of_work("Set rule") as work:
        work.overrides.set("expiry.mode", value, noted_at=NOON)
        work.commit()
    (override,) = data_file.read.overrides()
    assert override.value == value
    assert override.from_on is None


def test_a_rule_set_again_for_the_same_day_is_replaced(data_file: DataFile) -> None:
    with data_file.unit_of_work("Set rule") as work:
        ids = [
            work.overrides.set("expiry.days", value, from_on=from_on, noted_at=NOON)
            for value, from_on in ((60, None), (70, date(2026, 4, 1)), (80, None), (90, date(2026, 4, 1)))
        ]
        work.commit()
    assert ids == [1, 2, 1, 2]
    assert [(override.from_on, override.value) for override in data_file.read.overrides()] == [
        (None, 80),
        (date(2026, 4, 1), 90),
    ]


def test_a_rule_of_ones_own_is_given_up(full: DataFile) -> None:
    with full.unit_of_work("Use the rulebook's value") as work:
        work.overrides.remove(1)
        work.commit()
    assert full.read.overrides() == ()


def test_a_campaign_comes_back(again: Reading) -> None:
    assert again.campaigns() == (Campaign(id=1, name="Spring", purpose=Purpose.RECRUITING, credit_budget=10),)


EDITS_OF_A_CAMPAIGN = [
    ("name", "Frühling 2027"),
    ("name", "SPRING"),
    ("purpose", None),
    ("credit_budget", None),
    ("credit_budget", 0),
]


def test_each_field_of_a_campaign_is_changed_alone(full: DataFile) -> None:
    for field, value in EDITS_OF_A_CAMPAIGN:
        (before,) = full.read.campaigns()
        with full.unit_of_work("Edit") as work:
            work.campaigns.edit(1, **{field: value})
            work.commit()
        assert full.read.campaigns() == (before._replace(**{field: value}),), field


def test_a_removed_campaign_leaves_its_people_and_inmails(full: DataFile) -> None:
    people, inmails = full.read.prospects(), full.read.inmails()
    with full.unit_of_work("Remove campaign") as work:
        work.campaigns.remove(1)
        work.commit()
    assert full.read.campaigns() == ()
    assert full.read.prospects() == tuple(person._replace(campaign_id=None) for person in people)
    assert full.read.inmails() == tuple(inmail._replace(campaign_id=None) for inmail in inmails)


def test_only_paid_inmails_count_for_a_campaign(data_file: DataFile) -> None:
    anna = enter_prospect(data_file)
    with data_file.unit_of_work("Enter") as work:
        spring, autumn, quiet = (work.campaigns.add(name) for name in ("Spring", "Autumn", "Quiet"))
        work.inmails.add_many(
            [
                {"prospect_id": anna, "sent_at": MORNING, "campaign_id": campaign, "free": free}
                for campaign, free in (
                    (spring, False),
                    (spring, False),
                    (autumn, False),
                    (quiet, True),
                    (None, False),
                )
            ]
        )
        work.commit()
    assert data_file.read.paid_inmails_by_campaign() == {spring: 2, autumn: 1}


def test_purchases_bonuses_and_checks_come_back(again: Reading) -> None:
    assert again.purchases() == (
        Purchase(
            id=1, at=NOON, credits=3, price=Decimal("30.00"), currency="USD", expires_on=date(2026, 9, 1)
        ),
    )
    assert again.bonuses() == (Bonus(id=1, at=NOON, credits=2, reason="Survey", expires_on=date(2026, 5, 1)),)
    assert again.checks() == (BalanceCheck(id=1, at=TOMORROW, credits=22, adjust=True),)


def test_a_price_keeps_its_places(full: DataFile) -> None:
    (purchase,) = full.read.purchases()
    assert str(purchase.price) == "30.00"


def test_a_currency_is_kept_in_capital_letters(full: DataFile) -> None:
    with full.unit_of_work("Buy") as work:
        work.credits.add_purchase(at=TOMORROW, credits=1, price=Decimal(10), currency="eur")
        work.commit()
    assert [purchase.currency for purchase in full.read.purchases()] == ["USD", "EUR"]


def test_of_a_purchase_a_bonus_and_a_check_only_the_named_fields_change(full: DataFile) -> None:
    bought, given, checked = full.read.purchases()[0], full.read.bonuses()[0], full.read.checks()[0]
    with full.unit_of_work("Edit") as work:
        work.credits.edit_purchase(1, credits=5, expires_on=None)
        work.credits.edit_bonus(1, at=TOMORROW, reason="Support")
        work.credits.edit_check(1, credits=20, adjust=False)
        work.commit()
    assert full.read.purchases() == (bought._replace(credits=5, expires_on=None),)
    assert full.read.bonuses() == (given._replace(at=TOMORROW, reason="Support"),)
    assert full.read.checks() == (checked._replace(credits=20, adjust=False),)


@pytest.mark.parametrize("kind", ["purchase", "bonus", "check"])
def test_a_purchase_a_bonus_or_a_check_can_be_removed(full: DataFile, kind: str) -> None:
    read = {"purchase": full.read.purchases, "bonus": full.read.bonuses, "check": full.read.checks}[kind]
    with full.unit_of_work("Remove") as work:
        getattr(work.credits, f"remove_{kind}")(1)
        work.commit()
    assert read() == ()


def test_a_setting_is_kept_changed_and_removed(full: DataFile) -> None:
    seen = [full.read.setting("sorting")]
    for value in ("company", "", None):
        with full.unit_of_work("Sort") as work:
            work.settings.set("sorting", value)
            work.commit()
        seen.append(full.read.setting("sorting"))
    assert seen == ["name", "company", "", None]


def test_a_unit_sees_its_own_changes_before_they_are_saved(data_file: DataFile) -> None:
    with data_file.unit_of_work("Enter") as work:
        enter_something_everywhere(work)
        assert len(work.read.prospects()) == 2
        assert len(work.read.facts().facts) == 10
        assert rows_of(data_file.path)["prospect"] == []


def test_every_table_is_filled_by_these_tests(full: DataFile) -> None:
    assert [table for table, rows in rows_of(full.path).items() if not rows] == []


CHANGES_OF_WHAT_IS_NOT_THERE = [
    lambda work: work.plan.edit_event(99, credits=1),
    lambda work: work.plan.remove_event(99),
    lambda work: work.overrides.remove(99),
    lambda work: work.campaigns.edit(99, name="Autumn"),
    lambda work: work.campaigns.remove(99),
    lambda work: work.prospects.edit(99, name="Bo Ek"),
    lambda work: work.prospects.edit(1, campaign_id=99),
    lambda work: work.prospects.edit_many((1, 99), name="Bo Ek"),
    lambda work: work.prospects.tag_many((1, 99), add=["new"]),
    lambda work: work.prospects.delete_many((1, 99)),
    lambda work: work.prospects.add(name="Bo Ek", added_at=NOON, campaign_id=99),
    lambda work: work.prospects.add_address(99, address("linkedin.com/in/bo-ek")),
    lambda work: work.touches.add(99, TouchKind.EMAIL, at=NOON),
    lambda work: work.touches.add_many((1, 99), TouchKind.EMAIL, at=NOON),
    lambda work: work.touches.edit(99, text=""),
    lambda work: work.touches.remove(99),
    lambda work: work.inmails.add(prospect_id=99, sent_at=NOON),
    lambda work: work.inmails.add(prospect_id=1, sent_at=NOON, campaign_id=99),
    lambda work: work.inmails.edit(99, free=True),
    lambda work: work.inmails.edit(1, prospect_id=99),
    lambda work: work.inmails.remove(99),
    lambda work: work.inmails.respond(99, Outcome.REPLY, at=NOON),
    lambda work: work.inmails.respond_many({1: NOON, 99: NOON}, Outcome.REPLY),
    lambda work: work.inmails.mark_many_deleted({1: NOON, 99: NOON}),
    lambda work: work.inmails.mark_many_undelivered({1: NOON, 99: NOON}),
    lambda work: work.inmails.edit_response(99, at=NOON),
    lambda work: work.inmails.remove_response(99),
    lambda work: work.inmails.mark_deleted(99, at=NOON),
    lambda work: work.inmails.unmark_deleted(1),
    lambda work: work.inmails.mark_undelivered(99, at=NOON),
    lambda work: work.inmails.unmark_undelivered(1),
    lambda work: work.credits.edit_purchase(99, credits=1),
    lambda work: work.credits.remove_purchase(99),
    lambda work: work.credits.edit_bonus(99, credits=1),
    lambda work: work.credits.remove_bonus(99),
    lambda work: work.credits.edit_check(99, credits=1),
    lambda work: work.credits.remove_check(99),
]


def test_what_is_not_there_is_told_before_anything_is_written(full: DataFile) -> None:
    before = rows_of(full.path)
    for number, change in enumerate(CHANGES_OF_WHAT_IS_NOT_THERE):
        with full.unit_of_work("Change") as work:
            with pytest.raises(NoSuchRow):
                change(work)
            assert not work.commit(), number
    assert rows_of(full.path) == before
