"""What is true of every statement, tried on made-up histories."""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import Kind, Statement

from .scenarios import Scenario, scenarios
from .stories import Story

ADDING = {Kind.OPENING, Kind.ALLOTMENT, Kind.PURCHASE, Kind.BONUS, Kind.CREDIT_BACK}


stories = scenarios().map(Story)


@given(stories)
def test_the_sum_of_all_postings_is_the_balance_on_every_day_on_which_it_moves(story: Story) -> None:
    sums: dict[date, int] = {}
    balance = 0
    for posting in story.whole.postings:
        balance += posting.credits
        sums[posting.on] = balance
    assert {day: story.statement_of(day).balance for day in sums} == sums


@given(stories)
def test_the_lots_that_are_left_add_up_to_the_balance(story: Story) -> None:
    statement = story.whole
    assert sum(lot.remaining for lot in statement.lots) == statement.balance


@given(stories)
def test_no_lot_is_ever_negative(story: Story) -> None:
    statement = story.whole
    held: defaultdict[int, int] = defaultdict(int)
    for posting in (*statement.postings, *statement.upcoming):
        if posting.lot is not None:
            held[posting.lot] += posting.credits
            assert held[posting.lot] >= 0


@given(stories)
def test_every_credit_of_a_lot_is_taken_by_a_posting_or_left(story: Story) -> None:
    statement = story.whole
    left: defaultdict[int | None, int] = defaultdict(int)
    for posting in statement.postings:
        left[posting.lot] += posting.credits
    expected = {lot.number: lot.remaining for lot in statement.lots}
    assert {lot: credits for lot, credits in left.items() if credits != 0} == expected


@given(stories)
def test_only_the_kinds_that_grant_add_credits_and_nothing_of_no_credits_is_booked(story: Story) -> None:
    statement = story.whole
    for posting in (*statement.postings, *statement.upcoming):
        assert posting.credits != 0
        assert posting.kind is Kind.ADJUSTMENT or (posting.credits > 0) == (posting.kind in ADDING)


def beginning(rows: Sequence[Any], day: date) -> list[Any]:
    return [row for row in rows if row.on <= day]


@given(stories, st.integers(0, 400))
def test_the_statement_of_a_day_is_the_beginning_of_that_of_a_later_day(
    story: Story, days_before: int
) -> None:
    later = story.whole
    day = story.as_of - timedelta(days=days_before)
    earlier = story.statement_of(day)
    assert list(earlier.postings) == beginning(later.postings, day)
    assert list(earlier.checks) == beginning(later.checks, day)
    assert list(earlier.warnings) == beginning(later.warnings, day)


@given(stories)
def test_what_is_coming_is_what_comes_if_nothing_more_is_done(story: Story) -> None:
    statement = story.whole
    done = tuple(fact for fact in story.facts if fact.on <= story.as_of)
    ends_on = story.as_of + timedelta(days=story.horizon_days)
    came = compute_statement(done, story.rules, ends_on).postings[len(statement.postings) :]
    assert [(row.on, row.kind, row.credits) for row in statement.upcoming] == [
        (row.on, row.kind, row.credits) for row in came
    ]


@given(stories, st.data())
def test_a_fact_taken_back_leaves_the_statement_as_if_it_had_never_been(
    story: Story, data: st.DataObject
) -> None:
    if not story.facts:
        return
    taken_back = data.draw(st.integers(0, len(story.facts) - 1), label="taken back")
    rest = story.facts[:taken_back] + story.facts[taken_back + 1 :]

    def said(rules: Rules) -> Statement | str:
        try:
            return compute_statement(rest, rules, story.as_of, story.horizon_days)
        except Refused as refused:
            return str(refused)

    never = said(story.newly_read_rules())
    assert story.whole == story.whole
    assert said(story.rules) == never


@given(stories)
def test_facts_given_in_another_order_of_days_give_the_same_statement(story: Story) -> None:
    def told(statement: Statement) -> list[object]:
        moved = [(row.on, row.kind, row.credits, row.lot) for row in statement.postings]
        return [statement.balance, moved, statement.unanswered, statement.plan, statement.next_renewal_on]

    by_day = tuple(sorted(story.facts, key=lambda fact: fact.on))
    assert told(compute_statement(by_day, story.rules, story.as_of)) == told(story.statement_of(story.as_of))


@settings(max_examples=2)
@given(st.lists(scenarios(), min_size=12, max_size=12))
def test_any_process_gives_the_same_statement_of_the_same_facts(told: list[Scenario]) -> None:
    def printed(hash_seed: str, zone: str, files: list[str]) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone}
        command = [sys.executable, "-m", "inmail_desk.credit_rules", *files]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, scenario in enumerate(told):
            path = Path(folder) / f"{number}.json"
            path.write_text(json.dumps(scenario), "utf-8")
            files.append(str(path))
        first = printed("0", "UTC", files)
        assert len(first.splitlines()) == len(files)
        assert printed("4711", "Pacific/Auckland", files) == first
