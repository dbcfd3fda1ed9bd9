"""Copying people as a table, for sheets and for texts alike."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from inmail_desk.desk.people import Column, PersonRow

from .people_columns import copied_table
from .table_copying import table_to_copy


def copied_rows(rows: Iterable[PersonRow], columns: Iterable[Column]) -> QMimeData:
    """The rows as a table with a heading."""
    heading, *lines = copied_table(rows, columns)
    return table_to_copy(heading, lines)
