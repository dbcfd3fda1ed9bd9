"""Rows copied from a spreadsheet become people, one a row."""

import pytest

from inmail_desk.desk.pasting import Candidate, candidates_in
from inmail_desk.desk.rejection import Rejected

HEADED = "Name\tTitle\tCompany\tSent\nPia Moll\tCTO\tRivet GmbH\t2026-11-02\nJun Sato\tFounder\tKaze\t"


def test_a_line_of_headings_says_what_the_columns_are() -> None:
    assert [(each.name, each.title, each.company) for each in candidates_in(HEADED)] == [
        ("Pia Moll", "CTO", "Rivet GmbH"),
        ("Jun Sato", "Founder", "Kaze"),
    ]


def test_columns_in_another_order_are_read_by_their_headings() -> None:
    (first, _) = candidates_in("Company\tFirst name\tLast name\nRivet\tPia\tMoll\nKaze\tJun\tSato")
    assert first == Candidate(name="Pia Moll", company="Rivet")


def test_without_headings_the_cells_are_name_title_and_company() -> None:
    assert [each.company for each in candidates_in("Pia Moll\tCTO\tRivet\nJun Sato\tFounder\tKaze")] == [
        "Rivet",
        "Kaze",
    ]


def test_an_address_is_found_in_any_column() -> None:
    text = "Profile\tName\nhttps://www.linkedin.com/in/pia-moll\tPia Moll\nlinkedin.com/in/jun-sato\tJun Sato"
    addresses = [each.address.key for each in candidates_in(text) if each.address is not None]
    assert addresses == ["in/pia-moll", "in/jun-sato"]


def test_a_row_without_a_name_takes_it_from_its_address() -> None:
    (first, _) = candidates_in("Name\tProfile\n\tlinkedin.com/in/pia-moll\nJun Sato\t")
    assert first.name == "Pia Moll"


def test_a_row_that_tells_of_nobody_is_passed_over() -> None:
    assert len(candidates_in("Name\tTitle\nPia Moll\tCTO\n\tFounder\nJun Sato\tCEO")) == 2


def test_headings_alone_are_nobody() -> None:
    with pytest.raises(Rejected):
        candidates_in("Name\tTitle\n\t")
