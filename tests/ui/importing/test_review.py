"""The review: what it shows, what its keys choose, and what the choices make of the credits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.importing import InMailProposal
from inmail_desk.desk.importing_list import Group, Order
from inmail_desk.ui.dates import widest_day
from inmail_desk.ui.import_model import COLUMNS, TICK
from inmail_desk.ui.import_review import LEFT, PLAN, ImportReview
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.painted_table import SIDE
from inmail_desk.ui.session import DeskSession

from .conftest import column, maker, reviewed, select, shown

WHO, STATE, ANSWER = (COLUMNS.index(order) for order in (Order.NAME, Order.STATE, Order.ANSWER))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maker().zip(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def window(
    kept_session: DeskSession, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """One window for all: whatever is chosen in a review, nothing is written here."""
    window = shown(kept_session, tmp_path_factory.mktemp("window"), QtBot(request))
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def review(window: MainWindow, archive: Path) -> Iterator[ImportReview]:
    window.activateWindow()
    yield reviewed(window, archive)
    window.importing().end()


def proposal(review: ImportReview, name: str) -> InMailProposal:
    return next(each for each in review.list.review.inmails if each.message.recipient.name == name)


def press(review: ImportReview, key: Qt.Key) -> None:
    QTest.keyClick(review.messages.table, key)
    QApplication.processEvents()


def test_the_latest_message_stands_on_top(review: ImportReview) -> None:
    names = ["Emil Sørensen", "Ines Costa", "Hugo Weber", "Greta Lund", "Amara Okafor"]
    assert column(review, WHO) == names


def test_each_message_says_how_it_stands(review: ImportReview) -> None:
    states = ["Same person?", "To decide", "Most likely", "Most likely", "Answer is new"]
    assert column(review, STATE) == states


def test_the_model_keeps_to_what_qt_expects(review: ImportReview) -> None:
    model = review.messages.model
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    for order in Order:
        review.messages.sort(order)
    review.messages.show_group(Group.TO_DECIDE)
    assert tester.model() is model


def test_nothing_written_is_said_beside_the_button(review: ImportReview) -> None:
    assert (review.foot.promise.text(), review.foot.ok.text()) == (
        "Nothing has been written yet.",
        "Import 3 InMails",
    )


def test_what_it_makes_of_the_balance_is_said(review: ImportReview) -> None:
    # Three credits go, Greta's comes back; the answer of Amara, whose credit had no way back, changes nothing.
    assert "Today’s balance becomes" in review.foot.text.text()


def test_what_was_found_is_called_as_nothing_that_is_still_to_be_decided(review: ImportReview) -> None:
    """What was sure and what was not stays so, whatever is decided; the filter beneath counts what is left."""
    assert "4 most likely, 1 uncertain" in review.found.text().replace("\N{NO-BREAK SPACE}", " ")


def test_a_number_of_what_was_found_stays_with_what_it_counts(review: ImportReview) -> None:
    assert "3\N{NO-BREAK SPACE}new people" in review.found.text()


def test_the_filters_count(review: ImportReview) -> None:
    texts = [pill.text() for pill in review.messages.pills.values()]
    assert texts == [
        "All 5",
        "To decide 1",
        "New 4",
        "Already known 0",
        "Same person? 1",
        "With answer 2",
        "Not taken 1",
    ]


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (Group.TO_DECIDE, ["Ines Costa"]),
        (Group.SAME_PERSON, ["Emil Sørensen"]),
        (Group.ANSWERED, ["Greta Lund", "Amara Okafor"]),
        (Group.LEFT_OUT, ["Ines Costa"]),
    ],
)
def test_a_filter_shows_its_messages(review: ImportReview, group: Group, names: list[str]) -> None:
    QTest.mouseClick(review.messages.pills[group], Qt.MouseButton.LeftButton)
    assert column(review, WHO) == names


def test_slash_leads_to_the_search(review: ImportReview) -> None:
    review.messages.table.setFocus()
    press(review, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is review.messages.search


def test_the_search_finds_names_without_their_accents(review: ImportReview) -> None:
    review.messages.search.setText("sorensen")
    assert column(review, WHO) == ["Emil Sørensen"]


def test_a_filter_without_messages_leads_back_to_all(review: ImportReview) -> None:
    review.messages.search.setText("nobody of this name")
    review.messages.nothing.clicked.emit()
    assert len(column(review, WHO)) == 5


def test_a_heading_sorts_by_its_column(review: ImportReview) -> None:
    review.messages.table.horizontalHeader().sectionClicked.emit(WHO)
    assert column(review, WHO)[0] == "Amara Okafor"


def test_space_takes_what_was_left_to_decide(review: ImportReview) -> None:
    select(review, "Ines Costa")
    press(review, Qt.Key.Key_Space)
    assert (proposal(review, "Ines Costa").taken, review.foot.ok.text()) == (True, "Import 4 InMails")


def test_what_was_decided_is_not_asked_any_more(review: ImportReview) -> None:
    select(review, "Ines Costa")
    press(review, Qt.Key.Key_Space)
    assert review.messages.pills[Group.TO_DECIDE].text() == "To decide 0"


def test_a_click_on_a_tick_leaves_the_message_out(review: ImportReview) -> None:
    table = review.messages.table
    row = column(review, WHO).index("Greta Lund")
    cell = table.visualRect(review.messages.model.index(row, TICK))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert not proposal(review, "Greta Lund").taken


def test_i_says_that_it_was_no_inmail(review: ImportReview) -> None:
    select(review, "Hugo Weber")
    press(review, Qt.Key.Key_I)
    assert (proposal(review, "Hugo Weber").is_inmail, proposal(review, "Hugo Weber").taken) == (False, False)


def test_f_says_that_it_was_free(review: ImportReview) -> None:
    select(review, "Hugo Weber")
    press(review, Qt.Key.Key_F)
    assert proposal(review, "Hugo Weber").free


def test_a_digit_says_what_the_answer_was(review: ImportReview) -> None:
    select(review, "Greta Lund")
    press(review, Qt.Key.Key_3)
    assert column(review, ANSWER)[3] == "Interested, 15 Oct"


def test_zero_says_that_it_was_no_answer(review: ImportReview) -> None:
    select(review, "Greta Lund")
    press(review, Qt.Key.Key_0)
    assert proposal(review, "Greta Lund").outcome is None


def test_a_digit_is_explained_where_there_is_no_answer(review: ImportReview) -> None:
    select(review, "Ines Costa")
    press(review, Qt.Key.Key_3)
    assert "no answer" in review.messages.said.text()


def test_a_key_chooses_for_all_selected_rows(review: ImportReview) -> None:
    review.messages.table.selectAll()
    press(review, Qt.Key.Key_F)
    free = {each.message.recipient.name for each in review.list.review.inmails if each.free}
    assert free == {"Emil Sørensen", "Ines Costa", "Hugo Weber", "Greta Lund"}


def test_of_very_many_rows_none_is_missed(review: ImportReview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inmail_desk.ui.import_messages._AT_ONCE", 2)
    review.messages.choose([0, 1, 2, 3, 4], taken=False)
    review.messages.settle()
    assert not any(each.taken for each in review.list.review.inmails)


def test_the_panel_asks_whether_somebody_is_the_same_person(review: ImportReview) -> None:
    select(review, "Emil Sørensen")
    buttons = review.messages.panel.same_person.buttons
    assert [button.text() for button in buttons] == ["Emil Sørensen · Fjord IT", "Somebody else"]


def test_the_person_decides_who_it_is(review: ImportReview) -> None:
    select(review, "Emil Sørensen")
    review.messages.panel.same_person.buttons[1].click()
    assert proposal(review, "Emil Sørensen").same_as is None


def test_the_panel_asks_whether_a_connection_was_the_answer(review: ImportReview) -> None:
    select(review, "Hugo Weber")
    review.messages.panel.accepted.click()
    assert proposal(review, "Hugo Weber").outcome is Outcome.ACCEPTED


def test_the_panel_brings_only_the_person(review: ImportReview) -> None:
    select(review, "Hugo Weber")
    review.messages.panel.choices.none.click()
    assert "1 person without an InMail" in review.foot.text.text()


def test_the_panel_changes_an_answer(review: ImportReview) -> None:
    select(review, "Greta Lund")
    combo = review.messages.panel.choices.outcome
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert proposal(review, "Greta Lund").outcome is Outcome.DECLINED


def test_the_menu_names_every_choice_with_its_key(review: ImportReview) -> None:
    select(review, "Greta Lund")
    texts = [action.text() for action in review.messages.menu().actions()]
    assert texts == [
        "Import, or leave out\tSpace",
        "An InMail, or not\tI",
        "Free, or paid\tF",
        "Their answer",
    ]


def test_what_was_left_alone_stands_with_its_line(review: ImportReview) -> None:
    review.show_part(LEFT)
    model = review.left.model
    rows = [[model.index(row, place).data() for place in range(2)] for row in range(model.rowCount())]
    assert ["A draft, never sent", "9"] in rows


def test_messages_to_several_people_are_counted_with_what_was_left_alone(review: ImportReview) -> None:
    review.show_part(LEFT)
    assert review.left.to_several.text() == "1 message went to several people at once: an InMail goes to one."


def test_the_missing_files_are_named_with_what_that_means(review: ImportReview) -> None:
    review.show_part(LEFT)
    assert (
        "Receipts.csv is missing: LinkedIn adds it for those who pay"
        in review.left.missing.accessibleDescription()
    )


def test_leaving_everything_out_leaves_nothing_to_import(review: ImportReview) -> None:
    review.messages.table.selectAll()
    review.messages.choose(review.messages.table.selected_numbers(), taken=False)
    assert (review.foot.ok.text(), review.foot.ok.isEnabled()) == ("Nothing to import", False)


def test_the_effect_stands_beside_the_balance_of_now(review: ImportReview) -> None:
    review.show_part(PLAN)
    assert review.plan is not None
    assert review.plan.standing.rows()[0][0] == "Balance today"


def test_the_panel_shows_what_was_answered_and_what_was_written(review: ImportReview) -> None:
    select(review, "Greta Lund")
    panel = review.messages.panel
    assert panel.answer.text.text() == "Thank you!"
    assert panel.message.text.text() == "A line."


def test_where_nobody_answered_no_answer_is_shown(review: ImportReview) -> None:
    select(review, "Ines Costa")
    assert not review.messages.panel.answer.isVisible()


def test_the_panel_says_when_the_answer_came(review: ImportReview) -> None:
    select(review, "Greta Lund")
    assert review.messages.panel.choices.caption.text() == "Their &answer, of 15 October"


def test_the_tick_of_a_known_inmail_is_one_for_its_answer(review: ImportReview) -> None:
    select(review, "Amara Okafor")
    assert review.messages.panel.choices.taken.text() == "Import the answer"


def test_a_day_of_another_year_has_room_in_its_column(review: ImportReview) -> None:
    table = review.messages.table
    metrics = table.fontMetrics()
    day = widest_day(metrics)
    room = table.columnWidth(COLUMNS.index(Order.SENT)) - 2 * SIDE
    assert metrics.elidedText(day, Qt.TextElideMode.ElideRight, room) == day


def test_the_smallest_window_still_shows_the_answers(window: MainWindow, review: ImportReview) -> None:
    former = window.size()
    table = review.messages.table
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    window.resize(900, 600)
    QApplication.processEvents()
    hidden = table.isColumnHidden(ANSWER)
    window.resize(former)
    QApplication.processEvents()
    assert not hidden


def test_the_file_of_what_was_left_alone_is_named_without_the_zip_that_holds_all(
    review: ImportReview, archive: Path
) -> None:
    review.show_part(LEFT)
    model = review.left.model
    file = model.index(0, 2)
    assert (file.data(), file.data(Qt.ItemDataRole.ToolTipRole)) == (
        "messages.csv",
        f"{archive.name}: messages.csv",
    )
