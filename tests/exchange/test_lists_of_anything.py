"""Whatever is handed over as a list: it is read, or told to be unreadable. Nothing else ever comes out."""

import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from inmail_desk.exchange.list_columns import as_text, proposed, remembered
from inmail_desk.exchange.list_entries import entries_of
from inmail_desk.exchange.list_tables import List, pasted_list, read_list
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.pasted_messages import pasted_messages
from inmail_desk.exchange.unreadable import Unreadable

TODAY = date(2026, 11, 22)
MADE_UP = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
PIECES = st.sampled_from(
    ["Name", "Link", "Sent date", "Status", "Anna Berg", "3d", "Mar 4", "You: hi", "03/04/2026", "2nd",
     "replied", '"', '""',
     ",", ";", "\t", "|", "\n", "\r\n", "\r", "\0", "\ufeff", "é",
     "Ã©", "https://www.linkedin.com/in/a", "\ud800", "sep=;\n", " ", "InMail"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join)


def understood(table: List) -> None:
    mapping = proposed(table)
    assert remembered(mapping, as_text(mapping)).columns == mapping.columns
    for order in (None, *DateOrder):
        with suppress(AmbiguousDate):
            for entry in entries_of(table, mapping, today=TODAY, order=order):
                assert entry.answered_at is None or entry.sent_at is not None
                assert entry.sent_at is None or entry.sent_at.date() <= TODAY


@MADE_UP
@given(TEXTS)
@example('sep=,\n"')
@example("\x1e")
def test_any_text_is_a_list_or_told_to_be_none(text: str) -> None:
    with suppress(Unreadable):
        understood(pasted_list(text, "pasted"))


@MADE_UP
@given(TEXTS)
def test_any_pasted_page_is_understood_or_asked_about(text: str) -> None:
    with suppress(AmbiguousDate):
        found = pasted_messages(text, TODAY)
        assert all(1 <= entry.line <= entry.until for entry in found.entries)


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
        understood(read_list(path))


def made_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Sent date", "Link"])
    book.active.append(["Anna Berg", date(2026, 3, 2), "https://www.linkedin.com/in/anna-berg"])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


WORKBOOK = made_workbook()
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(WORKBOOK)).namelist()
}


@MADE_UP
@given(part=st.sampled_from(sorted(PARTS)), at=st.integers(0, 3_000), new=st.binary(max_size=12))
def test_a_workbook_with_a_broken_part_is_read_or_told_to_be_broken(
    folder: Path, part: str, at: int, new: bytes
) -> None:
    path = folder / "people.xlsx"
    with zipfile.ZipFile(path, "w") as target:
        for name, data in PARTS.items():
            at_most = min(at, len(data))
            target.writestr(name, data[:at_most] + new + data[at_most + len(new) :] if name == part else data)
    with suppress(Unreadable):
        understood(read_list(path))


@MADE_UP
@given(at=st.integers(0, len(WORKBOOK) - 1), new=st.binary(min_size=1, max_size=8))
def test_a_workbook_with_broken_bytes_is_read_or_told_to_be_broken(folder: Path, at: int, new: bytes) -> None:
    path = folder / "people.xlsx"
    path.write_bytes(WORKBOOK[:at] + new + WORKBOOK[at + len(new) :])
    with suppress(Unreadable):
        understood(read_list(path))
