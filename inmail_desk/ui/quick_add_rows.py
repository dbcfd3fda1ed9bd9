"""Several people found in a pasted text, as rows to tick and correct before they are added."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.recognising import Acquaintances, Known

from .colours import Tone
from .tables import CHIP_ROLE

translate = QCoreApplication.translate

TICK, NAME, TITLE, COMPANY, STATE = range(5)

LONGEST_FIELD = 300
"""The most characters of a name, title or company."""

_FIELDS = {NAME: "name", TITLE: "title", COMPANY: "company"}
_Index = QModelIndex | QPersistentModelIndex


class QuickAddRows(QAbstractTableModel):
    """The people found; those who are in the list already cannot be ticked. Names, titles and companies are edited in
    place, and each edit asks again whether the person is known."""

    def __init__(self, acquaintances: Acquaintances, parent: Any = None) -> None:
        super().__init__(parent)
        self._acquaintances = acquaintances
        self._rows: list[tuple[Candidate, Known | None, bool]] = []

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show these people; everybody who is new is ticked."""
        self.beginResetModel()
        self._rows = []
        for candidate in candidates:
            known = self._acquaintances.known(candidate)
            self._rows.append((candidate, known, not _in_list(known)))
        self.endResetModel()

    def ticked(self) -> Sequence[Candidate]:
        """The people who are to be added, in their order."""
        return [candidate for candidate, _, ticked in self._rows if ticked]

    def toggle(self, row: int) -> None:
        """Tick a row or take the tick away; somebody who is in the list already stays without."""
        index = self.index(row, TICK)
        ticked = self._rows[row][2]
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def nameless(self) -> int | None:
        """The first ticked row without a name, None where each has one."""
        rows = enumerate(self._rows)
        return next((row for row, (each, _, ticked) in rows if ticked and not each.name.strip()), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            translate("QuickAddRows", "Add"),
            translate("QuickAddRows", "Name"),
            translate("QuickAddRows", "Title"),
            translate("QuickAddRows", "Company"),
            translate("QuickAddRows", "State"),
        )[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() == TICK and not _in_list(self._rows[index.row()][1]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in _FIELDS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        candidate, known, ticked = self._rows[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if column == STATE:
                return _state(candidate, known)[0]
            return getattr(candidate, _FIELDS[column]) if column in _FIELDS else None
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == CHIP_ROLE and column == STATE:
            return _state(candidate, known)[1]
        if role == Qt.ItemDataRole.ToolTipRole and candidate.address is not None:
            return candidate.address.url
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TICK:
            return candidate.name
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        row, column = index.row(), index.column()
        candidate, known, ticked = self._rows[row]
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK and not _in_list(known):
            self._rows[row] = (candidate, known, Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and column in _FIELDS:
            candidate = _corrected(candidate, column, str(value)[:LONGEST_FIELD])
            self._rows[row] = (candidate, self._acquaintances.known(candidate), ticked)
        else:
            return False
        self.dataChanged.emit(self.index(row, TICK), self.index(row, STATE))
        return True


def _corrected(candidate: Candidate, column: int, text: str) -> Candidate:
    if column == NAME:
        return replace(candidate, name=text)
    return replace(candidate, title=text) if column == TITLE else replace(candidate, company=text)


def _in_list(known: Known | None) -> bool:
    return known is not None and known.same_address


def _state(candidate: Candidate, known: Known | None) -> tuple[str, Tone]:
    if known is not None and known.same_address:
        return translate("QuickAddRows", "In your list"), Tone.NEUTRAL
    if not candidate.name.strip():
        return translate("QuickAddRows", "Name missing"), Tone.DANGER
    if known is not None:
        return translate("QuickAddRows", "Same name"), Tone.WARN
    return translate("QuickAddRows", "New"), Tone.GOOD
