"""Each thing that can be wrong with a rulebook file is told in a sentence that names the file."""

from datetime import date
from pathlib import Path

import pytest

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.desk.rejection import Details, Problem, Rejected
from inmail_desk.desk.rulebook_files import FileProblem, FileRefused
from inmail_desk.ui.rulebooks_words import file_words
from inmail_desk.ui.sentences import rejection

KEY_WORDS = {
    FileProblem.MISSING: "is not there",
    FileProblem.NO_FILE: "is no file",
    FileProblem.NOT_ALLOWED: "does not let you",
    FileProblem.TOO_LARGE: "has 100 MB, a rulebook at most 200 kB",
    FileProblem.NO_TEXT: "not text in UTF-8",
    FileProblem.NO_RULEBOOK: "begins with “{”",
    FileProblem.BROKEN: "Line 7: cap – needs a whole number",
    FileProblem.DISK_FULL: "no room left",
    FileProblem.UNREACHABLE: "cannot be reached",
}


@pytest.mark.parametrize("problem", FileProblem)
def test_what_is_wrong_with_a_file_is_told_by_its_name(problem: FileProblem) -> None:
    refused = Refused("needs a whole number", field="cap", line=7)
    said = file_words(
        FileRefused(problem, Path("folder") / "my %why.json", size=100_000_000, refused=refused)
    )
    assert KEY_WORDS[problem] in said
    assert said.startswith(("“my %why.json”", "This computer", "There is no room"))


def test_a_reason_without_a_line_is_told_without_one() -> None:
    refused = Refused("is nested too deeply")
    said = file_words(FileRefused(FileProblem.BROKEN, Path("book.json"), refused=refused))
    assert said.endswith("The reason: is nested too deeply.")


def test_a_value_that_does_not_fit_is_told_by_the_name_of_its_rule() -> None:
    details = Details(name="cap", text="FAQ on InMail credits")
    said = rejection(Rejected(Problem.RULEBOOK_AGAINST_VALUE, details=details), date(2026, 11, 22))
    assert said.startswith("A value of your own (Cap) does not fit “FAQ on InMail credits”")
