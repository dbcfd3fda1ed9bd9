"""Sentences of the credit rules that are easily read past, each in the smallest history that shows it."""

import json
from typing import Any

from inmail_desk.credit_rules.scenario import run_scenario

Event = dict[str, Any]


def on(day: str, kind: str, **fields: Any) -> Event:
    return {"type": kind, "on": f"2026-{day}", **fields}


def begun(day: str, plan: str = "premium-career", **fields: Any) -> Event:
    return on(day, "subscribed", plan=plan, **fields)


def sent(day: str, id: str = "a", **fields: Any) -> Event:
    return on(day, "inmail_sent", id=id, recipient=fields.pop("recipient", id), **fields)


def answered(day: str, id: str = "a") -> Event:
    return on(day, "responded", inmail=id, outcome="reply")


def said(*events: Event, as_of: str, horizon_days: int = 0, **rules: Any) -> dict[str, Any]:
    """The statement; in the keys of `rules` a `__` stands for a dot."""
    overrides = {key.replace("__", "."): value for key, value in rules.items()}
    scenario = {
        "rules": overrides,
        "events": events,
        "as_of": f"2026-{as_of}",
        "horizon_days": horizon_days,
    }
    statement = json.loads(run_scenario(json.dumps(scenario)))
    assert "error" not in statement, statement
    return statement


def left(statement: dict[str, Any]) -> list[tuple[str, str, str | None, int]]:
    """The lots that are left: origin, day of grant, day of expiry, credits."""
    return [
        (
            lot["origin"],
            _short(lot["granted_on"]),
            lot["expires_on"] and _short(lot["expires_on"]),
            lot["remaining"],
        )
        for lot in statement["lots"]
    ]


def moved(statement: dict[str, Any], key: str = "postings") -> list[tuple[str, str, int]]:
    """The sum of each day and kind, in the order of their first postings."""
    sums: dict[tuple[str, str], int] = {}
    for row in statement[key]:
        place = _short(row["on"]), row["kind"]
        sums[place] = sums.get(place, 0) + row["credits"]
    return [(*place, total) for place, total in sums.items()]


def warned(statement: dict[str, Any]) -> list[tuple[str, str]]:
    return [(_short(row["on"]), row["code"]) for row in statement["warnings"]]


def _short(day: str) -> str:
    return day.removeprefix("2026-")


# Spending


def test_after_a_plan_change_lots_that_live_by_renewals_are_ranked_by_the_new_plans_days() -> None:
    statement = said(
        begun("01-10"),
        on("01-10", "credits_granted", credits=3, expires_on="2026-02-05"),
        sent("01-20", "a"),  # the bonus goes first: the allotment lives until 03-10
        on("01-20", "plan_changed", plan="premium-career", billing_day=1),
        sent("01-20", "b"),  # now the allotment does: it lives until 02-01
        as_of="01-20",
        expiry__mode="renewals",
        expiry__renewals=2,
        plan_change__credits="kept",
    )
    assert left(statement) == [
        ("allotment", "01-10", "02-01", 4),
        ("bonus", "01-10", "02-05", 2),
        ("allotment", "01-20", "03-01", 5),
    ]


def test_of_two_opening_lots_of_one_day_the_one_listed_first_pays() -> None:
    lots = [{"granted_on": "2026-01-31", "credits": 3}, {"granted_on": "2026-01-31", "credits": 1}]
    opening = on(
        "01-31", "tracking_started", plan="basic", credits=4, last_renewal_on="2026-01-31", lots=lots
    )
    statement = said(opening, sent("01-31"), as_of="01-31")
    assert [(lot["credits"], lot["remaining"]) for lot in statement["lots"]] == [(3, 2), (1, 1)]


def test_a_lot_that_never_expires_pays_last() -> None:
    statement = said(
        begun("01-01", "recruiter-corporate"),
        on("01-02", "credits_granted", credits=1, expires_on="2026-12-31"),
        sent("01-03"),
        as_of="01-03",
    )
    assert left(statement) == [("allotment", "01-01", None, 150)]


