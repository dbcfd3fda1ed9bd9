"""Writes what is settled for this data file alone."""

from .rows import Rows, table_of
from .tables import SettingRow
from .validation import filled_line, text


class SettingsRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def set(self, key: str, value: str | None) -> None:
        """Keep the text `value` under `key`; None removes it."""
        key = filled_line("key", key)
        if value is None:
            self._rows.remove_where(SettingRow, table_of(SettingRow).c.key == key)
        elif self._rows.has(SettingRow, key):
            self._rows.change(SettingRow, key, {"value": text("value", value)})
        else:
            self._rows.add_plain(SettingRow, [{"key": key, "value": text("value", value)}])
