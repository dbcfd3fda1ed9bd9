"""The page Today: what there is, who is waiting, what to do now."""

from datetime import date, datetime, timedelta

import pytest

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.plan import cancel, change_plan, mark_card, record_bonus
from inmail_desk.desk.prospects import (
    add_prospects,
    delete_prospects,
    set_follow_up,
    set_inmail_off,
    set_open_profile,
    set_priority,
)
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.desk.today import BarKind, TodayPage, glance, next_arrival, today_page
from inmail_desk.desk.todos import Todo, TodoKind, best_to_write
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Priority

from .opened_desk import NOW, TODAY, Desk, days_ago


def page(desk: Desk) -> TodayPage:
    return today_page(desk.picture)


def todo(desk: Desk, kind: TodoKind) -> Todo | None:
    return next((each for each in page(desk).todos if each.kind is kind), None)


def kinds(desk: Desk) -> list[TodoKind]:
    return [each.kind for each in page(desk).todos]


# The balance


def test_the_balance_stands_against_the_cap(desk: Desk) -> None:
    shown = page(desk)
    assert (shown.plan, shown.balance, shown.cap) == ("Premium Business", 45, 45)


def test_a_plan_without_a_cap_has_none(desk: Desk) -> None:
    desk.override("plans.premium-business.cap", None)
    assert page(desk).cap is None
    assert page(desk).next_cut is None


def test_the_few_values_shown_beside_another_page_are_those_of_the_page(desk: Desk) -> None:
    desk.do(record_check, 46, inmails_before=True, adjust=False, now=NOW)
    shown = page(desk)
    assert glance(desk.picture) == (
        shown.today,
        shown.balance,
        shown.loss,
        shown.last_check,
    )
    assert next_arrival(desk.picture) == shown.arrival


# Waiting


def test_who_has_not_answered_waits_with_the_nearest_window_first(desk: Desk) -> None:
    soon, sooner, later = desk.add("Soon", "Sooner", "Later")
    desk.send([soon], days_ago(84))
    desk.send([sooner], days_ago(90))
    desk.send([later], days_ago(82))
    waiting = page(desk).waiting
    assert (waiting.people, waiting.next_closing_in) == (3, 0)
    assert [each.name for each in waiting.closing] == ["Sooner", "Soon"]
    assert [name for name, _ in waiting.nearest] == ["Sooner", "Soon"]


def test_windows_that_closed_since_the_first_of_the_month_are_counted(desk: Desk) -> None:
    for last_day in (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), TODAY):
        ids = desk.add(f"Until {last_day}")
        desk.send(ids, datetime.combine(last_day - timedelta(days=90), NOW.time()))
    waiting = page(desk).waiting
    # The first day without it counts: 28 February as the last day closes on 1 March.
    assert waiting.lapsed_this_month == 2
    assert waiting.people == 1


def test_unanswered_free_inmails_are_not_waited_for(desk: Desk) -> None:
    desk.written(2, days_ago(5), free=True)
    waiting = page(desk).waiting
    assert (waiting.people, waiting.lapsed_this_month) == (0, 0)


def test_nobody_waits_in_an_empty_list(desk: Desk) -> None:
    waiting = page(desk).waiting
    assert (waiting.people, waiting.closing, waiting.next_closing_in) == (0, (), None)
    assert (page(desk).may_come_back.pending, page(desk).may_come_back.by) == (0, None)


# The bars


def test_the_bars_are_the_lots_by_expiry_and_the_next_arrival(desk: Desk) -> None:
    bars = [(bar.on, bar.credits, bar.kind) for bar in page(desk).bars]
    assert bars == [
        (date(2026, 4, 10), 15, BarKind.ARRIVING),
        (date(2026, 4, 10), 15, BarKind.NEXT_LOSS),
        (date(2026, 5, 11), 15, BarKind.LEFT),
        (date(2026, 6, 8), 15, BarKind.LEFT),
    ]


