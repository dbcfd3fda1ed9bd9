"""The parts of the calendar: its models, the year, the chips of a day, and people in the agenda."""

from datetime import date, datetime, time
from decimal import Decimal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.plan import change_plan, set_price
from inmail_desk.desk.prospects import add_prospects, set_follow_up
from inmail_desk.store.values import BillingPeriod
from inmail_desk.ui.calendar_cells import place_chips, place_head
from inmail_desk.ui.calendar_model import CalendarModel
from inmail_desk.ui.calendar_page import CalendarPage
from inmail_desk.ui.calendar_words import ChipWords
from inmail_desk.ui.colours import Tone
from inmail_desk.ui.memory import WEEK_START, Memory
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
CHIPS = (
    ChipWords("−11 expire", "−11", "hourglass", Tone.DANGER),
    ChipWords("+15, cap −1", "+14", "import", Tone.GOOD),
    ChipWords("Anna L.", "1", "back", Tone.WARN, marked=True),
    ChipWords("2 sent", "2", "send", Tone.NEUTRAL),
)


def test_the_model_of_the_month_keeps_the_rules_of_models(page: CalendarPage, memory: Memory) -> None:
    QAbstractItemModelTester(page.grid.model(), _FATAL)
    for day in (date(2026, 12, 30), date(2027, 2, 1), date(2026, 11, 30)):
        page.show_day(day)
    memory.write(WEEK_START, "sunday")
    assert page.grid.model().rowCount() in (5, 6)


def test_the_model_of_the_year_keeps_the_rules_of_models(page: CalendarPage) -> None:
    QAbstractItemModelTester(page.strip.model(), _FATAL)
    page.show_day(date(2027, 1, 5))
    assert page.strip.model().columnCount() == 12


def test_each_day_is_a_sentence_for_a_screen_reader(page: CalendarPage) -> None:
    page.show_day(date(2026, 12, 1))
    said = page.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).split("\n")
    assert said[0].endswith("in 9 days")
    assert said[1:] == ["Balance 45", "15 credits will be granted", "1 credit cut by the cap"]


def test_a_change_of_the_plan_names_the_plan_and_comes_first(
    page: CalendarPage, session: DeskSession
) -> None:
    day = date(2026, 12, 1)
    session.perform(change_plan, session.picture, "premium-career", on=day)
    assert chip_texts(page, day)[0] == "Plan change"
    said = page.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).split("\n")
    assert said[2] == "Premium Career is chosen as the plan"


def test_a_new_price_of_the_plan_is_said(session: DeskSession, page: CalendarPage) -> None:
    price = {"price": Decimal("69.99"), "currency": "EUR", "period": BillingPeriod.MONTHLY}
    session.perform(set_price, **price, on=NOW.date(), now=NOW)
    assert "The plan costs 69.99 EUR" in page.agenda.texts()


def test_the_year_says_where_losses_gather(page: CalendarPage) -> None:
    said = [page.strip.model().index(0, month).data(Qt.ItemDataRole.AccessibleTextRole) for month in (10, 11)]
    assert said == [
        "November 2026\n14 credits lost by age\n15 credits arrived",
        "December 2026\n15 credits lost by age\n1 credit cut by the cap\n15 credits arrive",
    ]


def test_enter_on_a_month_of_the_year_shows_it(page: CalendarPage) -> None:
    QTest.keyClick(page.strip, Qt.Key.Key_Left)
    assert page.title_button.text() == "November 2026"
    QTest.keyClick(page.strip, Qt.Key.Key_Return)
    assert page.title_button.text() == "October 2026"


