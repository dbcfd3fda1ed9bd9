"""What was recorded is corrected or removed; what cannot be is refused, and nothing is half-saved."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.comparing import compared, rehearsed
from inmail_desk.desk.corrections import (
    Answer,
    Deletion,
    NonDelivery,
    edit_answer,
    edit_bonus,
    edit_check,
    edit_deletion,
    edit_non_delivery,
    edit_purchase,
    read_after,
    recorded_as,
    remove_recorded,
)
from inmail_desk.desk.moments import last_reading_on, moment_resent
from inmail_desk.desk.picture import read_picture
from inmail_desk.desk.plan import record_bonus, record_purchase
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import edit_inmail, mark_deleted, mark_undelivered
from inmail_desk.desk.setting_up import Answers
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BalanceCheck, Bonus, InMail, PlanEvent, Purchase

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, differences, made_up
from .walking import Step, beginnings, walked, walks

TEXTS = {"subject": "", "body": "", "free": False}


@pytest.fixture
def amara(desk: Desk) -> int:
    """Sent an InMail twenty days ago, answered three days ago."""
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(20))
    desk.answer([amara], Outcome.REPLY, days_ago(3))
    return amara


def the(desk: Desk, table: str) -> Any:
    """What was recorded last in a table."""
    source = [each for each in desk.picture.recorded.sources if each[0] == table][-1]
    found = recorded_as(desk.picture, desk.data, source)
    assert found is not None
    return found


def refused(desk: Desk, activity: Any, *args: Any, **kwargs: Any) -> Rejected:
    """What stands against a correction, which then has written nothing."""
    before, undo = read_picture(desk.data, TODAY), desk.data.undo_name
    assert before is not None
    with pytest.raises(Rejected) as caught:
        activity(desk.data, *args, **kwargs)
    after = read_picture(desk.data, TODAY)
    assert after is not None
    assert differences(before, after) == []
    assert desk.data.undo_name == undo
    return caught.value


# What was recorded


def test_each_source_leads_to_what_was_recorded(desk: Desk, amara: int) -> None:
    bo, ek = desk.add("Bo", "Ek")
    desk.send([bo, ek], days_ago(9))
    desk.do(mark_deleted, desk.picture, [bo], at=days_ago(8), now=NOW)
    desk.do(mark_undelivered, desk.picture, [ek], at=days_ago(8), now=NOW)
    desk.do(record_purchase, desk.picture, credits=1, on=TODAY, now=NOW)
    desk.do(record_bonus, desk.picture, credits=1, on=TODAY, now=NOW)
    desk.do(record_check, 40, inmails_before=True, adjust=False, now=NOW)

    kinds = {table: type(the(desk, table)) for table, _ in desk.picture.recorded.sources}

    assert kinds == {
        "inmail": InMail,
        "response": Answer,
        "deletion": Deletion,
        "non_delivery": NonDelivery,
        "purchase": Purchase,
        "bonus": Bonus,
        "balance_check": BalanceCheck,
        "plan_event": PlanEvent,
    }


@pytest.mark.parametrize(
    "table",
    ["inmail", "response", "deletion", "non_delivery", "purchase", "bonus", "balance_check", "plan_event"],
)
def test_what_is_not_there_any_more_is_none(desk: Desk, amara: int, table: str) -> None:
    assert recorded_as(desk.picture, desk.data, (table, 99)) is None


# Answers


def test_a_response_gets_another_day_and_outcome(desk: Desk, amara: int) -> None:
    desk.do(edit_answer, the(desk, "response"), outcome=Outcome.INTERESTED, on=days_ago(5).date(), now=NOW)

    state = desk.picture.state_of(amara)
    assert (state.ended_on, state.outcome) == (days_ago(5).date(), Outcome.INTERESTED)
    assert the(desk, "response").response.at.time() == days_ago(3).time()


def test_a_response_cannot_come_before_its_inmail(desk: Desk, amara: int) -> None:
    answer = the(desk, "response")

    refusal = refused(desk, edit_answer, answer, outcome=Outcome.REPLY, on=days_ago(21).date(), now=NOW)

    assert (refusal.problem, refusal.field) == (Problem.BEFORE_INMAIL, "day")
    assert (refusal.details.name, refusal.details.limit) == ("Amara Okafor", days_ago(20).date())


def test_a_response_of_the_day_of_its_inmail_comes_after_it(desk: Desk) -> None:
    (bo,) = desk.add("Bo")
    desk.send([bo], datetime(2026, 3, 5, 18, 0))
    desk.answer([bo], at=datetime(2026, 3, 9, 9, 0))

    desk.do(edit_answer, the(desk, "response"), outcome=Outcome.REPLY, on=date(2026, 3, 5), now=NOW)

    assert desk.picture.state_of(bo).kind is StateKind.ANSWERED


def test_a_response_moved_out_of_the_window_returns_nothing(desk: Desk, amara: int) -> None:
    desk.override("credit_back.window_days", 10)
    assert desk.picture.statement.balance == 44

    desk.do(edit_answer, the(desk, "response"), outcome=Outcome.REPLY, on=days_ago(15).date(), now=NOW)

    assert desk.picture.statement.balance == 45


@pytest.mark.parametrize(
    ("mark", "edit", "table"),
    [(mark_deleted, edit_deletion, "deletion"), (mark_undelivered, edit_non_delivery, "non_delivery")],
)
def test_how_an_inmail_ended_gets_another_day(desk: Desk, mark: Any, edit: Any, table: str) -> None:
    (bo,) = desk.add("Bo")
    desk.send([bo], days_ago(9))
    desk.do(mark, desk.picture, [bo], at=days_ago(2), now=NOW)

    desk.do(edit, the(desk, table), on=days_ago(7).date(), now=NOW)
    refusal = refused(desk, edit, the(desk, table), on=days_ago(10).date(), now=NOW)

    assert desk.picture.state_of(bo).ended_on == days_ago(7).date()
    assert refusal.problem is Problem.BEFORE_INMAIL


def test_nothing_is_moved_to_a_day_to_come(desk: Desk, amara: int) -> None:
    tomorrow = TODAY + timedelta(days=1)

    refusal = refused(desk, edit_answer, the(desk, "response"), outcome=Outcome.REPLY, on=tomorrow, now=NOW)

    assert refusal.problem is Problem.DAY_IN_FUTURE


# Credits beside the plan's


def test_a_purchase_gets_another_number_day_and_price(desk: Desk) -> None:
    desk.do(record_purchase, desk.picture, credits=5, on=days_ago(3).date(), now=NOW)
    fields = {"credits": 8, "on": days_ago(5).date(), "price": Decimal("80.50"), "currency": "eur"}

    desk.do(edit_purchase, desk.picture, the(desk, "purchase"), now=NOW, **fields)

    purchase = the(desk, "purchase")
    assert (purchase.credits, purchase.at) == (8, days_ago(5))
    assert (purchase.price, purchase.currency) == (Decimal("80.50"), "EUR")
    assert desk.picture.statement.balance == 53


def test_a_purchase_cannot_move_before_tracking_began(desk: Desk) -> None:
    desk.do(record_purchase, desk.picture, credits=5, on=days_ago(3).date(), now=NOW)

    refusal = refused(
        desk,
        edit_purchase,
        desk.picture,
        the(desk, "purchase"),
        credits=5,
        on=date(2026, 1, 9),
        now=NOW,
    )

    assert (refusal.problem, refusal.details.limit) == (Problem.BEFORE_TRACKING, date(2026, 1, 10))


@pytest.mark.parametrize("credits", [None, 0, -1, 100_001])
def test_a_purchase_keeps_a_number_that_can_be_one(desk: Desk, credits: int | None) -> None:
    desk.do(record_purchase, desk.picture, credits=5, on=TODAY, now=NOW)

    refusal = refused(
        desk, edit_purchase, desk.picture, the(desk, "purchase"), credits=credits, on=TODAY, now=NOW
    )

    assert refusal.field == "credits"


def test_a_bonus_gets_another_reason_and_a_last_day(desk: Desk) -> None:
    desk.do(record_bonus, desk.picture, credits=5, on=days_ago(3).date(), now=NOW, reason="Survy")
    fields = {"credits": 5, "on": days_ago(3).date(), "reason": "Survey", "expires_on": date(2026, 4, 1)}

    desk.do(edit_bonus, desk.picture, the(desk, "bonus"), now=NOW, **fields)

    assert the(desk, "bonus").reason == "Survey"
    assert desk.picture.statement.lots[0].expires_on == date(2026, 4, 1)


def test_a_bonus_cannot_be_over_before_it_was_given(desk: Desk) -> None:
    desk.do(record_bonus, desk.picture, credits=5, on=days_ago(3).date(), now=NOW)
    fields = {"credits": 5, "on": TODAY, "expires_on": TODAY}

    refusal = refused(desk, edit_bonus, desk.picture, the(desk, "bonus"), now=NOW, **fields)

    assert refusal.field == "expires_on"


# Checks


def test_a_check_gets_another_number_and_books_the_difference(desk: Desk) -> None:
    desk.do(record_check, 54, inmails_before=True, adjust=False, now=NOW)
    check = the(desk, "balance_check")
    fields = {"credits": 44, "on": TODAY, "inmails_before": True, "adjust": True}

    desk.do(edit_check, desk.picture, check, now=NOW, **fields)

    assert desk.picture.statement.balance == 44
    assert the(desk, "balance_check").at == check.at


@pytest.mark.parametrize(("before", "computed"), [(True, 29), (False, 30)])
def test_a_check_is_moved_before_or_after_the_inmails_of_a_day(
    desk: Desk, amara: int, before: bool, computed: int
) -> None:
    desk.do(record_check, 44, inmails_before=True, adjust=False, now=NOW)
    fields = {"credits": 44, "on": days_ago(20).date(), "inmails_before": before, "adjust": False}

    desk.do(edit_check, desk.picture, the(desk, "balance_check"), now=NOW, **fields)

    assert [check.computed for check in desk.picture.statement.checks] == [computed]
    assert read_after(desk.picture, desk.data, the(desk, "balance_check")) == before


def test_a_check_cannot_move_before_tracking_began(desk: Desk) -> None:
    desk.do(record_check, 45, inmails_before=True, adjust=False, now=NOW)
    fields = {"credits": 45, "on": date(2026, 1, 9), "inmails_before": True, "adjust": False}

    refusal = refused(desk, edit_check, desk.picture, the(desk, "balance_check"), now=NOW, **fields)

    assert refusal.problem is Problem.BEFORE_TRACKING


# The moment of an InMail that is corrected


def test_an_inmail_keeps_its_time_of_day_on_another_day() -> None:
    moment = moment_resent(datetime(2026, 3, 10, 8, 30), date(2026, 3, 2), NOW, None, before=False)

    assert moment == datetime(2026, 3, 2, 8, 30)


def test_an_inmail_moved_to_today_was_not_sent_later_than_now() -> None:
    assert moment_resent(datetime(2026, 3, 10, 18, 30), TODAY, NOW, None, before=False) == NOW


def test_an_inmail_moved_to_the_day_of_a_check_is_held_by_its_number_only_where_it_was_before(
    desk: Desk, amara: int
) -> None:
    desk.do(record_check, 45, inmails_before=True, adjust=False, now=NOW)
    reading = last_reading_on(desk.picture, TODAY)
    (bo,) = desk.add("Bo")
    desk.send([bo], days_ago(9))
    inmail = desk.data.read.inmails_of(bo)[0]
    computed = []
    for before in (True, False):
        sent_at = moment_resent(inmail.sent_at, TODAY, NOW, reading, before=before)
        after = rehearsed(desk.data, desk.picture, edit_inmail, inmail, sent_at=sent_at, now=NOW, **TEXTS)
        computed.append(after.statement.checks[-1].computed)

    assert computed == [44, 45]


# Removing


@pytest.mark.parametrize(
    "table", ["inmail", "response", "deletion", "non_delivery", "purchase", "bonus", "balance_check"]
)
def test_what_is_removed_is_back_after_undo(desk: Desk, amara: int, table: str) -> None:
    bo, ek = desk.add("Bo", "Ek")
    desk.send([bo, ek], days_ago(9))
    desk.do(mark_deleted, desk.picture, [bo], at=days_ago(8), now=NOW)
    desk.do(mark_undelivered, desk.picture, [ek], at=days_ago(8), now=NOW)
    desk.do(record_purchase, desk.picture, credits=1, on=TODAY, now=NOW)
    desk.do(record_bonus, desk.picture, credits=1, on=TODAY, now=NOW)
    desk.do(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    before = desk.picture

    desk.do(remove_recorded, desk.picture, the(desk, table))
    gone = len(desk.picture.recorded.facts) < len(before.recorded.facts)
    desk.undo()

    assert gone
    assert differences(desk.picture, before) == []


def test_a_wrong_day_three_weeks_ago_shows_what_it_changes_in_a_later_check(desk: Desk) -> None:
    (bo,) = desk.add("Bo")
    desk.send([bo], days_ago(2))
    checked_at = days_ago(10)
    desk.do(record_check, 29, inmails_before=True, adjust=False, now=checked_at)
    inmail = desk.data.read.inmails_of(bo)[0]

    after = rehearsed(desk.data, desk.picture, edit_inmail, inmail, sent_at=days_ago(23), now=NOW, **TEXTS)
    comparison = compared(desk.picture, after)

    (pair,) = comparison.checks
    assert pair.before is not None
    assert pair.after is not None
    assert (pair.before.difference, pair.after.difference) == (-1, 0)
    assert comparison.before.balance == comparison.after.balance
    assert desk.data.read.inmails_of(bo)[0] == inmail


def correction(desk: Desk, who: int, what: int) -> None:
    """Corrects or removes something, chosen by two numbers."""
    sources = desk.picture.recorded.sources
    source = sources[who % len(sources)]
    found = recorded_as(desk.picture, desk.data, source)
    assert found is not None
    on = TODAY - timedelta(days=(0, 0, 1, 5, 20, 66, 90, 200)[what % 8])
    now, picture = desk.now, desk.picture
    if what % 5 == 0:
        desk.do(remove_recorded, picture, found)
        return
    match found:
        case InMail():
            moment = moment_resent(found.sent_at, on, now, last_reading_on(picture, on), before=what % 2 == 0)
            desk.do(edit_inmail, found, sent_at=moment, now=now, **TEXTS)
        case Answer():
            desk.do(edit_answer, found, outcome=list(Outcome)[what % 8], on=on, now=now)
        case Deletion():
            desk.do(edit_deletion, found, on=on, now=now)
        case NonDelivery():
            desk.do(edit_non_delivery, found, on=on, now=now)
        case Purchase():
            desk.do(edit_purchase, picture, found, credits=what, on=on, now=now)
        case Bonus():
            desk.do(edit_bonus, picture, found, credits=what, on=on, now=now)
        case BalanceCheck():
            fields = {"inmails_before": what % 2 == 0, "adjust": what % 3 == 0}
            desk.do(edit_check, picture, found, credits=what, on=on, now=now, **fields)


@made_up(8)
@given(
    beginning=beginnings,
    walk=walks(20),
    corrections=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=8),
)
def test_any_correction_leaves_a_file_that_can_be_computed_with_or_is_refused_as_a_whole(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step], corrections: list[tuple[int, int]]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        for who, what in corrections:
            desk.now += timedelta(minutes=1)
            before = desk.picture
            try:
                correction(desk, who, what)
            except Rejected:
                assert_same(data, before)
            assert_same(data, desk.picture)


def assert_same(data: DataFile, picture: Any) -> None:
    read = read_picture(data, TODAY)
    assert read is not None
    assert differences(read, picture) == []
