"""Texts that a spreadsheet would run are marked, and read again as they were."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inmail_desk.exchange.formulas import neutralised, restored, would_run

HOSTILE = [
    "=1+1",
    "+1 555 0100",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =cmd|' /C calc'!A0",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '=HYPERLINK("https://example.com","click")',
    "-",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_would_run_begins_with_an_apostrophe(text: str) -> None:
    assert neutralised(text)[:2] == f"'{text[0]}"


# Where lists are parted by semicolons, as in most of Europe, a spreadsheet parts a file with commas wrongly.
@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Acme;=1+1", "Acme;'=1+1"),
        ("Acme; @SUM(A1); -2", "Acme; @SUM(A1); -2".replace("; ", ";' ")),
        ("Acme;'=1", "Acme;''=1"),
        ("met\n=1+1", "met\n'=1+1"),
        ("=1;＝1", "'=1;'＝1"),
    ],
)
def test_what_would_run_in_a_row_that_is_parted_elsewhere_is_marked_there(text: str, marked: str) -> None:
    assert neutralised(text) == marked


@pytest.mark.parametrize(
    "text", ["Ada Núñez", "a=b", "'quoted'", "1-2", "", " ", "C# & F#", "a; b", "to do:\n- this\n+ that"]
)
def test_what_would_not_run_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@given(st.text(st.sampled_from("'=+-@＝; \t\r\n\u200ba1"), max_size=8) | st.text(max_size=12))
def test_every_text_is_read_again_as_it_was(text: str) -> None:
    assert restored(neutralised(text)) == text


@given(st.text(st.sampled_from("'=+-@ \t\na"), max_size=8))
@example(" \n=")
def test_nothing_runs_that_has_no_apostrophe_before_it(text: str) -> None:
    marked = neutralised(text)
    assert marked[:1] == "'" or not would_run(marked)
