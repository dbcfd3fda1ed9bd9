"""JSON that anybody may have made: refused with a sentence, soon, and without filling the memory."""

import json
import tracemalloc
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange import json_format
from inmail_desk.exchange.json_format import FIELDS, described
from inmail_desk.exchange.json_in import JsonRefused, read_document
from inmail_desk.store import values

BARE = '"format": "inmail-desk", "version": 1'


def holding(part: str, value: str) -> bytes:
    """An export with a part that holds this. It is not closed."""
    return f'{{{BARE}, "{part}": {value}'.encode()


HOSTILE: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "nothing": (b"", "not a JSON object"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not a JSON object"),
    "half a sign": (b'{"a": "\xe2\x82"}', "not a text in UTF-8"),
    "spaces without end": (lambda: b" " * 10**7, "not a JSON object"),
    "a list": (b"[]", "not a JSON object"),
    "another program's": (b'{"a": 1}', "no export of InMail Desk"),
    "cut off": (b'{"format": "inmail-desk"', "line 1 is not JSON"),
    "a key twice": (
        f'{{{BARE}, "settings": {{}},\n"settings": {{}}}}'.encode(),
        "line 2 settings stands twice",
    ),
    "NaN": (f'{{{BARE}, "account": NaN}}'.encode(), "NaN is no JSON number"),
    "Infinity": (f'{{{BARE}, "account": -Infinity}}'.encode(), "Infinity"),
    "endless digits": (f'{{{BARE}, "account": {"9" * 5000}}}'.encode(), "too many digits"),
    "nested": (lambda: holding("account", "[" * 10**6), "nested too deeply"),
    "nested objects": (lambda: b'{"a":' * 10**6, "nested too deeply"),
    "millions of lists": (
        lambda: holding("account", f"[{'[],' * 4 * 10**6}1]}}"),
        "holds more than 3,000,000 values",
    ),
    "millions of keys": (
        lambda: holding("settings", json.dumps(dict.fromkeys(range(5 * 10**5), 1)) + "}"),
        "account is missing",
    ),
    "quotes without end": (lambda: b'{"' + b'\\"' * 10**6, "not JSON"),
    "no version": (b'{"format": "inmail-desk"}', "version needs"),
    "version yes": (b'{"format": "inmail-desk", "version": true}', "version needs"),
    "from the future": (b'{"format": "inmail-desk", "version": 2}', "newer program"),
}


def hostile(case: str) -> tuple[bytes, str]:
    """A hostile file, and what is said of it. A large one is made only for who asks."""
    content, what = HOSTILE[case]
    return content if isinstance(content, bytes) else content(), what


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_soon_and_small(case: str) -> None:
    content, what = hostile(case)
    began = process_time()
    with pytest.raises(JsonRefused) as refused:
        read_document(content)
    assert process_time() - began < 10
    sentence = refused.value.sentence("Mine.json")
    assert what in sentence
    assert len(sentence) < 400
    assert "Nothing was imported" in sentence


def test_millions_of_values_are_refused_before_they_are_made() -> None:
    content, _ = hostile("millions of lists")
    tracemalloc.start()
    with pytest.raises(JsonRefused):
        read_document(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * len(content)


def test_a_long_text_with_a_rare_sign_takes_no_more_than_it_must() -> None:
    content = f'{{{BARE}, "account": "{"x" * 10**7}\U0001f600"}}'.encode()
    tracemalloc.start()
    with pytest.raises(JsonRefused):
        read_document(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 14 * len(content)


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*FIELDS, "version", "id"]), inner),
        ).map(lambda value: json.dumps({"format": "inmail-desk", "version": 1, "account": value}).encode()),
    )
)  # fmt: skip
def test_whatever_stands_in_a_file_only_our_own_refusal_leaves(content: bytes) -> None:
    with pytest.raises(JsonRefused):
        read_document(content)


@pytest.mark.parametrize(
    ("part", "field", "kind"),
    [
        ("plan_events", "kind", values.PlanEventKind),
        ("plan_events", "billing_period", values.BillingPeriod),
        ("campaigns", "purpose", values.Purpose),
        ("prospects", "priority", values.Priority),
        ("touches", "kind", values.TouchKind),
    ],
)
def test_the_format_knows_every_choice(part: str, field: str, kind: type) -> None:
    for each in kind:
        assert FIELDS[part][field].take(each.value) == each.value
    assert f'"{list(kind)[-1].value}"' in FIELDS[part][field].about


def test_the_format_knows_every_outcome() -> None:
    for each in Outcome:
        responses = [{"id": 1, "at": "2026-03-01T10:00:00", "outcome": each.value}]
        assert FIELDS["inmails"]["responses"].take(responses)


def test_every_field_that_a_file_holds_is_in_the_format() -> None:
    kinds = {
        "account": values.Account,
        "plan_events": values.PlanEvent,
        "overrides": values.Override,
        "campaigns": values.Campaign,
        "prospects": values.Prospect,
        "touches": values.Touch,
        "inmails": values.InMail,
        "purchases": values.Purchase,
        "bonuses": values.Bonus,
        "checks": values.BalanceCheck,
    }
    assert {part: tuple(fields) for part, fields in FIELDS.items()} == {
        part: kind._fields for part, kind in kinds.items()
    }


def test_the_description_names_every_field() -> None:
    text = "\n".join(described())
    assert f"version      {json_format.VERSION};" in text
    assert all(f"    {field}: " in text for fields in FIELDS.values() for field in fields)


@pytest.mark.parametrize(
    ("content", "way"),
    [
        (b'{"format": "inmail-desk", "version": 2}', "Install the newest version of InMail Desk."),
        (b"Name,Company\n", "Choose a file that InMail Desk has exported as JSON."),
        (b'{"format": "other"}', "Choose a file that InMail Desk has exported as JSON."),
        (b'{"format": "inmail-desk", "version": 1}', "Export it again with InMail Desk, or mend that place."),
    ],
)
def test_each_refusal_ends_with_the_one_way_that_helps(content: bytes, way: str) -> None:
    with pytest.raises(JsonRefused) as refused:
        read_document(content)
    said = refused.value.sentence("Mine.json")
    assert said.partition("Nothing was imported and no file was made. ")[2] == way
