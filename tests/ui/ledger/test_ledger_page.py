"""The page Ledger: what is listed, what the filters let through, and why an entry is there."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.ledger_page import Group, Period
from inmail_desk.desk.sending import edit_inmail, log_inmails
from inmail_desk.ui.controls import LinkButton
from inmail_desk.ui.ledger_model import Col
from inmail_desk.ui.ledger_page import LedgerPage
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..keyboard import press
from .conftest import Shows, click, column

Named = Callable[[str], int]


def texts(page: LedgerPage) -> list[str]:
    """What the panel says."""
    QApplication.processEvents()
    return [each.text() for each in page.panel.findChildren(QLabel) if each.isVisible() and each.text()]


def subtitle(page: LedgerPage) -> str:
    return page.header._subtitle.text()


def choose(page: LedgerPage, period: Period) -> None:
    page.filters.period.setCurrentIndex(page.filters.period.findData(period))


def number(page: LedgerPage, kind: Kind) -> int:
    """The number of the first entry of a kind."""
    postings = page._session.picture.statement.postings
    return next(number for number, posting in enumerate(postings) if posting.kind is kind)


def as_any_link(link: LinkButton) -> QImage:
    """What a link paints that never shortens its text."""
    other = LinkButton(link.text(), link.parentWidget())
    other.resize(link.size())
    return other.grab().toImage()


# The list


def test_the_latest_entry_stands_on_top_with_the_balance_after_it(page: LedgerPage) -> None:
    assert column(page, Col.DAY) == ["1 Nov", "9 Oct", "5 Oct", "1 Oct", "1 Sep"]
    assert column(page, Col.CREDITS) == ["+15", "+1", "−1", "+15", "+15"]
    assert column(page, Col.BALANCE) == ["45", "30", "29", "30", "15"]


def test_each_line_says_what_it_is_and_whom_it_is_about(page: LedgerPage) -> None:
    assert column(page, Col.KIND)[:3] == ["Allotment", "Credit back", "InMail"]
    assert column(page, Col.WHAT)[:3] == ["Premium Business", "Chloé Martin", "Chloé Martin"]


def test_a_click_on_the_day_turns_the_list_over_and_it_stays_so(
    session: DeskSession, show: Shows, tmp_path: Path
) -> None:
    memory = Memory(tmp_path / "window.ini")
    page = show(session, memory)
    headings = page.table.horizontalHeader()

    headings.sectionClicked.emit(Col.DAY)

    assert column(page, Col.DAY)[0] == "1 Sep"
    assert column(show(session, memory), Col.DAY)[0] == "1 Sep"


def test_a_click_on_another_heading_sorts_nothing(page: LedgerPage) -> None:
    page.table.horizontalHeader().sectionClicked.emit(Col.CREDITS)

    assert column(page, Col.DAY)[0] == "1 Nov"


def open_menu(page: LedgerPage) -> QMenu:
    """The menu of the selected entry, opened by the menu key, which the system turns into this event."""
    place = page.table.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, page.table.mapToGlobal(place))
    QApplication.sendEvent(page.table, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_of_an_entry_offers_what_can_be_done_with_it(page: LedgerPage, named: Named) -> None:
    wanted: list[int] = []
    page.person_wanted.connect(wanted.append)
    page.show_entry(number(page, Kind.SPEND))
    menu = open_menu(page)
    texts = [action.text() for action in menu.actions() if action.text()]

    next(action for action in menu.actions() if action.text() == "Show person").trigger()
    menu.close()

    of_entry, of_list = texts[:4], texts[4:]
    assert of_entry == ["Correct…", "Remove…", "Show person", "Show day"]
    assert of_list == ["&Copy rows", "E&xport as spreadsheet…", "&Earliest day on top"]
    assert wanted == [named("Chloé")]


def test_the_menu_turns_the_list_over(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.ALLOTMENT) + 1)
    menu = open_menu(page)

    menu.actions()[-1].trigger()
    menu.close()

    assert column(page, Col.DAY)[0] == "1 Sep"


def test_the_subtitle_adds_up_what_is_shown(page: LedgerPage) -> None:
    assert subtitle(page) == "5 entries: +46, −1"


def test_a_check_without_a_booking_stands_in_the_list(session: DeskSession, page: LedgerPage) -> None:
    session.perform(record_check, 44, inmails_before=True, adjust=False, now=NOW)

    assert column(page, Col.WHAT)[0] == "LinkedIn 44, here 45"
    assert column(page, Col.CREDITS)[0] == ""


def test_what_was_selected_stays_so_when_something_is_logged(
    session: DeskSession, page: LedgerPage, named: Named
) -> None:
    page.show_entry(number(page, Kind.CREDIT_BACK))

    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)

    current = page.table.current()
    assert current is not None
    assert current.kind is Kind.CREDIT_BACK
    assert column(page, Col.WHAT)[0] == "Dana Novak"


def test_an_entry_stays_selected_when_its_day_is_corrected(session: DeskSession, page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.SPEND))
    (inmail,) = [each for each in session.data.read.inmails() if each.sent_at.date() == date(2026, 10, 5)]

    session.perform(
        edit_inmail, inmail, sent_at=datetime(2026, 9, 20), now=NOW, subject="", body="", free=False
    )

    current = page.table.current()
    assert current is not None
    assert (current.on, current.kind) == (date(2026, 9, 20), Kind.SPEND)


def test_the_longest_name_of_a_rule_makes_no_panel_wider(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.CREDIT_BACK))
    QApplication.processEvents()
    widest = max(page.panel.view.rules.links, key=lambda link: link.sizeHint().width())
    assert widest.minimumSizeHint().width() < page.panel.minimumWidth() // 2


def test_the_name_of_a_rule_is_painted_whole_where_it_has_room(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.CREDIT_BACK))
    QApplication.processEvents()
    links = page.panel.view.rules.links

    assert [link.text() for link in links if link.grab().toImage() != as_any_link(link)] == []


def test_a_page_out_of_sight_takes_changes_over_once_it_is_shown(
    session: DeskSession, page: LedgerPage, named: Named
) -> None:
    page.hide()
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)
    assert page.table.entries.rowCount() == 5

    page.show()

    assert page.table.entries.rowCount() == 6


def test_selected_rows_are_copied_as_a_table(page: LedgerPage) -> None:
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)

    press(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Day", "Kind", "What", "Credits", "Balance", "Lot ends"]
    assert lines[1].split("\t") == ["2026-11-01", "Allotment", "Premium Business", "15", "45", "30 Jan 2027"]
    assert lines[2].split("\t")[3] == "1"
    assert page.said.text() == "2 rows copied."


# Filters


def test_a_kind_counts_its_entries_and_shows_them_alone(page: LedgerPage) -> None:
    pill = page.filters._pills[Group.RETURNED]
    assert pill.text() == "Returned 1"

    click(pill)

    assert column(page, Col.KIND) == ["Credit back"]
    assert page.filters._pills[Group.ARRIVED].text() == "Arrived 3"


def test_typing_a_name_leaves_only_that_person(page: LedgerPage) -> None:
    press("/")
    press("chlo")

    assert column(page, Col.WHAT) == ["Chloé Martin", "Chloé Martin"]
    assert page.filters.search.hasFocus()


def test_the_arrow_down_leads_from_the_name_into_the_list(page: LedgerPage) -> None:
    press("/", "chlo", Qt.Key.Key_Down)

    assert page.table.hasFocus()


def test_what_is_coming_stands_there_only_where_it_is_wanted(page: LedgerPage) -> None:
    choose(page, Period.COMING)

    assert column(page, Col.DAY)[-1] == "30 Nov"
    assert column(page, Col.WHAT)[-1] == "Allotment of 1 Sep"


def test_what_is_coming_says_so_among_what_is_past(page: LedgerPage) -> None:
    choose(page, Period.CHOSEN)
    page.filters.first.set_day(date(2026, 11, 1))

    assert column(page, Col.WHAT)[-2:] == ["Coming · Allotment of 1 Sep", "Premium Business"]


def test_days_are_asked_for_once_a_period_is_to_be_chosen(page: LedgerPage) -> None:
    assert not page.filters.first.isVisible()

    choose(page, Period.CHOSEN)
    page.filters.first.set_day(date(2026, 10, 1))
    page.filters.last.set_day(date(2026, 10, 31))

    assert page.filters.first.isVisible()
    assert column(page, Col.DAY) == ["9 Oct", "5 Oct", "1 Oct"]


def test_a_person_is_shown_alone_and_one_click_takes_that_back(page: LedgerPage, named: Named) -> None:
    page.show_person(named("Chloé"))
    alone = column(page, Col.DAY)
    said = page.filters._only_text.text()

    click(page.filters.everything)

    assert (alone, said) == (["9 Oct", "5 Oct"], "Only what is about Chloé Martin")
    assert page.table.entries.rowCount() == 5
    assert not page.filters.everything.isVisible()
    assert page.table.hasFocus()


def test_a_day_is_shown_alone(page: LedgerPage) -> None:
    page.show_day(date(2026, 10, 5))

    assert column(page, Col.DAY) == ["5 Oct"]
    assert page.filters._only_text.text() == "Only 5 October"


def test_an_entry_is_shown_though_a_filter_hid_it(page: LedgerPage) -> None:
    click(page.filters._pills[Group.LOST])

    page.show_entry(number(page, Kind.SPEND))

    current = page.table.current()
    assert current is not None
    assert current.kind is Kind.SPEND


def test_a_coming_entry_is_shown_among_what_is_coming(page: LedgerPage) -> None:
    page.show_entry(len(page._session.picture.statement.postings))

    current = page.table.current()
    assert current is not None
    assert current.coming


def test_where_nothing_is_found_the_way_out_is_a_button(page: LedgerPage) -> None:
    press("/", "zzz")
    said = [label.text() for label in page._list.findChildren(QLabel) if label.isVisible()]

    assert "Nothing here" in said
    assert not page.panel.isVisible()
    click(next(each for each in page._list.findChildren(QPushButton) if each.isVisible()))
    assert page.table.entries.rowCount() == 5
    assert page.table.hasFocus()


# Why


def test_the_panel_says_why_a_credit_came_back(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.CREDIT_BACK))
    said = texts(page)

    assert "Credit back from Chloé Martin" in said
    assert "9 October · +1, which left 30" in said
    assert any("answered the InMail of 5 October (Replied)" in text for text in said)
    assert "The credit that came back on 9 October" in said
    assert [link.text() for link in page.panel.view.rules.links] == [
        "Credit back",
        "Answer window",
        "Responses that return the credit",
        "Expiry",
        "Credits expire after",
    ]
    assert any(text.startswith("Read in LinkedIn Help") for text in said)


def test_everything_in_the_panel_has_the_height_that_its_words_need(page: LedgerPage, qtbot: QtBot) -> None:
    page.resize(980, 420)
    page.show_entry(number(page, Kind.CREDIT_BACK))

    view = page.panel.view
    qtbot.waitUntil(lambda: view.isVisible() and view.height() >= view.heightForWidth(view.width()))


def test_a_rule_leads_to_where_it_stands(page: LedgerPage) -> None:
    wanted: list[str] = []
    page.rule_wanted.connect(wanted.append)
    page.show_entry(number(page, Kind.ALLOTMENT))
    texts(page)

    click(page.panel.view.rules.links[0])

    assert wanted == ["allotment"]


def test_a_lot_leads_to_the_entry_that_made_it(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.SPEND))
    texts(page)

    click(page.panel.view.origin)

    current = page.table.current()
    assert current is not None
    assert (current.kind, current.on) == (Kind.ALLOTMENT, date(2026, 9, 1))
    texts(page)
    assert not page.panel.view.origin.isVisible()


def test_letters_lead_to_the_person_the_day_and_the_correction(page: LedgerPage, named: Named) -> None:
    wanted: list[object] = []
    for signal in (page.person_wanted, page.day_wanted, page.correct_wanted):
        signal.connect(wanted.append)
    page.show_entry(number(page, Kind.SPEND))

    press("p", "d", "c")

    chloe = named("Chloé")
    inmail = page._session.data.read.inmails_of(chloe)[0].id
    assert wanted == [chloe, date(2026, 10, 5), ("inmail", inmail)]


def test_what_a_rule_booked_cannot_be_corrected_and_says_so(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.ALLOTMENT) + 1)

    press("c")

    assert page.said.text().startswith("A rule booked this")


def test_enter_leads_to_what_can_be_done_with_an_entry(page: LedgerPage) -> None:
    page.show_entry(number(page, Kind.SPEND))

    press(Qt.Key.Key_Return)

    assert page.panel.view.correct.hasFocus()


def test_a_warning_stands_beside_its_entry(session: DeskSession, page: LedgerPage, named: Named) -> None:
    chloe = session.picture.prospects[named("Chloé")]
    amara = session.picture.prospects[named("Amara")]
    for person in (chloe, amara):
        session.perform(log_inmails, [person], sent_at=datetime(2026, 11, 20, 9, 0), now=NOW)

    page.show_person(amara.id)

    assert column(page, Col.WHAT)[0] == "Amara Okafor · to look at"
    assert any("was unanswered then" in text for text in texts(page))


def test_an_account_where_nothing_was_booked_says_what_will_stand_there(
    qapp: QApplication, tmp_path: Path, show: Shows
) -> None:
    from inmail_desk.desk.setting_up import Answers, begin
    from inmail_desk.store.data_file import DataFile

    with DataFile.create(tmp_path / "Empty.inmail") as data:
        answers = Answers(plan="premium-business", credits=0, last_renewal_on=date(2026, 11, 10))
        begin(data, answers, now=NOW)
        page = show(DeskSession(data, lambda: NOW))
        said = [label.text() for label in page._list.findChildren(QLabel) if label.isVisible()]

    assert "Nothing booked yet" in said
