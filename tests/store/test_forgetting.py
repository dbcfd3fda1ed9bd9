"""Forgetting a person leaves no byte of them: not in the file, not beside it, not in what could be undone."""

import sqlite3
from contextlib import closing

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import RemainsLeft
from inmail_desk.store.values import Priority, TouchKind

from .entering import MORNING, NOON, address, enter_inmail, enter_prospect, names

SECRETS = (
    b"Zebulon",
    b"quartzite",
    b"Xylophone",
    b"private note",
    b"Kvarnby",
    b"Your marimba",
    b"a touch of jazz",
)


def enter_secrets(data_file: DataFile) -> int:
    """Somebody whose details stand nowhere else, edited and undone so that older texts were written too."""
    id = enter_prospect(
        data_file,
        "Zebulon Ek",
        company="Xylophone AB",
        location="Kvarnby",
        notes="A private note. " * 200,
        addresses=[address("linkedin.com/in/zebulon-ek"), address("linkedin.com/sales/lead/quartzite,a,b")],
        tags=["Zebulon’s friends"],
    )
    inmail = enter_inmail(data_file, id)
    with data_file.unit_of_work("Edit") as work:
        work.inmails.edit(inmail, subject="Your marimba", body="Dear Zebulon, " * 100)
        work.inmails.respond(inmail, Outcome.REPLY, at=NOON)
        work.touches.add(id, TouchKind.COMMENT, at=NOON, text="a touch of jazz")
        work.commit()
    with data_file.unit_of_work("Rename") as work:
        work.prospects.edit(id, name="Zebulon Quartzite", title="Head of quartzite", priority=Priority.HIGH)
        work.commit()
    data_file.undo()
    data_file.redo()
    data_file.undo()
    return id


def forget(data_file: DataFile, *ids: int) -> Changed:
    with data_file.unit_of_work("Forget this person", undoable=False) as work:
        work.prospects.delete_many(ids)
        return work.commit()


def traces(data_file: DataFile) -> list[bytes]:
    """Which secrets stand anywhere in the file or in what lies beside it."""
    held = b"".join(each.read_bytes() for each in data_file.path.parent.iterdir()).lower()
    return [secret for secret in SECRETS if secret.lower() in held]


def test_before_the_person_is_forgotten_everything_is_found(data_file: DataFile) -> None:
    enter_secrets(data_file)
    assert traces(data_file) == list(SECRETS)


@pytest.mark.parametrize("others", [0, 300])
def test_no_byte_of_a_forgotten_person_is_left(data_file: DataFile, others: int) -> None:
    with data_file.unit_of_work("Import") as work:
        work.prospects.add_many(
            [{"name": f"Person {n}", "added_at": MORNING, "notes": "x" * n} for n in range(others)]
        )
        work.commit()
    changed = forget(data_file, enter_secrets(data_file))
    assert changed.facts
    assert traces(data_file) == []
    assert len(names(data_file)) == others
    data_file.close()
    assert traces(data_file) == []


def test_an_ordinary_deletion_keeps_the_person_for_undo_only_until_the_file_is_closed(
    data_file: DataFile,
) -> None:
    id = enter_secrets(data_file)
    with data_file.unit_of_work("Delete prospect") as work:
        work.prospects.delete_many([id])
        work.commit()
    assert data_file.undo_name == "Delete prospect"
    data_file.close()
    assert traces(data_file) == []


def test_after_forgetting_work_goes_on_as_before(data_file: DataFile) -> None:
    forget(data_file, enter_secrets(data_file))
    anna = enter_prospect(data_file, tags=["warm"])
    with data_file.unit_of_work("Delete prospect") as work:
        work.prospects.delete_many([anna])
        work.commit()
    data_file.undo()
    assert [person.tags for person in data_file.read.prospects()] == [("warm",)]
    data_file.undo()
    assert names(data_file) == []
    assert data_file.undo_name is None


def test_where_another_program_reads_the_file_the_person_is_told_of_remains_and_can_wipe_again(
    data_file: DataFile,
) -> None:
    id = enter_secrets(data_file)
    data_file.read._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(data_file.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM prospect").fetchall()
        with pytest.raises(RemainsLeft, match="traces may still be found"):
            forget(data_file, id)
        assert names(data_file) == []
        assert data_file.undo_name is None
        assert traces(data_file) == list(SECRETS)
        reader.execute("COMMIT")
        forget(data_file)
        assert traces(data_file) == []


def test_a_unit_that_only_adds_has_nothing_to_wipe_and_tells_of_no_remains(data_file: DataFile) -> None:
    data_file.read._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(data_file.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM prospect").fetchall()
        with data_file.unit_of_work("Set up", undoable=False) as work:
            work.prospects.add(name="Anna Berg", added_at=NOON)
            work.commit()
        assert names(data_file) == ["Anna Berg"]
        assert data_file.undo_name is None
