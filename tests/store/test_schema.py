"""One way to a schema: the migrations. The tables of SQLModel say the same, and old files are brought up to date."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from inmail_desk.store import tables
from inmail_desk.store.connection import APPLICATION_ID, connect
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.migrations import SCHEMA
from inmail_desk.store.migrations.upgrade import STEPS, upgrade

from .entering import enter_prospect, names, rows_of

FILES = Path(__file__).parent / "files"


@pytest.fixture
def modelled(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database made from the table classes alone."""
    path = tmp_path / "modelled.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    assert tables.ProspectRow.metadata is SQLModel.metadata
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.fixture
def migrated(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def described(connection: sqlite3.Connection, question: str) -> list[tuple[object, ...]]:
    return connection.execute(
        f"SELECT t.name, d.* FROM sqlite_master AS t, {question} AS d WHERE t.type = 'table'"
        " AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name <> 'alembic_version' ORDER BY 1, 2, 3, 4"
    ).fetchall()


@pytest.mark.parametrize(
    "what",
    ["pragma_table_info(t.name)", "pragma_foreign_key_list(t.name)"],
    ids=["columns", "references"],
)
def test_the_table_classes_describe_the_migrated_schema(
    what: str, modelled: sqlite3.Connection, migrated: sqlite3.Connection
) -> None:
    assert described(modelled, what) == described(migrated, what)


def test_the_table_classes_have_the_indexes_of_the_migrated_schema(
    modelled: sqlite3.Connection, migrated: sqlite3.Connection
) -> None:
    def indexes(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
        return {
            (table, unique, tuple(connection.execute(f"PRAGMA index_info({name})")))
            for table, _, name, unique, *_ in described(connection, "pragma_index_list(t.name)")
        }

    assert indexes(modelled) == indexes(migrated)


def test_every_id_that_is_made_up_is_never_used_again(
    modelled: sqlite3.Connection, migrated: sqlite3.Connection
) -> None:
    def numbered(connection: sqlite3.Connection) -> set[str]:
        return {
            name
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if "AUTOINCREMENT" in sql
        }

    assert numbered(modelled) == numbered(migrated)


def test_the_program_knows_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA


def test_a_file_of_the_first_schema_opens(tmp_path: Path) -> None:
    path = tmp_path / "First.inmail"
    with closing(sqlite3.connect(path)) as old:
        old.executescript((FILES / "schema-0001.sql").read_text("utf-8"))
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with DataFile.open(path) as data_file:
        read = data_file.read
        assert read.account() is not None
        assert [person.name for person in read.prospects()] == ["Anna Lindqvist", "سارة 🚀 O'Neil"]
        assert [inmail.responses[0].outcome for inmail in read.inmails() if inmail.responses] == ["reply"]
        assert [type(fact).__name__ for fact in read.facts().facts] == [
            "TrackingStarted",
            *("InMailSent", "InMailSent", "InMailDeleted"),
            *("InMailSent", "InMailUndelivered"),
            *("Responded", "CreditsPurchased", "CreditsGranted", "BalanceObserved"),
        ]


ADD_A_COLUMN = "op.execute(\"ALTER TABLE prospect ADD COLUMN nickname TEXT NOT NULL DEFAULT ''\")"
MAKE_THE_TABLE_ANEW = """op.execute("CREATE TABLE another AS SELECT *, '' AS nickname FROM prospect")
    op.execute("DROP TABLE prospect")
    op.execute("ALTER TABLE another RENAME TO prospect")
    op.execute("CREATE UNIQUE INDEX ux_prospect_id ON prospect (id)")"""
FAIL = "op.execute('SELECT broken FROM prospect')"
LOSE_PEOPLE = "op.execute('DELETE FROM prospect')"


def with_a_later_step(folder: Path, *statements: str) -> Path:
    """The steps of the program, and one more."""
    steps = Path(shutil.copytree(STEPS, folder / "steps"))
    body = "\n    ".join(statements)
    (steps / "versions" / "0002_later.py").write_text(
        f"from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n\ndef upgrade():\n    {body}\n",
        "utf-8",
    )
    return steps


def columns_of_prospect(connection: sqlite3.Connection) -> list[str]:
    return [name for _, name, *_ in connection.execute("PRAGMA table_info(prospect)")]


@pytest.mark.parametrize("statement", [ADD_A_COLUMN, MAKE_THE_TABLE_ANEW], ids=["column", "table"])
def test_a_later_step_keeps_what_is_there(full: DataFile, tmp_path: Path, statement: str) -> None:
    full.close()
    before = rows_of(full.path)
    with closing(connect(full.path)) as connection:
        upgrade(connection, with_a_later_step(tmp_path, statement))
        assert columns_of_prospect(connection)[-1] == "nickname"
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    after = rows_of(full.path)
    assert after.pop("alembic_version") == [("0002",)]
    assert after.pop("prospect") == [(*row, "") for row in before["prospect"]]
    assert after == {table: before[table] for table in after}


@pytest.mark.parametrize("trouble", [FAIL, LOSE_PEOPLE], ids=["error", "broken references"])
def test_a_step_that_fails_leaves_the_file_as_it_was(full: DataFile, tmp_path: Path, trouble: str) -> None:
    full.close()
    before = rows_of(full.path)
    with closing(connect(full.path)) as connection:
        with pytest.raises(Exception, match="broken"):
            upgrade(connection, with_a_later_step(tmp_path, ADD_A_COLUMN, trouble))
        assert "nickname" not in columns_of_prospect(connection)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert rows_of(full.path) == before


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with DataFile.open(path) as data_file:
        enter_prospect(data_file)
    monkeypatch.setattr("inmail_desk.store.data_file.SCHEMA", "0002")
    monkeypatch.setattr(upgrade, "__defaults__", (with_a_later_step(tmp_path, ADD_A_COLUMN),))
    for number in (1, 2):
        with DataFile.open(path) as data_file:
            copies = data_file.copies()
            assert [copy.name for copy in copies] == ["Premium.before-0002.inmail"]
            assert names(data_file) == ["Anna Lindqvist"], number
    monkeypatch.undo()
    # On Windows, files have the rights of their folder.
    assert sys.platform == "win32" or copies[0].stat().st_mode & 0o077 == 0
    with DataFile.open(copies[0]) as before:
        assert names(before) == ["Anna Lindqvist"]
