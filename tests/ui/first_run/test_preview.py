"""While the answers are given the page shows what they lead to."""

import pytest
from PySide6.QtCore import QPoint

from inmail_desk.ui.first_run_preview import PreviewCard

from .answering import Person, Sitting
from .conftest import NUMBER, RENEWAL


@pytest.fixture
def ready(business: Person) -> Person:
    business.type(RENEWAL, "14")
    business.type(NUMBER, "40")
    return business


def test_it_says_what_it_will_show(person: Person) -> None:
    assert "The credits you hold by the day they expire" in person.preview()


def test_it_shows_the_balance_against_the_cap(ready: Person) -> None:
    assert "40\nof at most 45" in ready.preview()


def test_the_lots_are_read_from_the_balance_and_said_to_be(ready: Person) -> None:
    assert "3 lots, read from your balance" in ready.preview()


def test_each_lot_says_how_many_expire_when(ready: Person) -> None:
    assert "10\nexpire on 13 December\nin 21 days" in ready.preview()


def test_it_follows_each_digit(business: Person) -> None:
    business.type(RENEWAL, "14")
    business.type(NUMBER, "4")
    assert "1 lot, read from your balance" in business.preview()


def test_the_first_loss_is_told(ready: Person) -> None:
    assert "First loss: 10 credits on 13 December\nby age in 21 days, if nothing is sent" in ready.preview()


def test_a_loss_by_the_cap_is_told_as_such(business: Person) -> None:
    business.type(RENEWAL, "23")
    business.type(NUMBER, "45")
    assert "First loss: 15 credits on 23 November\ncut by the cap in 1 day" in business.preview()


def test_the_next_renewal_is_told(ready: Person) -> None:
    assert "Next renewal on 14 December\n15 credits arrive" in ready.preview()


def test_the_lots_of_a_brand_new_subscription_are_not_read_from_a_balance(business: Person) -> None:
    business.choose("Brand-new")
    assert "expire on 20 February 2027" in business.preview()
    assert "read from your balance" not in business.preview()


def test_credits_that_never_expire_are_told_so(person: Person) -> None:
    person.choose("Recruiter Corporate")
    person.type(RENEWAL, "14")
    person.type(NUMBER, "300")
    assert "never expire" in person.preview()


def test_an_answer_that_goes_wrong_takes_the_figures_away(ready: Person) -> None:
    ready.type(NUMBER, "")
    assert "First loss" not in ready.preview()


def test_it_stands_beside_the_questions_where_there_is_room(business: Person) -> None:
    preview = business.page.findChildren(PreviewCard)[0]
    cards = business.card("Sales Navigator Core")
    assert (
        preview.mapTo(business.page, QPoint()).x() > cards.mapTo(business.page, QPoint(cards.width(), 0)).x()
    )


def test_it_stands_beneath_them_in_a_small_window(sitting: Sitting) -> None:
    person = sitting(width=900)
    preview = person.page.findChildren(PreviewCard)[0]
    cards = person.card("Another plan")
    assert preview.mapTo(person.page, QPoint()).y() > cards.mapTo(person.page, QPoint(0, cards.height())).y()


def test_a_small_window_tells_the_first_loss_beside_start(sitting: Sitting) -> None:
    person = sitting(width=900)
    person.choose("Premium Business")
    person.type(RENEWAL, "14")
    person.type(NUMBER, "40")
    assert person.sees().count("First loss: 10 credits on 13 December") == 2
