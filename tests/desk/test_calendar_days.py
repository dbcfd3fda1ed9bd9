"""What happens on a day of the calendar, and the month that it stands in."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.calendar_agenda import MOST_PEOPLE, Agenda, AgendaItem, Agendas, Doable
from inmail_desk.desk.calendar_days import Days, Item, ItemKind
from inmail_desk.desk.calendar_month import calendar_month, month_after, same_day_after
from inmail_desk.desk.calendar_year import calendar_year
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.losing import next_loss
from inmail_desk.desk.plan import cancel, change_plan, mark_card, record_bonus, record_purchase, set_price
from inmail_desk.desk.prospects import set_follow_up
from inmail_desk.desk.sending import log_inmails, log_touch, mark_deleted, mark_undelivered
from inmail_desk.store.values import BillingPeriod, PlanEventKind, TouchKind

from .opened_desk import NOW, TODAY, Desk, days_ago

SUBSCRIBED = date(2026, 1, 10)


def items_of(desk: Desk, on: date) -> tuple[Item, ...]:
    shown = calendar_month(Days(desk.picture), desk.data, on, 0).day(on)
    assert shown is not None
    return shown.items


def kinds_of(desk: Desk, on: date) -> list[ItemKind]:
    return [item.kind for item in items_of(desk, on)]


def item_of(desk: Desk, on: date, kind: ItemKind) -> Item:
    (found,) = (item for item in items_of(desk, on) if item.kind is kind)
    return found


def agenda_of(desk: Desk, on: date) -> Agenda:
    return Agendas(Days(desk.picture), desk.data).agenda(on)


def in_full(desk: Desk, on: date, kind: ItemKind) -> AgendaItem:
    (found,) = (each for each in agenda_of(desk, on).items if each.item.kind is kind)
    return found


def test_the_first_day_has_the_plan_and_its_first_allotment(desk: Desk) -> None:
    assert kinds_of(desk, SUBSCRIBED) == [ItemKind.ALLOTMENT, ItemKind.PLAN]
    assert item_of(desk, SUBSCRIBED, ItemKind.ALLOTMENT).credits == 15


def test_there_is_no_balance_before_the_first_day_and_behind_the_last(desk: Desk) -> None:
    days = Days(desk.picture)
    assert (days.balance(SUBSCRIBED - timedelta(days=1)), days.balance(SUBSCRIBED)) == (None, 15)
    assert days.balance(TODAY + timedelta(days=366)) is not None
    assert days.balance(TODAY + timedelta(days=367)) is None


def test_an_expiry_ahead_says_how_many_go_and_what_the_cap_takes_that_day(desk: Desk) -> None:
    desk.written(4, NOW)
    expiry = item_of(desk, date(2026, 4, 10), ItemKind.EXPIRY)
    assert expiry.credits == -11
    assert Days(desk.picture).balance(date(2026, 4, 10)) == 45 - 4 - 11 + 15


def test_inmails_of_a_day_are_one_item_with_the_free_ones(desk: Desk) -> None:
    desk.written(3, days_ago(2))
    desk.written(2, days_ago(2) + timedelta(hours=1), free=True)
    sent = item_of(desk, TODAY - timedelta(days=2), ItemKind.SENT)
    assert (sent.count, sent.free, sent.credits, len(sent.people)) == (5, 2, -3, 5)


def test_answers_carry_the_credits_that_they_return(desk: Desk) -> None:
    ids = desk.written(2, days_ago(20))
    free = desk.written(1, days_ago(20) + timedelta(hours=1), free=True)
    desk.answer([*ids, *free], Outcome.REPLY, days_ago(3))
    answered = item_of(desk, TODAY - timedelta(days=3), ItemKind.ANSWERED)
    assert (answered.count, answered.credits) == (3, 2)


def test_an_undelivered_inmail_returns_its_credit_and_a_deleted_one_does_not(desk: Desk) -> None:
    one, other = desk.written(2, days_ago(10))
    desk.do(mark_undelivered, desk.picture, [one], at=days_ago(1), now=NOW)
    desk.do(mark_deleted, desk.picture, [other], at=days_ago(1), now=NOW)
    on = TODAY - timedelta(days=1)
    assert item_of(desk, on, ItemKind.UNDELIVERED).credits == 1
    assert item_of(desk, on, ItemKind.DELETED).credits == 0


def test_the_last_day_of_a_window_is_a_deadline_ahead_and_today_and_lapsed_behind(desk: Desk) -> None:
    for days, on, kind in (
        (30, TODAY + timedelta(days=60), ItemKind.DEADLINE),
        (90, TODAY, ItemKind.DEADLINE),
        (91, TODAY - timedelta(days=1), ItemKind.LAPSED),
    ):
        ids = desk.written(2, days_ago(days))
        assert item_of(desk, on, kind).people == ids


def test_an_answer_takes_the_deadline_away(desk: Desk) -> None:
    ids = desk.written(1, days_ago(30))
    desk.answer(ids)
    assert ItemKind.DEADLINE not in kinds_of(desk, TODAY + timedelta(days=60))


def test_a_deadline_names_the_one_whom_it_is_about(desk: Desk) -> None:
    (id,) = desk.written(1, days_ago(30))
    on = TODAY + timedelta(days=60)
    shown = calendar_month(Days(desk.picture), desk.data, on, 0).day(on)
    assert shown is not None
    assert shown.names == {id: desk.prospect(id).name}


def test_a_cancellation_has_its_last_day_and_takes_the_credits_on_the_day_after(desk: Desk) -> None:
    last = date(2026, 3, 31)
    desk.do(cancel, desk.picture, last_day=last)
    assert kinds_of(desk, last) == [ItemKind.LAST_DAY]
    after = last + timedelta(days=1)
    assert item_of(desk, after, ItemKind.LOST_WITH_PLAN).credits == -45
    assert (Days(desk.picture).balance(last), Days(desk.picture).balance(after)) == (45, 0)


def test_a_plan_change_ahead_forfeits_and_grants_on_its_day(desk: Desk) -> None:
    on = date(2026, 3, 25)
    desk.do(change_plan, desk.picture, "premium-career", on=on, billing_day=None)
    assert kinds_of(desk, on) == [ItemKind.PLAN, ItemKind.LOST_WITH_CHANGE, ItemKind.ALLOTMENT]
    assert Days(desk.picture).balance(on) == 5


def test_the_last_day_of_a_trial_is_the_one_before_it_ends(desk: Desk) -> None:
    with desk.data.unit_of_work("Try") as work:
        event = next(each for each in work.read.plan_events() if each.kind is PlanEventKind.SUBSCRIBED)
        work.plan.edit_event(event.id, trial_ends_on=date(2026, 3, 20))
        desk.take_over(work.commit())
    assert kinds_of(desk, date(2026, 3, 19)) == [ItemKind.TRIAL_ENDS]


def test_checks_purchases_bonuses_prices_and_cards_stand_on_their_days(desk: Desk) -> None:
    desk.written(20, days_ago(9))
    on = TODAY - timedelta(days=5)
    desk.do(record_purchase, desk.picture, credits=3, on=on, now=NOW)
    desk.do(record_bonus, desk.picture, credits=2, on=on, now=NOW, expires_on=None)
    desk.do(set_price, on=on, now=NOW, price=Decimal(30), currency="EUR", period=BillingPeriod.MONTHLY)
    desk.do(mark_card, expired=True, on=on, now=NOW)
    assert kinds_of(desk, on) == [ItemKind.PURCHASE, ItemKind.BONUS, ItemKind.PLAN, ItemKind.PLAN]
    desk.do(record_check, 28, inmails_before=True, adjust=True, now=NOW)
    check = item_of(desk, TODAY, ItemKind.CHECK)
    assert check.check is not None
    assert check.check.difference == -2
    assert item_of(desk, TODAY, ItemKind.ADJUSTMENT).credits == -2


def test_follow_ups_and_touches_are_counted_by_day(desk: Desk) -> None:
    ids = desk.add("Ann", "Bob", "Cid")
    desk.do(set_follow_up, ids, TODAY + timedelta(days=4))
    desk.do(log_touch, ids[:2], TouchKind.COMMENT, at=days_ago(2), now=NOW)
    desk.do(log_touch, ids[:1], TouchKind.EMAIL, at=days_ago(2), now=NOW)
    assert item_of(desk, TODAY + timedelta(days=4), ItemKind.FOLLOW_UP).count == 3
    touched = item_of(desk, TODAY - timedelta(days=2), ItemKind.TOUCH)
    assert (touched.count, touched.people) == (3, ids[:2])


def test_a_touch_of_the_last_minute_belongs_to_its_day(desk: Desk) -> None:
    (id,) = desk.add("Ann")
    at = datetime(2026, 3, 15, 23, 59, 59)
    desk.do(log_touch, [id], TouchKind.COMMENT, at=at, now=NOW)
    month = calendar_month(Days(desk.picture), desk.data, at.date(), 0)
    assert [day.on for day in month.days if day.items and day.on > date(2026, 3, 11)] == [at.date()]


def test_an_inmail_before_tracking_took_no_credit_and_is_there_all_the_same(desk: Desk) -> None:
    desk.written(1, datetime(2025, 12, 20, 12, 0))
    sent = item_of(desk, date(2025, 12, 20), ItemKind.SENT)
    assert (sent.count, sent.credits, sent.entries) == (1, 0, ())


# The weeks of a month


@pytest.mark.parametrize(
    ("month", "first_weekday", "weeks", "begins"),
    [
        (date(2026, 3, 16), 0, 6, date(2026, 2, 23)),
        (date(2026, 3, 16), 6, 5, date(2026, 3, 1)),
        (date(2027, 2, 28), 0, 4, date(2027, 2, 1)),
        (date(2028, 2, 29), 5, 5, date(2028, 1, 29)),
    ],
)
def test_a_month_has_as_many_whole_weeks_as_it_touches(
    desk: Desk, month: date, first_weekday: int, weeks: int, begins: date
) -> None:
    shown = calendar_month(Days(desk.picture), desk.data, month, first_weekday)
    assert (len(shown.days) // 7, shown.days[0].on) == (weeks, begins)
    assert sum(day.in_month for day in shown.days) == (month_after(month, 1) - month.replace(day=1)).days


def test_months_go_over_the_ends_of_years() -> None:
    assert month_after(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert month_after(date(2026, 1, 15), -1) == date(2025, 12, 1)
    assert same_day_after(date(2028, 2, 29), -12) == date(2027, 2, 28)


def test_the_year_tells_age_and_cap_apart(desk: Desk) -> None:
    months = calendar_year(Days(desk.picture), 2026)
    assert [(month.by_expiry, month.by_cap) for month in months[3:5]] == [(15, 0), (15, 15)]
    assert not months[0].coming
    assert months[3].coming


def test_an_allotment_that_comes_only_to_go_with_the_plan_is_no_loss(desk: Desk) -> None:
    on = date(2026, 4, 10)  # a renewal, on which 15 expire as well
    desk.do(cancel, desk.picture, last_day=on - timedelta(days=1))
    days = Days(desk.picture)
    loss = next_loss(desk.picture)
    assert loss is not None
    assert days.lost(on) == loss.credits == 45
    april = calendar_year(days, 2026)[3]
    assert (april.by_expiry, april.by_cap, april.with_plan, april.arrived) == (15, 0, 30, 0)


# The agenda


def test_the_agenda_adds_up_from_the_day_before(desk: Desk) -> None:
    agenda = agenda_of(desk, date(2026, 4, 10))
    assert (agenda.before, [each.item.credits for each in agenda.items], agenda.balance) == (
        45,
        [-15, 15],
        45,
    )


def test_an_expiry_says_which_rule_takes_it_and_offers_whom_to_write_to(desk: Desk) -> None:
    desk.add("Ann")
    expiry = in_full(desk, date(2026, 4, 10), ItemKind.EXPIRY)
    assert [rule.key.rule for rule in expiry.rules] == ["expiry.mode", "expiry.days"]
    assert expiry.loss is not None
    assert [offer.kind for offer in expiry.offers] == [Doable.WRITE, Doable.ENTRY, Doable.RULE]


def test_a_later_expiry_points_to_the_one_that_comes_first(desk: Desk) -> None:
    later = in_full(desk, date(2026, 5, 11), ItemKind.EXPIRY)
    assert later.loss is None
    assert (later.offers[0].kind, later.offers[0].day) == (Doable.DAY, date(2026, 4, 10))


def test_a_deadline_says_to_which_inmail_it_belongs(desk: Desk) -> None:
    desk.override("second_inmail", "costs_credit")
    (id,) = desk.written(1, days_ago(40))
    desk.do(log_inmails, [desk.prospect(id)], sent_at=days_ago(10), now=NOW)
    for days in (40, 10):
        item = in_full(desk, TODAY + timedelta(days=90 - days), ItemKind.DEADLINE)
        (person,) = item.people
        assert person.account is not None
        assert person.account.sent_on == TODAY - timedelta(days=days)


def test_linkedin_reminds_those_who_have_not_answered_by_then(desk: Desk) -> None:
    early, late, silent = desk.written(3, days_ago(10))
    desk.answer([early], at=days_ago(8))
    desk.answer([late], at=days_ago(2))
    reminder = in_full(desk, TODAY - timedelta(days=7), ItemKind.REMINDER)
    assert [person.id for person in reminder.people] == [late, silent]


def test_of_many_people_the_first_few_are_given_and_the_others_counted(desk: Desk) -> None:
    desk.written(12, days_ago(1))
    sent = in_full(desk, TODAY - timedelta(days=1), ItemKind.SENT)
    assert (len(sent.people), sent.more) == (MOST_PEOPLE, 12 - MOST_PEOPLE)
    everybody = Agendas(Days(desk.picture), desk.data).agenda(TODAY - timedelta(days=1), everybody=True)
    assert [(len(each.people), each.more) for each in everybody.items] == [(12, 0)]


def test_a_check_offers_another_and_says_where_it_was_noted(desk: Desk) -> None:
    desk.do(record_check, 44, inmails_before=True, adjust=False, now=NOW)
    check = in_full(desk, TODAY, ItemKind.CHECK)
    assert [offer.kind for offer in check.offers] == [Doable.CHECK, Doable.CORRECT]
    assert check.offers[1].source[0] == "balance_check"
