"""The log tells of faults, and never of the person's data."""

import sys
from pathlib import Path

from inmail_desk.logs import LOG_NAME, fault_report, log_fault


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


def test_a_fault_is_kept_in_the_log(tmp_path: Path) -> None:
    log_fault(tmp_path, "builtins.ValueError")
    assert "ERROR builtins.ValueError" in (tmp_path / LOG_NAME).read_text()


def test_faults_are_kept_one_after_the_other(tmp_path: Path) -> None:
    for report in ("builtins.ValueError", "builtins.KeyError"):
        log_fault(tmp_path, report)
    assert (tmp_path / LOG_NAME).read_text().count("ERROR") == 2


def test_the_log_never_grows_beyond_a_megabyte(tmp_path: Path) -> None:
    for _ in range(30):
        log_fault(tmp_path, "x" * 100_000)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 1_100_000
