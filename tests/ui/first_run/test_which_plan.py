"""The first question shows each plan's numbers with where they were read, and takes any other plan too."""

import pytest

from .answering import Person
from .conftest import NUMBER, RENEWAL


def finish(person: Person) -> None:
    person.type(RENEWAL, "14")
    person.type(NUMBER, "10")


@pytest.mark.parametrize(
    ("plan", "numbers"),
    [
        ("Premium Career", "5 a month, at most 15"),
        ("Premium Business", "15 a month, at most 45"),
        ("Sales Navigator Core", "50 a month, at most 150"),
        ("Recruiter Lite", "30 a month, at most 120"),
    ],
)
def test_a_card_shows_the_allotment_and_the_cap(person: Person, plan: str, numbers: str) -> None:
    assert person.card(plan).accessibleDescription().startswith(numbers)


def test_a_card_says_how_sure_its_numbers_are(person: Person) -> None:
    assert "LinkedIn says different things" in person.card("Sales Navigator Core").accessibleDescription()


def test_no_plan_is_taken_for_granted(person: Person) -> None:
    person.click("Start")
    assert "Choose the plan that you have." in person.sees()


def test_it_says_that_two_products_need_two_files(person: Person) -> None:
    assert "Premium and Sales Navigator each have a balance of their own" in person.sees()


def test_it_says_that_nothing_leaves_the_computer(person: Person) -> None:
    assert "Nothing leaves this computer" in person.sees()


def test_the_plan_chosen_says_where_its_numbers_were_read_and_when(business: Person) -> None:
    read_in = "Read in: LinkedIn Help, articles 75, a554514, 57013 and a412114"
    assert read_in in business.sees()
    assert "read 22 Nov 2026 · LinkedIn says so" in business.sees()


def test_the_plan_chosen_says_when_its_credits_expire(business: Person) -> None:
    assert "15 credits a month, at most 45, they expire after 90 days" in business.sees()


def test_another_source_is_shown_with_its_own_numbers(business: Person) -> None:
    assert "Guide on getting credits back\n25\n75\nnever\nothers report it" in business.sees()


def test_a_source_without_the_plan_says_nothing_about_it(person: Person) -> None:
    person.choose("Recruiter Corporate")
    assert "FAQ on InMail credits\nsays nothing about this plan" in person.sees()


def test_another_card_shows_its_own_sources(business: Person) -> None:
    business.choose("Recruiter Lite")
    assert "30 credits a month, at most 120" in business.sees()


def test_another_number_from_linkedin_counts(business: Person) -> None:
    business.click("LinkedIn shows me another number")
    business.type("Credits a month", "20")
    finish(business)
    assert business.start().allotment == 20


def test_another_cap_from_linkedin_counts(business: Person) -> None:
    business.click("LinkedIn shows me another number")
    business.type("At most (the cap)", "60")
    finish(business)
    assert business.start().cap == 60


def test_more_a_month_than_the_cap_asks_for_the_cap(business: Person) -> None:
    business.click("LinkedIn shows me another number")
    business.type("Credits a month", "50")
    assert "No more than 45 would ever arrive: enter LinkedIn’s cap too." in business.sees()


def test_another_number_does_not_pass_to_another_plan(business: Person) -> None:
    business.click("LinkedIn shows me another number")
    business.type("Credits a month", "20")
    business.choose("Premium Career")
    finish(business)
    assert business.start().allotment is None


def test_a_plan_that_is_not_listed_begins_with_its_own_numbers(person: Person) -> None:
    person.choose("Another plan")
    person.type("Name of the plan, as LinkedIn calls it", "Premium Executive")
    person.type("Credits a month", "12")
    person.type("At most (the cap)", "36")
    finish(person)
    begun = person.start()
    assert (begun.plan, begun.allotment, begun.cap) == ("Premium Executive", 12, 36)


def test_a_plan_without_a_name_is_told_so_at_the_name(person: Person) -> None:
    person.choose("Another plan")
    person.click("Start")
    assert "Enter the plan’s name, as LinkedIn calls it." in person.sees()


def test_a_plan_of_ones_own_without_an_allotment_is_told_so(person: Person) -> None:
    person.choose("Another plan")
    person.type("Name of the plan, as LinkedIn calls it", "Premium Executive")
    person.click("Start")
    assert "Enter how many credits the plan brings each month." in person.sees()


def test_numbers_may_be_typed_before_the_name(person: Person) -> None:
    person.choose("Another plan")
    person.type("Credits a month", "12")
    person.click("Start")
    assert "Enter the plan’s name, as LinkedIn calls it." in person.sees()


def test_a_cap_may_be_typed_before_the_allotment(person: Person) -> None:
    person.choose("Another plan")
    person.type("Name of the plan, as LinkedIn calls it", "Premium Executive")
    person.type("At most (the cap)", "36")
    assert "Next: the plan’s credits a month" in person.sees()


def test_what_is_missing_is_not_held_against_anyone_before_start(person: Person) -> None:
    person.choose("Another plan")
    assert "Enter the plan’s name" not in person.sees()
