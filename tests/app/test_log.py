"""The log tells of faults, and never of the person's data."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inmail_desk.logs import LOG_NAME, fault_report, log_fault, start_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    start_log(tmp_path)
    yield tmp_path / LOG_NAME
    logger = logging.getLogger("inmail_desk")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    logger.propagate = True


def report_of(fault: Exception) -> str:
    try:
        try:
            raise fault
        except Exception as inner:
            raise RuntimeError("while saving Amara Okafor") from inner
    except RuntimeError as outer:
        return fault_report(type(outer), outer, sys.exc_info()[2])


def test_a_report_names_the_place_in_the_program() -> None:
    assert "test_log.py" in report_of(ValueError())


def test_a_report_names_what_it_was_because_of() -> None:
    assert "builtins.ValueError" in report_of(ValueError())


def test_a_report_quotes_no_data() -> None:
    assert "Amara" not in report_of(ValueError("Amara Okafor"))


def test_a_fault_is_kept_in_the_log(log: Path) -> None:
    log_fault("builtins.ValueError")
    assert "ERROR builtins.ValueError" in log.read_text()
