"""The state of a recipient: the one answer for list, detail, calendar and export."""

from inmail_desk.credit_rules.facts import Cancelled, Fact, InMailDeleted, InMailUndelivered, Outcome
from inmail_desk.credit_rules.recipients import NEW, RecipientState, StateKind, recipient_states
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import NoCreditBack

from .telling import day, responded, rules_of, sent, state_of, subscribed, told


def state_of_ann(*facts: Fact, as_of: str, rules: Rules | None = None) -> RecipientState:
    return state_of(told(subscribed("01-01"), *facts, as_of=as_of, rules=rules))


def test_a_recipient_without_an_inmail_is_new() -> None:
    assert state_of_ann(sent("01-10", recipient="bob"), as_of="01-10") == NEW


def test_an_inmail_to_be_sent_later_leaves_a_recipient_new() -> None:
    assert state_of_ann(sent("01-10"), as_of="01-09") == NEW


def test_a_recipient_is_pending_as_long_as_a_response_returns_the_credit() -> None:
    state = state_of_ann(sent("01-10"), as_of="01-31")
    assert (state.kind, state.inmail, state.sent_on) == (StateKind.PENDING, "a", day("01-10"))
    assert (state.until, state.days_left) == (day("04-10"), 69)


def test_the_last_day_of_the_credit_back_is_pending_with_no_day_left() -> None:
    state = state_of_ann(sent("01-10"), as_of="04-10")
    assert (state.kind, state.days_left) == (StateKind.PENDING, 0)


def test_the_day_after_the_last_one_is_lapsed() -> None:
    state = state_of_ann(sent("01-10"), as_of="04-11")
    assert (state.kind, state.until, state.days_left) == (StateKind.LAPSED, day("04-10"), -1)


def test_a_free_inmail_lapses_at_once_and_says_that_it_was_free() -> None:
    state = state_of_ann(sent("01-10", free=True), as_of="01-10")
    assert (state.kind, state.until, state.days_left, state.free) == (StateKind.LAPSED, None, None, True)


def test_where_no_response_returns_a_credit_an_unanswered_inmail_has_lapsed() -> None:
    state = state_of_ann(
        sent("01-10"), as_of="01-10", rules=rules_of(overrides={"credit_back.enabled": False})
    )
    assert (state.kind, state.until) == (StateKind.LAPSED, None)


def test_an_answer_in_time_says_its_outcome_and_that_the_credit_returned() -> None:
    state = state_of_ann(sent("01-10"), responded("04-10", outcome=Outcome.INTERESTED), as_of="12-31")
    assert (state.kind, state.outcome, state.ended_on) == (
        StateKind.ANSWERED,
        Outcome.INTERESTED,
        day("04-10"),
    )
    assert (state.credited, state.no_credit_back) == (True, None)


def test_an_answer_too_late_says_that_the_window_was_closed() -> None:
    state = state_of_ann(sent("01-10"), responded("04-11"), as_of="04-11")
    assert (state.credited, state.no_credit_back) == (False, NoCreditBack.WINDOW_CLOSED)


def test_an_answer_to_a_free_inmail_says_that_nothing_was_at_stake() -> None:
    state = state_of_ann(sent("01-10", free=True), responded("01-11"), as_of="01-11")
    assert (state.free, state.credited, state.no_credit_back) == (True, False, NoCreditBack.FREE)


def test_an_answer_of_another_outcome_says_that_this_one_returns_nothing() -> None:
    rules = rules_of(overrides={"credit_back.outcomes": ["accepted"]})
    state = state_of_ann(sent("01-10"), responded("01-11"), as_of="01-11", rules=rules)
    assert state.no_credit_back is NoCreditBack.OUTCOME


def test_an_answer_where_credit_back_is_off_says_so() -> None:
    rules = rules_of(overrides={"credit_back.enabled": False})
    state = state_of_ann(sent("01-10"), responded("01-11"), as_of="01-11", rules=rules)
    assert state.no_credit_back is NoCreditBack.DISABLED


def test_an_answer_without_a_subscription_says_so() -> None:
    state = state_of_ann(sent("01-10"), Cancelled(on=day("01-11")), responded("01-12"), as_of="01-12")
    assert state.no_credit_back is NoCreditBack.NO_SUBSCRIPTION


def test_an_answer_before_tracking_began_says_so() -> None:
    statement = told(sent("01-01"), responded("01-02"), subscribed("01-03"), as_of="01-03")
    assert state_of(statement).no_credit_back is NoCreditBack.BEFORE_TRACKING


def test_a_deleted_inmail_says_when_it_was_deleted() -> None:
    state = state_of_ann(sent("01-10"), InMailDeleted(on=day("01-12"), inmail="a"), as_of="01-20")
    assert (state.kind, state.ended_on, state.credited) == (StateKind.DELETED, day("01-12"), False)


def test_an_inmail_that_could_not_be_delivered_says_that_its_credit_returned() -> None:
    state = state_of_ann(sent("01-10"), InMailUndelivered(on=day("01-12"), inmail="a"), as_of="01-20")
    assert (state.kind, state.ended_on, state.credited) == (StateKind.UNDELIVERED, day("01-12"), True)


def test_a_free_inmail_that_could_not_be_delivered_returns_nothing() -> None:
    failed = InMailUndelivered(on=day("01-12"), inmail="a")
    state = state_of_ann(sent("01-10", free=True), failed, as_of="01-20")
    assert (state.credited, state.no_credit_back) == (False, NoCreditBack.FREE)


def test_an_inmail_sent_without_a_credit_returns_none_where_it_is_not_delivered() -> None:
    statement = told(
        subscribed("01-01", "basic"),
        sent("01-10"),
        InMailUndelivered(on=day("01-12"), inmail="a"),
        as_of="01-20",
    )
    assert state_of(statement).no_credit_back is NoCreditBack.TOOK_NO_CREDIT


def test_an_unanswered_inmail_decides_before_a_later_one_that_has_ended() -> None:
    state = state_of_ann(sent("01-10", "a"), sent("01-11", "b"), responded("01-12", "b"), as_of="01-12")
    assert (state.kind, state.inmail, state.inmails) == (StateKind.PENDING, "a", 2)


def test_a_pending_inmail_decides_before_a_later_free_one() -> None:
    state = state_of_ann(sent("01-10", "a"), sent("01-11", "b", free=True), as_of="01-12")
    assert (state.kind, state.inmail) == (StateKind.PENDING, "a")


def test_of_inmails_that_have_all_ended_the_latest_decides() -> None:
    facts = (sent("01-10", "a"), responded("01-11", "a"), sent("01-12", "b"))
    state = state_of_ann(*facts, InMailDeleted(on=day("01-13"), inmail="b"), as_of="01-13")
    assert (state.kind, state.inmail) == (StateKind.DELETED, "b")


def test_all_recipients_at_once_are_in_the_states_that_each_is_in_when_asked_for_alone() -> None:
    statement = told(
        subscribed("01-01"),
        sent("01-02", "a", "ann"),
        sent("01-02", "b", "bob", free=True),
        sent("01-03", "c", "ann"),
        sent("01-04", "d", "cem"),
        responded("01-05", "d"),
        as_of="01-20",
    )
    alone = [recipient_states(statement, {name}) for name in ("ann", "bob", "cem")]
    assert recipient_states(statement) == alone[0] | alone[1] | alone[2]
    assert [list(each) for each in alone] == [["ann"], ["bob"], ["cem"]]
