"""Why a posting is there."""

from datetime import date, timedelta

from hypothesis import given

from inmail_desk.credit_rules.facts import CreditsGranted, InMailSent, Outcome, Responded
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Ending, Kind, WarningCode
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.plan import cancel, change_plan, record_bonus, record_purchase
from inmail_desk.desk.sending import mark_undelivered
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.desk.tracing import Trace, Tracer
from inmail_desk.desk.tracing_lots import LotEnd
from inmail_desk.store.data_file import DataFile

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, made_up
from .walking import Step, beginnings, walked, walks


def traced(desk: Desk, kind: Kind) -> Trace:
    """The latest entry of a kind, of those of the past."""
    postings = desk.picture.statement.postings
    number = max(number for number, posting in enumerate(postings) if posting.kind is kind)
    return Tracer(desk.picture, desk.data).entry(number)


def rules(traced: Trace) -> dict[str, object]:
    return {answer.key.rule: answer.value for answer in traced.rules}


def test_an_inmail_leads_to_its_person_and_to_the_lot_that_paid(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(3), subject="Hello")

    entry = traced(desk, Kind.SPEND)

    assert (entry.prospect, entry.name, entry.subject) == (amara, "Amara Okafor", "Hello")
    assert isinstance(entry.fact, InMailSent)
    assert entry.source == ("inmail", desk.data.read.inmails()[0].id)
    assert entry.lot is not None
    assert (entry.lot.granted_on, entry.lot.expires_on) == (date(2026, 1, 10), date(2026, 4, 10))
    assert (entry.lot.credits, entry.lot.left) == (15, 14)
    assert (entry.before, entry.after) == (45, 44)


def test_a_renewal_is_traced_to_the_allotment_of_its_plan_and_to_no_fact(desk: Desk) -> None:
    entry = traced(desk, Kind.ALLOTMENT)

    assert (entry.fact, entry.source) == (None, None)
    assert entry.plan == "Premium Business"
    assert rules(entry)["allotment"] == 15
    assert rules(entry)["expiry.days"] == 90
    assert all(answer.sourced is not None for answer in entry.rules)


def test_a_rule_is_named_as_it_was_on_the_day_that_it_counted(desk: Desk) -> None:
    steps = [{"from": "2026-02-01", "value": 40}, {"from": "2026-03-01", "value": 60}]
    with desk.data.unit_of_work("Change Rule") as work:
        for step in steps:
            work.overrides.set(
                "expiry.days", step["value"], from_on=date.fromisoformat(str(step["from"])), noted_at=NOW
            )
        desk.take_over(work.commit())

    entries = Tracer(desk.picture, desk.data)

    assert [rules(entries.entry(number))["expiry.days"] for number in range(3)] == [90, 40, 60]


def test_a_plan_is_that_of_the_day_though_another_is_in_force_now(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "sales-navigator-core", on=date(2026, 3, 12))

    entries = Tracer(desk.picture, desk.data)

    assert entries.entry(0).plan == "Premium Business"
    assert rules(entries.entry(0))["allotment"] == 15
    assert traced(desk, Kind.ALLOTMENT).plan == "Sales Navigator Core"
    assert rules(traced(desk, Kind.ALLOTMENT))["allotment"] == 50
    left = traced(desk, Kind.PLAN_CHANGE)
    assert (left.plan, left.new_plan) == ("Premium Business", "Sales Navigator Core")
    assert "plan_change.credits" in rules(left)


def test_a_change_that_waited_names_the_plan_that_was_left(desk: Desk) -> None:
    desk.override("plan_change.effective", "next_renewal")
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 12))
    number = next(
        number
        for number, posting in enumerate(desk.picture.coming, start=len(desk.picture.statement.postings))
        if posting.kind is Kind.PLAN_CHANGE
    )

    entries = Tracer(desk.picture, desk.data)
    entry = entries.entry(number)

    assert entry.coming
    assert (entry.plan, entry.new_plan) == ("Premium Business", "Premium Career")
    assert rules(entry).keys() == {"plan_change.credits", "plan_change.effective"}
    assert entries.entry(number + 3).plan == "Premium Career"


