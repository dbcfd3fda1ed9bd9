"""Each public claim about InMail credits can be met in the running program, where this table says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inmail_desk.ui.session import DeskSession

from .places import CLAIMS, Claim
from .reading import Reader


@pytest.fixture
def reader(qtbot: QtBot, session: DeskSession, tmp_path: Path) -> Iterator[Reader]:
    (tmp_path / "reader").mkdir()
    reader = Reader(qtbot, session, tmp_path / "reader")
    yield reader
    reader.close()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.number}: {claim.claim} ({claim.place})")
def test_what_is_claimed_is_found_in_the_program(claim: Claim, reader: Reader) -> None:
    claim.look(reader)


def test_every_claim_has_its_place() -> None:
    assert [claim.number for claim in CLAIMS] == [*range(1, 35), *range(38, 41)]