def test_a_negative_adjustment_takes_what_expires_first() -> None:
    statement = said(
        begun("01-01"),
        on("01-02", "credits_granted", credits=2, expires_on="2026-01-20"),
        on("01-03", "balance_observed", credits=4, adjust=True),
        as_of="01-03",
    )
    assert left(statement) == [("allotment", "01-01", "04-01", 4)]


def test_a_credit_bought_on_the_spot_ignores_the_cap_and_warns_of_nothing() -> None:
    statement = said(
        begun("01-01", "basic"),
        sent("01-02"),
        as_of="01-02",
        overage="billed",
        cap__applies_to="every_credit",
        **{"plans.basic.cap": 0},
    )
    assert moved(statement) == [("01-02", "purchase", 1), ("01-02", "spend", -1)]
    assert warned(statement) == []


def test_a_second_inmail_without_a_credit_warns_of_both() -> None:
    statement = said(
        begun("01-01", "basic"), sent("01-02"), sent("01-03", "b", recipient="a", free=True),
        sent("01-03", "c", recipient="a"), as_of="01-03"
    )  # fmt: skip
    assert warned(statement) == [
        ("01-02", "no_credit"),
        ("01-03", "recipient_unanswered"),
        ("01-03", "recipient_unanswered"),
        ("01-03", "no_credit"),
    ]


# The cap


def test_an_allotment_is_cut_by_what_purchases_hold_too_and_a_balance_over_the_cap_is_left() -> None:
    statement = said(
        begun("01-01"), on("01-02", "credits_granted", credits=20), as_of="02-01", expiry__days=200
    )
    assert moved(statement)[-2:] == [("02-01", "allotment", 5), ("02-01", "cap_forfeit", -5)]
    assert statement["balance"] == 25


def test_a_purchase_at_the_cap_is_booked_and_forfeited_where_every_credit_counts() -> None:
    statement = said(
        begun("01-01"),
        on("01-02", "credits_purchased", credits=12),
        as_of="01-02",
        cap__applies_to="every_credit",
    )
    assert moved(statement)[1:] == [("01-02", "purchase", 12), ("01-02", "cap_forfeit", -2)]
    assert warned(statement) == [("01-02", "purchase_not_offered")]


def test_a_positive_adjustment_is_never_cut() -> None:
    statement = said(
        begun("01-01"),
        on("01-02", "balance_observed", credits=40, adjust=True),
        as_of="01-02",
        cap__applies_to="every_credit",
    )
    assert statement["balance"] == 40


# The credit back


def test_a_response_to_an_inmail_that_found_no_credit_returns_one_all_the_same() -> None:
    statement = said(begun("01-01", "basic"), sent("01-02"), answered("01-03"), as_of="01-03")
    assert left(statement) == [("credit_back", "01-03", "04-03", 1)]


def test_a_returned_credit_whose_life_is_over_comes_and_goes_whatever_the_cap() -> None:
    statement = said(
        begun("01-01"),
        sent("01-01"),
        answered("03-02"),
        as_of="03-02",
        expiry__days=59,
        credit_back__expiry="original",
        cap__applies_to="every_credit",
        **{"plans.premium-career.cap": [{"from": "2026-02-15", "value": 0}]},
    )
    assert moved(statement)[-2:] == [("03-02", "credit_back", 1), ("03-02", "expiry", -1)]


def test_a_returned_credit_takes_the_paying_lots_day_after_that_lot_was_forfeited() -> None:
    statement = said(
        begun("01-01"),
        sent("01-02"),
        on("01-03", "plan_changed", plan="premium-business"),
        answered("01-04"),
        as_of="01-04",
        credit_back__expiry="original",
    )
    assert ("credit_back", "01-04", "04-01", 1) in left(statement)


