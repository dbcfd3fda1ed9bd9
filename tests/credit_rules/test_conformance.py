"""The published cases: the program and the slow model both say what each of them expects."""

import json
from pathlib import Path
from typing import Any

import pytest

from inmail_desk.credit_rules.scenario import run_scenario

from .comparison import comparable
from .slow_model import statement_of

CASES = Path(__file__).parent / "conformance"
NAMES = sorted(path.stem for path in CASES.glob("*.json") if not path.stem.endswith(".expected"))


def expected_of(name: str) -> dict[str, Any]:
    return json.loads((CASES / f"{name}.expected.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_program_says_what_the_case_expects(name: str) -> None:
    expected = expected_of(name)
    statement = json.loads(run_scenario((CASES / f"{name}.json").read_text("utf-8")))
    assert comparable(statement, expected) == comparable(expected, expected)


@pytest.mark.parametrize("name", NAMES)
def test_the_slow_model_says_what_the_case_expects(name: str) -> None:
    expected = expected_of(name)
    statement = statement_of(json.loads((CASES / f"{name}.json").read_text("utf-8")))
    assert comparable(statement, expected) == comparable(expected, expected)


def test_every_case_has_what_it_expects_and_none_is_missing() -> None:
    assert len(NAMES) == 21
    assert {f"{name}.expected" for name in NAMES} == {path.stem for path in CASES.glob("*.expected.json")}
