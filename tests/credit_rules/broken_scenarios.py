"""Made-up histories with one thing in them that is refused, and the words by which the refusal must name it."""

from typing import Any, NamedTuple

from hypothesis import strategies as st

from .scenarios import Scenario, scenarios
from .slow_checks import FIELDS

NO_WHOLE_NUMBERS: tuple[Any, ...] = (-1, 1.0, 2.5, True, "3", [], {})
NO_DAYS: tuple[Any, ...] = (
    "",
    "2026-1-05",
    "2026-02-30",
    "20260105",
    "2026-W02-1",
    "2026-01-05T00:00",
    "05.01.2026",
    " 2026-01-05",
    20260105,
    [],
)
WRONG: dict[str, tuple[Any, ...]] = {
    "type": ("", "Subscribed", "balance", 1, []),
    "day": NO_DAYS,
    "later": (*NO_DAYS, "2020-01-01"),
    "plan": ("", "premium", "BASIC", 5, {}),
    "whole": NO_WHOLE_NUMBERS,
    "billing day": (*NO_WHOLE_NUMBERS, 0, 32),
    "text": ("", 7, True, []),
    "price": ("", 30, 30.0, "ten", "-1.00", "NaN", "1,50"),
    "flag": (0, 1, "yes", "true", []),
    "outcome": ("", "answered", "Reply", 1, []),
    "lots": (1, "", {}, [1], [{}], [{"granted_on": "2026-01-01"}]),
}
WRONG_RULES: tuple[tuple[str, Any], ...] = (
    ("expiry.day", 90),
    ("allotment", 5),
    ("plans.allotment", 5),
    ("plans.basic.allotments", 5),
    ("plans.nobodys.cap", 5),
    ("plans.basic.allotment", None),
    ("plans.basic.allotment", -1),
    ("plans.basic.cap", 1.0),
    ("plans.basic.renewal", "monthly"),
    ("plans.basic.purchase", 1),
    ("expiry.mode", "month"),
    ("expiry.days", 0),
    ("expiry.days", True),
    ("expiry.renewals", 0),
    ("credit_back.enabled", "no"),
    ("credit_back.window_days", -1),
    ("credit_back.outcomes", "reply"),
    ("credit_back.outcomes", ["replied"]),
    ("second_inmail", None),
    ("overage", "allowed"),
    (
        "plan_change.credits",
        [{"from": "2026-01-01", "value": "kept"}, {"from": "2026-01-01", "value": "kept"}],
    ),
    ("plan_change.effective", [{"from": "2026-1-1", "value": "immediately"}]),
    ("plan_change.effective", [{"from": "2026-01-01"}]),
    ("reminder.days", [{"from": "2026-01-01", "value": 3, "until": "2026-02-01"}]),
    ("reminder.days", [{"from": "2026-01-01", "value": None}]),
)
WRONG_AROUND: tuple[tuple[str, Any], ...] = (
    *(("as_of", day) for day in NO_DAYS),
    *(("horizon_days", number) for number in NO_WHOLE_NUMBERS),
    ("horizon_days", None),
    ("horizon_days", 4_000_000),
    ("horizon_days", 10**30),
    ("rulebook", "linkedin"),
    ("rulebook", None),
    ("rules", None),
    ("rules", []),
    ("events", {}),
    ("events", None),
    ("horizon", 3),
)


class Broken(NamedTuple):
    """`event` is the number by which the refusal must name the event, None where no event is to blame."""

    scenario: Scenario
    event: int | None
    named: str


@st.composite
def broken_scenarios(draw: st.DrawFn) -> Broken:
    """A scenario with one fault in it: in a field of an event, in a rule, or around them."""
    scenario = draw(scenarios())
    place = (
        draw(st.sampled_from(("event", "event", "event", "rule", "around"))) if scenario["events"] else "rule"
    )
    if place == "event":
        return draw(_with_a_broken_event(scenario))
    if place == "rule":
        key, value = draw(st.sampled_from(WRONG_RULES))
        return Broken({**scenario, "rules": {**scenario.get("rules", {}), key: value}}, None, key)
    name, value = draw(st.sampled_from(WRONG_AROUND))
    return Broken({**scenario, name: value}, None, name)


@st.composite
def _with_a_broken_event(draw: st.DrawFn, scenario: Scenario) -> Broken:
    events = [dict(event) for event in scenario["events"]]
    number = draw(st.integers(1, len(events)))
    event = events[number - 1]
    required, optional = FIELDS[event["type"]]
    required = {"type": "type", "on": "day", **required}
    match draw(st.sampled_from(("wrong", "wrong", "wrong", "null", "missing", "more"))):
        case "wrong":
            name = draw(st.sampled_from(sorted({**required, **optional})))
            event[name] = draw(st.sampled_from(WRONG[{**required, **optional}[name]]))
        case "null":
            name = draw(st.sampled_from(sorted({**required, **optional})))
            event[name] = None
        case "missing":
            name = draw(st.sampled_from(sorted(required)))
            del event[name]
        case _:
            name = draw(st.sampled_from(("why", "ON", "note", "")))
            event[name] = "x"
    return Broken({**scenario, "events": events}, number, name)
