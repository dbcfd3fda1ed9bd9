"""Texts that are no rulebook, or a broken or hostile one, are refused with a reason and the line."""

import json
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rulebook import Rulebook, load_shipped, parse_rulebook

FAQ = load_shipped("credits-faq").text
LINES = FAQ.splitlines()


def refusal_of(text: str) -> Refused:
    with pytest.raises(Refused) as refused:
        parse_rulebook(text)
    return refused.value


def line_with(text: str, part: str) -> int:
    """The number of the only line in which that part stands."""
    (number,) = (number for number, line in enumerate(text.split("\n"), start=1) if part in line)
    return number


def changed(old: str, new: str) -> str:
    assert FAQ.count(old) == 1, old
    return FAQ.replace(old, new)


MODE = '{"rule": "expiry.mode", "value": "days"'

# what is wrong: (the text, words of the reason, a part of the line to blame)
BROKEN: dict[str, tuple[str, str, str]] = {
    "a comma too few": (changed(f"  {MODE}", f"  7 {MODE}"), "is not JSON", "7 {"),
    "cut off in the middle": ("\n".join(LINES[:9]), "is not JSON", LINES[8]),
    "a word for a number": (
        changed('"expiry.days", "value": 90', '"expiry.days", "value": "ninety"'),
        "ninety",
        "ninety",
    ),
    "a key twice": (changed('"version":', '"version": "1",\n "version":'), "twice", '"version": "2'),
    "a key twice in a value": (changed(MODE, f'{MODE}, "value": "twin"'), "twice", "twin"),
    "NaN": (changed('"expiry.days", "value": 90', '"expiry.days", "value": NaN'), "NaN", "NaN"),
    "infinity": (changed('"expiry.days", "value": 90', '"expiry.days", "value": -Infinity'), "-Infinity", "-Infinity"),
    "a number of 5,000 digits": (
        changed('"expiry.days", "value": 90', f'"expiry.days", "value": {"9" * 5000}'),
        "digits",
        "99999",
    ),
    "a number beyond a century": (
        changed('"expiry.days", "value": 90', '"expiry.days", "value": 36526'),
        "at most 36525",
        "36526",
    ),
    "more digits than a double holds": (
        changed('"expiry.days", "value": 90', '"expiry.days", "value": 1e999'),
        "whole number",
        "1e999",
    ),
    "no days at all": (changed('"expiry.days", "value": 90', '"expiry.days", "value": 0'), "1 or more", "expiry.days"),
    "no such rule": (changed('"expiry.mode"', '"expiry.moon"'), "no rule of this name", "expiry.moon"),
    "a rule of a plan that is not listed": (
        changed('"plans.basic.cap"', '"plans.bosic.cap"'),
        "does not list",
        "bosic",
    ),
    "an unknown key": (changed(MODE, f'{MODE}, "code": "import os"'), "unknown key", "import os"),
    "an unknown key outside": (changed(' "plans": {', ' "comment": "x",\n "plans": {'), "unknown key", "comment"),
    "another name that leads nowhere": (
        changed(' "other_names": {', ' "other_names": {\n  "lite": "moon",'),
        "other_names.lite",
        "moon",
    ),
    "a source without a day": (changed('"read_on": "', '"read_on": "on '), "YYYY-MM-DD", "read_on"),
    "a title that turns the writing round": (changed('"Basic', '"\u202eBasic'), "U+202E", "\u202e"),
    "a title with half a sign": (changed('"Basic', '"\\ud800Basic'), "U+D800", "\\ud800"),
    "a title with an escape code": (changed('"Basic', '"\\u001b[31mBasic'), "U+001B", "\\u001b"),
    "a title without an end": (changed('"Basic', '"' + "Basic " * 200), "characters", "Basic Basic"),
    "a format of the future": (FAQ.replace("{", '{\n "format": 2, "rules": [],', 1), "newer InMail Desk", "format"),
    "a format that is no number": (FAQ.replace("{", '{\n "format": "new",', 1), "number of the format", "format"),
    "a format of nothing": (FAQ.replace("{", '{\n "format": true,', 1), "number of the format", "format"),
    "nested": (changed(MODE, '{"rule": "expiry.mode", "value": ' + "[" * 100_000), "nested", "[[["),
    "nested objects": (changed(MODE, '{"rule": "expiry.mode", "value": ' + '{"a":' * 9), "nested", '{"a":{'),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_is_named_with_its_line(what: str) -> None:
    text, words, part = BROKEN[what]
    refusal = refusal_of(text)
    assert words in str(refusal)
    assert refusal.line == line_with(text, part)
    assert str(refusal).isprintable()


# texts of other kinds: what they begin with is enough to refuse them
OTHERS = {
    "nothing": "",
    "spaces": " \n\t ",
    "prose": "The credits expire after 90 days.",
    "a page": "<!doctype html><html></html>",
    "laughs in XML": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>',
    "laughs in YAML": "a: &a [ha, ha]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "a pickle": "cos\nsystem\n(S'true'\ntR.",
    "a list": "[]",
    "a number": "7",
    "null": "null",
    "brackets without an end": "[" * 500_000,
    "objects without an end": '{"a":' * 100_000,
    "a text without an end": '{"id": "' + '\\"' * 250_000,
    "a text that ends in a stroke": '{"id": "' + '\\"' * 100_000 + "\\",
    "closing brackets": "]}" * 100_000,
}


@pytest.mark.parametrize("what", OTHERS)
def test_anything_else_is_refused_at_once(what: str) -> None:
    began = perf_counter()
    refusal_of(OTHERS[what])
    assert perf_counter() - began < 2


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda content: content.update(values=content["values"] * 2_000), id="values"),
        pytest.param(
            lambda content: content.update(plans={f"plan-{n}": "Plan" for n in range(20_000)}), id="plans"
        ),
        pytest.param(
            lambda content: content.update(other_names={f"name-{n}": "basic" for n in range(20_000)}),
            id="names",
        ),
        pytest.param(
            lambda content: content["values"].extend(
                {**content["values"][1], "from": f"{2000 + n // 360}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"}
                for n in range(101)
            ),
            id="steps",
        ),
        pytest.param(
            lambda content: content["values"][7].update(value=["reply"] * 60_000 + [1]), id="outcomes"
        ),
    ],
)
def test_more_than_any_source_says_is_refused_at_once(make: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads(FAQ)
    make(content)
    text = json.dumps(content, indent=0)
    began = perf_counter()
    refusal_of(text)
    assert perf_counter() - began < 2


def test_a_file_that_names_the_first_format_is_read() -> None:
    assert parse_rulebook(FAQ.replace("{", '{"format": 1,', 1)).plans == load_shipped("credits-faq").plans


def test_a_name_in_a_script_that_joins_its_letters_is_read() -> None:
    assert (
        parse_rulebook(changed('"Basic', '"\u0646\u0627\u0645\u200c\u0647\u0627'))
        .plans["basic"]
        .startswith("نام")
    )


def outcome_of(text: str) -> Rulebook | Refused:
    try:
        return parse_rulebook(text)
    except Refused as refusal:
        return refusal


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_a_rulebook_or_refused_in_words_that_can_be_shown(text: str) -> None:
    assert str(outcome_of(text)).isprintable()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.data(), anything)
def test_a_rulebook_with_any_value_anywhere_is_one_or_refused(data: st.DataObject, value: object) -> None:
    content = json.loads(FAQ)
    place: Any = content
    while True:
        step = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        inner = place[step]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        place = inner
    place[step] = value
    found = outcome_of(json.dumps(content, indent=1))
    assert isinstance(found, Rulebook) or (found.line is not None and str(found).isprintable())


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FAQ)), st.integers(0, 12), st.text(max_size=4))
def test_a_rulebook_with_any_piece_replaced_is_one_or_refused(start: int, length: int, piece: str) -> None:
    found = outcome_of(FAQ[:start] + piece + FAQ[start + length :])
    assert isinstance(found, Rulebook) or found.line is not None
