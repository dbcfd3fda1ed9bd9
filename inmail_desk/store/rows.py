"""The rows of one session: what every repository does with them.

Single rows go through the session, many at once through plain statements; both within the unit's transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlmodel import Session, SQLModel

from .errors import NoSuchRow
from .journal import add_together

Row = type[SQLModel]

_MANY = 500
"""From so many rows on it pays to note them together."""


def table_of(row: Row) -> Table:
    """The table behind a class of rows."""
    table = inspect(row).local_table
    assert isinstance(table, Table)
    return table


def among(column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """That `column` is one of `values`, however many there are: they travel as one parameter."""
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(listed.c.value))


class Rows:
    """Adds, changes and removes rows, within a transaction only. Raises NoSuchRow where an id is not there."""

    def __init__(self, session: Session, connection: sqlite3.Connection) -> None:
        self._open_session = session
        self._sqlite = connection

    def add(self, row: Row, values: Mapping[str, object]) -> int:
        """Add one row; its id."""
        return self.add_many(row, [values])[0]

    def add_many(self, row: Row, rows: Sequence[Mapping[str, object]]) -> tuple[int, ...]:
        """Add rows to a table that never uses an id again; their ids, in their order."""
        if not rows:
            return ()
        table = table_of(row)
        taken = self._connection.exec_driver_sql(
            "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)", (table.name,)
        ).scalar_one()
        ids = tuple(range(taken + 1, taken + 1 + len(rows)))
        self._insert(table, ids, rows)
        return ids

    def _insert(self, table: Table, ids: Sequence[int], rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows that all have the same columns. Past SQLAlchemy, which takes longer for tens of thousands of them
        than the file does."""
        dialect = self._connection.dialect
        columns: list[Iterable[object]] = [ids]
        for name in rows[0]:
            values = [row[name] for row in rows]
            stored = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
            if stored is not None:
                # Thousands of rows share a few flags and moments.
                known = {value: stored(value) for value in set(values)}
                values = [known[value] for value in values]
            columns.append(values)
        names = ", ".join(("id", *rows[0]))
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
        added = zip(*columns, strict=True)
        if len(ids) < _MANY:
            self._sqlite.executemany(statement, added)
        else:
            add_together(self._sqlite, table.name, statement, added, ids[0], ids[-1])

    def add_plain(self, row: Row, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows to a table whose key is not an id of its own."""
        self.run(insert(table_of(row)), rows)

    def change(self, row: Row, id: int | str, values: Mapping[str, object]) -> None:
        """Change some columns of one row."""
        found = self._session.get(row, id)
        if found is None:
            raise NoSuchRow(table_of(row).name, id)
        for column, value in values.items():
            setattr(found, column, value)
        self._session.flush()

    def change_many(self, row: Row, ids: Collection[int], values: Mapping[str, object]) -> None:
        """Set the same columns in all rows of `ids`."""
        self.require(row, ids)
        if ids and values:
            table = table_of(row)
            self._connection.execute(update(table).where(among(table.c.id, ids)).values(**values))
            self._session.expire_all()

    def change_each(self, row: Row, changes: Mapping[int, Mapping[str, object]]) -> None:
        """Change some columns of each of these rows, by their ids: other values in each, and other columns too."""
        self.require(row, changes)
        table = table_of(row)
        alike: dict[tuple[str, ...], list[dict[str, object]]] = {}
        for id, values in changes.items():
            if values:
                row_of = {"this_id": id, **{f"new_{name}": new for name, new in values.items()}}
                alike.setdefault(tuple(values), []).append(row_of)
        for columns, rows in alike.items():
            new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
            self._connection.execute(
                update(table).where(table.c.id == bindparam("this_id")).values(new), rows
            )
        self._session.expire_all()

    def remove(self, row: Row, ids: Collection[int]) -> None:
        """Remove rows by their primary key, and what belongs to them."""
        self.require(row, ids)
        self.remove_where(row, among(_key(table_of(row)), ids))

    def remove_where(self, row: Row, *conditions: ColumnElement[bool]) -> None:
        """Remove the rows that meet all conditions, if there are any, and what belongs to them."""
        self._connection.execute(delete(table_of(row)).where(*conditions))
        self._session.expire_all()

    def require(self, row: Row, ids: Iterable[int]) -> None:
        """Raise NoSuchRow unless all `ids` are there."""
        wanted = set(ids)
        if not wanted:
            return
        missing = wanted - self.present(row, wanted)
        if missing:
            raise NoSuchRow(table_of(row).name, min(missing))

    def present(self, row: Row, ids: Collection[int]) -> set[int]:
        """Those of `ids` that are the primary key of a row."""
        key = _key(table_of(row))
        return {id for (id,) in self.ask(select(key).where(among(key, ids)))}

    def require_named(self, row: Row, column: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Raise NoSuchRow unless the ids that `rows` name in `column`, where they name one, are all there."""
        named = (values.get(column) for values in rows)
        self.require(row, (id for id in named if isinstance(id, int)))

    def has(self, row: Row, key: int | str) -> bool:
        """Whether there is a row with this primary key."""
        return self._session.get(row, key) is not None

    def ask(self, question: Select[Any]) -> list[Any]:
        """The answer to a question about rows."""
        return list(self._connection.execute(question).all())

    def run(self, statement: Insert, rows: Sequence[Mapping[str, object]]) -> None:
        """Carry a statement out for each of `rows`."""
        if rows:
            self._connection.execute(statement, list(rows))

    @property
    def _session(self) -> Session:
        # After a commit, and after a full disk, SQLite would save each further row by itself.
        if not self._sqlite.in_transaction:
            raise RuntimeError("the unit of work has ended")
        return self._open_session

    @property
    def _connection(self) -> Any:
        return self._session.connection()


def _key(table: Table) -> ColumnElement[Any]:
    (column,) = table.primary_key.columns
    return column
