"""Bringing in a list: from a file or pasted text over its columns to what is written, by keys and clicks."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.exchange.list_columns import Sureness
from inmail_desk.exchange.list_fields import Field
from inmail_desk.ui.list_import_columns_model import ColumnsModel, FieldDelegate, Part, PreviewModel
from inmail_desk.ui.list_import_dialog import ListImportDialog
from inmail_desk.ui.list_import_model import Column, Group, ReviewRows
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.value_combo import ValueCombo

from ..conftest import NOW

SHEET = """Name;Link;Company;Sent date;Status;Answer date
Amara Okafor;https://www.linkedin.com/in/amara-okafor;Northwind;;;
Jana Weiss;https://www.linkedin.com/in/jana-weiss;Globex;2026-10-03;replied;2026-10-05
Bruno Keler;;Keller and Sons;2026-09-07;sent;
;;Nobody Ltd;;;
Pia Lund;https://example.org/pia;Fjord;soon;waiting;
"""

PAGE = """Sent
Jane Example
Head of Sales at Globex
Nov 4
Quick question about Acme
You: Hi Jane, I saw that you
Bo Lind
2w
Your talk in Ghent
You: Dear Bo
"""

Opened = Callable[..., ListImportDialog]


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def opened(session: DeskSession, memory: Memory, qtbot: QtBot) -> Opened:
    def open_dialog() -> ListImportDialog:
        dialog = ListImportDialog(session, memory=memory)
        # What a test leaves unfinished is not asked about.
        qtbot.addWidget(dialog, before_close_func=ListImportDialog.accept)
        dialog.show()
        return dialog

    return open_dialog


def file_of(tmp_path: Path, text: str, name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(dialog: ListImportDialog, path: Path) -> ListImportDialog:
    dialog.read_file(path)
    dialog.wait()
    return dialog


def looked_through(dialog: ListImportDialog) -> ListImportDialog:
    dialog.foot.ok.click()
    dialog.wait()
    dialog.work_out_now()
    return dialog


@pytest.fixture
def reviewed(opened: Opened, tmp_path: Path) -> ListImportDialog:
    return looked_through(read(opened(), file_of(tmp_path, SHEET)))


def column(model: QAbstractItemModel, part: int) -> list[str]:
    return [model.index(row, part).data() for row in range(model.rowCount())]


def pill(dialog: ListImportDialog, group: Group) -> str:
    return dialog.review.pills[group].text()


# The way through


def test_a_sheet_is_brought_in_from_beginning_to_end(
    reviewed: ListImportDialog, session: DeskSession, qtbot: QtBot
) -> None:
    reviewed.foot.ok.setFocus()
    qtbot.keyPress(reviewed.foot.ok, Qt.Key.Key_Return)
    reviewed.wait()

    assert {"Jana Weiss", "Pia Lund"} <= {each.name for each in session.picture.prospects.values()}
    assert reviewed.said == "Imported: 2 new people, 1 InMail, 1 answer."
    assert reviewed.changed
    assert session.data.undo_name == "Import List"


def test_the_dialog_opens_no_larger_than_the_screen(opened: Opened) -> None:
    dialog = opened()
    screen = dialog.screen().availableSize()
    assert dialog.size() == dialog.size().boundedTo(screen)


def test_every_step_can_be_as_small_as_a_small_screen(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened()
    small = QSize(800, 500)
    dialog.resize(small)
    qtbot.waitUntil(lambda: dialog._review is not None)
    QApplication.processEvents()
    sizes = [dialog.size()]
    for step in (lambda: read(dialog, file_of(tmp_path, SHEET)), lambda: looked_through(dialog)):
        step()
        QApplication.processEvents()
        sizes.append(dialog.size())

    assert sizes == [small, small, small]


def test_one_undo_takes_all_of_it_back(reviewed: ListImportDialog, session: DeskSession) -> None:
    before = session.data.read.prospects()
    reviewed.foot.ok.click()
    reviewed.wait()

    session.undo()

    assert session.data.read.prospects() == before


def test_nothing_is_written_before_the_last_button(reviewed: ListImportDialog, session: DeskSession) -> None:
    assert reviewed.foot.promise.text() == "Nothing has been written yet."

    reviewed.foot.cancel.click()

    assert not reviewed.isVisible()
    assert session.data.undo_name != "Import List"


def test_the_copy_that_the_import_was_tried_on_is_closed(reviewed: ListImportDialog) -> None:
    assert reviewed._looked is not None
    aside = reviewed._looked.aside
    reviewed.foot.cancel.click()
    reviewed._background.wait()
    assert not aside.data.is_open


def test_the_review_says_what_was_found(reviewed: ListImportDialog) -> None:
    assert [pill(reviewed, group) for group in (Group.NEW, Group.KNOWN, Group.SAME_PERSON, Group.LEFT)] == [
        "New 2",
        "In your list 1",
        "Same person? 1",
        "Left alone 1",
    ]
    assert reviewed.foot.ok.text() == "Import 2 people"
    assert reviewed.foot.beside.text() == "1 InMail, 1 answer, 1 person waits for your decision"


def test_whoever_stands_twice_in_the_list_is_not_counted_as_somebody_who_was_there(
    opened: Opened, tmp_path: Path
) -> None:
    row = "Greta Lund,https://www.linkedin.com/in/greta-lund\n"
    dialog = looked_through(read(opened(), file_of(tmp_path, "Name,Link\n" + row * 2)))

    shown = [each.text() for each in dialog.review.pills.values() if not each.isHidden()]
    assert shown == ["All 2", "New 1", "Twice in the list 1"]


def test_what_it_makes_of_the_balance_is_said_before(reviewed: ListImportDialog) -> None:
    reviewed.review.show_group(Group.SAME_PERSON)
    reviewed.review.panel.same.click()
    reviewed.work_out_now()

    assert "becomes" in reviewed.foot.effect.text()


def test_the_same_list_again_brings_nothing_and_says_so(opened: Opened, tmp_path: Path) -> None:
    sheet = "Name;Link\nJana Weiss;https://www.linkedin.com/in/jana-weiss\n"
    first = looked_through(read(opened(), file_of(tmp_path, sheet)))
    first.foot.ok.click()
    first.wait()

    again = looked_through(read(opened(), file_of(tmp_path, sheet)))

    assert again.foot.ok.text() == "Nothing to import"
    assert not again.foot.ok.isEnabled()
    assert again.foot.beside.text() == "Nothing is ticked that is not there already."


def test_escape_leaves_while_a_list_is_read(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.read_file(file_of(tmp_path, SHEET))

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.start.isVisible()


def test_one_can_go_back_to_the_columns_and_to_the_beginning(reviewed: ListImportDialog) -> None:
    reviewed.foot.back.click()
    assert reviewed.columns.isVisible()

    reviewed.foot.back.click()
    assert reviewed.start.isVisible()


# What cannot be read


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"", "people.csv is empty"),
        (b"\x89PNG\r\n\x1a\n123", "people.csv is no table"),
        (
            b'Name,Link\n"Anna,x\n',
            "people.csv has a quotation mark without an end: the cell that begins on line 2",
        ),
    ],
)
def test_what_is_no_list_is_said_where_another_can_be_chosen(
    opened: Opened, tmp_path: Path, data: bytes, title: str
) -> None:
    (tmp_path / "people.csv").write_bytes(data)

    dialog = read(opened(), tmp_path / "people.csv")

    assert dialog.start.isVisible()
    assert title in shown(dialog.start.trouble)


def shown(widget: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


# The columns


def test_columns_stand_beside_what_they_become(opened: Opened, tmp_path: Path) -> None:
    dialog = read(opened(), file_of(tmp_path, SHEET))

    assert column(dialog.columns.model, Part.HEADING)[:3] == ["Name", "Link", "Company"]
    assert [text.removesuffix("  ▾") for text in column(dialog.columns.model, Part.FIELD)] == [
        "Name",
        "Profile address",
        "Company",
        "InMail: day sent",
        "InMail: status",
        "InMail: day of the answer",
    ]
    assert column(dialog.columns.preview, 0)[:2] == ["Amara Okafor", "Jana Weiss"]


def test_a_column_can_be_given_another_meaning_by_the_keyboard(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = read(opened(), file_of(tmp_path, "Who knows;Link\nAnna Berg;https://www.linkedin.com/in/anna\n"))
    table = dialog.columns.table
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(ValueCombo)
    assert editor is not None
    editor.show_value(Field.NAME)
    editor.activated.emit(editor.currentIndex())

    assert dialog.columns.tabled().mapping.columns[0].field is Field.NAME
    assert column(dialog.columns.preview, 0) == ["Anna Berg"]


def test_what_was_chosen_is_proposed_for_the_next_list_of_the_same_headings(
    opened: Opened, tmp_path: Path
) -> None:
    text = "Who knows;Link\nAnna Berg;https://www.linkedin.com/in/anna\n"
    first = read(opened(), file_of(tmp_path, text))
    first.columns.model.setData(first.columns.model.index(0, Part.FIELD), Field.NAME.value)
    looked_through(first)

    again = read(opened(), file_of(tmp_path, text.replace("Anna", "Bo")))

    assert again.columns.tabled().mapping.columns[0].sureness is Sureness.REMEMBERED


def test_without_a_name_or_an_address_one_cannot_go_on(opened: Opened, tmp_path: Path) -> None:
    dialog = read(opened(), file_of(tmp_path, "Company;Title\nAcme;CTO\n"))

    assert not dialog.foot.ok.isEnabled()
    assert dialog.columns.problem.isVisible()


def test_days_that_may_be_two_are_asked_about(opened: Opened, tmp_path: Path) -> None:
    dialog = read(opened(), file_of(tmp_path, "Name;Sent date\nAnna Berg;03/04/2026\n"))
    assert not dialog.foot.ok.isEnabled()
    assert any("03/04/2026" in text for text in shown(dialog.columns.problem))

    dialog.columns.order.setCurrentIndex(2)
    dialog.columns.order.activated.emit(2)

    assert column(dialog.columns.preview, 3) == ["Sent 4 March"]
    assert dialog.foot.ok.isEnabled()


def test_a_sheet_of_a_workbook_can_be_chosen(opened: Opened, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.active.append(["Anna Berg"])
    other = book.create_sheet("Second")
    other.append(["Name"])
    other.append(["Bo Lind"])
    book.save(tmp_path / "people.xlsx")
    dialog = read(opened(), tmp_path / "people.xlsx")

    dialog.columns.sheet.setCurrentIndex(1)
    dialog.columns.sheet.activated.emit(1)
    dialog.wait()

    assert column(dialog.columns.preview, 0) == ["Bo Lind"]


def test_the_first_row_can_be_told_to_be_somebody(opened: Opened, tmp_path: Path) -> None:
    dialog = read(opened(), file_of(tmp_path, "Name;Link\nAnna Berg;https://www.linkedin.com/in/anna\n"))
    rows = dialog.columns.rows()

    dialog.columns.header.click()

    assert dialog.columns.rows() == rows + 1


# The review


def test_space_takes_a_tick_away_and_gives_it_back(reviewed: ListImportDialog, qtbot: QtBot) -> None:
    reviewed.review.show_group(Group.NEW)

    qtbot.keyClick(reviewed.review.table, Qt.Key.Key_Space)
    assert reviewed.foot.ok.text() == "Import 1 person"

    qtbot.keyClick(reviewed.review.table, Qt.Key.Key_Space)
    assert reviewed.foot.ok.text() == "Import 2 people"


def test_who_may_be_the_same_stands_beside_them(reviewed: ListImportDialog) -> None:
    reviewed.review.show_group(Group.SAME_PERSON)
    panel = reviewed.review.panel

    assert (panel.theirs[1].text(), panel.ours[1].text()) == ("Bruno Keler", "Bruno Keller")


def test_the_person_decides_whether_it_is_the_same(reviewed: ListImportDialog, session: DeskSession) -> None:
    reviewed.review.show_group(Group.SAME_PERSON)
    reviewed.review.panel.other.click()
    assert reviewed.foot.ok.text() == "Import 3 people"

    reviewed.review.panel.same.click()

    assert reviewed.foot.ok.text() == "Import 2 people"
    assert "2 InMails" in reviewed.foot.beside.text()


def test_of_several_who_may_be_meant_each_can_be_chosen(
    opened: Opened, session: DeskSession, tmp_path: Path
) -> None:
    known = [Candidate(name="Jana Weiss", company=company) for company in ("Initech", "Umbrella", "Hooli")]
    ids = session.perform(add_prospects, known, now=NOW).prospects
    reviewed = looked_through(read(opened(), file_of(tmp_path, SHEET)))
    reviewed.review.show_group(Group.SAME_PERSON)
    names = column(reviewed.review.rows, Column.NAME)
    reviewed.review.table.selectRow(names.index("Jana Weiss"))
    panel = reviewed.review.panel
    assert panel.suspect.count() == 3

    panel.suspect.setCurrentIndex(
        [panel.suspect.itemText(row) for row in range(3)].index("Jana Weiss · Hooli")
    )
    panel.suspect.activated.emit(panel.suspect.currentIndex())
    assert panel.ours[2].text() == "Hooli"
    panel.same.click()

    chosen = [each for each in reviewed.review.review.proposals if each.name == "Jana Weiss"]
    assert [each.same_as for each in chosen] == [ids[2]]
    assert panel.suspect.currentText() == "Jana Weiss · Hooli"


def test_what_is_empty_of_people_in_the_list_is_filled_unless_that_is_not_wanted(
    opened: Opened, session: DeskSession, tmp_path: Path
) -> None:
    sheet = "Name;Link;Location\nAmara Okafor;https://www.linkedin.com/in/amara-okafor;Lagos\n"
    reviewed = looked_through(read(opened(), file_of(tmp_path, sheet)))
    assert reviewed.foot.ok.text() == "Fill blanks of 1 row"
    assert "Fills what is empty in your list: place." in reviewed.review.panel.said.text()

    reviewed.review.fills.click()
    assert not reviewed.foot.ok.isEnabled()
    reviewed.review.fills.click()
    reviewed.foot.ok.click()
    reviewed.wait()

    assert reviewed.said == "Imported: blanks of 1 person filled."
    assert "Lagos" in [each.location for each in session.picture.prospects.values()]


def test_why_a_row_was_left_alone_is_said_with_its_line(reviewed: ListImportDialog) -> None:
    reviewed.review.show_group(Group.LEFT)

    assert reviewed.review.panel.head.text().startswith("Line 5")
    assert "neither a name" in reviewed.review.panel.said.text()


def test_a_day_that_cannot_be_read_is_said_and_can_be_put_in(reviewed: ListImportDialog) -> None:
    reviewed.review.show_group(Group.REMARKS)
    row = column(reviewed.review.rows, Column.NAME).index("Pia Lund")
    reviewed.review.table.selectRow(row)
    assert "“soon” is no day" in reviewed.review.panel.said.text()
    assert reviewed.review.rows.index(row, Column.INMAIL).data() == "InMail left out"

    reviewed.review.panel.sent.line.setText("2026-10-01")
    reviewed.review.panel.sent.line.editingFinished.emit()

    assert reviewed.review.rows.index(row, Column.INMAIL).data() == "Sent 1 Oct"
    assert "2 InMails" in reviewed.foot.beside.text()


def test_an_answer_that_is_left_out_is_marked_in_its_row_until_its_day_is_put_in(
    opened: Opened, tmp_path: Path
) -> None:
    text = "Name,Sent on,Status\nLiv Ruud,2026-10-03,Replied\n"
    review = looked_through(read(opened(), file_of(tmp_path, text))).review
    cell = review.rows.index(0, Column.INMAIL)
    assert cell.data() == "Sent 3 Oct, answer left out"

    review.panel.answered.line.setText("2026-10-05")
    review.panel.answered.line.editingFinished.emit()

    assert cell.data() == "Sent 3 Oct, replied 5 Oct"


def test_the_day_of_an_answer_can_be_put_in_for_an_inmail_that_is_there_already(
    opened: Opened, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "Name,Profile,Sent on,Status\nLiv Ruud,linkedin.com/in/liv,2026-10-03,Replied\n")
    first = looked_through(read(opened(), path))
    first.foot.ok.click()
    first.wait()
    again = looked_through(read(opened(), path))
    assert not again.foot.ok.isEnabled()

    again.review.panel.answered.line.setText("2026-10-05")
    again.review.panel.answered.line.editingFinished.emit()

    assert again.review.panel.answered.isVisible()
    assert again.foot.ok.text() == "Import 1 answer"


def test_an_inmail_can_be_marked_free(reviewed: ListImportDialog) -> None:
    reviewed.review.show_group(Group.NEW)

    reviewed.review.panel.free.click()

    assert reviewed.review.rows.index(0, Column.INMAIL).data() == "Sent 3 Oct, free, replied 5 Oct"


# Pasted text


def test_messages_of_a_pasted_page_are_shown_with_what_was_understood(opened: Opened) -> None:
    dialog = opened()
    dialog.start.text.setPlainText(PAGE)

    looked_through(dialog)

    assert column(dialog.review.rows, Column.NAME) == ["Jane Example", "Bo Lind"]
    assert dialog.review.panel.head.text() == "Lines 2 to 6 · Jane Example · Quick question about Acme"


def test_a_day_that_is_only_about_right_is_not_taken_unasked(opened: Opened) -> None:
    dialog = opened()
    dialog.read_text(PAGE)
    dialog.wait()

    review = dialog.review.review
    assert review is not None
    assert [each.taken for each in review.proposals] == [True, False]


def test_cells_pasted_from_a_sheet_lead_to_their_columns(opened: Opened) -> None:
    dialog = opened()
    dialog.read_text("Name\tCompany\nAnna Berg\tAcme\n")
    dialog.wait()

    assert dialog.columns.isVisible()
    assert column(dialog.columns.preview, 0) == ["Anna Berg"]


def test_a_pasted_page_whose_days_may_be_two_is_asked_about(opened: Opened) -> None:
    dialog = opened()
    dialog.start.text.setPlainText(PAGE.replace("Nov 4", "03/04/2026"))
    dialog.foot.ok.click()
    dialog.wait()
    assert dialog.start.order.isVisible()

    dialog.start.order.setCurrentIndex(1)
    dialog.start.order_button.click()
    dialog.wait()

    assert dialog.review.rows.index(0, Column.INMAIL).data() == "Sent 4 Mar"


def test_a_text_without_anybody_is_said(opened: Opened) -> None:
    dialog = opened()
    dialog.read_text("Hello there")
    dialog.wait()

    assert "Nobody was found in The pasted text" in shown(dialog.start.trouble)


# The parts


def test_the_models_keep_the_promises_of_models(reviewed: ListImportDialog, qtbot: QtBot) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    models = [reviewed.columns.model, reviewed.columns.preview, reviewed.review.rows]
    testers = [QAbstractItemModelTester(model, mode) for model in models]

    for group in Group:
        reviewed.review.show_group(group)
    reviewed.review.show_group(Group.NEW)
    qtbot.keyClick(reviewed.review.table, Qt.Key.Key_Space)

    assert len(testers) == 3
    assert [type(model) for model in models] == [ColumnsModel, PreviewModel, ReviewRows]


def test_the_choice_of_a_column_offers_every_field(reviewed: ListImportDialog) -> None:
    table = reviewed.columns.table
    delegate = table.itemDelegateForColumn(Part.FIELD)
    assert isinstance(delegate, FieldDelegate)

    table.choose(0)

    editor = table.findChild(ValueCombo)
    assert editor is not None
    assert editor.count() == len(Field) + 1
