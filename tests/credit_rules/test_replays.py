"""Statements of one account, one after the other, are those that would be computed anew."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import Fact, InMailDeleted, InMailSent, InMailUndelivered
from inmail_desk.credit_rules.recipients import recipient_states, recipients_changed
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.replays import Replays
from inmail_desk.credit_rules.statement import Statement

from .scenarios import scenarios
from .stories import Story
from .telling import day, responded, rules_of, sent, subscribed, told

HORIZON = 62

changes = st.lists(
    st.tuples(st.sampled_from(("leave out", "put back")), st.integers(0, 40), st.integers(-40, 40)),
    min_size=1,
    max_size=6,
)
histories = st.tuples(scenarios().map(Story), changes)


def in_steps(story: Story, changes: Sequence[tuple[str, int, int]]) -> list[tuple[list[Fact], date]]:
    """The facts of a story after each change, each with a day to ask for."""
    facts, left_out = list(story.facts), []
    steps = [(list(facts), story.as_of)]
    for change, place, days in changes:
        if change == "leave out" and facts:
            left_out.append(facts.pop(-1 - place % len(facts)))
        elif left_out:
            facts.insert(place % (len(facts) + 1), left_out.pop())
        steps.append((list(facts), story.as_of + timedelta(days=days)))
    return steps


def said(compute: Callable[[], Statement]) -> Statement | str:
    try:
        return compute()
    except Refused as refused:
        return str(refused)


@given(histories)
def test_after_any_change_the_statement_is_the_one_computed_anew(
    history: tuple[Story, list[tuple[str, int, int]]],
) -> None:
    story, changes = history
    replays = Replays(story.rules)
    for facts, as_of in in_steps(story, changes):
        again = said(lambda facts=facts, as_of=as_of: replays.statement(facts, as_of, HORIZON))
        anew = said(lambda facts=facts, as_of=as_of: compute_statement(facts, story.rules, as_of, HORIZON))
        assert again == anew


@given(histories)
def test_whoever_is_not_said_to_have_changed_is_in_the_same_state(
    history: tuple[Story, list[tuple[str, int, int]]],
) -> None:
    story, changes = history
    former = None
    for facts, _ in in_steps(story, changes):
        statement = said(lambda facts=facts: compute_statement(facts, story.rules, story.as_of))
        if isinstance(statement, str):
            continue
        changed = None if former is None else recipients_changed(statement, former)
        if former is not None and changed is not None:
            before, now = recipient_states(former), recipient_states(statement)
            assert {name for name in before | now if before.get(name) != now.get(name)} <= changed
            assert recipient_states(statement, changed) == {
                name: state for name, state in now.items() if name in changed
            }
        former = statement


def test_an_answer_changes_the_state_of_nobody_else() -> None:
    history = (subscribed("01-01"), sent("01-02", "a", "ann"), sent("01-03", "b", "bob"))
    former = told(*history, as_of="01-20")
    assert recipients_changed(told(*history, responded("01-10"), as_of="01-20"), former) == {"ann"}


def test_on_another_day_anybodys_state_may_be_another() -> None:
    history = (subscribed("01-01"), sent("01-02"))
    assert recipients_changed(told(*history, as_of="01-21"), told(*history, as_of="01-20")) is None


def test_a_refused_fact_leaves_the_next_statement_as_it_would_be() -> None:
    replays = Replays(rules_of())
    history = (subscribed("01-01"), sent("01-02"))
    deleted = InMailDeleted(on=day("01-03"), inmail="x")
    assert isinstance(said(lambda: replays.statement((*history, deleted), day("01-20"))), str)
    assert replays.statement(history, day("01-20")) == told(*history, as_of="01-20")


def test_a_fact_of_another_kind_with_the_same_values_is_replayed_anew() -> None:
    beginning = [subscribed("01-05"), sent("01-06", "a")]
    on = day("01-07")
    as_of = day("01-08")
    replays = Replays(rules_of())
    replays.statement([*beginning, InMailDeleted(on=on, inmail="a")], as_of)
    undelivered = [*beginning, InMailUndelivered(on=on, inmail="a")]
    assert replays.statement(undelivered, as_of) == compute_statement(undelivered, rules_of(), as_of)


@pytest.mark.parametrize("changed", [1, 255, 256, 257, 511, 512, 598, 599])
def test_a_long_history_is_replayed_anew_from_the_changed_fact_on(changed: int) -> None:
    begin = day("01-05")
    facts = [subscribed("01-05")]
    facts += [
        InMailSent(on=begin + timedelta(days=n // 2), id=str(n), recipient=str(n)) for n in range(1, 600)
    ]
    as_of = begin + timedelta(days=300)
    replays = Replays(rules_of())
    for until in (500, 600):  # the second one leaves copies along the way
        replays.statement(facts[:until], as_of)
    facts[changed] = InMailSent(on=facts[changed].on, id=str(changed), recipient="else", free=True)
    assert replays.statement(facts, as_of) == compute_statement(facts, rules_of(), as_of)