def test_a_returned_credit_of_a_lot_that_never_expires_never_does() -> None:
    statement = said(
        begun("01-01", "recruiter-corporate"),
        sent("01-02"),
        on("01-03", "plan_changed", plan="premium-career"),
        answered("01-04"),
        as_of="01-04",
        credit_back__expiry="original",
    )
    assert ("credit_back", "01-04", None, 1) in left(statement)


def test_the_window_is_that_of_the_day_of_the_response_and_the_last_day_that_of_the_statement() -> None:
    window = [{"from": "2026-02-01", "value": 5}]
    history = (begun("01-01"), sent("01-28", "a"), sent("01-28", "b"), answered("02-03", "b"))
    statement = said(*history, as_of="02-03", credit_back__window_days=window)
    assert [row["credit_back_until"] for row in statement["unanswered"]] == ["2026-02-02"]
    assert "credit_back" not in {kind for _, kind, _ in moved(statement)}


def test_what_could_not_be_delivered_returns_its_credit_long_after_and_where_credit_back_is_off() -> None:
    history = (begun("01-01"), sent("01-02"), on("11-01", "inmail_undelivered", inmail="a"))
    statement = said(*history, as_of="11-01", credit_back__enabled=False)
    assert ("11-01", "credit_back", 1) in moved(statement)


def test_a_response_after_a_non_delivery_and_one_after_a_deletion_warn_differently() -> None:
    statement = said(
        begun("01-01"),
        sent("01-02", "a"),
        sent("01-02", "b"),
        on("01-03", "inmail_undelivered", inmail="a"),
        on("01-03", "inmail_deleted", inmail="b"),
        answered("01-04", "a"),
        answered("01-04", "b"),
        on("01-05", "inmail_undelivered", inmail="b"),
        on("01-05", "inmail_deleted", inmail="b"),
        on("01-05", "inmail_deleted", inmail="a"),
        as_of="01-05",
    )
    assert warned(statement) == [
        ("01-04", "already_responded"),
        ("01-04", "already_deleted"),
        ("01-05", "already_deleted"),
    ]


# Beginning and ending


def test_on_the_day_on_which_tracking_begins_what_is_entered_before_it_costs_nothing() -> None:
    opening = on("01-15", "tracking_started", plan="premium-career", credits=5, last_renewal_on="2026-01-15")
    statement = said(sent("01-15", "a"), answered("01-15", "a"), opening, sent("01-15", "b"), as_of="01-15")
    assert moved(statement) == [("01-15", "opening", 5), ("01-15", "spend", -1)]


def test_before_tracking_a_purchase_books_nothing_and_a_check_stands() -> None:
    statement = said(
        on("01-01", "credits_purchased", credits=3),
        on("01-01", "balance_observed", credits=7, adjust=True),
        begun("01-02"),
        as_of="01-02",
    )
    assert moved(statement) == [("01-02", "allotment", 5)]
    assert warned(statement) == [("01-01", "no_subscription"), ("01-01", "no_subscription")]
    assert [check["difference"] for check in statement["checks"]] == [7]


def test_an_opening_balance_of_a_plan_without_allotment_was_granted_that_day() -> None:
    opening = on("01-15", "tracking_started", plan="basic", credits=5, last_renewal_on="2026-01-10")
    assert left(said(opening, as_of="01-15")) == [("opening", "01-15", "04-15", 5)]


def test_an_opening_balance_where_nothing_expires_was_granted_at_the_last_renewal() -> None:
    opening = on("01-15", "tracking_started", plan="recruiter", credits=500, last_renewal_on="2026-01-10")
    assert left(said(opening, as_of="01-15")) == [("opening", "01-10", None, 500)]


def test_opening_lots_that_live_by_renewals_have_ticked_already() -> None:
    opening = on("03-15", "tracking_started", plan="premium-career", credits=12, last_renewal_on="2026-03-10")
    statement = said(opening, as_of="03-15", expiry__mode="renewals", expiry__renewals=2)
    assert left(statement) == [
        ("opening", "02-10", "04-10", 5),
        ("opening", "03-10", "05-10", 5),
        ("opening", "03-15", "05-10", 2),
    ]


