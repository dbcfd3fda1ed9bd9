"""The plan that receipts show, and where tracking is to begin, with what that makes of the credits."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.desk.importing import BeginningKind
from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.chips import Chip
from inmail_desk.ui.import_plan import ReviewPlan
from inmail_desk.ui.import_review import PLAN, ImportReview
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from .conftest import maker, reviewed, shown


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[DeskSession]:
    """Tracked with 27 credits since 5 November."""
    with DataFile.create(tmp_path / "Late.inmaildesk") as data:
        answers = Answers(plan="premium-business", credits=27, last_renewal_on=date(2026, 11, 3))
        begin(data, answers, now=datetime(2026, 11, 5, 9, 0))
        yield DeskSession(data, lambda: NOW)


@pytest.fixture
def review(session: DeskSession, tmp_path: Path, qtbot: QtBot) -> ImportReview:
    made = maker()
    made.receipts(
        *(
            (f"{month}/3/26, 9:12 AM", "Premium Business (Monthly)", "59.99", "USD")
            for month in (8, 9, 10, 11)
        )
    )
    (tmp_path / "given").mkdir()
    return reviewed(
        shown(session, tmp_path, qtbot), Path(shutil.move(made.zip(tmp_path), tmp_path / "given"))
    )


@pytest.fixture
def plan(review: ImportReview) -> ReviewPlan:
    review.show_part(PLAN)
    assert review.plan is not None
    return review.plan


def test_tracking_stays_where_it_began_unless_the_person_agrees(plan: ReviewPlan) -> None:
    assert plan.beginning.choice.value() is BeginningKind.AS_IT_IS


def test_beginning_with_the_first_receipt_shows_linkedins_number_beside_ours(
    review: ImportReview, plan: ReviewPlan
) -> None:
    plan.beginning.choice.choose(BeginningKind.FIRST_RECEIPT)
    review.work_out_now()
    assert any(row[0] == "Check of 5 November: LinkedIn showed 27" for row in plan.standing.rows())


def test_an_earlier_balance_needs_its_number(review: ImportReview, plan: ReviewPlan) -> None:
    plan.beginning.choice.choose(BeginningKind.EARLIER_BALANCE)
    review.work_out_now()
    assert not review.foot.ok.isEnabled()


def test_it_is_said_which_number_an_earlier_balance_needs(review: ImportReview, plan: ReviewPlan) -> None:
    plan.beginning.choice.choose(BeginningKind.EARLIER_BALANCE)
    review.work_out_now()
    assert "Enter how many credits you had on that day." in review.foot.text.text()


def test_a_choice_of_the_beginning_stays_where_it_is_clicked(review: ImportReview, plan: ReviewPlan) -> None:
    """What it makes of the credits, more or fewer lines, stands beneath it."""
    review.work_out_now()
    QApplication.processEvents()
    former = plan.beginning.mapTo(plan, plan.beginning.rect().topLeft())
    plan.beginning.choice.choose(BeginningKind.FIRST_RECEIPT)
    review.work_out_now()
    QApplication.processEvents()
    assert plan.beginning.mapTo(plan, plan.beginning.rect().topLeft()) == former


def test_what_it_changes_leads_to_what_becomes_of_the_credits(review: ImportReview, qtbot: QtBot) -> None:
    review.window().resize(900, 600)
    QTest.mouseClick(review.foot.more, Qt.MouseButton.LeftButton)
    assert review.plan is not None
    plan = review.plan
    qtbot.waitUntil(lambda: plan.standing.visibleRegion().boundingRect() == plan.standing.rect())


def test_with_its_number_an_earlier_balance_can_be_imported(review: ImportReview, plan: ReviewPlan) -> None:
    plan.beginning.choice.choose(BeginningKind.EARLIER_BALANCE)
    plan.beginning.credits.set_number(12)
    review.work_out_now()
    assert (review.foot.ok.isEnabled(), "an earlier beginning" in review.foot.text.text()) == (True, True)


def test_a_step_of_the_plan_can_be_left_out(review: ImportReview, plan: ReviewPlan) -> None:
    for tick in plan.steps.ticks:
        tick.click()
    assert not any(each.taken for each in review.list.review.plan)


def test_a_receipt_before_the_beginning_is_counted_with_an_earlier_beginning(
    review: ImportReview, plan: ReviewPlan
) -> None:
    former = [each.text() for each in plan.steps.findChildren(Chip)]
    plan.beginning.choice.choose(BeginningKind.FIRST_RECEIPT)
    earlier = [each.text() for each in plan.steps.findChildren(Chip)]
    plan.beginning.choice.choose(BeginningKind.AS_IT_IS)
    again = [each.text() for each in plan.steps.findChildren(Chip)]
    assert "Before tracking began" in former
    assert "Before tracking began" not in earlier
    assert again == former
