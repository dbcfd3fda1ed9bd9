"""The program and the slow model say the same of made-up histories, whichever way they got there."""

import json
from typing import Any

from hypothesis import given, settings

from inmail_desk.credit_rules.scenario import run_scenario

from .comparison import comparable
from .scenarios import Scenario, scenarios, shaken_scenarios
from .slow_model import statement_of
from .slow_rules import ModelRefused

Said = dict[str, Any]

# Nothing else finds as many faults.
tried_more_often = settings(max_examples=3 * settings().max_examples)


def said_by_the_program(scenario: Scenario) -> Said:
    statement = json.loads(run_scenario(json.dumps(scenario)))
    return {"refused": True} if "error" in statement else statement


def said_by_the_slow_model(scenario: Scenario) -> Said:
    try:
        return statement_of(scenario)
    except ModelRefused:
        return {"refused": True}


def with_what_each_lot_held(statement: Said) -> Said:
    """The statement with one key more: the lots by what they held, which the comparison of lots leaves out."""
    fields = ("origin", "granted_on", "credits", "remaining")
    lots = statement.get("lots", ())
    return {**statement, "held": sorted(tuple(lot[field] for field in fields) for lot in lots)}


def compare(scenario: Scenario, said_slowly: Said) -> None:
    slow = with_what_each_lot_held(said_slowly)
    fast = with_what_each_lot_held(said_by_the_program(scenario))
    assert fast.keys() >= slow.keys()
    assert comparable(fast, slow) == comparable(slow, slow)


@tried_more_often
@given(scenarios())
def test_both_compute_the_same_statement(scenario: Scenario) -> None:
    # A made-up history that the model refuses is a fault of the making.
    compare(scenario, statement_of(scenario))


@tried_more_often
@given(shaken_scenarios())
def test_both_accept_or_refuse_the_same_histories(scenario: Scenario) -> None:
    compare(scenario, said_by_the_slow_model(scenario))