def test_a_renewal_on_the_day_of_a_cancellation_has_already_happened() -> None:
    statement = said(begun("01-10"), on("02-10", "cancelled"), as_of="02-10")
    assert moved(statement)[1:] == [("02-10", "allotment", 5), ("02-10", "cancellation", -10)]


def test_a_free_inmail_without_a_subscription_warns_of_nothing() -> None:
    statement = said(begun("01-10"), on("01-11", "cancelled"), sent("01-12", free=True), as_of="01-12")
    assert warned(statement) == []


def test_without_a_subscription_the_last_day_for_the_credit_is_still_told() -> None:
    statement = said(begun("01-10"), sent("01-11"), on("01-12", "cancelled"), as_of="01-12")
    assert [row["credit_back_until"] for row in statement["unanswered"]] == ["2026-04-11"]


# Changing the plan


def test_a_waiting_change_keeps_the_billing_day_unless_it_names_one() -> None:
    change = on("01-20", "plan_changed", plan="premium-business")
    for fields, following in (({}, "03-15"), ({"billing_day": 20}, "02-20")):
        statement = said(
            begun("01-15"),
            {**change, **fields},
            as_of="02-15",
            horizon_days=28,
            plan_change__effective="next_renewal",
        )
        assert moved(statement, "upcoming")[0] == (following, "allotment", 15)


def test_a_waiting_change_away_from_the_first_of_the_month_bills_on_the_first() -> None:
    statement = said(
        begun("01-15", "sales-navigator"),
        on("01-20", "plan_changed", plan="premium-career"),
        as_of="02-01",
        horizon_days=31,
        plan_change__effective="next_renewal",
    )
    assert moved(statement, "upcoming") == [("03-01", "allotment", 5)]


def test_a_waiting_change_stands_in_what_is_coming_as_its_forfeit() -> None:
    statement = said(
        begun("01-15"),
        on("01-20", "plan_changed", plan="premium-business"),
        on("01-25", "credits_granted", credits=9),
        as_of="01-20",
        horizon_days=26,
        plan_change__effective="next_renewal",
    )
    assert moved(statement, "upcoming") == [("02-15", "plan_change", -5), ("02-15", "allotment", 15)]


def test_a_change_on_a_renewal_day_waits_for_the_renewal_after_it() -> None:
    statement = said(
        begun("01-15"),
        on("02-15", "plan_changed", plan="premium-business"),
        as_of="03-15",
        plan_change__effective="next_renewal",
    )
    assert moved(statement)[1:] == [
        ("02-15", "allotment", 5),
        ("03-15", "plan_change", -10),
        ("03-15", "allotment", 15),
    ]


def test_an_immediate_change_drops_a_waiting_one() -> None:
    statement = said(
        begun("01-15"),
        on("01-20", "plan_changed", plan="premium-business"),
        on("02-01", "plan_changed", plan="premium-career"),
        as_of="03-01",
        plan_change__effective=[
            {"from": "2026-01-01", "value": "next_renewal"},
            {"from": "2026-02-01", "value": "immediately"},
        ],
    )
    assert {credits for _, kind, credits in moved(statement) if kind == "allotment"} == {5}


def test_credits_kept_in_a_change_tick_and_expire_before_the_new_allotment_comes() -> None:
    statement = said(
        begun("01-15"),
        on("01-20", "plan_changed", plan="premium-career"),
        as_of="01-20",
        expiry__mode="renewals",
        plan_change__credits="kept",
    )
    assert moved(statement)[1:] == [("01-20", "expiry", -5), ("01-20", "allotment", 5)]
    assert left(statement) == [("allotment", "01-20", "02-20", 5)]


def test_a_lots_life_is_fixed_at_its_grant() -> None:
    statement = said(begun("01-15"), as_of="02-20", expiry__days=[{"from": "2026-02-01", "value": 10}])
    assert left(statement) == [("allotment", "02-15", "02-25", 5), ("allotment", "01-15", "04-15", 5)]
