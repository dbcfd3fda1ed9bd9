"""What is asked of a report, and its first page beside."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from inmail_desk.desk.report_values import Order, ReportPeriod
from inmail_desk.ui.report_dialog import ReportDialog
from inmail_desk.ui.report_paper import A4, PER_INCH, Pen
from inmail_desk.ui.report_printing import print_on
from inmail_desk.ui.session import DeskSession

from .reporting import laid, person, report


@pytest.fixture
def dialog(session: DeskSession, qtbot: QtBot) -> ReportDialog:
    return opened(session, qtbot)


def opened(session: DeskSession, qtbot: QtBot, *selected: int) -> ReportDialog:
    dialog = ReportDialog(session, selected)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=lambda closed: closed.reject())
    dialog.show()
    return dialog


def choose(dialog: ReportDialog, period: ReportPeriod) -> None:
    dialog.period.show_value(period)


def test_the_last_90_days_are_asked_for_at_first(dialog: ReportDialog) -> None:
    asked = dialog.asked()
    assert asked is not None
    assert (asked.first, asked.last) == (date(2026, 8, 25), date(2026, 11, 22))


def test_nothing_private_is_asked_for_at_first(dialog: ReportDialog) -> None:
    asked = dialog.asked()
    assert asked is not None
    assert (asked.notes, asked.touch_texts, asked.addresses) == (False, False, False)


def test_chosen_days_have_fields_of_their_own(dialog: ReportDialog) -> None:
    shown = [dialog.first.isVisible()]
    choose(dialog, ReportPeriod.CHOSEN)
    shown.append(dialog.first.isVisible())
    dialog.first.set_day(date(2026, 10, 1))
    dialog.last.set_day(date(2026, 10, 31))
    asked = dialog.asked()
    assert asked is not None
    assert (shown, asked.first, asked.last) == ([False, True], date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        (date(2026, 10, 2), date(2026, 10, 1), "This day is before the first one."),
        (date(2026, 10, 2), None, "A day is missing."),
    ],
)
def test_days_that_make_no_period_are_told_and_nothing_is_saved(
    dialog: ReportDialog, qtbot: QtBot, first: date, last: date | None, word: str
) -> None:
    choose(dialog, ReportPeriod.CHOSEN)
    dialog.first.set_day(first)
    dialog.last.set_day(last)
    with qtbot.assertNotEmitted(dialog.save_wanted):
        dialog.ok_button.click()
    assert dialog.error(dialog.last) == word


def test_the_people_selected_in_the_list_can_be_all_that_is_told(session: DeskSession, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, 1, 2)
    texts = [dialog.who.itemText(place) for place in range(dialog.who.count())]
    dialog.who.setCurrentIndex(1)
    asked = dialog.asked()
    assert asked is not None
    assert (texts, asked.people) == (["Everybody", "Selected in the list: 2 people"], frozenset({1, 2}))


def test_the_order_can_be_by_day(dialog: ReportDialog) -> None:
    dialog.order.show_value(Order.DAY)
    asked = dialog.asked()
    assert asked is not None
    assert asked.order is Order.DAY


def test_the_first_page_stands_beside_with_how_many_there_are(dialog: ReportDialog) -> None:
    dialog.preview.wait()
    assert dialog.preview.text.text() == "2 people on 1 page"
    assert dialog.preview.paper.image is not None


def test_an_empty_period_is_told_beneath_the_first_page(dialog: ReportDialog) -> None:
    choose(dialog, ReportPeriod.CHOSEN)
    dialog.first.set_day(date(2020, 1, 1))
    dialog.last.set_day(date(2020, 1, 31))
    dialog.show_preview()
    dialog.preview.wait()
    assert dialog.preview.text.text() == "Nothing in this period"


def test_the_keyboard_begins_with_the_period_and_saves_from_anywhere(
    dialog: ReportDialog, qtbot: QtBot
) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.focusWidget() is dialog.period
    with qtbot.waitSignal(dialog.save_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_same_pages_go_to_a_printer(qtbot: QtBot, tmp_path: Path) -> None:
    from pypdf import PdfReader

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    people = [person(number) for number in range(25)]
    print_on(printer, laid(report(*people)), Pen(), scale=printer.resolution() / PER_INCH)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    text = " ".join(word for page in pages for word in page.extract_text().split())
    assert len(pages) == len(laid(report(*people), sheet=A4).pages)
    assert all(each.name in text for each in people)