def test_credits_that_never_expire_stand_last(data: DataFile) -> None:
    answers = Answers(plan="recruiter-corporate", credits=100, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.do(record_bonus, desk.picture, credits=2, on=TODAY, now=NOW, expires_on=date(2026, 5, 1))
    bars = page(desk).bars
    assert [(bar.on, bar.credits) for bar in bars if bar.kind is not BarKind.ARRIVING][-1] == (None, 100)
    assert sum(bar.credits for bar in bars if bar.kind is not BarKind.ARRIVING) == 102


def test_an_arrival_is_drawn_without_what_the_cap_cuts_of_it(data: DataFile) -> None:
    answers = Answers(plan="premium-business", credits=35, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.override("expiry.days", 900)
    arriving = [bar.credits for bar in page(desk).bars if bar.kind is BarKind.ARRIVING]
    assert arriving == [10]


# What to do


def test_an_empty_list_is_to_be_filled(desk: Desk) -> None:
    assert todo(desk, TodoKind.FIRST_PROSPECTS) == Todo(kind=TodoKind.FIRST_PROSPECTS, number=45)


def test_credits_about_to_be_lost_are_to_be_used_for_the_best(desk: Desk) -> None:
    low, high, *_ = desk.add("Low", "High", "Some", "More")
    desk.do(set_priority, [low], Priority.LOW)
    desk.do(set_priority, [high], Priority.HIGH)
    found = todo(desk, TodoKind.USE_CREDITS)
    assert found is not None
    assert (found.on, found.number) == (date(2026, 4, 9), 15)
    assert [each.name for each in found.people] == ["High", "Some", "More"]
    assert found.more == 1


def test_a_loss_far_away_asks_for_nothing_yet(data: DataFile) -> None:
    answers = Answers(plan="premium-career", credits=5, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.add("Al")
    loss = page(desk).loss
    assert loss is not None
    assert loss.days_left > 60
    assert kinds(desk) == []


def test_with_nobody_left_to_write_to_people_are_asked_for(desk: Desk) -> None:
    ids = desk.add("Al")
    desk.do(set_inmail_off, ids, True)
    found = todo(desk, TodoKind.NOBODY_TO_WRITE)
    assert found is not None
    assert (found.on, found.days, found.number) == (date(2026, 4, 9), 25, 15)


def test_without_a_credit_what_is_free_is_offered_until_the_next_allotment(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", credits=0, last_renewal_on=date(2026, 3, 10)))
    assert todo(desk, TodoKind.NOTHING_TO_SEND) == Todo(kind=TodoKind.NOTHING_TO_SEND, on=date(2026, 4, 10))


def test_a_plan_without_credits_names_no_day_on_which_one_comes(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="basic", credits=0, last_renewal_on=date(2026, 3, 10)))
    assert todo(desk, TodoKind.NOTHING_TO_SEND) == Todo(kind=TodoKind.NOTHING_TO_SEND)


def test_where_linkedin_bills_the_overage_something_can_always_be_sent(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", credits=0, last_renewal_on=date(2026, 3, 10)))
    desk.override("overage", "billed")
    assert kinds(desk) == []
    (ann,) = desk.add("Ann")
    desk.send([ann])
    assert (page(desk).balance, kinds(desk)) == (0, [])


def test_each_window_that_closes_soon_is_a_thing_to_do_three_at_most(desk: Desk) -> None:
    ids = desk.add("Al", "Bo", "Cy", "Di")
    for id, days in zip(ids, (83, 86, 90, 85), strict=True):
        desk.send([id], days_ago(days))
    found = [each for each in page(desk).todos if each.kind is TodoKind.WINDOW_CLOSES]
    assert [(each.people[0].name, each.days, each.on) for each in found] == [
        ("Cy", 0, days_ago(90).date()),
        ("Bo", 4, days_ago(86).date()),
        ("Di", 5, days_ago(85).date()),
    ]


def test_follow_up_days_that_have_come_are_one_thing_to_do(desk: Desk) -> None:
    al, bo, cy, di = desk.add("Al", "Bo", "Cy", "Di")
    desk.do(set_follow_up, [al], TODAY)
    desk.do(set_follow_up, [bo], date(2026, 3, 2))
    desk.do(set_follow_up, [cy], TODAY + timedelta(days=1))
    desk.do(set_follow_up, [di], date.max)
    found = todo(desk, TodoKind.FOLLOW_UP)
    assert found is not None
    assert (found.on, found.number, [each.name for each in found.people]) == (
        date(2026, 3, 2),
        2,
        ["Bo", "Al"],
    )


def test_a_balance_never_checked_is_to_be_checked_after_two_weeks(desk: Desk) -> None:
    assert todo(desk, TodoKind.CHECK_BALANCE) == Todo(kind=TodoKind.CHECK_BALANCE)
    desk.do(record_check, 45, inmails_before=True, adjust=False, now=NOW)
    assert todo(desk, TodoKind.CHECK_BALANCE) is None
    desk.picture = desk.on(TODAY + timedelta(days=13))
    assert todo(desk, TodoKind.CHECK_BALANCE) is None
    desk.picture = desk.on(TODAY + timedelta(days=14))
    assert todo(desk, TodoKind.CHECK_BALANCE) == Todo(kind=TodoKind.CHECK_BALANCE, on=TODAY, days=14)


def test_the_page_tells_of_the_last_check(desk: Desk) -> None:
    assert page(desk).last_check == (None, 0)
    desk.do(record_check, 40, inmails_before=True, adjust=False, now=NOW)
    assert page(desk).last_check == (TODAY, -5)


def test_a_difference_that_was_booked_is_settled(desk: Desk) -> None:
    desk.do(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    assert page(desk).last_check == (TODAY, 0)


def test_a_difference_is_to_be_looked_into_until_a_check_agrees_or_books_it(desk: Desk) -> None:
    desk.do(record_check, 40, inmails_before=True, adjust=False, now=NOW)
    assert todo(desk, TodoKind.CHECK_DIFFERS) == Todo(kind=TodoKind.CHECK_DIFFERS, on=TODAY, number=-5)
    desk.do(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    assert todo(desk, TodoKind.CHECK_DIFFERS) is None


def test_the_number_with_which_tracking_began_counts_as_a_check(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", credits=4, last_renewal_on=date(2026, 3, 10)))
    assert page(desk).last_check.on == TODAY


def test_inmails_that_found_no_credit_ask_for_a_check_until_there_was_one(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", credits=0, last_renewal_on=date(2026, 3, 10)))
    desk.written(2, NOW)
    found = todo(desk, TodoKind.FOUND_NO_CREDIT)
    assert found == Todo(kind=TodoKind.FOUND_NO_CREDIT, on=TODAY, number=2)
    desk.do(record_check, 0, inmails_before=True, adjust=False, now=NOW)
    assert todo(desk, TodoKind.FOUND_NO_CREDIT) is None


@pytest.mark.parametrize(("day", "days"), [(24, None), (25, 7), (30, 2), (31, 1)])
def test_the_end_of_a_trial_is_told_a_week_ahead(data: DataFile, day: int, days: int | None) -> None:
    answers = Answers(
        plan="premium-career",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 3, 1),
        trial_ends_on=date(2026, 4, 1),
    )
    desk = Desk.begun(data, answers)
    desk.picture = desk.on(date(2026, 3, day))
    found = todo(desk, TodoKind.TRIAL_ENDS)
    if days is None:
        assert found is None
    else:
        assert found == Todo(kind=TodoKind.TRIAL_ENDS, on=date(2026, 3, 31), days=days)


def test_after_the_trial_nothing_is_told_of_it(data: DataFile) -> None:
    answers = Answers(
        plan="premium-career",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 2, 1),
        trial_ends_on=date(2026, 3, 1),
    )
    assert TodoKind.TRIAL_ENDS not in kinds(Desk.begun(data, answers))


def test_a_plan_that_ends_is_told_with_its_last_day(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 25))
    found = todo(desk, TodoKind.PLAN_ENDS)
    assert found == Todo(kind=TodoKind.PLAN_ENDS, on=date(2026, 3, 25), days=10, number=45)
    desk.picture = desk.on(date(2026, 3, 26))
    assert todo(desk, TodoKind.PLAN_ENDS) is None


def test_a_plan_change_that_takes_credits_is_told_beside_an_earlier_loss(desk: Desk) -> None:
    desk.do(record_bonus, desk.picture, credits=2, on=TODAY, now=NOW, expires_on=date(2026, 3, 18))
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 20))
    found = todo(desk, TodoKind.PLAN_CHANGES)
    assert found == Todo(kind=TodoKind.PLAN_CHANGES, on=date(2026, 3, 19), days=4, number=45)


def test_a_plan_change_that_is_the_next_loss_is_told_once(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 20))
    assert TodoKind.PLAN_CHANGES not in kinds(desk)


def test_where_the_plan_changes_the_bars_stand_on_the_day_that_takes_them(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 20))
    bars = [(bar.on, bar.credits) for bar in page(desk).bars if bar.kind is not BarKind.ARRIVING]
    assert bars == [(date(2026, 3, 20), 45)]


def test_the_bar_of_the_next_loss_holds_what_is_lost(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 25))
    (lost,) = [bar.credits for bar in page(desk).bars if bar.kind is BarKind.NEXT_LOSS]
    assert lost == 45


