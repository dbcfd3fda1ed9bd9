"""How a data file is made, opened and left: safe, private and quick."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from inmail_desk.store.connection import APPLICATION_ID
from inmail_desk.store.data_file import DataFile

from .entering import enter_prospect, names, rows_of

ROOT = Path(__file__).parents[2]


def asked(data_file: DataFile, pragma: str) -> object:
    return data_file.read._connection.execute(f"PRAGMA {pragma}").fetchone()[0]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("busy_timeout", 2000),
        ("application_id", APPLICATION_ID),
        ("integrity_check", "ok"),
    ],
)
@pytest.mark.parametrize("how", ["made", "opened"])
def test_every_connection_is_safe(path: Path, tmp_path: Path, how: str, pragma: str, value: object) -> None:
    with DataFile.open(path) if how == "opened" else DataFile.create(tmp_path / "New.inmail") as data_file:
        assert asked(data_file, pragma) == value


if sys.platform != "win32":

    def test_only_the_owner_can_read_a_new_file_and_what_lies_beside_it(tmp_path: Path) -> None:
        with DataFile.create(tmp_path / "New.inmail") as data_file:
            enter_prospect(data_file)
            modes = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
        assert modes == {"New.inmail": 0o600, "New.inmail-wal": 0o600, "New.inmail-shm": 0o600}


def test_a_closed_file_is_one_file(data_file: DataFile) -> None:
    enter_prospect(data_file)
    data_file.close()
    assert list(data_file.path.parent.iterdir()) == [data_file.path]


def test_a_file_is_closed_twice_without_harm(data_file: DataFile) -> None:
    data_file.close()
    data_file.close()


# Windows takes no question mark in a name.
ODD = "Ann's 100% #1.inmail" if sys.platform == "win32" else "Ann's 100% #1?.inmail"


@pytest.mark.parametrize("name", [ODD, "Zürich – 日本 🚀.inmail", "no suffix", " spaces .inmail"])
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with DataFile.create(path) as data_file:
        enter_prospect(data_file)
    assert list(tmp_path.iterdir()) == [path]
    with DataFile.open(path) as data_file:
        assert names(data_file) == ["Anna Lindqvist"]


def test_a_path_relative_to_the_folder_of_the_moment_works(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with DataFile.open(Path(path.name)) as data_file:
        assert enter_prospect(data_file) == 1


def test_a_row_that_breaks_a_rule_of_the_schema_never_gets_in(full: DataFile) -> None:
    """Whatever program writes it: these are the checks of the file itself."""
    wrong = (
        "INSERT INTO inmail (prospect_id, sent_at, subject, body, free) VALUES (99, '2026-03-02T09:30:00', '', '', 0)",
        "UPDATE inmail SET sent_at = '2026-03-02 09:30:00'",
        "UPDATE inmail SET sent_at = '2026-03-02T25:30:00'",
        "UPDATE inmail SET sent_at = 'yesterday'",
        "UPDATE inmail SET sent_at = ''",
        "UPDATE inmail SET free = 2",
        "UPDATE inmail SET free = 'yes'",
        "UPDATE prospect SET name = ''",
        "UPDATE prospect SET degree = 4",
        "UPDATE prospect SET follow_up_on = '2026-13-01'",
        "UPDATE prospect SET follow_up_on = '2026-3-1'",
        "UPDATE prospect SET follow_up_on = 'soon'",
        "UPDATE purchase SET credits = -1",
        "UPDATE purchase SET credits = 1000001",
        "UPDATE bonus SET credits = 1.5",
        "UPDATE response SET outcome = 'perhaps'",
        "UPDATE profile_address SET url = 'http://www.linkedin.com/in/anna-lindqvist'",
        "UPDATE profile_address SET key = 'in/anna-lindqvist'",
        "UPDATE plan_event SET billing_day = 32",
        "UPDATE rule_override SET value = '{'",
        "UPDATE account SET id = 2",
    )
    with closing(sqlite3.connect(full.path, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = ON")
        for statement in wrong:
            with pytest.raises(sqlite3.IntegrityError):
                other.execute(statement)


READING = """
import sys
from pathlib import Path
from inmail_desk.store.data_file import DataFile
with DataFile.open(Path(sys.argv[1])) as data_file:
    read = data_file.read
    read.account(), read.plan_events(), read.overrides(), read.campaigns(), read.prospects(), read.prospect(1)
    read.inmails(), read.inmails_of(1), read.inmails([1]), read.touches_of(1), read.touches_latest(), read.purchases()
    read.bonuses(), read.checks(), read.setting("x"), read.tags()
    read.paid_inmails_by_campaign(), read.facts()
    assert data_file.undo() is None and data_file.undo_name is None
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}))
"""


def test_opening_and_reading_imports_neither_sqlmodel_nor_what_it_needs(full: DataFile) -> None:
    """They take longer to import than the first window takes to appear."""
    full.close()
    child = subprocess.run(
        [sys.executable, "-c", READING, str(full.path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert child.stdout == "\n"


DYING = """
import os, sys
from pathlib import Path
from inmail_desk.store.data_file import DataFile
from tests.store.entering import MORNING, enter_prospect
data_file = DataFile.open(Path(sys.argv[1]))
enter_prospect(data_file, "Saved Ek")
with data_file.unit_of_work("Import") as work:
    work.prospects.edit(1, name="Half saved")
    work.prospects.add_many([{"name": "Half saved", "added_at": MORNING, "notes": "x" * 1000}] * 5000)
    os._exit(9)
"""


def test_a_program_that_dies_in_the_middle_of_a_unit_leaves_whole_units_only(full: DataFile) -> None:
    full.close()
    child = subprocess.run([sys.executable, "-c", DYING, str(full.path)], cwd=ROOT, check=False)
    assert child.returncode == 9
    with DataFile.open(full.path) as data_file:
        assert names(data_file) == ["Anna Lindqvist", "سارة 🚀 O'Neil", "Saved Ek"]
        assert asked(data_file, "integrity_check") == "ok"
        assert enter_prospect(data_file, "Bo Ek") > 3


def test_a_file_can_be_copied_whole_once_it_is_closed(full: DataFile, tmp_path: Path) -> None:
    before = rows_of(full.path)
    full.close()
    copy = tmp_path / "Copy.inmail"
    copy.write_bytes(full.path.read_bytes())
    with DataFile.open(copy):
        assert rows_of(copy) == before