def test_a_credit_back_names_who_answered_and_the_rules_of_the_answer(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(30))
    desk.answer([amara], Outcome.INTERESTED, days_ago(2))

    entry = traced(desk, Kind.CREDIT_BACK)

    assert (entry.prospect, entry.name) == (amara, "Amara Okafor")
    assert isinstance(entry.fact, Responded)
    assert entry.inmail is not None
    assert (entry.inmail.sent_on, entry.inmail.ending) == (days_ago(30).date(), Ending.RESPONDED)
    assert rules(entry)["credit_back.window_days"] == 90
    assert entry.lot is not None
    assert entry.lot.expires_on == days_ago(2).date() + timedelta(days=90)


def test_a_non_delivery_returns_its_credit_whatever_the_window(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(30))
    desk.do(mark_undelivered, desk.picture, [amara], at=days_ago(29), now=NOW)

    entry = traced(desk, Kind.CREDIT_BACK)

    assert entry.source == ("non_delivery", desk.data.read.inmails()[0].id)
    assert "credit_back.window_days" not in rules(entry)


def test_a_credit_back_with_the_end_of_the_one_that_was_spent_says_so(desk: Desk) -> None:
    desk.override("credit_back.expiry", "original")
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(30))
    desk.answer([amara], at=days_ago(2))

    lot = traced(desk, Kind.CREDIT_BACK).lot

    assert lot is not None
    assert (lot.end, lot.expires_on) == (LotEnd.INHERITED, date(2026, 4, 10))
    assert "credit_back.expiry" in rules(traced(desk, Kind.CREDIT_BACK))


def test_a_bonus_with_a_day_of_its_own_needs_no_rule(desk: Desk) -> None:
    desk.do(record_bonus, desk.picture, credits=3, on=TODAY, now=NOW, expires_on=date(2026, 5, 1))

    entry = traced(desk, Kind.BONUS)

    assert isinstance(entry.fact, CreditsGranted)
    assert entry.lot is not None
    assert (entry.lot.end, entry.lot.expires_on) == (LotEnd.OWN_DAY, date(2026, 5, 1))
    assert entry.rules == ()


def test_what_the_cap_takes_at_once_is_told_of_the_allotment_and_of_the_cut(desk: Desk) -> None:
    desk.override("plans.premium-business.cap", 40)

    granted = traced(desk, Kind.ALLOTMENT)
    cut = traced(desk, Kind.CAP_FORFEIT)

    assert granted.cut == 5
    assert granted.lot is not None
    assert granted.lot.credits == 10
    assert rules(cut) == {"cap": 40, "allotment": 15}


def test_what_the_cap_takes_of_a_new_plans_allotment_is_told_by_the_cap_of_the_new_plan(desk: Desk) -> None:
    with desk.data.unit_of_work("Change Rules") as work:
        work.overrides.set("plan_change.credits", "kept", from_on=None, noted_at=NOW)
        desk.take_over(work.commit())
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 12))

    entry = traced(desk, Kind.CAP_FORFEIT)

    assert entry.plan == "Premium Career"
    assert rules(entry)["cap"] == 15


def test_what_the_cap_takes_of_the_first_allotment_is_told_by_the_cap_of_its_plan(data: DataFile) -> None:
    answers = Answers(
        plan="Legacy Gold", allotment=7, cap=5, beginning=Beginning.NEW, subscribed_on=date(2026, 3, 12)
    )
    desk = Desk.begun(data, answers)

    assert rules(traced(desk, Kind.CAP_FORFEIT))["cap"] == 5


def test_a_check_that_books_names_both_numbers(desk: Desk) -> None:
    desk.do(record_check, 47, inmails_before=True, adjust=True, now=NOW)

    entry = traced(desk, Kind.ADJUSTMENT)

    assert entry.check is not None
    assert (entry.check.observed, entry.check.computed) == (47, 45)
    assert entry.source is not None
    assert entry.source[0] == "balance_check"


def test_a_check_that_books_nothing_can_be_traced_as_well(desk: Desk) -> None:
    desk.do(record_check, 44, inmails_before=True, adjust=False, now=NOW)

    entry = Tracer(desk.picture, desk.data).fact(len(desk.picture.recorded.facts))

    assert (entry.posting, entry.number) == (None, None)
    assert entry.check is not None
    assert entry.check.difference == -1
    assert (entry.before, entry.after) == (45, 45)