def test_a_click_on_a_month_of_the_year_shows_it(page: CalendarPage) -> None:
    strip = page.strip
    place = strip.visualRect(strip.model().index(0, 2)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.title_button.text() == "March 2026"


def chip_texts(page: CalendarPage, on: date) -> list[str]:
    page.show_day(on)
    model = page.grid.model()
    assert isinstance(model, CalendarModel)
    return [chip.text for chip in model.chips_at(page.grid.currentIndex())]


def test_the_chips_of_a_day_say_what_comes_and_goes(page: CalendarPage) -> None:
    assert chip_texts(page, date(2026, 11, 30)) == ["−14 expire"]
    assert chip_texts(page, date(2026, 12, 1)) == ["+15, cap −1"]
    assert chip_texts(page, date(2026, 11, 25)) == ["Amara O."]
    assert chip_texts(page, date(2026, 10, 30)) == ["1 lapsed"]
    assert chip_texts(page, date(2026, 10, 9)) == ["1 answer"]
    assert chip_texts(page, date(2026, 9, 1)) == ["+15", "Plan begins"]


def test_a_low_page_leaves_the_room_to_the_days_and_a_higher_one_has_the_year(page: CalendarPage) -> None:
    line = page.fontMetrics().height()
    page.resize(page.width(), 29 * line)
    assert not page.strip.isVisible()
    page.resize(page.width(), 31 * line)
    assert page.strip.isVisible()


def metrics() -> QFontMetrics:
    return QFontMetrics(QFont(QApplication.font()))


def room(width: int, lines: int) -> QRect:
    return QRect(0, 0, width, lines * (metrics().height() + 6) + (lines - 1) * 4)


def test_where_there_is_room_each_chip_says_its_words(qapp: QApplication) -> None:
    placed = place_chips(CHIPS, room(300, 4), metrics())
    assert [chip.text for chip in placed] == [chip.text for chip in CHIPS]


def test_where_lines_are_missing_the_last_says_how_many_more_there_are(qapp: QApplication) -> None:
    placed = place_chips(CHIPS, room(300, 3), metrics())
    assert [chip.text for chip in placed] == ["−11 expire", "+15, cap −1", "+2 more"]


def test_words_that_are_too_wide_give_way_to_an_icon_with_the_number(qapp: QApplication) -> None:
    width = metrics().horizontalAdvance("+15, cap −1") + 13
    (placed,) = place_chips(CHIPS[1:2], room(width, 1), metrics())
    assert (placed.text, placed.icon) == ("+14", "import")


def test_in_the_narrowest_cell_a_chip_is_its_number_and_then_its_icon(qapp: QApplication) -> None:
    width = metrics().horizontalAdvance("+14") + 14
    (number,) = place_chips(CHIPS[1:2], room(width, 1), metrics())
    (icon,) = place_chips(CHIPS[1:2], room(width - 1, 1), metrics())
    assert [(chip.text, chip.icon) for chip in (number, icon)] == [("+14", ""), ("", "import")]


def test_in_one_line_chips_stand_side_by_side_and_none_leaves_the_room(qapp: QApplication) -> None:
    for width in range(40, 400, 7):
        placed = place_chips(CHIPS, room(width, 1), metrics())
        assert placed[0].icon == "hourglass"
        assert placed[-1].rect.right() <= width or len(placed) == 2
        assert len(placed) == len(CHIPS) or placed[1].text == "+3"


def test_without_room_for_a_line_there_are_no_chips(qapp: QApplication) -> None:
    assert place_chips(CHIPS, QRect(0, 0, 300, 5), metrics()) == []


def test_a_pixel_that_is_missing_takes_no_chip_away(qapp: QApplication) -> None:
    a_bit_less = room(300, 3).adjusted(0, 0, 0, -1)
    placed = place_chips(CHIPS[:3], a_bit_less, metrics())
    assert [chip.text for chip in placed] == ["−11 expire", "+15, cap −1", "Anna L."]


def test_in_a_low_cell_the_chips_shrink_rather_than_vanish(qapp: QApplication) -> None:
    low = QRect(0, 0, 300, metrics().height())
    placed = place_chips(CHIPS[:2], low, metrics())
    assert [chip.icon for chip in placed] == ["hourglass", "import"]
    assert all(low.contains(chip.rect) for chip in placed)


def test_the_number_of_a_narrow_day_and_its_balance_stand_apart(qapp: QApplication) -> None:
    for today in (False, True):
        for width in range(40, 130):
            head = place_head(QRect(0, 0, width, 60), 24, 20, 22, today=today)
            assert head.mark.left() >= 0
            assert head.balance is None or head.balance.left() > head.mark.right() + 1
        assert place_head(QRect(0, 0, 62, 60), 24, 20, 22, today=today).balance is not None


def test_a_balance_that_finds_no_room_beside_the_number_is_left_out(qapp: QApplication) -> None:
    assert place_head(QRect(0, 0, 62, 60), 24, 40, 22, today=False).balance is None


def add_many(session: DeskSession, count: int, on: date) -> None:
    people = [Candidate(name=f"Person {number:02}") for number in range(count)]
    added = session.perform(add_prospects, people, now=datetime.combine(NOW.date(), time(9)))
    session.perform(set_follow_up, list(added.prospects), on)


def test_of_many_people_the_first_few_are_named_and_the_others_on_demand(
    empty_page: CalendarPage, empty_session: DeskSession
) -> None:
    on = date(2026, 11, 26)
    add_many(empty_session, 30, on)
    empty_page.show_day(on)
    assert "Follow up 30 people" in empty_page.agenda.texts()
    assert "Person 03" not in empty_page.agenda.texts()
    assert "Show 27 more" in empty_page.agenda.texts()
    empty_page.agenda.everybody_wanted.emit()
    assert "Person 29" in empty_page.agenda.texts()


def test_a_name_among_several_opens_what_can_be_done_about_that_person(
    empty_page: CalendarPage, empty_session: DeskSession, qtbot: QtBot
) -> None:
    on = date(2026, 11, 26)
    add_many(empty_session, 2, on)
    empty_page.show_day(on)
    link = next(each for each in empty_page.agenda.links() if each.text() == "Person 01")
    menu = link.menu_of_offers()
    assert [action.text() for action in menu.actions()] == ["Log InMail…", "Move the day…", "Show the person"]
    with qtbot.waitSignal(empty_page.follow_up_wanted):
        menu.actions()[1].trigger()


def test_a_name_with_an_ampersand_is_shown_as_it_is(
    empty_page: CalendarPage, empty_session: DeskSession
) -> None:
    on = date(2026, 11, 26)
    people = [Candidate(name="R&D Lab"), Candidate(name="Zoë")]
    added = empty_session.perform(add_prospects, people, now=NOW)
    empty_session.perform(set_follow_up, list(added.prospects), on)
    empty_page.show_day(on)
    link = empty_page.agenda.links()[0]
    assert link.accessibleName() == "R&D Lab"
    assert link.shortcut().isEmpty()  # no key was made of the letter behind it


def test_the_focus_stays_in_the_agenda_when_what_it_was_on_is_done(
    empty_page: CalendarPage, empty_session: DeskSession
) -> None:
    on = date(2026, 11, 26)
    add_many(empty_session, 1, on)
    more = empty_session.perform(add_prospects, [Candidate(name="Zoë"), Candidate(name="Ann")], now=NOW)
    empty_session.perform(set_follow_up, list(more.prospects), on)
    empty_page.show_day(on)
    empty_page.agenda.links()[2].setFocus()
    empty_session.undo()
    first = empty_page.agenda.links()[0]
    assert QApplication.focusWidget() is first


def test_where_nothing_is_left_to_do_the_keyboard_goes_back_to_the_days(
    empty_session: DeskSession, memory: Memory, qtbot: QtBot
) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QPushButton("Beside the page"))
    page = CalendarPage(empty_session, memory)
    row.addWidget(page)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    on = date(2026, 11, 26)
    add_many(empty_session, 2, on)
    page.show_day(on)
    page.agenda.links()[1].setFocus()
    empty_session.undo()
    assert page.agenda.links() == []
    assert page.grid.hasFocus()
