"""Undo and redo, by one mechanism for every change.

Temporary triggers, which exist for this connection alone and never reach the file, note the inverse of every row that
changes: cascades included, whoever changes it. The notes of one unit of work are a step. Undoing a step carries its
notes out in reverse order; the same triggers note how to do it again.
"""

import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from .changes import TABLES_OF_ALL_PROSPECTS, Changed
from .in_turns import execute_many

DEPTH = 100

_AT_ONCE = 1000
"""Rows that are read of their notes in one go: while tens of thousands are, no other thread has its turn."""


class _Step(NamedTuple):
    action: str
    first: int
    last: int

    @property
    def rows(self) -> int:
        """How many changes of rows it is."""
        return self.last - self.first + 1


class _Table(NamedTuple):
    """How a row of the table is put back, changed back or taken away."""

    insert: str
    update: str
    delete: str


class Journal:
    """The steps of one connection. Only its owner begins and ends transactions around `changed` and `keep`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tables: dict[str, _Table] = {}
        self._undo: deque[_Step] = deque()
        self._redo: deque[_Step] = deque()
        self._first = 0

    @property
    def undo_name(self) -> str | None:
        return self._undo[-1].action if self._undo else None

    @property
    def redo_name(self) -> str | None:
        return self._redo[-1].action if self._redo else None

    @property
    def undo_rows(self) -> int:
        return self._undo[-1].rows if self._undo else 0

    @property
    def redo_rows(self) -> int:
        return self._redo[-1].rows if self._redo else 0

    def install(self) -> None:
        """Make the triggers, if this is the first change. Outside of a transaction only."""
        if self._tables:
            return
        tables, script = _triggers(self._connection)
        self._connection.execute("BEGIN")
        try:
            for statement in script:
                self._connection.execute(statement)
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._tables = tables

    def begin(self) -> None:
        """From here on changes belong to one step."""
        self._first = self._end() + 1

    def changed(self, action: str) -> Changed:
        """What has changed since `begin`. Inside the transaction."""
        notes = self._connection.execute(
            "SELECT DISTINCT row_table, prospect, prospect_before FROM journal WHERE seq >= ?", (self._first,)
        ).fetchall()
        tables = frozenset(table for table, _, _ in notes)
        if tables & TABLES_OF_ALL_PROSPECTS:
            return Changed(action=action, tables=tables, prospects=None)
        prospects = frozenset(id for _, *ids in notes for id in ids if id is not None)
        return Changed(action=action, tables=tables, prospects=prospects)

    def only_added(self) -> bool:
        """Whether rows were added since `begin`, and none removed or overwritten."""
        inverses = self._connection.execute(
            "SELECT DISTINCT inverse FROM journal WHERE seq >= ?", (self._first,)
        ).fetchall()
        return inverses == [("delete",)]

    def keep(self, changed: Changed) -> None:
        """The transaction is committed: what changed since `begin` can be undone, and nothing can be redone."""
        if not changed:
            return
        for step in self._redo:
            self._drop(step)
        self._redo.clear()
        self._undo.append(_Step(changed.action, self._first, self._end()))
        if len(self._undo) > DEPTH:
            self._drop(self._undo.popleft())

    def end(self) -> None:
        """Nothing that happened up to now can be undone or redone any more."""
        self._connection.execute("DELETE FROM journal")
        self._undo.clear()
        self._redo.clear()

    def undo(self) -> Changed | None:
        """Take the latest step back, in a transaction of its own; None where there is none."""
        return self._carry_out(self._undo, self._redo)

    def redo(self) -> Changed | None:
        """Do again what was undone last, in a transaction of its own; None where there is nothing."""
        return self._carry_out(self._redo, self._undo)

    def _carry_out(self, source: deque[_Step], target: deque[_Step]) -> Changed | None:
        if not source:
            return None
        step = source[-1]
        connection = self._connection
        # Every row that a cascade changed is noted itself, so that cascades must not act again.
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Only rows of the same table can be in each other's way; so each table's rows go together, and quickly.
                notes = connection.execute(
                    "SELECT row_table, inverse, old FROM journal WHERE seq BETWEEN ? AND ?"
                    " ORDER BY row_table, seq DESC",
                    (step.first, step.last),
                ).fetchall()
                self._drop(step)
                self.begin()
                self._apply(notes)
                changed = self.changed(step.action)
                done = _Step(step.action, self._first, self._end())
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        finally:
            connection.execute("PRAGMA foreign_keys = ON")
        source.pop()
        target.append(done)
        return changed

    def _apply(self, notes: Iterable[tuple[str, str, str]]) -> None:
        for (table, inverse), run in groupby(notes, key=lambda note: note[:2]):
            olds = [old for _, _, old in run]
            for first in range(0, len(olds), _AT_ONCE):
                rows = json.loads(f"[{','.join(olds[first : first + _AT_ONCE])}]")
                execute_many(self._connection, getattr(self._tables[table], inverse), rows)

    def _end(self) -> int:
        (last,) = self._connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
        return int(last)

    def _drop(self, step: _Step) -> None:
        self._connection.execute("DELETE FROM journal WHERE seq BETWEEN ? AND ?", (step.first, step.last))


def add_together(
    connection: sqlite3.Connection,
    table: str,
    statement: str,
    rows: Iterable[Sequence[object]],
    first: int,
    last: int,
) -> None:
    """Adds rows with the ids from `first` to `last`, noting them all in one go: a trigger for each would take as long
    as the rows themselves. Inside a transaction only, which takes the trigger back as well where this fails."""
    trigger = f"journal_{table}_insert"
    found = connection.execute("SELECT sql FROM temp.sqlite_master WHERE name = ?", (trigger,)).fetchone()
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    connection.execute(f"DROP TRIGGER temp.{trigger}")
    execute_many(connection, statement, rows)
    connection.execute(
        "INSERT INTO journal (row_table, inverse, old, prospect)"
        f" SELECT '{table}', 'delete', json_array(new.id), {_prospect('new', table, names)}"
        f" FROM main.{table} AS new WHERE new.id BETWEEN ? AND ? ORDER BY new.id",
        (first, last),
    )
    connection.execute(found[0].replace("CREATE TRIGGER", "CREATE TEMP TRIGGER", 1))


def _triggers(connection: sqlite3.Connection) -> tuple[dict[str, _Table], list[str]]:
    """The tables of the file, and the statements that make journal and triggers."""
    columns: dict[str, list[tuple[str, bool]]] = {}
    for table, column, key in connection.execute(
        "SELECT t.name, c.name, c.pk FROM main.sqlite_master AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name <> 'alembic_version'"
    ):
        columns.setdefault(table, []).append((column, bool(key)))
    script = [
        "CREATE TEMP TABLE journal (seq INTEGER PRIMARY KEY, row_table TEXT, inverse TEXT, old TEXT,"
        " prospect INTEGER, prospect_before INTEGER)"
    ]
    tables = {}
    for table, described in columns.items():
        names = [name for name, _ in described]
        key = [name for name, in_key in described if in_key]
        where = " AND ".join(f"{name} = ?" for name in key)
        tables[table] = _Table(
            insert=f"INSERT INTO main.{table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            update=f"UPDATE main.{table} SET {', '.join(f'{name} = ?' for name in names)} WHERE {where}",
            delete=f"DELETE FROM main.{table} WHERE {where}",
        )
        old = ", ".join(f"old.{name}" for name in names)
        new_key = ", ".join(f"new.{name}" for name in key)
        differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in names)
        after, before = _prospect("new", table, names), _prospect("old", table, names)
        script += [
            _trigger(table, "INSERT", "", "delete", new_key, after, "NULL"),
            _trigger(table, "DELETE", "", "insert", old, before, "NULL"),
            _trigger(table, "UPDATE", f"WHEN {differs}", "update", f"{old}, {new_key}", after, before),
        ]
    return tables, script


def _trigger(table: str, event: str, when: str, inverse: str, row: str, after: str, before: str) -> str:
    return (
        f"CREATE TEMP TRIGGER journal_{table}_{event.lower()} AFTER {event} ON main.{table} {when} BEGIN"
        " INSERT INTO journal (row_table, inverse, old, prospect, prospect_before)"
        f" VALUES ('{table}', '{inverse}', json_array({row}), {after}, {before}); END"
    )


def _prospect(row: str, table: str, columns: list[str]) -> str:
    """The SQL for the id of the prospect whose row, InMail or touch it is."""
    if table == "prospect":
        return f"{row}.id"
    if "prospect_id" in columns:
        return f"{row}.prospect_id"
    if "inmail_id" in columns:
        # Null where the InMail itself is gone already; its own note names the prospect then.
        return f"(SELECT prospect_id FROM inmail WHERE id = {row}.inmail_id)"
    return "NULL"