def test_an_expired_card_is_told_until_it_is_renewed(desk: Desk) -> None:
    desk.do(mark_card, expired=True, on=date(2026, 3, 2), now=NOW)
    assert todo(desk, TodoKind.CARD_EXPIRED) == Todo(kind=TodoKind.CARD_EXPIRED, on=date(2026, 3, 2))
    desk.do(mark_card, expired=False, on=TODAY, now=NOW)
    assert todo(desk, TodoKind.CARD_EXPIRED) is None


def test_without_a_subscription_nothing_is_asked_that_needs_one(desk: Desk) -> None:
    desk.add("Al")
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 1))
    shown = page(desk)
    assert (shown.plan, shown.balance, shown.cap, shown.arrival, shown.loss) == ("", 0, None, None, None)
    assert (shown.bars, shown.todos) == ((), ())


# Whom to write to first


def test_the_best_are_those_of_high_priority_then_with_a_follow_up_then_the_longest_known(desk: Desk) -> None:
    added = datetime(2026, 3, 1, 9)
    ids = {}
    for number, name in enumerate(("Low", "New", "Old", "Medium", "High", "Due", "Later")):
        candidate = Candidate(name=name)
        moment = added - timedelta(days=number if name == "Old" else 0, hours=-number)
        (ids[name],) = desk.do(add_prospects, [candidate], now=moment).prospects
    for name in ("Low", "Medium", "High"):
        desk.do(set_priority, [ids[name]], Priority(name.lower()))
    desk.do(set_follow_up, [ids["Due"]], date(2026, 3, 2))
    desk.do(set_follow_up, [ids["Later"]], date(2026, 5, 2))
    best, count = best_to_write(desk.picture, 10)
    assert [each.name for each in best] == ["High", "Due", "Later", "Old", "New", "Medium", "Low"]
    assert count == 7


def test_the_best_leave_out_whoever_cannot_be_written_to(data: DataFile) -> None:
    answers = Answers(plan="premium-career", credits=1, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    al, bo, cy, di = desk.add("Al", "Bo", "Cy", "Di")
    desk.do(set_inmail_off, [al], True)
    desk.send([bo], days_ago(100))
    desk.do(add_campaign, "Spring", credit_budget=1)
    desk.do(set_open_profile, [cy], True)
    best, count = best_to_write(desk.picture, 10)
    assert ([each.name for each in best], count) == (["Cy"], 2)
    assert desk.prospect(di).name == "Di"


def test_no_more_are_named_than_asked_for(desk: Desk) -> None:
    desk.add(*(f"Person {number}" for number in range(9)))
    best, count = best_to_write(desk.picture, 3)
    assert (len(best), count) == (3, 9)
    desk.do(delete_prospects, [each.id for each in best])
    assert best_to_write(desk.picture, 3)[1] == 6
