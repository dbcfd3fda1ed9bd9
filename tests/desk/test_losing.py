"""What is lost next, and the pace that loses none."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from inmail_desk.credit_rules.facts import Fact, InMailSent
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.losing import next_loss
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.setting_up import Answers
from inmail_desk.desk.today import Arrival, TodayPage, today_page
from inmail_desk.desk.todos import TodoKind
from inmail_desk.store.data_file import DataFile

from .conftest import FreshFile
from .opened_desk import TODAY, Desk, made_up
from .walking import Step, beginnings, walked, walks

LOSSES = (Kind.EXPIRY, Kind.CAP_FORFEIT, Kind.PLAN_CHANGE, Kind.CANCELLATION)


def page(desk: Desk) -> TodayPage:
    return today_page(desk.picture)


def test_what_expires_by_age_is_the_next_loss(desk: Desk) -> None:
    loss = page(desk).loss
    assert loss is not None
    assert (loss.on, loss.credits, loss.kinds) == (date(2026, 4, 10), 15, (Kind.EXPIRY,))
    assert (loss.last_day, loss.days_left) == (date(2026, 4, 9), 25)
    assert loss.a_week == (4, 5)


def test_what_the_cap_cuts_is_a_loss_on_the_day_of_the_renewal(data: DataFile) -> None:
    answers = Answers(plan="premium-business", credits=35, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.override("expiry.days", 900)
    loss = page(desk).loss
    assert loss is not None
    assert (loss.on, loss.credits, loss.kinds) == (date(2026, 4, 10), 5, (Kind.CAP_FORFEIT,))
    assert page(desk).arrival == Arrival(on=date(2026, 4, 10), credits=15, cut=5)
    assert page(desk).next_cut == page(desk).arrival


def test_a_balance_over_the_cap_needs_more_inmails_than_the_allotment_that_is_cut(data: DataFile) -> None:
    answers = Answers(plan="premium-business", credits=60, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.override("expiry.days", 900)
    loss = page(desk).loss
    assert loss is not None
    assert (loss.credits, loss.days_left) == (15, 25)
    assert loss.inmails == 30  # 15 over the cap, and 15 that arrive
    assert loss.a_week == (8, 9)  # in three and a half weeks
    desk.add("Ann")
    (todo,) = (each for each in page(desk).todos if each.kind is TodoKind.USE_CREDITS)
    assert todo.number == 30


@pytest.mark.parametrize(("credits", "lost", "inmails"), [(0, 5, 0), (8, 13, 8), (25, 15, 25)])
def test_what_of_the_allotment_is_larger_than_the_cap_is_lost_whatever_is_sent(
    data: DataFile, credits: int, lost: int, inmails: int
) -> None:
    answers = Answers(plan="premium-business", credits=credits, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.override("expiry.days", 900)
    desk.override("plans.premium-business.cap", 10)
    loss = page(desk).loss
    assert loss is not None
    assert (loss.credits, loss.inmails, loss.lost_anyway) == (lost, inmails, 5)


def test_a_plan_change_ahead_is_the_next_loss(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 30))
    loss = page(desk).loss
    assert loss is not None
    assert (loss.on, loss.credits, loss.kinds) == (date(2026, 3, 30), 45, (Kind.PLAN_CHANGE,))


def test_a_cancellation_ahead_is_the_next_loss_and_its_last_day_the_last_to_use_them(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 25))
    loss = page(desk).loss
    assert loss is not None
    assert (loss.on, loss.credits, loss.kinds) == (date(2026, 3, 26), 45, (Kind.CANCELLATION,))
    assert loss.last_day == date(2026, 3, 25)


def test_with_nothing_to_lose_there_is_no_loss(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="basic", credits=0, last_renewal_on=date(2026, 3, 10)))
    assert page(desk).loss is None
    assert page(desk).arrival is None


def test_the_last_day_before_a_loss_is_one_day_left(desk: Desk) -> None:
    loss = next_loss(desk.on(date(2026, 4, 9)))
    assert loss is not None
    assert (loss.days_left, loss.last_day, loss.a_week) == (1, date(2026, 4, 9), (15, 15))


def still_lost(picture: Picture, on: date, a_week: int) -> int:
    """What a day still takes where so many InMails are sent in each week before it, as credits allow."""
    facts: list[Fact] = [fact for fact in picture.recorded.facts if fact.on <= on]
    sent = 0
    for week in range((on - picture.today).days // 7 + 1):
        left = a_week
        for number in range(7):
            day = picture.today + timedelta(days=7 * week + number)
            coming = sum(posting.credits for posting in picture.coming if posting.on <= day)
            now = min(left, picture.statement.balance + coming - sent) if day < on else 0
            left -= now
            for _ in range(now):
                sent += 1
                facts.append(InMailSent(on=day, id=f"further {sent}", recipient=f"further {sent}"))
    statement = compute_statement(facts, picture.rules, on)
    return -sum(each.credits for each in statement.postings if each.on == on and each.kind in LOSSES)


@made_up(8)
@given(beginning=beginnings, walk=walks(14))
def test_the_pace_told_really_keeps_all_that_would_be_lost(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        for days in (0, 20):
            picture = desk.on(TODAY + timedelta(days=days))
            loss = next_loss(picture)
            if loss is not None:
                least, most = loss.a_week
                assert 1 <= least <= most <= least + 1
                renewed = sum(
                    each.credits
                    for each in picture.coming
                    if each.on == loss.on and each.kind in (Kind.ALLOTMENT, Kind.CAP_FORFEIT)
                )
                ends = not {Kind.PLAN_CHANGE, Kind.CANCELLATION}.isdisjoint(loss.kinds)
                # What a renewal grants on the day on which the plan ends goes with it, whatever was sent.
                assert still_lost(picture, loss.on, most) <= (renewed if ends else 0)


def test_credits_that_arrive_late_make_the_pace_steeper(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", credits=1, last_renewal_on=date(2026, 3, 10)))
    desk.do(cancel, desk.picture, last_day=date(2026, 4, 12))
    loss = page(desk).loss
    assert loss is not None
    assert (loss.credits, loss.days_left) == (6, 28)
    assert loss.a_week == (5, 5)  # five of the six arrive three days before the end
