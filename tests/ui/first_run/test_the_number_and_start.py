"""The third question, the price for those who like, and Start: by keys alone, and told what is missing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from inmail_desk.desk.picture import read_picture
from inmail_desk.desk.rejection import Details, Problem, Rejected
from inmail_desk.desk.setting_up import begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod

from ..conftest import NOW, TODAY
from ..keyboard import press
from .answering import Person
from .conftest import NUMBER, RENEWAL


@pytest.fixture
def ready(business: Person) -> Person:
    """All three questions answered."""
    business.type(RENEWAL, "14")
    business.type(NUMBER, "40")
    return business


def test_the_third_question_opens_with_the_second_answer(business: Person) -> None:
    assert not business.is_asked(NUMBER)
    business.type(RENEWAL, "14")
    assert business.is_asked(NUMBER)


def test_it_says_where_linkedin_shows_the_number(ready: Person) -> None:
    assert "LinkedIn shows the number on My Premium, and where you write an InMail." in ready.sees()


def test_keys_alone_lead_from_the_first_card_to_a_beginning(person: Person, tmp_path: Path) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_Right)
    person.enter(2)
    press("14")
    person.enter()
    press("40")
    person.enter(3)
    with DataFile.create(tmp_path / "Mine.inmail") as data:
        begin(data, person.begun[0], now=NOW)
        picture = read_picture(data, TODAY)
        assert picture is not None
        assert (picture.statement.plan, picture.statement.balance) == ("premium-business", 40)


def test_enter_chooses_the_card_that_has_the_focus(person: Person) -> None:
    person.enter()
    assert person.card("Premium Career").isChecked()


def test_ctrl_enter_starts_from_any_field(ready: Person) -> None:
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert ready.begun[0].credits == 40


def test_enter_presses_the_link_that_has_the_focus(ready: Person) -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    ready.enter()
    assert "Price, may be left out" in ready.sees()


def test_tab_goes_through_the_page_from_top_to_bottom(ready: Person) -> None:
    ready.card("Premium Business").setFocus()
    passed = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        passed.append(focused.accessibleName() or getattr(focused, "text", str)())
        press(Qt.Key.Key_Tab)
    assert passed == [
        "Premium Business",
        "LinkedIn shows me another number",
        "It is running already",
        RENEWAL,
        "I don’t know",
        NUMBER,
        "none so far",
        "Add what the plan costs",
        "Look at the demo",
    ]


def test_a_missing_number_is_told_at_its_field_and_the_focus_moves_there(business: Person) -> None:
    business.type(RENEWAL, "14")
    business.click("Start")
    assert "Enter the number LinkedIn shows; 0 counts too." in business.sees()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == NUMBER


def test_a_missing_renewal_day_is_told_at_its_field(business: Person) -> None:
    business.click("Start")
    assert "Enter the day of the month, 1 to 31, or press “I don’t know”." in business.sees()


def test_the_word_goes_once_the_answer_is_there(business: Person) -> None:
    business.click("Start")
    business.type(RENEWAL, "14")
    assert "Enter the day of the month" not in business.sees()


def test_it_says_beside_start_which_answer_comes_next(business: Person) -> None:
    assert "Next: the renewal day" in business.sees()


def test_no_credits_left_is_an_answer(business: Person) -> None:
    business.type(RENEWAL, "14")
    business.type(NUMBER, "0")
    assert business.start().credits == 0


def test_a_number_that_cannot_be_a_balance_is_told_at_once(ready: Person) -> None:
    ready.type(NUMBER, "999999")
    assert "is too large" in ready.sees()


@pytest.mark.parametrize(
    ("sent", "before"),
    [("none so far", False), ("before I read the number", True), ("after I read it", False)],
)
def test_inmails_of_today_are_in_the_number_or_not(ready: Person, sent: str, before: bool) -> None:
    ready.tick(sent)
    assert ready.start().todays_inmails_before is before


def test_the_price_may_be_left_out(ready: Person) -> None:
    assert ready.start().price is None


def test_the_price_is_kept_with_its_currency_and_period(ready: Person) -> None:
    ready.click("Add what the plan costs")
    press("29,99")
    begun = ready.start()
    assert (begun.price, begun.billing_period) == (Decimal("29.99"), BillingPeriod.MONTHLY)
    assert begun.currency is not None
    assert len(begun.currency) == 3


def test_a_price_that_is_none_is_told_and_does_not_start(ready: Person) -> None:
    ready.click("Add what the plan costs")
    press("30 euros")
    ready.click("Start")
    assert "This is no amount. Type it like “29.99” or “1200”." in ready.sees()
    assert not ready.begun


def test_a_price_in_thousands_is_read_as_everywhere_else(ready: Person) -> None:
    ready.click("Add what the plan costs")
    press("1.200,50")
    assert ready.start().price == Decimal("1200.50")


def test_half_a_currency_is_told_and_does_not_start(ready: Person) -> None:
    ready.click("Add what the plan costs")
    press("30")
    press(Qt.Key.Key_Tab)
    press("XY")
    press(Qt.Key.Key_Tab)
    ready.click("Start")
    assert "A currency has three letters, such as EUR or USD." in ready.sees()
    assert not ready.begun


def test_what_is_rejected_later_is_told_at_its_field(ready: Person) -> None:
    details = Details(day=date(2026, 11, 14), limit=date(2026, 11, 20))
    ready.page.show_rejected(Rejected(Problem.NOT_LATEST_RENEWAL, field="last_renewal_on", details=details))
    assert "14 November cannot be the latest renewal: there was one on 20 November since." in ready.sees()


def test_the_demo_is_one_link_away(person: Person) -> None:
    with person.qtbot.waitSignal(person.page.demo_wanted):
        person.click("Look at the demo")


def test_a_file_that_is_there_is_one_link_away(person: Person) -> None:
    with person.qtbot.waitSignal(person.page.open_wanted):
        person.click("Open a file you have")
