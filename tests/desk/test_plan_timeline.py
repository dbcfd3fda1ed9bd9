"""The line of time: which plan there was from day to day, and what happened when."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given

from inmail_desk.desk.plan import cancel, change_plan, mark_card, set_price, subscribe_again
from inmail_desk.desk.plan_timeline import MarkKind, Timeline, timeline
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, made_up
from .planning import page
from .walking import Step, beginnings, walked, walks

CAREER = "premium-career"
BUSINESS = "Premium Business"


def line(desk: Desk) -> Timeline:
    return timeline(page(desk), desk.picture)


def stretches(desk: Desk) -> list[tuple[str, date, date | None]]:
    return [(each.title, each.from_on, each.until) for each in line(desk).stretches]


def test_a_plan_goes_on_with_no_end_in_sight(desk: Desk) -> None:
    assert stretches(desk) == [(BUSINESS, date(2026, 1, 10), None)]


def test_a_change_ends_one_plan_and_begins_another(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=date(2026, 2, 25))
    assert stretches(desk) == [
        (BUSINESS, date(2026, 1, 10), date(2026, 2, 25)),
        ("Premium Career", date(2026, 2, 25), None),
    ]


def test_a_change_that_waits_begins_with_the_renewal(desk: Desk) -> None:
    desk.override("plan_change.effective", "next_renewal")
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    assert stretches(desk)[-1] == ("Premium Career", date(2026, 4, 10), None)
    assert line(desk).stretches[-1].coming


def test_a_change_that_had_to_wait_began_with_the_renewal(desk: Desk) -> None:
    desk.override("plan_change.effective", "next_renewal")
    desk.do(change_plan, desk.picture, CAREER, on=date(2026, 2, 20))
    assert stretches(desk)[-1] == ("Premium Career", date(2026, 3, 10), None)


def test_a_change_that_another_replaced_while_it_waited_never_held(desk: Desk) -> None:
    desk.override("plan_change.effective", "next_renewal")
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    desk.do(change_plan, desk.picture, "recruiter-lite", on=TODAY + timedelta(days=3))
    assert [title for title, _, _ in stretches(desk)] == [BUSINESS, "Recruiter Lite"]


def test_a_time_without_a_subscription_has_no_title(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 2, 14))
    desk.do(subscribe_again, desk.picture, CAREER, on=date(2026, 3, 1))
    assert stretches(desk) == [
        (BUSINESS, date(2026, 1, 10), date(2026, 2, 15)),
        ("", date(2026, 2, 15), date(2026, 3, 1)),
        ("Premium Career", date(2026, 3, 1), None),
    ]


def test_what_happened_beside_the_plan_is_marked_on_its_day(desk: Desk) -> None:
    desk.do(mark_card, expired=True, on=date(2026, 3, 2), now=NOW)
    desk.do(mark_card, expired=False, on=date(2026, 3, 4), now=NOW)
    desk.do(
        set_price,
        price=Decimal(60),
        currency="EUR",
        period=BillingPeriod.MONTHLY,
        on=date(2026, 3, 3),
        now=NOW,
    )
    marks = [(each.on.day, each.kind) for each in line(desk).marks]
    assert marks == [
        (10, MarkKind.STEP),
        (2, MarkKind.CARD_EXPIRED),
        (3, MarkKind.PRICE),
        (4, MarkKind.CARD_RENEWED),
    ]


def test_the_end_of_a_trial_is_marked_beside_its_beginning(data: DataFile) -> None:
    trial = Answers(
        plan="premium-business",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 3, 1),
        trial_ends_on=date(2026, 4, 1),
    )
    marks = line(Desk.begun(data, trial)).marks
    assert [(each.kind, each.place, each.coming) for each in marks] == [
        (MarkKind.STEP, 0, False),
        (MarkKind.TRIAL_ENDS, 0, True),
    ]


@made_up(12)
@given(beginning=beginnings, walk=walks(40))
def test_stretches_follow_each_other_and_each_line_has_its_mark(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        found = line(desk)
        ends = [each.until for each in found.stretches]
        assert ends == [*(each.from_on for each in found.stretches[1:]), None]
        assert {mark.place for mark in found.marks} == set(range(len(page(desk).history)))
        now = [each for each in found.stretches if not each.coming][-1]
        assert now.title == page(desk).title
