"""Whatever is handed over as a list: it is read, or told to be unreadable. Nothing else ever comes out."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from inmail_desk.exchange.list_tables import pasted_list, read_list
from inmail_desk.exchange.unreadable import Unreadable

from .real_lists import (
    LISTS,
    PAGE,
    parts_of_workbook,
    understand,
    understand_page,
    workbook,
    workbook_with,
)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
MADE_UP = settings(
    max_examples=10_000 if THOROUGH else 150,
    derandomize=not THOROUGH,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink) if THOROUGH else (Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
PIECES = st.sampled_from(
    ["Name", "Link", "Sent date", "Status", "Anna Berg", "3d", "Mar 4", "You: hi", "03/04/2026", "2nd",
     "replied", '"', '""',
     ",", ";", "\t", "|", "\n", "\r\n", "\r", "\0", "\ufeff", "é",
     "Ã©", "https://www.linkedin.com/in/a", "\ud800", "sep=;\n", " ", "InMail"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join)


@MADE_UP
@given(TEXTS)
@example('sep=,\n"')
@example("\x1e")
def test_any_text_is_a_list_or_told_to_be_none(text: str) -> None:
    with suppress(Unreadable):
        understand(pasted_list(text, "pasted"))


@MADE_UP
@given(TEXTS)
def test_any_pasted_page_is_understood_or_asked_about(text: str) -> None:
    understand_page(text)


@MADE_UP
@given(
    st.sampled_from([*LISTS, PAGE]), st.lists(st.tuples(st.integers(0, 400), st.text(max_size=6)), max_size=6)
)
def test_lists_that_were_damaged_are_lists_or_told_to_be_none(
    text: str, changes: list[tuple[int, str]]
) -> None:
    for at, new in changes:
        text = text[:at] + new + text[at + len(new) :]
    with suppress(Unreadable):
        understand(pasted_list(text, "pasted"))
    understand_page(text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


@MADE_UP
@given(
    data=st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")))
)
def test_any_bytes_are_a_list_or_told_to_be_none(folder: Path, data: bytes) -> None:
    path = folder / "people.csv"
    path.write_bytes(data)
    with suppress(Unreadable):
        understand(read_list(path))


WORKBOOK, PARTS = workbook(), parts_of_workbook()


@MADE_UP
@given(part=st.sampled_from(sorted(PARTS)), at=st.integers(0, 3_000), new=st.binary(max_size=12))
def test_a_workbook_with_a_broken_part_is_read_or_told_to_be_broken(
    folder: Path, part: str, at: int, new: bytes
) -> None:
    path = folder / "people.xlsx"
    data = PARTS[part]
    at %= len(data)
    path.write_bytes(workbook_with(part, data[:at] + new + data[at + len(new) :]))
    with suppress(Unreadable):
        understand(read_list(path))


@MADE_UP
@given(at=st.integers(0, len(WORKBOOK) - 1), new=st.binary(min_size=1, max_size=8))
def test_a_workbook_with_broken_bytes_is_read_or_told_to_be_broken(folder: Path, at: int, new: bytes) -> None:
    path = folder / "people.xlsx"
    path.write_bytes(WORKBOOK[:at] + new + WORKBOOK[at + len(new) :])
    with suppress(Unreadable):
        understand(read_list(path))
