"""How every table looks and is used."""

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from inmail_desk.ui.colours import DARK, LIGHT, Tone
from inmail_desk.ui.tables import CHIP_ROLE, dress_table
from inmail_desk.ui.theme import apply_theme

from .conftest import Show

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROWS = (("Ben Osei", "3 days left"), ("Anna Lindqvist", "18 days left"))
TONES = (Tone.DANGER, Tone.GOOD)


class People(QAbstractTableModel):
    """Two people with the state of each."""

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(ROWS)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return ROWS[index.row()][index.column()]
        if role == CHIP_ROLE and index.column() == 1:
            return TONES[index.row()]
        return None


@pytest.fixture
def table(show: Show) -> QTableView:
    table = QTableView()
    model = People(table)
    table.setModel(model)
    dress_table(table)
    table.resizeColumnsToContents()
    show(QLineEdit(), table, QLineEdit(), width=500)
    return table


def cell(table: QTableView, row: int, column: int) -> QImage:
    place = table.visualRect(table.model().index(row, column))
    return table.viewport().grab(place).toImage()


def holds(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def is_written_on(image: QImage, columns: range) -> bool:
    return any(image.pixelColor(x, y).lightness() < 200 for x in columns for y in range(image.height()))


def test_a_state_is_shown_as_a_chip_in_its_tone(table: QTableView) -> None:
    assert [holds(cell(table, row, 1), LIGHT.of_tone(tone)[1]) for row, tone in enumerate(TONES)] == [
        True,
        True,
    ]


def test_other_cells_are_no_chips(table: QTableView) -> None:
    grounds = [LIGHT.of_tone(tone)[1] for tone in Tone]

    assert not any(holds(cell(table, 0, 0), ground) for ground in grounds)


def test_a_chip_keeps_its_edge_where_its_row_is_selected(table: QTableView) -> None:
    before = cell(table, 0, 1)
    table.selectRow(0)

    assert not holds(before, LIGHT.accent_soft)
    assert holds(cell(table, 0, 1), LIGHT.accent_soft)
    assert holds(cell(table, 0, 1), LIGHT.danger_soft)


def test_chips_follow_the_theme(table: QTableView, qapp: QApplication) -> None:
    apply_theme(qapp, dark=True)

    assert holds(cell(table, 0, 1), DARK.danger_soft)


def test_words_keep_clear_of_the_edges_of_their_cell_however_narrow_it_is(table: QTableView) -> None:
    table.setColumnWidth(0, 60)
    image = cell(table, 1, 0)

    assert is_written_on(image, range(10, 50))
    assert not is_written_on(image, range(10))
    assert not is_written_on(image, range(51, 60))


def test_a_column_as_wide_as_its_contents_cuts_none_of_them(table: QTableView) -> None:
    words = max(table.fontMetrics().horizontalAdvance(state) for _, state in ROWS)

    assert table.columnWidth(1) >= words + 20


def test_arrows_move_by_whole_rows_and_tab_leaves_the_table(qtbot: QtBot, table: QTableView) -> None:
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    selected = {(index.row(), index.column()) for index in table.selectedIndexes()}
    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert selected == {(1, 0), (1, 1)}
    assert not table.hasFocus()