def test_an_inmail_that_found_no_credit_says_so_and_which_rule_counted(desk: Desk) -> None:
    desk.override("plans.premium-business.allotment", 0)
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(3))
    number = desk.picture.statement.warnings[0].fact

    entry = Tracer(desk.picture, desk.data).fact(number)

    assert entry.warnings == (WarningCode.NO_CREDIT,)
    assert (entry.name, entry.after) == ("Amara Okafor", 0)
    assert rules(entry).keys() == {"overage"}


def test_a_credit_billed_on_the_spot_is_traced_to_its_inmail(desk: Desk) -> None:
    desk.override("plans.premium-business.allotment", 0)
    desk.override("overage", "billed")
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(3))

    entry = traced(desk, Kind.PURCHASE)

    assert entry.name == "Amara Okafor"
    assert "overage" in rules(entry)


def test_a_second_inmail_is_warned_of_at_its_entry(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(9))
    desk.send([amara], days_ago(3))

    entry = traced(desk, Kind.SPEND)

    assert entry.warnings == (WarningCode.RECIPIENT_UNANSWERED,)
    assert "second_inmail" in rules(entry)


def test_a_cancellation_takes_what_was_left_of_each_lot(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=TODAY - timedelta(days=1))

    entry = traced(desk, Kind.CANCELLATION)

    assert entry.plan == "Premium Business"
    assert entry.lot is not None
    assert entry.lot.taken == ((Kind.CANCELLATION, 15),)
    assert entry.rules == ()


def test_a_lot_that_was_read_from_the_balance_says_so(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-business", credits=20, last_renewal_on=date(2026, 3, 10)))

    lots = [Tracer(desk.picture, desk.data).entry(number).lot for number in range(2)]

    assert [(lot.granted_on, lot.credits, lot.inferred) for lot in lots if lot is not None] == [
        (date(2026, 2, 10), 5, True),
        (date(2026, 3, 10), 15, True),
    ]


def test_a_purchase_is_traced_to_its_line(desk: Desk) -> None:
    desk.do(record_purchase, desk.picture, credits=5, on=TODAY, now=NOW)

    entry = traced(desk, Kind.PURCHASE)

    assert entry.warnings == (WarningCode.PURCHASE_NOT_OFFERED,)
    assert rules(entry)["purchase"] is False


@made_up(10)
@given(beginning=beginnings, walk=walks(25))
def test_a_lot_is_told_as_it_stood_in_the_statement_of_the_day_on_which_it_came(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        picture = desk.picture
        tracer = Tracer(picture, desk.data)
        facts = picture.recorded.facts
        for number, posting in enumerate(picture.statement.postings):
            entry = tracer.entry(number)
            assert entry.after - entry.before == posting.credits
            until = facts if posting.fact is None else facts[: posting.fact]
            statement = compute_statement(until, picture.rules, posting.on)
            then = {lot.number: lot for lot in statement.lots}
            lot = entry.lot
            if lot is None or posting.credits < 0 or lot.number not in then:
                continue
            expected = then[lot.number]
            assert (lot.origin, lot.granted_on, lot.credits, lot.inferred) == (
                expected.origin,
                expected.granted_on,
                expected.credits,
                expected.inferred,
            )
            # A lot that lives by renewals ends on a renewal of the plan that is in force by then.
            if lot.end is not LotEnd.RENEWALS:
                assert lot.expires_on == expected.expires_on, posting


@made_up(8)
@given(beginning=beginnings, walk=walks(25))
def test_what_became_of_the_lots_adds_up_to_the_balance(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        picture = desk.picture
        tracer = Tracer(picture, desk.data)
        entries = [tracer.entry(number) for number in range(len(picture.statement.postings))]
        lots = {entry.lot.number: entry.lot for entry in entries if entry.lot is not None}

        assert sum(lot.left for lot in lots.values()) == picture.statement.balance
        assert all(lot.credits == lot.left + sum(n for _, n in lot.taken) for lot in lots.values())
