"""The first run that begins with an archive: what it answers, and the review that follows."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.first_run import FirstRunPage
from inmail_desk.ui.first_run_cards import ChoiceCard
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.session import DeskSession
from tests.exchange.archives import ArchiveMaker

from ..conftest import NOW
from ..person.seeing import button, seen
from .conftest import maker, page_of, shown


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return shown(None, tmp_path, qtbot)


@pytest.fixture
def questions(window: MainWindow) -> FirstRunPage:
    page = FirstRunPage(lambda: NOW)
    window.show_first_run(page)
    return page


def read(window: MainWindow, questions: FirstRunPage, made: ArchiveMaker, folder: Path) -> None:
    questions.archive_way.button.click()
    window.importing().begin([made.zip(folder)])
    page_of(window).wait()
    QApplication.processEvents()


def shown_cards(questions: FirstRunPage) -> list[ChoiceCard]:
    return [each for each in questions.findChildren(ChoiceCard) if each.isVisible()]


def paying() -> ArchiveMaker:
    made = maker()
    made.receipts(
        ("9/14/26, 9:12 AM", "Premium Career (Monthly)", "29.99", "USD"),
        ("10/14/26, 9:12 AM", "Premium Business (Monthly)", "59.99", "USD"),
        ("11/14/26, 9:12 AM", "Premium Business (Monthly)", "59.99", "USD"),
    )
    return made


def test_the_latest_receipt_answers_plan_day_and_price(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    answers = questions.outcome().answers
    assert answers is not None
    assert (answers.plan, str(answers.last_renewal_on), str(answers.price), answers.currency) == (
        "premium-business",
        "2026-11-14",
        "59.99",
        "USD",
    )


def test_it_says_where_the_answers_come_from(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    title = "Filled in from your receipt of 14 November"
    assert questions.archive_way.found.accessibleName() == title


def test_the_number_that_linkedin_shows_is_still_asked(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    problem = questions.outcome().problem
    assert problem is not None
    assert problem.field == "credits"


def test_the_number_that_linkedin_shows_is_all_that_is_asked(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    texts = seen(questions)
    assert "It renews on day 14 of each month. From your receipt of 14 November." in texts
    assert "Premium Business: 15 credits a month, at most 45, they expire after 90 days" in texts
    assert shown_cards(questions) == []


def test_the_number_can_be_typed_at_once(window: MainWindow, questions: FirstRunPage, tmp_path: Path) -> None:
    read(window, questions, paying(), tmp_path)
    QTest.keyClicks(window.focusWidget(), "27")
    answers = questions.outcome().answers
    assert answers is not None
    assert (answers.credits, shown_cards(questions)) == (27, [])


def test_what_the_archive_answered_can_be_changed(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    QTest.mouseClick(button(questions, "Change: Which plan do you have?"), Qt.MouseButton.LeftButton)
    chosen = window.focusWidget()
    assert isinstance(chosen, ChoiceCard)
    assert (chosen.accessibleName(), chosen in shown_cards(questions)) == ("Premium Business", True)


def test_the_line_of_one_answer_keeps_up_with_another(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    QTest.mouseClick(button(questions, "Change: Which plan do you have?"), Qt.MouseButton.LeftButton)
    other = next(each for each in shown_cards(questions) if each.accessibleName() == "Sales Navigator Core")
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    first = "This plan renews on the first of every month, whichever day the seat was assigned to you."
    assert first in seen(questions)
    assert button(questions, "Change: How did it begin, and when does it renew?")


def test_another_archive_without_receipts_takes_back_what_the_first_one_answered(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    (tmp_path / "another").mkdir()
    read(window, questions, maker(), tmp_path / "another")
    answers = questions.outcome().answers
    assert answers is not None
    assert (answers.last_renewal_on, answers.price, "receipt of 14" in seen(questions)) == (None, None, False)


def test_an_answer_that_cannot_be_kept_is_shown_again(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    questions.show_rejected(Rejected(Problem.NOT_LATEST_RENEWAL, field="last_renewal_on"))
    assert "It renews on this day of the month" in seen(questions)


def test_without_receipts_the_questions_are_as_they_were(
    window: MainWindow, questions: FirstRunPage, tmp_path: Path
) -> None:
    read(window, questions, maker(), tmp_path)
    assert (
        questions.archive_way.found.accessibleName()
        == "The archive holds no receipt of a plan that is known here"
    )


@pytest.fixture
def begun(qapp: QApplication, tmp_path: Path) -> Iterator[DeskSession]:
    with DataFile.create(tmp_path / "New.inmaildesk") as data:
        begin(
            data,
            Answers(plan="premium-business", credits=27, last_renewal_on=NOW.date().replace(day=14)),
            now=NOW,
        )
        yield DeskSession(data, lambda: NOW)


def test_the_review_follows_once_the_account_is_made(
    window: MainWindow, questions: FirstRunPage, begun: DeskSession, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    questions.begin_wanted.emit(questions.outcome().answers)
    window.show_account(begun, "New", demo=False)
    page_of(window).wait()
    review = page_of(window).review
    assert review is not None
    assert review.list.review.inmails[-1].sent_at > datetime(2026, 11, 8)


def test_another_file_opened_instead_is_not_imported_into(
    window: MainWindow, questions: FirstRunPage, begun: DeskSession, tmp_path: Path
) -> None:
    read(window, questions, paying(), tmp_path)
    questions.begin_wanted.emit(questions.outcome().answers)
    window.open_wanted.emit(begun.data.path)
    window.show_account(begun, "New", demo=False)
    assert window.importing().page is None


def test_the_review_names_an_archive_that_was_chosen_with_the_button(
    window: MainWindow, questions: FirstRunPage, begun: DeskSession, tmp_path: Path
) -> None:
    questions.archive_way.button.click()
    page_of(window).read([paying().zip(tmp_path, "Mine.zip")])
    page_of(window).wait()
    questions.begin_wanted.emit(questions.outcome().answers)
    window.show_account(begun, "New", demo=False)
    page_of(window).wait()
    assert any(each.text() == "Mine.zip · the archive of Mara Quist" for each in window.findChildren(QLabel))
