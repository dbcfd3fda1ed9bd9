"""Whatever bytes are handed over: they are read, or told to be unreadable in words of the program's own."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder, read_moment
from inmail_desk.exchange.unreadable import Unreadable
from inmail_desk.store.addresses import key_in

from .archives import GENERATIONS
from .real_archives import real_archives

settings.register_profile(
    "archives",
    max_examples=20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 150,
    derandomize=os.environ.get("HYPOTHESIS_PROFILE") != "thorough",
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
anything = settings.get_profile("archives")

_REAL = tuple(real_archives())
_NAMES = (
    "archive.zip",
    "messages.csv",
    "Connections.csv",
    "Receipts_v2.csv",
    "Invitations.csv",
    "Profile.csv",
    "x.csv",
)
_HEADERS = [",".join(names) for names in GENERATIONS.values()]


def _read(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        for order in (None, DateOrder.DAY_FIRST):
            try:
                read_archive([path], key_in, order=order)
            except (Unreadable, AmbiguousDate):
                continue


@anything
@given(st.sampled_from(_NAMES), st.binary(max_size=3000))
def test_any_bytes(name: str, content: bytes) -> None:
    _read(name, content)


@anything
@given(st.sampled_from(_HEADERS), st.text(max_size=600))
def test_any_rows_under_a_real_header(header: str, rows: str) -> None:
    _read("messages.csv", f"{header}\n{rows}".encode("utf-8", "replace"))


@anything
@given(st.data())
def test_real_archives_that_are_broken(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(_REAL)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 12))
        content[place : place + length] = data.draw(st.binary(max_size=12))
        content = content or bytearray(b" ")
    _read("archive.zip" if content.startswith(b"PK") else data.draw(st.sampled_from(_NAMES)), bytes(content))


@anything
@given(st.text(max_size=40), st.none() | st.sampled_from(DateOrder))
def test_any_text_as_a_moment(text: str, order: DateOrder | None) -> None:
    try:
        assert read_moment(text, order).tzinfo is None
    except ValueError:
        return
