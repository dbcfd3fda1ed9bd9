"""What receipts of an archive do to the plan, and to where tracking begins."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from inmail_desk.credit_rules.rulebook import load_shipped
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.importing import (
    BeginningChoice,
    BeginningKind,
    PlanKind,
    PlanStatus,
    Review,
    chosen_beginning,
    chosen_plan,
)
from inmail_desk.desk.plan import cancel, change_plan, set_price
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.setting_up import Answers
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod, PlanEventKind
from tests.exchange.archives import ANNA, BO

from .archived import Archived
from .opened_desk import NOW, TODAY, Desk

CAREER, BUSINESS = "Premium Career Subscription (Monthly)", "Premium Business Subscription (Monthly)"
TRACKED = Answers(plan="premium-business", credits=31, last_renewal_on=date(2026, 3, 10))


@pytest.fixture
def archived(desk: Desk, tmp_path: Path) -> Archived:
    return Archived(desk, tmp_path)


@pytest.fixture
def tracked(data: DataFile, tmp_path: Path) -> Archived:
    """Tracking began today with 31 credits: every receipt is older."""
    return Archived(Desk.begun(data, TRACKED), tmp_path)


def paid(archived: Archived, *rows: tuple[str, str, str]) -> None:
    archived.made.receipts(*((f"{day}, 8:01 AM", what, total, "USD") for day, what, total in rows))


def statuses(review: Review) -> list[tuple[PlanKind, str, date, PlanStatus]]:
    return [(each.kind, each.plan, each.on, each.status) for each in review.plan]


def step(review: Review, kind: BeginningKind) -> BeginningChoice:
    (found,) = (each for each in review.beginnings if each.kind is kind)
    return found


# Plans and prices


def test_the_plan_that_is_recorded_is_known(archived: Archived) -> None:
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("2/10/26", BUSINESS, "59.99"))
    with archived.desk.data.unit_of_work("Price") as work:
        work.plan.add_event(
            PlanEventKind.PRICE_CHANGED, at=datetime(2026, 1, 10, 1), price=Decimal("59.99"), currency="USD"
        )
        archived.desk.take_over(work.commit())
    review = archived.review()
    assert statuses(review) == [(PlanKind.PLAN, "premium-business", date(2026, 1, 10), PlanStatus.KNOWN)]
    assert review.takes_nothing


def test_another_plan_becomes_a_change_with_its_price(archived: Archived) -> None:
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/10/26", CAREER, "29.99"))
    review = archived.review()
    archived.take(review)
    events = [
        (each.kind, each.at.date(), each.plan, each.price) for each in archived.desk.picture.plan_events
    ]
    assert (PlanEventKind.PLAN_CHANGED, date(2026, 3, 10), "premium-career", None) in events
    assert (PlanEventKind.PRICE_CHANGED, date(2026, 3, 10), None, Decimal("29.99")) in events
    assert archived.review().takes_nothing


def test_payments_missing_from_a_plan_that_is_recorded_end_it_only_where_the_person_says_so(
    archived: Archived,
) -> None:
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/10/26", BUSINESS, "59.99"))
    review = archived.review()
    (again,) = (each for each in review.plan if each.paused_from is not None)
    assert (again.on, again.paused_from, again.taken) == (date(2026, 3, 10), date(2026, 2, 10), False)
    archived.take(chosen_plan(review, [again.number], taken=True))
    assert archived.desk.picture.statement.balance == 15


def test_a_change_that_is_not_taken_is_not_written(archived: Archived) -> None:
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/10/26", CAREER, "29.99"))
    review = archived.review()
    archived.take(chosen_plan(review, [each.number for each in review.plan], taken=False))
    assert archived.desk.picture.statement.plan == "premium-business"


def test_a_change_that_was_recorded_some_days_beside_its_receipt_is_known(archived: Archived) -> None:
    archived.desk.do(change_plan, archived.desk.picture, "premium-career", on=date(2026, 3, 8))
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/10/26", CAREER, "29.99"))
    plans = [each.status for each in archived.review().plan if each.kind is PlanKind.PLAN]
    assert plans == [PlanStatus.KNOWN, PlanStatus.KNOWN]


def test_a_price_that_went_up_is_proposed_alone(archived: Archived) -> None:
    paid(
        archived,
        ("1/10/26", BUSINESS, "59.99"),
        ("2/10/26", BUSINESS, "59.99"),
        ("3/10/26", BUSINESS, "69.99"),
    )
    prices = [(each.on, each.price) for each in archived.review().plan if each.kind is PlanKind.PRICE]
    assert prices == [(date(2026, 1, 10), Decimal("59.99")), (date(2026, 3, 10), Decimal("69.99"))]
    archived.take()
    assert archived.review().takes_nothing


def test_a_price_that_the_person_typed_stays(archived: Archived) -> None:
    archived.desk.do(
        set_price,
        price=Decimal("59.99"),
        currency="USD",
        period=BillingPeriod.MONTHLY,
        on=date(2026, 1, 10),
        now=NOW,
    )
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("2/10/26", BUSINESS, "59.99"))
    assert archived.review().takes_nothing


def test_a_plan_that_the_rulebook_does_not_know_is_only_shown(archived: Archived) -> None:
    book = load_shipped("credits-faq")
    with archived.desk.data.unit_of_work("Rulebook") as work:
        work.account.set_rulebook(book.id, book.version, book.text)
        archived.desk.take_over(work.commit())
    paid(archived, ("3/10/26", "Recruiter Lite (Monthly)", "170.00"))
    assert [each.status for each in archived.review().plan] == [PlanStatus.UNKNOWN_PLAN]
    assert archived.review().takes_nothing


def test_after_a_cancellation_a_payment_is_a_new_subscription(archived: Archived) -> None:
    archived.desk.do(cancel, archived.desk.picture, last_day=date(2026, 2, 9))
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/12/26", CAREER, "29.99"))
    archived.take()
    assert archived.desk.picture.plan_events[-2].kind is PlanEventKind.SUBSCRIBED
    assert archived.desk.picture.statement.plan == "premium-career"


def test_a_change_that_contradicts_what_is_recorded_is_told_and_nothing_is_written(
    archived: Archived,
) -> None:
    archived.made.inmail(ANNA)
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/10/26", CAREER, "29.99"))
    review = archived.review()
    archived.desk.do(cancel, archived.desk.picture, last_day=date(2026, 3, 4))
    with pytest.raises(Rejected) as refused:
        archived.take(_with_change_before(review))
    assert refused.value.problem is Problem.SECOND_PLAN_STEP
    assert archived.inmails() == ()


def _with_change_before(review: Review) -> Review:
    """The review with its change on a day on which another step stands by now."""
    plan = tuple(
        replace(each, on=date(2026, 3, 5)) if each.status is PlanStatus.NEW else each for each in review.plan
    )
    return replace(review, plan=plan)


# Before tracking began


def test_inmails_and_payments_before_tracking_began_cost_nothing(tracked: Archived) -> None:
    tracked.made.inmail(ANNA)
    tracked.made.inmail(BO, answered_after=3)
    paid(tracked, ("1/10/26", CAREER, "29.99"), ("2/10/26", BUSINESS, "59.99"))
    review = tracked.review()
    assert [each.status for each in review.plan if each.kind is PlanKind.PLAN] == [
        PlanStatus.BEFORE_TRACKING,
        PlanStatus.BEFORE_TRACKING,
    ]
    tracked.take(review)
    assert tracked.desk.picture.statement.balance == 31
    assert len(tracked.inmails()) == 2


def test_the_price_before_tracking_began_holds_since_then(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", BUSINESS, "49.99"), ("2/10/26", BUSINESS, "59.99"))
    new = [each for each in tracked.review().plan if each.status is PlanStatus.NEW]
    assert [(each.kind, each.on, each.price) for each in new] == [(PlanKind.PRICE, TODAY, Decimal("59.99"))]


def test_an_inmail_of_the_day_on_which_tracking_began_counts_by_its_time(tracked: Archived) -> None:
    tracked.made.inmail(ANNA, at=NOW - timedelta(hours=2))
    tracked.made.inmail(BO, at=NOW + timedelta(hours=2))
    tracked.take()
    assert tracked.desk.picture.statement.balance == 30


def test_a_number_read_before_the_days_inmails_is_followed_by_them(data: DataFile, tmp_path: Path) -> None:
    answers = replace(TRACKED, todays_inmails_before=False)
    tracked = Archived(Desk.begun(data, answers), tmp_path)
    tracked.made.inmail(ANNA, at=NOW - timedelta(hours=2))
    tracked.take()
    assert tracked.desk.picture.statement.balance == 30


def test_an_inmail_sent_before_a_check_of_its_day_was_in_that_number(tracked: Archived) -> None:
    tracked.desk.do(record_check, 31, inmails_before=True, adjust=False, now=NOW + timedelta(hours=1))
    tracked.made.inmail(ANNA, at=NOW + timedelta(minutes=30))
    tracked.made.inmail(BO, at=NOW + timedelta(minutes=90))
    tracked.take()
    (check,) = tracked.desk.picture.statement.checks
    assert (check.computed, check.difference) == (30, 1)


# Another beginning


def test_tracking_can_begin_at_the_first_receipt_with_the_number_of_today_beside_it(
    tracked: Archived,
) -> None:
    tracked.made.inmail(ANNA)
    paid(
        tracked,
        ("1/10/26", BUSINESS, "59.99"),
        ("2/10/26", BUSINESS, "59.99"),
        ("3/10/26", BUSINESS, "59.99"),
    )
    review = tracked.review()
    assert review.beginning is not None
    assert review.beginning.kind is BeginningKind.AS_IT_IS
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    statement = tracked.desk.picture.statement
    assert (statement.tracked_from, statement.balance) == (date(2026, 1, 10), 44)
    (check,) = statement.checks
    assert (check.on, check.observed, check.computed) == (TODAY, 31, 44)


def test_one_undo_brings_the_old_beginning_back(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", BUSINESS, "59.99"))
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    tracked.desk.undo()
    assert tracked.desk.picture.statement.balance == 31
    assert tracked.desk.picture.statement.tracked_from == TODAY


def test_the_old_beginning_stays_unless_another_is_chosen(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", BUSINESS, "59.99"))
    tracked.take()
    assert tracked.desk.picture.statement.tracked_from == TODAY


def test_changes_of_the_plan_before_tracking_began_follow_an_earlier_beginning(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", CAREER, "29.99"), ("2/10/26", CAREER, "29.99"), ("3/10/26", BUSINESS, "59.99"))
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    steps = [(each.kind, each.at.date(), each.plan) for each in tracked.desk.picture.plan_events if each.plan]
    assert steps == [
        (PlanEventKind.SUBSCRIBED, date(2026, 1, 10), "premium-career"),
        (PlanEventKind.PLAN_CHANGED, date(2026, 3, 10), "premium-business"),
    ]


def test_the_plan_of_today_is_kept_where_receipts_end_with_another(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", CAREER, "29.99"), ("2/10/26", CAREER, "29.99"))
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    assert tracked.desk.picture.statement.plan == "premium-business"


def test_a_pause_before_tracking_began_ends_the_subscription_for_its_time(tracked: Archived) -> None:
    paid(
        tracked,
        ("8/10/25", BUSINESS, "59.99"),
        ("9/10/25", BUSINESS, "59.99"),
        ("2/10/26", BUSINESS, "59.99"),
        ("3/10/26", BUSINESS, "59.99"),
    )
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    steps = [(each.kind, each.at.date()) for each in tracked.desk.picture.plan_events if not each.price]
    assert steps == [
        (PlanEventKind.SUBSCRIBED, date(2025, 8, 10)),
        (PlanEventKind.CANCELLED, date(2025, 10, 10)),
        (PlanEventKind.SUBSCRIBED, date(2026, 2, 10)),
    ]


def test_a_billing_day_of_31_that_short_months_hide_is_the_new_beginnings(tracked: Archived) -> None:
    paid(
        tracked,
        ("11/30/25", BUSINESS, "59.99"),
        ("12/31/25", BUSINESS, "59.99"),
        ("1/31/26", BUSINESS, "59.99"),
    )
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    assert tracked.desk.picture.statement.next_renewal_on == date(2026, 3, 31)


def test_tracking_can_begin_with_an_earlier_balance(tracked: Archived) -> None:
    tracked.made.inmail(ANNA)
    paid(
        tracked,
        ("1/10/26", BUSINESS, "59.99"),
        ("2/10/26", BUSINESS, "59.99"),
        ("3/10/26", BUSINESS, "59.99"),
    )
    review = tracked.review()
    earlier = replace(step(review, BeginningKind.EARLIER_BALANCE), on=date(2026, 2, 20), credits=12)
    tracked.take(chosen_beginning(review, earlier))
    statement = tracked.desk.picture.statement
    assert (statement.tracked_from, statement.balance) == (date(2026, 2, 20), 26)
    assert [check.observed for check in statement.checks] == [31]


def test_without_receipts_an_earlier_balance_can_be_typed(tracked: Archived) -> None:
    tracked.made.inmail(ANNA)
    review = tracked.review()
    assert [each.kind for each in review.beginnings] == [
        BeginningKind.AS_IT_IS,
        BeginningKind.EARLIER_BALANCE,
    ]
    earlier = replace(review.beginnings[1], credits=20)
    tracked.take(chosen_beginning(review, earlier))
    assert tracked.desk.picture.statement.balance == 34  # an InMail since then, and the allotment of March


def test_an_earlier_balance_needs_its_number(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", BUSINESS, "59.99"))
    review = tracked.review()
    with pytest.raises(Rejected) as refused:
        tracked.take(chosen_beginning(review, step(review, BeginningKind.EARLIER_BALANCE)))
    assert (refused.value.problem, refused.value.field) == (Problem.NUMBER_MISSING, "credits")


def test_an_earlier_beginning_cannot_be_later_than_the_present_one(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", BUSINESS, "59.99"))
    review = tracked.review()
    late = replace(step(review, BeginningKind.EARLIER_BALANCE), on=TODAY, credits=3)
    with pytest.raises(Rejected) as refused:
        tracked.take(chosen_beginning(review, late))
    assert refused.value.problem is Problem.AFTER_LIMIT


def test_an_archive_that_reaches_no_further_back_leaves_the_beginning_alone(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    paid(archived, ("1/11/26", BUSINESS, "59.99"))
    assert (archived.review().beginnings, archived.review().beginning) == ((), None)


def test_the_price_that_tracking_began_with_is_kept(data: DataFile, tmp_path: Path) -> None:
    answers = replace(TRACKED, price=Decimal("64.99"), currency="USD", billing_period=BillingPeriod.MONTHLY)
    tracked = Archived(Desk.begun(data, answers), tmp_path)
    paid(tracked, ("1/10/26", BUSINESS, "59.99"))
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    prices = [each.price for each in tracked.desk.picture.plan_events if each.price]
    assert prices == [Decimal("59.99"), Decimal("64.99")]


def test_a_price_that_is_known_from_an_earlier_day_on_stands_once(data: DataFile, tmp_path: Path) -> None:
    answers = replace(TRACKED, price=Decimal("59.99"), currency="USD", billing_period=BillingPeriod.MONTHLY)
    tracked = Archived(Desk.begun(data, answers), tmp_path)
    paid(tracked, ("1/10/26", "Premium Business", "59.99"), ("2/10/26", "Premium Business", "59.99"))
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    prices = [
        (each.at.date(), each.price, each.billing_period)
        for each in tracked.desk.picture.plan_events
        if each.price
    ]
    assert prices == [(date(2026, 1, 10), Decimal("59.99"), BillingPeriod.MONTHLY)]


def test_a_price_that_came_back_to_what_it_was_stands_again(data: DataFile, tmp_path: Path) -> None:
    answers = replace(TRACKED, price=Decimal("59.99"), currency="USD", billing_period=BillingPeriod.MONTHLY)
    tracked = Archived(Desk.begun(data, answers), tmp_path)
    paid(tracked, ("1/10/26", BUSINESS, "59.99"), ("2/10/26", BUSINESS, "49.99"))
    review = tracked.review()
    tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    prices = [str(each.price) for each in tracked.desk.picture.plan_events if each.price]
    assert prices == ["59.99", "49.99", "59.99"]


def test_an_earlier_beginning_is_no_step_of_the_plan(tracked: Archived) -> None:
    paid(tracked, ("1/10/26", BUSINESS, "59.99"), ("2/10/26", BUSINESS, "69.99"))
    review = tracked.review()
    done = tracked.take(chosen_beginning(review, step(review, BeginningKind.FIRST_RECEIPT)))
    assert (done.plan_steps, done.begins_earlier) == (1, True)


def test_a_plan_with_its_price_is_one_step(archived: Archived) -> None:
    paid(archived, ("1/10/26", BUSINESS, "59.99"), ("3/10/26", CAREER, "29.99"))
    review = archived.review()
    done = archived.take(review)
    assert done.plan_steps == sum(each.taken for each in review.plan)
    assert not done.begins_earlier
